// Clauses that change the graph.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {

ast::Clause* Parser::parse_create() {
  const Token& first = advance();
  auto* create = node<ast::Create>({});
  create->paths = parse_paths();
  create->span = from(first);
  return create;
}

ast::Clause* Parser::parse_merge() {
  const Token& first = advance();
  auto* merge = node<ast::Merge>({});
  merge->path = parse_path();
  std::vector<ast::MergeAction> actions;
  while (accept(Keyword::On)) {
    ast::MergeAction action;
    if (accept(Keyword::Create)) {
      action.event = ast::MergeEvent::OnCreate;
    } else {
      expect(Keyword::Match);
      action.event = ast::MergeEvent::OnMatch;
    }
    expect(Keyword::Set);
    action.items = parse_set_items();
    actions.push_back(action);
  }
  merge->actions = arena_.copy(actions);
  merge->span = from(first);
  return merge;
}

ast::Clause* Parser::parse_set() {
  const Token& first = advance();
  auto* set = node<ast::Set>({});
  set->items = parse_set_items();
  set->span = from(first);
  return set;
}

ast::Seq<ast::SetItem> Parser::parse_set_items() {
  std::vector<ast::SetItem> items;
  do items.push_back(parse_set_item());
  while (accept(TokenKind::Comma));
  return arena_.copy(items);
}

ast::SetItem Parser::parse_set_item() {
  Deeper deeper(*this);
  const Token& first = here();
  ast::SetItem item;
  item.target = parse_postfix();
  const auto kind = item.target->kind;
  if (kind == ast::ExpressionKind::VariableReference) {
    if (accept(TokenKind::PlusEqual)) {
      item.kind = ast::SetItemKind::Add;
    } else if (accept(TokenKind::Colon) || accept(Keyword::Is)) {
      item.kind = ast::SetItemKind::Labels;
      item.labels = parse_label_names();
      item.span = from(first);
      return item;
    } else {
      item.kind = ast::SetItemKind::Replace;
      expect(TokenKind::Equal);
    }
  } else {
    if (kind != ast::ExpressionKind::Property && kind != ast::ExpressionKind::Index) {
      fail_at(Code::UnexpectedSyntax, item.target->span,
              "SET changes properties and labels of variables", "cannot be set",
              "write `SET variable.key = value`");
    }
    expect(TokenKind::Equal);
  }
  item.value = parse_expression();
  item.span = from(first);
  return item;
}

ast::Clause* Parser::parse_remove() {
  const Token& first = advance();
  auto* remove = node<ast::Remove>({});
  std::vector<ast::SetItem> items;
  do items.push_back(parse_remove_item());
  while (accept(TokenKind::Comma));
  remove->items = arena_.copy(items);
  remove->span = from(first);
  return remove;
}

ast::SetItem Parser::parse_remove_item() {
  Deeper deeper(*this);
  const Token& first = here();
  ast::SetItem item;
  item.target = parse_postfix();
  const auto kind = item.target->kind;
  if (kind == ast::ExpressionKind::VariableReference) {
    item.kind = ast::SetItemKind::Labels;
    if (!accept(Keyword::Is)) expect(TokenKind::Colon);
    item.labels = parse_label_names();
  } else if (kind != ast::ExpressionKind::Property && kind != ast::ExpressionKind::Index) {
    fail_at(Code::UnexpectedSyntax, item.target->span,
            "REMOVE takes away properties and labels of variables", "cannot be removed",
            "write `REMOVE variable.key` or `REMOVE variable:Label`");
  }
  item.span = from(first);
  return item;
}

ast::Clause* Parser::parse_delete() {
  const Token& first = here();
  auto* erase = node<ast::Delete>({});
  if (accept(Keyword::Detach)) {
    erase->mode = ast::DeleteMode::Detach;
  } else if (accept(Keyword::NoDetach)) {
    erase->mode = ast::DeleteMode::NoDetach;
  }
  expect(Keyword::Delete);
  Gather<ast::Expression> values(*this);
  do values.add(parse_expression());
  while (accept(TokenKind::Comma));
  erase->values = values.finish();
  erase->span = from(first);
  return erase;
}

ast::Clause* Parser::parse_foreach() {
  const Token& first = advance();
  auto* foreach = node<ast::Foreach>({});
  const std::size_t opening = at_;
  expect(TokenKind::OpenParen);
  foreach
    ->variable = parse_binding();
  expect(Keyword::In);
  foreach
    ->list = parse_without_pipe();
  expect(TokenKind::Pipe);
  Gather<ast::Clause> body(*this);
  do body.add(parse_clause());
  while (at_clause());
  foreach
    ->body = body.finish();
  expect_close(TokenKind::CloseParen, opening);
  foreach
    ->span = from(first);
  grow();
  return foreach;
}

}  // namespace dossier::query::syntax
