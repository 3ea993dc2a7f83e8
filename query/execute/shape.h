#pragma once

#include "query/ast/expression.h"
#include "query/execute/evaluator.h"

#include <span>

namespace dossier::query::plan {
struct Subplan;
}

namespace dossier::query::execute {

/// What an expression looks like from outside, for those who compute it in another way. Views the
/// evaluator.
struct Shape {
  enum class Kind : std::uint8_t {
    Other,
    Property,  ///< `left.name`
    Label,     ///< `left:name`
    Compare,   ///< `left comparison right`
    Text,      ///< `left text right`
    And,       ///< all of `operands`
    Not,       ///< `NOT left`
    Exists,    ///< the query has a row
  };
  Kind kind = Kind::Other;
  const Evaluator* left = nullptr;
  const Evaluator* right = nullptr;
  std::span<const EvaluatorPtr> operands = {};
  const Name* name = nullptr;
  ast::ComparisonOperator comparison = ast::ComparisonOperator::Equal;
  ast::BinaryOperator text = ast::BinaryOperator::Contains;
  const plan::Subplan* subplan = nullptr;
};

}  // namespace dossier::query::execute
