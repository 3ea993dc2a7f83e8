#include "query/function/arguments.h"
#include "query/function/entity.h"
#include "query/function/groups.h"

#include <string>
#include <vector>

namespace dossier::query {

namespace {

[[noreturn]] void fail_kind(std::string_view function, std::string_view needed,
                            const Value& value) {
  fail(Code::InvalidArgumentValue, with_backticks(function) + " needs " + std::string(needed) +
                                       ", not " + std::string(kind_with_article(value.kind())));
}

void require_node(const Value& value, std::string_view function) {
  if (!value.is_node()) fail_kind(function, "a node", value);
}

void require_relationship(const Value& value, std::string_view function) {
  if (!value.is_relationship()) fail_kind(function, "a relationship", value);
}

const Path& path_argument(const Value& value, std::string_view function) {
  if (!value.is_path()) fail_kind(function, "a path", value);
  return value.path();
}

Value labels(Arguments a, FunctionContext& c) {
  require_node(a[0], "labels");
  return labels_of(a[0], c);
}

Value type(Arguments a, FunctionContext& c) {
  require_relationship(a[0], "type");
  return Value(type_of(a[0], c));
}

Value id(Arguments a, FunctionContext&) {
  if (a[0].is_node()) return static_cast<std::int64_t>(a[0].node_id());
  require_relationship(a[0], "id");
  return static_cast<std::int64_t>(a[0].relationship_id());
}

/// "n7" and "r7": text that tells nodes from relationships.
Value element_id(Arguments a, FunctionContext& c) {
  const bool node = a[0].is_node();
  if (!node) require_relationship(a[0], "elementId");
  const std::string text = (node ? "n" : "r") + std::to_string(id(a, c).integer());
  return Value(std::string_view(text));
}

Value properties(Arguments a, FunctionContext& c) {
  if (a[0].is_map()) return a[0];
  if (!a[0].is_node() && !a[0].is_relationship())
    fail_kind("properties", "a node, a relationship or a map", a[0]);
  return properties_of(a[0], c);
}

Value keys(Arguments a, FunctionContext& c) {
  if (a[0].is_node() || a[0].is_relationship()) return keys_of(a[0], c);
  if (!a[0].is_map()) fail_kind("keys", "a node, a relationship or a map", a[0]);
  List out;
  for (const auto& entry : a[0].map()) out.emplace_back(entry.first);
  return out;
}

Value start_node(Arguments a, FunctionContext& c) {
  require_relationship(a[0], "startNode");
  return Value(endpoints_of(a[0], c).start);
}

Value end_node(Arguments a, FunctionContext& c) {
  require_relationship(a[0], "endNode");
  return Value(endpoints_of(a[0], c).end);
}

Value nodes(Arguments a, FunctionContext& c) {
  const Path& path = path_argument(a[0], "nodes");
  require_list(*c.budget, path.nodes.size());
  return List(path.nodes);
}

Value relationships(Arguments a, FunctionContext& c) {
  const Path& path = path_argument(a[0], "relationships");
  require_list(*c.budget, path.relationships.size());
  return List(path.relationships);
}

Value length(Arguments a, FunctionContext&) {
  return static_cast<std::int64_t>(path_argument(a[0], "length").relationships.size());
}

template <graph::Direction Direction>
Value degree(Arguments a, FunctionContext& c) {
  require_node(a[0], "degree");
  std::vector<graph::TypeId> types;
  for (const Value& name : a.subspan(1)) {
    if (const auto found = c.graph->find_type(text_argument(name, "degree")))
      types.push_back(*found);
  }
  if (a.size() > 1 && types.empty()) return 0;
  return static_cast<std::int64_t>(c.graph->degree(a[0].node_id(), Direction, types));
}

constexpr Function row(std::string_view name, KindSet argument, KindSet result,
                       std::string_view signature, std::string_view description,
                       std::string_view category, Value (*call)(Arguments, FunctionContext&)) {
  return {name, 1, 1, {argument}, result, signature, description, category, call, true, true};
}

constexpr KindSet kEntity = kNode | kRelationship;
constexpr int kMany = Function::kVariadic;

constexpr Function kFunctions[] = {
    {"degree",
     1,
     kMany,
     {kNode, kText, kText, kText},
     kInteger,
     "degree(node :: NODE [, type :: STRING, ...]) :: INTEGER",
     "The number of relationships of a node.",
     "scalar",
     strict<degree<graph::Direction::Both>>,
     true,
     true},
    row("elementId", kEntity, kText, "elementId(input :: NODE | RELATIONSHIP) :: STRING",
        "The identifier of a node or relationship as text.", "scalar", strict<element_id>),
    row("endNode", kRelationship, kNode, "endNode(input :: RELATIONSHIP) :: NODE",
        "The node that a relationship leads to.", "scalar", strict<end_node>),
    row("id", kEntity, kInteger, "id(input :: NODE | RELATIONSHIP) :: INTEGER",
        "The number of a node or relationship, never used again in this database.", "scalar",
        strict<id>),
    {"inDegree",
     1,
     kMany,
     {kNode, kText, kText, kText},
     kInteger,
     "inDegree(node :: NODE [, type :: STRING, ...]) :: INTEGER",
     "The number of relationships that reach a node.",
     "scalar",
     strict<degree<graph::Direction::Incoming>>,
     true,
     true},
    row("keys", kEntity | kMap, kList, "keys(input :: NODE | RELATIONSHIP | MAP) :: LIST<STRING>",
        "The names of the properties of a node or relationship, or of the entries of a map.",
        "list", strict<keys>),
    row("labels", kNode, kList, "labels(input :: NODE) :: LIST<STRING>", "The labels of a node.",
        "list", strict<labels>),
    row("length", kPath, kInteger, "length(input :: PATH) :: INTEGER",
        "The number of relationships of a path.", "scalar", strict<length>),
    row("nodes", kPath, kList, "nodes(input :: PATH) :: LIST<NODE>",
        "The nodes of a path in order.", "list", strict<nodes>),
    {"outDegree",
     1,
     kMany,
     {kNode, kText, kText, kText},
     kInteger,
     "outDegree(node :: NODE [, type :: STRING, ...]) :: INTEGER",
     "The number of relationships that leave a node.",
     "scalar",
     strict<degree<graph::Direction::Outgoing>>,
     true,
     true},
    row("properties", kEntity | kMap, kMap, "properties(input :: NODE | RELATIONSHIP | MAP) :: MAP",
        "All properties of a node or relationship.", "scalar", strict<properties>),
    row("relationships", kPath, kList, "relationships(input :: PATH) :: LIST<RELATIONSHIP>",
        "The relationships of a path in order.", "list", strict<relationships>),
    row("startNode", kRelationship, kNode, "startNode(input :: RELATIONSHIP) :: NODE",
        "The node that a relationship comes from.", "scalar", strict<start_node>),
    row("type", kRelationship, kText, "type(input :: RELATIONSHIP) :: STRING",
        "The type of a relationship.", "scalar", strict<type>),
};

}  // namespace

std::span<const Function> graph_functions() { return kFunctions; }

}  // namespace dossier::query
