#include "query/value/compare.h"
#include "tests/oracle/interpreter.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace dossier::oracle {

using query::Ternary;

/// Finds every match of a pattern by trying everything. Conditions inside of elements are checked
/// when all is bound.
class Matcher {
 public:
  /// `where` decides which paths shortestPath() and allShortestPaths() choose from; it may be null.
  Matcher(Interpreter& interpreter, Row row, std::function<void(const Row&)> found,
          const ast::Expression* where = nullptr)
      : interpreter_(interpreter),
        graph_(interpreter.graph()),
        row_(std::move(row)),
        found_(std::move(found)),
        where_(where) {}

  void paths(ast::Seq<ast::PathPattern* const> paths, std::size_t at) {
    if (at == paths.size()) return finish();
    const ast::PathPattern& path = *paths[at];
    if (path.search != ast::PathSearch::Walk || path.function != ast::PathFunction::None) {
      return search(paths, at);
    }
    const bool outer_repeats = std::exchange(repeats_, path.repeats());
    const bool repeatable = path.match_mode == ast::MatchMode::RepeatableElements;
    // Where elements may be met again, only the path itself keeps its relationships apart.
    std::set<std::uint64_t> others;
    if (repeatable) others.swap(used_);
    trail_.push_back({});
    node(path, 0, std::nullopt, [&] {
      Trail done = std::move(trail_.back());
      trail_.pop_back();
      if (fits_mode(path, done)) {
        const bool inner_repeats = std::exchange(repeats_, outer_repeats);
        with(path.variable.variable, as_path(done),
             [&] { check_later(path.where, [&] { paths_after(paths, at); }); });
        repeats_ = inner_repeats;
      }
      trail_.push_back(std::move(done));
    });
    trail_.pop_back();
    if (repeatable) others.swap(used_);
    repeats_ = outer_repeats;
  }

 private:
  using Next = std::function<void()>;
  struct Trail {
    std::vector<Value> nodes, relationships;
  };
  struct Step {
    RelationshipId id;
    NodeId to;
  };

  /// What a search found: a match of the path alone, its ends and its length.
  struct Candidate {
    Row row;
    std::pair<std::uint64_t, std::uint64_t> ends;
    std::size_t length;
  };

  static const ast::Variable* end_variable(const ast::PathElement* element) {
    return ast::as<ast::NodePattern>(element)->variable.variable;
  }

