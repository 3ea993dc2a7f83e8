// Queries one behind the other (NEXT) and one of several (WHEN ... THEN ... ELSE). Both are put
// together from clauses that openCypher has.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {
namespace {

// Names that a query can only write in back-ticks.
constexpr std::string_view kRows = " rows";
constexpr std::string_view kRow = " row";
constexpr std::string_view kBranch = " branch";

ast::Projection* result_of(const ast::SingleQuery& query) {
  auto* last = ast::try_as<ast::Projection>(query.clauses.back());
  return last != nullptr && last->projection == ast::ProjectionKind::Return ? last : nullptr;
}

std::string_view name_of_column(const ast::ProjectionItem& item, std::string_view text) {
  if (!item.alias.name.empty()) return item.alias.name;
  const auto* variable = ast::try_as<ast::VariableReference>(item.expression);
  if (variable != nullptr) return variable->name;
  return text.substr(item.span.begin, item.span.end - item.span.begin);
}

}  // namespace

ast::RegularQuery* Parser::go_on(ast::RegularQuery* before, ast::RegularQuery* after, Span word) {
  std::vector<ast::Clause*> clauses;
  const bool united = after->parts.size() > 1;
  const auto columns = united ? columns_of(*before) : std::vector<std::string_view>();
  for (ast::SingleQuery* part : before->parts) {
    if (result_of(*part) != nullptr) continue;
    fail_at(Code::InvalidClauseComposition, word, "the query before `NEXT` has no result",
            "nothing to go on with", "end it with RETURN");
  }
  if (before->parts.size() == 1) {
    pass_columns(*before->parts[0]);
    clauses.assign(before->parts[0]->clauses.begin(), before->parts[0]->clauses.end());
  } else {
    clauses.push_back(call_with_everything(before));
  }
  const auto rest = united ? for_all_rows(columns, after, word)
                           : std::vector<ast::Clause*>(after->parts[0]->clauses.begin(),
                                                       after->parts[0]->clauses.end());
  clauses.insert(clauses.end(), rest.begin(), rest.end());
  const Span span{before->span.begin, after->span.end};
  return query_of({single_of(clauses, span)}, span);
}

/// Makes a WITH of the RETURN at the end.
void Parser::pass_columns(ast::SingleQuery& query) {
  ast::Projection& result = *result_of(query);
  std::vector<ast::ProjectionItem> items(result.items.begin(), result.items.end());
  for (ast::ProjectionItem& item : items) {
    if (!item.alias.name.empty() || item.expression->kind == ast::ExpressionKind::VariableReference)
      continue;
    item.alias.name = name_of_column(item, text_);
    item.alias.span = item.span;
  }
  result.items = arena_.copy(items);
  result.projection = ast::ProjectionKind::With;
}

std::vector<std::string_view> Parser::columns_of(const ast::RegularQuery& query) {
  std::vector<std::string_view> names;
  const ast::Projection* result = result_of(*query.parts[0]);
  if (result == nullptr) return names;
  if (result->star) {
    fail_at(Code::InvalidClauseComposition, result->span, "`*` does not name its columns",
            "columns are needed by name here", "write `RETURN a, b`");
  }
  for (const ast::ProjectionItem& item : result->items)
    names.push_back(name_of_column(item, text_));
  return names;
}

/// Each part of a union begins with all rows: they are gathered in a list first.
std::vector<ast::Clause*> Parser::for_all_rows(const std::vector<std::string_view>& columns,
                                               ast::RegularQuery* query, Span word) {
  std::vector<ast::MapEntry> entries;
  for (std::string_view name : columns) entries.push_back({name, word, reference(name, word)});
  auto* row = node<ast::MapLiteral>(word);
  row->entries = arena_.copy(entries);
  ast::Projection* gather = project_names({}, ast::ProjectionKind::With, word);
  ast::ProjectionItem rows;
  rows.expression = call_of("collect", word, {row});
  rows.span = word;
  rows.alias = {kRows, word};
  gather->items = arena_.copy(std::vector<ast::ProjectionItem>{rows});

  for (ast::SingleQuery* part : query->parts) {
    auto* unwind = node<ast::Unwind>(word);
    unwind->list = reference(kRows, word);
    unwind->variable = {kRow, word};
    std::vector<ast::ProjectionItem> items;
    for (std::string_view name : columns) {
      auto* value = node<ast::Property>(word);
      value->object = reference(kRow, word);
      value->key = name;
      ast::ProjectionItem item;
      item.expression = value;
      item.span = word;
      item.alias = {name, word};
      items.push_back(item);
    }
    ast::Projection* spread = project_names({}, ast::ProjectionKind::With, word);
    spread->items = arena_.copy(items);
    std::vector<ast::Clause*> clauses = {unwind, spread};
    clauses.insert(clauses.end(), part->clauses.begin(), part->clauses.end());
    part->clauses = arena_.copy(clauses);
  }
  const std::vector<std::string_view> names = columns_of(*query);
  std::vector<ast::Clause*> made = {gather, call_with_everything(query)};
  if (!names.empty()) made.push_back(project_names(names, ast::ProjectionKind::Return, word));
  return made;
}

ast::CallSubquery* Parser::call_with_everything(ast::RegularQuery* body) {
  auto* call = node<ast::CallSubquery>(body->span);
  call->import = ast::ImportKind::Star;
  call->body = body;
  grow();
  return call;
}

