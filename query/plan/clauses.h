#pragma once

#include "query/plan/match.h"
#include "query/plan/sight.h"

namespace dossier::query::plan {

/// What the steps since the last barrier do to the graph.
struct Effects {
  bool reads = false;    ///< rows depend on what the graph holds, and are made one after the other
  bool creates = false;  ///< nodes or relationships are made
  bool changes = false;  ///< what was there before is changed or deleted
  Sight sight;           ///< what the rows depend on
  bool writes() const { return creates || changes; }
};

/// Plans the clauses of one part of a query, one after the other.
class ClausePlanner {
 public:
  ClausePlanner(Compiler& compiler, Partial input) : compiler_(compiler), at_(std::move(input)) {}

  /// Ends with the rows that the part returns, or with its effects when it returns none.
  Partial plan(const ast::SingleQuery& query);
  /// The body of FOREACH.
  Partial plan_updates(ast::Seq<ast::Clause*> clauses);

 private:
  void add_all(ast::Seq<ast::Clause* const> clauses);
  void add(const ast::Clause& clause);
  void add_matches(ast::Seq<ast::Clause* const> matches);
  void add_optional_match(const ast::Match& match);
  void add_unwind(const ast::Unwind& unwind);
  void add_projection(const ast::Projection& projection);
  void add_aggregation(const ast::Projection& projection);
  void add_items(const ast::Projection& projection);
  void add_order(const ast::Projection& projection);
  void narrow(const ast::Projection& projection);
  void add_create(const ast::Create& create);
  void add_merge(const ast::Merge& merge);
  void add_set(ast::Seq<ast::SetItem> items, const std::string& shown);
  void add_remove(ast::Seq<ast::SetItem> items, const std::string& shown);
  void add_delete(const ast::Delete& clause);
  void add_foreach(const ast::Foreach& foreach);
  void add_call(const ast::CallProcedure& call);
  void add_subquery(const ast::CallSubquery& call);
  void add_batched_subquery(const ast::CallSubquery& call);
  void add_load_csv(const ast::LoadCsv& load);

  std::vector<Change> changes(ast::Seq<ast::SetItem> items, bool removes);
  Change change(const ast::SetItem& item);

  /// A barrier where the rows so far must be complete before the next step runs.
  void before_reading();
  void before_matching(const ast::GraphPattern& pattern);
  void before_creating(ast::Seq<ast::PathPattern*> paths);
  void before_changing();
  void before_reading_and_changing();
  void barrier();
  /// What the rows depend on from here on may be anything.
  void read_everything();
  /// An expression that looks around in the graph is read row by row.
  void note_reading(const ast::Expression& expression);

  template <typename T>
  T& push(std::unique_ptr<T> step, double rows) {
    T& made = *step;
    step->rows = rows;
    if (at_.step) step->inputs.push_back(std::move(at_.step));
    at_.step = std::move(step);
    return made;
  }
  double rows() const { return at_.step->rows; }

  Compiler& compiler_;
  Partial at_;
  Effects effects_;
  bool updated_ = false;  ///< a writing step lies behind
};

/// A place where the rows of an outer plan enter an inner one.
Partial make_argument(Compiler& compiler, const SlotSet& bound, const ArgumentStep*& argument);

/// A whole query; each of its parts begins with the rows that `source` makes.
struct PlannedQuery {
  Partial plan;
  std::vector<const ArgumentStep*> arguments;
};
/// `imports` null: the query stands at the top and begins with a single row.
PlannedQuery plan_query(Compiler& compiler, const ast::RegularQuery& query, const SlotSet* imports);

/// Nodes and relationships that a pattern of CREATE or MERGE makes.
Creation make_creation(Compiler& compiler, ast::Seq<ast::PathPattern*> paths, const SlotSet& bound);
/// Slots of the elements of a path, for its variable.
std::vector<Slot> elements_of(const ast::PathPattern& path);

}  // namespace dossier::query::plan
