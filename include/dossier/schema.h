#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

/// What is in a graph, for people, for completion and for tools. Counts are exact for one snapshot.
struct Schema {
  struct Name {
    std::string name;
    std::uint64_t count;
  };
  /// Relationships of `type` that touch nodes with `label`.
  struct Connection {
    std::string label;
    std::string type;
    std::uint64_t outgoing;
    std::uint64_t incoming;
  };
  struct Index {
    std::string name;
    std::string kind;    ///< "range", "unique", "exists", "key", or ":: INTEGER | FLOAT"
    std::string entity;  ///< "node" or "relationship"
    std::string label;   ///< or the type of the relationships
    std::vector<std::string> keys;
  };

  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::vector<Name> labels;  ///< sorted by name, as everything here
  std::vector<Name> types;
  std::vector<std::string> keys;        ///< of properties
  std::vector<Connection> connections;  ///< by label, then type; those that occur
  std::vector<Index> indexes;
};

}  // namespace dossier
