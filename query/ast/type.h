#pragma once

#include "query/ast/arena.h"

#include <cstdint>
#include <string>

namespace dossier::query::ast {

/// A set of value kinds: what an expression may evaluate to. Null is always possible and has no
/// bit, so the empty set means "always null".
enum class Kinds : std::uint32_t {
  None = 0,
  Boolean = 1u << 0,
  Integer = 1u << 1,
  Float = 1u << 2,
  String = 1u << 3,
  List = 1u << 4,
  Map = 1u << 5,
  Node = 1u << 6,
  Relationship = 1u << 7,
  Path = 1u << 8,
  Date = 1u << 9,
  LocalTime = 1u << 10,
  Time = 1u << 11,
  LocalDateTime = 1u << 12,
  DateTime = 1u << 13,
  Duration = 1u << 14,
  Point = 1u << 15,
  Number = Integer | Float,
  Temporal = Date | LocalTime | Time | LocalDateTime | DateTime,
  Entity = Node | Relationship,
  /// What a property of a node or relationship can hold.
  Storable = Boolean | Number | String | List | Temporal | Duration | Point,
  Any = (1u << 16) - 1,
};

constexpr Kinds operator|(Kinds a, Kinds b) {
  return static_cast<Kinds>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr Kinds operator&(Kinds a, Kinds b) {
  return static_cast<Kinds>(static_cast<std::uint32_t>(a) & static_cast<std::uint32_t>(b));
}
constexpr Kinds operator~(Kinds a) {
  return static_cast<Kinds>(~static_cast<std::uint32_t>(a)) & Kinds::Any;
}
/// True when every kind of `a` is in `b`.
constexpr bool within(Kinds a, Kinds b) { return (a & b) == a; }
constexpr bool overlap(Kinds a, Kinds b) { return (a & b) != Kinds::None; }

/// Static type of an expression or variable. The default knows nothing.
struct Type {
  Kinds kinds = Kinds::Any;
  const Type* element = nullptr;  ///< of the elements when `kinds` is List alone; null: unknown

  constexpr bool is(Kinds kind) const { return kinds == kind; }
  constexpr bool may_be(Kinds kind) const { return overlap(kinds, kind); }
};

/// "Integer", "Integer or Float", "List of Node", "anything".
std::string to_string(const Type& type);

/// A type as written in `value IS :: TYPE` or `CAST`-like places: a union of alternatives.
struct TypeTerm {
  Kinds kinds = Kinds::Any;     ///< what this alternative accepts beside null
  bool nullable = true;         ///< false for `TYPE NOT NULL` or `TYPE!`
  Seq<TypeTerm> elements = {};  ///< LIST<...>: alternatives of the elements; empty: any
};
struct TypeName {
  Seq<TypeTerm> alternatives = {};  ///< `NOTHING` has none, `NULL` is kinds None and nullable
};

}  // namespace dossier::query::ast
