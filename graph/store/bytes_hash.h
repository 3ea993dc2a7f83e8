#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::graph {

/// FNV-1a in 64 bits, one byte after the other: any changed byte changes the result. The same on
/// every machine.
constexpr std::uint64_t kHashStart = 0xcbf29ce484222325u;

inline std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t state = kHashStart) {
  for (const char c : bytes) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return state;
}

}  // namespace dossier::graph
