#pragma once

#include "graph/store/view.h"
#include "graph/transaction.h"

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dossier::graph {

/// Cursors over a view; each holds the view's state and overlay by reference.
std::unique_ptr<NodeCursor> scan_nodes(const View& view);
std::unique_ptr<RelationshipCursor> scan_relationships(const View& view);
std::unique_ptr<NodeCursor> scan_label(const View& view, LabelId label);
std::unique_ptr<RelationshipCursor> scan_type(const View& view, TypeId type);

/// Ranges of index entries for the seeks of Transaction. Empty `begin` and `end`: nothing can
/// match.
struct KeyRange {
  std::string begin;
  std::string end;
  bool empty() const { return begin.empty() && end.empty(); }
};

/// Nodes of index entries in [begin, end); `end` "" is the end of the family.
std::unique_ptr<NodeCursor> scan_index(const View& view, std::string begin, std::string end);
std::unique_ptr<NodeCursor> no_nodes();
/// These nodes, in their order.
std::unique_ptr<NodeCursor> list_nodes(std::vector<NodeId> nodes);
/// Nodes whose first keys equal `values`.
std::unique_ptr<NodeCursor> seek_index(const View& view, IndexId index,
                                       std::span<const Value> values);
/// Nodes of a range of entries; a short one is kept for who asks for it again.
std::unique_ptr<NodeCursor> seek_range(const View& view, KeyRange range);
/// Transaction::seek_many.
void seek_many(const View& view, IndexId index, std::span<const Value> values, std::size_t width,
               std::vector<NodeId>& nodes,
               std::vector<std::pair<std::uint32_t, std::uint32_t>>& ranges);
/// Relationships of index entries in [begin, end).
std::unique_ptr<RelationshipCursor> scan_relationship_index(const View& view, std::string begin,
                                                            std::string end);
/// The relationships whose numbers a cursor over an index gives.
std::unique_ptr<RelationshipCursor> number_relationships(const View& view,
                                                         std::unique_ptr<NodeCursor> numbers);

/// What the entries with these first values have in front; "" when nothing can match.
std::string seek_key(IndexId index, std::span<const Value> values);
KeyRange equal_range(IndexId index, std::span<const Value> values);
KeyRange bounded_range(IndexId index, std::span<const Value> values, const Bounds& bounds);
KeyRange prefix_range(IndexId index, std::string_view prefix);

}  // namespace dossier::graph
