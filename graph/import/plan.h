#pragma once

#include "graph/import/header.h"
#include "graph/import/id_space.h"
#include "graph/import/names.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <dossier/import.h>

namespace dossier::graph {

/// A column that becomes a property.
struct PropertyField {
  std::size_t field;
  KeyId key;
  ValueKind kind;
  bool list;
  bool typed;  ///< otherwise a value that tells its kind keeps it
  std::string name;
};

/// What to do with the records of one ImportFiles, with all names resolved.
struct SourcePlan {
  std::vector<std::string> paths;
  bool json = false;                      ///< JSON Lines, not separated values
  std::vector<std::string> keys;          ///< of JSON objects, as the first one names them
  std::vector<std::string> columns;       ///< as the header names them, for messages
  std::vector<PropertyField> properties;  ///< ascending by key
  std::optional<std::size_t> kind_field;  ///< :LABEL or :TYPE
};

struct NodePlan : SourcePlan {
  std::optional<std::size_t> id_field;
  IdSpace* space = nullptr;
  std::string space_name;
  std::vector<LabelId> labels;  ///< of every node
};

struct RelationshipPlan : SourcePlan {
  std::size_t start_field = 0, end_field = 0;
  const IdSpace* start_space = nullptr;
  const IdSpace* end_space = nullptr;
  std::string start_name, end_name;  ///< of the spaces
  std::optional<TypeId> type;        ///< of every relationship that has none in its column
};

using IdSpaces = std::map<std::string, IdSpace>;

/// Read the headers. Throw InputOutput for files that cannot be read, InvalidArgumentValue for
/// headers that do not serve.
NodePlan plan_nodes(const ImportFiles& files, const ImportSettings& settings, ImportNames& names,
                    IdSpaces& spaces);
RelationshipPlan plan_relationships(const ImportFiles& files, const ImportSettings& settings,
                                    ImportNames& names, const IdSpaces& spaces);

/// The parts of a text between separators, without the empty ones.
std::vector<std::string_view> split_names(std::string_view text, char separator);

}  // namespace dossier::graph
