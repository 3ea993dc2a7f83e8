#include "query/ast/function.h"
#include "query/plan/compile_type.h"
#include "query/plan/compiler.h"

namespace dossier::query::plan {

using execute::LabelTest;

Compiler::Compiler(Plan& plan, const graph::Transaction& graph, const Tuning& tuning,
                   const std::function<void()>& checkpoint)
    : plan_(plan), graph_(graph), tuning_(tuning), checkpoint_(checkpoint) {
  plan_.dimensions.slots = static_cast<std::uint32_t>(plan_.query.variables.size());
}

Name Compiler::name(std::string_view text) {
  const auto [at, added] = names_.try_emplace(std::string(text), plan_.dimensions.names);
  if (added) ++plan_.dimensions.names;
  return {at->first, at->second};
}

std::string Compiler::text(Span where) const {
  return std::string(plan_.query.text.substr(where.begin, where.end - where.begin));
}

SlotSet Compiler::uses_of(const execute::Evaluator& evaluator) const {
  SlotSet slots = no_slots();
  evaluator.uses(slots);
  return slots;
}

EvaluatorPtr Compiler::optional(const ast::Expression* found) {
  return found == nullptr ? nullptr : expression(*found);
}

std::vector<EvaluatorPtr> Compiler::expressions(ast::Seq<ast::Expression*> list) {
  std::vector<EvaluatorPtr> made;
  made.reserve(list.size());
  for (const ast::Expression* one : list) made.push_back(expression(*one));
  return made;
}

EvaluatorPtr Compiler::expression(const ast::Expression& expression) {
  work();
  const auto known = replaced_.find(&expression);
  if (known != replaced_.end()) return execute::make_slot(known->second);
  EvaluatorPtr made = build(expression);
  const bool leaf = expression.kind == ast::ExpressionKind::Literal ||
                    expression.kind == ast::ExpressionKind::Parameter;
  if (!expression.constant || leaf) return made;
  return execute::make_folded(plan_.dimensions.constants++, std::move(made));
}

namespace {

Value value_of(const ast::Literal& literal) {
  switch (literal.literal) {
    case ast::LiteralKind::Null: return {};
    case ast::LiteralKind::Boolean: return Value(literal.boolean);
    case ast::LiteralKind::Integer: return Value(literal.integer);
    case ast::LiteralKind::Float: return Value(literal.real);
    case ast::LiteralKind::String: return Value(literal.string);
  }
  return {};
}

template <typename T>
std::vector<T> copy(ast::Seq<T> items) {
  return std::vector<T>(items.begin(), items.end());
}

}  // namespace

EvaluatorPtr Compiler::build(const ast::Expression& e) {
  using Kind = ast::ExpressionKind;
  switch (e.kind) {
    case Kind::Literal: return execute::make_literal(value_of(*ast::as<ast::Literal>(&e)));
    case Kind::Parameter: return parameter(*ast::as<ast::Parameter>(&e));
    case Kind::VariableReference:
      return execute::make_slot(slot(ast::as<ast::VariableReference>(&e)->variable), e.span);
    case Kind::Property: {
      const auto& property = *ast::as<ast::Property>(&e);
      const ast::Type& type = property.object->type;
      if (type.is(ast::Kinds::Node) || type.is(ast::Kinds::Relationship)) {
        check_key(property.key, property.key_span);
      }
      return execute::make_property(expression(*property.object), name(property.key), e.span);
    }
    case Kind::Index: {
      const auto& index = *ast::as<ast::Index>(&e);
      return execute::make_index(expression(*index.object), expression(*index.index), e.span);
    }
    case Kind::Slice: {
      const auto& slice = *ast::as<ast::Slice>(&e);
      return execute::make_slice(expression(*slice.object), optional(slice.from),
                                 optional(slice.to), e.span);
    }
    case Kind::Unary: return unary(*ast::as<ast::Unary>(&e));
    case Kind::Logical: {
      const auto& logical = *ast::as<ast::Logical>(&e);
      return execute::make_logical(logical.op, expressions(logical.operands), e.span);
    }
    case Kind::Arithmetic: return arithmetic(*ast::as<ast::Arithmetic>(&e));
    case Kind::Comparison: {
      const auto& comparison = *ast::as<ast::Comparison>(&e);
      return execute::make_comparison(expressions(comparison.operands), copy(comparison.ops),
                                      e.span);
    }
    case Kind::Binary: {
      const auto& binary = *ast::as<ast::Binary>(&e);
      return execute::make_text_test(binary.op, expression(*binary.left), expression(*binary.right),
                                     e.span);
    }
    case Kind::IsNull: {
      const auto& test = *ast::as<ast::IsNull>(&e);
      return execute::make_is_null(expression(*test.operand), test.negated, e.span);
    }
    case Kind::LabelCheck: {
      const auto& check = *ast::as<ast::LabelCheck>(&e);
      return execute::make_label_check(expression(*check.operand), label_test(*check.labels),
                                       check.negated, e.span);
    }
    case Kind::TypeCheck: {
      const auto& check = *ast::as<ast::TypeCheck>(&e);
      return execute::make_type_test(expression(*check.operand), type_name(check.tested),
                                     check.negated, e.span);
    }
    case Kind::FunctionCall: return call(*ast::as<ast::FunctionCall>(&e));
    case Kind::CountStar: break;
    case Kind::Case: return case_of(*ast::as<ast::Case>(&e));
    case Kind::ListLiteral:
      return execute::make_list(expressions(ast::as<ast::ListLiteral>(&e)->elements), e.span);
    case Kind::MapLiteral: return map_literal(*ast::as<ast::MapLiteral>(&e));
    case Kind::ListComprehension: return list_comprehension(*ast::as<ast::ListComprehension>(&e));
    case Kind::PatternComprehension:
      return pattern_comprehension(*ast::as<ast::PatternComprehension>(&e));
    case Kind::PatternPredicate: return pattern_predicate(*ast::as<ast::PatternPredicate>(&e));
    case Kind::Subquery: return subquery(*ast::as<ast::Subquery>(&e));
    case Kind::Reduce: return reduce(*ast::as<ast::Reduce>(&e));
    case Kind::Quantifier: return quantifier(*ast::as<ast::Quantifier>(&e));
    case Kind::MapProjection: return map_projection(*ast::as<ast::MapProjection>(&e));
    case Kind::ShortestPath: return shortest_path(*ast::as<ast::ShortestPath>(&e));
  }
  throw Exception(
      Error{Code::InvalidAggregation, "an aggregating function cannot stand here", e.span});
}

EvaluatorPtr Compiler::parameter(const ast::Parameter& parameter) {
  auto& all = plan_.dimensions.parameters;
  const auto [at, added] =
      parameters_.try_emplace(std::string(parameter.name), static_cast<std::uint32_t>(all.size()));
  if (added) all.emplace_back(parameter.name);
  return execute::make_parameter(at->second, parameter.span);
}

EvaluatorPtr Compiler::unary(const ast::Unary& unary) {
  if (unary.op == ast::UnaryOperator::Not)
    return execute::make_not(expression(*unary.operand), unary.span);
  return execute::make_sign(unary.op, expression(*unary.operand), unary.span);
}

EvaluatorPtr Compiler::arithmetic(const ast::Arithmetic& arithmetic) {
  return execute::make_arithmetic(expressions(arithmetic.operands), copy(arithmetic.ops),
                                  arithmetic.span);
}

EvaluatorPtr Compiler::call(const ast::FunctionCall& call) {
  const std::string_view name = call.function->name;
  const bool in_csv = csv_place.line != execute::kNoSlot;
  if (in_csv && name == "linenumber") return execute::make_slot(csv_place.line);
  if (in_csv && name == "file") return execute::make_slot(csv_place.file);
  if (name == "coalesce") return execute::make_coalesce(expressions(call.arguments), call.span);
  if (const Function* function = find_function(name)) {
    return execute::make_call(*function, expressions(call.arguments), call.span);
  }
  if (call.function->aggregates) {
    throw Exception(Error{Code::InvalidAggregation,
                          "`" + std::string(name) + "` aggregates and cannot stand here",
                          call.span});
  }
  throw Exception(
      Error{Code::UnknownFunction, "there is no function `" + std::string(name) + "`", call.span});
}

EvaluatorPtr Compiler::case_of(const ast::Case& expression) {
  std::vector<execute::CaseArm> arms;
  for (const ast::CaseBranch& branch : expression.branches) {
    arms.push_back({expressions(branch.when), this->expression(*branch.then)});
  }
  return execute::make_case(optional(expression.operand), std::move(arms),
                            optional(expression.otherwise), expression.span);
}

EvaluatorPtr Compiler::map_literal(const ast::MapLiteral& map) {
  std::vector<execute::MapPart> parts;
  for (const ast::MapEntry& entry : map.entries) {
    parts.push_back({std::string(entry.key), expression(*entry.value)});
  }
  return execute::make_map(std::move(parts), map.span);
}

EvaluatorPtr Compiler::map_projection(const ast::MapProjection& projection) {
  std::vector<execute::ProjectionPart> parts;
  for (const ast::MapProjectionItem& item : projection.items) {
    const bool all = item.kind == ast::MapProjectionItemKind::AllProperties;
    parts.push_back({all ? std::string() : std::string(item.key), optional(item.value)});
  }
  return execute::make_map_projection(expression(*projection.subject), std::move(parts),
                                      projection.span);
}

execute::ListScope Compiler::list_scope(const ast::Expression& list, const ast::Binding& element,
                                        std::initializer_list<const execute::Evaluator*> inner,
                                        std::initializer_list<Slot> own) {
  execute::ListScope scope{expression(list), slot(element), {}};
  SlotSet used = no_slots();
  for (const execute::Evaluator* evaluator : inner) {
    if (evaluator != nullptr) evaluator->uses(used);
  }
  used[scope.element] = false;
  for (Slot mine : own) used[mine] = false;
  scope.captures = list_of(used);
  return scope;
}

EvaluatorPtr Compiler::list_comprehension(const ast::ListComprehension& c) {
  EvaluatorPtr filter = optional(c.where);
  EvaluatorPtr result = optional(c.result);
  execute::ListScope scope = list_scope(*c.list, c.variable, {filter.get(), result.get()}, {});
  return execute::make_list_comprehension(std::move(scope), std::move(filter), std::move(result),
                                          c.span);
}

EvaluatorPtr Compiler::quantifier(const ast::Quantifier& q) {
  EvaluatorPtr predicate =
      q.predicate != nullptr ? expression(*q.predicate) : execute::make_slot(slot(q.variable));
  execute::ListScope scope = list_scope(*q.list, q.variable, {predicate.get()}, {});
  return execute::make_quantifier(q.quantifier, std::move(scope), std::move(predicate), q.span);
}

EvaluatorPtr Compiler::reduce(const ast::Reduce& r) {
  EvaluatorPtr step = expression(*r.step);
  const Slot accumulator = slot(r.accumulator);
  execute::ListScope scope = list_scope(*r.list, r.variable, {step.get()}, {accumulator});
  return execute::make_reduce(std::move(scope), accumulator, expression(*r.initial),
                              std::move(step), r.span);
}

LabelTest Compiler::label_test(const ast::LabelExpression& labels) {
  LabelTest test;
  switch (labels.kind) {
    case ast::LabelKind::Name:
      test.kind = LabelTest::Kind::Name;
      test.name = name(labels.name);
      break;
    case ast::LabelKind::Wildcard: test.kind = LabelTest::Kind::Wildcard; break;
    case ast::LabelKind::Dynamic:
    case ast::LabelKind::DynamicAny:
      test.kind = labels.kind == ast::LabelKind::Dynamic ? LabelTest::Kind::Dynamic
                                                         : LabelTest::Kind::DynamicAny;
      test.dynamic = expression(*labels.dynamic);
      break;
    case ast::LabelKind::Not: test.kind = LabelTest::Kind::Not; break;
    case ast::LabelKind::And: test.kind = LabelTest::Kind::And; break;
    case ast::LabelKind::Or: test.kind = LabelTest::Kind::Or; break;
  }
  for (const ast::LabelExpression* operand : labels.operands)
    test.operands.push_back(label_test(*operand));
  return test;
}

}  // namespace dossier::query::plan
