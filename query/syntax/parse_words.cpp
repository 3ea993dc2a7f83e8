// Functions that are written with words of their own: trim(BOTH x FROM y), x IS NFC NORMALIZED,
// normalize(x, NFC).
#include "query/syntax/parser.h"

namespace dossier::query::syntax {
namespace {

constexpr std::string_view kNormalForms[] = {"NFC", "NFD", "NFKC", "NFKD"};

const std::string_view* normal_form(std::string_view word) {
  for (const std::string_view& form : kNormalForms) {
    if (same_word(word, form)) return &form;
  }
  return nullptr;
}

struct Side {
  std::string_view word;
  std::string_view function;
};
constexpr Side kSides[] = {{"BOTH", "btrim"}, {"LEADING", "ltrim"}, {"TRAILING", "rtrim"}};

}  // namespace

ast::FunctionCall* Parser::call_of(std::string_view name, Span span,
                                   const std::vector<ast::Expression*>& arguments) {
  auto* call = node<ast::FunctionCall>(span);
  call->name = name;
  call->name_span = span;
  call->arguments = arena_.copy(arguments);
  grow();
  return call;
}

/// Whether `trim(` here is followed by BOTH, LEADING or TRAILING, or by a single operand and FROM.
bool Parser::at_trim_words() const {
  const Token& word = peek(2);
  if (peek(3).keyword == Keyword::From && word.kind != TokenKind::CloseParen) return true;
  if (word.kind != TokenKind::Name) return false;
  const TokenKind next = peek(3).kind;
  const bool operand = next == TokenKind::String || next == TokenKind::Name ||
                       next == TokenKind::QuotedName || next == TokenKind::Parameter ||
                       next == TokenKind::OpenParen;
  const bool side = same_word(word.in(text_), "BOTH") || same_word(word.in(text_), "LEADING") ||
                    same_word(word.in(text_), "TRAILING");
  return side && operand;
}

/// `trim([[BOTH | LEADING | TRAILING] [characters] FROM] text)`.
ast::Expression* Parser::parse_trim() {
  const bool pipe = std::exchange(pipe_ends_, false);
  const Token& first = advance();
  const std::size_t opening = at_;
  expect(TokenKind::OpenParen);
  std::string_view function = "btrim";
  for (const Side& side : kSides) {
    if (!is(TokenKind::Name) || !same_word(here().in(text_), side.word)) continue;
    if (peek(1).keyword == Keyword::From && peek(2).kind == TokenKind::CloseParen) break;
    advance();
    function = side.function;
    break;
  }
  ast::Expression* characters = is(Keyword::From) ? nullptr : parse_expression();
  expect(Keyword::From);
  ast::Expression* text = parse_expression();
  expect_close(TokenKind::CloseParen, opening);
  pipe_ends_ = pipe;
  ast::FunctionCall* call = characters == nullptr
                                ? call_of(function, from(first), {text})
                                : call_of(function, from(first), {text, characters});
  call->name_span = first.span();
  return call;
}

/// `normalize(text, NFC)`: the form may be written without quotes.
void Parser::name_normal_form(ast::FunctionCall& call) {
  if (call.arguments.size() != 2) return;
  const auto* word = ast::try_as<ast::VariableReference>(call.arguments[1]);
  const std::string_view* form = word == nullptr ? nullptr : normal_form(word->name);
  if (form != nullptr)
    call.arguments = arena_.copy(
        std::vector<ast::Expression*>{call.arguments[0], text_literal(*form, word->span)});
}

ast::Expression* Parser::text_literal(std::string_view text, Span span) {
  auto* literal = node<ast::Literal>(span);
  literal->literal = ast::LiteralKind::String;
  literal->string = text;
  return literal;
}

/// Whether `[form] NORMALIZED` is here, behind IS or IS NOT.
bool Parser::at_normalized() {
  if (sees(Keyword::Normalized)) return true;
  return is(TokenKind::Name) && peek(1).keyword == Keyword::Normalized &&
         normal_form(here().in(text_)) != nullptr;
}

ast::Expression* Parser::parse_normalized(ast::Expression* operand) {
  std::string_view form = kNormalForms[0];
  if (const std::string_view* named = normal_form(here().in(text_))) {
    form = *named;
    advance();
  }
  const Span word = here().span();
  expect(Keyword::Normalized);
  return call_of("isNormalized", from(operand->span.begin), {operand, text_literal(form, word)});
}

bool Parser::accept_word(std::string_view upper) {
  if (!is(TokenKind::Name) || !same_word(here().in(text_), upper)) return false;
  ++at_;
  return true;
}

}  // namespace dossier::query::syntax
