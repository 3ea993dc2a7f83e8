#include "query/function/builtin_procedures.h"
#include "query/value/failure.h"

#include <string>
#include <utility>
#include <vector>

namespace dossier::query {

namespace {

using Base = TypeName::Base;
using graph::IndexKind;

ProcedureField field(std::string name, Base base) { return {std::move(name), {.base = base}}; }
ProcedureField names_field(std::string name) {
  return {std::move(name), {.base = Base::List, .inner = {{.base = Base::String}}}};
}

bool of_nodes(const graph::Index& index) {
  return index.definition.entity == graph::EntityKind::Node;
}

Value names_of(const std::vector<std::string>& names) { return List(names.begin(), names.end()); }

std::string_view constraint_type(const graph::Index& index) {
  const bool node = of_nodes(index);
  switch (index.definition.kind) {
    case IndexKind::Range:
    case IndexKind::Text:
    case IndexKind::Fulltext: break;
    case IndexKind::Unique: return node ? "UNIQUENESS" : "RELATIONSHIP_UNIQUENESS";
    case IndexKind::Exists:
      return node ? "NODE_PROPERTY_EXISTENCE" : "RELATIONSHIP_PROPERTY_EXISTENCE";
    case IndexKind::Key: return node ? "NODE_KEY" : "RELATIONSHIP_KEY";
    case IndexKind::Type: return node ? "NODE_PROPERTY_TYPE" : "RELATIONSHIP_PROPERTY_TYPE";
  }
  return {};
}

std::string quoted(const std::string& name) {
  std::string out = "`";
  for (const char c : name) out.append(c == '`' ? 2 : 1, c);
  return out + '`';
}

std::string keys_text(const graph::IndexDefinition& definition) {
  std::string out;
  for (const std::string& key : definition.keys) out += (out.empty() ? "n." : ", n.") + quoted(key);
  return definition.kind == IndexKind::Fulltext ? "EACH [" + out + ']' : '(' + out + ')';
}

std::string pattern_text(const graph::Index& index) {
  std::string inside = "n:" + quoted(index.definition.label);
  for (const std::string& further : index.definition.further) inside += '|' + quoted(further);
  return of_nodes(index) ? '(' + inside + ')' : "()-[" + inside + "]-()";
}

std::string demand_text(const graph::Index& index) {
  switch (index.definition.kind) {
    case IndexKind::Unique: return "UNIQUE";
    case IndexKind::Exists: return "NOT NULL";
    case IndexKind::Key: return of_nodes(index) ? "NODE KEY" : "RELATIONSHIP KEY";
    default: return ":: " + property_type_text(index.definition.type);
  }
}

std::string_view index_type(IndexKind kind) {
  if (kind == IndexKind::Text) return "TEXT";
  return kind == IndexKind::Fulltext ? "FULLTEXT" : "RANGE";
}

std::string_view index_provider(IndexKind kind) {
  if (kind == IndexKind::Text) return "trigrams";
  return kind == IndexKind::Fulltext ? "words" : "range";
}

std::string options_text(const graph::IndexDefinition& definition) {
  if (definition.kind != IndexKind::Fulltext) return {};
  return " OPTIONS {indexConfig: {`fulltext.analyzer`: '" + definition.analyzer + "'}}";
}

Value labels_of(const graph::IndexDefinition& definition) {
  List out{Value(std::string_view(definition.label))};
  for (const std::string& further : definition.further)
    out.push_back(Value(std::string_view(further)));
  return out;
}

std::string create_statement(const graph::Index& index) {
  const graph::IndexDefinition& definition = index.definition;
  if (!graph::is_constraint(definition.kind)) {
    return "CREATE " + std::string(index_type(definition.kind)) + " INDEX " +
           quoted(definition.name) + " FOR " + pattern_text(index) + " ON " +
           keys_text(definition) + options_text(definition);
  }
  return "CREATE CONSTRAINT " + quoted(definition.name) + " FOR " + pattern_text(index) +
         " REQUIRE " + keys_text(definition) + " IS " + demand_text(index);
}

Value number_of(const graph::Index& index) { return static_cast<std::int64_t>(raw(index.id)); }
Value entity_type(const graph::Index& index) { return of_nodes(index) ? "NODE" : "RELATIONSHIP"; }
Value text(const std::string& content) { return Value(std::string_view(content)); }

std::vector<Value> index_row(const graph::Index& index) {
  const graph::IndexDefinition& definition = index.definition;
  return {number_of(index),
          text(definition.name),
          "ONLINE",
          100.0,
          Value(index_type(definition.kind)),
          entity_type(index),
          labels_of(definition),
          names_of(definition.keys),
          Value(index_provider(definition.kind)),
          graph::is_constraint(definition.kind) ? text(definition.name) : Value(),
          text(create_statement(index))};
}

std::vector<Value> constraint_row(const graph::Index& index) {
  const graph::IndexDefinition& definition = index.definition;
  const bool typed = definition.kind == IndexKind::Type;
  return {number_of(index),
          text(definition.name),
          Value(constraint_type(index)),
          entity_type(index),
          List{text(definition.label)},
          names_of(definition.keys),
          graph::finds(definition.kind) ? text(definition.name) : Value(),
          typed ? text(property_type_text(definition.type)) : Value(),
          text(create_statement(index))};
}

/// One row for each index of the kinds that `wanted` accepts.
Procedure listing(std::string name, std::string description, std::vector<ProcedureField> outputs,
                  bool (*wanted)(IndexKind), std::vector<Value> (*row)(const graph::Index&)) {
  return {std::move(name),
          std::move(description),
          {},
          std::move(outputs),
          [wanted, row](auto, ProcedureContext& context, const ProcedureSink& sink) {
            if (context.functions.graph == nullptr)
              fail(Code::Internal, "indexes were asked for without a graph");
            for (const graph::Index& index : context.functions.graph->indexes()) {
              if (wanted(index.definition.kind) && !sink(row(index))) return;
            }
          }};
}

constexpr std::pair<ValueKind, std::string_view> kTypeTexts[] = {
    {ValueKind::Boolean, "BOOLEAN"},
    {ValueKind::String, "STRING"},
    {ValueKind::Integer, "INTEGER"},
    {ValueKind::Float, "FLOAT"},
    {ValueKind::Date, "DATE"},
    {ValueKind::LocalTime, "LOCAL TIME"},
    {ValueKind::Time, "ZONED TIME"},
    {ValueKind::LocalDateTime, "LOCAL DATETIME"},
    {ValueKind::DateTime, "ZONED DATETIME"},
    {ValueKind::Duration, "DURATION"},
    {ValueKind::Point, "POINT"},
};

bool holds(std::uint32_t kinds, ValueKind kind) {
  return (kinds >> (static_cast<unsigned>(kind) - 1) & 1) != 0;
}

}  // namespace

std::string property_type_text(const graph::PropertyType& type) {
  std::string out;
  const auto add = [&out](const std::string& one) { out += (out.empty() ? "" : " | ") + one; };
  for (const auto& [kind, name] : kTypeTexts) {
    if (holds(type.kinds, kind)) add(std::string(name));
  }
  if (!holds(type.kinds, ValueKind::List)) return out;
  for (const auto& [kind, name] : kTypeTexts) {
    if (holds(type.elements, kind)) add("LIST<" + std::string(name) + " NOT NULL>");
  }
  return out;
}

void add_index_procedures(ProcedureTable& table) {
  table.add(listing(
      "db.indexes", "Indexes, with those of uniqueness and key constraints.",
      {field("id", Base::Integer), field("name", Base::String), field("state", Base::String),
       field("populationPercent", Base::Float), field("type", Base::String),
       field("entityType", Base::String), names_field("labelsOrTypes"), names_field("properties"),
       field("indexProvider", Base::String), field("owningConstraint", Base::String),
       field("createStatement", Base::String)},
      graph::has_entries, index_row));
  table.add(
      listing("db.constraints", "Constraints.",
              {field("id", Base::Integer), field("name", Base::String), field("type", Base::String),
               field("entityType", Base::String), names_field("labelsOrTypes"),
               names_field("properties"), field("ownedIndex", Base::String),
               field("propertyType", Base::String), field("createStatement", Base::String)},
              graph::is_constraint, constraint_row));
}

}  // namespace dossier::query
