// CALL of procedures and of subqueries.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {

ast::Clause* Parser::parse_call() {
  const Token& first = advance();
  const bool subquery = sees(TokenKind::OpenBrace) || sees(TokenKind::OpenParen);
  return subquery ? parse_call_subquery(first) : parse_call_procedure(first);
}

ast::Clause* Parser::parse_call_procedure(const Token& first) {
  auto* call = node<ast::CallProcedure>({});
  const Token& name = here();
  call->name = parse_dotted_name();
  call->name_span = from(name);
  if (accept(TokenKind::OpenParen)) {
    call->explicit_arguments = true;
    call->arguments = parse_arguments();
  }
  if (accept(Keyword::Yield)) parse_yield(*call);
  call->span = from(first);
  return call;
}

void Parser::parse_yield(ast::CallProcedure& call) {
  if (accept(TokenKind::Star)) {
    call.yield = ast::YieldKind::Star;
    return;
  }
  // `YIELD -` names no field: older texts write it for a procedure without results.
  call.yield = ast::YieldKind::Items;
  if (accept(TokenKind::Minus)) return;
  std::vector<ast::YieldItem> items;
  do {
    ast::YieldItem item;
    item.span = here().span();
    item.field = parse_name(Phrase::Name);
    item.variable = {item.field, item.span};
    if (accept(Keyword::As)) item.variable = parse_binding();
    items.push_back(item);
  } while (accept(TokenKind::Comma));
  call.items = arena_.copy(items);
  call.where = parse_where();
}

ast::Clause* Parser::parse_call_subquery(const Token& first) {
  auto* call = node<ast::CallSubquery>({});
  const std::size_t opening = at_;
  if (accept(TokenKind::OpenParen)) {
    std::vector<ast::Binding> names;
    call->import = ast::ImportKind::Names;
    if (accept(TokenKind::Star)) {
      call->import = ast::ImportKind::Star;
    } else if (!sees(TokenKind::CloseParen)) {
      do names.push_back(parse_binding());
      while (accept(TokenKind::Comma));
    }
    expect_close(TokenKind::CloseParen, opening);
    call->names = arena_.copy(names);
  }
  const std::size_t brace = at_;
  expect(TokenKind::OpenBrace);
  call->body = parse_regular_query();
  expect_close(TokenKind::CloseBrace, brace);
  if (accept(Keyword::In)) call->batching = parse_batching();
  call->span = from(first);
  grow();
  return call;
}

/// `RETRY [FOR n SECONDS] [THEN CONTINUE | BREAK | FAIL]`: one transaction writes at a time, so
/// there is nothing that another attempt would do better.
ast::OnBatchError Parser::parse_retry() {
  if (accept(Keyword::For)) {
    parse_primary();
    accept_words("SECONDS") || accept_words("SECOND") || accept_words("SEC");
  }
  if (!accept(Keyword::Then)) return ast::OnBatchError::Fail;
  if (accept(Keyword::Continue)) return ast::OnBatchError::Continue;
  if (accept(Keyword::Break)) return ast::OnBatchError::Break;
  expect(Keyword::Fail);
  return ast::OnBatchError::Fail;
}

const ast::Batching* Parser::parse_batching() {
  ast::Batching batching;
  if (!sees(Keyword::Concurrent) && !sees(Keyword::Transactions)) {
    // How many transactions run side by side is a wish; here it is always one.
    if (is(TokenKind::Integer)) advance();
  }
  accept(Keyword::Concurrent);
  expect(Keyword::Transactions);
  if (accept(Keyword::Of)) {
    batching.rows = parse_expression();
    if (!accept(Keyword::Rows)) expect(Keyword::Row);
  }
  if (accept(Keyword::On)) {
    expect(Keyword::Error);
    if (accept(Keyword::Continue)) {
      batching.on_error = ast::OnBatchError::Continue;
    } else if (accept(Keyword::Break)) {
      batching.on_error = ast::OnBatchError::Break;
    } else if (accept_words("RETRY")) {
      batching.on_error = parse_retry();
    } else {
      expect(Keyword::Fail);
    }
  }
  if (accept(Keyword::Report)) {
    expect(Keyword::Status);
    expect(Keyword::As);
    batching.status = parse_binding();
  }
  return arena_.make<ast::Batching>(batching);
}

}  // namespace dossier::query::syntax
