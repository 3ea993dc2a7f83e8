#include "query/syntax/slips.h"

#include "query/analyze/suggest.h"

#include <algorithm>
#include <string>

namespace dossier::query::syntax {
namespace {

constexpr std::size_t kLongestShown = 40;

struct Place {
  std::string_view text;
  const std::vector<Token>& tokens;
  std::size_t at;
  const ExpectedSet& expected;

  const Token& token() const { return tokens[at]; }
  std::string_view word() const { return token().in(text); }
  std::string_view word_before() const { return at == 0 ? "" : tokens[at - 1].in(text); }
  std::string_view word_after() const {
    return at + 1 < tokens.size() ? tokens[at + 1].in(text) : "";
  }
};

std::string shown(std::string_view word) {
  if (word.size() <= kLongestShown) return "`" + std::string(word) + "`";
  std::size_t cut = kLongestShown;
  while (cut > 0 && (static_cast<unsigned char>(word[cut]) & 0xC0) == 0x80) --cut;
  return "`" + std::string(word.substr(0, cut)) + "...`";
}

struct Slip {
  std::string_view written;
  std::string_view message;
  std::string_view hint;
};

/// Words of other languages where a clause should begin.
constexpr Slip kForeignClauses[] = {
    {"SELECT", "`SELECT` is not a clause of openCypher",
     "write `MATCH pattern RETURN expressions`"},
    {"FROM", "`FROM` is not a clause of openCypher", "name what you look for in `MATCH (n:Label)`"},
    {"UPDATE", "`UPDATE` is not a clause of openCypher", "write `MATCH (n) SET n.key = value`"},
    {"JOIN", "`JOIN` is not a clause of openCypher", "join by a pattern: `MATCH (a)-[:TYPE]->(b)`"},
    {"HAVING", "`HAVING` is not a clause of openCypher",
     "write `WITH key, count(*) AS n WHERE n > 1`"},
    {"GROUP", "`GROUP BY` is not part of openCypher",
     "leave it out: all columns without an aggregating function are grouping keys"},
};

/// Words that clauses begin with, for misspellings.
constexpr std::string_view kClauseWords[] = {
    "MATCH", "OPTIONAL", "WHERE",  "RETURN", "WITH",    "UNWIND",  "CREATE", "MERGE",
    "SET",   "REMOVE",   "DELETE", "DETACH", "CALL",    "FOREACH", "UNION",  "ORDER",
    "LIMIT", "SKIP",     "YIELD",  "LOAD",   "EXPLAIN", "PROFILE", "SHOW",   "DROP"};

Error make(const Place& place, std::string message, std::string hint = {}) {
  return {Code::UnexpectedSyntax, std::move(message), place.token().span(), place.expected.text(),
          std::move(hint)};
}

bool foreign_clause(const Place& place, Error& error) {
  if (place.token().kind != TokenKind::Name) return false;
  for (const Slip& slip : kForeignClauses) {
    if (!same_word(place.word(), slip.written)) continue;
    bool clause_fits =
        place.expected.contains(Phrase::Clause) || place.expected.contains(Phrase::Operator);
    if (!clause_fits || (slip.written == "GROUP" && !same_word(place.word_after(), "BY"))) continue;
    error = make(place, std::string(slip.message), std::string(slip.hint));
    error.label.clear();
    return true;
  }
  return false;
}

bool foreign_operator(const Place& place, Error& error) {
  const Token& token = place.token();
  std::string_view rest = place.text.substr(token.begin, 2);
  Span both{token.begin, token.begin + 2};
  if (rest == "!=") {
    error = make(place, "`!=` is not an operator of openCypher", "write `<>`");
  } else if (token.kind == TokenKind::Equal && place.word_before() == "=" &&
             place.tokens[place.at - 1].end == token.begin) {
    error = make(place, "`==` is not an operator of openCypher", "write `=`");
    both = {token.begin - 1, token.end};
  } else if (rest == "&&") {
    error = make(place, "`&&` is not an operator of openCypher", "write `AND`");
  } else {
    return false;
  }
  error.where = both;
  error.label.clear();
  return true;
}

bool broken_arrow(const Place& place, Error& error) {
  if (!place.expected.contains(Phrase::NodePattern) &&
      !place.expected.contains(Phrase::RelationshipPattern) &&
      !place.expected.contains(TokenKind::Minus))
    return false;
  std::size_t from = place.at < 2 ? 0 : place.at - 2;
  for (std::size_t at = from; at <= place.at && at + 1 < place.tokens.size(); ++at) {
    const Token& line = place.tokens[at];
    const Token& head = place.tokens[at + 1];
    const bool right = line.kind == TokenKind::Minus && head.kind == TokenKind::Greater;
    const bool left =
        line.kind == TokenKind::Less && head.kind == TokenKind::Minus && at == place.at - 2;
    bool lone = (right && (at == 0 || (place.tokens[at - 1].kind == TokenKind::CloseParen))) ||
                (left && at > 0 && place.tokens[at - 1].kind == TokenKind::CloseParen);
    if (!lone) continue;
    error = make(place, right ? "`->` is half an arrow" : "`<-` is half an arrow",
                 right ? "write `-->` or `-[:TYPE]->`" : "write `<--` or `<-[:TYPE]-`");
    error.where = {line.begin, head.end};
    error.label.clear();
    return true;
  }
  return false;
}

bool misspelt_keyword(const Place& place, Error& error) {
  if (place.token().kind != TokenKind::Name || place.token().keyword != Keyword::NotAKeyword)
    return false;
  std::vector<std::string_view> words;
  if (place.expected.contains(Phrase::Clause))
    words.assign(std::begin(kClauseWords), std::end(kClauseWords));
  for (auto item : place.expected.items()) {
    if (ExpectedSet::is_keyword(item)) words.push_back(text_of(ExpectedSet::keyword(item)));
  }
  std::string hint = did_you_mean(place.word(), words);
  if (hint.empty()) return false;
  error = make(place, "unexpected " + shown(place.word()), std::move(hint));
  return true;
}

bool keyword_as_name(const Place& place, Error& error) {
  if (place.token().keyword == Keyword::NotAKeyword || !place.expected.contains(Phrase::Expression))
    return false;
  error = make(place, "unexpected keyword " + shown(place.word()));
  bool operand_missing = place.at > 0 && place.tokens[place.at - 1].kind == TokenKind::Comma;
  if (operand_missing) error.hint = "take away the comma before it";
  return true;
}

Error unclosed(const Place& place) {
  char opening = place.text[place.token().begin];
  bool comment = opening == '/';
  std::string what = comment                            ? "comment"
                     : opening == '`' || opening == '$' ? "name in back-ticks"
                                                        : "string";
  Error error{Code::UnterminatedText, "the " + what + " is never closed", place.token().span()};
  std::string closing = comment ? "*/" : std::string(1, opening == '$' ? '`' : opening);
  error.label = "opened here";
  error.where.end = error.where.begin + (comment ? 2 : 1);
  error.hint = "close it with `" + closing + "`";
  return error;
}

Error invalid(const Place& place) {
  if (place.token().problem == Code::UnterminatedText) return unclosed(place);
  if (place.token().problem == Code::InvalidUnicodeCharacter) {
    return {Code::InvalidUnicodeCharacter,
            "the character " + shown(place.word()) + " cannot stand here", place.token().span(),
            place.expected.text()};
  }
  return make(place, "the character " + shown(place.word()) + " cannot stand here");
}

Error at_end(const Place& place) {
  Error error =
      make(place, place.tokens.size() == 1 ? "the query is empty" : "the query ends too early");
  // The caret stands behind the last token, where something is missing.
  std::uint32_t end = place.at == 0 ? 0 : place.tokens[place.at - 1].end;
  error.where = {end, end};
  return error;
}

}  // namespace

Error unexpected(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                 const ExpectedSet& expected) {
  Place place{text, tokens, at, expected};
  Error error{};
  if (foreign_operator(place, error)) return error;
  if (place.token().kind == TokenKind::Invalid) return invalid(place);
  if (place.token().kind == TokenKind::End) return at_end(place);
  for (auto slip : {foreign_clause, broken_arrow, misspelt_keyword, keyword_as_name}) {
    if (slip(place, error)) return error;
  }
  return make(place, "unexpected " + shown(place.word()));
}

Error wrong_escape(const Token& token, Span place, std::string_view text) {
  const Span span{token.begin + place.begin, token.begin + place.end};
  const char form = span.begin + 1 < span.end ? text[span.begin + 1] : '\0';
  Error error{Code::InvalidUnicodeLiteral, "the escape names no character", span,
              "not a known escape"};
  error.hint =
      "write `\\\\` for a backslash; known are \\\\ \\' \\\" \\` \\t \\b \\n \\r \\f \\uXXXX "
      "\\UXXXXXX";
  if (form == 'u') error.label = "`\\u` needs four hexadecimal digits of a character";
  if (form == 'U') error.label = "`\\U` needs six hexadecimal digits of a character";
  if (form == 'u' || form == 'U') error.hint.clear();
  return error;
}

Error wrong_number(Code code, const Token& token, std::string_view digits) {
  Error error{code, shown(digits) + " is not a number", token.span()};
  if (code == Code::IntegerOverflow) {
    error.message = "the integer " + shown(digits) + " is too large";
    error.label = "integers have 64 bits";
    error.hint = "write it with a point to have a floating-point number";
  } else if (code == Code::FloatingPointOverflow) {
    error.message = "the number " + shown(digits) + " is too large";
    error.label = "the largest is near 1.8e308";
  }
  return error;
}

}  // namespace dossier::query::syntax
