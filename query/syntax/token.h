#pragma once

#include <cstdint>
#include <string_view>

#include <dossier/error.h>

namespace dossier::query::syntax {

/// Every token of the language: name and, for those of fixed text, the text.
#define DOSSIER_TOKENS(X) \
  X(End, "")              \
  X(Name, "")             \
  X(QuotedName, "")       \
  X(Parameter, "")        \
  X(Integer, "")          \
  X(Float, "")            \
  X(String, "")           \
  X(Comment, "")          \
  X(Invalid, "")          \
  X(OpenParen, "(")       \
  X(CloseParen, ")")      \
  X(OpenBracket, "[")     \
  X(CloseBracket, "]")    \
  X(OpenBrace, "{")       \
  X(CloseBrace, "}")      \
  X(Comma, ",")           \
  X(Dot, ".")             \
  X(DotDot, "..")         \
  X(Colon, ":")           \
  X(ColonColon, "::")     \
  X(Semicolon, ";")       \
  X(Dollar, "$")          \
  X(Plus, "+")            \
  X(Minus, "-")           \
  X(Star, "*")            \
  X(Slash, "/")           \
  X(Percent, "%")         \
  X(Caret, "^")           \
  X(Equal, "=")           \
  X(NotEqual, "<>")       \
  X(Less, "<")            \
  X(LessOrEqual, "<=")    \
  X(Greater, ">")         \
  X(GreaterOrEqual, ">=") \
  X(RegexMatch, "=~")     \
  X(PlusEqual, "+=")      \
  X(Pipe, "|")            \
  X(PipePipe, "||")       \
  X(Ampersand, "&")       \
  X(Exclamation, "!")     \
  X(Question, "?")        \
  X(Tilde, "~")

enum class TokenKind : std::uint8_t {
#define DOSSIER_TOKEN(name, text) name,
  DOSSIER_TOKENS(DOSSIER_TOKEN)
#undef DOSSIER_TOKEN
};

/// Words with a meaning in the grammar; `None` for any other name.
enum class Keyword : std::uint8_t {
  NotAKeyword,
#define DOSSIER_KEYWORD(name, text) name,
#include "query/syntax/keywords.def"
#undef DOSSIER_KEYWORD
};

/// One token: what it is and where. Holds no text of its own.
struct Token {
  TokenKind kind = TokenKind::End;
  Keyword keyword = Keyword::NotAKeyword;  ///< of a Name
  Code problem = Code::UnexpectedSyntax;   ///< why it is Invalid
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t partner = 0;  ///< index of the bracket that closes this opening one; 0: none

  Span span() const { return {begin, end}; }
  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// "(" or "=~"; empty for tokens without fixed text.
std::string_view text_of(TokenKind kind);
/// "MATCH".
std::string_view text_of(Keyword keyword);
/// The keyword that a word is in any mixture of cases.
Keyword find_keyword(std::string_view word);
/// Whether a word is `upper`, which is in capitals, in any mixture of cases.
bool same_word(std::string_view word, std::string_view upper);
/// True for keywords that lead a clause, join expressions or end a part of one: as names of
/// variables they are read only where nothing else is possible.
bool leads_or_joins(Keyword keyword);

}  // namespace dossier::query::syntax
