#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// The smallest piece of a name: a run of letters and digits, or one other character. Names are
/// compared atom by atom, so that it does not matter how a tokenizer treats hyphens and full stops.
struct Atom {
  std::uint32_t begin;  ///< bytes in the text it was cut from
  std::uint32_t end;
  std::string_view key;  ///< the text, with typographic quotes and dashes made plain
};

/// Cuts text[begin, end) into atoms, appended to `atoms`. Space separates and gives no atom.
void split_atoms(std::string_view text, std::uint32_t begin, std::uint32_t end,
                 std::vector<Atom>& atoms);

/// The text with typographic quotes and dashes made plain and runs of space made one.
std::string plain(std::string_view text);

/// ASCII lower case; other bytes stay.
std::string lower(std::string_view text);

/// A hyphen within a word, and no dash between phrases.
bool is_hyphen(std::string_view word);

bool is_upper(char c) noexcept;
bool is_letter(char c) noexcept;  ///< ASCII letter or any byte of a longer character
/// The text begins with a capital letter, ASCII or Latin with diacritics.
bool is_capitalised(std::string_view word) noexcept;
/// Every letter is a capital, and there are at least two.
bool is_acronym(std::string_view word) noexcept;

}  // namespace dossier::ingest
