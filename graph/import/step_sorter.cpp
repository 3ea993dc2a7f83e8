#include "graph/import/step_sorter.h"

#include <algorithm>
#include <bit>
#include <cstdio>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

constexpr std::size_t kLeastPartMemory = std::size_t{64} << 10;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

[[noreturn]] void fail(const char* action, const std::string& path) {
  throw Exception({Code::InputOutput, std::string("cannot ") + action + " `" + path + '`'});
}

/// Counting sort by node into `out`, then each neighbourhood by itself.
void sort_steps(std::vector<PackedStep>& steps, std::vector<PackedStep>& out) {
  out.resize(steps.size());
  if (steps.empty()) return;
  const auto by_node = [](const PackedStep& a, const PackedStep& b) { return a.node() < b.node(); };
  const auto [least, greatest] = std::minmax_element(steps.begin(), steps.end(), by_node);
  const std::uint32_t first = least->node();
  std::vector<std::uint32_t> ends(std::size_t{greatest->node() - first} + 2, 0);
  for (const PackedStep& step : steps) ++ends[step.node() - first + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  for (const PackedStep& step : steps) out[ends[step.node() - first]++] = step;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    std::sort(out.begin() + begin, out.begin() + ends[i]);
    begin = ends[i];
  }
}

}  // namespace

StepSorter::StepSorter(std::uint64_t nodes, std::size_t memory, std::string directory)
    : part_memory_(std::max(memory / kParts, kLeastPartMemory)),
      directory_(std::move(directory)),
      parts_(kParts) {
  const auto bits = static_cast<unsigned>(std::bit_width(nodes));
  constexpr unsigned kPartBits = 8;
  shift_ = bits > kPartBits ? bits - kPartBits : 0;
}

StepSorter::~StepSorter() {
  for (std::size_t i = 0; i < kParts; ++i) {
    if (parts_[i].spilled > 0) std::remove(path_of(i).c_str());
  }
}

std::string StepSorter::path_of(std::size_t part) const {
  return directory_ + "/steps-" + std::to_string(part);
}

std::uint64_t StepSorter::steps() const {
  std::uint64_t sum = 0;
  for (const Part& part : parts_) sum += part.count;
  return sum;
}

void StepSorter::add_block(std::size_t i, const PackedStep* steps, std::size_t count) {
  Part& part = parts_[i];
  const std::lock_guard lock(part.mutex);
  part.blocks.emplace_back(steps, steps + count);
  part.count += count;
  if ((part.count - part.spilled) * sizeof(PackedStep) > part_memory_) spill(i);
}

void StepSorter::spill(std::size_t i) {
  Part& part = parts_[i];
  const std::string path = path_of(i);
  const File file(std::fopen(path.c_str(), "ab"));
  if (file == nullptr) fail("create", path);
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  std::vector<PackedStep> all;
  for (const Block& block : part.blocks) all.insert(all.end(), block.begin(), block.end());
  if (std::fwrite(all.data(), sizeof(PackedStep), all.size(), file.get()) != all.size())
    fail("write", path);
  part.blocks.clear();
  part.spilled = part.count;
}

void StepSorter::read_back(std::size_t i, std::vector<PackedStep>& out) const {
  const std::string path = path_of(i);
  const File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) fail("read", path);
  const auto count = static_cast<std::size_t>(parts_[i].spilled);
  out.resize(count);
  if (std::fread(out.data(), sizeof(PackedStep), count, file.get()) != count) fail("read", path);
}

void StepSorter::take(std::size_t i, std::vector<PackedStep>& out) {
  Part& part = parts_[i];
  std::vector<PackedStep> all;
  all.reserve(static_cast<std::size_t>(part.count));
  if (part.spilled > 0) read_back(i, all);
  for (Block& block : part.blocks) {
    all.insert(all.end(), block.begin(), block.end());
    Block().swap(block);
  }
  std::vector<Block>().swap(part.blocks);
  sort_steps(all, out);
}

void StepSorter::Writer::flush(Buffer& buffer) {
  if (buffer.size == 0) return;
  sorter_.add_block(static_cast<std::size_t>(&buffer - buffers_.data()), buffer.steps.data(),
                    buffer.size);
  buffer.size = 0;
}

void StepSorter::Writer::flush() {
  for (Buffer& buffer : buffers_) flush(buffer);
}

}  // namespace dossier::graph
