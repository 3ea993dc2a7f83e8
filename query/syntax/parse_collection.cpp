// Lists, maps, comprehensions and map projections.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {

ast::Expression* Parser::parse_list() {
  const bool pipe = std::exchange(pipe_ends_, false);
  const std::size_t opening = at_;
  const Token& first = advance();
  ast::Expression* result;
  const TokenKind next = peek(1).kind;
  if (is_name() && peek(1).keyword == Keyword::In) {
    result = parse_list_comprehension(first);
  } else if (looks_like_pattern(at_) ||
             (is_name() && next == TokenKind::Equal && looks_like_pattern(at_ + 2))) {
    result = parse_pattern_comprehension(first);
  } else {
    Gather<ast::Expression> elements(*this);
    if (!accept(TokenKind::CloseBracket)) {
      do elements.add(parse_expression());
      while (accept(TokenKind::Comma));
      expect_close(TokenKind::CloseBracket, opening);
    }
    auto* list = node<ast::ListLiteral>(from(first));
    list->elements = elements.finish();
    result = list;
  }
  grow();
  pipe_ends_ = pipe;
  return result;
}

ast::Expression* Parser::parse_list_comprehension(const Token& first) {
  const std::size_t opening = at_ - 1;
  ast::Binding variable = parse_binding();
  expect(Keyword::In);
  ast::Expression* list = parse_without_pipe();
  ast::Expression* where = accept(Keyword::Where) ? parse_without_pipe() : nullptr;
  ast::Expression* result = accept(TokenKind::Pipe) ? parse_expression() : nullptr;
  expect_close(TokenKind::CloseBracket, opening);
  auto* comprehension = node<ast::ListComprehension>(from(first));
  comprehension->variable = variable;
  comprehension->list = list;
  comprehension->where = where;
  comprehension->result = result;
  return comprehension;
}

ast::Expression* Parser::parse_pattern_comprehension(const Token& first) {
  const std::size_t opening = at_ - 1;
  ast::Binding variable;
  if (is_name()) {
    variable = parse_binding();
    expect(TokenKind::Equal);
  }
  ast::PathPattern* pattern = parse_simple_path();
  pattern->variable = variable;
  ast::Expression* where = accept(Keyword::Where) ? parse_without_pipe() : nullptr;
  expect(TokenKind::Pipe);
  ast::Expression* result = parse_expression();
  expect_close(TokenKind::CloseBracket, opening);
  auto* comprehension = node<ast::PatternComprehension>(from(first));
  comprehension->pattern = pattern;
  comprehension->where = where;
  comprehension->result = result;
  return comprehension;
}

ast::MapLiteral* Parser::parse_map() {
  const bool pipe = std::exchange(pipe_ends_, false);
  const std::size_t opening = at_;
  const Token& first = expect(TokenKind::OpenBrace);
  std::vector<ast::MapEntry> entries;
  if (!accept(TokenKind::CloseBrace)) {
    do {
      Span span = here().span();
      std::string_view key = parse_name(Phrase::PropertyName);
      expect(TokenKind::Colon);
      entries.push_back({key, span, parse_expression()});
    } while (accept(TokenKind::Comma));
    expect_close(TokenKind::CloseBrace, opening);
  }
  auto* map = node<ast::MapLiteral>(from(first));
  map->entries = arena_.copy(entries);
  grow();
  pipe_ends_ = pipe;
  return map;
}

ast::Expression* Parser::parse_map_projection() {
  const bool pipe = std::exchange(pipe_ends_, false);
  const Token& first = here();
  ast::Expression* subject = parse_variable();
  const std::size_t opening = at_;
  advance();
  std::vector<ast::MapProjectionItem> items;
  if (!accept(TokenKind::CloseBrace)) {
    do items.push_back(parse_map_projection_item());
    while (accept(TokenKind::Comma));
    expect_close(TokenKind::CloseBrace, opening);
  }
  auto* projection = node<ast::MapProjection>(from(first));
  projection->subject = subject;
  projection->items = arena_.copy(items);
  grow();
  pipe_ends_ = pipe;
  return projection;
}

ast::MapProjectionItem Parser::parse_map_projection_item() {
  using Kind = ast::MapProjectionItemKind;
  const Token& first = here();
  ast::MapProjectionItem item;
  if (accept(TokenKind::Dot)) {
    if (accept(TokenKind::Star)) {
      item.kind = Kind::AllProperties;
    } else {
      item.key = parse_name(Phrase::PropertyName);
    }
    item.span = from(first);
    return item;
  }
  if (peek(1).kind == TokenKind::Colon) {
    item.kind = Kind::Entry;
    item.key = parse_name(Phrase::PropertyName);
    expect(TokenKind::Colon);
    item.value = parse_expression();
  } else {
    note(Phrase::Variable);
    if (!is_name()) fail_here();
    item.kind = Kind::Variable;
    item.value = parse_variable();
    item.key = ast::as<ast::VariableReference>(item.value)->name;
  }
  item.span = from(first);
  return item;
}

}  // namespace dossier::query::syntax
