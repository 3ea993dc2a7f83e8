#pragma once

#include "query/ast/function.h"
#include "query/ast/query.h"

#include <functional>

#include <dossier/database.h>
#include <dossier/error.h>

namespace dossier::query {

/// Binds every name of a parsed query, infers types and checks all rules that hold before a query
/// runs. Fills what the headers of `query/ast` mark as "set by analysis". Fails with the first
/// error in order of the text (2xxx, 3xxx, or 1xxx for clauses that do not go together); the tree
/// is then not to be used further. REQUIRES: `query` comes from `parse` and was not analysed
/// before; `catalog` outlives it. `checkpoint` is called now and then; what it throws passes
/// through.
Status analyze(ast::Query& query, const ast::Catalog& catalog,
               const std::function<void()>& checkpoint = {});

/// Fails with Code::MissingParameter when the query names a parameter that is not among the given
/// ones.
Status check_parameters(const ast::Query& query, const Parameters& given);

}  // namespace dossier::query
