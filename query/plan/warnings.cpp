#include "query/analyze/suggest.h"
#include "query/plan/compiler.h"

#include <algorithm>

namespace dossier::query::plan {

void Compiler::warn(Error warning) {
  auto& all = plan_.warnings;
  const auto same = [&](const Error& other) { return other.message == warning.message; };
  if (plan_.updates || std::any_of(all.begin(), all.end(), same)) return;
  all.push_back(std::move(warning));
}

void Compiler::check_label(std::string_view name, Span where) {
  if (plan_.updates || graph_.find_label(name)) return;
  warn({Code::UnknownLabel,
        "no node has the label `" + std::string(name) + "`",
        where,
        {},
        did_you_mean(name, graph_.labels())});
}

void Compiler::check_type(std::string_view name, Span where) {
  if (plan_.updates || graph_.find_type(name)) return;
  warn({Code::UnknownRelationshipType,
        "no relationship has the type `" + std::string(name) + "`",
        where,
        {},
        did_you_mean(name, graph_.types())});
}

void Compiler::check_key(std::string_view name, Span where) {
  if (plan_.updates || graph_.find_key(name)) return;
  warn({Code::UnknownPropertyKey,
        "nothing in the graph has the property `" + std::string(name) + "`",
        where,
        {},
        did_you_mean(name, graph_.keys())});
}

}  // namespace dossier::query::plan
