#include "ingest/extract/sentence/same_words.h"

#include "ingest/extract/sentence/atoms.h"

#include <algorithm>
#include <array>

namespace dossier::ingest {
namespace {

constexpr std::array<std::string_view, 52> kEmptyWords = {
    "a",       "all",  "also",     "an",    "and",   "any",   "as",   "at",   "be",
    "between", "both", "by",       "for",   "from",  "he",    "her",  "his",  "in",
    "into",    "is",   "it",       "its",   "not",   "of",    "on",   "or",   "she",
    "such",    "that", "the",      "their", "them",  "these", "they", "this", "those",
    "to",      "upon", "was",      "were",  "which", "who",   "will", "with", "would",
    "should",  "plan", "proposal", "offer", "idea",  "s",     "own"};

std::string stem(std::string word) {
  for (std::string_view ending : {"ing", "ed", "es", "s"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 4) continue;
    word.resize(word.size() - ending.size());
    break;
  }
  if (word.ends_with("e") && word.size() > 4) word.pop_back();
  return word;
}

}  // namespace

std::vector<std::string> content_words(std::string_view phrase) {
  std::string text(phrase);
  for (std::size_t at = 0; (at = text.find("\xE2\x80", at)) != std::string::npos; at += 3)
    text.replace(at, 3, "   ");  // quotation marks, dashes, ellipses
  phrase = text;
  std::vector<Atom> atoms;
  split_atoms(phrase, 0, static_cast<std::uint32_t>(phrase.size()), atoms);
  std::vector<std::string> words;
  for (const Atom& atom : atoms) {
    std::string word = lower(phrase.substr(atom.begin, atom.end - atom.begin));
    if (word.size() < 2 || !is_letter(word[0])) continue;
    if (std::find(kEmptyWords.begin(), kEmptyWords.end(), word) != kEmptyWords.end()) continue;
    words.push_back(stem(std::move(word)));
  }
  std::sort(words.begin(), words.end());
  return words;
}

bool same_words(std::string_view a, std::string_view b) {
  const auto x = content_words(a), y = content_words(b);
  if (x.empty() || y.empty()) return a == b;
  std::vector<std::string> common;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(common));
  const std::size_t shorter = std::min(x.size(), y.size());
  return common.size() * 10 >= shorter * 6 && (shorter > 1 || x == y);
}

}  // namespace dossier::ingest