  /// Every match of the path, then the wanted ones for each pair of ends.
  void search(ast::Seq<ast::PathPattern* const> paths, std::size_t at) {
    const ast::PathPattern& path = *paths[at];
    ast::PathPattern walk = path;
    walk.search = ast::PathSearch::Walk;
    walk.function = ast::PathFunction::None;
    std::vector<Candidate> all;
    ast::PathPattern* only[] = {&walk};
    Matcher alone(interpreter_, row_, [&](const Row& row) {
      if (path.function != ast::PathFunction::None && !allows(row)) return;
      const auto end = [&](const ast::PathElement* element) {
        return static_cast<std::uint64_t>(row.at(end_variable(element)).node_id());
      };
      all.push_back({row,
                     {end(path.elements.front()), end(path.elements.back())},
                     row.at(path.variable.variable).path().relationships.size()});
    });
    alone.paths(only, 0);
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
      return a.ends != b.ends ? a.ends < b.ends : a.length < b.length;
    });
    for (std::size_t first = 0, behind = 0; first < all.size(); first = behind) {
      while (behind < all.size() && all[behind].ends == all[first].ends) ++behind;
      for (std::size_t i = first;
           i < first + wanted(path, std::span(all).subspan(first, behind - first)); ++i) {
        const Row before = std::exchange(row_, all[i].row);
        this->paths(paths, at + 1);
        row_ = before;
      }
    }
  }

  bool allows(const Row& row) {
    return where_ == nullptr ||
           query::truth_of(interpreter_.evaluate(where_, row)) == Ternary::True;
  }

  /// How many of the candidates of one pair of ends, the shortest first, the search gives.
  std::size_t wanted(const ast::PathPattern& path, std::span<const Candidate> found) {
    const std::size_t count =
        path.count == nullptr
            ? 1
            : static_cast<std::size_t>(interpreter_.evaluate(path.count, row_).integer());
    const bool groups = path.search == ast::PathSearch::AllShortest ||
                        path.search == ast::PathSearch::ShortestGroups ||
                        path.function == ast::PathFunction::AllShortestPaths;
    if (!groups) return std::min(count, found.size());
    std::size_t at = 0, lengths = 0;
    for (; at < found.size(); ++at) {
      lengths += at == 0 || found[at].length != found[at - 1].length;
      if (lengths > count) break;
    }
    return at;
  }

  /// No node twice, but for the first and last of a simple path.
  static bool fits_mode(const ast::PathPattern& path, const Trail& trail) {
    if (!path.nodes_differ()) return true;
    const auto& nodes = trail.nodes;
    for (std::size_t a = 0; a < nodes.size(); ++a) {
      for (std::size_t b = a + 1; b < nodes.size(); ++b) {
        const bool ends = a == 0 && b + 1 == nodes.size();
        if (ends && path.mode == ast::PathMode::Simple) continue;
        if (nodes[a].node_id() == nodes[b].node_id()) return false;
      }
    }
    return true;
  }

  void paths_after(ast::Seq<ast::PathPattern* const> all, std::size_t at) { paths(all, at + 1); }

  static Value as_path(const Trail& trail) { return Path{trail.nodes, trail.relationships}; }

  /// Binds a variable for the time of `next`; a variable that is bound must have the same value.
  void with(const ast::Variable* variable, const Value& value, const Next& next) {
    if (variable == nullptr) return next();
    const auto at = row_.find(variable);
    if (at != row_.end()) {
      if (query::equals(at->second, value) == Ternary::True) next();
      return;
    }
    row_.emplace(variable, value);
    next();
    row_.erase(variable);
  }

  void check_later(const ast::Expression* condition, const Next& next) {
    if (condition == nullptr) return next();
    conditions_.push_back([this, condition] {
      return query::truth_of(interpreter_.evaluate(condition, row_)) == Ternary::True;
    });
    next();
    conditions_.pop_back();
  }

  void check_entity(const ast::LabelExpression* labels, const ast::Expression* properties,
                    const Value& entity, const Next& next) {
    if (labels != nullptr && interpreter_.label_check(*labels, entity, row_) != Ternary::True)
      return;
    if (properties == nullptr) return next();
    conditions_.push_back([this, properties, entity] {
      const Value wanted = interpreter_.evaluate(properties, row_);
      for (const auto& [key, value] : wanted.map()) {
        if (query::equals(interpreter_.property(entity, key), value) != Ternary::True) return false;
      }
      return true;
    });
    next();
    conditions_.pop_back();
  }

  /// The node at elements[at], which is `fixed` when a step led here, else any.
  void node(const ast::PathPattern& path, std::size_t at, std::optional<NodeId> fixed,
            const Next& next) {
    elements(path.elements, at, fixed, next);
  }

  void elements(ast::Seq<ast::PathElement*> all, std::size_t at, std::optional<NodeId> fixed,
                const Next& next) {
    const auto& pattern = *ast::as<ast::NodePattern>(all[at]);
    if (!fixed) {
      for (NodeId id : graph_.nodes) elements(all, at, id, next);
      return;
    }
    const Value value(*fixed);
    with(pattern.variable.variable, value, [&] {
      check_entity(pattern.labels, pattern.properties, value, [&] {
        check_later(pattern.where, [&] {
          trail_.back().nodes.push_back(value);
          if (at + 1 == all.size()) {
            next();
          } else {
            step(all, at + 1, *fixed, next);
          }
          trail_.back().nodes.pop_back();
        });
      });
    });
  }

  void step(ast::Seq<ast::PathElement*> all, std::size_t at, NodeId from, const Next& next) {
    if (all[at]->kind == ast::ElementKind::Repeated) {
      const auto& part = *ast::as<ast::RepeatedPattern>(all[at]);
      return quantified(part, all, at, from, 0, std::vector<List>(part.groups.size()), next);
    }
    const auto& pattern = *ast::as<ast::RelationshipPattern>(all[at]);
    if (pattern.length != nullptr) return repeated(pattern, all, at, from, 0, {}, next);
    for (const Step& way : ways(pattern, from)) {
      take(way, [&] {
        const Value value(way.id);
        with(pattern.variable.variable, value, [&] {
          check_entity(pattern.types, pattern.properties, value, [&] {
            check_later(pattern.where, [&] {
              trail_.back().relationships.push_back(value);
              elements(all, at + 1, way.to, next);
              trail_.back().relationships.pop_back();
            });
          });
        });
      });
    }
  }

  using Conditions = std::vector<std::function<bool()>>;

  /// One more repetition of a quantified part, or what comes behind it.
  void quantified(const ast::RepeatedPattern& part, ast::Seq<ast::PathElement*> all, std::size_t at,
                  NodeId from, std::uint64_t count, const std::vector<List>& groups,
                  const Next& next) {
    if (count >= part.repetition.least) {
      with_groups(part, groups, 0, [&] { elements_behind(all, at + 1, from, count, next); });
    }
    if (count == part.repetition.most) return;
    const std::size_t mark = conditions_.size();
    const Value last = trail_.back().nodes.back();
    trail_.back().nodes.pop_back();
    elements(part.elements, 0, from, [&] {
      const Conditions own = take_conditions(mark);
      const bool holds =
          std::all_of(own.begin(), own.end(), [](const auto& condition) { return condition(); });
      const bool fits = part.where == nullptr ||
                        query::truth_of(interpreter_.evaluate(part.where, row_)) == Ternary::True;
      if (holds && fits) repeat(part, all, at, count, groups, next);
      conditions_.insert(conditions_.end(), own.begin(), own.end());
    });
    trail_.back().nodes.push_back(last);
  }

  Conditions take_conditions(std::size_t from) {
    const auto first = conditions_.begin() + static_cast<std::ptrdiff_t>(from);
    Conditions taken(first, conditions_.end());
    conditions_.erase(first, conditions_.end());
    return taken;
  }

  /// The variables of the repetition go into their lists and are free again for the next one.
  void repeat(const ast::RepeatedPattern& part, ast::Seq<ast::PathElement*> all, std::size_t at,
              std::uint64_t count, const std::vector<List>& groups, const Next& next) {
    const NodeId reached = row_.at(end_variable(part.elements.back())).node_id();
    std::vector<List> longer = groups;
    for (std::size_t i = 0; i < longer.size(); ++i)
      longer[i].push_back(row_.at(part.groups[i].inner));
    const Row before = row_;
    for (const ast::PathElement* element : part.elements) forget(*element);
    quantified(part, all, at, reached, count + 1, longer, next);
    row_ = before;
  }

  void forget(const ast::PathElement& element) {
    if (element.kind == ast::ElementKind::Node) row_.erase(end_variable(&element));
    if (element.kind == ast::ElementKind::Relationship)
      row_.erase(ast::as<ast::RelationshipPattern>(&element)->variable.variable);
    if (element.kind != ast::ElementKind::Repeated) return;
    for (const ast::GroupVariable& group : ast::as<ast::RepeatedPattern>(&element)->groups)
      row_.erase(group.outer);
  }

  void with_groups(const ast::RepeatedPattern& part, const std::vector<List>& groups,
                   std::size_t at, const Next& next) {
    if (at == groups.size()) return next();
    const Value only = groups[at].empty() ? Value() : groups[at].front();
    const Value value = part.groups[at].single ? only : Value(groups[at]);
    with(part.groups[at].outer, value, [&] { with_groups(part, groups, at + 1, next); });
  }

  void repeated(const ast::RelationshipPattern& pattern, ast::Seq<ast::PathElement*> all,
                std::size_t at, NodeId from, std::uint64_t steps, List taken, const Next& next) {
    if (steps >= pattern.length->least) {
      with(pattern.variable.variable, taken, [&] {
        // The node before the repeated part is on the trail already; the one behind it is put there
        // by `elements`.
        elements_behind(all, at + 1, from, steps, next);
      });
    }
    if (steps == pattern.length->most) return;
    for (const Step& way : ways(pattern, from)) {
      take(way, [&] {
        const Value value(way.id);
        check_entity(pattern.types, pattern.properties, value, [&] {
          List longer = taken;
          longer.push_back(value);
          trail_.back().relationships.push_back(value);
          trail_.back().nodes.push_back(Value(way.to));
          repeated(pattern, all, at, way.to, steps + 1, std::move(longer), next);
          trail_.back().nodes.pop_back();
          trail_.back().relationships.pop_back();
        });
      });
    }
  }

  /// The last node of a repeated part is the node that the pattern names next: it stands on the
  /// trail once.
  void elements_behind(ast::Seq<ast::PathElement*> all, std::size_t at, NodeId node, std::uint64_t,
                       const Next& next) {
    const Value last = trail_.back().nodes.back();
    trail_.back().nodes.pop_back();
    elements(all, at, node, next);
    trail_.back().nodes.push_back(last);
  }

  std::vector<Step> ways(const ast::RelationshipPattern& pattern, NodeId from) const {
    std::vector<Step> out;
    for (const Graph::Edge& edge : graph_.edges) {
      const bool leaves = edge.ends.start == from && pattern.direction != ast::Direction::Left;
      const bool arrives = edge.ends.end == from && pattern.direction != ast::Direction::Right;
      if (leaves) out.push_back({edge.id, edge.ends.end});
      if (arrives && !(leaves && edge.ends.start == edge.ends.end))
        out.push_back({edge.id, edge.ends.start});
    }
    return out;
  }

  void take(const Step& way, const Next& next) {
    if (repeats_) return next();
    if (!used_.insert(static_cast<std::uint64_t>(way.id)).second) return;
    next();
    used_.erase(static_cast<std::uint64_t>(way.id));
  }

  void finish() {
    for (const auto& holds : conditions_) {
      if (!holds()) return;
    }
    found_(row_);
  }

  Interpreter& interpreter_;
  const Graph& graph_;
  Row row_;
  std::function<void(const Row&)> found_;
  const ast::Expression* where_;
  std::set<std::uint64_t> used_;
  bool repeats_ = false;  ///< a relationship may be met again in the path that is being matched
  std::vector<std::function<bool()>> conditions_;
  std::vector<Trail> trail_;
};

void Interpreter::match(const ast::GraphPattern& pattern, const Row& row,
                        const std::function<void(const Row&)>& found) {
  const auto allowed = [&](const Row& bound) {
    return pattern.where == nullptr ||
           query::truth_of(evaluate(pattern.where, bound)) == Ternary::True;
  };
  Matcher(
      *this, row,
      [&](const Row& bound) {
        if (allowed(bound)) found(bound);
      },
      pattern.where)
      .paths(pattern.paths, 0);
}

void Interpreter::match(const ast::PathPattern& path, const Row& row,
                        const std::function<void(const Row&)>& found) {
  ast::PathPattern* only[] = {const_cast<ast::PathPattern*>(&path)};
  Matcher(*this, row, found).paths(only, 0);
}

}  // namespace dossier::oracle
