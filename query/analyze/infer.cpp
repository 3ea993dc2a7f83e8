// Static types, and the errors that follow from types that are known.
#include "query/analyze/analyzer.h"

#include <algorithm>

namespace dossier::query {
namespace {

using ast::ExpressionKind;
using ast::Kinds;
using ast::Type;

constexpr Kinds kWithProperties =
    Kinds::Entity | Kinds::Map | Kinds::Temporal | Kinds::Duration | Kinds::Point;

Kinds kind_of(const ast::Literal& literal) {
  switch (literal.literal) {
    case ast::LiteralKind::Null: return Kinds::None;
    case ast::LiteralKind::Boolean: return Kinds::Boolean;
    case ast::LiteralKind::Integer: return Kinds::Integer;
    case ast::LiteralKind::Float: return Kinds::Float;
    case ast::LiteralKind::String: return Kinds::String;
  }
  return Kinds::Any;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return (x | 32) == (y | 32); });
}

std::string_view sign_of(ast::ArithmeticOperator op) {
  using Op = ast::ArithmeticOperator;
  switch (op) {
    case Op::Add: return "+";
    case Op::Subtract: return "-";
    case Op::Multiply: return "*";
    case Op::Divide: return "/";
    case Op::Modulo: return "%";
    case Op::Power: return "^";
    case Op::Concatenate: return "||";
  }
  return "";
}

Kinds accepted_by(ast::ArithmeticOperator op) {
  using Op = ast::ArithmeticOperator;
  switch (op) {
    case Op::Add: return Kinds::Any;
    case Op::Subtract: return Kinds::Number | Kinds::Temporal | Kinds::Duration;
    case Op::Multiply:
    case Op::Divide: return Kinds::Number | Kinds::Duration;
    case Op::Modulo:
    case Op::Power: return Kinds::Number;
    case Op::Concatenate: return Kinds::String | Kinds::List;
  }
  return Kinds::Any;
}

/// Of numbers only the result is known; all else may turn out as many things.
Type result_of(const ast::Arithmetic& arithmetic) {
  bool integers = true;
  bool numbers = true;
  for (const ast::Expression* operand : arithmetic.operands) {
    integers = integers && operand->type.is(Kinds::Integer);
    numbers = numbers && ast::within(operand->type.kinds, Kinds::Number) &&
              operand->type.kinds != Kinds::None;
  }
  const auto op = arithmetic.ops.front();
  if (op == ast::ArithmeticOperator::Power) return {numbers ? Kinds::Float : Kinds::Any};
  if (integers) return {Kinds::Integer};
  return {numbers ? Kinds::Number : Kinds::Any};
}

}  // namespace

Type Analyzer::list_of(const Type& element) {
  return {Kinds::List, query_.arena.make<Type>(element)};
}

Type Analyzer::element_of(const Type& list) {
  return list.is(Kinds::List) && list.element != nullptr ? *list.element : Type{};
}

Type Analyzer::either(const Type& a, const Type& b) {
  const Kinds kinds = a.kinds | b.kinds;
  if (kinds != Kinds::List) return {kinds};
  if (a.kinds == Kinds::None) return b;
  if (b.kinds == Kinds::None) return a;
  if (a.element == nullptr || b.element == nullptr) return {kinds};
  if (a.element == b.element) return a;
  return list_of(either(*a.element, *b.element));
}

void Analyzer::infer_arithmetic(ast::Arithmetic& arithmetic) {
  for (std::size_t at = 0; at < arithmetic.operands.size(); ++at) {
    const auto op = arithmetic.ops[at == 0 ? 0 : at - 1];
    const Kinds kinds = arithmetic.operands[at]->type.kinds;
    // The left operand of a later operator is a result of the ones before it.
    if (kinds == Kinds::None || ast::overlap(kinds, accepted_by(op))) continue;
    fail_with(Code::InvalidArgumentType, arithmetic.operands[at]->span,
              "`" + std::string(sign_of(op)) + "` takes " + ast::to_string(Type{accepted_by(op)}) +
                  ", not " + ast::to_string(arithmetic.operands[at]->type),
              ast::to_string(arithmetic.operands[at]->type));
  }
  arithmetic.type = result_of(arithmetic);
}

void Analyzer::infer_function(ast::FunctionCall& call) {
  const std::string_view name = call.function->name;
  const auto& arguments = call.arguments;
  call.type = {call.function->result};
  if (arguments.empty()) return;
  const Type first = arguments[0]->type;
  if (same_name(name, "collect")) {
    call.type = list_of(first);
  } else if (same_name(name, "nodes")) {
    call.type = list_of({Kinds::Node});
  } else if (same_name(name, "relationships")) {
    call.type = list_of({Kinds::Relationship});
  } else if (same_name(name, "head") || same_name(name, "last")) {
    call.type = element_of(first);
  } else if (same_name(name, "tail") || (same_name(name, "reverse") && first.is(Kinds::List))) {
    call.type = first.is(Kinds::List) ? first : Type{Kinds::List};
  } else if (same_name(name, "coalesce")) {
    call.type = first;
    for (const ast::Expression* argument : arguments) call.type = either(call.type, argument->type);
  } else if (same_name(name, "min") || same_name(name, "max")) {
    call.type = first;
  }
}

