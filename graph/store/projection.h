#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <absl/container/flat_hash_map.h>
#include <absl/functional/function_ref.h>

#include "graph/ids.h"
#include "graph/store/keys.h"

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

/// The relationships of one type in memory, from both ends: for each node the sorted neighbours.
/// Immutable. Made from one state; later commits are a list of toggles beside it.
class TypeProjection {
 public:
  struct Neighbour {
    std::uint32_t node;
    std::uint32_t relationship;
    friend auto operator<=>(const Neighbour&, const Neighbour&) = default;
  };
  struct Link {
    std::uint32_t start;
    std::uint32_t end;
    std::uint32_t relationship;
  };

  /// `account` holds the bytes of all projections while they live.
  TypeProjection(std::uint32_t nodes, std::span<const Link> links, std::shared_ptr<std::atomic<std::size_t>> account);
  ~TypeProjection();
  TypeProjection(const TypeProjection&) = delete;
  TypeProjection& operator=(const TypeProjection&) = delete;

  std::span<const Neighbour> neighbours(const StepFilter& filter) const;
  static std::size_t bytes_for(std::uint64_t nodes, std::uint64_t relationships);

 private:
  struct Side {
    std::vector<std::uint32_t> offsets;
    std::vector<Neighbour> neighbours;
  };
  Side sides_[2];
  std::shared_ptr<std::atomic<std::size_t>> account_;
  std::size_t bytes_;
};

/// A projection as of one state: the base and what commits have toggled since, in order.
struct Projected {
  std::shared_ptr<const TypeProjection> base;
  std::shared_ptr<const std::vector<StepToggle>> toggles;  ///< null when none

  void visit(const StepFilter& filter, StepVisitor visit) const;
  /// Number of steps of one side, or nothing when it takes a walk to know.
  std::optional<std::uint64_t> degree(const StepFilter& filter) const;
};

/// What is projected in one state. Immutable.
struct ProjectionSet {
  absl::flat_hash_map<std::uint32_t, Projected> by_type;
  std::vector<TypeId> all_types;  ///< ascending; filled only when every relationship of the state is projected
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
/// Walking through the store costs some fifty times what a step costs during a projection. So a type is projected once
/// the walks along it have cost what the projection does: never more than twice the best that could have been done.
class Projector {
 public:
  explicit Projector(std::size_t budget) : budget_(budget) {}

  /// Tells of a walk that found no projection; may make it, within this call.
  void missed(const State& state, std::optional<TypeId> type);
  /// The projections of the state that `overlay` makes of `base`.
  static std::unique_ptr<const ProjectionSet> after(const ProjectionSet& base, const Overlay& overlay);

 private:
  static constexpr std::size_t kTypes = 256;  ///< types with greater numbers stay in the store
  void project(const State& state, std::span<const TypeId> types);
  std::shared_ptr<const TypeProjection> build(const State& state, TypeId type) const;
  std::vector<TypeId> types_of(const State& state) const;

  std::size_t budget_;
  std::shared_ptr<std::atomic<std::size_t>> used_ = std::make_shared<std::atomic<std::size_t>>(0);
  std::array<std::atomic<std::uint32_t>, kTypes> misses_{};
  std::atomic<std::uint32_t> misses_of_all_ = 0;
  std::mutex building_;
};

/// Calls `visit` with the steps of `source`, which are in order, as toggled by [own, end), until it returns false.
template <typename Iterator, typename Source>
void merge_toggles(const StepFilter& filter, Iterator own, Iterator end, Source source, StepVisitor visit) {
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
