#pragma once

#include "query/ast/expression.h"
#include "query/flat/lane.h"
#include "query/flat/rows.h"

#include <memory>
#include <string>
#include <vector>

namespace dossier::query::flat {

/// Whether two values of one kind, neither of them null, compare as the operator says.
template <typename T>
bool compare(ast::ComparisonOperator op, const T& a, const T& b) {
  switch (op) {
    case ast::ComparisonOperator::Equal: return a == b;
    case ast::ComparisonOperator::NotEqual: return a != b;
    case ast::ComparisonOperator::Less: return a < b;
    case ast::ComparisonOperator::LessOrEqual: return a <= b;
    case ast::ComparisonOperator::Greater: return a > b;
    case ast::ComparisonOperator::GreaterOrEqual: return a >= b;
  }
  return false;
}

/// A condition of a program, bound to memory. Rows where it is not true, or unknown, are dropped.
struct Test {
  enum class Kind : std::uint8_t {
    Never,
    Label,     ///< `a` is in `set`
    SameId,    ///< a = b
    OtherId,   ///< a <> b
    Integers,  ///< column of `a` compared with `integer`
    Pair,      ///< integer column of `a` compared with that of `b`
    Reals,     ///< column of `a` compared with `real`
    Codes,     ///< `passes` for the code of `a`
    Texts,     ///< text of `a` compared with `text`
    Affix,     ///< STARTS WITH and so on
    Absent,    ///< there is no step from `a` to `b`
  };
  Kind kind = Kind::Never;
  Var a = kNoVar, b = kNoVar;
  const graph::NodeSet* set = nullptr;
  const graph::ValueColumn* column = nullptr;
  const graph::ValueColumn* other = nullptr;
  ast::ComparisonOperator comparison = ast::ComparisonOperator::Equal;
  ast::BinaryOperator affix = ast::BinaryOperator::Contains;
  std::int64_t integer = 0;
  double real = 0;
  std::string text = {};
  std::vector<std::uint8_t> passes = {};
  std::vector<Lane> lanes = {};

  bool is_unary() const noexcept { return b == kNoVar; }
  bool reads(Var var) const noexcept { return a == var || b == var; }
  /// REQUIRES: unary, or of one variable with itself, which has this id.
  bool holds(std::uint32_t id) const;
};

/// Applies tests to rows; keeps what it needs for that between batches.
class Sieve {
 public:
  explicit Sieve(std::vector<Test> tests) : tests_(std::move(tests)) {}
  void apply(Rows& rows);

 private:
  void apply(const Test& test, Rows& rows);
  void apply_absence(const Test& test, Rows& rows);
  void settle(const Test& test);
  void mark(const Test& test, std::uint32_t node);
  template <typename Predicate>
  void keep(Rows& rows, const Test& test, Predicate predicate);

  std::vector<Test> tests_;
  std::vector<std::uint32_t> kept_;
  /// The neighbours of the node that an absence was last tested for.
  std::vector<std::uint32_t> marks_;
  std::uint32_t base_ = 0;  ///< node of the first mark
  std::uint32_t epoch_ = 0;
  std::uint32_t marked_ = kNone;
  const Test* marked_for_ = nullptr;
};

}  // namespace dossier::query::flat
