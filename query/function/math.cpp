#include "query/function/arguments.h"
#include "query/function/groups.h"
#include "query/function/random.h"
#include "query/function/round.h"
#include "query/value/arithmetic.h"

#include <cmath>
#include <random>

namespace dossier::query {

namespace {

/// A function of one real number.
template <Name Called, double (*Compute)(double)>
Value real(Arguments a, FunctionContext&) {
  return Compute(number_argument(a[0], Called.view()));
}

double cotangent(double x) { return 1 / std::tan(x); }
double hyperbolic_cotangent(double x) { return 1 / std::tanh(x); }
double to_degrees(double x) { return x * (180 / M_PI); }
double to_radians(double x) { return x * (M_PI / 180); }
double haversine(double x) { return (1 - std::cos(x)) / 2; }

Value absolute(Arguments a, FunctionContext&) {
  if (a[0].is_integer()) return a[0].integer() < 0 ? negate(a[0]) : a[0];
  return std::abs(number_argument(a[0], "abs"));
}

Value sign(Arguments a, FunctionContext&) {
  const double number = number_argument(a[0], "sign");
  return (number > 0 ? 1 : 0) - (number < 0 ? 1 : 0);
}

Value arc_tangent_2(Arguments a, FunctionContext&) {
  return std::atan2(number_argument(a[0], "atan2"), number_argument(a[1], "atan2"));
}

Value is_nan(Arguments a, FunctionContext&) { return std::isnan(number_argument(a[0], "isNaN")); }

/// Without a number of places: to the nearest whole number, and halves toward positive infinity.
Value round(Arguments a, FunctionContext&) {
  const double number = number_argument(a[0], "round");
  if (a.size() == 1) {
    const double below = std::floor(number);
    return number - below >= 0.5 ? below + 1 : below;
  }
  const std::string_view mode =
      a.size() > 2 ? text_argument(a[2], "round") : std::string_view("HALF_UP");
  return round_decimal(number, count_argument(a[1], "round"), mode);
}

Value random_number(Arguments, FunctionContext& c) {
  return std::uniform_real_distribution<double>(0, 1)(generator(c));
}

Value e(Arguments, FunctionContext&) { return M_E; }
Value pi(Arguments, FunctionContext&) { return M_PI; }

constexpr Function row(std::string_view name, std::string_view signature,
                       std::string_view description, std::string_view category,
                       Value (*call)(Arguments, FunctionContext&)) {
  return {name, 1, 1, {kNumber}, kFloat, signature, description, category, call};
}

constexpr Function kFunctions[] = {
    {"abs",
     1,
     1,
     {kNumber},
     kNumber,
     "abs(input :: INTEGER | FLOAT) :: INTEGER | FLOAT",
     "The absolute value.",
     "numeric",
     strict<absolute>},
    row("acos", "acos(input :: FLOAT) :: FLOAT", "The arc cosine in radians.", "trigonometric",
        strict<real<"acos", std::acos>>),
    row("asin", "asin(input :: FLOAT) :: FLOAT", "The arc sine in radians.", "trigonometric",
        strict<real<"asin", std::asin>>),
    row("atan", "atan(input :: FLOAT) :: FLOAT", "The arc tangent in radians.", "trigonometric",
        strict<real<"atan", std::atan>>),
    {"atan2",
     2,
     2,
     {kNumber, kNumber},
     kFloat,
     "atan2(y :: FLOAT, x :: FLOAT) :: FLOAT",
     "The angle of a point in radians.",
     "trigonometric",
     strict<arc_tangent_2>},
    row("ceil", "ceil(input :: FLOAT) :: FLOAT", "The least whole number that is not smaller.",
        "numeric", strict<real<"ceil", std::ceil>>),
    row("cos", "cos(input :: FLOAT) :: FLOAT", "The cosine of an angle in radians.",
        "trigonometric", strict<real<"cos", std::cos>>),
    row("cosh", "cosh(input :: FLOAT) :: FLOAT", "The hyperbolic cosine.", "trigonometric",
        strict<real<"cosh", std::cosh>>),
    row("cot", "cot(input :: FLOAT) :: FLOAT", "The cotangent of an angle in radians.",
        "trigonometric", strict<real<"cot", cotangent>>),
    row("coth", "coth(input :: FLOAT) :: FLOAT", "The hyperbolic cotangent.", "trigonometric",
        strict<real<"coth", hyperbolic_cotangent>>),
    row("degrees", "degrees(input :: FLOAT) :: FLOAT", "Radians as degrees.", "trigonometric",
        strict<real<"degrees", to_degrees>>),
    {"e", 0, 0, {}, kFloat, "e() :: FLOAT", "The base of the natural logarithm.", "logarithmic", e},
    row("exp", "exp(input :: FLOAT) :: FLOAT", "e to the power of the number.", "logarithmic",
        strict<real<"exp", std::exp>>),
    row("floor", "floor(input :: FLOAT) :: FLOAT", "The greatest whole number that is not larger.",
        "numeric", strict<real<"floor", std::floor>>),
    row("haversin", "haversin(input :: FLOAT) :: FLOAT", "Half the versine of an angle in radians.",
        "trigonometric", strict<real<"haversin", haversine>>),
    {"isNaN",
     1,
     1,
     {kNumber},
     kBoolean,
     "isNaN(input :: INTEGER | FLOAT) :: BOOLEAN",
     "Whether the number is NaN.",
     "numeric",
     strict<is_nan>},
    row("log", "log(input :: FLOAT) :: FLOAT", "The natural logarithm.", "logarithmic",
        strict<real<"log", std::log>>),
    row("log10", "log10(input :: FLOAT) :: FLOAT", "The logarithm to base 10.", "logarithmic",
        strict<real<"log10", std::log10>>),
    {"pi",
     0,
     0,
     {},
     kFloat,
     "pi() :: FLOAT",
     "The circumference of a circle of diameter 1.",
     "trigonometric",
     pi},
    row("radians", "radians(input :: FLOAT) :: FLOAT", "Degrees as radians.", "trigonometric",
        strict<real<"radians", to_radians>>),
    {"rand",
     0,
     0,
     {},
     kFloat,
     "rand() :: FLOAT",
     "A random number from 0 up to, but not including, 1.",
     "numeric",
     random_number,
     false},
    {"round",
     1,
     3,
     {kNumber, kInteger, kText},
     kFloat,
     "round(value :: FLOAT [, precision :: INTEGER [, mode :: STRING]]) :: FLOAT",
     "The number rounded to a number of decimal places.",
     "numeric",
     strict<round>},
    {"sign",
     1,
     1,
     {kNumber},
     kInteger,
     "sign(input :: INTEGER | FLOAT) :: INTEGER",
     "-1, 0 or 1.",
     "numeric",
     strict<sign>},
    row("sin", "sin(input :: FLOAT) :: FLOAT", "The sine of an angle in radians.", "trigonometric",
        strict<real<"sin", std::sin>>),
    row("sinh", "sinh(input :: FLOAT) :: FLOAT", "The hyperbolic sine.", "trigonometric",
        strict<real<"sinh", std::sinh>>),
    row("sqrt", "sqrt(input :: FLOAT) :: FLOAT", "The square root; NaN of a negative number.",
        "logarithmic", strict<real<"sqrt", std::sqrt>>),
    row("tan", "tan(input :: FLOAT) :: FLOAT", "The tangent of an angle in radians.",
        "trigonometric", strict<real<"tan", std::tan>>),
    row("tanh", "tanh(input :: FLOAT) :: FLOAT", "The hyperbolic tangent.", "trigonometric",
        strict<real<"tanh", std::tanh>>),
};

}  // namespace

std::span<const Function> math_functions() { return kFunctions; }

}  // namespace dossier::query
