#pragma once

#include "query/flat/lane.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace dossier::query::flat {

/// Which nodes have a step between them, and how many, for many questions: a hash table of the
/// pairs of ends. Immutable.
class Pairs {
 public:
  /// Null when so many questions do not pay for it, or the lanes are of different kinds.
  static std::shared_ptr<const Pairs> make(const std::vector<Lane>& lanes, double questions);

  /// out[i] becomes the number of steps from from[i] to to[i]; none from or to no node.
  void counts(std::span<const std::uint32_t> from, const std::uint32_t* to,
              std::uint32_t* out) const;

 private:
  enum class Ends : std::uint8_t { Ordered, Turned, Either };
  Pairs(Ends ends, std::size_t links);
  static std::optional<Ends> ends_of(const std::vector<Lane>& lanes);
  std::uint64_t key(std::uint32_t from, std::uint32_t to) const noexcept;
  std::size_t slot(std::uint64_t key) const noexcept;
  void add(std::uint64_t key);
  std::uint32_t find(std::uint64_t key) const noexcept;

  Ends ends_;
  unsigned shift_;
  std::vector<std::uint64_t> keys_;     ///< kFree: no pair
  std::vector<std::uint32_t> numbers_;  ///< of steps of each key
};

}  // namespace dossier::query::flat
