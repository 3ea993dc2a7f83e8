#pragma once

#include "query/execute/context.h"

#include <vector>

namespace dossier::query::execute {

/// Rows kept in memory, column by column, charged to the budget until they are dropped.
class RowTable {
 public:
  RowTable(Context& context, std::vector<Slot> slots);
  ~RowTable();
  RowTable(const RowTable&) = delete;
  RowTable& operator=(const RowTable&) = delete;

  std::size_t size() const noexcept { return size_; }
  void clear() noexcept;
  void append(const Batch& batch, Selection rows);
  /// Copies the rows with the given numbers to `out`, which then has just these.
  void read(Selection rows, Batch& out) const;
  /// The same without touching the number of rows of `out`.
  void gather(Selection rows, Batch& out) const;
  /// Leaves the rows with the given numbers, in that order.
  void keep(const std::vector<std::uint32_t>& rows);
  const Column& column(std::size_t index) const noexcept { return columns_[index]; }
  const std::vector<Slot>& slots() const noexcept { return slots_; }

 private:
  std::uint64_t weigh(const Batch& batch, Selection rows) const;

  Context& context_;
  std::vector<Slot> slots_;
  std::vector<Column> columns_;
  std::size_t size_ = 0;
  std::uint64_t charged_ = 0;
};

/// Gives the rows of a table in batches, in the order of `order`, or as they were added when it is
/// empty.
class TableReader {
 public:
  void restart() noexcept { at_ = 0; }
  bool next(const RowTable& table, const std::vector<std::uint32_t>* order, Batch& out);

 private:
  std::size_t at_ = 0;
  std::vector<std::uint32_t> rows_;
};

/// Gives a column the kind that fits its values best: ids when all are nodes or all are
/// relationships.
void store_values(std::vector<Value>& values, std::size_t begin, std::size_t count, Column& out);

}  // namespace dossier::query::execute
