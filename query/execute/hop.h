#pragma once

#include "query/plan/steps_read.h"

#include <vector>

namespace dossier::query::execute {

/// The types of a hop as ids. A query may add names while it runs, so those that are not known are
/// looked for again at each `refresh`: before each row that is walked from.
class HopTypes {
 public:
  explicit HopTypes(const plan::Hop& hop) : hop_(hop) {}

  /// False when the hop names types and the graph has none of them.
  bool refresh(Context& context) {
    if (ids_.size() == hop_.types.size()) return true;
    ids_.clear();
    for (const Name& name : hop_.types) {
      if (const auto id = context.type(name)) ids_.push_back(*id);
    }
    return hop_.types.empty() || !ids_.empty();
  }
  std::span<const graph::TypeId> ids() const noexcept { return ids_; }
  bool accepts(graph::TypeId type) const noexcept {
    if (hop_.types.empty()) return true;
    for (graph::TypeId id : ids_) {
      if (id == type) return true;
    }
    return false;
  }

 private:
  const plan::Hop& hop_;
  std::vector<graph::TypeId> ids_;
};

/// The relationships of a row that a new one must differ from.
class UsedRelationships {
 public:
  explicit UsedRelationships(const std::vector<Slot>& slots) : slots_(slots) {}

  void collect(const Batch& batch, std::uint32_t row) {
    used_.clear();
    for (Slot slot : slots_) add(batch[slot], row);
  }
  bool contains(RelationshipId relationship) const noexcept {
    for (RelationshipId used : used_) {
      if (used == relationship) return true;
    }
    return false;
  }
  bool empty() const noexcept { return used_.empty(); }

 private:
  void add(const Column& column, std::uint32_t row) {
    if (column.kind() == ColumnKind::Relationship) {
      used_.push_back(column.relationships()[row]);
    } else {
      add(column.at(row));
    }
  }
  void add(const Value& value) {
    if (value.is_relationship()) used_.push_back(value.relationship_id());
    if (!value.is_list()) return;
    for (const Value& element : value.list()) add(element);
  }

  const std::vector<Slot>& slots_;
  std::vector<RelationshipId> used_;
};

}  // namespace dossier::query::execute
