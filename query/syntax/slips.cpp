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
    {"EXCEPT", "`EXCEPT` is not part of openCypher",
     "write `WHERE NOT EXISTS { ... }` in the first query"},
    {"INTERSECT", "`INTERSECT` is not part of openCypher",
     "write `WHERE EXISTS { ... }` in the first query"},
    {"OTHERWISE", "`OTHERWISE` is not part of openCypher",
     "write `WHEN EXISTS { ... } THEN ... ELSE ...`"},
    {"USE", "a database holds one graph, so there is none to choose by `USE`",
     "leave it out, or open the other database"},
    {"START", "transactions do not begin within a query",
     "use `:begin` of the shell or `Database::begin` of the library"},
    {"COMMIT", "transactions do not end within a query",
     "use `:commit` of the shell or `Transaction::commit` of the library"},
    {"ROLLBACK", "transactions do not end within a query",
     "use `:rollback` of the shell or `Transaction::rollback` of the library"},
    {"SESSION", "there are no sessions to set up", "parameters are given with each query"},
    {"ALTER", "there is nothing here that `ALTER` could change",
     "rules for the graph are made by `CREATE CONSTRAINT`"},
    {"TERMINATE", "there is no server whose transactions `TERMINATE` could end",
     "Ctrl-C, `--timeout` and `QueryOptions::cancelled` stop a query"},
    {"GRANT", "there are no users to give rights to",
     "files have the rights that the system gives"},
    {"DENY", "there are no users to take rights from",
     "files have the rights that the system gives"},
    {"REVOKE", "there are no users to take rights from",
     "files have the rights that the system gives"},
};

/// What other products show, create or drop beside indexes and constraints.
constexpr Slip kForeignObjects[] = {
    {"DATABASE", "there is one database, the one that is open", "open another one by its path"},
    {"DATABASES", "there is one database, the one that is open", "open another one by its path"},
    {"GRAPH", "a database holds one graph", "open another database by its path"},
    {"GRAPHS", "a database holds one graph", "open another database by its path"},
    {"ALIAS", "databases have no names but their paths", ""},
    {"ALIASES", "databases have no names but their paths", ""},
    {"USER", "there are no users", "files have the rights that the system gives"},
    {"USERS", "there are no users", "files have the rights that the system gives"},
    {"ROLE", "there are no roles", "files have the rights that the system gives"},
    {"ROLES", "there are no roles", "files have the rights that the system gives"},
    {"PRIVILEGES", "there are no users with rights", "files have the rights that the system gives"},
    {"SERVERS", "there are no servers", ""},
    {"TRANSACTIONS", "transactions are not listed", "one writes at a time, readers do not wait"},
    {"SETTINGS", "settings are given with each query, not kept", "see `dossier query --help`"},
    {"CURRENT", "there are no users and no types of graphs",
     "`CALL db.schema.visualization()` shows what there is"},
    {"VECTOR", "VECTOR indexes are not supported",
     "sort by `vector.similarity.cosine(n.embedding, $v) DESC` with a LIMIT"},
    {"OR", "`CREATE OR REPLACE` is not part of openCypher", "`DROP` what is there, then `CREATE`"},
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
    const bool clause_fits = place.at == 0 || place.expected.contains(Phrase::Clause) ||
                             place.expected.contains(Phrase::Operator);
    if (!clause_fits || (slip.written == "GROUP" && !same_word(place.word_after(), "BY"))) continue;
    error = make(place, std::string(slip.message), std::string(slip.hint));
    error.label.clear();
    return true;
  }
  return false;
}

/// `SHOW DATABASES`, `CREATE USER`, `DROP ALIAS`.
bool foreign_object(const Place& place, Error& error) {
  const std::string_view before = place.word_before();
  if (place.at != 1 && !(place.at == 2 && same_word(place.tokens[0].in(place.text), "EXPLAIN")))
    return false;
  if (!same_word(before, "SHOW") && !same_word(before, "CREATE") && !same_word(before, "DROP"))
    return false;
  for (const Slip& slip : kForeignObjects) {
    if (!same_word(place.word(), slip.written)) continue;
    error = make(place, std::string(slip.message), std::string(slip.hint));
    error.label.clear();
    return true;
  }
  return false;
}

/// `DELETE DETACH n`, `CAST(x AS INTEGER)`.
bool other_order(const Place& place, Error& error) {
  if (same_word(place.word(), "DETACH") && same_word(place.word_before(), "DELETE")) {
    error = make(place, "`DETACH` stands before `DELETE`", "write `DETACH DELETE`");
  } else if (same_word(place.word(), "AS") && place.at >= 3 &&
             same_word(place.tokens[place.at - 3].in(place.text), "CAST")) {
    error = make(place, "`CAST` is not part of openCypher",
                 "write `toInteger(x)`, `toFloat(x)`, `toString(x)`, `toBoolean(x)`, `date(x)`");
  } else {
    return false;
  }
  error.label.clear();
  return true;
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
  for (auto slip : {foreign_clause, foreign_object, other_order, broken_arrow, misspelt_keyword,
                    keyword_as_name}) {
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
