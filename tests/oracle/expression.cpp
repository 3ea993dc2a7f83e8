#include "query/function/function.h"
#include "query/value/access.h"
#include "query/value/arithmetic.h"
#include "query/value/compare.h"
#include "query/value/regex.h"
#include "tests/oracle/interpreter.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace dossier::oracle {

using namespace query;  // NOLINT: the oracle speaks of nothing but queries

namespace {

Value literal(const ast::Literal& it) {
  switch (it.literal) {
    case ast::LiteralKind::Null: return {};
    case ast::LiteralKind::Boolean: return it.boolean;
    case ast::LiteralKind::Integer: return it.integer;
    case ast::LiteralKind::Float: return it.real;
    case ast::LiteralKind::String: return it.string;
  }
  return {};
}

Ternary compare(ast::ComparisonOperator op, const Value& a, const Value& b) {
  switch (op) {
    case ast::ComparisonOperator::Equal: return equals(a, b);
    case ast::ComparisonOperator::NotEqual: return negate(equals(a, b));
    case ast::ComparisonOperator::Less: return less(a, b);
    case ast::ComparisonOperator::LessOrEqual: return less_or_equal(a, b);
    case ast::ComparisonOperator::Greater: return greater(a, b);
    case ast::ComparisonOperator::GreaterOrEqual: return greater_or_equal(a, b);
  }
  return Ternary::Null;
}

Value calculate(ast::ArithmeticOperator op, const Value& a, const Value& b, const Budget& budget) {
  switch (op) {
    case ast::ArithmeticOperator::Add: return add(a, b, budget);
    case ast::ArithmeticOperator::Subtract: return subtract(a, b);
    case ast::ArithmeticOperator::Multiply: return multiply(a, b);
    case ast::ArithmeticOperator::Divide: return divide(a, b);
    case ast::ArithmeticOperator::Modulo: return modulo(a, b);
    case ast::ArithmeticOperator::Power: return power(a, b);
    case ast::ArithmeticOperator::Concatenate: return concatenate(a, b, budget);
  }
  return {};
}

Ternary combine(ast::LogicalOperator op, Ternary a, Ternary b) {
  switch (op) {
    case ast::LogicalOperator::And: return conjoin(a, b);
    case ast::LogicalOperator::Or: return disjoin(a, b);
    case ast::LogicalOperator::Xor: return exclusive(a, b);
  }
  return Ternary::Null;
}

Value binary(ast::BinaryOperator op, const Value& a, const Value& b) {
  switch (op) {
    case ast::BinaryOperator::In:
      return a.is_null() && b.is_null() ? Value() : to_value(contains(b, a));
    case ast::BinaryOperator::StartsWith: return to_value(starts_with(a, b));
    case ast::BinaryOperator::EndsWith: return to_value(ends_with(a, b));
    case ast::BinaryOperator::Contains: return to_value(contains_text(a, b));
    case ast::BinaryOperator::Regex: return to_value(matches(a, b));
  }
  return {};
}

}  // namespace

Value Interpreter::property(const Value& object, std::string_view key) {
  const auto id = graph_.source->find_key(key);
  if (object.is_node()) return id ? graph_.source->property(object.node_id(), *id) : Value();
  if (object.is_relationship())
    return id ? graph_.source->property(object.relationship_id(), *id) : Value();
  return property_of(object, key);
}

Value Interpreter::call(const ast::FunctionCall& call, const Row& row) {
  const Function* function = find_function(call.name);
  if (function == nullptr)
    throw std::logic_error("the oracle lacks the function " + std::string(call.name));
  std::vector<Value> arguments;
  for (const ast::Expression* argument : call.arguments)
    arguments.push_back(evaluate(argument, row));
  return function->call(arguments, functions_);
}

