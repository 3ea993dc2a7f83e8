#include "query/question/words.h"

#include <algorithm>
#include <cctype>

namespace dossier::query {

namespace {

std::string fold(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool is_space(char c) noexcept { return std::isspace(static_cast<unsigned char>(c)) != 0; }

std::string_view without_mark(std::string_view text) noexcept {
  while (!text.empty() && (is_space(text.back()) || text.back() == '?' || text.back() == ';' ||
                           text.back() == '.')) {
    text.remove_suffix(1);
  }
  return text;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  std::size_t i = 0;
  while (i < text.size()) {
    while (i < text.size() && is_space(text[i])) ++i;
    std::size_t start = i;
    while (i < text.size() && !is_space(text[i])) ++i;
    if (i > start) out.emplace_back(text.substr(start, i - start));
  }
  return out;
}

bool is_article(std::string_view word) noexcept {
  return word == "the" || word == "a" || word == "an";
}

}  // namespace

Words::Words(std::string_view text) : words_(split(without_mark(text))) {
  for (const std::string& word : words_) folded_.push_back(fold(word));
}

bool Words::next_is(std::string_view phrase) const {
  const std::vector<std::string> wanted = split(phrase);
  if (wanted.size() > folded_.size() - at_) return false;
  return std::equal(wanted.begin(), wanted.end(),
                    folded_.begin() + static_cast<std::ptrdiff_t>(at_));
}

bool Words::take(std::string_view phrase) {
  if (!next_is(phrase)) return false;
  at_ += split(phrase).size();
  return true;
}

std::string Words::take_until(std::span<const std::string_view> phrases) {
  if (!done() && is_article(folded_[at_])) ++at_;
  std::string out;
  const auto stops = [this](std::string_view phrase) { return next_is(phrase); };
  while (!done() && std::none_of(phrases.begin(), phrases.end(), stops)) {
    if (!out.empty()) out += ' ';
    out += words_[at_++];
  }
  return out;
}

std::string Words::rest() { return take_until({}); }

const RelationWords* take_verb(Words& words, std::span<const RelationWords> rows,
                               std::span<const VerbForm> forms) {
  const RelationWords* best = nullptr;
  std::string_view longest;
  for (const RelationWords& row : rows) {
    for (VerbForm form : forms) {
      if ((row.*form).size() > longest.size() && words.next_is(row.*form))
        best = &row, longest = row.*form;
    }
  }
  if (best != nullptr) words.take(longest);
  return best;
}

}  // namespace dossier::query
