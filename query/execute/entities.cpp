#include "query/execute/entities.h"

#include "query/value/access.h"
#include "query/value/failure.h"

#include <algorithm>

namespace dossier::query::execute {

namespace {

[[noreturn]] void fail_deleted(const char* what) {
  fail(Code::DeletedEntityAccess,
       std::string("the ") + what + " was deleted earlier in this statement");
}

template <typename Id>
Map read_properties(Context& context, Id id) {
  std::vector<graph::Property> stored;
  context.graph().properties(id, stored);
  Map map;
  for (graph::Property& property : stored) {
    map.set(std::string(context.graph().name(property.key)), std::move(property.value));
  }
  return map;
}

Value complete_node(Context& context, NodeId id) {
  Node node{id, {}, {}};
  if (context.graph().exists(id)) {
    std::vector<graph::LabelId> labels;
    context.graph().labels(id, labels);
    for (graph::LabelId label : labels) node.labels.emplace_back(context.graph().name(label));
    std::sort(node.labels.begin(), node.labels.end());
    node.properties = read_properties(context, id);
  }
  return Value(std::move(node));
}

Value complete_relationship(Context& context, RelationshipId id) {
  const graph::Endpoints ends = endpoints_of(context, id);
  Relationship relationship{
      id, ends.start, ends.end, std::string(context.graph().name(ends.type)), {}};
  if (context.graph().exists(id)) relationship.properties = read_properties(context, id);
  return Value(std::move(relationship));
}

Value complete_list(Context& context, const List& list) {
  List out;
  out.reserve(list.size());
  for (const Value& element : list) out.push_back(complete(context, element));
  return Value(std::move(out));
}

bool needs_completing(const Value& value);

bool any_needs_completing(const List& list) {
  return std::any_of(list.begin(), list.end(), needs_completing);
}

bool needs_completing(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Node:
    case ValueKind::Relationship: return !value.is_complete();
    case ValueKind::Path: return true;
    case ValueKind::List: return any_needs_completing(value.list());
    case ValueKind::Map:
      return std::any_of(value.map().begin(), value.map().end(),
                         [](const Map::Entry& entry) { return needs_completing(entry.second); });
    default: return false;
  }
}

Value complete_map(Context& context, const Map& map) {
  Map out;
  for (const Map::Entry& entry : map) out.set(entry.first, complete(context, entry.second));
  return Value(std::move(out));
}

Value complete_path(Context& context, const Path& path) {
  Path out;
  for (const Value& node : path.nodes) out.nodes.push_back(complete(context, node));
  for (const Value& step : path.relationships) out.relationships.push_back(complete(context, step));
  return Value(std::move(out));
}

}  // namespace

void require_alive(Context& context, NodeId node) {
  if (context.deleted_nodes.all.empty()) return;
  if (context.deleted_nodes.all.contains(static_cast<std::uint64_t>(node))) fail_deleted("node");
}

void require_alive(Context& context, RelationshipId relationship) {
  if (context.deleted_relationships.empty()) return;
  if (context.deleted_relationships.contains(static_cast<std::uint64_t>(relationship))) {
    fail_deleted("relationship");
  }
}

Value property(Context& context, const Value& object, const Name& name) {
  if (object.is_node() && !object.is_complete()) {
    require_alive(context, object.node_id());
    const auto key = context.key(name);
    return key ? context.graph().property(object.node_id(), *key) : Value();
  }
  if (object.is_relationship() && !object.is_complete()) {
    require_alive(context, object.relationship_id());
    const auto key = context.key(name);
    return key ? context.graph().property(object.relationship_id(), *key) : Value();
  }
  return property_of(object, name.text);
}

Value dynamic_property(Context& context, const Value& object, const Value& key) {
  const bool reference = (object.is_node() || object.is_relationship()) && !object.is_complete();
  if (!reference || key.is_null()) return element(object, key);
  if (!key.is_string()) {
    fail(Code::MapElementAccessByNonString,
         "a property is named by a string, not " + std::string(kind_with_article(key.kind())));
  }
  const auto id = context.graph().find_key(key.string());
  if (object.is_node()) {
    require_alive(context, object.node_id());
    return id ? context.graph().property(object.node_id(), *id) : Value();
  }
  require_alive(context, object.relationship_id());
  return id ? context.graph().property(object.relationship_id(), *id) : Value();
}

Value properties_map(Context& context, const Value& object) {
  switch (object.kind()) {
    case ValueKind::Null: return {};
    case ValueKind::Map: return object;
    case ValueKind::Node:
      if (object.is_complete()) return Value(object.node().properties);
      require_alive(context, object.node_id());
      return Value(read_properties(context, object.node_id()));
    case ValueKind::Relationship:
      if (object.is_complete()) return Value(object.relationship().properties);
      require_alive(context, object.relationship_id());
      return Value(read_properties(context, object.relationship_id()));
    default: fail_type("this place", "a map, node or relationship", object);
  }
}

graph::Endpoints endpoints_of(Context& context, RelationshipId relationship) {
  const auto deleted = context.deleted_relationships.find(static_cast<std::uint64_t>(relationship));
  if (deleted != context.deleted_relationships.end()) return deleted->second;
  const auto ends = context.graph().endpoints(relationship);
  if (!ends) fail_deleted("relationship");
  return *ends;
}

void require_disconnected(Context& context) {
  for (const DeletedNodes::Connected& connected : context.deleted_nodes.connected) {
    for (RelationshipId relationship : connected.relationships) {
      if (!context.graph().exists(relationship)) continue;
      throw Exception(Error{Code::DeleteConnectedNode,
                            "a node that still has relationships cannot be deleted",
                            connected.where,
                            {},
                            "use DETACH DELETE to delete its relationships too"});
    }
  }
}

Value complete(Context& context, const Value& value) {
  if (!needs_completing(value)) return value;
  switch (value.kind()) {
    case ValueKind::Node: return complete_node(context, value.node_id());
    case ValueKind::Relationship: return complete_relationship(context, value.relationship_id());
    case ValueKind::Path: return complete_path(context, value.path());
    case ValueKind::List: return complete_list(context, value.list());
    case ValueKind::Map: return complete_map(context, value.map());
    default: return value;
  }
}

}  // namespace dossier::query::execute
