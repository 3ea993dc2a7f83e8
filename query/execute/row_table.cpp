#include "query/execute/row_table.h"

#include <algorithm>
#include <numeric>

namespace dossier::query::execute {

RowTable::RowTable(Context& context, std::vector<Slot> slots)
    : context_(context), slots_(std::move(slots)), columns_(slots_.size()) {}

RowTable::~RowTable() { context_.budget().release(charged_); }

void RowTable::clear() noexcept {
  size_ = 0;
  context_.budget().release(charged_);
  charged_ = 0;
  for (Column& column : columns_) column = Column();
}

std::uint64_t RowTable::weigh(const Batch& batch, Selection rows) const {
  std::uint64_t bytes = 0;
  for (Slot slot : slots_) {
    const Column& column = batch[slot];
    if (column.kind() != ColumnKind::Value) {
      bytes += rows.size() * sizeof(NodeId);
      continue;
    }
    bytes += rows.size() * sizeof(Value);
    for (std::uint32_t row : rows) {
      const Value& value = column.values()[row];
      if (value.is_string()) {
        bytes += value.string().size() + 8;
      } else if (value.is_complete()) {
        bytes += footprint(value);
      }
    }
  }
  return bytes;
}

void RowTable::append(const Batch& batch, Selection rows) {
  const std::uint64_t bytes = weigh(batch, rows);
  context_.budget().charge(bytes);
  charged_ += bytes;
  for (std::size_t i = 0; i < slots_.size(); ++i) columns_[i].append(size_, batch[slots_[i]], rows);
  size_ += rows.size();
}

void RowTable::gather(Selection rows, Batch& out) const {
  for (std::size_t i = 0; i < slots_.size(); ++i) out[slots_[i]].gather(columns_[i], rows);
}

void RowTable::read(Selection rows, Batch& out) const {
  gather(rows, out);
  out.set_rows(rows.size());
}

void RowTable::keep(const std::vector<std::uint32_t>& rows) {
  const std::uint64_t share = size_ == 0 ? 0 : charged_ / size_ * rows.size();
  for (Column& column : columns_) {
    Column kept;
    kept.gather(column, rows);
    column = std::move(kept);
  }
  size_ = rows.size();
  context_.budget().release(charged_ - share);
  charged_ = share;
}

bool TableReader::next(const RowTable& table, const std::vector<std::uint32_t>* order, Batch& out) {
  const std::size_t total = order != nullptr ? order->size() : table.size();
  if (at_ >= total) return false;
  const std::size_t count = std::min(kBatchRows, total - at_);
  if (order != nullptr) {
    table.read(Selection(*order).subspan(at_, count), out);
  } else {
    rows_.resize(count);
    std::iota(rows_.begin(), rows_.end(), static_cast<std::uint32_t>(at_));
    table.read(rows_, out);
  }
  at_ += count;
  return true;
}

void store_values(std::vector<Value>& values, std::size_t begin, std::size_t count, Column& out) {
  const auto from = values.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto all = [&](ValueKind kind) {
    return std::all_of(from, from + static_cast<std::ptrdiff_t>(count), [kind](const Value& value) {
      return value.kind() == kind && !value.is_complete();
    });
  };
  if (count > 0 && from->is_node() && all(ValueKind::Node)) {
    NodeId* nodes = out.make_nodes(count);
    for (std::size_t i = 0; i < count; ++i)
      nodes[i] = from[static_cast<std::ptrdiff_t>(i)].node_id();
  } else if (count > 0 && from->is_relationship() && all(ValueKind::Relationship)) {
    RelationshipId* ids = out.make_relationships(count);
    for (std::size_t i = 0; i < count; ++i)
      ids[i] = from[static_cast<std::ptrdiff_t>(i)].relationship_id();
  } else {
    std::move(from, from + static_cast<std::ptrdiff_t>(count), out.make_values(count));
  }
}

}  // namespace dossier::query::execute
