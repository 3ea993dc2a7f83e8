// Statements, unions, the order of clauses, and clauses that read.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {
namespace {

bool begins_clause(Keyword keyword) {
  switch (keyword) {
    case Keyword::Match:
    case Keyword::Optional:
    case Keyword::Unwind:
    case Keyword::With:
    case Keyword::Return:
    case Keyword::Create:
    case Keyword::Merge:
    case Keyword::Set:
    case Keyword::Remove:
    case Keyword::Delete:
    case Keyword::Detach:
    case Keyword::NoDetach:
    case Keyword::Foreach:
    case Keyword::Load:
    case Keyword::Call:
    case Keyword::Finish:
    case Keyword::Order:
    case Keyword::Skip:
    case Keyword::Offset:
    case Keyword::Limit:
    case Keyword::Filter:
    case Keyword::Let:
    case Keyword::Insert:
    case Keyword::For: return true;
    default: return false;
  }
}

}  // namespace

void Parser::parse_statement() {
  const Token& first = here();
  parse_run_mode();
  if (!parse_schema_command()) query_.statement.query = parse_regular_query();
  query_.statement.span = from(first);
  note(Phrase::EndOfQuery);
  if (is(TokenKind::Semicolon)) {
    advance();
    note(Phrase::EndOfQuery);
  }
  if (!is(TokenKind::End)) fail_here();
}

void Parser::parse_run_mode() {
  if (is_name() && at_ == 0 && accept_word("CYPHER")) {
    // Version and settings of other products; they are read over.
    if (is(TokenKind::Integer)) advance();
    while (is_name() && peek(1).kind == TokenKind::Equal) at_ += 3;
  }
  if (accept(Keyword::Explain)) {
    query_.mode = ast::RunMode::Explain;
  } else if (accept(Keyword::Profile)) {
    query_.mode = ast::RunMode::Profile;
  }
}

ast::RegularQuery* Parser::parse_regular_query() {
  Deeper deeper(*this);
  ast::RegularQuery* query = parse_united();
  while (is(TokenKind::Name) && same_word(here().in(text_), "NEXT")) {
    const Span word = advance().span();
    query = go_on(query, parse_united(), word);
    grow();
  }
  return query;
}

ast::RegularQuery* Parser::parse_united() {
  const Token& first = here();
  auto* query = arena_.make<ast::RegularQuery>();
  Gather<ast::SingleQuery> parts(*this);
  parts.add(parse_single_query());
  while (sees(Keyword::Union)) {
    Span word = advance().span();
    const auto combine = accept(Keyword::All) ? ast::UnionKind::All : ast::UnionKind::Distinct;
    if (combine == ast::UnionKind::Distinct) accept(Keyword::Distinct);
    if (parts.size() > 1 && combine != query->combine) {
      fail_at(Code::InvalidClauseComposition, word,
              "`UNION` and `UNION ALL` are mixed in one query", "differs from the one before",
              "use one of them throughout, or put one part into `CALL { ... }`");
    }
    query->combine = combine;
    parts.add(parse_single_query());
  }
  query->parts = parts.finish();
  query->span = from(first);
  grow();
  return query;
}

ast::SingleQuery* Parser::parse_single_query() {
  const Token& first = here();
  if (is(Keyword::When)) return parse_conditional();
  Gather<ast::Clause> clauses(*this);
  do clauses.add(parse_clause());
  while (at_clause());
  auto* query = arena_.make<ast::SingleQuery>();
  query->clauses = clauses.finish();
  query->span = from(first);
  return query;
}

/// `{ query }`, or `{ pattern WHERE condition }` as a query of one MATCH.
ast::RegularQuery* Parser::parse_braced_query() {
  const bool pipe = std::exchange(pipe_ends_, false);
  const std::size_t opening = at_;
  expect(TokenKind::OpenBrace);
  const Token& first = here();
  ast::RegularQuery* query;
  const bool named = is_name() && peek(1).kind == TokenKind::Equal;
  const bool searched = is(Keyword::All) || is(Keyword::Any) || is(Keyword::Shortest);
  if (is(TokenKind::OpenParen) || named || searched || at_mode() || at_path_function()) {
    Deeper deeper(*this);
    auto* match = arena_.make<ast::Match>();
    match->kind = ast::ClauseKind::Match;
    match->pattern = parse_graph_pattern();
    match->span = from(first);
    auto* single = arena_.make<ast::SingleQuery>();
    single->clauses = arena_.copy(std::vector<ast::Clause*>{match});
    single->span = match->span;
    query = arena_.make<ast::RegularQuery>();
    query->parts = arena_.copy(std::vector<ast::SingleQuery*>{single});
    query->span = match->span;
  } else {
    query = parse_regular_query();
  }
  expect_close(TokenKind::CloseBrace, opening);
  pipe_ends_ = pipe;
  return query;
}

