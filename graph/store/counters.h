#pragma once

#include "graph/store/keys.h"

#include <array>
#include <cstdint>
#include <memory>

#include <absl/container/flat_hash_map.h>

namespace dossier::graph {

template <typename H>
H AbslHashValue(H state, const CounterKey& key) {
  return H::combine(std::move(state), key.count, key.a, key.b);
}

using CounterDelta = absl::flat_hash_map<CounterKey, std::int64_t>;

/// Counts as of one commit. Immutable: a commit makes the next ones, which share all buckets but
/// the changed ones.
class Counters {
 public:
  std::uint64_t get(const CounterKey& key) const;
  /// These counts with `delta` added.
  Counters with(const CounterDelta& delta) const;

  template <typename Visit>
  void for_each(Visit visit) const {
    for (const auto& bucket : buckets_) {
      if (bucket == nullptr) continue;
      for (const auto& [key, count] : *bucket) visit(key, count);
    }
  }

 private:
  using Bucket = absl::flat_hash_map<CounterKey, std::int64_t>;
  static constexpr std::size_t kBuckets = 64;
  static std::size_t bucket_of(const CounterKey& key);

  std::array<std::shared_ptr<const Bucket>, kBuckets> buckets_;
};

}  // namespace dossier::graph
