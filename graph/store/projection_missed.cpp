#include "graph/store/overlay.h"
#include "graph/store/projection.h"
#include "graph/store/state.h"

#include <algorithm>

namespace dossier::graph {

namespace {

using std::chrono::nanoseconds;

/// What one entry takes in a pass.
constexpr nanoseconds kIndexEntryTime{75};
constexpr nanoseconds kLabelEntryTime{30};
constexpr std::size_t kFewestLost = 64;
/// What another thread makes is begun when reads have lost this share of what it takes.
constexpr std::int64_t kShareLost = 8;
/// A read that waited for the device counts for no more.
constexpr nanoseconds kLongestRead{200'000};

}  // namespace

bool Projector::outgrows(Loss& loss, std::size_t reads, nanoseconds time, nanoseconds pass) {
  loss.reads += reads;
  loss.time += std::min(time, kLongestRead * static_cast<std::int64_t>(reads));
  if (loss.reads < kFewestLost || loss.time < pass) return false;
  loss = {};
  return true;
}

void Projector::missed(const State& state, IndexId index, std::size_t seeks, nanoseconds time) {
  const std::uint64_t entries = state.counters.get({Count::IndexEntries, raw(index)});
  {
    const std::lock_guard lock(counting_);
    const nanoseconds pass = kIndexEntryTime * static_cast<std::int64_t>(entries);
    if (!outgrows(missed_seeks_[raw(index)], seeks, time, pass / kShareLost)) return;
  }
  make_beside(
      [=, this](const State& newest, ProjectionSet& made) { add_index(newest, index, made); });
}

void Projector::missed_labels(const State& state, std::size_t nodes, nanoseconds time) {
  {
    const std::lock_guard lock(counting_);
    const nanoseconds pass = kLabelEntryTime * static_cast<std::int64_t>(state.head.nodes);
    if (!outgrows(missed_label_reads_, nodes, time, pass / kShareLost)) return;
  }
  make_beside([this](const State& newest, ProjectionSet& made) { add_labels(newest, made); });
}

}  // namespace dossier::graph
