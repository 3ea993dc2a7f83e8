#include "query/syntax/expected.h"

#include <algorithm>

namespace dossier::query::syntax {
namespace {

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string describe(std::uint16_t item) {
  if (ExpectedSet::is_phrase(item)) return std::string(text_of(ExpectedSet::phrase(item)));
  if (ExpectedSet::is_keyword(item)) return quoted(text_of(ExpectedSet::keyword(item)));
  return quoted(text_of(ExpectedSet::token(item)));
}

/// Operators matter least when a list is too long, then keywords.
int rank(std::uint16_t item) {
  if (!ExpectedSet::is_phrase(item)) return ExpectedSet::is_keyword(item) ? 1 : 0;
  switch (ExpectedSet::phrase(item)) {
    case Phrase::Operator: return 3;
    case Phrase::EndOfQuery: return 2;
    default: return 0;
  }
}

}  // namespace

std::string_view text_of(Phrase phrase) {
  switch (phrase) {
    case Phrase::Expression: return "an expression";
    case Phrase::Operator: return "an operator";
    case Phrase::Variable: return "a variable";
    case Phrase::Name: return "a name";
    case Phrase::Label: return "a label or type";
    case Phrase::PropertyName: return "a property name";
    case Phrase::NodePattern: return "a node `( )`";
    case Phrase::RelationshipPattern: return "a relationship `-[ ]->`";
    case Phrase::PathPattern: return "a pattern";
    case Phrase::Clause: return "a clause";
    case Phrase::Integer: return "an integer";
    case Phrase::String: return "a string";
    case Phrase::TypeName: return "a type";
    case Phrase::EndOfQuery: return "the end of the query";
    case Phrase::Quantifier: return "a quantifier";
  }
  return "";
}

void ExpectedSet::add(std::uint16_t item, std::uint16_t group) {
  item = static_cast<std::uint16_t>(item | group);
  if (!has(item)) items_.push_back(item);
}

bool ExpectedSet::has(std::uint16_t item) const {
  return std::find(items_.begin(), items_.end(), item) != items_.end();
}
bool ExpectedSet::contains(Phrase phrase) const {
  return has(static_cast<std::uint16_t>(static_cast<std::uint16_t>(phrase) | kPhrases));
}
bool ExpectedSet::contains(Keyword keyword) const {
  return has(static_cast<std::uint16_t>(static_cast<std::uint16_t>(keyword) | kKeywords));
}
bool ExpectedSet::contains(TokenKind kind) const { return has(static_cast<std::uint16_t>(kind)); }

std::string ExpectedSet::text() const {
  constexpr std::size_t kMost = 5;
  std::vector<std::uint16_t> shown = items_;
  std::stable_sort(shown.begin(), shown.end(), [](auto a, auto b) { return rank(a) < rank(b); });
  if (shown.size() > kMost) shown.resize(kMost);
  if (shown.empty()) return "";
  std::string text = "expected ";
  for (std::size_t at = 0; at < shown.size(); ++at) {
    if (at > 0) text += at + 1 == shown.size() ? " or " : ", ";
    text += describe(shown[at]);
  }
  return text;
}

}  // namespace dossier::query::syntax
