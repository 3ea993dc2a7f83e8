#pragma once

#include "query/plan/compiler.h"
#include "query/plan/steps_read.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dossier::query::plan {

/// True when a slot is in a set; slots beyond the end are not.
inline bool has(const SlotSet& set, Slot slot) { return slot < set.size() && set[slot]; }
void insert(SlotSet& set, Slot slot);

struct PatternNode {
  Slot slot;
  std::string shown;
  std::size_t clause = 0;  ///< that names it first
  Span where = {};
};

enum class HopKind : std::uint8_t {
  Single,    ///< one relationship
  Variable,  ///< `*1..3`
  Repeated,  ///< a quantified part
  Search,    ///< a search of shortest or any paths between its ends
};

/// What joins two nodes of a pattern.
struct PatternHop {
  HopKind kind = HopKind::Single;
  Slot slot = execute::kNoSlot;
  Slot left = execute::kNoSlot;
  Slot right = execute::kNoSlot;
  graph::Direction direction = graph::Direction::Both;  ///< as seen from `left`
  std::vector<Name> types;
  std::size_t unlike = 0;  ///< only hops with the same number have to be different relationships
  bool repeats = false;    ///< a relationship may be met again within this hop
  ast::PathMode mode = ast::PathMode::Default;
  bool bound = false;  ///< the variable has a value already
  std::uint64_t least = 1, most = 1;
  Slot each = execute::kNoSlot;
  EvaluatorPtr condition;
  const ast::RepeatedPattern* repeated = nullptr;
  const ast::PathPattern* search = nullptr;
  /// Search: holds for every node of the path, which stands in `each_node`; or null.
  EvaluatorPtr node_condition;
  Slot each_node = execute::kNoSlot;
  std::string shown;
};

/// How a condition finds nodes in an index.
struct Sargable {
  enum class Kind : std::uint8_t {
    Equal,
    In,
    Prefix,
    Contains,
    Suffix,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Id
  };
  Kind kind = Kind::Equal;
  Slot node = execute::kNoSlot;
  std::string key;
  EvaluatorPtr value;
  std::vector<Slot> value_needs;  ///< slots of the pattern that the value needs
};

/// One condition of a pattern. Conditions that are joined by AND are single ones here.
struct Predicate {
  EvaluatorPtr evaluator;
  std::vector<Slot> needs;  ///< slots of the pattern that it reads
  std::string shown;
  double selectivity = 0.5;
  std::string label;  ///< it is a check of this label of the node `needs[0]`; or empty
  std::vector<Sargable> seeks;
  /// Both sides of `a = b`, for joins; or null.
  EvaluatorPtr left, right;
  std::vector<Slot> left_needs, right_needs;
  bool applied = false;
};

struct PathVariable {
  Slot slot;
  std::vector<Slot> elements;
  Span where;
};

/// What one MATCH says.
struct ClausePattern {
  ast::Seq<ast::PathPattern*> paths;
  const ast::Expression* where = nullptr;  ///< or null
};

/// The pattern of one MATCH, or of several that follow each other, as nodes, hops and conditions.
struct QueryGraph {
  std::vector<PatternNode> nodes;
  std::vector<PatternHop> hops;
  std::vector<Predicate> predicates;
  std::vector<PathVariable> paths;
  SlotSet own;  ///< slots that the pattern gives a value

  const PatternNode* find(Slot slot) const;
};

/// Collects the paths and conditions of clauses. `bound`: slots that have values before.
QueryGraph make_query_graph(Compiler& compiler, std::span<const ClausePattern> clauses,
                            const SlotSet& bound);
/// The relationship types of a pattern when they are names joined by OR; a condition on `slot`
/// otherwise.
std::optional<std::vector<Name>> plain_types(Compiler& compiler, const ast::LabelExpression* types);

}  // namespace dossier::query::plan
