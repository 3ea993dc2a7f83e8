#pragma once

#include <cstdint>

#include <dossier/value.h>

namespace dossier::graph {

/// Names are kept once, in dictionaries; records and keys hold their numbers.
enum class LabelId : std::uint32_t {};
enum class TypeId : std::uint32_t {};
enum class KeyId : std::uint32_t {};
/// An index or constraint.
enum class IndexId : std::uint32_t {};

template <typename Id>
constexpr auto raw(Id id) noexcept {
  return static_cast<std::underlying_type_t<Id>>(id);
}

enum class Direction : std::uint8_t { Outgoing, Incoming, Both };

/// The direction of the same step as seen from its other end.
constexpr Direction turned(Direction direction) noexcept {
  switch (direction) {
    case Direction::Outgoing: return Direction::Incoming;
    case Direction::Incoming: return Direction::Outgoing;
    case Direction::Both: break;
  }
  return Direction::Both;
}

/// One step from a node: the relationship, where it leads, its type, and whether it leaves the
/// node.
struct Adjacent {
  RelationshipId relationship;
  NodeId neighbour;
  TypeId type;
  bool outgoing;
};

/// The fixed part of a relationship.
struct Endpoints {
  NodeId start;
  NodeId end;
  TypeId type;
};

/// A property as stored.
struct Property {
  KeyId key;
  Value value;
};

}  // namespace dossier::graph
