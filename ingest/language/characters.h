#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::ingest::lang {

/// What a character is to the tokeniser. Marks (accents on their own) count as letters.
enum class CharClass : std::uint8_t { Space, Lower, Upper, Letter, Digit, Punct, Symbol };

/// A code point with the bytes it takes. A byte that is not valid UTF-8 reads as U+FFFD, one byte
/// long.
struct Character {
  char32_t code;
  std::uint32_t length;
};

/// The character that starts at `text[position]`; `position` must be inside the text.
Character decode(std::string_view text, std::size_t position) noexcept;

/// Control characters count as space, so that no token contains one.
CharClass classify(char32_t code) noexcept;

/// Lower case by simple case folding; other characters are returned unchanged.
char32_t to_lower(char32_t code) noexcept;

/// Writes `code` as UTF-8 (at most four bytes) and returns the end.
char* encode(char32_t code, char* out) noexcept;

inline bool is_letter(CharClass kind) noexcept {
  return kind == CharClass::Lower || kind == CharClass::Upper || kind == CharClass::Letter;
}
inline bool is_word(CharClass kind) noexcept { return is_letter(kind) || kind == CharClass::Digit; }

/// ' and its typographic forms, as in contractions.
inline bool is_apostrophe(char32_t code) noexcept {
  return code == U'\'' || code == U'\u2019' || code == U'\u02bc' || code == U'`' ||
         code == U'\u2018';
}
bool is_opening(char32_t code) noexcept;  ///< brackets and quotes that open
bool is_closing(
    char32_t code) noexcept;  ///< brackets and quotes that close; straight quotes are both
bool is_quote(char32_t code) noexcept;

}  // namespace dossier::ingest::lang
