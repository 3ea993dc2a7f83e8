#include "query/execute/group_table.h"

#include <algorithm>
#include <bit>

namespace dossier::query::execute {

namespace {

constexpr std::size_t kFirstBuckets = 64;
/// Bytes of a group beside its values.
constexpr std::uint64_t kGroupBytes = 24;

std::uint64_t mix(std::uint64_t bits) {
  bits ^= bits >> 32;
  bits *= 0xd6e8feb86659fd93U;
  bits ^= bits >> 32;
  return bits;
}

/// Ids on the short way; they never equal values of other kinds.
std::uint64_t hash_one(const Value& value) {
  if (value.is_node()) return mix(static_cast<std::uint64_t>(value.node_id()) * 2 + 1);
  if (value.is_relationship()) return mix(static_cast<std::uint64_t>(value.relationship_id()) * 2);
  return hash(value);
}

std::uint64_t hash_row(const Value* values, std::size_t width) {
  std::uint64_t all = 0x9e3779b97f4a7c15U;
  for (std::size_t i = 0; i < width; ++i) all = mix(std::rotl(all, 23) ^ hash_one(values[i]));
  return all;
}

bool same_value(const Value& a, const Value& b) {
  if (a.kind() == b.kind()) {
    if (a.is_integer()) return a.integer() == b.integer();
    if (a.is_string()) return a.string() == b.string();
    if (a.is_node()) return a.node_id() == b.node_id();
  }
  return equivalent(a, b);
}

}  // namespace

GroupTable::GroupTable(Context& context, std::size_t width) : context_(context), width_(width) {}

GroupTable::~GroupTable() { context_.budget().release(charged_); }

void GroupTable::clear() {
  context_.budget().release(charged_);
  charged_ = 0;
  std::fill(buckets_.begin(), buckets_.end(), 0U);
  hashes_.clear();
  values_.clear();
}

bool GroupTable::same(std::uint32_t group, const Value* values) const {
  for (std::size_t i = 0; i < width_; ++i) {
    if (!same_value(value(group, i), values[i])) return false;
  }
  return true;
}

GroupTable::Found GroupTable::find_or_add(const Value* values) {
  if (hashes_.size() * 2 >= buckets_.size()) grow();
  const std::uint64_t hashed = hash_row(values, width_);
  const std::size_t mask = buckets_.size() - 1;
  for (std::size_t at = hashed & mask;; at = (at + 1) & mask) {
    if (buckets_[at] == 0) {
      buckets_[at] = static_cast<std::uint32_t>(hashes_.size()) + 1;
      break;
    }
    const std::uint32_t group = buckets_[at] - 1;
    if (hashes_[group] == hashed && same(group, values)) return {group, false};
  }
  std::uint64_t bytes = kGroupBytes + width_ * sizeof(Value);
  for (std::size_t i = 0; i < width_; ++i) bytes += footprint(values[i]);
  context_.budget().charge(bytes);
  charged_ += bytes;
  hashes_.push_back(hashed);
  values_.insert(values_.end(), values, values + width_);
  return {static_cast<std::uint32_t>(hashes_.size()) - 1, true};
}

std::uint32_t GroupTable::find(const Value* values) const {
  if (buckets_.empty()) return kNone;
  const std::uint64_t hashed = hash_row(values, width_);
  const std::size_t mask = buckets_.size() - 1;
  for (std::size_t at = hashed & mask; buckets_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t group = buckets_[at] - 1;
    if (hashes_[group] == hashed && same(group, values)) return group;
  }
  return kNone;
}

void GroupTable::grow() {
  const std::size_t size = std::max(kFirstBuckets, buckets_.size() * 2);
  buckets_.assign(size, 0U);
  for (std::uint32_t group = 0; group < hashes_.size(); ++group) {
    std::size_t at = hashes_[group] & (size - 1);
    while (buckets_[at] != 0) at = (at + 1) & (size - 1);
    buckets_[at] = group + 1;
  }
}

}  // namespace dossier::query::execute
