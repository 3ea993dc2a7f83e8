#include "ingest/extract/coreference/resolve.h"

#include <array>

namespace dossier::ingest {
namespace {

/// FNV-1a with a final mix, so that two seeds give two independent halves.
std::uint64_t hash(std::uint64_t seed, EntityType type, std::string_view text) {
  constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  std::uint64_t state = seed ^ (static_cast<std::uint64_t>(type) + 1) * kPrime;
  for (char c : text) {
    state ^= static_cast<unsigned char>(c);
    state *= kPrime;
  }
  state ^= state >> 33U;
  state *= 0xFF51AFD7ED558CCDULL;
  state ^= state >> 33U;
  return state;
}

}  // namespace

std::string entity_key(EntityType type, std::string_view name) {
  const std::string text = lower(plain(name));
  std::string key;
  for (std::uint64_t half :
       {hash(0xCBF29CE484222325ULL, type, text), hash(0x9E3779B97F4A7C15ULL, type, text)}) {
    for (int shift = 60; shift >= 0; shift -= 4)
      key += "0123456789abcdef"[(half >> static_cast<unsigned>(shift)) & 15U];
  }
  return key;
}

}  // namespace dossier::ingest
