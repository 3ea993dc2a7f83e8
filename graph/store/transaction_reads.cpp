#include "graph/store/cursors.h"
#include "graph/store/table_seek.h"
#include "graph/store/text_cursor.h"
#include "graph/store/transaction_impl.h"

namespace dossier::graph {

bool TransactionImpl::exists(NodeId node) const {
  return view().node(node, [](const NodeRecord&) {});
}

void TransactionImpl::labels(NodeId node, std::vector<LabelId>& out) const {
  out.clear();
  view().node(node, [&](const NodeRecord& record) {
    for (std::size_t i = 0; i < record.label_count(); ++i) out.push_back(record.label(i));
  });
}

bool TransactionImpl::has_label(NodeId node, LabelId label) const {
  bool found = false;
  view().node(node, [&](const NodeRecord& record) { found = record.has_label(label); });
  return found;
}

Value TransactionImpl::property(NodeId node, KeyId key) const { return view().property(node, key); }

void TransactionImpl::properties(NodeId node, std::vector<Property>& out) const {
  out.clear();
  view().node(node, [&](const NodeRecord& record) { record.properties().append_to(out); });
}

void TransactionImpl::properties(std::span<const NodeId> nodes, KeyId key,
                                 std::span<Value> out) const {
  view().properties(nodes, key, out);
}

bool TransactionImpl::exists(RelationshipId relationship) const {
  return view().relationship(relationship, [](const RelationshipRecord&) {});
}

std::optional<Endpoints> TransactionImpl::endpoints(RelationshipId relationship) const {
  std::optional<Endpoints> out;
  view().relationship(relationship,
                      [&](const RelationshipRecord& record) { out = record.endpoints(); });
  return out;
}

Value TransactionImpl::property(RelationshipId relationship, KeyId key) const {
  return view().property(relationship, key);
}

void TransactionImpl::properties(RelationshipId relationship, std::vector<Property>& out) const {
  out.clear();
  view().relationship(
      relationship, [&](const RelationshipRecord& record) { record.properties().append_to(out); });
}

void TransactionImpl::properties(std::span<const RelationshipId> relationships, KeyId key,
                                 std::span<Value> out) const {
  view().properties(relationships, key, out);
}

void TransactionImpl::expand(NodeId node, Direction direction, std::span<const TypeId> types,
                             std::vector<Adjacent>& out) const {
  view().expand(node, direction, types, out);
}

std::uint64_t TransactionImpl::degree(NodeId node, Direction direction,
                                      std::span<const TypeId> types) const {
  return view().degree(node, direction, types);
}

void TransactionImpl::between(NodeId from, NodeId to, Direction direction,
                              std::span<const TypeId> types, std::vector<Adjacent>& out) const {
  view().between(from, to, direction, types, out);
}

std::shared_ptr<const EdgeTable> TransactionImpl::edges(TypeId type, Effort effort) const {
  return has_memory() ? state_->projector->edges(*state_, type, effort) : nullptr;
}

std::shared_ptr<const NodeSet> TransactionImpl::members(LabelId label, Effort effort) const {
  return has_memory() ? state_->projector->members(*state_, label, effort) : nullptr;
}

std::shared_ptr<const ValueColumn> TransactionImpl::node_column(KeyId key, Effort effort) const {
  return has_memory() ? state_->projector->column(*state_, key, effort) : nullptr;
}

std::shared_ptr<const ValueColumn> TransactionImpl::relationship_column(TypeId type, KeyId key,
                                                                        Effort effort) const {
  return has_memory() ? state_->projector->column(*state_, type, key, effort) : nullptr;
}

bool TransactionImpl::has_memory() const {
  require_open();
  return !dirty() && state_->projector != nullptr;
}

std::unique_ptr<NodeCursor> TransactionImpl::scan_nodes() const {
  return graph::scan_nodes(view());
}

std::unique_ptr<NodeCursor> TransactionImpl::scan_label(LabelId label) const {
  return graph::scan_label(view(), label);
}

std::unique_ptr<RelationshipCursor> TransactionImpl::scan_relationships() const {
  return graph::scan_relationships(view());
}

std::unique_ptr<RelationshipCursor> TransactionImpl::scan_type(TypeId type) const {
  return graph::scan_type(view(), type);
}

std::vector<Index> TransactionImpl::indexes() const {
  std::vector<Index> out;
  for (const CatalogIndex& entry : catalog().indexes()) out.push_back(entry.index);
  return out;
}

std::unique_ptr<NodeCursor> TransactionImpl::seek(IndexId index,
                                                  std::span<const Value> values) const {
  if (!foreseen_.empty()) {
    const std::string key = seek_key(index, values);
    if (key.empty()) return no_nodes();
    if (auto known = foreseen_.find(key, overlay_.get())) return known;
  }
  return seek_index(view(), index, values);
}

void TransactionImpl::seek_many(
    IndexId index, std::span<const Value> values, std::size_t width, std::vector<NodeId>& nodes,
    std::vector<std::pair<std::uint32_t, std::uint32_t>>& ranges) const {
  graph::seek_many(view(), index, values, width, nodes, ranges);
}

void TransactionImpl::foresee(IndexId index, std::span<const Value> values, std::size_t width,
                              std::vector<NodeId>& found) {
  require_open();
  const View before(*state_, nullptr);
  const bool in_memory{TableSeek(before, index, width)};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
  graph::seek_many(before, index, values, width, found, ranges);
  if (in_memory) return;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < ranges.size(); ++i)
    keys.push_back(seek_key(index, values.subspan(i * width, width)));
  foreseen_.add(std::move(keys), found, ranges);
}

std::unique_ptr<NodeCursor> TransactionImpl::seek(IndexId index, std::span<const Value> values,
                                                  const Bounds& bounds) const {
  return seek_range(view(), bounded_range(index, values, bounds));
}

std::unique_ptr<NodeCursor> TransactionImpl::seek_prefix(IndexId index,
                                                         std::string_view prefix) const {
  return seek_range(view(), prefix_range(index, prefix));
}

std::unique_ptr<RelationshipCursor> TransactionImpl::seek_relationships(
    IndexId index, std::span<const Value> values) const {
  KeyRange range = equal_range(index, values);
  if (range.empty()) range.end = range.begin = index_prefix(index);
  return scan_relationship_index(view(), std::move(range.begin), std::move(range.end));
}

std::unique_ptr<NodeCursor> TransactionImpl::seek_text(IndexId index, TextMatch match,
                                                       std::string_view part) const {
  return scan_text(view(), index, match, part);
}

std::unique_ptr<RelationshipCursor> TransactionImpl::seek_text_relationships(
    IndexId index, TextMatch match, std::string_view part) const {
  return scan_text_relationships(view(), index, match, part);
}

void TransactionImpl::postings(IndexId index, std::string_view prefix, Reach reach,
                               PostingVisitor visit) const {
  scan_words(view(), index, prefix, reach, visit);
}

TextTotals TransactionImpl::text_totals(IndexId index) const {
  return {statistics_.get({Count::IndexEntries, raw(index), kTextsOfIndex}),
          statistics_.get({Count::IndexEntries, raw(index), kWordsOfIndex})};
}

}  // namespace dossier::graph