Ternary Interpreter::label_check(const ast::LabelExpression& labels, const Value& entity,
                                 const Row& row) {
  if (entity.is_null()) return Ternary::Null;
  switch (labels.kind) {
    case ast::LabelKind::Name: {
      if (entity.is_relationship()) {
        const auto type = graph_.source->find_type(labels.name);
        return ternary(type && graph_.source->endpoints(entity.relationship_id())->type == *type);
      }
      const auto label = graph_.source->find_label(labels.name);
      return ternary(label && graph_.source->has_label(entity.node_id(), *label));
    }
    case ast::LabelKind::Wildcard: {
      std::vector<graph::LabelId> all;
      if (entity.is_node()) graph_.source->labels(entity.node_id(), all);
      return ternary(entity.is_relationship() || !all.empty());
    }
    case ast::LabelKind::Not: return negate(label_check(*labels.operands[0], entity, row));
    case ast::LabelKind::And:
    case ast::LabelKind::Or: {
      const bool all = labels.kind == ast::LabelKind::And;
      Ternary truth = ternary(all);
      for (const auto* operand : labels.operands) {
        const Ternary next = label_check(*operand, entity, row);
        truth = all ? conjoin(truth, next) : disjoin(truth, next);
      }
      return truth;
    }
    case ast::LabelKind::Dynamic:
    case ast::LabelKind::DynamicAny: break;
  }
  throw std::logic_error("the oracle lacks dynamic labels");
}

