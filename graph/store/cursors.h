#pragma once

#include <memory>
#include <string>

#include "graph/store/view.h"
#include "graph/transaction.h"

namespace dossier::graph {

/// Cursors over a view; each holds the view's state and overlay by reference.
std::unique_ptr<NodeCursor> scan_nodes(const View& view);
std::unique_ptr<RelationshipCursor> scan_relationships(const View& view);
std::unique_ptr<NodeCursor> scan_label(const View& view, LabelId label);
std::unique_ptr<RelationshipCursor> scan_type(const View& view, TypeId type);

/// Index entries in [begin, end); `end` "" is the end of the family.
std::unique_ptr<NodeCursor> scan_index(const View& view, std::string begin, std::string end);
std::unique_ptr<NodeCursor> no_nodes();
/// The same of an index on relationships.
std::unique_ptr<RelationshipCursor> scan_relationship_index(const View& view, std::string begin, std::string end);

/// Ranges of index entries for the seeks of Transaction. Empty `begin` and `end`: nothing can match.
struct KeyRange {
  std::string begin;
  std::string end;
  bool empty() const { return begin.empty() && end.empty(); }
};
KeyRange equal_range(IndexId index, std::span<const Value> values);
KeyRange bounded_range(IndexId index, std::span<const Value> values, const Bounds& bounds);
KeyRange prefix_range(IndexId index, std::string_view prefix);

}  // namespace dossier::graph
