#include "query/value/compare.h"
#include "tests/query/value_helper.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace dossier;
using namespace dossier::query;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

List deep(int levels) {
  List inner;
  for (int i = 0; i < levels; ++i) inner = List{std::move(inner)};
  return inner;
}

std::vector<Value> samples() {
  return {Value(),
          true,
          false,
          0,
          1,
          -1,
          INT64_MAX,
          INT64_MIN,
          9007199254740993,
          9007199254740992.0,
          1.0,
          0.5,
          -0.0,
          kNan,
          kInfinity,
          -kInfinity,
          9.3e18,
          "",
          "a",
          "b",
          "\xC3\xA9",
          List{},
          List{1},
          List{1, Value()},
          List{1, 2},
          List{kNan},
          Map{},
          Map{{"a", 1}},
          Map{{"a", Value()}},
          Map{{"b", 1}},
          Value(NodeId{1}),
          Value(NodeId{2}),
          Value(RelationshipId{1}),
          Path{{Value(NodeId{1})}, {}},
          Path{{Value(NodeId{1}), Value(NodeId{2})}, {Value(RelationshipId{1})}},
          Date{0},
          Date{1},
          LocalTime{5},
          Time{3600000000000, 3600},
          Time{0, 0},
          LocalDateTime{0, 1},
          DateTime{0, 0, 3600, ""},
          DateTime{0, 0, 0, ""},
          Duration{1, 0, 0, 0},
          Duration{0, 30, 0, 0},
          Duration{0, 0, 2629746, 0},
          Point{7203, 1, 2, 0},
          Point{4326, 1, 2, 0}};
}

}  // namespace

TEST_CASE("equality is three-valued", "[value]") {
  CHECK(equals(1, 1.0) == Ternary::True);
  CHECK(equals(9007199254740993, 9007199254740992.0) == Ternary::False);
  CHECK(equals(kNan, kNan) == Ternary::False);
  CHECK(equals(Value(), Value()) == Ternary::Null);
  CHECK(equals(List{1, Value()}, List{1, 2}) == Ternary::Null);
  CHECK(equals(List{1, Value()}, List{2, 2}) == Ternary::False);
  CHECK(equals(List{1}, List{1, Value()}) == Ternary::False);
  CHECK(equals(Map{{"k", Value()}}, Map{{"k", Value()}}) == Ternary::Null);
  CHECK(equals(Map{{"k", 1}}, Map{{"l", 1}}) == Ternary::False);
  CHECK(equals("1", 1) == Ternary::False);
}

TEST_CASE("only like values compare", "[value]") {
  CHECK(less(1, 3.14) == Ternary::True);
  CHECK(less(INT64_MAX, 9223372036854775808.0) == Ternary::True);
  CHECK(less("a", 1) == Ternary::Null);
  CHECK(less(kNan, 1) == Ternary::False);
  CHECK(greater_or_equal(kNan, kNan) == Ternary::False);
  CHECK(less(kNan, "a") == Ternary::Null);
  CHECK(greater_or_equal(List{1, 2}, List{1, Value()}) == Ternary::Null);
  CHECK(greater_or_equal(List{1, 2}, List{3, Value()}) == Ternary::False);
  CHECK(greater_or_equal(List{1, Value()}, List{1}) == Ternary::True);
  CHECK(less(Duration{1, 0, 0, 0}, Duration{2, 0, 0, 0}) == Ternary::Null);
  CHECK(less_or_equal(DateTime{0, 0, 3600, ""}, DateTime{0, 0, 0, ""}) == Ternary::True);
}

TEST_CASE("the order is total and agrees with equivalence and hash", "[value]") {
  const auto values = samples();
  for (const Value& a : values) {
    for (const Value& b : values) {
      CHECK((order(a, b) < 0) == (order(b, a) > 0));
      CHECK((order(a, b) == 0) == equivalent(a, b));
      if (equivalent(a, b)) CHECK(hash(a) == hash(b));
      for (const Value& c : values) {
        if (order(a, b) <= 0 && order(b, c) <= 0 && order(a, c) > 0)
          FAIL(a << ", " << b << ", " << c);
      }
    }
  }
}

TEST_CASE("kinds are ordered as ORDER BY wants them", "[value]") {
  const std::vector<Value> ascending{Map{},
                                     Value(NodeId{1}),
                                     Value(RelationshipId{1}),
                                     List{},
                                     Path{{Value(NodeId{1})}, {}},
                                     DateTime{},
                                     LocalDateTime{},
                                     Date{},
                                     Time{},
                                     LocalTime{},
                                     "x",
                                     false,
                                     1.5,
                                     kNan,
                                     Value()};
  std::vector<Value> sorted = ascending;
  std::shuffle(sorted.begin(), sorted.end(), std::mt19937(7));
  std::sort(sorted.begin(), sorted.end(),
            [](const Value& a, const Value& b) { return order(a, b) < 0; });
  CHECK(sorted == ascending);
}

TEST_CASE("deep nesting is an error, not a crash", "[value]") {
  const Value a = deep(100'000), b = deep(100'000);
  CHECK(test::code_of([&] { equals(a, b); }) == Code::InvalidArgumentValue);
  CHECK(test::code_of([&] { order(a, b); }) == Code::InvalidArgumentValue);
  CHECK(test::code_of([&] { less(a, b); }) == Code::InvalidArgumentValue);
  CHECK(hash(a) == hash(b));
  CHECK(equals(deep(900), deep(900)) == Ternary::True);
}

TEST_CASE("truth tables", "[value]") {
  using enum Ternary;
  CHECK(conjoin(Null, False) == False);
  CHECK(conjoin(Null, True) == Null);
  CHECK(disjoin(Null, True) == True);
  CHECK(disjoin(Null, False) == Null);
  CHECK(exclusive(True, True) == False);
  CHECK(exclusive(Null, True) == Null);
}
