#include "tests/tck/observe.h"

#include "tests/tck/literal.h"

#include <algorithm>
#include <array>
#include <vector>

namespace dossier::tck {
namespace {

void add_properties(Observation& out, const std::string& entity,
                    const std::vector<graph::Property>& properties,
                    const graph::Transaction& graph) {
  for (const graph::Property& property : properties) {
    out.properties.insert(entity + "." + std::string(graph.name(property.key)) + " = " +
                          canonical(property.value, ListOrder::Kept));
  }
}

void observe_nodes(Observation& out, const graph::Transaction& graph) {
  std::array<NodeId, 256> batch;
  std::vector<graph::LabelId> labels;
  std::vector<graph::Property> properties;
  const auto cursor = graph.scan_nodes();
  while (const std::size_t count = cursor->next(batch)) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::string name = "n" + std::to_string(graph::raw(batch[i]));
      out.nodes.insert(name);
      graph.labels(batch[i], labels);
      for (const graph::LabelId label : labels) out.labels.emplace(graph.name(label));
      graph.properties(batch[i], properties);
      add_properties(out, name, properties, graph);
    }
  }
}

void observe_relationships(Observation& out, const graph::Transaction& graph) {
  std::array<RelationshipId, 256> ids;
  std::array<graph::Endpoints, 256> ends;
  std::vector<graph::Property> properties;
  const auto cursor = graph.scan_relationships();
  while (const std::size_t count = cursor->next(ids, ends)) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::string name = "r" + std::to_string(graph::raw(ids[i]));
      out.relationships.insert(name);
      graph.properties(ids[i], properties);
      add_properties(out, name, properties, graph);
    }
  }
}

std::size_t missing(const std::set<std::string>& from, const std::set<std::string>& in) {
  return static_cast<std::size_t>(std::count_if(
      from.begin(), from.end(), [&](const std::string& each) { return !in.contains(each); }));
}

}  // namespace

Observation observe(graph::Store& store) {
  Observation out;
  const auto transaction = store.begin_read();
  observe_nodes(out, *transaction);
  observe_relationships(out, *transaction);
  return out;
}

std::map<std::string, std::size_t> side_effects(const Observation& before,
                                                const Observation& after) {
  std::map<std::string, std::size_t> out;
  const auto compare = [&](const std::string& name, const auto& old_ones, const auto& new_ones) {
    if (const auto added = missing(new_ones, old_ones)) out["+" + name] = added;
    if (const auto removed = missing(old_ones, new_ones)) out["-" + name] = removed;
  };
  compare("nodes", before.nodes, after.nodes);
  compare("relationships", before.relationships, after.relationships);
  compare("properties", before.properties, after.properties);
  compare("labels", before.labels, after.labels);
  return out;
}

}  // namespace dossier::tck
