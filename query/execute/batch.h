#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <dossier/value.h>

namespace dossier::query::execute {

/// Number of a variable of a statement; also the number of its column in every batch.
using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = ~Slot{0};

/// Rows that operators hand on at once.
inline constexpr std::size_t kBatchRows = 1024;

/// Null in columns of ids.
inline constexpr NodeId kNoNode{~std::uint64_t{0}};
inline constexpr RelationshipId kNoRelationship{~std::uint64_t{0}};

/// Numbers of the rows of a batch that take part, ascending.
using Selection = std::span<const std::uint32_t>;

/// 0, 1, ..., rows - 1 for up to `kBatchRows` rows.
Selection all_rows(std::size_t rows) noexcept;

/// What a column holds. Ids are flat arrays; everything else is a 16-byte Value, which holds
/// booleans, numbers and dates in place.
enum class ColumnKind : std::uint8_t { None, Node, Relationship, Value };

/// One variable of all rows of a batch. The `make_` functions give the column a kind and at least
/// `rows` entries of unspecified content; memory is kept from use to use.
class Column {
 public:
  ColumnKind kind() const noexcept { return kind_; }
  void clear() noexcept { kind_ = ColumnKind::None; }

  NodeId* make_nodes(std::size_t rows);
  RelationshipId* make_relationships(std::size_t rows);
  Value* make_values(std::size_t rows);
  void make(ColumnKind kind, std::size_t rows);

  /// The entries. REQUIRES: the kind is the one named.
  NodeId* nodes() noexcept { return nodes_.data(); }
  const NodeId* nodes() const noexcept { return nodes_.data(); }
  RelationshipId* relationships() noexcept { return relationships_.data(); }
  const RelationshipId* relationships() const noexcept { return relationships_.data(); }
  Value* values() noexcept { return values_.data(); }
  const Value* values() const noexcept { return values_.data(); }

  /// An entry of any kind as a value; null when the column is empty.
  Value at(std::size_t row) const;
  bool is_null(std::size_t row) const noexcept;
  /// The node at a row, `kNoNode` for null. Throws TypeMismatch when it is something else.
  NodeId node(std::size_t row) const;
  RelationshipId relationship(std::size_t row) const;

  /// Stores a value at a row that exists; the column becomes one of Values when it has to.
  void put(std::size_t row, const Value& value, std::size_t rows);
  /// This column at i becomes `from` at rows[i].
  void gather(const Column& from, Selection rows);
  /// Adds entries of `from` behind the `size` entries that are here.
  void append(std::size_t size, const Column& from, Selection rows);

 private:
  void widen(std::size_t rows);

  ColumnKind kind_ = ColumnKind::None;
  std::vector<NodeId> nodes_;
  std::vector<RelationshipId> relationships_;
  std::vector<Value> values_;
};

/// Up to `kBatchRows` rows as columns, one for each slot of the statement; slots that are not bound
/// here have columns of kind None. Rows that a filter dropped stay where they are and are left out
/// of the selection.
class Batch {
 public:
  explicit Batch(std::size_t slots = 0) : columns_(slots) {}

  std::size_t slots() const noexcept { return columns_.size(); }
  Column& operator[](Slot slot) noexcept { return columns_[slot]; }
  const Column& operator[](Slot slot) const noexcept { return columns_[slot]; }

  /// Rows physically there, selected or not.
  std::size_t rows() const noexcept { return rows_; }
  /// Sets the number of rows and selects all of them.
  void set_rows(std::size_t rows) noexcept;
  Selection selected() const noexcept { return dense_ ? all_rows(rows_) : Selection(selection_); }
  std::size_t size() const noexcept { return dense_ ? rows_ : selection_.size(); }
  bool empty() const noexcept { return size() == 0; }
  /// Takes over `rows` as the selection and gives the old storage back.
  void select(std::vector<std::uint32_t>& rows) noexcept;

  /// Forgets rows and the content of all columns.
  void reset() noexcept;
  /// Columns `slots` at i become those of `from` at rows[i]; the others are untouched.
  void gather(const Batch& from, std::span<const Slot> slots, Selection rows);
  void swap(Batch& other) noexcept;

 private:
  std::vector<Column> columns_;
  std::vector<std::uint32_t> selection_;
  std::size_t rows_ = 0;
  bool dense_ = true;
};

}  // namespace dossier::query::execute
