#include "query/execute/schema.h"

#include "graph/text/analyzer.h"
#include "query/analyze/suggest.h"

#include <algorithm>

namespace dossier::query::execute {

namespace {

std::string chosen_name(std::string_view given, const char* kind,
                        const graph::IndexDefinition& definition) {
  if (!given.empty()) return std::string(given);
  std::string name = kind + std::string("_") + definition.label;
  for (const std::string& key : definition.keys) name += "_" + key;
  return name;
}

graph::EntityKind entity_of(ast::SchemaEntity entity) {
  return entity == ast::SchemaEntity::Node ? graph::EntityKind::Node
                                           : graph::EntityKind::Relationship;
}

/// Creates it, or does nothing when it exists and that was allowed for.
bool create(graph::Transaction& graph, const graph::IndexDefinition& definition,
            ast::IfExists if_exists, Span where, const graph::IndexProgress& progress) {
  try {
    graph.create_index(definition, progress);
    return true;
  } catch (const Exception& failure) {
    Error error = failure.error();
    if (error.code == Code::IndexExists && if_exists == ast::IfExists::Ignore) return false;
    if (error.where.empty()) error.where = where;
    throw Exception(std::move(error));
  }
}

graph::IndexKind kind_of(ast::IndexType type) {
  if (type == ast::IndexType::Text) return graph::IndexKind::Text;
  return type == ast::IndexType::Fulltext ? graph::IndexKind::Fulltext : graph::IndexKind::Range;
}

const ast::Expression* entry_of(const ast::MapLiteral& map, std::string_view key) {
  const ast::Expression* found = nullptr;
  for (const ast::MapEntry& entry : map.entries) {
    if (entry.key == key) found = entry.value;
  }
  return found;
}

/// `OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}`; other settings are those of other
/// products.
std::string analyzer_of(const ast::CreateIndex& wanted) {
  const std::string standard(graph::Analyzer::standard().name());
  if (wanted.options == nullptr) return standard;
  const auto* config = ast::try_as<ast::MapLiteral>(entry_of(*wanted.options, "indexConfig"));
  const ast::Expression* chosen =
      config == nullptr ? nullptr : entry_of(*config, "fulltext.analyzer");
  if (chosen == nullptr) return standard;
  const auto* text = ast::try_as<ast::Literal>(chosen);
  if (text != nullptr && text->literal == ast::LiteralKind::String)
    return std::string(text->string);
  throw Exception(Error{Code::InvalidArgumentType, "the analyzer of an index is named by a string",
                        chosen->span});
}

const char* prefix_of(ast::IndexType type) {
  if (type == ast::IndexType::Text) return "text_index";
  return type == ast::IndexType::Fulltext ? "fulltext_index" : "index";
}

void create_index(const ast::CreateIndex& wanted, Span where, graph::Transaction& graph,
                  ResultSet& result, const graph::IndexProgress& progress) {
  if (wanted.type == ast::IndexType::Lookup) {
    result.warnings.push_back(
        Error{Code::IndexIsThere,
              "nodes are found by their label and relationships by their type without an index",
              where, "changes nothing"});
    return;
  }
  if (wanted.type == ast::IndexType::Point) {
    throw Exception(Error{Code::UnexpectedSyntax,
                          "indexes of this type are not supported",
                          where,
                          {},
                          "test distances in WHERE: `point.distance(n.at, $place) < 1000`"});
  }
  graph::IndexDefinition definition;
  definition.kind = kind_of(wanted.type);
  definition.entity = entity_of(wanted.entity);
  definition.label = wanted.labels[0];
  for (std::string_view label : wanted.labels.subspan(1)) definition.further.emplace_back(label);
  for (std::string_view key : wanted.keys) definition.keys.emplace_back(key);
  definition.name = chosen_name(wanted.name, prefix_of(wanted.type), definition);
  if (definition.kind == graph::IndexKind::Fulltext) definition.analyzer = analyzer_of(wanted);
  if (create(graph, definition, wanted.if_exists, where, progress)) ++result.counters.indexes_added;
}

/// `INTEGER | LIST<STRING NOT NULL>` as sets of kinds: the bits of ast::Kinds are those of a
/// PropertyType.
graph::PropertyType property_type(const ast::TypeName& type, Span where) {
  graph::PropertyType made;
  bool fits = !type.alternatives.empty();
  for (const ast::TypeTerm& term : type.alternatives) {
    made.kinds |= static_cast<std::uint32_t>(term.kinds);
    fits = fits && term.kinds != ast::Kinds::None && within(term.kinds, ast::Kinds::Storable);
    if (!overlap(term.kinds, ast::Kinds::List)) continue;
    fits = fits && !term.elements.empty();
    for (const ast::TypeTerm& element : term.elements) {
      made.elements |= static_cast<std::uint32_t>(element.kinds);
      fits = fits && element.kinds != ast::Kinds::None &&
             !overlap(element.kinds, ast::Kinds::List) &&
             within(element.kinds, ast::Kinds::Storable);
    }
  }
  if (fits) return made;
  throw Exception(Error{Code::UnexpectedSyntax,
                        "a property cannot be held to this type",
                        where,
                        {},
                        "properties are BOOLEAN, STRING, INTEGER, FLOAT, temporal, DURATION, "
                        "POINT, or LIST<...> of such"});
}

void create_constraint(const ast::CreateConstraint& wanted, Span where, graph::Transaction& graph,
                       Counters& counters, const graph::IndexProgress& progress) {
  graph::IndexDefinition definition;
  definition.entity = entity_of(wanted.entity);
  definition.label = wanted.label;
  for (std::string_view key : wanted.keys) definition.keys.emplace_back(key);
  definition.name = chosen_name(wanted.name, "constraint", definition);
  switch (wanted.type) {
    case ast::ConstraintType::Unique: definition.kind = graph::IndexKind::Unique; break;
    case ast::ConstraintType::Exists: definition.kind = graph::IndexKind::Exists; break;
    case ast::ConstraintType::Key: definition.kind = graph::IndexKind::Key; break;
    case ast::ConstraintType::Type:
      definition.kind = graph::IndexKind::Type;
      definition.type = property_type(wanted.required, where);
      break;
  }
  if (create(graph, definition, wanted.if_exists, where, progress)) ++counters.constraints_added;
}

[[noreturn]] void fail_absent(const ast::DropSchema& wanted, const std::vector<graph::Index>& all) {
  const bool constraint = wanted.object == ast::SchemaObject::Constraint;
  std::vector<std::string_view> names;
  for (const graph::Index& index : all) {
    if (graph::is_constraint(index.definition.kind) == constraint)
      names.push_back(index.definition.name);
  }
  throw Exception(Error{Code::IndexNotFound,
                        std::string("there is no ") + (constraint ? "constraint" : "index") + " `" +
                            std::string(wanted.name) + "`",
                        wanted.name_span,
                        {},
                        did_you_mean(wanted.name, names)});
}

void drop(const ast::DropSchema& wanted, graph::Transaction& graph, Counters& counters) {
  const std::vector<graph::Index> all = graph.indexes();
  const bool constraint = wanted.object == ast::SchemaObject::Constraint;
  const auto found = std::find_if(all.begin(), all.end(), [&](const graph::Index& index) {
    return index.definition.name == wanted.name &&
           graph::is_constraint(index.definition.kind) == constraint;
  });
  if (found == all.end()) {
    if (wanted.if_exists == ast::IfExists::Ignore) return;
    fail_absent(wanted, all);
  }
  graph.drop_index(wanted.name);
  ++(constraint ? counters.constraints_removed : counters.indexes_removed);
}

}  // namespace

bool writes_schema(const ast::Statement& statement) {
  return statement.kind != ast::StatementKind::Query;
}

ResultSet run_schema(const ast::Statement& statement, graph::Transaction& graph,
                     const graph::IndexProgress& progress) {
  ResultSet result;
  switch (statement.kind) {
    case ast::StatementKind::Query: break;
    case ast::StatementKind::CreateIndex:
      create_index(*statement.create_index, statement.span, graph, result, progress);
      break;
    case ast::StatementKind::CreateConstraint:
      create_constraint(*statement.create_constraint, statement.span, graph, result.counters,
                        progress);
      break;
    case ast::StatementKind::DropSchema: drop(*statement.drop, graph, result.counters); break;
  }
  return result;
}

}  // namespace dossier::query::execute
