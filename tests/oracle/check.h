#pragma once

#include <optional>
#include <string>
#include <vector>

#include <dossier/result.h>

#include "graph/store.h"
#include "query/engine.h"
#include "tests/oracle/generator.h"
#include "tests/oracle/interpreter.h"

namespace dossier::oracle {

/// A store with an engine on it and the graph of a case in it.
class Bench {
 public:
  enum class Setting { Plain, Indexed, Reopened };
  Bench(const GraphSpec& graph, Setting setting);
  ~Bench();

  /// The rows in canonical order, or the error's code and headline as the only row.
  std::vector<std::string> rows(const std::string& text);
  /// The same by the naive interpreter.
  std::vector<std::string> naive(const std::string& text);
  std::int64_t count(const std::string& text);

 private:
  std::string directory_;
  std::unique_ptr<graph::Store> store_;
  std::unique_ptr<query::Engine> engine_;
};

/// A check of one case: nothing, or what differs.
using Verdict = std::optional<std::string>;

/// O14 and O11: the engine without index, with indexes and after a reopening gives what the interpreter gives.
Verdict agrees_with_interpreter(const GraphSpec& graph, const std::string& text);
/// O1 and O2: a predicate splits the rows into true, false and null.
Verdict splits_by_predicate(const GraphSpec& graph, const PatternSpec& pattern);
/// O3 and O4: reversed paths, other order of the parts, and parts as clauses of their own.
Verdict survives_rewriting(const GraphSpec& graph, const PatternSpec& pattern);
/// O9: clauses that change nothing.
Verdict survives_padding(const GraphSpec& graph, const PatternSpec& pattern);
/// O12: a second graph beside, with labels the query does not know, changes nothing; a copy doubles single patterns.
Verdict counts_parts(const GraphSpec& graph);

}  // namespace dossier::oracle
