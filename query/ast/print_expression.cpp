#include "query/ast/printer.h"
#include "query/syntax/token.h"

#include <cmath>
#include <utility>

#include <dossier/value.h>

namespace dossier::query::ast {
namespace {

constexpr int kAlternatives = 1;  ///< level of `|` between labels

enum Level : int {
  kEnclosed = -1,  ///< ends with `|` and more, so it stands in parentheses everywhere
  kOr = 1,
  kXor,
  kAnd,
  kNot,
  kComparison,
  kPredicate,
  kSum,
  kProduct,
  kPower,
  kSign,
  kPostfix
};

int level_of(ArithmeticOperator op) {
  using Op = ArithmeticOperator;
  if (op == Op::Power) return kPower;
  return op == Op::Multiply || op == Op::Divide || op == Op::Modulo ? kProduct : kSum;
}

bool is_negative(const Literal& literal) {
  if (literal.literal == LiteralKind::Integer) return literal.integer < 0;
  return literal.literal == LiteralKind::Float && std::signbit(literal.real);
}

/// What prints as digits.
bool is_number(const Expression& expression) {
  const auto* literal = try_as<Literal>(&expression);
  if (literal == nullptr) return false;
  return literal->literal == LiteralKind::Integer ||
         (literal->literal == LiteralKind::Float && std::isfinite(literal->real));
}

/// Functions that share their name with an expression of another form.
bool needs_quotes(std::string_view name) {
  using syntax::Keyword;
  switch (syntax::find_keyword(name)) {
    case Keyword::All:
    case Keyword::Any:
    case Keyword::None:
    case Keyword::Single:
    case Keyword::Reduce:
    case Keyword::ShortestPath:
    case Keyword::AllShortestPaths:
    case Keyword::Case:
    case Keyword::Not: return true;
    default: return false;
  }
}

/// How tightly the outermost operator binds.
int level_of(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::Logical: {
      const auto op = as<Logical>(&expression)->op;
      return op == LogicalOperator::Or ? kOr : op == LogicalOperator::Xor ? kXor : kAnd;
    }
    case ExpressionKind::Unary:
      return as<Unary>(&expression)->op == UnaryOperator::Not ? kNot : kSign;
    case ExpressionKind::Comparison: return kComparison;
    case ExpressionKind::Binary:
    case ExpressionKind::IsNull:
    case ExpressionKind::LabelCheck: return kPredicate;
    case ExpressionKind::TypeCheck:
      return as<TypeCheck>(&expression)->tested.alternatives.size() > 1 ? kEnclosed : kPredicate;
    case ExpressionKind::Arithmetic: return level_of(as<Arithmetic>(&expression)->ops.front());
    case ExpressionKind::Literal: return is_negative(*as<Literal>(&expression)) ? kSign : kPostfix;
    default: return kPostfix;
  }
}

bool starts_with_in(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::Binary: {
      const auto& binary = *as<Binary>(&expression);
      const bool name = binary.left->kind == ExpressionKind::VariableReference;
      return (name && binary.op == BinaryOperator::In) || starts_with_in(*binary.left);
    }
    case ExpressionKind::Logical: return starts_with_in(*as<Logical>(&expression)->operands[0]);
    case ExpressionKind::Comparison:
      return starts_with_in(*as<Comparison>(&expression)->operands[0]);
    case ExpressionKind::IsNull: return starts_with_in(*as<IsNull>(&expression)->operand);
    case ExpressionKind::LabelCheck: return starts_with_in(*as<LabelCheck>(&expression)->operand);
    case ExpressionKind::TypeCheck: return starts_with_in(*as<TypeCheck>(&expression)->operand);
    default: return false;
  }
}

/// The text of an enumerator; `texts` are in the order of the enumeration.
template <typename Enum, std::size_t Count>
constexpr std::string_view text_in(const std::string_view (&texts)[Count], Enum value) {
  return texts[static_cast<std::size_t>(value)];
}

std::string_view text_of(ArithmeticOperator op) {
  constexpr std::string_view kTexts[] = {" + ", " - ", " * ", " / ", " % ", " ^ ", " || "};
  static_assert(text_in(kTexts, ArithmeticOperator::Concatenate) == " || ");
  return text_in(kTexts, op);
}

std::string_view text_of(ComparisonOperator op) {
  constexpr std::string_view kTexts[] = {" = ", " <> ", " < ", " <= ", " > ", " >= "};
  static_assert(text_in(kTexts, ComparisonOperator::GreaterOrEqual) == " >= ");
  return text_in(kTexts, op);
}

std::string_view text_of(BinaryOperator op) {
  constexpr std::string_view kTexts[] = {" IN ", " STARTS WITH ", " ENDS WITH ", " CONTAINS ",
                                         " =~ "};
  static_assert(text_in(kTexts, BinaryOperator::Regex) == " =~ ");
  return text_in(kTexts, op);
}

std::string_view text_of(QuantifierKind kind) {
  constexpr std::string_view kTexts[] = {"all(", "any(", "none(", "single("};
  static_assert(text_in(kTexts, QuantifierKind::Single) == "single(");
  return text_in(kTexts, kind);
}

