#include "query/ast/print.h"
#include "query/ast/printer.h"

namespace dossier::query::ast {
namespace {

std::string_view text_of(IndexType type) {
  switch (type) {
    case IndexType::Range: return "RANGE";
    case IndexType::Text: return "TEXT";
    case IndexType::Point: return "POINT";
    case IndexType::Lookup: return "LOOKUP";
    case IndexType::Fulltext: return "FULLTEXT";
  }
  return "";
}

template <typename... Nodes>
std::string printed(const Nodes&... nodes) {
  Printer printer;
  printer.print(nodes...);
  return printer.take();
}

}  // namespace

void Printer::print(const Query& query) {
  if (query.mode == RunMode::Explain) *this << "EXPLAIN ";
  if (query.mode == RunMode::Profile) *this << "PROFILE ";
  print(query.statement);
}

void Printer::print(const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::Query: return print(*statement.query);
    case StatementKind::CreateIndex: return print(*statement.create_index);
    case StatementKind::CreateConstraint: return print(*statement.create_constraint);
    case StatementKind::DropSchema: return print(*statement.drop);
  }
}

void Printer::print(const RegularQuery& query) {
  const std::string_view word = query.combine == UnionKind::All ? " UNION ALL " : " UNION ";
  separated(query.parts, word, [&](const auto* part) { print(*part); });
}

void Printer::print(const SingleQuery& query) {
  separated(query.clauses, " ", [&](const auto* clause) { print(*clause); });
}

/// `(n:A|B)` or `()-[n:TYPE]-()`.
void Printer::print_schema_entity(SchemaEntity entity, Seq<std::string_view> labels) {
  *this << (entity == SchemaEntity::Node ? "(n" : "()-[n");
  if (!labels.empty()) *this << ":";
  separated(labels, "|", [&](std::string_view label) { print_name(label); });
  *this << (entity == SchemaEntity::Node ? ")" : "]-()");
}

void Printer::print_keys(Seq<std::string_view> keys) {
  separated(keys, ", ", [&](std::string_view key) {
    *this << "n.";
    print_name(key);
  });
}

void Printer::print(const CreateIndex& index) {
  *this << "CREATE " << text_of(index.type) << " INDEX ";
  if (!index.name.empty()) {
    print_guarded(index.name);
    *this << " ";
  }
  if (index.if_exists == IfExists::Ignore) *this << "IF NOT EXISTS ";
  *this << "FOR ";
  print_schema_entity(index.entity, index.labels);
  if (index.type == IndexType::Lookup) {
    *this << (index.entity == SchemaEntity::Node ? " ON EACH labels(n)" : " ON EACH type(n)");
    return;
  }
  const bool fulltext = index.type == IndexType::Fulltext;
  *this << (fulltext ? " ON EACH [" : " ON (");
  print_keys(index.keys);
  *this << (fulltext ? "]" : ")");
  if (index.options == nullptr) return;
  *this << " OPTIONS ";
  print(*index.options);
}

void Printer::print(const CreateConstraint& constraint) {
  *this << "CREATE CONSTRAINT ";
  if (!constraint.name.empty()) {
    print_guarded(constraint.name);
    *this << " ";
  }
  if (constraint.if_exists == IfExists::Ignore) *this << "IF NOT EXISTS ";
  *this << "FOR ";
  std::string_view label = constraint.label;
  print_schema_entity(constraint.entity, {&label, 1});
  *this << " REQUIRE (";
  print_keys(constraint.keys);
  *this << ") IS ";
  switch (constraint.type) {
    case ConstraintType::Unique: *this << "UNIQUE"; return;
    case ConstraintType::Exists: *this << "NOT NULL"; return;
    case ConstraintType::Key:
      *this << (constraint.entity == SchemaEntity::Node ? "NODE KEY" : "RELATIONSHIP KEY");
      return;
    case ConstraintType::Type: *this << ":: "; return print(constraint.required);
  }
}

void Printer::print(const DropSchema& drop) {
  *this << (drop.object == SchemaObject::Index ? "DROP INDEX " : "DROP CONSTRAINT ");
  print_guarded(drop.name);
  if (drop.if_exists == IfExists::Ignore) *this << " IF EXISTS";
}

std::string print(const Query& query) { return printed(query); }
std::string print(const RegularQuery& query) { return printed(query); }
std::string print(const Clause& clause) { return printed(clause); }
std::string print(const Expression& expression) { return printed(expression, 0); }
std::string print(const PathPattern& pattern) { return printed(pattern); }
std::string print(const LabelExpression& labels) { return printed(labels); }

}  // namespace dossier::query::ast
