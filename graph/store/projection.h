#pragma once

#include "graph/memory.h"
#include "graph/store/index_table.h"
#include "graph/store/keys.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include <absl/container/flat_hash_map.h>
#include <absl/functional/function_ref.h>

namespace dossier::graph {

struct State;
struct Overlay;

/// Which steps from a node are meant.
struct StepFilter {
  NodeId node;
  bool incoming = false;
  std::optional<TypeId> type = {};
  std::optional<NodeId> neighbour = {};  ///< only together with `type`
  TypeId from_type{};                    ///< without `type`: this one and those after it
};

Step first_step(const StepFilter& filter);
bool matches(const StepFilter& filter, const Step& step);

using StepVisitor = absl::FunctionRef<bool(const Step&)>;
using StepToggle = std::pair<Step, bool>;

/// A list of relationships as of one state: the base and what commits have toggled since, in order.
struct ProjectedType {
  std::shared_ptr<const EdgeTable> base;
  std::shared_ptr<const std::vector<StepToggle>> toggles;  ///< null when none

  void visit(const StepFilter& filter, StepVisitor visit) const;
  /// Number of steps of one side, or nothing when it takes a walk to know.
  std::optional<std::uint64_t> degree(const StepFilter& filter) const;
};

/// The nodes of a label as of one state.
struct ProjectedLabel {
  using Toggles = std::vector<std::pair<std::uint32_t, bool>>;
  std::shared_ptr<const NodeSet> base;
  std::shared_ptr<const Toggles> toggles;  ///< null when none
};

/// The values that commits have given since a column was made; null: none any more.
using ColumnChanges = absl::flat_hash_map<std::uint64_t, Value>;

/// One property as of one state.
struct ProjectedColumn {
  std::shared_ptr<const ValueColumn> base;       ///< null: its values do not make a column
  std::shared_ptr<const ColumnChanges> changes;  ///< null when none
  TypeId type{};                                 ///< of relationships; not used for nodes
  std::shared_ptr<const NodeSet> members;  ///< ids - base->first() of that type; null: all of them

  /// False when the column does not know the entity.
  bool read(std::uint64_t id, Value& out) const;
};

/// What is projected in one state. Immutable.
struct ProjectionSet {
  absl::flat_hash_map<std::uint32_t, ProjectedType> by_type;
  std::vector<TypeId>
      all_types;  ///< ascending; filled only when every relationship of the state is projected
  absl::flat_hash_map<std::uint32_t, ProjectedLabel> labels;
  std::vector<LabelId> all_labels;  ///< ascending; filled only when every label is projected
  absl::flat_hash_map<std::uint32_t, ProjectedIndex> indexes;
  absl::flat_hash_map<std::uint32_t, ProjectedColumn> node_columns;  ///< by key
  absl::flat_hash_map<std::uint32_t, std::vector<ProjectedColumn>> relationship_columns;

  const ProjectedColumn* find(TypeId type, KeyId key) const;
  /// Null when the index is not projected.
  const ProjectedIndex* find(IndexId index) const;
};

/// Projections of one state, which reads may add to.
class ProjectionSlot {
 public:
  /// Valid as long as the slot; null when there is none.
  const ProjectionSet* get() const { return current_.load(std::memory_order_acquire); }
  void put(std::unique_ptr<const ProjectionSet> set);

 private:
  std::atomic<const ProjectionSet*> current_ = nullptr;
  std::mutex mutex_;
  std::vector<std::unique_ptr<const ProjectionSet>> all_;
};

/// Decides what is worth projecting, and does it. Shared by all states of a store.
///
/// Walking through the store costs some fifty times what a step costs during a projection. So a
/// type is projected once the walks along it have cost what the projection does: never more than
/// twice the best that could have been done. The same holds of properties that are read one by one.
class Projector {
 public:
  explicit Projector(std::size_t budget);
  /// REQUIRES: stopped, or nothing was ever begun.
  ~Projector();

  /// Tells of a walk that found no projection, or of one that took as long as so many; may make it,
  /// within this call.
  void missed(const State& state, std::optional<TypeId> type, std::uint32_t walks = 1);
  /// Tells of so many reads of a property that found no column; may make it.
  void missed(const State& state, KeyId key, std::size_t reads);
  void missed(const State& state, TypeId type, KeyId key, std::size_t reads);
  /// Tells of seeks in an index that found no table, and of how long they took; may begin to make
  /// it.
  void missed(const State& state, IndexId index, std::size_t seeks, std::chrono::nanoseconds time);
  /// Tells of how long it took to read the labels of so many nodes; may begin to project all
  /// labels.
  void missed_labels(const State& state, std::size_t nodes, std::chrono::nanoseconds time);

