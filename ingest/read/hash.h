#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::ingest {

/// A 64-bit hash of bytes, the same on every machine and in every run. Not for secrets.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0) noexcept;

/// Spreads the bits of a number over all 64: a bijection.
std::uint64_t mix64(std::uint64_t value) noexcept;

/// 128 bits of `bytes` as 32 hexadecimal digits.
std::string hash128(std::string_view bytes);

}  // namespace dossier::ingest
