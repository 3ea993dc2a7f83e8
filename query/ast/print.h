#pragma once

#include "query/ast/query.h"

#include <string>

namespace dossier::query::ast {

/// The tree as canonical Cypher: keywords in capitals, one space, parentheses only where they are
/// needed, names in back-ticks only where they must be. Parsing the text again gives the same tree
/// but for spans. Works before and after analysis.
std::string print(const Query& query);
std::string print(const RegularQuery& query);
std::string print(const Clause& clause);
std::string print(const Expression& expression);
std::string print(const PathPattern& pattern);
std::string print(const LabelExpression& labels);

/// `name`, or in back-ticks when it is not a plain identifier.
std::string print_name(std::string_view name);

}  // namespace dossier::query::ast
