#include "query/plan/search_conditions.h"

#include "query/ast/function.h"

#include <algorithm>

namespace dossier::query::plan {

SearchConditions::SearchConditions(Compiler& compiler, const ast::PathPattern& path,
                                   const SlotSet& own)
    : compiler_(compiler),
      foreign_(own),
      about_(compiler.no_slots()),
      path_(*compiler.plan().query.arena.make<ast::PathPattern>(path)) {
  auto& arena = compiler.plan().query.arena;
  std::vector<ast::PathElement*> elements(path.elements.begin(), path.elements.end());
  for (ast::PathElement*& element : elements) {
    if (element->kind == ast::ElementKind::Relationship) {
      element = arena.make<ast::RelationshipPattern>(*ast::as<ast::RelationshipPattern>(element));
      insert(about_, Compiler::slot(ast::as<ast::RelationshipPattern>(element)->variable));
    } else if (element->kind == ast::ElementKind::Node) {
      const Slot end = Compiler::slot(ast::as<ast::NodePattern>(element)->variable);
      if (has(foreign_, end)) foreign_[end] = false;
    }
  }
  path_.elements = arena.copy(elements);
  if (path.variable.variable != nullptr) insert(about_, Compiler::slot(path.variable));
  for (Slot slot = 0; slot < foreign_.size(); ++slot) {
    if (has(about_, slot)) foreign_[slot] = false;
  }
}

bool SearchConditions::take(const ast::Expression& condition) {
  const SlotSet used = compiler_.uses_of(*compiler_.expression(condition));
  bool about = false;
  for (Slot slot = 0; slot < used.size(); ++slot) {
    if (!used[slot]) continue;
    if (has(foreign_, slot)) return false;
    about = about || has(about_, slot);
  }
  if (!about) return false;
  if (take_quantifier(condition) || take_longest(condition)) return true;
  auto& arena = compiler_.plan().query.arena;
  auto* added = const_cast<ast::Expression*>(&condition);
  if (path_.where == nullptr) {
    path_.where = added;
    return true;
  }
  auto* both = arena.make<ast::Logical>();
  both->kind = ast::ExpressionKind::Logical;
  both->span = condition.span;
  both->operands = arena.copy(std::vector<ast::Expression*>{path_.where, added});
  path_.where = both;
  return true;
}

ast::RelationshipPattern* SearchConditions::walk() const {
  auto* element = path_.elements.size() == 3 ? path_.elements[1] : nullptr;
  if (element == nullptr || element->kind != ast::ElementKind::Relationship) return nullptr;
  auto* walk = ast::as<ast::RelationshipPattern>(element);
  const bool plain = walk->length != nullptr && walk->length->least <= 1 && path_.where == nullptr;
  return plain ? walk : nullptr;
}

/// `relationships(p)`, `nodes(p)` or `length(p)` of this path.
bool SearchConditions::is_elements(const ast::Expression& list, std::string_view function) const {
  const auto* call = ast::try_as<ast::FunctionCall>(&list);
  if (call == nullptr || call->function->name != function || path_.variable.variable == nullptr)
    return false;
  const auto* of = ast::try_as<ast::VariableReference>(call->arguments[0]);
  return of != nullptr && of->variable == path_.variable.variable;
}

/// `all(r IN relationships(p) WHERE ...)`, `none(n IN nodes(p) WHERE ...)`: each step can be tested
/// on its own.
bool SearchConditions::take_quantifier(const ast::Expression& condition) {
  const auto* quantifier = ast::try_as<ast::Quantifier>(&condition);
  ast::RelationshipPattern* relationship = walk();
  if (quantifier == nullptr || quantifier->predicate == nullptr || relationship == nullptr)
    return false;
  const bool all = quantifier->quantifier == ast::QuantifierKind::All;
  if (!all && quantifier->quantifier != ast::QuantifierKind::None) return false;
  const auto* list = ast::try_as<ast::VariableReference>(quantifier->list);
  const bool by_name = list != nullptr && list->variable == relationship->variable.variable;
  const bool of_relationships = by_name || is_elements(*quantifier->list, "relationships");
  if (!of_relationships && !is_elements(*quantifier->list, "nodes")) return false;
  const EvaluatorPtr tested = compiler_.expression(*quantifier->predicate);
  const SlotSet used = compiler_.uses_of(*tested);
  for (Slot slot = 0; slot < used.size(); ++slot) {
    if (used[slot] && has(about_, slot)) return false;
  }
  if (of_relationships) {
    if (relationship->each != nullptr || relationship->where != nullptr) return false;
    auto* predicate = quantifier->predicate;
    if (!all) {
      auto* denied = compiler_.plan().query.arena.make<ast::Unary>();
      denied->kind = ast::ExpressionKind::Unary;
      denied->span = predicate->span;
      denied->operand = predicate;
      predicate = denied;
    }
    relationship->where = predicate;
    relationship->each = quantifier->variable.variable;
    return true;
  }
  if (node_condition_) return false;
  node_condition_ = all ? tested : execute::make_not(tested, quantifier->span);
  each_node_ = Compiler::slot(quantifier->variable);
  return true;
}

/// `length(p) <= 4`: no longer walk has to be tried.
bool SearchConditions::take_longest(const ast::Expression& condition) {
  const auto* comparison = ast::try_as<ast::Comparison>(&condition);
  ast::RelationshipPattern* relationship = walk();
  if (comparison == nullptr || comparison->ops.size() != 1 || relationship == nullptr) return false;
  const bool less = comparison->ops[0] == ast::ComparisonOperator::Less;
  if (!less && comparison->ops[0] != ast::ComparisonOperator::LessOrEqual) return false;
  const auto* most = ast::try_as<ast::Literal>(comparison->operands[1]);
  const bool number = most != nullptr && most->literal == ast::LiteralKind::Integer &&
                      most->integer > (less ? 1 : 0);
  if (!number || !is_elements(*comparison->operands[0], "length")) return false;
  auto* length = compiler_.plan().query.arena.make<ast::Repetition>(*relationship->length);
  length->most = std::min(length->most, static_cast<std::uint64_t>(most->integer) - (less ? 1 : 0));
  if (length->most < length->least) return false;
  relationship->length = length;
  return true;
}

}  // namespace dossier::query::plan
