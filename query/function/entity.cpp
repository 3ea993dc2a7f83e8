#include "query/function/entity.h"

#include "query/value/failure.h"

#include <string>
#include <vector>

namespace dossier::query {

namespace {

const graph::Transaction& graph_of(const FunctionContext& context) {
  if (context.graph == nullptr)
    fail(Code::Internal, "a function that reads the graph was called without one");
  return *context.graph;
}

[[noreturn]] void fail_deleted(std::string_view kind, std::uint64_t id) {
  fail(Code::DeletedEntityAccess,
       std::string(kind) + " " + std::to_string(id) + " was deleted in this transaction");
}

void require_live(NodeId node, const graph::Transaction& graph) {
  if (!graph.exists(node)) fail_deleted("node", static_cast<std::uint64_t>(node));
}

void require_live(RelationshipId relationship, const graph::Transaction& graph) {
  if (!graph.exists(relationship))
    fail_deleted("relationship", static_cast<std::uint64_t>(relationship));
}

const Map* complete_properties(const Value& entity) {
  if (!entity.is_complete()) return nullptr;
  return entity.is_node() ? &entity.node().properties : &entity.relationship().properties;
}

std::vector<graph::Property> stored_properties(const Value& entity,
                                               const graph::Transaction& graph) {
  std::vector<graph::Property> out;
  if (entity.is_node()) {
    require_live(entity.node_id(), graph);
    graph.properties(entity.node_id(), out);
  } else {
    require_live(entity.relationship_id(), graph);
    graph.properties(entity.relationship_id(), out);
  }
  return out;
}

}  // namespace

Value labels_of(const Value& node, const FunctionContext& context) {
  List out;
  if (node.is_complete()) {
    for (const std::string& label : node.node().labels) out.emplace_back(label);
    return out;
  }
  const graph::Transaction& graph = graph_of(context);
  require_live(node.node_id(), graph);
  std::vector<graph::LabelId> ids;
  graph.labels(node.node_id(), ids);
  for (const graph::LabelId id : ids) out.emplace_back(graph.name(id));
  return out;
}

Value entity_property(const Value& entity, std::string_view name, const FunctionContext& context) {
  if (const Map* properties = complete_properties(entity)) {
    const Value* found = properties->find(name);
    return found != nullptr ? *found : Value();
  }
  const graph::Transaction& graph = graph_of(context);
  const auto key = graph.find_key(name);
  if (entity.is_node()) {
    require_live(entity.node_id(), graph);
    return key ? graph.property(entity.node_id(), *key) : Value();
  }
  require_live(entity.relationship_id(), graph);
  return key ? graph.property(entity.relationship_id(), *key) : Value();
}

Value properties_of(const Value& entity, const FunctionContext& context) {
  if (const Map* properties = complete_properties(entity)) return *properties;
  const graph::Transaction& graph = graph_of(context);
  Map out;
  for (graph::Property& property : stored_properties(entity, graph)) {
    out.set(std::string(graph.name(property.key)), std::move(property.value));
  }
  return out;
}

Value keys_of(const Value& entity, const FunctionContext& context) {
  List out;
  if (const Map* properties = complete_properties(entity)) {
    for (const auto& entry : *properties) out.emplace_back(entry.first);
    return out;
  }
  const graph::Transaction& graph = graph_of(context);
  for (const graph::Property& property : stored_properties(entity, graph))
    out.emplace_back(graph.name(property.key));
  return out;
}

namespace {

/// Of a relationship that lives, or that this transaction deleted.
graph::Endpoints stored_endpoints(RelationshipId id, const FunctionContext& context) {
  if (const auto found = graph_of(context).endpoints(id)) return *found;
  if (context.deleted != nullptr) {
    const auto at = context.deleted->find(static_cast<std::uint64_t>(id));
    if (at != context.deleted->end()) return at->second;
  }
  fail_deleted("relationship", static_cast<std::uint64_t>(id));
}

}  // namespace

std::string_view type_of(const Value& relationship, const FunctionContext& context) {
  if (relationship.is_complete()) return relationship.relationship().type;
  return graph_of(context).name(stored_endpoints(relationship.relationship_id(), context).type);
}

Ends endpoints_of(const Value& relationship, const FunctionContext& context) {
  if (relationship.is_complete())
    return {relationship.relationship().start, relationship.relationship().end};
  const graph::Endpoints found = stored_endpoints(relationship.relationship_id(), context);
  return {found.start, found.end};
}

}  // namespace dossier::query
