#include "query/function/builtin_procedures.h"
#include "query/function/fulltext_search.h"
#include "query/value/failure.h"

#include <algorithm>
#include <string>

namespace dossier::query {

namespace {

using Base = TypeName::Base;
using graph::EntityKind;

ProcedureField field(std::string name, Base base) { return {std::move(name), {.base = base}}; }

graph::Index find_index(const graph::Transaction& graph, std::string_view name, EntityKind entity) {
  for (graph::Index& index : graph.indexes()) {
    if (index.definition.name != name || index.definition.kind != graph::IndexKind::Fulltext)
      continue;
    if (index.definition.entity == entity) return std::move(index);
    const bool nodes = entity == EntityKind::Relationship;
    fail(Code::InvalidArgumentValue,
         "the index `" + std::string(name) + "` is on " + (nodes ? "nodes" : "relationships"),
         std::string("ask it with `db.index.fulltext.") +
             (nodes ? "queryNodes" : "queryRelationships") + "`");
  }
  fail(Code::IndexNotFound, "there is no full-text index `" + std::string(name) + '`',
       "CREATE FULLTEXT INDEX name FOR (n:Label) ON EACH [n.text]");
}

/// What the third argument may say.
struct Settings {
  std::size_t skip = 0;
  std::size_t limit = SIZE_MAX;
  const graph::Analyzer* analyzer = nullptr;
};

std::size_t count_of(const std::string& name, const Value& value) {
  if (!value.is_integer() || value.integer() < 0) {
    fail(Code::InvalidArgumentValue, "`" + name + "` is a number of rows, not " + shown(value));
  }
  return static_cast<std::size_t>(value.integer());
}

Settings settings_of(const Value& given) {
  Settings out;
  if (!given.is_map()) return out;
  for (const auto& [name, value] : given.map()) {
    if (name == "skip") {
      out.skip = count_of(name, value);
    } else if (name == "limit") {
      out.limit = count_of(name, value);
    } else if (name == "analyzer" && value.is_string()) {
      out.analyzer = graph::Analyzer::find(value.string());
      if (out.analyzer == nullptr)
        fail(Code::InvalidArgumentValue,
             "there is no analyzer `" + std::string(value.string()) + '`');
    } else {
      fail(Code::InvalidArgumentValue,
           "a full-text query has no setting `" + name + "` of this kind",
           "it knows skip, limit and analyzer");
    }
  }
  return out;
}

Value entity_value(EntityKind kind, std::uint64_t entity) {
  return kind == EntityKind::Node ? Value(NodeId{entity}) : Value(RelationshipId{entity});
}

template <EntityKind kind>
void query_index(std::span<const Value> arguments, ProcedureContext& context,
                 const ProcedureSink& sink) {
  if (context.functions.graph == nullptr)
    fail(Code::Internal, "an index was asked without a graph");
  if (arguments[0].is_null() || arguments[1].is_null()) return;
  const graph::Index index = find_index(*context.functions.graph, arguments[0].string(), kind);
  const Settings settings = settings_of(arguments[2]);
  const auto found = fulltext::search(index, fulltext::parse(arguments[1].string()),
                                      settings.analyzer, context.functions);
  const std::size_t begin = std::min(settings.skip, found.size());
  const std::size_t end = begin + std::min(settings.limit, found.size() - begin);
  for (std::size_t i = begin; i < end; ++i) {
    if (!sink({entity_value(kind, found[i].entity), found[i].score})) return;
  }
}

void list_analyzers(std::span<const Value>, ProcedureContext&, const ProcedureSink& sink) {
  for (const std::string_view name : graph::Analyzer::names()) {
    if (!sink({Value(name)})) return;
  }
}

/// Indexes are always up to date.
void nothing(std::span<const Value>, ProcedureContext&, const ProcedureSink&) {}

}  // namespace

void add_fulltext_procedures(ProcedureTable& table) {
  const auto inputs = std::vector{field("indexName", Base::String),
                                  field("queryString", Base::String), field("options", Base::Map)};
  table.add({"db.index.fulltext.queryNodes",
             "Nodes of a full-text index by the words of their texts, the best first.",
             inputs,
             {field("node", Base::Node), field("score", Base::Float)},
             query_index<EntityKind::Node>,
             1});
  table.add({"db.index.fulltext.queryRelationships",
             "Relationships of a full-text index by the words of their texts, the best first.",
             inputs,
             {field("relationship", Base::Relationship), field("score", Base::Float)},
             query_index<EntityKind::Relationship>,
             1});
  table.add({"db.index.fulltext.listAvailableAnalyzers",
             "Names of the ways to take words from texts.",
             {},
             {field("analyzer", Base::String)},
             list_analyzers});
  table.add({"db.index.fulltext.awaitEventuallyConsistentIndexRefresh",
             "Does nothing: indexes are always up to date.",
             {},
             {},
             nothing});
  table.add({"db.awaitIndexes",
             "Does nothing: indexes are always up to date.",
             {field("timeOutSeconds", Base::Integer)},
             {},
             nothing,
             1});
  table.add({"db.awaitIndex",
             "Does nothing: indexes are always up to date.",
             {field("indexName", Base::String), field("timeOutSeconds", Base::Integer)},
             {},
             nothing,
             1});
}

}  // namespace dossier::query
