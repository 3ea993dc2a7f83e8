#pragma once

#include "query/plan/steps_read.h"

namespace dossier::query::plan {

/// One row with a number that the store keeps: nodes (of a label), or relationships (of some
/// types).
struct CountStoreStep final : Step {
  enum class Kind : std::uint8_t { Nodes, Relationships };
  Kind kind = Kind::Nodes;
  std::optional<Name> label;
  std::vector<Name> types;
  std::vector<Slot> counts;  ///< each gets the number
  std::string shown;

  std::string name() const override { return "CountStore"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void binds(SlotSet& slots) const override;
};

/// How many relationships a hop finds at a node, without walking them. The hop need not differ from
/// any other.
struct DegreeStep final : Step {
  Hop hop;
  Slot count = execute::kNoSlot;

  std::string name() const override { return "Degree"; }
  std::string detail() const override { return hop.shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override { slots[count] = true; }
};

}  // namespace dossier::query::plan
