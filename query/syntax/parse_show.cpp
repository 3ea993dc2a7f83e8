// SHOW INDEXES, CONSTRAINTS, FUNCTIONS and PROCEDURES. They are read as calls of the procedures
// that list the same: `SHOW INDEXES YIELD name WHERE ... RETURN ...` is `CALL db.indexes() YIELD
// ... WITH name WHERE ... RETURN ...`.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {
namespace {

using Columns = std::vector<std::string_view>;

/// What one kind of SHOW lists, and how many of its columns are shown where no YIELD chooses.
struct Listing {
  std::string_view procedure;
  Columns columns;
  std::size_t shown;
};

const Listing& listing_of(ShowKind kind) {
  static const Listing kListings[] = {
      {"db.indexes",
       {"id", "name", "state", "populationPercent", "type", "entityType", "labelsOrTypes",
        "properties", "indexProvider", "owningConstraint", "createStatement"},
       10},
      {"db.constraints",
       {"id", "name", "type", "entityType", "labelsOrTypes", "properties", "ownedIndex",
        "propertyType", "createStatement"},
       8},
      {"dbms.functions",
       {"name", "category", "description", "signature", "isBuiltIn", "aggregating"},
       4},
      {"dbms.procedures", {"name", "description", "mode", "worksOnSystem", "signature"}, 4},
  };
  return kListings[static_cast<std::size_t>(kind)];
}

constexpr std::string_view kUniqueness[] = {"UNIQUENESS", "RELATIONSHIP_UNIQUENESS"};

struct Choice {
  std::string_view words;
  Columns types;
};

// Where one begins another, the longer one comes first.
const Choice kConstraintChoices[] = {
    {"NODE UNIQUENESS", {kUniqueness[0]}},
    {"RELATIONSHIP UNIQUENESS", {kUniqueness[1]}},
    {"REL UNIQUENESS", {kUniqueness[1]}},
    {"UNIQUENESS", {kUniqueness[0], kUniqueness[1]}},
    {"UNIQUE", {kUniqueness[0], kUniqueness[1]}},
    {"NODE KEY", {"NODE_KEY"}},
    {"RELATIONSHIP KEY", {"RELATIONSHIP_KEY"}},
    {"REL KEY", {"RELATIONSHIP_KEY"}},
    {"KEY", {"NODE_KEY", "RELATIONSHIP_KEY"}},
    {"NODE PROPERTY EXISTENCE", {"NODE_PROPERTY_EXISTENCE"}},
    {"NODE EXISTENCE", {"NODE_PROPERTY_EXISTENCE"}},
    {"NODE EXIST", {"NODE_PROPERTY_EXISTENCE"}},
    {"RELATIONSHIP PROPERTY EXISTENCE", {"RELATIONSHIP_PROPERTY_EXISTENCE"}},
    {"RELATIONSHIP EXISTENCE", {"RELATIONSHIP_PROPERTY_EXISTENCE"}},
    {"REL EXIST", {"RELATIONSHIP_PROPERTY_EXISTENCE"}},
    {"PROPERTY EXISTENCE", {"NODE_PROPERTY_EXISTENCE", "RELATIONSHIP_PROPERTY_EXISTENCE"}},
    {"EXISTENCE", {"NODE_PROPERTY_EXISTENCE", "RELATIONSHIP_PROPERTY_EXISTENCE"}},
    {"EXIST", {"NODE_PROPERTY_EXISTENCE", "RELATIONSHIP_PROPERTY_EXISTENCE"}},
    {"NODE PROPERTY TYPE", {"NODE_PROPERTY_TYPE"}},
    {"RELATIONSHIP PROPERTY TYPE", {"RELATIONSHIP_PROPERTY_TYPE"}},
    {"PROPERTY TYPE", {"NODE_PROPERTY_TYPE", "RELATIONSHIP_PROPERTY_TYPE"}},
};

const Choice kIndexChoices[] = {
    {"RANGE", {"RANGE"}},   {"TEXT", {"TEXT"}},         {"POINT", {"POINT"}},
    {"LOOKUP", {"LOOKUP"}}, {"FULLTEXT", {"FULLTEXT"}}, {"VECTOR", {"VECTOR"}},
};

}  // namespace

/// Goes over the words when all of them are here.
bool Parser::accept_words(std::string_view upper) {
  std::size_t ahead = 0;
  while (!upper.empty()) {
    const std::size_t space = std::min(upper.find(' '), upper.size());
    if (peek(ahead).kind != TokenKind::Name ||
        !same_word(peek(ahead).in(text_), upper.substr(0, space)))
      return false;
    upper.remove_prefix(std::min(space + 1, upper.size()));
    ++ahead;
  }
  at_ += ahead;
  return true;
}

/// The words between SHOW and what is shown. Gives the types that they choose, none for all.
std::vector<std::string_view> Parser::parse_show_choice() {
  if (accept(Keyword::All) || accept_words("BUILT IN")) return {};
  if (accept_words("USER DEFINED")) return {""};
  for (const Choice& choice : kIndexChoices) {
    const std::string_view after = peek(1).in(text_);
    const bool indexes = peek(1).keyword == Keyword::Index || peek(1).keyword == Keyword::Indexes;
    if (!after.empty() && indexes && accept_words(choice.words)) return choice.types;
  }
  for (const Choice& choice : kConstraintChoices) {
    if (accept_words(choice.words)) return choice.types;
  }
  return {};
}

