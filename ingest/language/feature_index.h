#pragma once

#include "ingest/language/analysis.h"
#include "ingest/language/word_form.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace dossier::ingest::lang {

/// What the network is told of a word, as keys to look up: the word first, then its parts.
struct InputKeys {
  static constexpr std::size_t kCount = 9;
  using Array = std::array<std::uint32_t, kCount>;
  /// Key of a word that is not known.
  static constexpr std::uint32_t kUnknownWord = 0x00000777;

  static Array of(const WordForm& form, Upos tag) noexcept {
    const auto tag_code = static_cast<std::uint32_t>(tag);
    return {mix(301, form.lower),     mix(302, form.shape),     mix(303, form.prefix[0]),
            mix(304, form.prefix[1]), mix(305, form.prefix[2]), mix(306, form.suffix[1]),
            mix(307, form.suffix[2]), mix(308, form.suffix[3]), mix(309, tag_code)};
  }
};

/// From keys to row numbers, read in place: open addressing with linear probing over pairs (key,
/// row), key 0 is free.
class FeatureIndex {
 public:
  struct Slot {
    std::uint32_t key;
    std::uint32_t row;
  };
  static constexpr std::uint32_t kNone = ~0U;

  FeatureIndex() = default;
  explicit FeatureIndex(std::span<const Slot> slots) noexcept : slots_(slots) {}

  void prefetch(std::uint32_t key) const noexcept {
    __builtin_prefetch(&slots_[key & (slots_.size() - 1)]);
  }

  std::uint32_t find(std::uint32_t key) const noexcept {
    for (std::size_t at = key;; ++at) {
      const Slot& slot = slots_[at & (slots_.size() - 1)];
      if (slot.key == key) return slot.row;
      if (slot.key == 0) return kNone;
    }
  }

  /// Whether a search always ends: at a free slot.
  bool is_sound() const noexcept {
    return std::any_of(slots_.begin(), slots_.end(),
                       [](const Slot& slot) { return slot.key == 0; });
  }

 private:
  std::span<const Slot> slots_;  ///< a power of two, never full
};

}  // namespace dossier::ingest::lang