std::string_view text_of(SubqueryKind kind) {
  constexpr std::string_view kTexts[] = {"EXISTS { ", "COUNT { ", "COLLECT { "};
  static_assert(text_in(kTexts, SubqueryKind::Collect) == "COLLECT { ");
  return text_in(kTexts, kind);
}

}  // namespace

void Printer::print(const Expression& expression, int least) {
  const bool parentheses = level_of(expression) < least;
  if (parentheses) *this << "(";
  print_inside(expression);
  if (parentheses) *this << ")";
}

void Printer::print_inside(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::Literal: return print(*as<Literal>(&expression));
    case ExpressionKind::Parameter:
      *this << "$";
      return print_name(as<Parameter>(&expression)->name);
    case ExpressionKind::VariableReference:
      return print_variable(as<VariableReference>(&expression)->name);
    case ExpressionKind::Property:
      print(*as<Property>(&expression)->object, kPostfix);
      *this << ".";
      return print_name(as<Property>(&expression)->key);
    case ExpressionKind::Index:
      print(*as<Index>(&expression)->object, kPostfix);
      *this << "[";
      print(*as<Index>(&expression)->index);
      *this << "]";
      return;
    case ExpressionKind::Slice: {
      const auto& slice = *as<Slice>(&expression);
      print(*slice.object, kPostfix);
      *this << "[";
      if (slice.from != nullptr) print(*slice.from);
      *this << "..";
      if (slice.to != nullptr) print(*slice.to);
      *this << "]";
      return;
    }
    case ExpressionKind::Unary: {
      const auto& unary = *as<Unary>(&expression);
      const bool negation = unary.op == UnaryOperator::Not;
      *this << (negation ? "NOT " : unary.op == UnaryOperator::Minus ? "-" : "+");
      // A digit behind a minus would become a part of it.
      const bool digits = unary.op == UnaryOperator::Minus && is_number(*unary.operand);
      return print(*unary.operand, negation ? kNot : digits ? kPostfix + 1 : kSign);
    }
    case ExpressionKind::Logical: return print(*as<Logical>(&expression));
    case ExpressionKind::Arithmetic: return print(*as<Arithmetic>(&expression));
    case ExpressionKind::Comparison: return print(*as<Comparison>(&expression));
    case ExpressionKind::Binary: {
      const auto& binary = *as<Binary>(&expression);
      print(*binary.left, kPredicate);
      *this << text_of(binary.op);
      return print(*binary.right, kSum);
    }
    case ExpressionKind::IsNull:
      print(*as<IsNull>(&expression)->operand, kPredicate);
      *this << (as<IsNull>(&expression)->negated ? " IS NOT NULL" : " IS NULL");
      return;
    case ExpressionKind::LabelCheck: {
      const auto& check = *as<LabelCheck>(&expression);
      // Labels behind labels would be read as one list of them.
      const bool chained = check.operand->kind == ExpressionKind::LabelCheck;
      print(*check.operand, chained ? kSum : kPredicate);
      *this << (check.negated ? " IS NOT " : ":");
      // A bare `|` might be read as the separator of a comprehension.
      return print_label(*check.labels, kAlternatives + 1);
    }
    case ExpressionKind::TypeCheck: {
      const auto& check = *as<TypeCheck>(&expression);
      print(*check.operand, kPredicate);
      *this << (check.negated ? " IS NOT :: " : " IS :: ");
      return print(check.tested);
    }
    case ExpressionKind::FunctionCall: return print(*as<FunctionCall>(&expression));
    case ExpressionKind::CountStar: *this << "count(*)"; return;
    case ExpressionKind::Case: return print(*as<Case>(&expression));
    case ExpressionKind::ListLiteral:
      *this << "[";
      print_elements(*as<ListLiteral>(&expression));
      *this << "]";
      return;
    case ExpressionKind::MapLiteral: return print(*as<MapLiteral>(&expression));
    case ExpressionKind::ListComprehension: {
      const auto& comprehension = *as<ListComprehension>(&expression);
      *this << "[";
      print_local(comprehension.variable, *comprehension.list);
      print_where(comprehension.where);
      if (comprehension.result != nullptr) {
        *this << " | ";
        print(*comprehension.result);
      }
      *this << "]";
      return;
    }
    case ExpressionKind::PatternComprehension: {
      const auto& comprehension = *as<PatternComprehension>(&expression);
      *this << "[";
      print(*comprehension.pattern);
      print_where(comprehension.where);
      *this << " | ";
      print(*comprehension.result);
      *this << "]";
      return;
    }
    case ExpressionKind::PatternPredicate:
      return print(*as<PatternPredicate>(&expression)->pattern);
    case ExpressionKind::Subquery: {
      const auto& subquery = *as<Subquery>(&expression);
      *this << text_of(subquery.subquery);
      print(*subquery.body);
      *this << " }";
      return;
    }
    case ExpressionKind::Reduce: {
      const auto& reduce = *as<Reduce>(&expression);
      *this << "reduce(";
      print_variable(reduce.accumulator.name);
      *this << " = ";
      print(*reduce.initial);
      *this << ", ";
      print_local(reduce.variable, *reduce.list);
      *this << " | ";
      print(*reduce.step);
      *this << ")";
      return;
    }
    case ExpressionKind::Quantifier: {
      const auto& quantifier = *as<Quantifier>(&expression);
      *this << text_of(quantifier.quantifier);
      print_local(quantifier.variable, *quantifier.list);
      print_where(quantifier.predicate);
      *this << ")";
      return;
    }
    case ExpressionKind::MapProjection: return print(*as<MapProjection>(&expression));
    case ExpressionKind::ShortestPath: return print(*as<ShortestPath>(&expression)->pattern);
  }
}