ShowKind Parser::parse_show_kind() {
  if (accept(Keyword::Constraint) || accept(Keyword::Constraints)) return ShowKind::Constraints;
  if (accept(Keyword::Function) || accept(Keyword::Functions)) return ShowKind::Functions;
  if (accept(Keyword::Procedure) || accept(Keyword::Procedures)) return ShowKind::Procedures;
  if (!accept(Keyword::Index)) expect(Keyword::Indexes);
  return ShowKind::Indexes;
}

void Parser::parse_show() {
  const Token& first = advance();
  const std::vector<std::string_view> types = parse_show_choice();
  const ShowKind kind = parse_show_kind();
  const Listing& listing = listing_of(kind);
  accept_words("EXECUTABLE BY CURRENT USER") || accept_words("EXECUTABLE");
  Gather<ast::Clause> clauses(*this);
  ast::CallProcedure* call = call_listing(listing.procedure, listing.columns, from(first));
  if (!types.empty())
    call->where = type_among(types, kind == ShowKind::Functions ? "category" : "type", call->span);
  clauses.add(call);
  if (accept(Keyword::Yield)) {
    clauses.add(parse_show_yield(listing.columns));
    if (sees(Keyword::Return)) {
      clauses.add(parse_projection(ast::ProjectionKind::Return));
    } else {
      clauses.add(return_everything(from(first)));
    }
  } else {
    auto* with = project({listing.columns.begin(),
                          listing.columns.begin() + static_cast<std::ptrdiff_t>(listing.shown)},
                         ast::ProjectionKind::With, from(first));
    with->where = parse_where();
    clauses.add(with);
    clauses.add(return_everything(from(first)));
  }
  auto* single = arena_.make<ast::SingleQuery>();
  single->clauses = clauses.finish();
  single->span = from(first);
  auto* query = arena_.make<ast::RegularQuery>();
  query->parts = arena_.copy(std::vector<ast::SingleQuery*>{single});
  query->span = single->span;
  query_.statement.query = query;
}

ast::CallProcedure* Parser::call_listing(std::string_view procedure,
                                         const std::vector<std::string_view>& columns, Span span) {
  auto* call = node<ast::CallProcedure>(span);
  call->name = procedure;
  call->name_span = span;
  call->explicit_arguments = true;
  call->yield = ast::YieldKind::Items;
  std::vector<ast::YieldItem> items;
  for (std::string_view column : columns) items.push_back({column, span, {column, span}});
  call->items = arena_.copy(items);
  return call;
}

ast::Projection* Parser::project(const std::vector<std::string_view>& columns,
                                 ast::ProjectionKind kind, Span span) {
  auto* projection = node<ast::Projection>(span);
  projection->projection = kind;
  std::vector<ast::ProjectionItem> items;
  for (std::string_view column : columns) {
    auto* variable = node<ast::VariableReference>(span);
    variable->name = column;
    items.push_back({variable, span, {column, span}});
  }
  projection->items = arena_.copy(items);
  return projection;
}

ast::Projection* Parser::return_everything(Span span) {
  auto* all = node<ast::Projection>(span);
  all->projection = ast::ProjectionKind::Return;
  all->star = true;
  return all;
}

/// `*` or columns with other names, then ORDER BY, SKIP, LIMIT and WHERE.
ast::Projection* Parser::parse_show_yield(const std::vector<std::string_view>& columns) {
  const Token& first = here();
  ast::Projection* with;
  if (accept(TokenKind::Star)) {
    with = project(columns, ast::ProjectionKind::With, first.span());
  } else {
    with = node<ast::Projection>(first.span());
    std::vector<ast::ProjectionItem> items;
    do {
      const Token& word = here();
      if (!is_name()) fail_here();
      ast::ProjectionItem item;
      item.expression = parse_variable();
      item.span = word.span();
      item.alias = {name_of(word), word.span()};
      if (accept(Keyword::As)) item.alias = parse_binding();
      items.push_back(item);
    } while (accept(TokenKind::Comma));
    with->items = arena_.copy(items);
  }
  parse_order_and_page(*with);
  with->where = parse_where();
  with->span = from(first);
  return with;
}

/// `column IN [types]`.
ast::Expression* Parser::type_among(const std::vector<std::string_view>& types,
                                    std::string_view column, Span span) {
  auto* list = node<ast::ListLiteral>(span);
  Gather<ast::Expression> elements(*this);
  for (std::string_view type : types) elements.add(text_literal(type, span));
  list->elements = elements.finish();
  auto* variable = node<ast::VariableReference>(span);
  variable->name = column;
  auto* among = node<ast::Binary>(span);
  among->op = ast::BinaryOperator::In;
  among->left = variable;
  among->right = list;
  return among;
}

}  // namespace dossier::query::syntax
