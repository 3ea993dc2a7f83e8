#pragma once

#include "graph/transaction.h"
#include "query/ast/clause.h"
#include "query/ast/query.h"
#include "query/execute/evaluators.h"
#include "query/plan/plan.h"
#include "query/plan/steps_write.h"

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace dossier::query::plan {

/// Turns the syntax tree of one statement into evaluators and steps. Lives while a plan is made.
class Compiler {
 public:
  Compiler(Plan& plan, const graph::Transaction& graph, const Tuning& tuning,
           const std::function<void()>& checkpoint = {});

  /// Counts steps of planning; every now and then looks whether it is to stop.
  void work(std::size_t steps = 1) const {
    work_ += steps;
    if (work_ < kStepsBetweenChecks) return;
    work_ = 0;
    if (checkpoint_) checkpoint_();
  }

  // Expressions.
  EvaluatorPtr expression(const ast::Expression& expression);
  /// The same, or null for null.
  EvaluatorPtr optional(const ast::Expression* expression);
  std::vector<EvaluatorPtr> expressions(ast::Seq<ast::Expression*> list);
  execute::LabelTest label_test(const ast::LabelExpression& labels);
  /// From now on this expression (an aggregating call) is read from a slot.
  void replace(const ast::Expression& expression, Slot slot) { replaced_[&expression] = slot; }

  /// The plan of a query within an expression, kept by the plan of the statement.
  Subplan& add_subplan(StepPtr root, std::vector<const ArgumentStep*> arguments,
                       std::vector<Slot> results, std::string shown);

  // Names and numbers.
  /// A part of the query as it was written.
  std::string text(Span where) const;
  Name name(std::string_view text);
  Slot fresh_slot() { return plan_.dimensions.slots++; }
  static Slot slot(const ast::Variable* variable) { return variable->id; }
  static Slot slot(const ast::Binding& binding) { return binding.variable->id; }
  SlotSet no_slots() const { return SlotSet(plan_.dimensions.slots); }
  SlotSet uses_of(const execute::Evaluator& evaluator) const;

  // Warnings. Statements that write may bring the names themselves and are not warned.
  void warn(Error warning);
  void check_label(std::string_view name, Span where);
  void check_type(std::string_view name, Span where);
  void check_key(std::string_view name, Span where);

  // Patterns of writing clauses.
  Names label_names(const ast::LabelExpression* labels);
  PropertySource property_source(const ast::Expression* properties);

  const graph::Transaction& graph() const noexcept { return graph_; }
  Plan& plan() noexcept { return plan_; }
  const Tuning& tuning() const noexcept { return tuning_; }

  /// LOAD CSV: the number of the line and the file that rows come from, for linenumber() and
  /// file(); none once rows are aggregated.
  struct CsvPlace {
    Slot line = execute::kNoSlot;
    Slot file = execute::kNoSlot;
  };
  CsvPlace csv_place = {};

 private:
  EvaluatorPtr build(const ast::Expression& expression);
  EvaluatorPtr parameter(const ast::Parameter& parameter);
  EvaluatorPtr unary(const ast::Unary& unary);
  EvaluatorPtr arithmetic(const ast::Arithmetic& arithmetic);
  EvaluatorPtr call(const ast::FunctionCall& call);
  EvaluatorPtr case_of(const ast::Case& expression);
  EvaluatorPtr map_literal(const ast::MapLiteral& map);
  EvaluatorPtr map_projection(const ast::MapProjection& projection);
  EvaluatorPtr list_comprehension(const ast::ListComprehension& comprehension);
  EvaluatorPtr quantifier(const ast::Quantifier& quantifier);
  EvaluatorPtr reduce(const ast::Reduce& reduce);
  execute::ListScope list_scope(const ast::Expression& list, const ast::Binding& element,
                                std::initializer_list<const execute::Evaluator*> inner,
                                std::initializer_list<Slot> own);
  EvaluatorPtr pattern_comprehension(const ast::PatternComprehension& comprehension);
  EvaluatorPtr pattern_predicate(const ast::PatternPredicate& predicate);
  EvaluatorPtr subquery(const ast::Subquery& subquery);
  EvaluatorPtr shortest_path(const ast::ShortestPath& expression);
  void add_names(const ast::LabelExpression& labels, Names& names);

  Plan& plan_;
  const graph::Transaction& graph_;
  const Tuning tuning_;
  const std::function<void()>& checkpoint_;
  mutable std::size_t work_ = 0;
  static constexpr std::size_t kStepsBetweenChecks = 256;
  std::unordered_map<std::string, std::uint32_t> names_;
  std::unordered_map<std::string, std::uint32_t> parameters_;
  std::unordered_map<const ast::Expression*, Slot> replaced_;
};

}  // namespace dossier::query::plan
