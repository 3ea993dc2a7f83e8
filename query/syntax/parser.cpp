#include "query/syntax/parser.h"

#include "query/syntax/parse.h"
#include "query/syntax/slips.h"

namespace dossier::query::syntax {
namespace {

/// The parser's share of the stack of a thread, which may be as small as 1 MiB.
constexpr std::ptrdiff_t kStackBytes = 640 * 1024;

}  // namespace

const Token& Parser::expect(TokenKind kind) {
  if (!sees(kind)) fail_here();
  return advance();
}

void Parser::expect(Keyword keyword) {
  if (!accept(keyword)) fail_here();
}

void Parser::expect_close(TokenKind kind, std::size_t opening) {
  if (accept(kind)) return;
  if (here().kind == TokenKind::Invalid) fail_here();
  Error error = unexpected(text_, tokens_, at_, expected_);
  error.notes.push_back({tokens_[opening].span(), "opened here"});
  fail(std::move(error));
}

void Parser::fail_here() { fail(unexpected(text_, tokens_, at_, expected_)); }

void Parser::fail_at(Code code, Span span, std::string message, std::string label,
                     std::string hint) {
  fail({code, std::move(message), span, std::move(label), std::move(hint)});
}

Parser::Within::Within(Parser& parser, Phrase phrase)
    : parser_(parser), before_(parser.phrase_at_) {
  if (!parser.tracking_) return;
  parser.note(phrase);
  parser.phrase_at_ = parser.at_;
}

void Parser::check_depth() {
  std::ptrdiff_t used = stack_ - static_cast<const char*>(__builtin_frame_address(0));
  if (depth_ <= 2 * kMaxNesting && height_ <= kMaxNesting && used < kStackBytes) return;
  fail_at(Code::NestingTooDeep, here().span(), "the query is nested too deeply",
          "deeper than " + std::to_string(kMaxNesting) + " levels",
          "pass large structures as a parameter");
}

std::string_view Parser::name_of(const Token& token) {
  std::string_view source = token.in(text_);
  if (token.kind == TokenKind::Name) return source;
  Unquoted name = unquote(source, arena_);
  if (name.wrong_escape) fail(wrong_escape(token, *name.wrong_escape, text_));
  return name.text;
}

std::string_view Parser::string_of(const Token& token) {
  Unquoted text = unquote(token.in(text_), arena_);
  if (text.wrong_escape) fail(wrong_escape(token, *text.wrong_escape, text_));
  return text.text;
}

std::string_view Parser::parameter_name(const Token& token) {
  std::string_view source = token.in(text_).substr(1);
  if (source.front() != '`') return source;
  Unquoted name = unquote(source, arena_);
  if (name.wrong_escape) fail(wrong_escape(token, *name.wrong_escape, text_));
  return name.text;
}

std::string_view Parser::parse_name(Phrase phrase) {
  note(phrase);
  if (!is_name()) fail_here();
  return name_of(advance());
}

ast::Binding Parser::parse_binding() {
  Span span = here().span();
  std::string_view name = parse_name(Phrase::Variable);
  return {name, span};
}

/// A name with the parts joined by points; spaces around the points and back-ticks are lost.
std::string_view Parser::parse_dotted_name() {
  std::string_view name = parse_name(Phrase::Name);
  if (!sees(TokenKind::Dot)) return name;
  std::string joined(name);
  while (accept(TokenKind::Dot)) joined.append(".").append(parse_name(Phrase::Name));
  return arena_.copy(std::string_view(joined));
}

std::string_view Parser::parse_string() {
  note(Phrase::String);
  if (!is(TokenKind::String)) fail_here();
  return string_of(advance());
}

}  // namespace dossier::query::syntax
