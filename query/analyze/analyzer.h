#pragma once

#include "query/analyze/scope.h"
#include "query/ast/function.h"
#include "query/ast/query.h"
#include "query/syntax/failure.h"
#include "query/syntax/pace.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace dossier::query {

/// Walks a tree once, in the order of the text, and fills it in. Fails by throwing CompileError.
/// Its parts stand in files named after what they analyse.
class Analyzer {
 public:
  Analyzer(ast::Query& query, const ast::Catalog& catalog, Pace pace = {})
      : query_(query), catalog_(catalog), pace_(pace) {}

  void run();

 private:
  /// Which rules hold for a query by where it stands.
  enum class Place : std::uint8_t {
    Top,      ///< the statement itself
    Call,     ///< body of CALL { }
    Exists,   ///< body of EXISTS { }, COUNT { }: reads only, need not return
    Collect,  ///< body of COLLECT { }: reads only, returns one column
  };
  /// What may stand in the expression under way.
  enum class Aggregation : std::uint8_t { Forbidden, Allowed, Inside };

  // Queries: analyze_query.cpp.
  void visit_query(ast::RegularQuery& query, Scope& outer, Place place);
  void visit_single(ast::SingleQuery& query, Scope& scope, Place place);
  void visit_clause(ast::Clause& clause, Scope& scope, ast::SingleQuery& query, Place place);
  void check_order(const ast::SingleQuery& query, Place place);
  void check_end(const ast::SingleQuery& query, Place place);
  void join_columns(ast::RegularQuery& query);

  // Clauses.
  void visit_match(ast::Match& match, Scope& scope);
  void visit_unwind(ast::Unwind& unwind, Scope& scope);
  void visit_load_csv(ast::LoadCsv& load, Scope& scope);
  void visit_foreach(ast::Foreach& foreach, Scope& scope, ast::SingleQuery& query, Place place);
  void visit_delete(ast::Delete& clause, Scope& scope);
  void visit_set_items(ast::Seq<ast::SetItem> items, Scope& scope);
  void check_set_target(const ast::SetItem& item);
  void visit_call(ast::CallProcedure& call, Scope& scope);
  void visit_call_arguments(ast::CallProcedure& call, Scope& scope);
  void visit_yield(ast::CallProcedure& call, Scope& scope);
  void visit_call_subquery(ast::CallSubquery& call, Scope& scope);
  void take_importing_with(ast::CallSubquery& call, Scope& scope);
  void visit_batching(ast::CallSubquery& call, Scope& scope);

  // Projections: analyze_projection.cpp, analyze_aggregation.cpp, analyze_order.cpp.
  void visit_projection(ast::Projection& projection, Scope& scope, ast::SingleQuery& query);
  void expand_star(ast::Projection& projection, const Scope& scope);
  void visit_item(ast::ProjectionItem& item, Scope& scope);
  void name_items(ast::Projection& projection, Scope& after);
  void name_item(ast::ProjectionItem& item);
  void require_names(const ast::Projection& projection);
  void separate_keys(ast::Projection& projection);
  void replace_keys(ast::Expression*& expression, const ast::Projection& projection);
  void collect_aggregations(ast::Projection& projection);
  void visit_after(ast::Expression*& expression, ast::Projection& projection, Scope& before,
                   Aggregation aggregation);
  void replace_items(ast::Expression*& expression, const ast::Projection& projection);
  void check_after(ast::Expression& expression, const ast::Projection& projection,
                   const std::unordered_set<const ast::Variable*>& hidden);
  void check_visible(const ast::Variable& variable, const ast::Expression& user,
                     const ast::Projection& projection,
                     const std::unordered_set<const ast::Variable*>& hidden);
  void require_key(const ast::Variable& variable, const ast::Expression& user,
                   const ast::Projection& projection);
  void visit_page(ast::Expression*& expression, std::string_view word);

