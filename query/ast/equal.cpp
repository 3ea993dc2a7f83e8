#include "query/ast/equal.h"

#include "query/ast/function.h"
#include "query/ast/pattern.h"

#include <algorithm>
#include <bit>

namespace dossier::query::ast {
namespace {

bool equal_or_null(const Expression* a, const Expression* b) {
  return a == nullptr || b == nullptr ? a == b : equal(*a, *b);
}

bool equal_all(Seq<Expression*> a, Seq<Expression*> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Expression* x, const Expression* y) { return equal(*x, *y); });
}

bool equal_labels(const LabelExpression& a, const LabelExpression& b) {
  return a.kind == b.kind && a.name == b.name && equal_or_null(a.dynamic, b.dynamic) &&
         std::equal(a.operands.begin(), a.operands.end(), b.operands.begin(), b.operands.end(),
                    [](const auto* x, const auto* y) { return equal_labels(*x, *y); });
}

template <typename T>
bool equal_ops(Seq<T> a, Seq<T> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

bool equal_as(const Literal& a, const Literal& b) {
  return a.literal == b.literal && a.boolean == b.boolean && a.integer == b.integer &&
         std::bit_cast<std::uint64_t>(a.real) == std::bit_cast<std::uint64_t>(b.real) &&
         a.string == b.string;
}
bool equal_as(const Parameter& a, const Parameter& b) { return a.name == b.name; }
bool equal_as(const VariableReference& a, const VariableReference& b) {
  return a.variable == b.variable && a.variable != nullptr;
}
bool equal_as(const Property& a, const Property& b) {
  return a.key == b.key && equal(*a.object, *b.object);
}
bool equal_as(const Index& a, const Index& b) {
  return equal(*a.object, *b.object) && equal(*a.index, *b.index);
}
bool equal_as(const Slice& a, const Slice& b) {
  return equal(*a.object, *b.object) && equal_or_null(a.from, b.from) && equal_or_null(a.to, b.to);
}
bool equal_as(const Unary& a, const Unary& b) {
  return a.op == b.op && equal(*a.operand, *b.operand);
}
bool equal_as(const Logical& a, const Logical& b) {
  return a.op == b.op && equal_all(a.operands, b.operands);
}
bool equal_as(const Arithmetic& a, const Arithmetic& b) {
  return equal_ops(a.ops, b.ops) && equal_all(a.operands, b.operands);
}
bool equal_as(const Comparison& a, const Comparison& b) {
  return equal_ops(a.ops, b.ops) && equal_all(a.operands, b.operands);
}
bool equal_as(const Binary& a, const Binary& b) {
  return a.op == b.op && equal(*a.left, *b.left) && equal(*a.right, *b.right);
}
bool equal_as(const IsNull& a, const IsNull& b) {
  return a.negated == b.negated && equal(*a.operand, *b.operand);
}
bool equal_as(const LabelCheck& a, const LabelCheck& b) {
  return a.negated == b.negated && equal(*a.operand, *b.operand) &&
         equal_labels(*a.labels, *b.labels);
}
bool equal_as(const FunctionCall& a, const FunctionCall& b) {
  return a.function == b.function && a.function != nullptr && a.function->deterministic &&
         a.distinct == b.distinct && equal_all(a.arguments, b.arguments);
}
bool equal_as(const Case& a, const Case& b) {
  return equal_or_null(a.operand, b.operand) && equal_or_null(a.otherwise, b.otherwise) &&
         std::equal(a.branches.begin(), a.branches.end(), b.branches.begin(), b.branches.end(),
                    [](const CaseBranch& x, const CaseBranch& y) {
                      return equal_all(x.when, y.when) && equal(*x.then, *y.then);
                    });
}
bool equal_as(const ListLiteral& a, const ListLiteral& b) {
  return equal_all(a.elements, b.elements);
}
bool equal_as(const MapLiteral& a, const MapLiteral& b) {
  return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const MapEntry& x, const MapEntry& y) {
                      return x.key == y.key && equal(*x.value, *y.value);
                    });
}

template <typename T>
bool both(const Expression& a, const Expression& b) {
  return equal_as(*as<T>(&a), *as<T>(&b));
}

}  // namespace

bool equal(const Expression& a, const Expression& b) {
  if (&a == &b) return true;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case ExpressionKind::Literal: return both<Literal>(a, b);
    case ExpressionKind::Parameter: return both<Parameter>(a, b);
    case ExpressionKind::VariableReference: return both<VariableReference>(a, b);
    case ExpressionKind::Property: return both<Property>(a, b);
    case ExpressionKind::Index: return both<Index>(a, b);
    case ExpressionKind::Slice: return both<Slice>(a, b);
    case ExpressionKind::Unary: return both<Unary>(a, b);
    case ExpressionKind::Logical: return both<Logical>(a, b);
    case ExpressionKind::Arithmetic: return both<Arithmetic>(a, b);
    case ExpressionKind::Comparison: return both<Comparison>(a, b);
    case ExpressionKind::Binary: return both<Binary>(a, b);
    case ExpressionKind::IsNull: return both<IsNull>(a, b);
    case ExpressionKind::LabelCheck: return both<LabelCheck>(a, b);
    case ExpressionKind::FunctionCall: return both<FunctionCall>(a, b);
    case ExpressionKind::CountStar: return true;
    case ExpressionKind::Case: return both<Case>(a, b);
    case ExpressionKind::ListLiteral: return both<ListLiteral>(a, b);
    case ExpressionKind::MapLiteral: return both<MapLiteral>(a, b);
    default: return false;
  }
}

}  // namespace dossier::query::ast
