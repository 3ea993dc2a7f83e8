#pragma once

#include "query/ast/type.h"
#include "query/ast/variable.h"

#include <cstdint>
#include <string_view>

#include <dossier/error.h>

namespace dossier::query::ast {

struct PathPattern;
struct LabelExpression;
struct RegularQuery;
struct FunctionInfo;

/// The closed set of expressions; each names the struct that an Expression of this kind is.
enum class ExpressionKind : std::uint8_t {
  Literal,
  Parameter,
  VariableReference,
  Property,
  Index,
  Slice,
  Unary,
  Logical,
  Arithmetic,
  Comparison,
  Binary,
  IsNull,
  LabelCheck,
  TypeCheck,
  FunctionCall,
  CountStar,
  Case,
  ListLiteral,
  MapLiteral,
  ListComprehension,
  PatternComprehension,
  PatternPredicate,
  Subquery,
  Reduce,
  Quantifier,
  MapProjection,
  ShortestPath,
};

/// Head of every expression. Trees are at most 1000 levels high. Parentheses leave no node behind.
struct Expression {
  ExpressionKind kind;
  /// Set by analysis: an aggregating call stands in this expression, outside of subqueries.
  bool aggregates = false;
  /// Set by analysis: no variable, no function of changing result, no subquery: the value is the
  /// same for every row (parameters are constant).
  bool constant = false;
  Span span = {};
  Type type = {};  ///< set by analysis
};

enum class LiteralKind : std::uint8_t { Null, Boolean, Integer, Float, String };

/// A number, string, TRUE, FALSE or NULL. `-1` is one literal; INF and NAN are floats.
struct Literal : Expression {
  static constexpr auto kKind = ExpressionKind::Literal;
  LiteralKind literal = LiteralKind::Null;
  bool boolean = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string_view string = {};  ///< without quotes, escapes resolved; valid UTF-8
};

/// `$name`.
struct Parameter : Expression {
  static constexpr auto kKind = ExpressionKind::Parameter;
  std::string_view name = {};
};

struct VariableReference : Expression {
  static constexpr auto kKind = ExpressionKind::VariableReference;
  std::string_view name = {};
  Variable* variable = nullptr;  ///< set by analysis; never null afterwards
};

/// `object.key`.
struct Property : Expression {
  static constexpr auto kKind = ExpressionKind::Property;
  Expression* object = nullptr;
  std::string_view key = {};
  Span key_span = {};
};

/// `object[index]`: an element of a list, or a property by computed name.
struct Index : Expression {
  static constexpr auto kKind = ExpressionKind::Index;
  Expression* object = nullptr;
  Expression* index = nullptr;
};

/// `object[from..to]`; missing bounds are null pointers.
struct Slice : Expression {
  static constexpr auto kKind = ExpressionKind::Slice;
  Expression* object = nullptr;
  Expression* from = nullptr;
  Expression* to = nullptr;
};

enum class UnaryOperator : std::uint8_t { Not, Plus, Minus };

struct Unary : Expression {
  static constexpr auto kKind = ExpressionKind::Unary;
  UnaryOperator op = UnaryOperator::Not;
  Expression* operand = nullptr;
};

enum class LogicalOperator : std::uint8_t { And, Or, Xor };

/// `a AND b AND c ...`: one operator, two or more operands, none of them the same operator unless
/// it stood in parentheses.
struct Logical : Expression {
  static constexpr auto kKind = ExpressionKind::Logical;
  LogicalOperator op = LogicalOperator::And;
  Seq<Expression*> operands = {};
};

enum class ArithmeticOperator : std::uint8_t {
  Add,
  Subtract,
  Multiply,
  Divide,
  Modulo,
  Power,
  Concatenate
};

/// `a + b - c ...`: operators of one precedence, evaluated from left to right:
/// ((operands[0] ops[0] operands[1]) ops[1] operands[2]) ... Add also joins strings and lists;
/// Concatenate is `||`.
struct Arithmetic : Expression {
  static constexpr auto kKind = ExpressionKind::Arithmetic;
  Seq<Expression*> operands = {};
  Seq<ArithmeticOperator> ops = {};  ///< operands.size() - 1
};

enum class ComparisonOperator : std::uint8_t {
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual
};

/// `a < b <= c ...` means `a < b AND b <= c ...`, each operand evaluated once.
struct Comparison : Expression {
  static constexpr auto kKind = ExpressionKind::Comparison;
  Seq<Expression*> operands = {};
  Seq<ComparisonOperator> ops = {};  ///< operands.size() - 1
};

enum class BinaryOperator : std::uint8_t { In, StartsWith, EndsWith, Contains, Regex };

/// `left IN right`, `left STARTS WITH right`, `left =~ right`, ...
struct Binary : Expression {
  static constexpr auto kKind = ExpressionKind::Binary;
  BinaryOperator op = BinaryOperator::In;
  Expression* left = nullptr;
  Expression* right = nullptr;
};

/// `operand IS [NOT] NULL`.
struct IsNull : Expression {
  static constexpr auto kKind = ExpressionKind::IsNull;
  Expression* operand = nullptr;
  bool negated = false;
};

/// `operand:A:B`, `operand IS A|B`: of a node its labels, of a relationship its type.
struct LabelCheck : Expression {
  static constexpr auto kKind = ExpressionKind::LabelCheck;
  Expression* operand = nullptr;
  LabelExpression* labels = nullptr;
  bool negated = false;
};

/// `operand IS [NOT] :: TYPE`.
struct TypeCheck : Expression {
  static constexpr auto kKind = ExpressionKind::TypeCheck;
  Expression* operand = nullptr;
  TypeName tested = {};
  bool negated = false;
};

/// `name(arguments)`, `name(DISTINCT argument)`. Functions with a syntax of their own arrive here
/// too: `exists(n.x)`, `trim(x)`.
struct FunctionCall : Expression {
  static constexpr auto kKind = ExpressionKind::FunctionCall;
  std::string_view name = {};  ///< as written, parts joined by points
  Span name_span = {};
  bool distinct = false;
  Seq<Expression*> arguments = {};
  const FunctionInfo* function = nullptr;  ///< set by analysis; never null afterwards
};

/// `count(*)`.
struct CountStar : Expression {
  static constexpr auto kKind = ExpressionKind::CountStar;
};

struct CaseBranch {
  Seq<Expression*> when = {};  ///< simple form: values, one of which must equal the operand;
                               ///< searched form: exactly one condition
  Expression* then = nullptr;
};

struct Case : Expression {
  static constexpr auto kKind = ExpressionKind::Case;
  Expression* operand = nullptr;    ///< null: the searched form
  Seq<CaseBranch> branches = {};    ///< at least one
  Expression* otherwise = nullptr;  ///< null: NULL
};

struct ListLiteral : Expression {
  static constexpr auto kKind = ExpressionKind::ListLiteral;
  Seq<Expression*> elements = {};
};

struct MapEntry {
  std::string_view key = {};
  Span key_span = {};
  Expression* value = nullptr;
};

/// `{key: value, ...}`, in the order of the text; of equal keys the last one counts.
struct MapLiteral : Expression {
  static constexpr auto kKind = ExpressionKind::MapLiteral;
  Seq<MapEntry> entries = {};
};

/// `[variable IN list WHERE where | result]`.
struct ListComprehension : Expression {
  static constexpr auto kKind = ExpressionKind::ListComprehension;
  Binding variable = {};
  Expression* list = nullptr;
  Expression* where = nullptr;   ///< or null
  Expression* result = nullptr;  ///< null: the element itself
};

/// `[path WHERE where | result]`: one element for each match of the pattern.
struct PatternComprehension : Expression {
  static constexpr auto kKind = ExpressionKind::PatternComprehension;
  PathPattern* pattern = nullptr;
  Expression* where = nullptr;  ///< or null
  Expression* result = nullptr;
  Seq<Variable*> imports = {};  ///< set by analysis: variables of outer scopes that are used within
};

/// `(a)-[:R]->()` as a condition: at least one match exists. It binds no names.
struct PatternPredicate : Expression {
  static constexpr auto kKind = ExpressionKind::PatternPredicate;
  PathPattern* pattern = nullptr;
  Seq<Variable*> imports = {};  ///< set by analysis
};

enum class SubqueryKind : std::uint8_t { Exists, Count, Collect };

/// `EXISTS { ... }`, `COUNT { ... }`, `COLLECT { ... }`. `EXISTS { pattern WHERE x }` arrives as a
/// query of one MATCH without RETURN. A body of COLLECT returns exactly one column.
struct Subquery : Expression {
  static constexpr auto kKind = ExpressionKind::Subquery;
  SubqueryKind subquery = SubqueryKind::Exists;
  RegularQuery* body = nullptr;
  Seq<Variable*> imports = {};  ///< set by analysis: variables of outer scopes that are used within
};

/// `reduce(accumulator = initial, variable IN list | step)`.
struct Reduce : Expression {
  static constexpr auto kKind = ExpressionKind::Reduce;
  Binding accumulator = {};
  Expression* initial = nullptr;
  Binding variable = {};
  Expression* list = nullptr;
  Expression* step = nullptr;
};

enum class QuantifierKind : std::uint8_t { All, Any, None, Single };

/// `all(variable IN list WHERE predicate)` and its kin.
struct Quantifier : Expression {
  static constexpr auto kKind = ExpressionKind::Quantifier;
  QuantifierKind quantifier = QuantifierKind::All;
  Binding variable = {};
  Expression* list = nullptr;
  Expression* predicate = nullptr;  ///< null: the element itself, which must be a boolean
};

enum class MapProjectionItemKind : std::uint8_t { Property, Entry, Variable, AllProperties };

struct MapProjectionItem {
  MapProjectionItemKind kind = MapProjectionItemKind::Property;
  std::string_view key = {};  ///< name in the result; empty for AllProperties
  Span span = {};
  Expression* value = nullptr;  ///< Entry: any; Variable: a VariableReference; else null
};

/// `variable {.key, key: value, other, .*}`.
struct MapProjection : Expression {
  static constexpr auto kKind = ExpressionKind::MapProjection;
  Expression* subject = nullptr;
  Seq<MapProjectionItem> items = {};
};

/// `shortestPath((a)-[*]->(b))`, `allShortestPaths(...)` as a value: a path or null, a list of
/// paths. The pattern's `function` says which; its ends are bound before.
struct ShortestPath : Expression {
  static constexpr auto kKind = ExpressionKind::ShortestPath;
  PathPattern* pattern = nullptr;
};

/// The expression as the struct of its kind. REQUIRES: expression->kind == T::kKind.
template <typename T>
T* as(Expression* expression) {
  return static_cast<T*>(expression);
}
template <typename T>
const T* as(const Expression* expression) {
  return static_cast<const T*>(expression);
}
/// The same, or null when it is of another kind or null itself.
template <typename T>
T* try_as(Expression* expression) {
  return expression != nullptr && expression->kind == T::kKind ? as<T>(expression) : nullptr;
}
template <typename T>
const T* try_as(const Expression* expression) {
  return expression != nullptr && expression->kind == T::kKind ? as<T>(expression) : nullptr;
}

}  // namespace dossier::query::ast
