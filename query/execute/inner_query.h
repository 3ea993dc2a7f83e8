#pragma once

#include "query/execute/evaluator.h"
#include "query/plan/plan.h"

namespace dossier::query::execute {

/// What is made of the rows of a query within an expression.
enum class InnerResult : std::uint8_t {
  Exists,   ///< whether there is one
  Count,    ///< how many there are
  Collect,  ///< the list of the values of `value`
};

/// A query within an expression: run once for each row. `imports`: outer slots that it reads.
EvaluatorPtr make_inner_query(InnerResult result, const plan::Subplan& subplan,
                              std::vector<Slot> imports, EvaluatorPtr value, Span where);

}  // namespace dossier::query::execute
