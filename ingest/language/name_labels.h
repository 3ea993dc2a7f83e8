#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "ingest/language/name_tagger.h"
#include "ingest/language/word_form.h"

namespace dossier::ingest::lang {

/// Labels of words as class numbers: outside, then for each type the first word of a name, an inner one, the last one,
/// and the only one.
struct NameLabel {
  static constexpr unsigned kOutside = 0;
  static constexpr unsigned kTypes = static_cast<unsigned>(NameType::Other) + 1;
  static constexpr unsigned kCount = 1 + 4 * kTypes;
  enum Place : std::uint8_t { First, Inner, Last, Only };

  static constexpr unsigned of(NameType type, Place place) noexcept {
    return 1 + 4 * static_cast<unsigned>(type) + place;
  }
  static constexpr NameType type(unsigned label) noexcept { return static_cast<NameType>((label - 1) / 4); }
  static constexpr Place place(unsigned label) noexcept { return static_cast<Place>((label - 1) % 4); }
  /// Whether the name goes on after a word with this label.
  static constexpr bool open(unsigned label) noexcept {
    return label != kOutside && (place(label) == First || place(label) == Inner);
  }
  /// Whether `label` may follow `previous`, with `last` at the end of a sentence.
  static constexpr bool allowed(unsigned previous, unsigned label, bool last) noexcept {
    if (last && open(label)) return false;
    const bool continues = label != kOutside && (place(label) == Inner || place(label) == Last);
    if (!open(previous)) return !continues;
    return continues && type(label) == type(previous);
  }
};

/// Which labels the words of a document had before, by hash: a bounded memory in which later words displace earlier ones.
class NameMemory {
 public:
  unsigned recall(std::uint32_t word) const noexcept {
    const Entry& entry = entries_[word % kSize];
    return entry.word == word ? entry.label : NameLabel::kCount;
  }
  void store(std::uint32_t word, unsigned label) noexcept { entries_[word % kSize] = {word, label}; }
  void clear() noexcept { entries_.fill({}); }

 private:
  static constexpr std::size_t kSize = 1024;
  struct Entry {
    std::uint32_t word = 0;
    unsigned label = NameLabel::kCount;
  };
  std::array<Entry, kSize> entries_;
};

/// What the sequence model sees at a word.
struct NameFeatures {
  static constexpr std::size_t kCount = 46;
  using Array = std::array<std::uint32_t, kCount>;

  struct Context {
    std::span<const WordForm> forms;       ///< as read by `read_forms`
    std::span<const Token> tokens;         ///< of the sentence
    std::span<const std::uint8_t> marks;   ///< by token of the sentence, or empty
    std::uint32_t first_token;             ///< what heads count from
  };
  static void fill(const Context& context, std::size_t i, unsigned previous, unsigned before_previous,
                   unsigned remembered, Array& out) noexcept;
};

}  // namespace dossier::ingest::lang
