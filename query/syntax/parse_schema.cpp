// Indexes and constraints.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {
namespace {

bool index_type_of(Keyword keyword, ast::IndexType& type) {
  switch (keyword) {
    case Keyword::Range: return type = ast::IndexType::Range, true;
    case Keyword::Text: return type = ast::IndexType::Text, true;
    case Keyword::Point: return type = ast::IndexType::Point, true;
    case Keyword::Lookup: return type = ast::IndexType::Lookup, true;
    case Keyword::Fulltext: return type = ast::IndexType::Fulltext, true;
    default: return false;
  }
}

}  // namespace

/// Reads the statement when it is one that changes or shows the schema.
bool Parser::parse_schema_command() {
  if (sees(Keyword::Drop)) return parse_drop(), true;
  if (sees(Keyword::Show)) return parse_show(), true;
  if (!sees(Keyword::Create)) return false;
  auto type = ast::IndexType::Range;
  const Keyword next = peek(1).keyword;
  if (next == Keyword::Constraint) {
    at_ += 2;
    parse_create_constraint();
  } else if (next == Keyword::Index) {
    at_ += 2;
    parse_create_index(type);
  } else if (index_type_of(next, type) && peek(2).keyword == Keyword::Index) {
    at_ += 3;
    parse_create_index(type);
  } else {
    return false;
  }
  return true;
}

std::string_view Parser::parse_schema_name() {
  const bool old_form = is(Keyword::On) && peek(1).kind == TokenKind::OpenParen;
  const bool named = is_name() && !is(Keyword::If) && !is(Keyword::For) && !old_form;
  return named ? parse_name(Phrase::Name) : std::string_view{};
}

/// `IF NOT EXISTS` with negation Not, `IF EXISTS` without.
ast::IfExists Parser::parse_if_exists(Keyword negation) {
  if (!accept(Keyword::If)) return ast::IfExists::Fail;
  if (negation != Keyword::NotAKeyword) expect(negation);
  expect(Keyword::Exists);
  return ast::IfExists::Ignore;
}

/// `(n:Label)`, `(n:A|B)` or `()-[r:TYPE]-()`; gives the variable.
std::string_view Parser::parse_schema_entity(ast::SchemaEntity& entity,
                                             std::vector<std::string_view>& labels) {
  const bool relationship = peek(1).kind == TokenKind::CloseParen;
  entity = relationship ? ast::SchemaEntity::Relationship : ast::SchemaEntity::Node;
  expect(TokenKind::OpenParen);
  if (relationship) {
    advance();
    accept(TokenKind::Less);
    expect(TokenKind::Minus);
    expect(TokenKind::OpenBracket);
  }
  std::string_view variable = parse_name(Phrase::Variable);
  if (accept(TokenKind::Colon)) {
    do labels.push_back(parse_name(Phrase::Label));
    while (accept(TokenKind::Pipe));
  }
  expect(relationship ? TokenKind::CloseBracket : TokenKind::CloseParen);
  if (relationship) {
    expect(TokenKind::Minus);
    accept(TokenKind::Greater);
    expect(TokenKind::OpenParen);
    expect(TokenKind::CloseParen);
  }
  return variable;
}

/// `(n.a, n.b)`, `n.a` or `[n.a, n.b]` over the one variable.
ast::Seq<std::string_view> Parser::parse_schema_keys(std::string_view variable) {
  const bool list = is(TokenKind::OpenParen) || is(TokenKind::OpenBracket);
  const TokenKind closing =
      is(TokenKind::OpenBracket) ? TokenKind::CloseBracket : TokenKind::CloseParen;
  if (list) advance();
  std::vector<std::string_view> keys;
  do {
    Span place = here().span();
    if (parse_name(Phrase::Variable) != variable) {
      fail_at(Code::UndefinedVariable, place, "the index is about another variable",
              "expected `" + std::string(variable) + "`");
    }
    expect(TokenKind::Dot);
    keys.push_back(parse_name(Phrase::PropertyName));
  } while (list && accept(TokenKind::Comma));
  if (list) expect(closing);
  return arena_.copy(keys);
}