void Analyzer::infer(ast::Expression& expression) {
  Type& type = expression.type;
  switch (expression.kind) {
    case ExpressionKind::Literal: type = {kind_of(*ast::as<ast::Literal>(&expression))}; return;
    case ExpressionKind::Parameter: return;
    case ExpressionKind::VariableReference:
      type = ast::as<ast::VariableReference>(&expression)->variable->type;
      return;
    case ExpressionKind::Property: {
      const ast::Expression& object = *ast::as<ast::Property>(&expression)->object;
      const Kinds kinds = object.type.kinds;
      if (kinds != Kinds::None && ast::within(kinds, Kinds::Entity)) type = {Kinds::Storable};
      if (kinds == Kinds::None || ast::overlap(kinds, kWithProperties)) return;
      // A path is no value of a language with properties at all; other values fail as values.
      const Code code =
          object.type.is(Kinds::Path) ? Code::InvalidArgumentType : Code::TypeMismatch;
      fail_with(code, object.span, ast::to_string(object.type) + " has no properties",
                ast::to_string(object.type));
    }
    case ExpressionKind::Index: {
      const auto& index = *ast::as<ast::Index>(&expression);
      const Kinds kinds = index.object->type.kinds;
      const Kinds indexed = Kinds::List | Kinds::Map | Kinds::Entity;
      if (kinds != Kinds::None && !ast::overlap(kinds, indexed)) {
        fail_with(Code::TypeMismatch, index.object->span,
                  ast::to_string(index.object->type) + " has no elements",
                  ast::to_string(index.object->type));
      }
      type = element_of(index.object->type);
      return;
    }
    case ExpressionKind::Slice:
      type = ast::as<ast::Slice>(&expression)->object->type;
      if (!type.is(Kinds::List)) type = {Kinds::List};
      return;
    case ExpressionKind::Unary: {
      const auto& unary = *ast::as<ast::Unary>(&expression);
      const bool negation = unary.op == ast::UnaryOperator::Not;
      check_operand(*unary.operand, negation ? Kinds::Boolean : Kinds::Number | Kinds::Duration,
                    negation ? "NOT" : "a sign");
      type = negation ? Type{Kinds::Boolean} : unary.operand->type;
      return;
    }
    case ExpressionKind::Logical: {
      const auto& logical = *ast::as<ast::Logical>(&expression);
      const bool conjunction = logical.op == ast::LogicalOperator::And;
      const std::string_view word = conjunction                              ? "AND"
                                    : logical.op == ast::LogicalOperator::Or ? "OR"
                                                                             : "XOR";
      for (const ast::Expression* operand : logical.operands)
        check_operand(*operand, Kinds::Boolean, word);
      type = {Kinds::Boolean};
      return;
    }
    case ExpressionKind::Arithmetic:
      return infer_arithmetic(*ast::as<ast::Arithmetic>(&expression));
    case ExpressionKind::Binary: {
      const auto& binary = *ast::as<ast::Binary>(&expression);
      if (binary.op == ast::BinaryOperator::In) check_operand(*binary.right, Kinds::List, "IN");
      type = {Kinds::Boolean};
      return;
    }
    case ExpressionKind::LabelCheck:
      check_operand(*ast::as<ast::LabelCheck>(&expression)->operand, Kinds::Entity,
                    "a check of labels");
      type = {Kinds::Boolean};
      return;
    case ExpressionKind::Comparison:
    case ExpressionKind::IsNull:
    case ExpressionKind::TypeCheck:
    case ExpressionKind::PatternPredicate:
    case ExpressionKind::Quantifier: type = {Kinds::Boolean}; return;
    case ExpressionKind::FunctionCall:
      return infer_function(*ast::as<ast::FunctionCall>(&expression));
    case ExpressionKind::CountStar: type = {Kinds::Integer}; return;
    case ExpressionKind::Case: {
      const auto& choice = *ast::as<ast::Case>(&expression);
      type = choice.otherwise == nullptr ? Type{Kinds::None} : choice.otherwise->type;
      for (const ast::CaseBranch& branch : choice.branches) type = either(type, branch.then->type);
      return;
    }
    case ExpressionKind::ListLiteral: {
      Type element{Kinds::None};
      const auto& elements = ast::as<ast::ListLiteral>(&expression)->elements;
      for (const ast::Expression* item : elements) {
        if (element.kinds == Kinds::Any) break;
        element = either(element, item->type);
      }
      type = elements.empty() ? Type{Kinds::List} : list_of(element);
      return;
    }
    case ExpressionKind::MapLiteral:
    case ExpressionKind::MapProjection: type = {Kinds::Map}; return;
    case ExpressionKind::ListComprehension: {
      const auto& comprehension = *ast::as<ast::ListComprehension>(&expression);
      const bool plain = comprehension.result == nullptr;
      type = plain ? comprehension.list->type : list_of(comprehension.result->type);
      if (!type.is(Kinds::List)) type = {Kinds::List};
      return;
    }
    case ExpressionKind::PatternComprehension:
      type = list_of(ast::as<ast::PatternComprehension>(&expression)->result->type);
      return;
    case ExpressionKind::Subquery: {
      const auto& subquery = *ast::as<ast::Subquery>(&expression);
      if (subquery.subquery == ast::SubqueryKind::Exists) type = {Kinds::Boolean};
      if (subquery.subquery == ast::SubqueryKind::Count) type = {Kinds::Integer};
      if (subquery.subquery == ast::SubqueryKind::Collect)
        type = list_of(subquery.body->columns[0].variable->type);
      return;
    }
    case ExpressionKind::Reduce: return;
    case ExpressionKind::ShortestPath: {
      const bool all = ast::as<ast::ShortestPath>(&expression)->pattern->function ==
                       ast::PathFunction::AllShortestPaths;
      type = all ? list_of({Kinds::Path}) : Type{Kinds::Path};
      return;
    }
  }
}

}  // namespace dossier::query