Value Interpreter::evaluate(const ast::Expression* expression, const Row& row) {
  using Kind = ast::ExpressionKind;
  if (const auto known = aggregated_.find(expression); known != aggregated_.end())
    return known->second;
  switch (expression->kind) {
    case Kind::Literal: return literal(*ast::as<ast::Literal>(expression));
    case Kind::Parameter: {
      const Value* value = parameters_.find(ast::as<ast::Parameter>(expression)->name);
      return value != nullptr ? *value : Value();
    }
    case Kind::VariableReference: {
      const auto at = row.find(ast::as<ast::VariableReference>(expression)->variable);
      if (at == row.end()) throw std::logic_error("the oracle met an unbound variable");
      return at->second;
    }
    case Kind::Property: {
      const auto* it = ast::as<ast::Property>(expression);
      return property(evaluate(it->object, row), it->key);
    }
    case Kind::Index: {
      const auto* it = ast::as<ast::Index>(expression);
      const Value object = evaluate(it->object, row);
      const Value index = evaluate(it->index, row);
      const bool by_name = (object.is_node() || object.is_relationship()) && index.is_string();
      return by_name ? property(object, index.string()) : element(object, index);
    }
    case Kind::Slice: {
      const auto* it = ast::as<ast::Slice>(expression);
      const Value from = it->from != nullptr ? evaluate(it->from, row) : Value();
      const Value to = it->to != nullptr ? evaluate(it->to, row) : Value();
      return slice(evaluate(it->object, row), it->from != nullptr ? &from : nullptr,
                   it->to != nullptr ? &to : nullptr, *functions_.budget);
    }
    case Kind::Unary: {
      const auto* it = ast::as<ast::Unary>(expression);
      const Value operand = evaluate(it->operand, row);
      if (it->op == ast::UnaryOperator::Not) return to_value(negate(truth_of(operand)));
      return it->op == ast::UnaryOperator::Minus ? query::negate(operand) : plus(operand);
    }
    case Kind::Logical: {
      const auto* it = ast::as<ast::Logical>(expression);
      Ternary truth = truth_of(evaluate(it->operands[0], row));
      for (std::size_t i = 1; i < it->operands.size(); ++i) {
        truth = combine(it->op, truth, truth_of(evaluate(it->operands[i], row)));
      }
      return to_value(truth);
    }
    case Kind::Arithmetic: {
      const auto* it = ast::as<ast::Arithmetic>(expression);
      Value value = evaluate(it->operands[0], row);
      for (std::size_t i = 0; i < it->ops.size(); ++i) {
        value =
            calculate(it->ops[i], value, evaluate(it->operands[i + 1], row), *functions_.budget);
      }
      return value;
    }
    case Kind::Comparison: {
      const auto* it = ast::as<ast::Comparison>(expression);
      Ternary truth = Ternary::True;
      for (std::size_t i = 0; i < it->ops.size(); ++i) {
        truth = conjoin(truth, compare(it->ops[i], evaluate(it->operands[i], row),
                                       evaluate(it->operands[i + 1], row)));
      }
      return to_value(truth);
    }
    case Kind::Binary: {
      const auto* it = ast::as<ast::Binary>(expression);
      return binary(it->op, evaluate(it->left, row), evaluate(it->right, row));
    }
    case Kind::IsNull: {
      const auto* it = ast::as<ast::IsNull>(expression);
      return evaluate(it->operand, row).is_null() != it->negated;
    }
    case Kind::LabelCheck: {
      const auto* it = ast::as<ast::LabelCheck>(expression);
      const Ternary truth = label_check(*it->labels, evaluate(it->operand, row), row);
      return to_value(it->negated ? negate(truth) : truth);
    }
    case Kind::FunctionCall: return call(*ast::as<ast::FunctionCall>(expression), row);
    case Kind::Case: {
      const auto* it = ast::as<ast::Case>(expression);
      for (const ast::CaseBranch& branch : it->branches) {
        for (const ast::Expression* when : branch.when) {
          const Ternary hit = it->operand != nullptr
                                  ? equals(evaluate(it->operand, row), evaluate(when, row))
                                  : truth_of(evaluate(when, row));
          if (hit == Ternary::True) return evaluate(branch.then, row);
        }
      }
      return it->otherwise != nullptr ? evaluate(it->otherwise, row) : Value();
    }
    case Kind::ListLiteral: {
      List out;
      for (const ast::Expression* element : ast::as<ast::ListLiteral>(expression)->elements) {
        out.push_back(evaluate(element, row));
      }
      return out;
    }
    case Kind::MapLiteral: {
      Map out;
      for (const ast::MapEntry& entry : ast::as<ast::MapLiteral>(expression)->entries) {
        out.set(std::string(entry.key), evaluate(entry.value, row));
      }
      return out;
    }
    case Kind::ListComprehension: {
      const auto* it = ast::as<ast::ListComprehension>(expression);
      const Value list = evaluate(it->list, row);
      if (list.is_null()) return {};
      List out;
      Row inner = row;
      for (const Value& element : list.list()) {
        inner[it->variable.variable] = element;
        if (it->where != nullptr && truth_of(evaluate(it->where, inner)) != Ternary::True) continue;
        out.push_back(it->result != nullptr ? evaluate(it->result, inner) : element);
      }
      return out;
    }
    case Kind::Quantifier: {
      const auto* it = ast::as<ast::Quantifier>(expression);
      const Value list = evaluate(it->list, row);
      if (list.is_null()) return {};
      std::size_t yes = 0, unknown = 0;
      Row inner = row;
      for (const Value& element : list.list()) {
        inner[it->variable.variable] = element;
        const Ternary truth =
            truth_of(it->predicate != nullptr ? evaluate(it->predicate, inner) : element);
        yes += truth == Ternary::True;
        unknown += truth == Ternary::Null;
      }
      const std::size_t no = list.list().size() - yes - unknown;
      switch (it->quantifier) {
        case ast::QuantifierKind::All:
          return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
        case ast::QuantifierKind::Any:
          return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
        case ast::QuantifierKind::None:
          return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
        case ast::QuantifierKind::Single:
          return yes > 1 ? Value(false) : unknown > 0 ? Value() : Value(yes == 1);
      }
      return {};
    }
    case Kind::Reduce: {
      const auto* it = ast::as<ast::Reduce>(expression);
      const Value list = evaluate(it->list, row);
      if (list.is_null()) return {};
      Row inner = row;
      inner[it->accumulator.variable] = evaluate(it->initial, row);
      for (const Value& element : list.list()) {
        inner[it->variable.variable] = element;
        inner[it->accumulator.variable] = evaluate(it->step, inner);
      }
      return inner[it->accumulator.variable];
    }
    case Kind::PatternPredicate: {
      bool any = false;
      match(*ast::as<ast::PatternPredicate>(expression)->pattern, row,
            [&](const Row&) { any = true; });
      return any;
    }
    case Kind::PatternComprehension: {
      const auto* it = ast::as<ast::PatternComprehension>(expression);
      List out;
      match(*it->pattern, row, [&](const Row& found) {
        if (it->where != nullptr && truth_of(evaluate(it->where, found)) != Ternary::True) return;
        out.push_back(evaluate(it->result, found));
      });
      return out;
    }
    case Kind::Subquery: {
      const auto* it = ast::as<ast::Subquery>(expression);
      const Table rows = run(*it->body, {row});
      if (it->subquery == ast::SubqueryKind::Exists) return !rows.empty();
      if (it->subquery == ast::SubqueryKind::Count) return static_cast<std::int64_t>(rows.size());
      List out;
      for (const Row& found : rows) out.push_back(found.at(it->body->columns[0].variable));
      return out;
    }
    default: throw std::logic_error("the oracle lacks this kind of expression");
  }
}

}  // namespace dossier::oracle
