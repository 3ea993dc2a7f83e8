// What operators are applied to: literals, names, calls and expressions with words of their own.
#include "query/syntax/parser.h"
#include "query/syntax/slips.h"

#include <limits>

namespace dossier::query::syntax {

ast::Expression* Parser::parse_primary() {
  note(Phrase::Expression);
  switch (here().kind) {
    case TokenKind::Integer:
    case TokenKind::Float: return parse_number(Sign::Positive, here().begin);
    case TokenKind::Minus: {
      std::uint32_t begin = advance().begin;
      return parse_number(Sign::Negative, begin);
    }
    case TokenKind::String: return parse_string_literal();
    case TokenKind::Parameter: return parse_parameter();
    case TokenKind::OpenParen:
      return looks_like_pattern(at_) ? parse_pattern_predicate() : parse_parenthesized();
    case TokenKind::OpenBracket: return parse_list();
    case TokenKind::OpenBrace: return parse_map();
    case TokenKind::QuotedName: return parse_name_primary();
    case TokenKind::Name:
      return here().keyword == Keyword::NotAKeyword ? parse_name_primary()
                                                    : parse_keyword_primary();
    default: fail_here();
  }
}

ast::Expression* Parser::parse_keyword_primary() {
  const TokenKind next = peek(1).kind;
  const bool parenthesis = next == TokenKind::OpenParen;
  const bool brace = next == TokenKind::OpenBrace;
  switch (here().keyword) {
    case Keyword::True: return parse_word_literal(ast::LiteralKind::Boolean, true);
    case Keyword::False: return parse_word_literal(ast::LiteralKind::Boolean, false);
    case Keyword::Null: return parse_word_literal(ast::LiteralKind::Null, false);
    case Keyword::Inf:
    case Keyword::Infinity:
      if (!parenthesis) return parse_float_word(std::numeric_limits<double>::infinity());
      break;
    case Keyword::Nan:
      if (!parenthesis) return parse_float_word(std::numeric_limits<double>::quiet_NaN());
      break;
    case Keyword::Case:
      if (!usable_as_variable()) return parse_case();
      break;
    case Keyword::Count:
      if (brace) return parse_subquery(ast::SubqueryKind::Count);
      if (parenthesis && peek(2).kind == TokenKind::Star && peek(3).kind == TokenKind::CloseParen) {
        const Token& first = here();
        at_ += 4;
        return node<ast::CountStar>(from(first));
      }
      break;
    case Keyword::Exists:
      if (brace) return parse_subquery(ast::SubqueryKind::Exists);
      if (parenthesis && peek(2).kind == TokenKind::OpenParen) return parse_exists_of_pattern();
      break;
    case Keyword::Collect:
      if (brace) return parse_subquery(ast::SubqueryKind::Collect);
      break;
    case Keyword::Reduce:
      if (parenthesis) return parse_reduce();
      break;
    case Keyword::All:
      if (parenthesis) return parse_quantifier_expression(ast::QuantifierKind::All);
      break;
    case Keyword::Any:
      if (parenthesis) return parse_quantifier_expression(ast::QuantifierKind::Any);
      break;
    case Keyword::None:
      if (parenthesis) return parse_quantifier_expression(ast::QuantifierKind::None);
      break;
    case Keyword::Single:
      if (parenthesis) return parse_quantifier_expression(ast::QuantifierKind::Single);
      break;
    case Keyword::ShortestPath:
    case Keyword::AllShortestPaths:
      if (parenthesis) return parse_shortest_path();
      break;
    default: break;
  }
  return parse_name_primary();
}

/// A keyword that leads a clause or joins expressions is a variable only where its other reading is
/// impossible: before a token that cannot begin an expression.
bool Parser::usable_as_variable() const {
  if (!leads_or_joins(here().keyword)) return true;
  switch (peek(1).kind) {
    case TokenKind::Dot:
    case TokenKind::Comma:
    case TokenKind::CloseParen:
    case TokenKind::CloseBracket:
    case TokenKind::CloseBrace:
    case TokenKind::Equal:
    case TokenKind::NotEqual:
    case TokenKind::Semicolon:
    case TokenKind::End: return true;
    default: return peek(1).keyword == Keyword::As;
  }
}

/// A name, or names joined by points, before `(`.
bool Parser::at_function() const {
  std::size_t ahead = 1;
  while (peek(ahead).kind == TokenKind::Dot && (peek(ahead + 1).kind == TokenKind::Name ||
                                                peek(ahead + 1).kind == TokenKind::QuotedName)) {
    ahead += 2;
  }
  return peek(ahead).kind == TokenKind::OpenParen;
}

ast::Expression* Parser::parse_name_primary() {
  if (!usable_as_variable()) fail_here();
  const bool keyword_operand = here().keyword == Keyword::Not;
  if (!keyword_operand && at_function()) return parse_function();
  if (peek(1).kind == TokenKind::OpenBrace) return parse_map_projection();
  return parse_variable();
}

ast::Expression* Parser::parse_variable() {
  const Token& token = advance();
  auto* variable = node<ast::VariableReference>(token.span());
  variable->name = name_of(token);
  return variable;
}

ast::Expression* Parser::parse_number(Sign sign, std::uint32_t begin) {
  const Token& token = advance();
  Span span = from(begin);
  Number number = read_number(token.in(text_), sign);
  if (const Code* problem = std::get_if<Code>(&number)) {
    std::string_view digits = text_.substr(span.begin, span.end - span.begin);
    Error error = wrong_number(*problem, token, digits);
    error.where = span;
    fail(std::move(error));
  }
  auto* literal = node<ast::Literal>(span);
  if (const double* real = std::get_if<double>(&number)) {
    literal->literal = ast::LiteralKind::Float;
    literal->real = *real;
  } else {
    literal->literal = ast::LiteralKind::Integer;
    literal->integer = std::get<std::int64_t>(number);
  }
  return literal;
}

ast::Expression* Parser::parse_string_literal() {
  const Token& token = advance();
  auto* literal = node<ast::Literal>(token.span());
  literal->literal = ast::LiteralKind::String;
  literal->string = string_of(token);
  return literal;
}

ast::Expression* Parser::parse_word_literal(ast::LiteralKind kind, bool boolean) {
  auto* literal = node<ast::Literal>(advance().span());
  literal->literal = kind;
  literal->boolean = boolean;
  return literal;
}

ast::Expression* Parser::parse_float_word(double value) {
  auto* literal = node<ast::Literal>(advance().span());
  literal->literal = ast::LiteralKind::Float;
  literal->real = value;
  return literal;
}

ast::Expression* Parser::parse_parameter() {
  const Token& token = advance();
  auto* parameter = node<ast::Parameter>(token.span());
  parameter->name = parameter_name(token);
  query_.parameters.push_back(parameter->name);
  return parameter;
}

ast::Expression* Parser::parse_parenthesized() {
  const bool pipe = std::exchange(pipe_ends_, false);
  const std::size_t opening = at_;
  advance();
  ast::Expression* inside = parse_expression();
  expect_close(TokenKind::CloseParen, opening);
  pipe_ends_ = pipe;
  return inside;
}

ast::Seq<ast::Expression*> Parser::parse_arguments() {
  const bool pipe = std::exchange(pipe_ends_, false);
  const std::size_t opening = at_ - 1;
  Gather<ast::Expression> arguments(*this);
  if (!accept(TokenKind::CloseParen)) {
    do arguments.add(parse_expression());
    while (accept(TokenKind::Comma));
    expect_close(TokenKind::CloseParen, opening);
  }
  pipe_ends_ = pipe;
  return arguments.finish();
}

ast::Expression* Parser::parse_function() {
  const Token& first = here();
  if (same_word(first.in(text_), "TRIM") && at_trim_words()) return parse_trim();
  std::string_view name = parse_dotted_name();
  Span name_span = from(first);
  expect(TokenKind::OpenParen);
  const bool distinct = accept(Keyword::Distinct);
  if (!distinct && at_all_quantifier()) advance();
  auto arguments = parse_arguments();
  auto* call = node<ast::FunctionCall>(from(first));
  call->name = name;
  call->name_span = name_span;
  call->distinct = distinct;
  call->arguments = arguments;
  if (same_word(name, "NORMALIZE")) name_normal_form(*call);
  grow();
  return call;
}

ast::Expression* Parser::parse_subquery(ast::SubqueryKind kind) {
  Deeper deeper(*this);
  const Token& first = advance();
  ast::RegularQuery* body = parse_braced_query();
  auto* subquery = node<ast::Subquery>(from(first));
  subquery->subquery = kind;
  subquery->body = body;
  grow();
  return subquery;
}

/// `exists((a)-->(b))` is the older way to write `EXISTS { (a)-->(b) }`.
ast::Expression* Parser::parse_exists_of_pattern() {
  const Token& first = here();
  ++at_;
  const std::size_t opening = at_++;
  if (!looks_like_pattern(at_)) {
    at_ = opening - 1;
    return parse_name_primary();
  }
  ast::PathPattern* pattern = parse_simple_path();
  expect_close(TokenKind::CloseParen, opening);
  auto* match = arena_.make<ast::Match>();
  match->kind = ast::ClauseKind::Match;
  match->span = pattern->span;
  match->pattern.span = pattern->span;
  match->pattern.paths = arena_.copy(std::vector<ast::PathPattern*>{pattern});
  auto* single = arena_.make<ast::SingleQuery>();
  single->span = pattern->span;
  single->clauses = arena_.copy(std::vector<ast::Clause*>{match});
  auto* body = arena_.make<ast::RegularQuery>();
  body->span = pattern->span;
  body->parts = arena_.copy(std::vector<ast::SingleQuery*>{single});
  auto* subquery = node<ast::Subquery>(from(first));
  subquery->body = body;
  grow();
  return subquery;
}

ast::Expression* Parser::parse_reduce() {
  const bool pipe = pipe_ends_;
  const Token& first = advance();
  const std::size_t opening = at_;
  expect(TokenKind::OpenParen);
  pipe_ends_ = false;
  ast::Binding accumulator = parse_binding();
  expect(TokenKind::Equal);
  ast::Expression* initial = parse_expression();
  expect(TokenKind::Comma);
  ast::Binding variable = parse_binding();
  expect(Keyword::In);
  ast::Expression* list = parse_without_pipe();
  expect(TokenKind::Pipe);
  ast::Expression* step = parse_expression();
  expect_close(TokenKind::CloseParen, opening);
  auto* reduce = node<ast::Reduce>(from(first));
  reduce->accumulator = accumulator;
  reduce->initial = initial;
  reduce->variable = variable;
  reduce->list = list;
  reduce->step = step;
  grow();
  pipe_ends_ = pipe;
  return reduce;
}

ast::Expression* Parser::parse_quantifier_expression(ast::QuantifierKind kind) {
  const bool pipe = std::exchange(pipe_ends_, false);
  const Token& first = advance();
  const std::size_t opening = at_;
  expect(TokenKind::OpenParen);
  ast::Binding variable = parse_binding();
  expect(Keyword::In);
  ast::Expression* list = parse_expression();
  ast::Expression* predicate = accept(Keyword::Where) ? parse_expression() : nullptr;
  expect_close(TokenKind::CloseParen, opening);
  auto* quantifier = node<ast::Quantifier>(from(first));
  quantifier->quantifier = kind;
  quantifier->variable = variable;
  quantifier->list = list;
  quantifier->predicate = predicate;
  grow();
  pipe_ends_ = pipe;
  return quantifier;
}

ast::Expression* Parser::parse_shortest_path() {
  const Token& first = here();
  auto* path = arena_.make<ast::PathPattern>();
  parse_path_function(*path);
  path->span = from(first);
  auto* shortest = node<ast::ShortestPath>(path->span);
  shortest->pattern = path;
  grow();
  return shortest;
}

ast::Expression* Parser::parse_pattern_predicate() {
  const Token& first = here();
  ast::PathPattern* pattern = parse_simple_path();
  auto* predicate = node<ast::PatternPredicate>(from(first));
  predicate->pattern = pattern;
  grow();
  return predicate;
}

}  // namespace dossier::query::syntax
