#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace dossier::ingest::lang {

/// 64-bit hash of bytes (FNV-1a with a final mix). Stable across platforms: models depend on it.
constexpr std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93ULL;
  return hash ^ (hash >> 32);
}

/// A fixed set of lower-case words. Lookup touches one or two cache lines.
class WordSet {
 public:
  WordSet(std::initializer_list<std::string_view> words) {
    reserve(words.size());
    for (const std::string_view word : words) insert(word);
  }

  /// The words of a text, which must stay, between single spaces.
  explicit WordSet(std::string_view spaced) {
    reserve(static_cast<std::size_t>(std::count(spaced.begin(), spaced.end(), ' ')) + 1);
    while (!spaced.empty()) {
      const std::size_t end = std::min(spaced.find(' '), spaced.size());
      insert(spaced.substr(0, end));
      spaced.remove_prefix(std::min(end + 1, spaced.size()));
    }
  }

  bool contains(std::string_view word) const noexcept {
    for (std::size_t at = hash_bytes(word);; ++at) {
      const std::string_view slot = slots_[at & (slots_.size() - 1)];
      if (slot.empty()) return false;
      if (slot == word) return true;
    }
  }

 private:
  void reserve(std::size_t words) {
    std::size_t capacity = 16;
    while (capacity < words * 2) capacity *= 2;
    slots_.resize(capacity);
  }

  void insert(std::string_view word) {
    std::size_t at = hash_bytes(word);
    while (!slots_[at & (slots_.size() - 1)].empty()) ++at;
    slots_[at & (slots_.size() - 1)] = word;
  }

  std::vector<std::string_view> slots_;  ///< power of two; empty means free
};

}  // namespace dossier::ingest::lang
