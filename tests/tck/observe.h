#pragma once

#include "graph/store.h"

#include <map>
#include <set>
#include <string>

namespace dossier::tck {

/// Everything that a query could see of a graph, as the TCK defines it for side effects.
struct Observation {
  std::set<std::string> nodes;
  std::set<std::string> relationships;
  std::set<std::string> properties;  ///< of entity, key and value
  std::set<std::string> labels;      ///< of the whole graph, each once
};

/// Reads the graph as it is stored, past the query engine.
Observation observe(graph::Store& store);

/// What came and went, by the names of the TCK: "+nodes", "-properties". Zeros are left out.
std::map<std::string, std::size_t> side_effects(const Observation& before,
                                                const Observation& after);

}  // namespace dossier::tck
