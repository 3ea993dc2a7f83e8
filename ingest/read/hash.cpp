#include "ingest/read/hash.h"

#include <bit>
#include <cstring>

namespace dossier::ingest {
namespace {

constexpr std::uint64_t kOdd1 = 0x9e3779b97f4a7c15;  // 2^64 / golden ratio
constexpr std::uint64_t kOdd2 = 0xbf58476d1ce4e5b9;  // constants of the splitmix64 generator
constexpr std::uint64_t kOdd3 = 0x94d049bb133111eb;

std::uint64_t load(const char* from, std::size_t count) noexcept {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < count; ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(from[i])} << (8 * i);
  }
  return word;
}

void append_hex(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 15];
}

}  // namespace

std::uint64_t mix64(std::uint64_t value) noexcept {
  value = (value ^ (value >> 30)) * kOdd2;
  value = (value ^ (value >> 27)) * kOdd3;
  return value ^ (value >> 31);
}

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) noexcept {
  std::uint64_t state = mix64(seed + kOdd1) ^ (bytes.size() * kOdd3);
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 8, at += 8) {
    state = std::rotl((state ^ mix64(load(at, 8) + kOdd1)) * kOdd1, 29);
  }
  if (left > 0) state = (state ^ mix64(load(at, left) + kOdd2)) * kOdd1;
  return mix64(state);
}

std::string hash128(std::string_view bytes) {
  std::string out;
  out.reserve(32);
  append_hex(out, hash64(bytes, 1));
  append_hex(out, hash64(bytes, 2));
  return out;
}

}  // namespace dossier::ingest
