#include "query/analyze/scope.h"

#include <algorithm>

namespace dossier::query {

ast::Variable* Scope::find_here(std::string_view name) const {
  auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

ast::Variable* Scope::find(std::string_view name) {
  if (ast::Variable* variable = find_here(name)) return variable;
  if (outer_ == nullptr) return nullptr;
  ast::Variable* variable = outer_->find(name);
  const bool fresh = variable != nullptr && imports_ != nullptr &&
                     std::find(imports_->begin(), imports_->end(), variable) == imports_->end();
  if (fresh) imports_->push_back(variable);
  return variable;
}

void Scope::add(std::string_view name, ast::Variable* variable) {
  auto [place, fresh] = by_name_.emplace(name, variable);
  if (fresh) {
    variables_.push_back(variable);
  } else {
    std::replace(variables_.begin(), variables_.end(), place->second, variable);
    place->second = variable;
  }
}

std::vector<std::string_view> Scope::names() const {
  std::vector<std::string_view> names;
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    for (const ast::Variable* variable : scope->variables_) names.push_back(variable->name);
  }
  return names;
}

void Scope::clear() {
  variables_.clear();
  by_name_.clear();
}

}  // namespace dossier::query
