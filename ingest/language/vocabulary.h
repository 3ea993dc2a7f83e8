#pragma once

#include <string_view>

namespace dossier::ingest::lang {

/// How a word that ends in a full stop behaves before a capital letter.
enum class Abbreviation {
  None,
  Title,     ///< "Mr.", "Gen.": a name follows, the sentence goes on
  Numbered,  ///< "No.", "Art.", "p.": a number follows
  Inner,     ///< "e.g.", "vs.": the sentence goes on whatever follows
  Open,      ///< "Inc.", "U.S.", "p.m.", "Jan.": the sentence may end here
};

/// `word` in lower case, without its last full stop.
Abbreviation find_abbreviation(std::string_view word) noexcept;

/// Words of closed classes that begin sentences and seldom stand capitalised inside one ("the",
/// "it", "how").
bool starts_sentences(std::string_view lower) noexcept;

/// Prefixes that stay joined to what follows their hyphen ("non-aligned", "e-mail").
bool is_bound_prefix(std::string_view lower) noexcept;

/// Units that are split from the number they touch ("5pm", "20km").
bool is_unit(std::string_view lower) noexcept;

/// Last labels of host names ("com", "org"), to tell "example.com" from a missing space.
bool is_top_level_domain(std::string_view lower) noexcept;

/// Names that end in an exclamation mark.
bool is_exclaimed_name(std::string_view lower) noexcept;

/// For contractions written as one word ("cannot", "gonna", "dont"): where the second word begins,
/// or 0.
std::size_t find_fused_split(std::string_view lower) noexcept;

}  // namespace dossier::ingest::lang
