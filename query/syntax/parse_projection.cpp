// WITH and RETURN.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {

ast::Clause* Parser::parse_projection(ast::ProjectionKind kind) {
  const Token& first = advance();
  auto* projection = node<ast::Projection>({});
  projection->projection = kind;
  const bool function = peek(1).kind == TokenKind::OpenParen && peek(2).kind != TokenKind::CloseParen;
  if (sees(Keyword::Distinct)) {
    advance();
    projection->distinct = true;
  } else if (is(Keyword::All) && !function && !usable_as_variable()) {
    advance();
  }
  parse_projection_items(*projection);
  parse_order_and_page(*projection);
  if (kind == ast::ProjectionKind::With) projection->where = parse_where();
  projection->span = from(first);
  return projection;
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

void Parser::parse_order(ast::Projection& projection) {
  expect(Keyword::By);
  std::vector<ast::SortItem> items;
  do {
    ast::SortItem item{parse_expression()};
    if (accept(Keyword::Desc) || accept(Keyword::Descending)) {
      item.direction = ast::SortDirection::Descending;
    } else if (!accept(Keyword::Asc)) {
      accept(Keyword::Ascending);
    }
    items.push_back(item);
  } while (accept(TokenKind::Comma));
  projection.order = arena_.copy(items);
}

}  // namespace dossier::query::syntax
