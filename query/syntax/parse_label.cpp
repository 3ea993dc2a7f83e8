// Label expressions of nodes, relationships and predicates.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {

ast::LabelExpression* Parser::label_list(ast::LabelKind kind,
                                         Gather<ast::LabelExpression>& operands, Span span) {
  auto* list = arena_.make<ast::LabelExpression>();
  list->kind = kind;
  list->span = span;
  list->operands = operands.finish();
  return list;
}

/// What stands behind the first colon: `A:B`, `A|B`, `A|:B`, `(A&!B)|%`.
ast::LabelExpression* Parser::parse_element_labels() {
  const Token& first = here();
  ast::LabelExpression* labels = parse_label_or();
  if (!sees(TokenKind::Colon)) return labels;
  Gather<ast::LabelExpression> operands(*this);
  operands.add(labels);
  while (accept(TokenKind::Colon)) operands.add(parse_label_or());
  return label_list(ast::LabelKind::And, operands, from(first));
}

ast::LabelExpression* Parser::parse_label_or() {
  Deeper deeper(*this);
  const Token& first = here();
  ast::LabelExpression* left = parse_label_and();
  if (pipe_ends_ || !sees(TokenKind::Pipe)) return left;
  Gather<ast::LabelExpression> operands(*this);
  operands.add(left);
  while (accept(TokenKind::Pipe)) {
    if (const Span colon = here().span(); accept(TokenKind::Colon)) {
      deprecate(colon, "`|:` between types is deprecated", "write `A|B`");
    }
    operands.add(parse_label_and());
  }
  grow();
  return label_list(ast::LabelKind::Or, operands, from(first));
}

ast::LabelExpression* Parser::parse_label_and() {
  const Token& first = here();
  ast::LabelExpression* left = parse_label_factor();
  if (!sees(TokenKind::Ampersand)) return left;
  Gather<ast::LabelExpression> operands(*this);
  operands.add(left);
  while (accept(TokenKind::Ampersand)) operands.add(parse_label_factor());
  grow();
  return label_list(ast::LabelKind::And, operands, from(first));
}

ast::LabelExpression* Parser::parse_label_factor() {
  if (!sees(TokenKind::Exclamation)) return parse_label_primary();
  Deeper deeper(*this);
  const Token& first = advance();
  Gather<ast::LabelExpression> operands(*this);
  operands.add(parse_label_factor());
  grow();
  return label_list(ast::LabelKind::Not, operands, from(first));
}

/// `$all(` or `$any(`.
bool Parser::at_dynamic_choice() const {
  if (!is(TokenKind::Parameter) || peek(1).kind != TokenKind::OpenParen) return false;
  return same_word(here().in(text_), "$ANY") || same_word(here().in(text_), "$ALL");
}

ast::LabelExpression* Parser::parse_label_primary() {
  const Token& first = here();
  if (sees(TokenKind::OpenParen)) {
    const bool pipe = std::exchange(pipe_ends_, false);
    const std::size_t opening = at_;
    advance();
    ast::LabelExpression* inside = parse_label_or();
    expect_close(TokenKind::CloseParen, opening);
    pipe_ends_ = pipe;
    return inside;
  }
  auto* label = arena_.make<ast::LabelExpression>();
  if (accept(TokenKind::Percent)) {
    label->kind = ast::LabelKind::Wildcard;
  } else if (is(TokenKind::Dollar) || at_dynamic_choice()) {
    const Token& sign = advance();
    const std::size_t opening = at_;
    expect(TokenKind::OpenParen);
    const bool any = sign.kind == TokenKind::Parameter && same_word(sign.in(text_), "$ANY");
    label->kind = any ? ast::LabelKind::DynamicAny : ast::LabelKind::Dynamic;
    label->dynamic = parse_expression();
    expect_close(TokenKind::CloseParen, opening);
  } else {
    label->name = parse_name(Phrase::Label);
  }
  label->span = from(first);
  return label;
}

/// `:A:B` of SET and REMOVE; only single names can be given and taken away.
ast::Seq<ast::LabelExpression*> Parser::parse_label_names() {
  Gather<ast::LabelExpression> labels(*this);
  do {
    ast::LabelExpression* label = parse_label_primary();
    const bool single =
        label->kind == ast::LabelKind::Name || label->kind == ast::LabelKind::Dynamic;
    if (!single || is(TokenKind::Pipe)) {
      fail_at(Code::UnexpectedSyntax, label->span, "only single labels can be set or removed",
              "not a label", "write `:A:B`");
    }
    labels.add(label);
  } while (accept(TokenKind::Colon) || accept(TokenKind::Ampersand));
  return labels.finish();
}

}  // namespace dossier::query::syntax
