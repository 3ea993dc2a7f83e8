#include "query/plan/search.h"

namespace dossier::query::plan {

Partial plan_repeated(Compiler&, const PatternHop& hop, Hop, bool, Partial) {
  throw Exception(Error{Code::UnexpectedSyntax, "not available: " + hop.shown, {}});
}

Partial plan_search(Compiler&, const PatternHop& hop, Partial) {
  throw Exception(Error{Code::UnexpectedSyntax, "not available: " + hop.shown, {}});
}

EvaluatorPtr Compiler::shortest_path(const ast::ShortestPath& e) {
  throw Exception(Error{Code::UnexpectedSyntax, "not available", e.span});
}

}  // namespace dossier::query::plan
