#include "query/function/builtin_procedures.h"
#include "query/value/failure.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace dossier::query {

namespace {

constexpr std::size_t kBatch = 1024;
using Base = TypeName::Base;
using Names = std::vector<std::string_view>;

ProcedureField field(std::string name, Base base) { return {std::move(name), {.base = base}}; }
ProcedureField list_field(std::string name, Base element) {
  return {std::move(name), {.base = Base::List, .inner = {{.base = element}}}};
}

const graph::Transaction& graph_of(const ProcedureContext& context) {
  if (context.functions.graph == nullptr)
    fail(Code::Internal, "a procedure that reads the graph was called without one");
  return *context.functions.graph;
}

Value list_of(const std::vector<std::string>& names) { return List(names.begin(), names.end()); }

void send_names(const Names& names, const ProcedureSink& sink) {
  for (const std::string_view name : names) {
    if (!sink({Value(name)})) return;
  }
}

Procedure names_procedure(std::string name, std::string column, std::string description,
                          Names (*names)(const graph::Transaction&)) {
  return {std::move(name),
          std::move(description),
          {},
          {field(std::move(column), Base::String)},
          [names](auto, ProcedureContext& context, const ProcedureSink& sink) {
            send_names(names(graph_of(context)), sink);
          }};
}

/// What is known about one property of one kind of entity.
struct PropertyUse {
  std::set<std::string> types;
  std::uint64_t count = 0;
};

/// Entities with the same labels or type.
struct EntityGroup {
  std::uint64_t count = 0;
  std::map<std::string, PropertyUse> properties;
};

std::string plain_type(const Value& value) {
  std::string text = type_text(value);
  constexpr std::string_view kSuffix = " NOT NULL";
  if (text.ends_with(kSuffix)) text.erase(text.size() - kSuffix.size());
  return text;
}

void count_properties(EntityGroup& group, const std::vector<graph::Property>& properties,
                      const graph::Transaction& graph) {
  ++group.count;
  for (const graph::Property& property : properties) {
    PropertyUse& use = group.properties[std::string(graph.name(property.key))];
    ++use.count;
    use.types.insert(plain_type(property.value));
  }
}

using Groups = std::map<std::vector<std::string>, EntityGroup>;

Groups group_nodes(const graph::Transaction& graph) {
  Groups groups;
  std::vector<NodeId> batch(kBatch);
  std::vector<graph::LabelId> labels;
  std::vector<graph::Property> properties;
  const auto cursor = graph.scan_nodes();
  while (const std::size_t count = cursor->next(batch)) {
    for (std::size_t i = 0; i < count; ++i) {
      graph.labels(batch[i], labels);
      graph.properties(batch[i], properties);
      std::vector<std::string> names;
      for (const graph::LabelId label : labels) names.emplace_back(graph.name(label));
      count_properties(groups[names], properties, graph);
    }
  }
  return groups;
}

Groups group_relationships(const graph::Transaction& graph) {
  Groups groups;
  std::vector<RelationshipId> ids(kBatch);
  std::vector<graph::Endpoints> ends(kBatch);
  std::vector<graph::Property> properties;
  const auto cursor = graph.scan_relationships();
  while (const std::size_t count = cursor->next(ids, ends)) {
    for (std::size_t i = 0; i < count; ++i) {
      graph.properties(ids[i], properties);
      count_properties(groups[{std::string(graph.name(ends[i].type))}], properties, graph);
    }
  }
  return groups;
}

std::string group_name(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += ":`" + name + "`";
  return out;
}

/// Name, types and whether every entity of the group has it; nulls for a group without properties.
std::vector<Value> property_values(const EntityGroup& group,
                                   const std::pair<const std::string, PropertyUse>* property) {
  if (property == nullptr) return {Value(), Value(), false};
  const std::vector<std::string> types(property->second.types.begin(),
                                       property->second.types.end());
  return {property->first, list_of(types), property->second.count == group.count};
}

/// One row for each property of each group; `head` gives the first columns.
void send_groups(const Groups& groups, std::vector<Value> (*head)(const std::vector<std::string>&),
                 const ProcedureSink& sink) {
  const auto send = [&](const auto& names, const EntityGroup& group, const auto* property) {
    std::vector<Value> row = head(names);
    for (Value& value : property_values(group, property)) row.push_back(std::move(value));
    return sink(std::move(row));
  };
  for (const auto& [names, group] : groups) {
    if (group.properties.empty()) {
      const std::pair<const std::string, PropertyUse>* none = nullptr;
      if (!send(names, group, none)) return;
    }
    for (const auto& property : group.properties) {
      if (!send(names, group, &property)) return;
    }
  }
}

std::vector<ProcedureField> property_columns(std::vector<ProcedureField> columns) {
  columns.push_back(field("propertyName", Base::String));
  columns.push_back(list_field("propertyTypes", Base::String));
  columns.push_back(field("mandatory", Base::Boolean));
  return columns;
}

void node_type_properties(std::span<const Value>, ProcedureContext& context,
                          const ProcedureSink& sink) {
  send_groups(
      group_nodes(graph_of(context)),
      [](const std::vector<std::string>& labels) {
        return std::vector<Value>{group_name(labels), list_of(labels)};
      },
      sink);
}

void relationship_type_properties(std::span<const Value>, ProcedureContext& context,
                                  const ProcedureSink& sink) {
  send_groups(
      group_relationships(graph_of(context)),
      [](const std::vector<std::string>& names) { return std::vector<Value>{group_name(names)}; },
      sink);
}

using Triple = std::tuple<std::string, std::string, std::string>;

/// Every combination of a label, a type and a label that some relationship has.
std::set<Triple> connections(const graph::Transaction& graph) {
  std::set<Triple> out;
  std::vector<RelationshipId> ids(kBatch);
  std::vector<graph::Endpoints> ends(kBatch);
  std::vector<graph::LabelId> from, to;
  const auto cursor = graph.scan_relationships();
  while (const std::size_t count = cursor->next(ids, ends)) {
    for (std::size_t i = 0; i < count; ++i) {
      graph.labels(ends[i].start, from);
      graph.labels(ends[i].end, to);
      for (const graph::LabelId a : from) {
        for (const graph::LabelId b : to)
          out.emplace(graph.name(a), graph.name(ends[i].type), graph.name(b));
      }
    }
  }
  return out;
}

/// One row: a node for each label and a relationship for each way labels are connected. Their ids
/// count from 0 within the row and have nothing to do with the graph.
void visualization(std::span<const Value>, ProcedureContext& context, const ProcedureSink& sink) {
  const graph::Transaction& graph = graph_of(context);
  std::map<std::string, NodeId, std::less<>> by_label;
  List nodes, relationships;
  for (const std::string_view label : graph.labels()) {
    const NodeId id{by_label.size()};
    by_label.emplace(label, id);
    nodes.emplace_back(Node{id, {std::string(label)}, Map{{"name", Value(label)}}});
  }
  std::uint64_t next = 0;
  for (const auto& [from, type, to] : connections(graph)) {
    relationships.emplace_back(
        Relationship{RelationshipId{next++}, by_label.at(from), by_label.at(to), type, {}});
  }
  sink({std::move(nodes), std::move(relationships)});
}

}  // namespace

void add_schema_procedures(ProcedureTable& table) {
  table.add(names_procedure("db.labels", "label", "Every label that a node has.",
                            [](const graph::Transaction& graph) { return graph.labels(); }));
  table.add(names_procedure("db.relationshipTypes", "relationshipType",
                            "Every type that a relationship has.",
                            [](const graph::Transaction& graph) { return graph.types(); }));
  table.add(names_procedure("db.propertyKeys", "propertyKey", "Every property name in use.",
                            [](const graph::Transaction& graph) { return graph.keys(); }));
  add_index_procedures(table);
  table.add(
      {"db.schema.nodeTypeProperties",
       "Which properties the nodes of each set of labels have.",
       {},
       property_columns({field("nodeType", Base::String), list_field("nodeLabels", Base::String)}),
       node_type_properties});
  table.add({"db.schema.relTypeProperties",
             "Which properties the relationships of each type have.",
             {},
             property_columns({field("relType", Base::String)}),
             relationship_type_properties});
  table.add({"db.schema.visualization",
             "A small graph that shows which labels are connected by which types.",
             {},
             {list_field("nodes", Base::Node), list_field("relationships", Base::Relationship)},
             visualization});
}

}  // namespace dossier::query
