#pragma once

#include "graph/store/catalog.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Entries of Text and Fulltext indexes, as docs/format.md tells them.
namespace dossier::graph {

/// Most bytes of one string in a Text index, and of all texts of an entity in a Fulltext index.
constexpr std::size_t kMostTextBytes = std::size_t{1} << 20;
constexpr std::size_t kMostWordsBytes = std::size_t{16} << 20;

/// One entry for each different run of three bytes in the string with two zero bytes behind it; for
/// "" three zeros.
IndexEntries text_entries(const Index& index, const PropertyTable& properties,
                          std::uint64_t entity);
/// One entry for each different word of the texts, and one for their length.
IndexEntries word_entries(const Index& index, const PropertyTable& properties,
                          std::uint64_t entity);

/// The entry of a Text index that every string has once.
bool closes_text(std::string_view entry);
/// The number of words that an entry of a Fulltext index tells; nothing for the entry of a word.
std::optional<std::uint32_t> length_of_texts(std::string_view entry);

using Gram = std::array<char, 3>;
/// Runs of three bytes that every string has in which `part` is found so; none when `part` is too
/// short to tell.
std::vector<Gram> grams_of(TextMatch match, std::string_view part);
/// What the entries of a run have in front.
std::string gram_prefix(IndexId index, std::string_view gram);

/// What the entries of words that begin with `prefix` have in front.
std::string word_prefix(IndexId index, std::string_view prefix);
/// What the entries of one word have in front.
std::string whole_word_prefix(IndexId index, std::string_view word);
struct WordEntry {
  std::string_view word;
  Posting posting;
};
/// Nothing for an entry that tells the length.
std::optional<WordEntry> decode_word(std::string_view entry);

}  // namespace dossier::graph
