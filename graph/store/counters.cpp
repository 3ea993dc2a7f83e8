#include "graph/store/counters.h"

#include <algorithm>

namespace dossier::graph {

std::size_t Counters::bucket_of(const CounterKey& key) {
  const std::uint64_t mixed =
      (std::uint64_t{key.a} * 31 + key.b) * 8 + static_cast<std::uint64_t>(key.count);
  return static_cast<std::size_t>((mixed * 0x9E3779B97F4A7C15u) >> 58);
}

std::uint64_t Counters::get(const CounterKey& key) const {
  const auto& bucket = buckets_[bucket_of(key)];
  if (bucket == nullptr) return 0;
  const auto found = bucket->find(key);
  return found == bucket->end()
             ? 0
             : static_cast<std::uint64_t>(std::max<std::int64_t>(0, found->second));
}

Counters Counters::with(const CounterDelta& delta) const {
  Counters out = *this;
  std::array<std::shared_ptr<Bucket>, kBuckets> fresh;
  for (const auto& [key, change] : delta) {
    if (change == 0) continue;
    const std::size_t i = bucket_of(key);
    if (fresh[i] == nullptr)
      fresh[i] = buckets_[i] ? std::make_shared<Bucket>(*buckets_[i]) : std::make_shared<Bucket>();
    if (((*fresh[i])[key] += change) == 0) fresh[i]->erase(key);
  }
  for (std::size_t i = 0; i < kBuckets; ++i) {
    if (fresh[i] != nullptr) out.buckets_[i] = std::move(fresh[i]);
  }
  return out;
}

}  // namespace dossier::graph
