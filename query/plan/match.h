#pragma once

#include "query/plan/order.h"

namespace dossier::query::plan {

/// A plan under construction: its last step, and the slots that have values there.
struct Partial {
  StepPtr step;
  SlotSet bound;
};

/// Puts the steps of a pattern behind a plan. Every variable of the pattern is bound afterwards, and the
/// condition holds.
Partial plan_pattern(Compiler& compiler, ast::Seq<ast::PathPattern*> paths, const ast::Expression* where,
                     Partial input);

/// Puts a condition behind a plan.
StepPtr filtered(StepPtr input, EvaluatorPtr condition, std::string shown, double share);

}  // namespace dossier::query::plan
