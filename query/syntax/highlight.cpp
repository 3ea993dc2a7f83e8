#include "query/syntax/highlight.h"

#include "query/syntax/scan.h"

namespace dossier::query {
namespace {

using syntax::Keyword;
using syntax::Token;
using syntax::TokenKind;

/// Walks over tokens and remembers what their neighbours are.
class Highlighter {
 public:
  explicit Highlighter(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::vector<StyledSpan> run() {
    std::vector<StyledSpan> styled;
    styled.reserve(tokens_.size());
    for (at_ = 0; at_ + 1 < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      styled.push_back({token.span(), style(token)});
      if (token.kind != TokenKind::Comment) {
        in_label_ = goes_on_with_label(token, styled.back().style);
        before_ = token.kind;
      }
    }
    return styled;
  }

 private:
  Style style(const Token& token) const {
    switch (token.kind) {
      case TokenKind::Name:
      case TokenKind::QuotedName: return style_of_name(token);
      case TokenKind::Parameter: return Style::Parameter;
      case TokenKind::Integer:
      case TokenKind::Float: return Style::Number;
      case TokenKind::String: return Style::String;
      case TokenKind::Comment: return Style::Comment;
      case TokenKind::Invalid: return Style::Wrong;
      case TokenKind::OpenParen:
      case TokenKind::CloseParen:
      case TokenKind::OpenBracket:
      case TokenKind::CloseBracket:
      case TokenKind::OpenBrace:
      case TokenKind::CloseBrace: return Style::Bracket;
      default: return Style::Operator;
    }
  }

  TokenKind next() const {
    std::size_t at = at_ + 1;
    while (tokens_[at].kind == TokenKind::Comment) ++at;
    return tokens_[at].kind;
  }

  Style style_of_name(const Token& token) const {
    const bool opens = next() == TokenKind::OpenParen;
    if (before_ == TokenKind::Dot) return opens ? Style::Function : Style::Property;
    if (in_label_) return Style::Label;
    if (next() == TokenKind::Colon &&
        (before_ == TokenKind::OpenBrace || before_ == TokenKind::Comma)) {
      return Style::Property;
    }
    if (token.keyword != Keyword::NotAKeyword && !is_function_word(token.keyword, opens)) {
      return Style::Keyword;
    }
    return opens || next() == TokenKind::Dot ? (opens ? Style::Function : Style::Variable)
                                             : Style::Variable;
  }

  /// Words that are functions before a parenthesis, and names elsewhere.
  static bool is_function_word(Keyword keyword, bool opens) {
    switch (keyword) {
      case Keyword::Count:
      case Keyword::Collect:
      case Keyword::Labels:
      case Keyword::Type:
      case Keyword::Point:
      case Keyword::Range:
      case Keyword::Reduce:
      case Keyword::Single:
      case Keyword::None:
      case Keyword::ShortestPath:
      case Keyword::AllShortestPaths: return true;
      case Keyword::All:
      case Keyword::Any:
      case Keyword::Exists: return opens;
      default: return false;
    }
  }

  /// A colon begins labels, except behind the key of a map; `|`, `&`, `!` and parentheses carry
  /// them on.
  bool goes_on_with_label(const Token& token, Style style) const {
    switch (token.kind) {
      case TokenKind::Colon: return last_ != Style::Property;
      case TokenKind::Pipe:
      case TokenKind::Ampersand:
      case TokenKind::Exclamation:
      case TokenKind::OpenParen:
        return in_label_ || (token.kind != TokenKind::OpenParen && last_ == Style::Label);
      default: last_ = style; return false;
    }
  }

  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  TokenKind before_ = TokenKind::End;
  bool in_label_ = false;
  mutable Style last_ = Style::Operator;
};

}  // namespace

std::vector<StyledSpan> highlight(std::string_view text) {
  return Highlighter(syntax::scan(text, syntax::Comments::Keep)).run();
}

}  // namespace dossier::query
