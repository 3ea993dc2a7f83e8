#pragma once

#include "query/value/budget.h"

#include <dossier/value.h>

namespace dossier::query {

// The operators + - * / % ^ of expressions. Null with anything is null. Operations on two integers
// give an integer and fail with Code::ArithmeticError when it does not fit 64 bits or the divisor
// is zero; with a float among them they follow IEEE 754. Kinds that an operator is not
// defined for fail with Code::TypeMismatch.

/// Numbers; strings (concatenation, also of a string with a number, boolean or temporal value);
/// lists (concatenation; list + x appends, x + list prepends); temporal value + duration in either
/// order; durations.
Value add(const Value& a, const Value& b, const Budget& budget);
/// Numbers; temporal value - duration; durations.
Value subtract(const Value& a, const Value& b);
/// Numbers; duration * number in either order.
Value multiply(const Value& a, const Value& b);
/// Numbers (integers truncate toward zero); duration / number.
Value divide(const Value& a, const Value& b);
/// The remainder has the sign of the dividend.
Value modulo(const Value& a, const Value& b);
/// Always a float.
Value power(const Value& a, const Value& b);
/// `-a` for numbers and durations.
Value negate(const Value& a);
/// `+a`: a number as it is.
Value plus(const Value& a);
/// `a || b`: strings or lists only.
Value concatenate(const Value& a, const Value& b, const Budget& budget);

}  // namespace dossier::query
