// Nodes and relationships of patterns, and how often they are repeated.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {

ast::NodePattern* Parser::anonymous_node() {
  return node<ast::NodePattern>({here().begin, here().begin});
}

/// A name is the variable unless it is IS or WHERE with something to apply to.
bool Parser::at_element_variable() const {
  if (!is_name()) return false;
  if (here().keyword != Keyword::Is && here().keyword != Keyword::Where) return true;
  switch (peek(1).kind) {
    case TokenKind::CloseParen:
    case TokenKind::CloseBracket:
    case TokenKind::Colon:
    case TokenKind::OpenBrace:
    case TokenKind::Star: return true;
    default: return false;
  }
}

template <typename Element>
void Parser::parse_element_predicate(Element& element) {
  if (sees(TokenKind::OpenBrace)) {
    element.properties = parse_map();
  } else if (is(TokenKind::Parameter)) {
    element.properties = parse_parameter();
  }
  if (accept(Keyword::Where)) element.where = parse_expression();
}

ast::NodePattern* Parser::parse_node() {
  Deeper deeper(*this);
  const bool pipe = std::exchange(pipe_ends_, false);
  note(Phrase::NodePattern);
  const std::size_t opening = at_;
  if (!is(TokenKind::OpenParen)) fail_here();
  const Token& first = advance();
  auto* pattern = node<ast::NodePattern>({});
  note(Phrase::Variable);
  if (at_element_variable()) pattern->variable = parse_binding();
  if (accept(TokenKind::Colon)) {
    pattern->labels = parse_element_labels();
  } else if (accept(Keyword::Is)) {
    pattern->labels = parse_label_or();
  }
  parse_element_predicate(*pattern);
  expect_close(TokenKind::CloseParen, opening);
  pattern->span = from(first);
  grow();
  pipe_ends_ = pipe;
  return pattern;
}

bool Parser::at_relationship() const {
  const TokenKind next = peek(1).kind;
  if (is(TokenKind::Tilde)) return true;
  if (is(TokenKind::Minus)) return next == TokenKind::Minus || next == TokenKind::OpenBracket;
  return is(TokenKind::Less) && (next == TokenKind::Minus || next == TokenKind::Tilde);
}

/// `-[ ]->`, `<-[ ]-`, `-[ ]-`, `-->`, and with the waves of GQL, where a relationship without a
/// direction is written, `~[ ]~`, `~[ ]~>`, `<~[ ]~`, `~`: as all relationships have one, either
/// fits.
ast::RelationshipPattern* Parser::parse_relationship() {
  Deeper deeper(*this);
  const bool pipe = std::exchange(pipe_ends_, false);
  note(Phrase::RelationshipPattern);
  const Token& first = here();
  const bool left = is(TokenKind::Less);
  if (left) advance();
  if (!is(TokenKind::Minus) && !is(TokenKind::Tilde)) fail_here();
  const TokenKind line = advance().kind;
  auto* pattern = node<ast::RelationshipPattern>({});
  const bool filled = sees(TokenKind::OpenBracket);
  if (filled) {
    const std::size_t opening = at_;
    advance();
    parse_relationship_filler(*pattern);
    expect_close(TokenKind::CloseBracket, opening);
  }
  if (filled || line == TokenKind::Minus) expect(line);
  const bool tilde_left = left && line == TokenKind::Tilde;
  const bool right = !tilde_left && accept(TokenKind::Greater);
  if (left != right) pattern->direction = left ? ast::Direction::Left : ast::Direction::Right;
  pattern->span = from(first);
  grow();
  pipe_ends_ = pipe;
  return pattern;
}

void Parser::parse_relationship_filler(ast::RelationshipPattern& relationship) {
  note(Phrase::Variable);
  if (at_element_variable()) relationship.variable = parse_binding();
  if (accept(TokenKind::Colon)) {
    relationship.types = parse_element_labels();
  } else if (accept(Keyword::Is)) {
    relationship.types = parse_label_or();
  }
  if (is(TokenKind::DotDot)) {
    fail_at(Code::InvalidRelationshipPattern, here().span(),
            "a length of a relationship begins with `*`", "not allowed without `*`",
            "write `*1..3`");
  }
  if (sees(TokenKind::Star)) relationship.length = parse_length();
  parse_element_predicate(relationship);
}

std::uint64_t Parser::parse_bound() {
  note(Phrase::Integer);
  const Token& token = here();
  if (token.kind == TokenKind::Integer) {
    advance();
    Number number = read_number(token.in(text_), Sign::Positive);
    if (const auto* value = std::get_if<std::int64_t>(&number))
      return static_cast<std::uint64_t>(*value);
    fail_at(std::get<Code>(number), token.span(),
            "the number of repetitions is not an integer of 64 bits");
  }
  if (token.kind == TokenKind::Minus || token.kind == TokenKind::Float) {
    fail_at(Code::InvalidRelationshipPattern, token.span(),
            "a length is an integer that is not negative", "not a length");
  }
  if (token.kind == TokenKind::Parameter) {
    fail_at(Code::InvalidParameterUse, token.span(), "a parameter cannot be a length of a path",
            "write an integer here");
  }
  fail_here();
}

const ast::Repetition* Parser::parse_length() {
  const Token& first = advance();
  ast::Repetition length;
  const TokenKind next = here().kind;
  const bool bound =
      next == TokenKind::Integer || next == TokenKind::Minus || next == TokenKind::Float;
  note(Phrase::Integer);
  if (bound || (next == TokenKind::Parameter && peek(1).kind == TokenKind::DotDot)) {
    length.least = parse_bound();
    length.most = length.least;
  }
  if (accept(TokenKind::DotDot)) {
    length.most = ast::Repetition::kUnbounded;
    note(Phrase::Integer);
    const TokenKind after = here().kind;
    if (after == TokenKind::Integer || after == TokenKind::Minus || after == TokenKind::Float)
      length.most = parse_bound();
  }
  length.span = from(first);
  return arena_.make<ast::Repetition>(length);
}

bool Parser::at_quantifier() {
  note(Phrase::Quantifier);
  if (is(TokenKind::Star) || is(TokenKind::Plus) || is(TokenKind::Question)) return true;
  if (!is(TokenKind::OpenBrace)) return false;
  return peek(1).kind == TokenKind::Integer || peek(1).kind == TokenKind::Comma;
}

/// `*`, `+`, `?`, `{n}`, `{n,}`, `{,m}`, `{n,m}`.
ast::Repetition Parser::parse_quantifier() {
  const std::size_t opening = at_;
  const Token& first = advance();
  ast::Repetition repetition;
  if (first.kind == TokenKind::Star) {
    repetition.least = 0;
  } else if (first.kind == TokenKind::Question) {
    repetition.least = 0;
    repetition.most = 1;
    repetition.optional = true;
  } else if (first.kind == TokenKind::OpenBrace) {
    repetition.least = is(TokenKind::Comma) ? 0 : parse_bound();
    if (accept(TokenKind::Comma)) {
      if (!sees(TokenKind::CloseBrace)) repetition.most = parse_bound();
    } else {
      repetition.most = repetition.least;
    }
    expect_close(TokenKind::CloseBrace, opening);
  }
  repetition.span = from(first);
  const bool empty = repetition.most == 0 || repetition.most < repetition.least;
  if (empty) {
    fail_at(Code::InvalidRelationshipPattern, repetition.span,
            "the quantifier allows no repetition",
            "write the smaller number first; the larger one is at least 1");
  }
  return repetition;
}

}  // namespace dossier::query::syntax
