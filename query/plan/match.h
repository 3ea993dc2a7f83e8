#pragma once

#include "query/plan/order.h"

namespace dossier::query::plan {

/// A plan under construction: its last step, and the slots that have values there.
struct Partial {
  StepPtr step;
  SlotSet bound;
};

/// Puts the steps of a pattern behind a plan. Every variable of the pattern is bound afterwards,
/// and the condition holds.
Partial plan_pattern(Compiler& compiler, ast::Seq<ast::PathPattern*> paths,
                     const ast::Expression* where, Partial input);

/// The same for MATCH clauses that follow each other, matched as one pattern: in the order that
/// costs least, whichever clause a hop comes from. REQUIRES: more than one only as follow_on()
/// allows.
Partial plan_patterns(Compiler& compiler, std::span<const ClausePattern> clauses, Partial input);

/// How many of the clauses, from the first on, can be matched as one pattern: those with nothing
/// but nodes and single relationships that none of the others names, as long as the best order can
/// be found exactly. 0 when the first is no plain MATCH.
std::size_t follow_on(ast::Seq<ast::Clause* const> clauses);

/// Puts a condition behind a plan.
StepPtr filtered(StepPtr input, EvaluatorPtr condition, std::string shown, double share);

}  // namespace dossier::query::plan
