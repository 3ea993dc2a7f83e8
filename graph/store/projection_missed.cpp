#include "graph/store/projection.h"
#include "graph/store/projection_read.h"
#include "graph/store/state.h"

#include <algorithm>

namespace dossier::graph {

namespace {

using std::chrono::nanoseconds;

/// What one entry takes in a pass.
constexpr nanoseconds kEntryTime{200};
constexpr std::size_t kFewestLost = 64;
constexpr std::size_t kMostLabels = 64;
/// A read that waited for the device counts for no more.
constexpr nanoseconds kLongestRead{200'000};

}  // namespace

bool Projector::outgrows(Loss& loss, std::size_t reads, nanoseconds time, std::uint64_t entries) {
  loss.reads += reads;
  loss.time += std::min(time, kLongestRead * static_cast<std::int64_t>(reads));
  if (loss.reads < kFewestLost || loss.time < kEntryTime * static_cast<std::int64_t>(entries))
    return false;
  loss = {};
  return true;
}

void Projector::missed(const State& state, IndexId index, std::size_t seeks, nanoseconds time) {
  const std::uint64_t entries = state.counters.get({Count::IndexEntries, raw(index)});
  {
    const std::lock_guard lock(counting_);
    if (!outgrows(missed_seeks_[raw(index)], seeks, time, entries)) return;
  }
  const std::unique_lock lock(building_, std::try_to_lock);
  if (lock) add_index(state, index);
}

void Projector::add_index(const State& state, IndexId index) {
  const ProjectionSet* before = state.projections.get();
  if (before != nullptr && before->find(index) != nullptr) return;
  const auto entries = state.counters.get({Count::IndexEntries, raw(index)});
  const std::size_t bytes = IndexTable::bytes_for(entries);
  auto table = fits(state, bytes) ? accounted(read_index(state, index), bytes) : nullptr;
  if (table == nullptr) return;
  auto set = before ? std::make_unique<ProjectionSet>(*before) : std::make_unique<ProjectionSet>();
  set->indexes[raw(index)] = {std::move(table), {}};
  state.projections.put(std::move(set));
}

void Projector::missed_labels(const State& state, std::size_t nodes, nanoseconds time) {
  {
    const std::lock_guard lock(counting_);
    if (!outgrows(missed_label_reads_, nodes, time, state.head.nodes)) return;
  }
  const std::vector<LabelId> all = labels_of(state);
  if (all.size() > kMostLabels) return;
  for (const LabelId label : all) {
    if (members(state, label, Effort::Build) == nullptr) return;
  }
  const std::lock_guard lock(building_);
  const ProjectionSet* before = state.projections.get();
  if (before == nullptr) return;
  auto set = std::make_unique<ProjectionSet>(*before);
  set->all_labels = all;
  state.projections.put(std::move(set));
}

}  // namespace dossier::graph
