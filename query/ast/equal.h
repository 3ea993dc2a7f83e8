#pragma once

#include "query/ast/expression.h"

namespace dossier::query::ast {

/// True when two analysed expressions are sure to mean the same: the same tree over the same
/// Variables. Expressions that bind names of their own or contain patterns or subqueries never
/// equal another one.
bool equal(const Expression& a, const Expression& b);

}  // namespace dossier::query::ast