/// A list that begins with `x IN` would be read as a comprehension.
void Printer::print_elements(const ListLiteral& list) {
  int least = !list.elements.empty() && starts_with_in(*list.elements[0]) ? kSum : 0;
  separated(list.elements, ", ", [&](const auto* item) { print(*item, std::exchange(least, 0)); });
}

void Printer::print_local(const Binding& variable, const Expression& list) {
  print_variable(variable.name);
  *this << " IN ";
  print(list);
}

void Printer::print(const Literal& literal) {
  switch (literal.literal) {
    case LiteralKind::Null: *this << "NULL"; return;
    case LiteralKind::Boolean: *this << (literal.boolean ? "TRUE" : "FALSE"); return;
    case LiteralKind::Integer: *this << std::to_string(literal.integer); return;
    case LiteralKind::Float:
      if (std::isnan(literal.real)) {
        *this << "NAN";
      } else if (std::isinf(literal.real)) {
        *this << (literal.real < 0 ? "-INF" : "INF");
      } else {
        *this << to_text(literal.real);
      }
      return;
    case LiteralKind::String: return print_string(literal.string);
  }
}

void Printer::print_string(std::string_view text) {
  out_ += '\'';
  for (char c : text) {
    switch (c) {
      case '\'': out_ += "\\'"; break;
      case '\\': out_ += "\\\\"; break;
      case '\n': out_ += "\\n"; break;
      case '\r': out_ += "\\r"; break;
      case '\t': out_ += "\\t"; break;
      default: out_ += c;
    }
  }
  out_ += '\'';
}

void Printer::print(const Logical& logical) {
  const int level = level_of(logical);
  const std::string_view word = level == kOr ? " OR " : level == kXor ? " XOR " : " AND ";
  separated(logical.operands, word, [&](const auto* operand) { print(*operand, level + 1); });
}

void Printer::print(const Arithmetic& arithmetic) {
  const int level = level_of(arithmetic);
  print(*arithmetic.operands[0], level + 1);
  for (std::size_t at = 0; at < arithmetic.ops.size(); ++at) {
    *this << text_of(arithmetic.ops[at]);
    print(*arithmetic.operands[at + 1], level + 1);
  }
}

void Printer::print(const Comparison& comparison) {
  print(*comparison.operands[0], kPredicate);
  for (std::size_t at = 0; at < comparison.ops.size(); ++at) {
    *this << text_of(comparison.ops[at]);
    print(*comparison.operands[at + 1], kPredicate);
  }
}

void Printer::print(const Case& choice) {
  *this << "CASE";
  if (choice.operand != nullptr) {
    *this << " ";
    print(*choice.operand);
  }
  for (const CaseBranch& branch : choice.branches) {
    *this << " WHEN ";
    separated(branch.when, ", ", [&](const auto* when) { print(*when); });
    *this << " THEN ";
    print(*branch.then);
  }
  if (choice.otherwise != nullptr) {
    *this << " ELSE ";
    print(*choice.otherwise);
  }
  *this << " END";
}

void Printer::print(const FunctionCall& call) {
  if (needs_quotes(call.name)) {
    print_guarded(call.name);
  } else {
    print_dotted(call.name);
  }
  *this << (call.distinct ? "(DISTINCT " : "(");
  separated(call.arguments, ", ", [&](const auto* argument) { print(*argument); });
  *this << ")";
}

void Printer::print(const MapLiteral& map) {
  *this << "{";
  separated(map.entries, ", ", [&](const MapEntry& entry) {
    print_name(entry.key);
    *this << ": ";
    print(*entry.value);
  });
  *this << "}";
}

void Printer::print(const MapProjection& projection) {
  print_guarded(as<VariableReference>(projection.subject)->name);
  *this << " {";
  separated(projection.items, ", ", [&](const MapProjectionItem& item) {
    switch (item.kind) {
      case MapProjectionItemKind::AllProperties: *this << ".*"; return;
      case MapProjectionItemKind::Variable: return print(*item.value);
      case MapProjectionItemKind::Property: *this << "."; return print_name(item.key);
      case MapProjectionItemKind::Entry:
        print_name(item.key);
        *this << ": ";
        return print(*item.value);
    }
  });
  *this << "}";
}

}  // namespace dossier::query::ast
