#pragma once

#include "query/plan/pattern.h"

#include <optional>

namespace dossier::query::plan {

/// How a node is found without its neighbours.
struct LeafAccess {
  enum class Kind : std::uint8_t { AllNodes, Label, Index, Id };
  Kind kind = Kind::AllNodes;
  std::string label;
  graph::IndexId index{};
  std::string index_shown;
  SeekKind seek = SeekKind::Equal;
  bool exact = true;  ///< the index gives only what its conditions hold for
  /// Conditions (by number) whose values the seek takes, and which of their `seeks`.
  std::vector<std::pair<std::size_t, std::size_t>> uses;
  double rows = 1;  ///< for each row before
  double cost = 1;
};

/// A hop that was walked, and from where; not every label is as frequent at its ends as elsewhere.
struct Arrival {
  const PatternHop* hop = nullptr;
  Slot from = execute::kNoSlot;  ///< none: all relationships of the hop were scanned
};

/// Estimates for one query graph from the statistics of the graph.
class CostModel {
 public:
  CostModel(const graph::Transaction& graph, const QueryGraph& query, const Tuning& tuning);

  /// The cheapest way to a node when the slots of `bound` have values.
  LeafAccess leaf(Slot node, const SlotSet& bound) const;
  /// An index that finds the relationship of a hop, or nothing.
  std::optional<LeafAccess> relationship_seek(const PatternHop& hop, const SlotSet& bound) const;
  /// Steps along a hop from one of its ends, for each row.
  double fan_out(const PatternHop& hop, bool from_left) const;
  /// Rows of a scan of all relationships of a hop.
  double scan_rows(const PatternHop& hop) const;
  /// Share of rows that pass the conditions which `after` makes decidable and `before` did not.
  /// Conditions in `taken` are left out.
  double pass(const SlotSet& before, const SlotSet& after,
              const std::vector<std::pair<std::size_t, std::size_t>>& taken,
              const Arrival& arrival = {}) const;
  /// The same of one condition.
  double share(const Predicate& predicate, const Arrival& arrival) const;
  /// How many nodes one of the pattern may be.
  double candidates(Slot node) const;
  /// How many conditions that are.
  double decided(const SlotSet& before, const SlotSet& after,
                 const std::vector<std::pair<std::size_t, std::size_t>>& taken) const;
  double node_count() const { return nodes_; }
  /// Called by whoever compares many orders; throws when planning is to stop.
  void work(std::size_t steps) const {
    if (compiler_ != nullptr) compiler_->work(steps);
  }
  void report_to(const Compiler& compiler) { compiler_ = &compiler; }
  double label_count(const std::string& label) const;
  static bool decidable(const std::vector<Slot>& needs, const SlotSet& own, const SlotSet& bound);
  const QueryGraph& query() const { return query_; }

 private:
  bool becomes_decidable(std::size_t number, const SlotSet& before, const SlotSet& after,
                         const std::vector<std::pair<std::size_t, std::size_t>>& taken) const;
  double type_count(const Name& type) const;
  double label_share(const Arrival& arrival, Slot node, graph::LabelId label) const;
  double steps_at(const PatternHop& hop, Slot end, std::optional<graph::LabelId> label) const;
  double degree(const PatternHop& hop, Slot from, graph::Direction direction) const;
  void try_indexes(Slot node, const SlotSet& bound, LeafAccess& best) const;
  std::optional<LeafAccess> try_index(const graph::Index& index, Slot node,
                                      const SlotSet& bound) const;
  std::optional<LeafAccess> try_text_index(const graph::Index& index, Slot node,
                                           const SlotSet& bound) const;
  std::optional<std::pair<std::size_t, std::size_t>> find_seek(Slot node, const std::string& key,
                                                               const SlotSet& bound,
                                                               auto accepts) const;
  bool has_label(Slot node, const std::string& label) const;
  std::vector<const Predicate*> labels_of(Slot node) const;

  const graph::Transaction& graph_;
  const Tuning tuning_;
  const Compiler* compiler_ = nullptr;
  const graph::Statistics& statistics_;
  const QueryGraph& query_;
  std::vector<graph::Index> indexes_;
  double nodes_;
};

}  // namespace dossier::query::plan
