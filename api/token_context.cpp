#include "api/token_context.h"

namespace dossier {

namespace {

using query::syntax::Keyword;
using query::syntax::Token;
using query::syntax::TokenKind;

bool opens(TokenKind kind) noexcept {
  return kind == TokenKind::OpenParen || kind == TokenKind::OpenBracket ||
         kind == TokenKind::OpenBrace;
}

bool closes(TokenKind kind) noexcept {
  return kind == TokenKind::CloseParen || kind == TokenKind::CloseBracket ||
         kind == TokenKind::CloseBrace;
}

/// Joins names in a label expression: A|B, A&B, !A.
bool joins_names(TokenKind kind) noexcept {
  return kind == TokenKind::Pipe || kind == TokenKind::Ampersand ||
         kind == TokenKind::Exclamation || kind == TokenKind::Colon;
}

bool is_name(TokenKind kind) noexcept {
  return kind == TokenKind::Name || kind == TokenKind::QuotedName;
}

}  // namespace

NameRole TokenContext::role() const noexcept {
  if (in_names_ && joins_names(last_))
    return within(TokenKind::OpenBracket) ? NameRole::Type : NameRole::Label;
  if (last_ == TokenKind::Dot) return NameRole::Property;
  const bool at_key =
      within(TokenKind::OpenBrace) && (last_ == TokenKind::OpenBrace || last_ == TokenKind::Comma);
  return at_key ? NameRole::PropertyKey : NameRole::Word;
}

void TokenContext::follow_clause(Keyword keyword) noexcept {
  switch (keyword) {
    case Keyword::Create:
    case Keyword::Merge:
    case Keyword::Set:
    case Keyword::Remove: writing_ = true; break;
    case Keyword::Match:
    case Keyword::Where:
    case Keyword::With:
    case Keyword::Return:
    case Keyword::Unwind: writing_ = false; break;
    default: break;
  }
}

void TokenContext::advance(const Token& token) {
  const TokenKind kind = token.kind;
  if (kind == TokenKind::Colon) {
    // In a map, a colon stands behind a key; everywhere else it begins labels or types.
    if (!within(TokenKind::OpenBrace)) in_names_ = true;
  } else if (!is_name(kind) && !joins_names(kind)) {
    in_names_ = false;
  }
  if (kind == TokenKind::Name && role() == NameRole::Word) follow_clause(token.keyword);
  if (opens(kind)) open_.push_back(kind);
  if (closes(kind) && !open_.empty()) open_.pop_back();
  if (kind == TokenKind::Semicolon) *this = TokenContext{};
  last_ = kind;
}

}  // namespace dossier
