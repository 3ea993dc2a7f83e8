#include "api/guarded.h"
#include "api/state.h"
#include "query/function/builtin_procedures.h"

#include <dossier/schema.h>

namespace dossier {

namespace {

std::string_view kind_name(graph::IndexKind kind) noexcept {
  switch (kind) {
    case graph::IndexKind::Range: return "range";
    case graph::IndexKind::Unique: return "unique";
    case graph::IndexKind::Exists: return "exists";
    case graph::IndexKind::Key: return "key";
    case graph::IndexKind::Type: return "::";
    case graph::IndexKind::Text: return "text";
    case graph::IndexKind::Fulltext: return "fulltext";
  }
  return {};
}

void add_connections(Schema& schema, const graph::Transaction& transaction,
                     std::string_view label) {
  const graph::Statistics& statistics = transaction.statistics();
  const graph::LabelId id = *transaction.find_label(label);
  for (const std::string_view type : transaction.types()) {
    const graph::TypeId type_id = *transaction.find_type(type);
    const std::uint64_t outgoing =
        statistics.relationships(id, type_id, graph::Direction::Outgoing);
    const std::uint64_t incoming =
        statistics.relationships(id, type_id, graph::Direction::Incoming);
    if (outgoing + incoming == 0) continue;
    schema.connections.push_back({std::string(label), std::string(type), outgoing, incoming});
  }
}

void add_indexes(Schema& schema, const graph::Transaction& transaction) {
  for (const graph::Index& index : transaction.indexes()) {
    const graph::IndexDefinition& definition = index.definition;
    const bool on_nodes = definition.entity == graph::EntityKind::Node;
    std::string kind(kind_name(definition.kind));
    if (definition.kind == graph::IndexKind::Type)
      kind += ' ' + query::property_type_text(definition.type);
    schema.indexes.push_back({definition.name, std::move(kind), on_nodes ? "node" : "relationship",
                              definition.label, definition.keys});
  }
}

Schema schema_of(const graph::Transaction& transaction) {
  const graph::Statistics& statistics = transaction.statistics();
  Schema schema;
  schema.nodes = statistics.nodes();
  schema.relationships = statistics.relationships();
  for (const std::string_view label : transaction.labels()) {
    schema.labels.push_back({std::string(label), statistics.nodes(*transaction.find_label(label))});
    add_connections(schema, transaction, label);
  }
  for (const std::string_view type : transaction.types()) {
    schema.types.push_back(
        {std::string(type), statistics.relationships(*transaction.find_type(type))});
  }
  for (const std::string_view key : transaction.keys()) schema.keys.emplace_back(key);
  add_indexes(schema, transaction);
  return schema;
}

}  // namespace

Result<Schema> Database::schema() {
  return guarded([&]() -> Result<Schema> { return schema_of(*state_->store->begin_read()); });
}

}  // namespace dossier
