#pragma once

#include "query/ast/query.h"
#include "query/plan/step.h"
#include "query/plan/tuning.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace dossier::query::plan {

/// The plan of a query that stands within an expression.
struct Subplan {
  StepPtr root;
  std::vector<const ArgumentStep*> arguments;
  /// Slots that are read from its rows.
  std::vector<Slot> results;
  std::uint32_t index = 0;  ///< its place in a Context
  std::string shown;
};

/// A query ready to run: immutable, shared by any number of runs at once. Holds the syntax tree,
/// because names and texts point into it.
struct Plan {
  ast::Query query;
  StepPtr root;
  execute::Dimensions dimensions;
  std::vector<std::string> columns;
  std::vector<Slot> column_slots;
  bool updates = false;
  std::vector<Error>
      warnings;  ///< names that the graph does not know, products of unconnected parts
  std::vector<std::unique_ptr<Subplan>> subplans;
  /// What the graph held when the plan was made, and the indexes that the plan uses.
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::vector<graph::IndexId> indexes;
};

/// Plans an analysed query against the indexes and statistics of `graph`. REQUIRES: a statement of
/// kind Query. Throws dossier::Exception. `checkpoint` is called now and then and throws when
/// planning is to stop; it may be empty.
std::shared_ptr<const Plan> make_plan(ast::Query query, const graph::Transaction& graph,
                                      const Tuning& tuning = {},
                                      const std::function<void()>& checkpoint = {});

/// The plan as text for EXPLAIN and, with measures, for PROFILE.
std::string print(const Plan& plan, const Profile* profile);

}  // namespace dossier::query::plan
