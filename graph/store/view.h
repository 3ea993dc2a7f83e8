#pragma once

#include "graph/ids.h"
#include "graph/store/overlay.h"
#include "graph/store/record.h"
#include "graph/store/state.h"

#include <optional>
#include <span>
#include <vector>

#include <absl/functional/function_ref.h>

namespace dossier::graph {

/// Reads of a state with the changes of one transaction on top. Holds neither; `overlay` may be
/// null.
class View {
 public:
  View(const State& state, const Overlay* overlay) : state_(&state), overlay_(overlay) {}

  const State& state() const { return *state_; }
  const Overlay* overlay() const { return overlay_; }

  using NodeVisitor = absl::FunctionRef<void(const NodeRecord&)>;
  using RelationshipVisitor = absl::FunctionRef<void(const RelationshipRecord&)>;

  /// Calls `visit` with the record, which holds during the call. False when there is no such
  /// entity.
  bool node(NodeId node, NodeVisitor visit) const;
  bool relationship(RelationshipId relationship, RelationshipVisitor visit) const;

  /// Null for what is not there.
  Value property(NodeId node, KeyId key) const;
  Value property(RelationshipId relationship, KeyId key) const;
  /// One property of many entities: out[i] belongs to entities[i].
  void properties(std::span<const NodeId> nodes, KeyId key, std::span<Value> out) const;
  void properties(std::span<const RelationshipId> relationships, KeyId key,
                  std::span<Value> out) const;

  /// Steps in the order of their keys, until `visit` returns false.
  void steps(const StepFilter& filter, StepVisitor visit) const;

  /// Steps along `types` (empty: all), by type, then neighbour. A self-loop is one step in `Both`.
  void expand(NodeId node, Direction direction, std::span<const TypeId> types,
              std::vector<Adjacent>& out) const;
  std::uint64_t degree(NodeId node, Direction direction, std::span<const TypeId> types) const;
  void between(NodeId from, NodeId to, Direction direction, std::span<const TypeId> types,
               std::vector<Adjacent>& out) const;

 private:
  /// Steps of the state: from a projection where there is one.
  void state_steps(const StepFilter& filter, StepVisitor visit) const;
  void stored_steps(const StepFilter& filter, StepVisitor visit) const;
  /// The same by way of the cache.
  void kept_steps(const StepFilter& filter, StepVisitor visit) const;
  std::uint64_t count_steps(const StepFilter& filter) const;
  /// Whether the transaction has changed no steps.
  bool clean() const { return overlay_ == nullptr || overlay_->steps.empty(); }
  /// The types to walk along for `types`; of all types, when they are in memory, each by itself.
  std::span<const TypeId> types_to_walk(std::span<const TypeId> types) const;
  /// The least type not below `from` that the node has steps of.
  std::optional<TypeId> next_type(NodeId node, bool incoming, TypeId from) const;
  template <typename Visit>
  void for_each_type_at(NodeId node, bool incoming, std::span<const TypeId> types,
                        Visit visit) const;

  const State* state_;
  const Overlay* overlay_;
};

}  // namespace dossier::graph
