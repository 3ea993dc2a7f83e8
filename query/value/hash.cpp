#include "query/value/compare.h"
#include "query/value/number.h"

#include <bit>
#include <cstring>
#include <string_view>

namespace dossier::query {

namespace {

/// Below this depth content does not enter the hash: equal values hash alike all the same.
constexpr int kHashDepth = 64;

/// Finaliser of MurmurHash3 (Austin Appleby, public domain).
constexpr std::uint64_t mix(std::uint64_t x) noexcept {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

constexpr std::uint64_t combine(std::uint64_t seed, std::uint64_t next) noexcept {
  return mix(seed + 0x9e3779b97f4a7c15ULL + next);
}

std::uint64_t hash_bytes(std::string_view bytes) noexcept {
  std::uint64_t state = bytes.size() * 0x9e3779b97f4a7c15ULL;
  while (bytes.size() >= 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data(), 8);
    state = (std::rotl(state, 29) ^ word) * 0x87c37b91114253d5ULL;
    bytes.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  if (!bytes.empty()) std::memcpy(&rest, bytes.data(), bytes.size());
  return mix((std::rotl(state, 29) ^ rest) * 0x87c37b91114253d5ULL);
}

std::uint64_t hash_float(double value) noexcept {
  if (value != value) return mix(0x7ff8);
  if (is_integral(value)) return mix(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)));
  return mix(std::bit_cast<std::uint64_t>(value));
}

std::uint64_t hash_at(const Value& value, int depth) noexcept;

std::uint64_t hash_all(const std::vector<Value>& values, std::uint64_t seed, int depth) noexcept {
  for (const Value& value : values) seed = combine(seed, hash_at(value, depth + 1));
  return combine(seed, values.size());
}

std::uint64_t hash_map(const Map& map, int depth) noexcept {
  std::uint64_t seed = 7;
  for (const auto& [key, value] : map)
    seed = combine(combine(seed, hash_bytes(key)), hash_at(value, depth + 1));
  return seed;
}

std::uint64_t hash_date_time(const DateTime& value) noexcept {
  const auto seconds = static_cast<std::uint64_t>(value.epoch_seconds);
  return combine(mix(seconds), static_cast<std::uint64_t>(value.nanoseconds));
}

std::uint64_t hash_duration(const Duration& value) noexcept {
  const std::uint64_t seed = combine(mix(static_cast<std::uint64_t>(value.months)),
                                     static_cast<std::uint64_t>(value.days));
  return combine(combine(seed, static_cast<std::uint64_t>(value.seconds)),
                 static_cast<std::uint64_t>(value.nanoseconds));
}

std::uint64_t hash_point(const Point& value) noexcept {
  const std::uint64_t seed = combine(static_cast<std::uint64_t>(value.srid), hash_float(value.x));
  return combine(combine(seed, hash_float(value.y)), hash_float(value.z));
}

std::uint64_t hash_content(const Value& value, int depth) noexcept {
  switch (value.kind()) {
    case ValueKind::Null: return 0;
    case ValueKind::Boolean: return mix(value.boolean() ? 2 : 1);
    case ValueKind::Integer: return mix(static_cast<std::uint64_t>(value.integer()));
    case ValueKind::Float: return hash_float(value.real());
    case ValueKind::String: return hash_bytes(value.string());
    case ValueKind::List: return hash_all(value.list(), 3, depth);
    case ValueKind::Map: return hash_map(value.map(), depth);
    case ValueKind::Node: return mix(static_cast<std::uint64_t>(value.node_id()));
    case ValueKind::Relationship: return mix(static_cast<std::uint64_t>(value.relationship_id()));
    case ValueKind::Path:
      return hash_all(value.path().relationships, hash_all(value.path().nodes, 5, depth), depth);
    case ValueKind::Date: return mix(static_cast<std::uint64_t>(value.date().epoch_days));
    case ValueKind::LocalTime:
      return mix(static_cast<std::uint64_t>(value.local_time().nanoseconds));
    case ValueKind::Time: return mix(static_cast<std::uint64_t>(utc_nanoseconds(value.time())));
    case ValueKind::LocalDateTime:
      return combine(mix(static_cast<std::uint64_t>(value.local_date_time().epoch_seconds)),
                     static_cast<std::uint64_t>(value.local_date_time().nanoseconds));
    case ValueKind::DateTime: return hash_date_time(value.date_time());
    case ValueKind::Duration: return hash_duration(value.duration());
    case ValueKind::Point: return hash_point(value.point());
  }
  return 0;
}

/// Kinds whose values are equivalent across kinds share a number.
std::uint64_t kind_seed(ValueKind kind) noexcept {
  return kind == ValueKind::Float ? static_cast<std::uint64_t>(ValueKind::Integer)
                                  : static_cast<std::uint64_t>(kind);
}

std::uint64_t hash_at(const Value& value, int depth) noexcept {
  const std::uint64_t seed = kind_seed(value.kind());
  return depth > kHashDepth ? seed : combine(seed, hash_content(value, depth));
}

}  // namespace

std::uint64_t hash(const Value& value) noexcept { return hash_at(value, 0); }

std::uint64_t hash(std::span<const Value> values) noexcept {
  std::uint64_t seed = values.size();
  for (const Value& value : values) seed = combine(seed, hash_at(value, 0));
  return seed;
}

}  // namespace dossier::query
