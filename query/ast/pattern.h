#pragma once

#include "query/ast/expression.h"

#include <cstdint>
#include <limits>
#include <string_view>

namespace dossier::query::ast {

enum class LabelKind : std::uint8_t {
  Name,        ///< `A`
  Wildcard,    ///< `%`: at least one label; of relationships, any
  Dynamic,     ///< `$(expression)`: a string, or a list of strings that must all be there
  DynamicAny,  ///< `$any(expression)`: one string of the list is enough
  Not,
  And,
  Or,
};

/// A condition on labels or on the relationship type. `:A:B` is And, `:A|:B` is Or.
struct LabelExpression {
  LabelKind kind = LabelKind::Name;
  Span span = {};
  std::string_view name = {};
  Expression* dynamic = nullptr;
  Seq<LabelExpression*> operands = {};  ///< Not: one; And, Or: two or more
};

/// How often something is repeated, both ends included.
struct Repetition {
  static constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t least = 1;
  std::uint64_t most = kUnbounded;
  Span span = {};
  /// Written `?`: the names within stand for one value or null, not for lists.
  bool optional = false;
};

enum class ElementKind : std::uint8_t { Node, Relationship, Repeated };

/// Head of what a path pattern is made of.
struct PathElement {
  ElementKind kind;
  Span span = {};
};

/// `(n:Label {key: value} WHERE condition)`.
struct NodePattern : PathElement {
  static constexpr auto kKind = ElementKind::Node;
  Binding variable = {};
  LabelExpression* labels = nullptr;  ///< or null
  Expression* properties = nullptr;   ///< MapLiteral, Parameter or null
  Expression* where = nullptr;        ///< or null
};

enum class Direction : std::uint8_t { Right, Left, Either };

/// `-[r:TYPE *1..3 {key: value} WHERE condition]->`. With a `length` this is the repeated form of
/// openCypher: the variable holds a list of relationships, properties and condition hold for each.
struct RelationshipPattern : PathElement {
  static constexpr auto kKind = ElementKind::Relationship;
  Direction direction = Direction::Either;
  Binding variable = {};
  LabelExpression* types = nullptr;    ///< or null
  const Repetition* length = nullptr;  ///< null: exactly one relationship, not a list
  Expression* properties = nullptr;    ///< MapLiteral, Parameter or null
  Expression* where = nullptr;         ///< or null
  /// Set by analysis when both `length` and `where` are there: stands for the single relationship
  /// in `where`.
  Variable* each = nullptr;
};

/// A variable inside a repeated part and what it becomes outside.
struct GroupVariable {
  Variable* inner = nullptr;
  Variable* outer = nullptr;  ///< list of the values of `inner`, one for each repetition
  bool single = false;        ///< `outer` is the only value instead, or null
};

/// `((a)-[r]->(b) WHERE condition){1,5}`: a quantified path pattern. Its elements begin and end
/// with a node. `-[r:R]->{1,5}` arrives as this with anonymous nodes.
struct RepeatedPattern : PathElement {
  static constexpr auto kKind = ElementKind::Repeated;
  Seq<PathElement*> elements = {};
  Expression* where = nullptr;  ///< or null; sees the inner variables
  Repetition repetition = {};
  Seq<GroupVariable> groups =
      {};  ///< set by analysis: the named variables and the anonymous relationships
};

enum class PathSearch : std::uint8_t {
  Walk,            ///< no prefix, or ALL: every match
  Any,             ///< ANY k: some k
  AnyShortest,     ///< ANY SHORTEST
  AllShortest,     ///< ALL SHORTEST
  ShortestPaths,   ///< SHORTEST k
  ShortestGroups,  ///< SHORTEST k GROUPS
};

/// What may be met again in one path: relationships and nodes (Walk), nodes (Trail), its first node
/// at its end (Simple), nothing (Acyclic). Default: as the match mode has it.
enum class PathMode : std::uint8_t { Default, Walk, Trail, Simple, Acyclic };

/// Whether the relationships of a match differ, over all its paths.
enum class MatchMode : std::uint8_t { DifferentRelationships, RepeatableElements };

enum class PathFunction : std::uint8_t { None, ShortestPath, AllShortestPaths };

/// One path of a pattern: `p = SHORTEST 2 (a)-[:R]->+(b)`.
/// The elements alternate: a node, then a relationship or repeated part, then a node, and so on,
/// ending with a node; anonymous nodes were put in where the text leaves them out.
struct PathPattern {
  Span span = {};
  Binding variable = {};  ///< of the path; name empty and variable null when there is none
  PathSearch search = PathSearch::Walk;
  Expression* count = nullptr;  ///< k: an Integer literal, a Parameter, or null for 1
  PathMode mode = PathMode::Default;
  MatchMode match_mode = MatchMode::DifferentRelationships;  ///< of the pattern it is part of
  PathFunction function = PathFunction::None;  ///< `shortestPath(...)`: three elements
  Seq<PathElement*> elements = {};
  Expression* where = nullptr;  ///< of `(path WHERE condition)`: holds before the search chooses

  /// A relationship may be met twice in the path.
  bool repeats() const noexcept {
    return match_mode == MatchMode::RepeatableElements &&
           (mode == PathMode::Default || mode == PathMode::Walk);
  }
  /// A node may not, but for the first of a Simple path.
  bool nodes_differ() const noexcept { return mode >= PathMode::Simple; }
};

/// The pattern of a MATCH or subquery. No relationship is met twice in one match, over all paths,
/// unless its match mode allows for it.
struct GraphPattern {
  Span span = {};
  Seq<PathPattern*> paths = {};
  Expression* where = nullptr;  ///< or null
};

template <typename T>
T* as(PathElement* element) {
  return static_cast<T*>(element);
}
template <typename T>
const T* as(const PathElement* element) {
  return static_cast<const T*>(element);
}

}  // namespace dossier::query::ast
