// WITH and RETURN.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {

ast::Clause* Parser::parse_projection(ast::ProjectionKind kind) {
  const Token& first = advance();
  auto* projection = node<ast::Projection>({});
  projection->projection = kind;
  if (sees(Keyword::Distinct)) {
    advance();
    projection->distinct = true;
  } else if (at_all_quantifier()) {
    advance();
  }
  parse_projection_items(*projection);
  parse_order_and_page(*projection);
  if (kind == ast::ProjectionKind::With) projection->where = parse_where();
  projection->span = from(first);
  return projection;
}

/// A clause of its own that passes everything on, as `WITH *` does.
ast::Projection* Parser::pass_on(const Token& first) {
  auto* projection = node<ast::Projection>(from(first));
  projection->projection = ast::ProjectionKind::With;
  projection->star = true;
  return projection;
}

/// `ORDER BY ... SKIP ... LIMIT ...` as a clause.
ast::Clause* Parser::parse_page() {
  const Token& first = here();
  ast::Projection* projection = pass_on(first);
  parse_order_and_page(*projection);
  projection->span = from(first);
  return projection;
}

/// `FILTER [WHERE] condition`.
ast::Clause* Parser::parse_filter() {
  const Token& first = advance();
  accept(Keyword::Where);
  ast::Projection* projection = pass_on(first);
  projection->where = parse_expression();
  projection->span = from(first);
  return projection;
}

/// `LET name = value, ...`.
ast::Clause* Parser::parse_let() {
  const Token& first = advance();
  ast::Projection* projection = pass_on(first);
  std::vector<ast::ProjectionItem> items;
  do {
    ast::ProjectionItem item;
    item.alias = parse_binding();
    expect(TokenKind::Equal);
    item.expression = parse_expression();
    item.span = item.expression->span;
    items.push_back(item);
  } while (accept(TokenKind::Comma));
  projection->items = arena_.copy(items);
  projection->span = from(first);
  return projection;
}

/// ALL says what is so anyway; it is a name where an operand does not follow.
bool Parser::at_all_quantifier() const {
  if (!is(Keyword::All)) return false;
  const Token& next = peek(1);
  switch (next.kind) {
    case TokenKind::Name:
      return next.keyword == Keyword::NotAKeyword || peek(2).kind == TokenKind::OpenParen;
    case TokenKind::QuotedName:
    case TokenKind::Parameter:
    case TokenKind::Integer:
    case TokenKind::Float:
    case TokenKind::String:
    case TokenKind::Star: return true;
    default: return false;
  }
}

void Parser::parse_projection_items(ast::Projection& projection) {
  if (accept(TokenKind::Star)) {
    projection.star = true;
    if (!accept(TokenKind::Comma)) return;
  }
  std::vector<ast::ProjectionItem> items;
  do items.push_back(parse_projection_item());
  while (accept(TokenKind::Comma));
  projection.items = arena_.copy(items);
}

ast::ProjectionItem Parser::parse_projection_item() {
  const Token& first = here();
  ast::ProjectionItem item;
  item.expression = parse_expression();
  item.span = from(first);
  if (accept(Keyword::As)) item.alias = parse_binding();
  return item;
}

void Parser::parse_order_and_page(ast::Projection& projection) {
  if (accept(Keyword::Order)) parse_order(projection);
  if (accept(Keyword::Skip) || accept(Keyword::Offset)) projection.skip = parse_expression();
  if (accept(Keyword::Limit)) projection.limit = parse_expression();
}

/// `NULLS FIRST` and `NULLS LAST` order by whether the expression is null first.
void Parser::parse_null_order(ast::SortItem& item, std::size_t begin,
                              std::vector<ast::SortItem>& items) {
  const bool first = accept_words("NULLS FIRST");
  if (!first && !accept_words("NULLS LAST")) return;
  const std::size_t end = std::exchange(at_, begin);
  auto* is_null = node<ast::IsNull>(item.expression->span);
  is_null->operand = parse_expression();
  at_ = end;
  items.push_back(
      {is_null, first ? ast::SortDirection::Descending : ast::SortDirection::Ascending});
}

void Parser::parse_order(ast::Projection& projection) {
  expect(Keyword::By);
  std::vector<ast::SortItem> items;
  do {
    const std::size_t begin = at_;
    ast::SortItem item{parse_expression()};
    if (accept(Keyword::Desc) || accept(Keyword::Descending)) {
      item.direction = ast::SortDirection::Descending;
    } else if (!accept(Keyword::Asc)) {
      accept(Keyword::Ascending);
    }
    parse_null_order(item, begin, items);
    items.push_back(item);
  } while (accept(TokenKind::Comma));
  projection.order = arena_.copy(items);
}

}  // namespace dossier::query::syntax
