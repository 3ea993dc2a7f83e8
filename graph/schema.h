#pragma once

#include "graph/ids.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dossier::graph {

enum class EntityKind : std::uint8_t { Node, Relationship };

/// What an index or constraint guarantees beside finding entities fast.
enum class IndexKind : std::uint8_t {
  Range,     ///< finds by equality, range and string prefix
  Unique,    ///< the same, and no two entities of the label or type share the values
  Exists,    ///< every entity of the label or type has the property; finds nothing
  Key,       ///< Unique and Exists in one
  Type,      ///< whoever has the property has a value of one of some types; finds nothing
  Text,      ///< finds strings by what they contain, begin or end with
  Fulltext,  ///< finds texts by words
};

/// The index has entries.
constexpr bool has_entries(IndexKind kind) {
  return kind != IndexKind::Exists && kind != IndexKind::Type;
}
/// It finds entities by equality, range and prefix.
constexpr bool finds(IndexKind kind) {
  return kind == IndexKind::Range || kind == IndexKind::Unique || kind == IndexKind::Key;
}
/// Something is demanded of the graph.
constexpr bool is_constraint(IndexKind kind) {
  return kind != IndexKind::Range && kind != IndexKind::Text && kind != IndexKind::Fulltext;
}
/// No two entities share the values.
constexpr bool is_unique(IndexKind kind) {
  return kind == IndexKind::Unique || kind == IndexKind::Key;
}
/// Every entity of the label or type has the properties.
constexpr bool is_mandatory(IndexKind kind) {
  return kind == IndexKind::Exists || kind == IndexKind::Key;
}

/// What values a property may have: sets of kinds, with the bit `1 << (kind - 1)` for each
/// ValueKind.
struct PropertyType {
  std::uint32_t kinds = 0;
  std::uint32_t elements = 0;  ///< of lists
  friend bool operator==(const PropertyType&, const PropertyType&) = default;
};

/// Definition of an index or constraint. Entities lacking one of the keys are not in the index;
/// those in a Fulltext index have one of the labels or types and a string, or list of strings, for
/// one of the keys.
struct IndexDefinition {
  std::string name;  ///< unique in the database
  IndexKind kind = IndexKind::Range;
  EntityKind entity = EntityKind::Node;
  std::string label;              ///< label of the nodes or type of the relationships
  std::vector<std::string> keys;  ///< property names, in order; at least one
  PropertyType type = {};         ///< IndexKind::Type only
  std::vector<std::string> further =
      {};                     ///< IndexKind::Fulltext only: labels or types beside the first
  std::string analyzer = {};  ///< IndexKind::Fulltext only: a name that Analyzer::find knows
};

/// An index or constraint that exists, with its names resolved.
struct Index {
  IndexId id;
  IndexDefinition definition;
  std::uint32_t label;  ///< LabelId or TypeId, by definition.entity
  std::vector<KeyId> keys;
  std::vector<std::uint32_t> further = {};
};

/// How a string is looked for in an index of IndexKind::Text.
enum class TextMatch : std::uint8_t { Contains, StartsWith, EndsWith };

/// How often a word stands in the texts of an entity, and how many words they have.
struct Posting {
  std::uint64_t entity;
  std::uint32_t frequency;
  std::uint32_t length;
};

/// What a Fulltext index holds: entities with text, and the words of all.
struct TextTotals {
  std::uint64_t entities = 0;
  std::uint64_t words = 0;
};

/// Called while an index is made: how many entities were read, and how many there are to read. What
/// it throws ends the making.
using IndexProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Bounds of an index seek on the last of the given values; a missing bound is open.
/// Values of different kinds do not compare: a seek finds values of the kind of its bounds only
/// (all numbers are one kind).
struct Bounds {
  std::optional<Value> lower = {};
  std::optional<Value> upper = {};
  bool lower_inclusive = true;
  bool upper_inclusive = true;
};

}  // namespace dossier::graph
