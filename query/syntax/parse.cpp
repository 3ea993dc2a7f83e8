#include "query/syntax/parse.h"

#include "query/syntax/failure.h"
#include "query/syntax/parser.h"
#include "query/syntax/scan.h"

#include <algorithm>
#include <unordered_set>

namespace dossier::query {
namespace {

using syntax::Token;

/// Each name once, in the order of the first uses.
void keep_first(std::vector<std::string_view>& names) {
  std::unordered_set<std::string_view> seen;
  std::erase_if(names, [&](std::string_view name) { return !seen.insert(name).second; });
}

ast::Query parse_tokens(std::string_view text, const std::vector<Token>& tokens,
                        syntax::Tracking tracking, const Pace& pace) {
  ast::Query query;
  query.text = query.arena.copy(text);
  syntax::Parser(query, tokens, tracking, pace).parse_statement();
  keep_first(query.parameters);
  return query;
}

/// The character that a byte belongs to.
Span character_at(std::string_view text, std::size_t at) {
  const auto continues = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  std::size_t begin = at;
  while (begin > 0 && at - begin < 3 && continues(begin)) --begin;
  std::size_t end = begin + 1;
  while (end - begin < 4 && continues(end)) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Result<ast::Query> parse_checked(std::string_view text, const Pace& pace) {
  const std::vector<Token> tokens = syntax::scan(text, syntax::Comments::Drop, pace);
  try {
    return parse_tokens(text, tokens, syntax::Tracking::Off, pace);
  } catch (const CompileError&) {
    // A wrong query is read once more, now noting what would have fitted where.
  }
  try {
    return parse_tokens(text, tokens, syntax::Tracking::On, pace);
  } catch (CompileError& failure) {
    keep_on_one_line(failure.error.message);
    return std::move(failure.error);
  }
}

}  // namespace

Result<ast::Query> parse(std::string_view text, const std::function<void()>& checkpoint) {
  if (text.size() > kMaxQueryBytes) {
    return Error{Code::QueryTooLong,
                 "the query is longer than " + std::to_string(kMaxQueryBytes >> 20) + " MiB",
                 character_at(text, kMaxQueryBytes), "too long from here on",
                 "pass large values as parameters, or send the query in parts"};
  }
  const std::size_t wrong = syntax::find_invalid_utf8(text);
  if (wrong != std::string_view::npos) {
    auto at = static_cast<std::uint32_t>(wrong);
    return Error{Code::InvalidUnicodeCharacter,
                 "the query is not valid UTF-8",
                 {at, at + 1},
                 "not a character"};
  }
  return parse_checked(text, Pace(checkpoint));
}

std::size_t count_parsing_steps(std::string_view text) {
  const std::vector<Token> tokens = syntax::scan(text);
  ast::Query query;
  query.text = query.arena.copy(text);
  syntax::Parser parser(query, tokens, syntax::Tracking::On);
  try {
    parser.parse_statement();
  } catch (const CompileError&) {
    // The steps up to the error count.
  }
  return parser.steps() + tokens.size();
}

}  // namespace dossier::query
