#include "graph/store/endpoint_counts.h"

#include "graph/store/labels_in_memory.h"
#include "graph/store/record.h"
#include "graph/value/interruptible.h"

#include <algorithm>
#include <chrono>
#include <map>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

/// Counts ends by the sets of labels of their nodes, of which a graph has few.
class EndCounter {
 public:
  explicit EndCounter(Overlay& overlay) : overlay_(overlay) {}

  /// All ends at one node with this record.
  void add(std::span<const UncountedEnd> ends, const NodeRecord& record) {
    LabelSet labels;
    for (std::size_t i = 0; i < record.label_count(); ++i) labels.push_back(record.label(i));
    add(ends, labels);
  }

  void add(std::span<const UncountedEnd> ends, const LabelSet& labels) {
    Sums& sums = by_labels_[labels];
    for (const UncountedEnd& end : ends)
      sums[std::uint64_t{end.incoming} << 32 | end.type] += end.by;
  }

  void finish() {
    for (const auto& [labels, sums] : by_labels_) {
      for (const auto& [place, sum] : sums) {
        const Count count = (place >> 32) != 0 ? Count::ReachingLabel : Count::LeavingLabel;
        if (sum == 0) continue;
        for (const LabelId label : labels)
          overlay_.counters[{count, raw(label), static_cast<std::uint32_t>(place)}] += sum;
      }
    }
  }

 private:
  using Sums = absl::flat_hash_map<std::uint64_t, std::int64_t>;
  Overlay& overlay_;
  std::map<LabelSet, Sums> by_labels_;
};

/// Steps of a few nanoseconds that counting the ends at one node takes.
constexpr std::size_t kStepsOfNode = 64;

/// The ends at one node, which the store has to be asked for.
struct Asked {
  std::size_t begin;
  std::size_t end;
};

[[noreturn]] void refuse_missing() {
  throw Exception({Code::DeletedEntityAccess,
                   "a node at which a relationship begins or ends does not exist any more"});
}

void count_stored(const State& state, std::span<const UncountedEnd> ends,
                  std::span<const Asked> asked, EndCounter& counter) {
  std::vector<FixedKey<9>> keys;
  std::vector<std::string_view> views;
  for (const Asked& one : asked) keys.push_back(key_of(NodeId{ends[one.begin].node}));
  views.assign(keys.begin(), keys.end());
  std::size_t found = 0;
  LongWork work;
  const auto begin = std::chrono::steady_clock::now();
  state.database->get_many(
      rocks::Family::Records, rocks::Scope::All, views, state.snapshot.get(),
      [&](std::size_t i, std::string_view bytes) {
        ++found;
        work.step(kStepsOfNode);
        counter.add(ends.subspan(asked[i].begin, asked[i].end - asked[i].begin), NodeRecord(bytes));
      });
  if (found != asked.size()) refuse_missing();
  if (state.projector != nullptr)
    state.projector->missed_labels(state, asked.size(), std::chrono::steady_clock::now() - begin);
}

}  // namespace

void settle_counts(const State& state, Overlay& overlay) {
  if (overlay.uncounted.empty()) return;
  LongWork work;
  const std::vector<UncountedEnd> ends = [&] {
    auto taken = std::exchange(overlay.uncounted, {});
    std::sort(taken.begin(), taken.end(), [&](const auto& a, const auto& b) {
      work.step();
      return a.node < b.node;
    });
    return taken;
  }();
  EndCounter counter(overlay);
  const LabelsInMemory known(state, ends.size());
  LabelSet labels;
  std::vector<Asked> asked;
  for (std::size_t begin = 0, end = 0; begin < ends.size(); begin = end) {
    while (end < ends.size() && ends[end].node == ends[begin].node) ++end;
    work.step(kStepsOfNode);
    const auto changed = overlay.nodes.find(ends[begin].node);
    if (changed == overlay.nodes.end() && known.read(ends[begin].node, labels)) {
      counter.add(std::span(ends).subspan(begin, end - begin), labels);
    } else if (changed == overlay.nodes.end()) {
      asked.push_back({begin, end});
    } else {  // of a deleted node the last labels: its relationships are deleted in the same
              // transaction
      counter.add(std::span(ends).subspan(begin, end - begin), NodeRecord(changed->second.record));
    }
  }
  if (!asked.empty()) count_stored(state, ends, asked, counter);
  counter.finish();
}

}  // namespace dossier::graph
