#include "query/value/arithmetic.h"

#include "graph/value/interruptible.h"
#include "query/value/checked.h"
#include "query/value/convert.h"
#include "query/value/failure.h"
#include "query/value/temporal/duration.h"

#include <cmath>

namespace dossier::query {

namespace {

bool any_null(const Value& a, const Value& b) { return a.is_null() || b.is_null(); }
bool both_integers(const Value& a, const Value& b) { return a.is_integer() && b.is_integer(); }
bool both_numbers(const Value& a, const Value& b) { return a.is_number() && b.is_number(); }
bool is_duration(const Value& value) { return value.kind() == ValueKind::Duration; }
bool is_moment(const Value& value) { return value.is_temporal() && !is_duration(value); }

[[noreturn]] void fail_operands(std::string_view sign, const Value& a, const Value& b,
                                std::string hint = {}) {
  fail(Code::TypeMismatch,
       "`" + std::string(sign) + "` is not defined between " +
           std::string(kind_with_article(a.kind())) + " and " +
           std::string(kind_with_article(b.kind())),
       std::move(hint));
}

Value join_text(std::string_view a, std::string_view b, const Budget& budget) {
  require_string(budget, a.size() + b.size());
  std::string joined;
  joined.reserve(a.size() + b.size());
  graph::append_bytes(joined, a);
  graph::append_bytes(joined, b);
  return Value(std::string_view(joined));
}

Value join_lists(const List& a, const List& b, const Budget& budget) {
  require_list(budget, a.size() + b.size());
  List joined;
  joined.reserve(a.size() + b.size());
  graph::append_elements(joined, a.begin(), a.end());
  graph::append_elements(joined, b.begin(), b.end());
  return joined;
}

Value add_to_list(const Value& a, const Value& b, const Budget& budget) {
  if (!b.is_list()) return join_lists(a.list(), {b}, budget);
  if (!a.is_list()) return join_lists({a}, b.list(), budget);
  return join_lists(a.list(), b.list(), budget);
}

Value add_to_string(const Value& a, const Value& b, const Budget& budget) {
  if (a.is_string() && b.is_string()) return join_text(a.string(), b.string(), budget);
  const auto left = text_of(a);
  const auto right = text_of(b);
  if (!left || !right) fail_operands("+", a, b, "toString() turns simple values into strings");
  return join_text(*left, *right, budget);
}

Value add_temporal(const Value& a, const Value& b) {
  if (is_duration(a) && is_duration(b)) return add(a.duration(), b.duration());
  if (is_moment(a) && is_duration(b)) return shift(a, b.duration());
  if (is_duration(a) && is_moment(b)) return shift(b, a.duration());
  fail_operands("+", a, b, "add a duration, such as duration('P1D')");
}

}  // namespace

Value add(const Value& a, const Value& b, const Budget& budget) {
  if (both_integers(a, b)) return checked_add(a.integer(), b.integer());
  if (any_null(a, b)) return {};
  if (both_numbers(a, b)) return a.number() + b.number();
  if (a.is_list() || b.is_list()) return add_to_list(a, b, budget);
  if (a.is_string() || b.is_string()) return add_to_string(a, b, budget);
  if (a.is_temporal() && b.is_temporal()) return add_temporal(a, b);
  fail_operands("+", a, b);
}

Value subtract(const Value& a, const Value& b) {
  if (both_integers(a, b)) return checked_subtract(a.integer(), b.integer());
  if (any_null(a, b)) return {};
  if (both_numbers(a, b)) return a.number() - b.number();
  if (is_duration(a) && is_duration(b)) return subtract(a.duration(), b.duration());
  if (is_moment(a) && is_duration(b)) return shift(a, negate(b.duration()));
  if (is_moment(a) && is_moment(b))
    fail_operands("-", a, b, "duration.between(a, b) gives the time between two moments");
  fail_operands("-", a, b);
}

Value multiply(const Value& a, const Value& b) {
  if (both_integers(a, b)) return checked_multiply(a.integer(), b.integer());
  if (any_null(a, b)) return {};
  if (both_numbers(a, b)) return a.number() * b.number();
  if (is_duration(b) && a.is_number()) return multiply(b, a);
  if (!is_duration(a) || !b.is_number()) fail_operands("*", a, b);
  return b.is_integer() ? scale(a.duration(), b.integer()) : scale(a.duration(), b.real());
}

Value divide(const Value& a, const Value& b) {
  if (any_null(a, b)) return {};
  if (both_integers(a, b)) {
    if (b.integer() == 0)
      fail(Code::ArithmeticError, "`" + shown(a) + " / 0` has no result",
           "division of floats gives Infinity or NaN");
    if (b.integer() == -1) return checked_negate(a.integer());
    return a.integer() / b.integer();
  }
  if (both_numbers(a, b)) return a.number() / b.number();
  if (!is_duration(a) || !b.is_number()) fail_operands("/", a, b);
  return b.is_integer() ? divide(a.duration(), b.integer()) : scale(a.duration(), 1.0 / b.real());
}

Value modulo(const Value& a, const Value& b) {
  if (any_null(a, b)) return {};
  if (both_integers(a, b)) {
    if (b.integer() == 0) fail(Code::ArithmeticError, "`" + shown(a) + " % 0` has no result");
    if (b.integer() == -1) return 0;
    return a.integer() % b.integer();
  }
  if (both_numbers(a, b)) return std::fmod(a.number(), b.number());
  fail_operands("%", a, b);
}

Value power(const Value& a, const Value& b) {
  if (any_null(a, b)) return {};
  if (both_numbers(a, b)) return std::pow(a.number(), b.number());
  fail_operands("^", a, b);
}

Value negate(const Value& a) {
  switch (a.kind()) {
    case ValueKind::Null: return {};
    case ValueKind::Integer: return checked_negate(a.integer());
    case ValueKind::Float: return -a.real();
    case ValueKind::Duration: return negate(a.duration());
    default: fail_type("`-`", "a number or a duration", a);
  }
}

Value plus(const Value& a) {
  if (a.is_null() || a.is_number() || is_duration(a)) return a;
  fail_type("`+`", "a number", a);
}

Value concatenate(const Value& a, const Value& b, const Budget& budget) {
  if (any_null(a, b)) return {};
  if (a.is_string() && b.is_string()) return join_text(a.string(), b.string(), budget);
  if (a.is_list() && b.is_list()) return join_lists(a.list(), b.list(), budget);
  fail_operands("||", a, b, "both sides are strings or both are lists");
}

}  // namespace dossier::query
