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

/// Of a few words: less than the call of a general comparison.
bool are_same(const std::uint64_t* a, const std::uint64_t* b, std::size_t width) {
  std::uint64_t difference = 0;
  for (std::size_t i = 0; i < width; ++i) difference |= a[i] ^ b[i];
  return difference == 0;
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
    const std::size_t code = known ? column.codes()[entry] : by_code_.size() - 1;
    if (const std::uint32_t group = by_code_[code]; group != 0) {
      groups[i] = group - 1;
      continue;
    }
    const std::uint64_t words[] = {known ? code : 0, known ? 0U : 1U};
    groups[i] = find_or_add_code(words);
  }
}

std::uint32_t Groups::find_or_add_code(const std::uint64_t* words) {
  std::uint32_t& group = by_code_[words[1] == 0 ? words[0] : by_code_.size() - 1];
  if (group == 0) {
    group = static_cast<std::uint32_t>(++count_);
    words_.insert(words_.end(), words, words + 2);
  }
  return group - 1;
}

/// A batch of hashes first, and the memory that they lead to asked for, then the groups.
void Groups::assign_by_hash(const Rows& rows, std::uint32_t* groups) {
  batch_.resize(rows.size * width_);
  hashes_.resize(rows.size);
  for (std::size_t i = 0; i < rows.size; ++i) batch_[i * width_ + keys_.size()] = 0;
  for (std::size_t k = 0; k < keys_.size(); ++k)
    keys_[k].words({rows.column(keys_[k].var()), rows.size}, width_, batch_.data() + k,
                   batch_.data() + keys_.size(), std::uint64_t{1} << k);
  while ((count_ + rows.size) * 2 >= buckets_.size()) grow();
  for (std::size_t i = 0; i < rows.size; ++i) {
    hashes_[i] = hash_of(batch_.data() + i * width_, width_);
    __builtin_prefetch(&buckets_[hashes_[i] & (buckets_.size() - 1)]);
  }
  for (std::size_t i = 0; i < rows.size; ++i)
    groups[i] = find_or_add(batch_.data() + i * width_, hashes_[i]);
  charge();
}

std::vector<std::uint32_t> Groups::take_in(const Groups& other) {
  std::vector<std::uint32_t> out(other.size(), 0);
  std::uint64_t words[kMostKeys + 1];
  for (std::size_t group = 0; group < out.size() && !keys_.empty(); ++group) {
    adopt(other, group, words);
    out[group] = by_code_.empty() ? find_or_add(words) : find_or_add_code(words);
  }
  charge();
  return out;
}

std::vector<std::uint32_t> Groups::append(const Groups& other) {
  std::vector<std::uint32_t> out(other.size());
  std::uint64_t words[kMostKeys + 1];
  words_.reserve(words_.size() + other.words_.size());
  for (std::size_t group = 0; group < out.size(); ++group) {
    adopt(other, group, words);
    words_.insert(words_.end(), words, words + width_);
    out[group] = static_cast<std::uint32_t>(count_++);
  }
  charge();
  return out;
}

/// The words here of a group of another one.
void Groups::adopt(const Groups& other, std::size_t group, std::uint64_t* words) {
  const std::uint64_t* theirs = other.words_.data() + group * width_;
  const std::uint64_t nulls = theirs[keys_.size()];
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    words[k] = (nulls >> k & 1U) != 0 ? 0 : keys_[k].adopt(other.keys_[k], theirs[k]);
  }
  words[keys_.size()] = nulls;
}

std::uint32_t Groups::find_or_add(const std::uint64_t* words) {
  if ((count_ + 1) * 2 >= buckets_.size()) grow();
  return find_or_add(words, hash_of(words, width_));
}

/// REQUIRES: room.
std::uint32_t Groups::find_or_add(const std::uint64_t* words, std::uint64_t hash) {
  const std::size_t mask = buckets_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    if (buckets_[at] == 0) {
      buckets_[at] = static_cast<std::uint32_t>(++count_);
      words_.insert(words_.end(), words, words + width_);
      return static_cast<std::uint32_t>(count_ - 1);
    }
    const std::uint32_t group = buckets_[at] - 1;
    if (are_same(words, words_.data() + group * width_, width_)) return group;
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
