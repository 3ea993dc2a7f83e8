#pragma once

#include "query/ast/variable.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::query {

/// The names visible at one place. Scopes are chained outwards: to the clause around an expression,
/// to the query around a subquery. Crossing the edge of a subquery outwards makes a variable one of
/// its imports.
class Scope {
 public:
  explicit Scope(Scope* outer = nullptr, std::vector<ast::Variable*>* imports = nullptr)
      : outer_(outer), imports_(imports) {}

  /// The variable that a name means here, or null; notes it as an import of every subquery in
  /// between.
  ast::Variable* find(std::string_view name);
  /// The same, but neither looks outwards nor notes anything.
  ast::Variable* find_here(std::string_view name) const;

  /// Makes a name mean a variable; hides the name in outer scopes.
  void add(std::string_view name, ast::Variable* variable);
  void add(ast::Variable* variable) { add(variable->name, variable); }

  /// The variables of this scope alone, in order of binding.
  const std::vector<ast::Variable*>& variables() const { return variables_; }
  /// Every visible name, inner ones first.
  std::vector<std::string_view> names() const;
  Scope* outer() const { return outer_; }
  /// Forgets all names of this scope.
  void clear();

 private:
  Scope* outer_;
  std::vector<ast::Variable*>* imports_;
  std::vector<ast::Variable*> variables_;
  std::unordered_map<std::string_view, ast::Variable*> by_name_;
};

}  // namespace dossier::query
