#include "graph/store/names.h"

#include <mutex>

#include <dossier/error.h>

namespace dossier::graph {

NameTable::~NameTable() {
  for (auto& chunk : chunks_) delete chunk.load(std::memory_order_relaxed);
}

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
  const std::shared_lock lock(mutex_);
  const auto found = ids_.find(name);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

std::string_view NameTable::name(std::uint32_t id) const {
  if (id >= size()) return {};
  return *(*chunks_[id / kChunk].load(std::memory_order_acquire))[id % kChunk];
}

void NameTable::append(std::unique_ptr<const std::string> name) {
  const std::uint32_t id = size();
  auto& slot = chunks_[id / kChunk];
  if (id % kChunk == 0) slot.store(new Chunk, std::memory_order_release);
  const std::string_view text = *name;
  (*slot.load(std::memory_order_relaxed))[id % kChunk] = std::move(name);
  const std::unique_lock lock(mutex_);
  ids_.emplace(text, id);
  size_.store(id + 1, std::memory_order_release);
}

std::optional<std::uint32_t> PendingNames::find(std::string_view name) const {
  const auto found = ids_.find(name);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

std::string_view PendingNames::name(std::uint32_t id) const {
  if (id < first_ || id - first_ >= names_.size()) return {};
  return *names_[id - first_];
}

std::uint32_t PendingNames::add(std::uint32_t first, std::string_view name) {
  if (name.size() > kMaxNameBytes) {
    throw Exception({Code::LimitExceeded, "a name is longer than 65535 bytes"});
  }
  if (first + names_.size() >= NameTable::kCapacity) {
    throw Exception({Code::LimitExceeded,
                     "the database holds more than a million different names",
                     {},
                     {},
                     "keep what varies in property values, not in labels, types or keys",
                     {}});
  }
  first_ = first;
  names_.push_back(std::make_unique<const std::string>(name));
  const auto id = static_cast<std::uint32_t>(first + names_.size() - 1);
  ids_.emplace(*names_.back(), id);
  return id;
}

void PendingNames::publish(NameTable& table) {
  for (auto& name : names_) table.append(std::move(name));
  names_.clear();
  ids_.clear();
}

}  // namespace dossier::graph
