#pragma once

#include "ingest/language/analysis.h"
#include "ingest/language/arena.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dossier::ingest::lang {

/// Finds dictionary forms by edit scripts ("take off n bytes, put on these") that were learned for
/// word endings, and for whole words where the ending misleads. Reads its table in place;
/// thread-safe.
///
/// Bytes: a Header, `1 << bits` Slots (open addressing by linear probing, fingerprint 0 is free),
/// `scripts` Scripts, then the bytes that scripts put on.
class Lemmatizer {
 public:
  static constexpr std::uint32_t kMagic = 0x314d4c44;  ///< "DLM1"
  static constexpr std::size_t kLongestEnding = 6;

  struct Header {
    std::uint32_t magic, bits, scripts, bytes;
  };
  struct Slot {
    std::uint32_t fingerprint;
    std::uint32_t script;
  };
  struct Script {
    std::uint8_t strip;    ///< bytes taken off the end
    std::uint8_t length;   ///< bytes put on
    std::uint16_t offset;  ///< where they begin
  };

  Lemmatizer() = default;
  /// Empty if `bytes` are not a lemma table; an empty one gives the lower-case word.
  explicit Lemmatizer(std::span<const std::byte> bytes) noexcept;

  bool empty() const noexcept { return slots_.empty(); }

  /// The lemma of `word`. The result is part of `word`, of the table, or of `arena`.
  std::string_view lemmatize(std::string_view word, Upos tag, std::uint16_t features,
                             Arena& arena) const;

  /// Key of an ending of `lower`; `whole` if it is the entire word. Never 0.
  static std::uint32_t key(std::string_view ending, bool whole, Upos tag,
                           std::uint16_t features) noexcept;

 private:
  const Script* find(std::uint32_t key) const noexcept;
  const Script* choose(std::string_view lower, Upos tag, std::uint16_t features) const noexcept;

  std::span<const Slot> slots_;
  std::span<const Script> scripts_;
  std::string_view bytes_;
};

}  // namespace dossier::ingest::lang
