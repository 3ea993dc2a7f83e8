#include "query/execute/schema.h"

#include <algorithm>

#include "query/function/aggregate.h"
#include "query/function/function.h"

namespace dossier::query::execute {

namespace {

std::string chosen_name(std::string_view given, const char* kind, const graph::IndexDefinition& definition) {
  if (!given.empty()) return std::string(given);
  std::string name = kind + std::string("_") + definition.label;
  for (const std::string& key : definition.keys) name += "_" + key;
  return name;
}

graph::EntityKind entity_of(ast::SchemaEntity entity) {
  return entity == ast::SchemaEntity::Node ? graph::EntityKind::Node : graph::EntityKind::Relationship;
}

/// Creates it, or does nothing when it exists and that was allowed for.
bool create(graph::Transaction& graph, const graph::IndexDefinition& definition, ast::IfExists if_exists) {
  try {
    graph.create_index(definition);
    return true;
  } catch (const Exception& failure) {
    if (failure.error().code != Code::IndexExists || if_exists == ast::IfExists::Fail) throw;
    return false;
  }
}

void create_index(const ast::CreateIndex& wanted, Span where, graph::Transaction& graph, Counters& counters) {
  if (wanted.type != ast::IndexType::Range && wanted.type != ast::IndexType::Text) {
    throw Exception(Error{Code::UnexpectedSyntax, "indexes of this type are not supported", where, {},
                          "CREATE INDEX without a type finds by equality, range and prefix"});
  }
  graph::IndexDefinition definition;
  definition.entity = entity_of(wanted.entity);
  definition.label = wanted.labels.empty() ? std::string() : std::string(wanted.labels[0]);
  for (std::string_view key : wanted.keys) definition.keys.emplace_back(key);
  definition.name = chosen_name(wanted.name, "index", definition);
  if (create(graph, definition, wanted.if_exists)) ++counters.indexes_added;
}

void create_constraint(const ast::CreateConstraint& wanted, Span where, graph::Transaction& graph,
                       Counters& counters) {
  graph::IndexDefinition definition;
  definition.entity = entity_of(wanted.entity);
  definition.label = wanted.label;
  for (std::string_view key : wanted.keys) definition.keys.emplace_back(key);
  definition.name = chosen_name(wanted.name, "constraint", definition);
  switch (wanted.type) {
    case ast::ConstraintType::Unique: definition.kind = graph::IndexKind::Unique; break;
    case ast::ConstraintType::Exists: definition.kind = graph::IndexKind::Exists; break;
    case ast::ConstraintType::Key:
    case ast::ConstraintType::Type:
      throw Exception(Error{Code::UnexpectedSyntax, "constraints of this type are not supported", where, {},
                            "IS UNIQUE and IS NOT NULL are"});
  }
  if (create(graph, definition, wanted.if_exists)) ++counters.constraints_added;
}

bool is_constraint(graph::IndexKind kind) { return kind != graph::IndexKind::Range; }

void drop(const ast::DropSchema& wanted, graph::Transaction& graph, Counters& counters) {
  const std::vector<graph::Index> all = graph.indexes();
  const bool constraint = wanted.object == ast::SchemaObject::Constraint;
  const auto found = std::find_if(all.begin(), all.end(), [&](const graph::Index& index) {
    return index.definition.name == wanted.name && is_constraint(index.definition.kind) == constraint;
  });
  if (found == all.end()) {
    if (wanted.if_exists == ast::IfExists::Ignore) return;
    throw Exception(Error{Code::IndexNotFound,
                          std::string("there is no ") + (constraint ? "constraint" : "index") + " `" +
                              std::string(wanted.name) + "`",
                          wanted.name_span});
  }
  graph.drop_index(wanted.name);
  ++(constraint ? counters.constraints_removed : counters.indexes_removed);
}

Value texts(const std::vector<std::string>& items) {
  List list;
  for (const std::string& item : items) list.emplace_back(item);
  return Value(std::move(list));
}

std::string_view type_of(graph::IndexKind kind) {
  switch (kind) {
    case graph::IndexKind::Range: return "RANGE";
    case graph::IndexKind::Unique: return "UNIQUENESS";
    case graph::IndexKind::Exists: return "EXISTENCE";
  }
  return {};
}

ResultSet show_indexes(const graph::Transaction& graph, bool constraints) {
  ResultSet result({"name", "type", "entityType", "labelsOrTypes", "properties"});
  for (const graph::Index& index : graph.indexes()) {
    const graph::IndexDefinition& definition = index.definition;
    if (constraints ? !is_constraint(definition.kind) : definition.kind == graph::IndexKind::Exists) continue;
    const bool node = definition.entity == graph::EntityKind::Node;
    const std::string_view type = constraints ? type_of(definition.kind) : std::string_view("RANGE");
    result.append({Value(definition.name), Value(type), Value(node ? "NODE" : "RELATIONSHIP"),
                   texts({definition.label}), texts(definition.keys)});
  }
  return result;
}

ResultSet show_functions() {
  ResultSet result({"name", "category", "description", "signature"});
  for (const Function& function : functions()) {
    result.append({Value(function.name), Value(function.category), Value(function.description),
                   Value(function.signature)});
  }
  for (const Aggregate& aggregate : aggregates()) {
    result.append({Value(aggregate.name), Value("aggregating"), Value(aggregate.description),
                   Value(aggregate.signature)});
  }
  return result;
}

ResultSet show_procedures(const ProcedureTable& procedures) {
  ResultSet result({"name", "description", "signature"});
  for (const Procedure* procedure : procedures.all()) {
    result.append({Value(procedure->name), Value(procedure->description), Value(signature(*procedure))});
  }
  return result;
}

ResultSet show(const ast::Show& wanted, const graph::Transaction& graph, const ProcedureTable& procedures) {
  switch (wanted.kind) {
    case ast::ShowKind::Indexes: return show_indexes(graph, false);
    case ast::ShowKind::Constraints: return show_indexes(graph, true);
    case ast::ShowKind::Functions: return show_functions();
    case ast::ShowKind::Procedures: break;
  }
  return show_procedures(procedures);
}

}  // namespace

bool writes_schema(const ast::Statement& statement) {
  return statement.kind != ast::StatementKind::Query && statement.kind != ast::StatementKind::Show;
}

ResultSet run_schema(const ast::Statement& statement, graph::Transaction& graph,
                     const ProcedureTable& procedures) {
  ResultSet result;
  switch (statement.kind) {
    case ast::StatementKind::Query: break;
    case ast::StatementKind::Show: return show(*statement.show, graph, procedures);
    case ast::StatementKind::CreateIndex:
      create_index(*statement.create_index, statement.span, graph, result.counters);
      break;
    case ast::StatementKind::CreateConstraint:
      create_constraint(*statement.create_constraint, statement.span, graph, result.counters);
      break;
    case ast::StatementKind::DropSchema: drop(*statement.drop, graph, result.counters); break;
  }
  return result;
}

}  // namespace dossier::query::execute
