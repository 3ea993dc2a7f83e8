#pragma once

#include "query/flat/field.h"

namespace dossier::query::flat {

/// Numbers the combinations of keys in the order of their first appearance.
class Groups {
 public:
  Groups(std::vector<Field> keys, execute::Context& context);
  ~Groups();
  Groups(const Groups&) = delete;
  Groups& operator=(const Groups&) = delete;

  /// groups[i] becomes the group of row i.
  void assign(const Rows& rows, std::uint32_t* groups);
  std::size_t size() const noexcept { return keys_.empty() ? 1 : count_; }
  /// Adds the groups of another one with the same keys; element i of the result is the group here
  /// of its group i.
  std::vector<std::uint32_t> take_in(const Groups& other);
  /// The same where no group is in both; nothing can be assigned afterwards.
  std::vector<std::uint32_t> append(const Groups& other);
  /// The value of a key of a group.
  Value value(std::size_t group, std::size_t key) const;

 private:
  void assign_by_code(const Rows& rows, std::uint32_t* groups);
  void assign_by_hash(const Rows& rows, std::uint32_t* groups);
  std::uint32_t find_or_add_code(const std::uint64_t* words);
  void adopt(const Groups& other, std::size_t group, std::uint64_t* words);
  std::uint32_t find_or_add(const std::uint64_t* words);
  std::uint32_t find_or_add(const std::uint64_t* words, std::uint64_t hash);
  void grow();
  void charge();

  std::vector<Field> keys_;
  execute::Context& context_;
  std::size_t width_;  ///< words of a group: one a key, and one with a bit for each null
  std::size_t count_ = 0;
  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> buckets_;  ///< group + 1; 0: free. The size is a power of two
  std::vector<std::uint32_t>
      by_code_;  ///< group + 1 of each code, then of null; for a single key with codes
  std::vector<std::uint64_t> batch_, hashes_;  ///< of the rows that are being assigned
  std::uint64_t charged_ = 0;
};

}  // namespace dossier::query::flat
