#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dossier::ingest::lang {

/// What the models see of a word, computed once: hashes of its spelling and parts, and its shape.
struct WordForm {
  std::uint32_t exact;                  ///< as written
  std::uint32_t lower;                  ///< lower case, digits as 0
  std::array<std::uint32_t, 3> prefix;  ///< first 1, 2, 3 bytes of the lower-case form
  std::array<std::uint32_t, 4> suffix;  ///< last 1, 2, 3, 4 bytes
  std::uint32_t verb;                   ///< a VerbForm
  std::uint32_t shape;                  ///< "Xx", "XX", "0x", ... with a hyphen or period noted
};

/// Reads at most the ends of very long words. Never fails, whatever the bytes.
WordForm read_form(std::string_view word) noexcept;

/// The form beyond the ends of a sentence.
WordForm boundary_form(std::uint32_t distance) noexcept;

/// Combines hashes; order matters.
constexpr std::uint32_t mix(std::uint32_t a, std::uint32_t b) noexcept {
  std::uint32_t hash = (a ^ (a >> 15)) * 0x2c1b3c6dU + b * 0x9e3779b1U + 0x85ebca6bU;
  hash ^= hash >> 13;
  hash *= 0xc2b2ae35U;
  return hash ^ (hash >> 16);
}
constexpr std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t c) noexcept {
  return mix(mix(a, b), c);
}

}  // namespace dossier::ingest::lang
