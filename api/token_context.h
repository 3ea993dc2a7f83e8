#pragma once

#include "query/syntax/token.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

/// What a name is by the tokens before it.
enum class NameRole : std::uint8_t { Word, Label, Type, Property, PropertyKey };

/// Walks over the tokens of a text and tells what a name at the present place would be. Needs no
/// correct text.
class TokenContext {
 public:
  /// What a name would be behind the tokens so far.
  NameRole role() const noexcept;
  /// True within clauses that write, where new names are nothing to wonder about.
  bool writing() const noexcept { return writing_; }
  /// Takes a token that is no comment.
  void advance(const query::syntax::Token& token);

 private:
  using TokenKind = query::syntax::TokenKind;

  bool within(TokenKind bracket) const noexcept {
    return !open_.empty() && open_.back() == bracket;
  }
  void follow_clause(query::syntax::Keyword keyword) noexcept;

  std::vector<TokenKind> open_;  ///< brackets that are not closed
  TokenKind last_ = TokenKind::Semicolon;
  bool in_names_ = false;  ///< behind a colon that begins a label or type expression
  bool writing_ = false;
};

}  // namespace dossier