ast::Projection* Parser::project_names(const std::vector<std::string_view>& names,
                                       ast::ProjectionKind kind, Span span) {
  auto* projection = node<ast::Projection>(span);
  projection->projection = kind;
  std::vector<ast::ProjectionItem> items;
  for (std::string_view name : names) {
    ast::ProjectionItem item;
    item.expression = reference(name, span);
    item.span = span;
    item.alias = {name, span};
    items.push_back(item);
  }
  projection->items = arena_.copy(items);
  return projection;
}

ast::VariableReference* Parser::reference(std::string_view name, Span span) {
  auto* made = node<ast::VariableReference>(span);
  made->name = name;
  return made;
}

ast::RegularQuery* Parser::query_of(const std::vector<ast::SingleQuery*>& parts, Span span) {
  auto* query = arena_.make<ast::RegularQuery>();
  query->parts = arena_.copy(parts);
  query->span = span;
  query->combine = parts.size() > 1 ? ast::UnionKind::All : ast::UnionKind::Distinct;
  return query;
}

ast::SingleQuery* Parser::single_of(const std::vector<ast::Clause*>& clauses, Span span) {
  auto* query = arena_.make<ast::SingleQuery>();
  query->clauses = arena_.copy(clauses);
  query->span = span;
  return query;
}

/// `WHEN condition THEN query WHEN ... ELSE query`: the first branch whose condition is true runs
/// for the row, as a union of subqueries of which all but one get no row.
ast::SingleQuery* Parser::parse_conditional() {
  Deeper deeper(*this);
  const Token& first = here();
  std::vector<ast::Expression*> conditions;
  std::vector<ast::RegularQuery*> bodies;
  do {
    expect(Keyword::When);
    conditions.push_back(parse_expression());
    expect(Keyword::Then);
    bodies.push_back(parse_branch());
  } while (sees(Keyword::When));
  if (accept(Keyword::Else)) bodies.push_back(parse_branch());
  const Span span = from(first);
  ast::Projection* number = number_branches(conditions, first.span());
  const std::vector<std::string_view> names = columns_of(*bodies[0]);
  std::vector<ast::SingleQuery*> branches;
  for (ast::RegularQuery* body : bodies)
    branches.push_back(branch_of(branches.size(), body, first.span()));
  std::vector<ast::Clause*> clauses = {number, call_with_everything(query_of(branches, span))};
  if (!names.empty())
    clauses.push_back(project_names(names, ast::ProjectionKind::Return, first.span()));
  return single_of(clauses, span);
}

/// `{ query }`, or a query without braces and unions.
ast::RegularQuery* Parser::parse_branch() {
  const std::size_t opening = at_;
  if (accept(TokenKind::OpenBrace)) {
    ast::RegularQuery* query = parse_regular_query();
    expect_close(TokenKind::CloseBrace, opening);
    return query;
  }
  const Token& first = here();
  ast::SingleQuery* query = parse_single_query();
  return query_of({query}, from(first));
}

/// `LET branch = CASE WHEN first THEN 0 WHEN second THEN 1 ELSE 2 END`.
ast::Projection* Parser::number_branches(const std::vector<ast::Expression*>& conditions,
                                         Span span) {
  const auto number = [&](std::size_t value) {
    auto* literal = node<ast::Literal>(span);
    literal->literal = ast::LiteralKind::Integer;
    literal->integer = static_cast<std::int64_t>(value);
    return literal;
  };
  std::vector<ast::CaseBranch> branches;
  for (ast::Expression* condition : conditions) {
    ast::CaseBranch branch;
    branch.when = arena_.copy(std::vector<ast::Expression*>{condition});
    branch.then = number(branches.size());
    branches.push_back(branch);
  }
  auto* choice = node<ast::Case>(span);
  choice->branches = arena_.copy(branches);
  choice->otherwise = number(conditions.size());
  grow();
  ast::ProjectionItem item;
  item.expression = choice;
  item.span = span;
  item.alias = {kBranch, span};
  auto* let = node<ast::Projection>(span);
  let->star = true;
  let->items = arena_.copy(std::vector<ast::ProjectionItem>{item});
  return let;
}

/// `FILTER branch = number CALL (*) { body } RETURN its columns`.
ast::SingleQuery* Parser::branch_of(std::size_t number, ast::RegularQuery* body, Span span) {
  auto* wanted = node<ast::Literal>(span);
  wanted->literal = ast::LiteralKind::Integer;
  wanted->integer = static_cast<std::int64_t>(number);
  auto* same = node<ast::Comparison>(span);
  same->operands = arena_.copy(std::vector<ast::Expression*>{reference(kBranch, span), wanted});
  same->ops = arena_.copy(std::vector<ast::ComparisonOperator>{ast::ComparisonOperator::Equal});
  auto* filter = node<ast::Projection>(span);
  filter->star = true;
  filter->where = same;
  const std::vector<std::string_view> names = columns_of(*body);
  std::vector<ast::Clause*> clauses = {filter, call_with_everything(body)};
  if (!names.empty()) clauses.push_back(project_names(names, ast::ProjectionKind::Return, span));
  return single_of(clauses, body->span);
}

}  // namespace dossier::query::syntax