bool Parser::at_clause() {
  note(Phrase::Clause);
  return begins_clause(here().keyword);
}

ast::Clause* Parser::parse_clause() {
  Deeper deeper(*this);
  note(Phrase::Clause);
  switch (here().keyword) {
    case Keyword::Match: return parse_match();
    case Keyword::Optional: return parse_optional();
    case Keyword::Unwind: return parse_unwind();
    case Keyword::For: return parse_for();
    case Keyword::With: return parse_projection(ast::ProjectionKind::With);
    case Keyword::Return: return parse_projection(ast::ProjectionKind::Return);
    case Keyword::Order:
    case Keyword::Skip:
    case Keyword::Offset:
    case Keyword::Limit: return parse_page();
    case Keyword::Filter: return parse_filter();
    case Keyword::Let: return parse_let();
    case Keyword::Insert:
    case Keyword::Create: return parse_create();
    case Keyword::Merge: return parse_merge();
    case Keyword::Set: return parse_set();
    case Keyword::Remove: return parse_remove();
    case Keyword::Delete:
    case Keyword::Detach:
    case Keyword::NoDetach: return parse_delete();
    case Keyword::Foreach: return parse_foreach();
    case Keyword::Load: return parse_load_csv();
    case Keyword::Call: return parse_call();
    case Keyword::Finish: {
      auto* finish = arena_.make<ast::Finish>();
      finish->kind = ast::ClauseKind::Finish;
      finish->span = advance().span();
      return finish;
    }
    default: fail_here();
  }
}

ast::Clause* Parser::parse_match() {
  const Token& first = advance();
  auto* match = node<ast::Match>({});
  match->pattern = parse_graph_pattern();
  match->span = from(first);
  return match;
}

ast::Clause* Parser::parse_optional() {
  const Token& first = advance();
  if (is(Keyword::Call)) {
    ast::Clause* call = parse_call();
    call->span.begin = first.begin;
    if (auto* procedure = ast::try_as<ast::CallProcedure>(call)) procedure->optional = true;
    if (auto* subquery = ast::try_as<ast::CallSubquery>(call)) subquery->optional = true;
    return call;
  }
  if (!sees(Keyword::Match)) fail_here();
  ast::Clause* match = parse_match();
  match->span.begin = first.begin;
  ast::as<ast::Match>(match)->optional = true;
  return match;
}

ast::Clause* Parser::parse_unwind() {
  const Token& first = advance();
  auto* unwind = node<ast::Unwind>({});
  unwind->list = parse_expression();
  expect(Keyword::As);
  unwind->variable = parse_binding();
  unwind->span = from(first);
  return unwind;
}

/// `FOR variable IN list [WITH ORDINALITY position]`: UNWIND by another name.
ast::Clause* Parser::parse_for() {
  const Token& first = advance();
  auto* unwind = node<ast::Unwind>({});
  unwind->variable = parse_binding();
  expect(Keyword::In);
  unwind->list = parse_expression();
  if (at_position()) {
    advance();
    unwind->first_position = same_word(advance().in(text_), "OFFSET") ? 0 : 1;
    unwind->position = parse_binding();
  }
  unwind->span = from(first);
  return unwind;
}

/// Before `WITH ORDINALITY name` or `WITH OFFSET name`, and not before a WITH of a variable that is
/// named so: then a comma, a word like AS, or a clause follows.
bool Parser::at_position() const {
  if (!is(Keyword::With)) return false;
  const std::string_view word = peek(1).in(text_);
  if (!same_word(word, "ORDINALITY") && !same_word(word, "OFFSET")) return false;
  const Token& name = peek(2);
  if (name.kind == TokenKind::QuotedName) return true;
  return name.kind == TokenKind::Name && !begins_clause(name.keyword) &&
         !leads_or_joins(name.keyword);
}

ast::Clause* Parser::parse_load_csv() {
  const Token& first = advance();
  auto* load = node<ast::LoadCsv>({});
  expect(Keyword::Csv);
  if (accept(Keyword::With)) {
    expect(Keyword::Headers);
    load->with_headers = true;
  }
  expect(Keyword::From);
  load->url = parse_expression();
  expect(Keyword::As);
  load->variable = parse_binding();
  if (accept(Keyword::FieldTerminator)) {
    Span place = here().span();
    load->field_terminator = parse_string();
    if (load->field_terminator.size() != 1) {
      fail_at(Code::UnexpectedSyntax, place, "a field terminator is one character",
              "one ASCII character");
    }
  }
  load->span = from(first);
  return load;
}

}  // namespace dossier::query::syntax
