#include "query/value/access.h"
#include "query/value/arithmetic.h"
#include "query/value/convert.h"
#include "query/value/regex.h"
#include "query/value/type_test.h"
#include "tests/query/value_helper.h"

#include <cmath>
#include <limits>

using namespace dossier;
using namespace dossier::query;
using test::code_of;

namespace {

const Budget kBudget(1 << 20);

Value sum(const Value& a, const Value& b) { return add(a, b, kBudget); }

}  // namespace

TEST_CASE("integers do not overflow silently", "[value]") {
  CHECK(code_of([] { sum(INT64_MAX, 1); }) == Code::ArithmeticError);
  CHECK(code_of([] { subtract(INT64_MIN, 1); }) == Code::ArithmeticError);
  CHECK(code_of([] { multiply(INT64_MIN, -1); }) == Code::ArithmeticError);
  CHECK(code_of([] { divide(INT64_MIN, -1); }) == Code::ArithmeticError);
  CHECK(code_of([] { divide(1, 0); }) == Code::ArithmeticError);
  CHECK(code_of([] { modulo(1, 0); }) == Code::ArithmeticError);
  CHECK(code_of([] { negate(Value(INT64_MIN)); }) == Code::ArithmeticError);
  CHECK(modulo(INT64_MIN, -1) == Value(0));
  CHECK(divide(-7, 2) == Value(-3));
  CHECK(modulo(-7, 2) == Value(-1));
  CHECK(divide(1.0, 0) == Value(std::numeric_limits<double>::infinity()));
  CHECK(power(10, 100000) == Value(std::numeric_limits<double>::infinity()));
  CHECK(power(2, 3) == Value(8.0));
}

TEST_CASE("plus joins strings and lists", "[value]") {
  CHECK(sum("a", 1) == Value("a1"));
  CHECK(sum(1.5, "a") == Value("1.5a"));
  CHECK(sum(List{1}, 2) == Value(List{1, 2}));
  CHECK(sum(1, List{2}) == Value(List{1, 2}));
  CHECK(sum(List{1}, List{2}) == Value(List{1, 2}));
  CHECK(sum(Value(), "a").is_null());
  CHECK(code_of([] { sum(true, 1); }) == Code::TypeMismatch);
  CHECK(code_of([] { sum("a", Map{}); }) == Code::TypeMismatch);
  CHECK(code_of([] { concatenate("a", 1, kBudget); }) == Code::TypeMismatch);
  const Value big(std::string(600'000, 'x'));
  CHECK(code_of([&] { sum(big, big); }) == Code::OutOfMemory);
}

TEST_CASE("lists and maps are read by index and key", "[value]") {
  const Value list = List{1, 2, 3};
  CHECK(element(list, -1) == Value(3));
  CHECK(element(list, 3).is_null());
  CHECK(element(list, INT64_MIN).is_null());
  CHECK(code_of([&] { element(list, 1.0); }) == Code::ListElementAccessByNonInteger);
  CHECK(code_of([] { element(Map{}, 1); }) == Code::MapElementAccessByNonString);
  CHECK(code_of([] { element(100, 0); }) == Code::TypeMismatch);
  const Value from = -3, to = INT64_MAX, low = INT64_MIN;
  CHECK(slice(list, &from, &to, kBudget) == list);
  CHECK(slice(list, &to, &low, kBudget) == Value(List{}));
  CHECK(slice(list, nullptr, &from, kBudget) == Value(List{}));
  const Value null;
  CHECK(slice(list, &null, nullptr, kBudget).is_null());
  CHECK(contains(List{}, null) == Ternary::False);
  CHECK(contains(list, null) == Ternary::Null);
  CHECK(contains(List{null, 1}, 1) == Ternary::True);
  CHECK(contains(List{null, 1}, 2) == Ternary::Null);
  CHECK(property_of(Map{{"a", 1}}, "a") == Value(1));
  CHECK(code_of([] { property_of(1, "a"); }) == Code::TypeMismatch);
}

TEST_CASE("regular expressions match whole texts", "[value]") {
  CHECK(matches("abc", "a.*") == Ternary::True);
  CHECK(matches("xabc", "a.*") == Ternary::False);
  CHECK(matches("ab", "(?<first>a)b++") == Ternary::True);
  CHECK(matches("a+", "a[+]") == Ternary::True);
  CHECK(matches("a++", R"(a\++)") == Ternary::True);
  CHECK(matches("ABC", "(?i)abc") == Ternary::True);
  CHECK(matches(1, "a") == Ternary::Null);
  CHECK(matches(std::string(100'000, 'a'), "(a+)+b") == Ternary::False);
  CHECK(code_of([] { matches("a", "(?=a)"); }) == Code::InvalidArgumentValue);
  CHECK(code_of([] { matches("a", "("); }) == Code::InvalidArgumentValue);
}

TEST_CASE("conversions read numbers and booleans from text", "[value]") {
  const auto integer = [](const Value& v) { return to_integer(v, OnMismatch::Fail); };
  CHECK(integer("42") == Value(42));
  CHECK(integer(" -1.7e1 ") == Value(-17));
  CHECK(integer("").is_null());
  CHECK(integer("1e400").is_null());
  CHECK(integer("9223372036854775807") == Value(INT64_MAX));
  CHECK(integer("9223372036854775808").is_null());
  CHECK(integer("0x10").is_null());
  CHECK(integer("+-1").is_null());
  CHECK(integer(1.2e19).is_null());
  CHECK(integer(std::nan("")).is_null());
  CHECK(integer(82.9) == Value(82));
  CHECK(code_of([&] { integer(List{}); }) == Code::InvalidArgumentValue);
  CHECK(to_integer(List{}, OnMismatch::Null).is_null());
  CHECK(to_float("1e400", OnMismatch::Fail) == Value(std::numeric_limits<double>::infinity()));
  CHECK(to_float(".5", OnMismatch::Fail) == Value(0.5));
  CHECK(to_float("foo", OnMismatch::Fail).is_null());
  CHECK(to_float("infinity", OnMismatch::Fail).is_null());
  CHECK(to_boolean(" TRUE", OnMismatch::Fail) == Value(true));
  CHECK(to_boolean("f alse", OnMismatch::Fail).is_null());
  CHECK(code_of([] { to_boolean(1.0, OnMismatch::Fail); }) == Code::InvalidArgumentValue);
  CHECK(to_string(2.0, OnMismatch::Fail) == Value("2.0"));
}

TEST_CASE("types of values are tested and named", "[value]") {
  using Base = TypeName::Base;
  const TypeName integers{Base::List, false, {{Base::Integer, true}}};
  CHECK(is_of_type(List{1, 2}, integers));
  CHECK_FALSE(is_of_type(List{1, Value()}, integers));
  CHECK(is_of_type(Value(), integers));
  CHECK_FALSE(is_of_type(Value(), {Base::Integer, true}));
  CHECK(is_of_type(1, {Base::Union, false, {{Base::String}, {Base::Integer}}}));
  CHECK_FALSE(is_of_type(Value(), {Base::Nothing}));
  CHECK(is_of_type(List{}, {Base::List, true, {{Base::Nothing}}}));
  CHECK(type_text(Value(1)) == "INTEGER NOT NULL");
  CHECK(type_text(List{1, "a"}) == "LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL");
  CHECK(type_text(List{1, Value()}) == "LIST<INTEGER> NOT NULL");
  CHECK(type_text(Value(List{})) == "LIST<NOTHING> NOT NULL");
  CHECK(type_text(Value()) == "NULL");
}
