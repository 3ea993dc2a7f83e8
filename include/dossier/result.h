#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>
#include <dossier/value.h>

namespace dossier {

/// What a query changed.
struct Counters {
  std::uint64_t nodes_created = 0, nodes_deleted = 0;
  std::uint64_t relationships_created = 0, relationships_deleted = 0;
  std::uint64_t properties_set = 0;
  std::uint64_t labels_added = 0, labels_removed = 0;
  std::uint64_t indexes_added = 0, indexes_removed = 0;
  std::uint64_t constraints_added = 0, constraints_removed = 0;
  bool any() const noexcept;
};

class ResultSet;

/// One row of a result; valid as long as its ResultSet.
class Row {
 public:
  std::size_t size() const noexcept;
  const Value& operator[](std::size_t column) const noexcept;
  /// The value of a column by name. Throws std::out_of_range when there is no such column.
  const Value& operator[](std::string_view column) const;
  const Value* begin() const noexcept { return values_; }
  const Value* end() const noexcept { return values_ + size(); }

 private:
  friend class ResultSet;
  Row(const ResultSet* set, const Value* values) : set_(set), values_(values) {}
  const ResultSet* set_;
  const Value* values_;
};

/// All rows of a query, with everything they refer to: it stays valid after the database is closed.
class ResultSet {
 public:
  class Iterator {
   public:
    Row operator*() const noexcept { return (*set_)[index_]; }
    Iterator& operator++() noexcept { return ++index_, *this; }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    friend class ResultSet;
    Iterator(const ResultSet* set, std::size_t index) : set_(set), index_(index) {}
    const ResultSet* set_;
    std::size_t index_;
  };

  ResultSet() = default;
  explicit ResultSet(std::vector<std::string> columns) : columns_(std::move(columns)) {}

  const std::vector<std::string>& columns() const noexcept { return columns_; }
  /// Number of rows.
  std::size_t size() const noexcept { return rows_; }
  bool empty() const noexcept { return rows_ == 0; }
  Row operator[](std::size_t row) const noexcept {
    return {this, values_.data() + row * columns_.size()};
  }
  Iterator begin() const noexcept { return {this, 0}; }
  Iterator end() const noexcept { return {this, rows_}; }

  /// Appends a row. REQUIRES: as many values as columns.
  void append(std::vector<Value> row);

  Counters counters;
  std::vector<Error> warnings;
  /// EXPLAIN and PROFILE: the plan as an indented tree; empty otherwise.
  std::string plan;
  /// Seconds spent until the last row.
  double seconds = 0;

 private:
  std::vector<std::string> columns_;
  std::vector<Value> values_;
  std::size_t rows_ = 0;
};

}  // namespace dossier