const ast::MapLiteral* Parser::parse_options() {
  return accept(Keyword::Options) ? parse_map() : nullptr;
}

void Parser::parse_create_index(ast::IndexType type) {
  auto* index = arena_.make<ast::CreateIndex>();
  index->type = type;
  index->name = parse_schema_name();
  index->if_exists = parse_if_exists(Keyword::Not);
  expect(Keyword::For);
  std::vector<std::string_view> labels;
  const Token& entity = here();
  std::string_view variable = parse_schema_entity(index->entity, labels);
  const Span place = from(entity);
  index->labels = arena_.copy(labels);
  expect(Keyword::On);
  if (type == ast::IndexType::Lookup || type == ast::IndexType::Fulltext) accept(Keyword::Each);
  if (type == ast::IndexType::Lookup) {
    parse_name(Phrase::Name);
    expect(TokenKind::OpenParen);
    parse_name(Phrase::Variable);
    expect(TokenKind::CloseParen);
  } else {
    index->keys = parse_schema_keys(variable);
  }
  const bool one_label = labels.size() == 1;
  if (type != ast::IndexType::Lookup && type != ast::IndexType::Fulltext && !one_label) {
    fail_at(Code::UnexpectedSyntax, place, "an index is about one label or type",
            "write one name after `:`");
  }
  index->options = parse_options();
  query_.statement.kind = ast::StatementKind::CreateIndex;
  query_.statement.create_index = index;
}

void Parser::parse_create_constraint() {
  auto* constraint = arena_.make<ast::CreateConstraint>();
  constraint->name = parse_schema_name();
  constraint->if_exists = parse_if_exists(Keyword::Not);
  if (const Span on = here().span(); !accept(Keyword::For)) {
    expect(Keyword::On);
    deprecate(on, "`CREATE CONSTRAINT ON ... ASSERT` is deprecated",
              "write `CREATE CONSTRAINT FOR ... REQUIRE`");
  }
  std::vector<std::string_view> labels;
  const Token& entity = here();
  std::string_view variable = parse_schema_entity(constraint->entity, labels);
  if (labels.size() != 1) {
    fail_at(Code::UnexpectedSyntax, from(entity), "a constraint is about one label or type",
            "write one name after `:`");
  }
  constraint->label = labels[0];
  if (!accept(Keyword::Require)) expect(Keyword::Assert);
  constraint->keys = parse_schema_keys(variable);
  expect(Keyword::Is);
  if (accept(TokenKind::ColonColon) || accept(Keyword::Typed)) {
    constraint->type = ast::ConstraintType::Type;
    constraint->required = parse_type();
  } else if (accept(Keyword::Not)) {
    expect(Keyword::Null);
    constraint->type = ast::ConstraintType::Exists;
  } else {
    if (!accept(Keyword::Node) && !accept(Keyword::Relationship)) accept_word("REL");
    if (accept(Keyword::Key)) {
      constraint->type = ast::ConstraintType::Key;
    } else {
      expect(Keyword::Unique);
    }
  }
  parse_options();  // of other products
  query_.statement.kind = ast::StatementKind::CreateConstraint;
  query_.statement.create_constraint = constraint;
}

void Parser::parse_drop() {
  advance();
  auto* drop = arena_.make<ast::DropSchema>();
  if (accept(Keyword::Constraint)) {
    drop->object = ast::SchemaObject::Constraint;
  } else {
    expect(Keyword::Index);
  }
  drop->name_span = here().span();
  drop->name = parse_name(Phrase::Name);
  drop->if_exists = parse_if_exists(Keyword::NotAKeyword);
  query_.statement.kind = ast::StatementKind::DropSchema;
  query_.statement.drop = drop;
}

}  // namespace dossier::query::syntax
