#pragma once

#include "query/syntax/token.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::query::syntax {

/// Things that can stand at a place and are named as a whole, not token by token.
enum class Phrase : std::uint8_t {
  Expression,
  Operator,
  Variable,
  Name,
  Label,
  PropertyName,
  NodePattern,
  RelationshipPattern,
  PathPattern,
  Clause,
  Integer,
  String,
  TypeName,
  EndOfQuery,
  Quantifier,
};

/// What could have stood at the furthest place that a failing parser reached.
class ExpectedSet {
 public:
  void add(TokenKind kind) { add(static_cast<std::uint16_t>(kind), kTokens); }
  void add(Keyword keyword) { add(static_cast<std::uint16_t>(keyword), kKeywords); }
  void add(Phrase phrase) { add(static_cast<std::uint16_t>(phrase), kPhrases); }
  void clear() { items_.clear(); }
  bool empty() const { return items_.empty(); }
  bool contains(Phrase phrase) const;
  bool contains(TokenKind kind) const;
  bool contains(Keyword keyword) const;

  /// "expected an expression, `)` or `,`": at most five items, the most telling first.
  std::string text() const;
  const std::vector<std::uint16_t>& items() const { return items_; }

  /// What an item of `items()` is.
  static bool is_keyword(std::uint16_t item) { return (item & 0xff00) == kKeywords; }
  static bool is_phrase(std::uint16_t item) { return (item & 0xff00) == kPhrases; }
  static Keyword keyword(std::uint16_t item) { return static_cast<Keyword>(item & 0xff); }
  static Phrase phrase(std::uint16_t item) { return static_cast<Phrase>(item & 0xff); }
  static TokenKind token(std::uint16_t item) { return static_cast<TokenKind>(item & 0xff); }

 private:
  static constexpr std::uint16_t kTokens = 0x000, kKeywords = 0x100, kPhrases = 0x200;
  void add(std::uint16_t item, std::uint16_t group);
  bool has(std::uint16_t item) const;

  std::vector<std::uint16_t> items_;  ///< in order of first mention, each once
};

/// "an expression".
std::string_view text_of(Phrase phrase);

}  // namespace dossier::query::syntax
