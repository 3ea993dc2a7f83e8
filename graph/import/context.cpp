#include "graph/import/context.h"

#include <algorithm>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

constexpr std::size_t kKeySorterBytes = std::size_t{192} << 20;

unsigned threads_for(const ImportSettings& settings) {
  constexpr unsigned kMost = 64;
  const unsigned wanted =
      settings.threads == 0 ? std::thread::hardware_concurrency() : settings.threads;
  return std::clamp(wanted, 1U, kMost);
}

}  // namespace

ImportContext::ImportContext(const Engine& engine, const State& base_state,
                             const ImportSettings& given, const ValueReader& reader)
    : settings(given),
      base(base_state),
      threads(threads_for(given)),
      names(engine),
      rejects(given.rejects_path, given.max_rejects),
      encoder{{given.delimiter, given.quote},
              Converter(reader, given.array_delimiter),
              given.array_delimiter},
      index_entries(base.database->spill_directory(), "entries", kKeySorterBytes),
      type_entries(base.database->spill_directory(), "types", kKeySorterBytes),
      directory_(base.database->make_scratch()) {}

ImportContext::~ImportContext() { base.database->remove_scratch(); }

std::unique_ptr<rocks::SortedFile> ImportContext::new_file(rocks::Family family) {
  const std::lock_guard lock(mutex_);
  const std::string path = directory_ + '/' + std::to_string(files_.size()) + ".sst";
  auto out = base.database->sorted_file(family, path);
  files_.push_back({family, path});
  return out;
}

void ImportContext::add_counts(const CounterDelta& counts) {
  const std::lock_guard lock(mutex_);
  for (const auto& [key, change] : counts) counts_[key] += change;
}

void ImportContext::require_going_on() const {
  if (settings.cancelled != nullptr && settings.cancelled->load(std::memory_order_relaxed)) {
    throw Exception({Code::Cancelled, "the import was stopped; nothing of it is stored"});
  }
}

void ImportContext::advance(std::string_view phase, std::uint64_t done, std::uint64_t total) {
  require_going_on();
  const std::lock_guard lock(mutex_);
  if (settings.progress) settings.progress({phase, done, total});
}

}  // namespace dossier::graph
