#include "query/plan/match.h"

#include <algorithm>

namespace dossier::query::plan {

namespace {

/// The relationships of clauses that may be matched as one pattern.
class Run {
 public:
  /// False when the clause has to be matched on its own; then it is not part of the run.
  bool add(const ast::Match& match) {
    std::vector<const ast::Variable*> fresh;
    for (const ast::PathPattern* path : match.pattern.paths) {
      if (!collect(*path, fresh)) return false;
    }
    if (relationships_.size() + fresh.size() > kMostExact) return false;
    relationships_.insert(relationships_.end(), fresh.begin(), fresh.end());
    return true;
  }

 private:
  bool collect(const ast::PathPattern& path, std::vector<const ast::Variable*>& fresh) const {
    if (path.search != ast::PathSearch::Walk || path.function != ast::PathFunction::None)
      return false;
    for (const ast::PathElement* element : path.elements) {
      if (element->kind == ast::ElementKind::Repeated) return false;
      if (element->kind != ast::ElementKind::Relationship) continue;
      const auto& relationship = *ast::as<ast::RelationshipPattern>(element);
      if (relationship.length != nullptr || is_known(relationship.variable.variable)) return false;
      fresh.push_back(relationship.variable.variable);
    }
    return true;
  }

  bool is_known(const ast::Variable* relationship) const {
    return std::find(relationships_.begin(), relationships_.end(), relationship) !=
           relationships_.end();
  }

  std::vector<const ast::Variable*> relationships_;
};

}  // namespace

std::size_t follow_on(ast::Seq<ast::Clause* const> clauses) {
  Run run;
  std::size_t count = 0;
  for (const ast::Clause* clause : clauses) {
    const auto* match = ast::try_as<ast::Match>(clause);
    if (match == nullptr || match->optional || !run.add(*match)) break;
    ++count;
  }
  return count;
}

}  // namespace dossier::query::plan
