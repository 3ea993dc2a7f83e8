#pragma once

#include "query/ast/expression.h"
#include "query/ast/pattern.h"
#include "query/execute/evaluator.h"
#include "query/function/function.h"
#include "query/value/type_test.h"

#include <optional>
#include <string>
#include <vector>

namespace dossier::query::execute {

// One function for each kind of expression; its evaluator lives in a file of its own. `where` is
// the span that errors get.

EvaluatorPtr make_literal(Value value);
EvaluatorPtr make_parameter(std::uint32_t index, Span where);
EvaluatorPtr make_slot(Slot slot, Span where = {});
/// `inner` computed once a run, when it is first needed.
EvaluatorPtr make_folded(std::uint32_t index, EvaluatorPtr inner);

EvaluatorPtr make_property(EvaluatorPtr object, Name key, Span where);
EvaluatorPtr make_index(EvaluatorPtr object, EvaluatorPtr index, Span where);
EvaluatorPtr make_slice(EvaluatorPtr list, EvaluatorPtr from, EvaluatorPtr to, Span where);

EvaluatorPtr make_not(EvaluatorPtr operand, Span where);
EvaluatorPtr make_logical(ast::LogicalOperator op, std::vector<EvaluatorPtr> operands, Span where);
EvaluatorPtr make_is_null(EvaluatorPtr operand, bool negated, Span where);
EvaluatorPtr make_comparison(std::vector<EvaluatorPtr> operands,
                             std::vector<ast::ComparisonOperator> ops, Span where);
EvaluatorPtr make_text_test(ast::BinaryOperator op, EvaluatorPtr left, EvaluatorPtr right,
                            Span where);
EvaluatorPtr make_type_test(EvaluatorPtr operand, TypeName type, bool negated, Span where);

EvaluatorPtr make_sign(ast::UnaryOperator op, EvaluatorPtr operand, Span where);
EvaluatorPtr make_arithmetic(std::vector<EvaluatorPtr> operands,
                             std::vector<ast::ArithmeticOperator> ops, Span where);

EvaluatorPtr make_call(const Function& function, std::vector<EvaluatorPtr> arguments, Span where);
/// coalesce(): the first that is not null; later ones are computed only where they are needed.
EvaluatorPtr make_coalesce(std::vector<EvaluatorPtr> candidates, Span where);

struct CaseArm {
  std::vector<EvaluatorPtr> when;
  EvaluatorPtr then;
};
/// `operand` null: the searched form. `otherwise` null: NULL.
EvaluatorPtr make_case(EvaluatorPtr operand, std::vector<CaseArm> arms, EvaluatorPtr otherwise,
                       Span where);

EvaluatorPtr make_list(std::vector<EvaluatorPtr> elements, Span where);
struct MapPart {
  std::string key;
  EvaluatorPtr value;
};
EvaluatorPtr make_map(std::vector<MapPart> parts, Span where);
struct ProjectionPart {
  std::string key;     ///< empty: all properties
  EvaluatorPtr value;  ///< null: the property `key` of the subject
};
EvaluatorPtr make_map_projection(EvaluatorPtr subject, std::vector<ProjectionPart> parts,
                                 Span where);

/// An expression over the elements of a list: `inner` sees the element in `element` and the outer
/// slots in `captures`.
struct ListScope {
  EvaluatorPtr list;
  Slot element = kNoSlot;
  std::vector<Slot> captures;
};
/// `filter` and `result` may be null.
EvaluatorPtr make_list_comprehension(ListScope scope, EvaluatorPtr filter, EvaluatorPtr result,
                                     Span where);
EvaluatorPtr make_quantifier(ast::QuantifierKind kind, ListScope scope, EvaluatorPtr predicate,
                             Span where);
EvaluatorPtr make_reduce(ListScope scope, Slot accumulator, EvaluatorPtr initial, EvaluatorPtr step,
                         Span where);

/// A condition on the labels of a node or the type of a relationship.
struct LabelTest {
  enum class Kind : std::uint8_t { Name, Wildcard, Dynamic, DynamicAny, Not, And, Or };
  Kind kind = Kind::Name;
  Name name = {};
  EvaluatorPtr dynamic = {};
  std::vector<LabelTest> operands = {};
};
EvaluatorPtr make_label_check(EvaluatorPtr operand, LabelTest test, bool negated, Span where);

/// How many steps leave a node along some types, or whether there is one; null for null.
enum class DegreeResult : std::uint8_t { Count, Exists };
EvaluatorPtr make_degree(DegreeResult result, Slot node, graph::Direction direction,
                         std::vector<Name> types, Span where);

/// A path from the slots of its elements: nodes and relationships, single or lists, in turn. The
/// first is a node. Null when any of them is null.
EvaluatorPtr make_path(std::vector<Slot> elements, Span where);
/// Whether the path in a slot meets no node twice; that of mode Simple may end where it begins.
EvaluatorPtr make_nodes_differ(Slot path, ast::PathMode mode, Span where);

}  // namespace dossier::query::execute
