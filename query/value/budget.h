#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include <dossier/value.h>

namespace dossier::query {

/// The memory that one query may use. Whoever is about to allocate in proportion to the data asks
/// here first. Thread-safe.
class Budget {
 public:
  /// `limit` in bytes; 0 stands for no limit beyond the ones of single values.
  explicit Budget(std::uint64_t limit) noexcept : limit_(limit == 0 ? kNoLimit : limit) {}

  /// For results that live as long as their row: fails with Code::OutOfMemory when `bytes` more
  /// would pass the limit, and keeps no account of them.
  void require(std::uint64_t bytes) const;
  /// For what an operator keeps (groups, sort buffers, collected lists): counts `bytes` until
  /// they are released, or fails with Code::OutOfMemory and counts nothing.
  void charge(std::uint64_t bytes);
  void release(std::uint64_t bytes) noexcept;

  std::uint64_t used() const noexcept { return used_.load(std::memory_order_relaxed); }
  std::uint64_t peak() const noexcept { return peak_.load(std::memory_order_relaxed); }
  std::uint64_t limit() const noexcept { return limit_; }

 private:
  static constexpr std::uint64_t kNoLimit = ~std::uint64_t{0};
  std::atomic<std::uint64_t> used_{0};
  std::atomic<std::uint64_t> peak_{0};
  std::uint64_t limit_;
};

/// Longest string and longest list that an expression may build.
inline constexpr std::uint64_t kMaxStringBytes = std::uint64_t{1} << 31;
inline constexpr std::uint64_t kMaxListElements = std::uint64_t{1} << 31;

/// Ask before building a string or list: fail with Code::NumberOutOfRange above the longest
/// length, with Code::OutOfMemory above the budget.
void require_string(const Budget& budget, std::uint64_t bytes);
void require_list(const Budget& budget, std::uint64_t elements);

/// Bytes that a value holds beyond its own 16, to within a small factor; shared parts are counted
/// in full. Stops counting below 64 levels of nesting.
std::uint64_t footprint(const Value& value) noexcept;

}  // namespace dossier::query
