#include "query/execute/batch.h"

#include "graph/value/interruptible.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <dossier/error.h>

namespace dossier::query::execute {

namespace {

std::array<std::uint32_t, kBatchRows> identity() {
  std::array<std::uint32_t, kBatchRows> rows;
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

[[noreturn]] void throw_kind(const char* wanted, const Value& value) {
  throw Exception(Error{Code::TypeMismatch, std::string("expected a ") + wanted + ", got " +
                                                std::string(to_string(value.kind()))});
}

template <typename T>
T* at_least(std::vector<T>& entries, std::size_t rows) {
  if (entries.size() < rows) graph::lengthen(entries, std::max(rows, entries.size() * 2));
  return entries.data();
}

template <typename T>
void copy_rows(const T* from, Selection rows, T* to) {
  for (std::uint32_t row : rows) *to++ = from[row];
}

}  // namespace

Selection all_rows(std::size_t rows) noexcept {
  static const std::array<std::uint32_t, kBatchRows> kIdentity = identity();
  return Selection(kIdentity).first(rows);
}

NodeId* Column::make_nodes(std::size_t rows) {
  kind_ = ColumnKind::Node;
  return at_least(nodes_, rows);
}

RelationshipId* Column::make_relationships(std::size_t rows) {
  kind_ = ColumnKind::Relationship;
  return at_least(relationships_, rows);
}

Value* Column::make_values(std::size_t rows) {
  kind_ = ColumnKind::Value;
  return at_least(values_, rows);
}

void Column::make(ColumnKind kind, std::size_t rows) {
  switch (kind) {
    case ColumnKind::Node: make_nodes(rows); break;
    case ColumnKind::Relationship: make_relationships(rows); break;
    case ColumnKind::Value: make_values(rows); break;
    case ColumnKind::None: clear(); break;
  }
}

Value Column::at(std::size_t row) const {
  switch (kind_) {
    case ColumnKind::Node: return nodes_[row] == kNoNode ? Value() : Value(nodes_[row]);
    case ColumnKind::Relationship:
      return relationships_[row] == kNoRelationship ? Value() : Value(relationships_[row]);
    case ColumnKind::Value: return values_[row];
    case ColumnKind::None: break;
  }
  return {};
}

bool Column::is_null(std::size_t row) const noexcept {
  switch (kind_) {
    case ColumnKind::Node: return nodes_[row] == kNoNode;
    case ColumnKind::Relationship: return relationships_[row] == kNoRelationship;
    case ColumnKind::Value: return values_[row].is_null();
    case ColumnKind::None: break;
  }
  return true;
}

NodeId Column::node(std::size_t row) const {
  if (kind_ == ColumnKind::Node) return nodes_[row];
  if (is_null(row)) return kNoNode;
  const Value value = at(row);
  if (!value.is_node()) throw_kind("node", value);
  return value.node_id();
}

RelationshipId Column::relationship(std::size_t row) const {
  if (kind_ == ColumnKind::Relationship) return relationships_[row];
  if (is_null(row)) return kNoRelationship;
  const Value value = at(row);
  if (!value.is_relationship()) throw_kind("relationship", value);
  return value.relationship_id();
}

void Column::widen(std::size_t rows) {
  if (kind_ == ColumnKind::Value) return;
  at_least(values_, rows);
  for (std::size_t row = 0; row < rows; ++row) values_[row] = at(row);
  kind_ = ColumnKind::Value;
}

void Column::put(std::size_t row, const Value& value, std::size_t rows) {
  if (kind_ == ColumnKind::Node && (value.is_null() || value.is_node())) {
    make_nodes(rows)[row] = value.is_null() ? kNoNode : value.node_id();
    return;
  }
  if (kind_ == ColumnKind::Relationship && (value.is_null() || value.is_relationship())) {
    make_relationships(rows)[row] = value.is_null() ? kNoRelationship : value.relationship_id();
    return;
  }
  widen(row);
  make_values(rows)[row] = value;
}

void Column::gather(const Column& from, Selection rows) {
  make(from.kind_, rows.size());
  switch (kind_) {
    case ColumnKind::Node: return copy_rows(from.nodes(), rows, nodes());
    case ColumnKind::Relationship: return copy_rows(from.relationships(), rows, relationships());
    case ColumnKind::Value: return copy_rows(from.values(), rows, values());
    case ColumnKind::None: return;
  }
}

void Column::append(std::size_t size, const Column& from, Selection rows) {
  if (size == 0) return gather(from, rows);
  if (kind_ != from.kind_) {
    widen(size);
    Value* to = make_values(size + rows.size()) + size;
    for (std::uint32_t row : rows) *to++ = from.at(row);
    return;
  }
  make(kind_, size + rows.size());
  switch (kind_) {
    case ColumnKind::Node: return copy_rows(from.nodes(), rows, nodes() + size);
    case ColumnKind::Relationship:
      return copy_rows(from.relationships(), rows, relationships() + size);
    case ColumnKind::Value: return copy_rows(from.values(), rows, values() + size);
    case ColumnKind::None: return;
  }
}

void Batch::set_rows(std::size_t rows) noexcept {
  rows_ = rows;
  dense_ = true;
}

void Batch::select(std::vector<std::uint32_t>& rows) noexcept {
  selection_.swap(rows);
  dense_ = false;
}

void Batch::reset() noexcept {
  set_rows(0);
  for (Column& column : columns_) column.clear();
}

void Batch::gather(const Batch& from, std::span<const Slot> slots, Selection rows) {
  for (Slot slot : slots) columns_[slot].gather(from.columns_[slot], rows);
}

void Batch::swap(Batch& other) noexcept {
  columns_.swap(other.columns_);
  selection_.swap(other.selection_);
  std::swap(rows_, other.rows_);
  std::swap(dense_, other.dense_);
}

}  // namespace dossier::query::execute
