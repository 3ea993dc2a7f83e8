#include "query/flat/groups.h"

#include <algorithm>
#include <bit>

namespace dossier::query::flat {

namespace {

constexpr std::size_t kFirstBuckets = 1024;
constexpr std::size_t kMostKeys = 15;

std::uint64_t hash_of(const std::uint64_t* words, std::size_t width) {
  std::uint64_t all = 0x9e3779b97f4a7c15U;
  for (std::size_t i = 0; i < width; ++i) {
    all = (std::rotl(all, 27) ^ words[i]) * 0xd6e8feb86659fd93U;
    all ^= all >> 32;
  }
  return all;
}

}  // namespace

Groups::Groups(std::vector<Field> keys, execute::Context& context)
    : keys_(std::move(keys)), context_(context), width_(keys_.size() + 1) {
  if (keys_.size() == 1 && keys_[0].range() > 0) by_code_.assign(keys_[0].range() + 1, 0);
}

Groups::~Groups() { context_.budget().release(charged_); }

void Groups::assign(const Rows& rows, std::uint32_t* groups) {
  if (keys_.empty()) {
    std::fill_n(groups, rows.size, 0U);
  } else if (!by_code_.empty()) {
    assign_by_code(rows, groups);
  } else {
    assign_by_hash(rows, groups);
  }
}

void Groups::assign_by_code(const Rows& rows, std::uint32_t* groups) {
  Field& key = keys_[0];
  const std::uint32_t* ids = rows.column(key.var());
  const graph::ValueColumn& column = key.column();
  for (std::size_t i = 0; i < rows.size; ++i) {
    const auto entry = static_cast<std::size_t>(ids[i] - column.first());
    const bool known = column.covers(ids[i]) && column.has(entry);
    const std::uint64_t code = known ? column.codes()[entry] : by_code_.size() - 1;
    if (by_code_[code] == 0) {
      by_code_[code] = static_cast<std::uint32_t>(++count_);
      words_.insert(words_.end(), {known ? code : 0, known ? 0U : 1U});
    }
    groups[i] = by_code_[code] - 1;
  }
}

void Groups::assign_by_hash(const Rows& rows, std::uint32_t* groups) {
  std::uint64_t words[kMostKeys + 1];
  for (std::size_t i = 0; i < rows.size; ++i) {
    std::uint64_t nulls = 0;
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      words[k] = 0;
      if (!keys_[k].word(rows.column(keys_[k].var())[i], words[k])) {
        words[k] = 0;
        nulls |= std::uint64_t{1} << k;
      }
    }
    words[keys_.size()] = nulls;
    groups[i] = find_or_add(words);
  }
  charge();
}

std::uint32_t Groups::find_or_add(const std::uint64_t* words) {
  if (count_ * 2 >= buckets_.size()) grow();
  const std::size_t mask = buckets_.size() - 1;
  for (std::size_t at = hash_of(words, width_) & mask;; at = (at + 1) & mask) {
    if (buckets_[at] == 0) {
      buckets_[at] = static_cast<std::uint32_t>(++count_);
      words_.insert(words_.end(), words, words + width_);
      return static_cast<std::uint32_t>(count_ - 1);
    }
    const std::uint32_t group = buckets_[at] - 1;
    if (std::equal(words, words + width_, words_.data() + group * width_)) return group;
  }
}

void Groups::grow() {
  const std::size_t size = std::max(kFirstBuckets, buckets_.size() * 4);
  buckets_.assign(size, 0U);
  for (std::size_t group = 0; group < count_; ++group) {
    std::size_t at = hash_of(words_.data() + group * width_, width_) & (size - 1);
    while (buckets_[at] != 0) at = (at + 1) & (size - 1);
    buckets_[at] = static_cast<std::uint32_t>(group + 1);
  }
}

void Groups::charge() {
  const std::uint64_t now = words_.capacity() * 8 + buckets_.size() * 4;
  if (now <= charged_) return;
  context_.budget().charge(now - charged_);
  charged_ = now;
}

Value Groups::value(std::size_t group, std::size_t key) const {
  const std::uint64_t* words = words_.data() + group * width_;
  return (words[keys_.size()] >> key & 1U) != 0 ? Value() : keys_[key].value(words[key]);
}

}  // namespace dossier::query::flat
