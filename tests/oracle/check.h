#pragma once

#include "graph/store.h"
#include "query/engine.h"
#include "tests/oracle/generator.h"
#include "tests/oracle/interpreter.h"

#include <optional>
#include <string>
#include <vector>

#include <dossier/result.h>

namespace dossier::oracle {

/// A store with an engine on it and the graph of a case in it. Stores in memory are emptied and
/// used again, so a case meets names, numbers and kept plans of earlier ones; every hundredth is
/// new.
class Bench {
 public:
  enum class Setting { Plain, Indexed, Reopened, Unoptimised };
  Bench(const GraphSpec& graph, Setting setting);
  ~Bench();

  /// The rows in canonical order, or the error's code and headline as the only row.
  std::vector<std::string> rows(const std::string& text);
  /// The same by the naive interpreter.
  std::vector<std::string> naive(const std::string& text);
  std::int64_t count(const std::string& text);
  template <typename Visit>
  void each(const std::string& text, Visit visit) {
    const auto result = kept_->engine->run(text, {}, {}).value();
    for (const dossier::Row row : result) visit(row);
  }
  /// Everything that is stored, in canonical order; nodes are told apart by what they hold.
  std::vector<std::string> dump();

  /// What is wrong with the store; empty when nothing is.
  std::string check();

  struct Kept {
    std::unique_ptr<graph::Store> store;
    std::unique_ptr<query::Engine> engine;
    int uses = 0;
  };

 private:
  void fill(const GraphSpec& graph);

  Setting setting_;
  std::string directory_;
  std::unique_ptr<Kept> kept_;
};

/// A check of one case: nothing, or what differs.
using Verdict = std::optional<std::string>;

/// O14 and O11: the engine without index, with indexes and without optimiser gives what the
/// interpreter gives.
Verdict agrees_with_interpreter(const GraphSpec& graph, const std::string& text);
/// O11: on disk and after a reopening as in memory.
Verdict survives_reopening(const GraphSpec& graph, const std::string& text);
/// O17: the query as printed from its syntax tree gives the same rows, and is printed as itself.
Verdict survives_printing(const GraphSpec& graph, const std::string& text);
/// O1 and O2: a predicate splits the rows into true, false and null.
Verdict splits_by_predicate(const GraphSpec& graph, const PatternSpec& pattern);
/// O3 and O4: reversed paths, other order of the parts, and parts as clauses of their own.
Verdict survives_rewriting(const GraphSpec& graph, const PatternSpec& pattern);
/// O9: clauses that change nothing.
Verdict survives_padding(const GraphSpec& graph, const PatternSpec& pattern);
/// O6: labels, types and properties of a pattern as conditions of its elements and behind it.
Verdict survives_moving(const GraphSpec& graph, Generator& generator);
/// O13: counts and algorithms of two graphs side by side are those of each.
Verdict adds_up(const GraphSpec& graph, Generator& generator);
/// O18: a pair of queries from equal_queries.txt.
Verdict keeps_pairs_equal(const GraphSpec& graph, Generator& generator);
/// The index of words finds what reading all texts finds.
Verdict finds_words(const GraphSpec& graph, Generator& generator);
/// O12: a second graph beside, with labels the query does not know, changes nothing; a copy doubles
/// single patterns.
Verdict counts_parts(const GraphSpec& graph);

/// O5: walks of variable length are the walks of each length.
Verdict splits_by_length(const GraphSpec& graph, Generator& generator);
/// O7: more conditions, fewer anchors.
Verdict shrinks_by_restriction(const GraphSpec& graph, const PatternSpec& pattern,
                               const std::string& restriction);
/// O8: undirected steps are those there and back, a loop once.
Verdict counts_both_directions(const GraphSpec& graph, Generator& generator);
/// O10: two ways to write an expression.
Verdict evaluates_alike(const GraphSpec& graph, const PatternSpec& pattern,
                        const std::pair<std::string, std::string>& expressions);
/// O16: two ways to write a change leave the same graph, with indexes and without.
Verdict writes_alike(const GraphSpec& graph, const std::pair<std::string, std::string>& statements);

}  // namespace dossier::oracle