  // Parts without anything beside them. Null when there is none, or with Effort::Build when there
  // can be none.
  std::shared_ptr<const EdgeTable> edges(const State& state, TypeId type, Effort effort);
  std::shared_ptr<const NodeSet> members(const State& state, LabelId label, Effort effort);
  std::shared_ptr<const ValueColumn> column(const State& state, KeyId key, Effort effort);
  std::shared_ptr<const ValueColumn> column(const State& state, TypeId type, KeyId key,
                                            Effort effort);

  /// A state that does not come from the one before by a commit. REQUIRES: no commit meanwhile.
  void begin(const std::shared_ptr<const State>& state);
  /// Gives the state that `overlay` makes of `base` its projections. One commit after the other.
  void follow(const State& base, const std::shared_ptr<const State>& next, const Overlay& overlay);
  /// Waits until nothing is made any more; nothing will be begun.
  void stop();

 private:
  static constexpr std::size_t kTypes = 256;  ///< types with greater numbers stay in the store
  void project(const State& state, std::span<const TypeId> types);
  bool add_type(const State& state, ProjectionSet& set, TypeId type);
  bool fits(const State& state, std::size_t bytes) const;
  bool often_missed(const State& state, LabelId label);
  std::unique_ptr<const ProjectionSet> after(const ProjectionSet& base, const Overlay& overlay);

  /// Parts of a state that another thread makes while commits go on.
  struct Beside;
  using Make = std::function<void(const State&, ProjectionSet&)>;
  void make_beside(Make make);
  void run_beside(const Make& make);
  void join_beside();
  void add_index(const State& state, IndexId index, ProjectionSet& made);
  void add_labels(const State& state, ProjectionSet& made);
  void move_labels(ProjectionSet& next, const Overlay& overlay);
  static void move_indexes(ProjectionSet& next, const Overlay& overlay);
  /// What reads of one sort cost that a part in memory would have saved.
  struct Loss {
    std::size_t reads = 0;
    std::chrono::nanoseconds time{0};
  };
  /// Adds to a loss. True, and begins anew, once it is as large as what a pass takes.
  static bool outgrows(Loss& loss, std::size_t reads, std::chrono::nanoseconds time,
                       std::chrono::nanoseconds pass);
  template <typename T>
  std::shared_ptr<const T> accounted(std::shared_ptr<const T> part, std::size_t bytes);

  std::size_t budget_;
  std::shared_ptr<std::atomic<std::size_t>> used_ = std::make_shared<std::atomic<std::size_t>>(0);
  std::array<std::atomic<std::uint32_t>, kTypes> misses_{};
  std::atomic<std::uint32_t> misses_of_all_ = 0;
  std::mutex counting_;
  absl::flat_hash_map<std::uint32_t, std::uint64_t> missed_labels_;
  absl::flat_hash_map<std::uint64_t, std::uint64_t>
      missed_reads_;  ///< by type + 1 (0: nodes) and key
  absl::flat_hash_map<std::uint32_t, Loss> missed_seeks_;
  Loss missed_label_reads_;
  std::mutex building_;

  std::mutex following_;  ///< taken after `building_` where both are
  std::weak_ptr<const State> newest_;
  std::unique_ptr<Beside>
      beside_;  ///< null when nothing is made; belongs to that thread but for `since`
  std::thread maker_;
  std::atomic<bool> stopped_ = false;
};

template <typename T>
std::shared_ptr<const T> Projector::accounted(std::shared_ptr<const T> part, std::size_t bytes) {
  if (part == nullptr) return part;
  used_->fetch_add(bytes);
  const T* content = part.get();
  return {content,
          [part = std::move(part), used = used_, bytes](const T*) { used->fetch_sub(bytes); }};
}

/// Calls `visit` with the steps of `source`, which are in order, as toggled by [own, end), until it
/// returns false.
template <typename Iterator, typename Source>
void merge_toggles(const StepFilter& filter, Iterator own, Iterator end, Source source,
                   StepVisitor visit) {
  bool stopped = false;
  const auto visit_own = [&] {
    if (own->second && !visit(own->first)) stopped = true;
    ++own;
  };
  source([&](const Step& step) {
    while (!stopped && own != end && own->first < step) visit_own();
    if (stopped) return false;
    if (own != end && own->first == step) return ++own, true;
    stopped = !visit(step);
    return !stopped;
  });
  while (!stopped && own != end && matches(filter, own->first)) visit_own();
}

}  // namespace dossier::graph