  // Patterns: analyze_pattern.cpp, analyze_update_pattern.cpp.
  void bind_pattern(ast::GraphPattern& pattern, Scope& scope);
  void bind_path(ast::PathPattern& path, Scope& scope,
                 std::unordered_set<const ast::Variable*>& met);
  void bind_elements(ast::Seq<ast::PathElement*> elements, Scope& scope,
                     std::unordered_set<const ast::Variable*>& met);
  void bind_node(ast::NodePattern& node, Scope& scope,
                 const std::unordered_set<const ast::Variable*>& met);
  void bind_relationship(ast::RelationshipPattern& relationship, Scope& scope,
                         std::unordered_set<const ast::Variable*>& met);
  void bind_repeated(ast::RepeatedPattern& repeated, Scope& scope,
                     std::unordered_set<const ast::Variable*>& met);
  void bind_path_variable(ast::PathPattern& path, Scope& scope);
  void check_path_search(ast::PathPattern& path);
  void remark_unbounded(const ast::PathPattern& path);
  void visit_path_predicates(ast::PathPattern& path, Scope& scope);
  void visit_element_predicates(ast::Seq<ast::PathElement*> elements, Scope& scope);
  void visit_element_predicates(ast::PathElement& element, Scope& scope);
  void visit_properties(ast::Expression*& properties, Scope& scope);
  void visit_labels(ast::LabelExpression* labels, Scope& scope);
  void require_bound(const ast::PathPattern& path, Scope& scope);
  enum class Creation : std::uint8_t { Create, Merge };
  void create_path(ast::PathPattern& path, Scope& scope, Creation creation);
  void create_node(ast::NodePattern& node, Scope& scope, Creation creation, bool alone);
  void create_relationship(ast::RelationshipPattern& relationship, Scope& scope, Creation creation);
  void check_created_labels(const ast::NodePattern& node);
  void check_created_type(const ast::RelationshipPattern& relationship, Creation creation);

  // Expressions: analyze_expression.cpp, analyze_call.cpp, analyze_local.cpp, infer.cpp.
  void visit(ast::Expression*& expression, Scope& scope,
             Aggregation aggregation = Aggregation::Forbidden);
  /// An expression whose value is used as a condition; patterns may stand in it.
  void visit_condition(ast::Expression*& expression, Scope& scope,
                       Aggregation aggregation = Aggregation::Forbidden);
  void visit_children(ast::Expression& expression, Scope& scope, Aggregation aggregation);
  void visit_variable(ast::VariableReference& reference, Scope& scope);
  void visit_function(ast::FunctionCall& call, Scope& scope, Aggregation aggregation);
  void check_arguments(const ast::FunctionCall& call);
  void check_aggregation(const ast::Expression& call, std::string_view name,
                         Aggregation aggregation);
  void visit_list_comprehension(ast::ListComprehension& expression, Scope& scope,
                                Aggregation aggregation);
  void visit_pattern_comprehension(ast::PatternComprehension& expression, Scope& scope);
  void visit_pattern_predicate(ast::PatternPredicate& expression, Scope& scope);
  void visit_shortest_path(ast::ShortestPath& expression, Scope& scope);
  void visit_subquery(ast::Subquery& expression, Scope& scope);
  void visit_reduce(ast::Reduce& expression, Scope& scope, Aggregation aggregation);
  void visit_quantifier(ast::Quantifier& expression, Scope& scope, Aggregation aggregation);
  void visit_map_projection(ast::MapProjection& expression, Scope& scope, Aggregation aggregation);
  void visit_case(ast::Case& expression, Scope& scope, Aggregation aggregation);
  void summarize(ast::Expression& expression);
  void infer(ast::Expression& expression);
  void infer_function(ast::FunctionCall& call);
  void infer_arithmetic(ast::Arithmetic& arithmetic);
  void check_operand(const ast::Expression& operand, ast::Kinds accepted, std::string_view where);

  // Variables and types.
  ast::Variable* make_variable(std::string_view name, Span declared, ast::Type type);
  /// A new variable for a name that must not be bound in this query part.
  void declare(ast::Binding& binding, Scope& scope, ast::Type type);
  /// A new variable that may hide an outer one: comprehensions and the like.
  void declare_local(ast::Binding& binding, Scope& scope, ast::Type type);
  /// The element of a pattern that a name means: bound before, of the right kind, or new.
  bool meet(ast::Binding& binding, Scope& scope, ast::Type type);
  ast::Type list_of(const ast::Type& element);
  static ast::Type element_of(const ast::Type& list);
  ast::Type either(const ast::Type& a, const ast::Type& b);

  // Errors.
  [[noreturn]] void fail_undefined(std::string_view name, Span span, const Scope& scope);
  bool stands_around_call(std::string_view name) const;
  [[noreturn]] void fail_bound(const ast::Binding& binding, const ast::Variable& before,
                               std::string hint = {});
  [[noreturn]] void fail_with(Code code, Span span, std::string message, std::string label = {},
                              std::string hint = {});

  ast::Query& query_;
  const ast::Catalog& catalog_;
  Pace pace_;
  bool pattern_allowed_ = false;   ///< the expression under way is a condition
  int aggregated_ = 0;             ///< aggregating calls around what is checked
  std::string_view constant_for_;  ///< not empty: the expression belongs to this word (SKIP, LIMIT)
  std::vector<const Scope*> around_calls_;  ///< what stands around the bodies of CALL { } under way
  std::unordered_map<std::string_view, Span> dropped_;  ///< names that a WITH did not pass on
};

/// "`name`".
std::string quoted(std::string_view name);

}  // namespace dossier::query
