#pragma once

#include "query/execute/context.h"
#include "query/execute/evaluator.h"

#include <cstdint>
#include <vector>

namespace dossier::query::execute {

/// Numbers distinct rows of values in the order of their first appearance: an open-addressing hash
/// table of row numbers over one flat array of values. Nulls are the same as nulls.
class GroupTable {
 public:
  GroupTable(Context& context, std::size_t width);
  ~GroupTable();
  GroupTable(const GroupTable&) = delete;
  GroupTable& operator=(const GroupTable&) = delete;

  struct Found {
    std::uint32_t group;
    bool added;
  };
  /// The group of `width` values, added when it is new.
  Found find_or_add(const Value* values);
  /// The group of `width` values, or `kNone`.
  std::uint32_t find(const Value* values) const;
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::size_t size() const noexcept { return hashes_.size(); }
  std::size_t width() const noexcept { return width_; }
  const Value& value(std::size_t group, std::size_t column) const {
    return values_[group * width_ + column];
  }
  void clear();

 private:
  bool same(std::uint32_t group, const Value* values) const;
  void grow();

  Context& context_;
  std::size_t width_;
  std::vector<std::uint32_t> buckets_;  ///< group + 1; 0: free. The size is a power of two
  std::vector<std::uint64_t> hashes_;
  std::vector<Value> values_;
  std::uint64_t charged_ = 0;
};

}  // namespace dossier::query::execute
