#include "query/function/aggregate.h"
#include "query/function/procedure.h"
#include "tests/query/value_helper.h"

#include <cmath>
#include <set>

using namespace dossier;
using namespace dossier::query;
using test::call;
using test::code_of;

TEST_CASE("every function has a name, a signature and a description", "[function]") {
  std::set<std::string_view> names;
  for (const Function& f : functions()) {
    CHECK(names.insert(f.name).second);
    CHECK(f.signature.starts_with(f.name));
    CHECK(f.description.ends_with("."));
    CHECK(f.min_arguments <= f.max_arguments);
    CHECK(find_function(f.name) == &f);
  }
  CHECK(find_function("TOUPPER")->name == "toUpper");
  CHECK(find_function("nope") == nullptr);
  CHECK(find_aggregate("COUNT")->name == "count");
  CHECK(find_aggregate("counts") == nullptr);
}

TEST_CASE("no function falls over null or hostile arguments", "[function]") {
  const std::vector<Value> hostile{Value(),
                                   0,
                                   -1,
                                   INT64_MAX,
                                   INT64_MIN,
                                   std::nan(""),
                                   1e308,
                                   "",
                                   "\xFF\xC3",
                                   "x",
                                   true,
                                   List{},
                                   List{Value(), List{}},
                                   Map{},
                                   Map{{"year", INT64_MAX}},
                                   Date{},
                                   Duration{INT64_MAX, INT64_MIN, 5, 0},
                                   Point{},
                                   DateTime{},
                                   Path{}};
  for (const Function& f : functions()) {
    if (f.reads_graph) continue;
    for (int count = f.min_arguments; count <= std::min(f.max_arguments, 3); ++count) {
      for (const Value& a : hostile) {
        for (const Value& b : hostile) {
          std::vector<Value> arguments{a, b, a};
          arguments.resize(static_cast<std::size_t>(count));
          try {
            call(f.name, arguments);
          } catch (const Exception& error) {
            CHECK(error.error().code != Code::Internal);
          }
          if (count < 2) break;
        }
      }
    }
  }
}

TEST_CASE("string functions count code points", "[function]") {
  CHECK(call("substring", {"h\xC3\xA9llo", 1, 3}) == Value("\xC3\xA9ll"));
  CHECK(call("substring", {"abc", INT64_MAX}) == Value(""));
  CHECK(call("left", {"abc", INT64_MAX}) == Value("abc"));
  CHECK(call("right", {"h\xC3\xA9", 1}) == Value("\xC3\xA9"));
  CHECK(code_of([] { call("right", {"", -1605392245097051328}); }) == Code::NumberOutOfRange);
  CHECK(code_of([] {
          call("substring", {"", 502175305738373637, -5325522081583679899});
        }) == Code::NumberOutOfRange);
  CHECK(call("size", {"h\xC3\xA9"}) == Value(2));
  CHECK(call("reverse", {"h\xC3\xA9"}) == Value("\xC3\xA9h"));
  CHECK(call("reverse", {Value(List{1, 2})}) == Value(List{2, 1}));
  CHECK(call("replace", {"", "", ""}) == Value(""));
  CHECK(call("replace", {"aXbX", "X", "--"}) == Value("a--b--"));
  CHECK(call("split", {"one1two", "1"}) == Value(List{"one", "two"}));
  CHECK(call("split", {"a,b;c", List{",", ";"}}) == Value(List{"a", "b", "c"}));
  CHECK(call("split", {"ab", ""}) == Value(List{"a", "b"}));
  CHECK(call("trim", {" \t x \xE2\x80\x83"}) == Value("x"));
  CHECK(call("btrim", {"xxaxx", "x"}) == Value("a"));
  CHECK(call("ltrim", {"  a "}) == Value("a "));
  CHECK(call("toUpper", {"stra\xC3\x9F"
                         "e \xC3\xA9"}) == Value("STRA\xE1\xBA\x9E"
                                                 "E \xC3\x89"));
  CHECK(call("normalize", {"e\xCC\x81"}) == Value("\xC3\xA9"));
  CHECK(call("lpad", {"7", 3, "0"}) == Value("007"));
  CHECK(code_of([] { call("repeat", {"ab", INT64_MAX}); }) == Code::NumberOutOfRange);
  CHECK(code_of([] { call("lpad", {"ab", 1 << 30}); }) == Code::OutOfMemory);
}

TEST_CASE("range is bounded", "[function]") {
  CHECK(call("range", {10, -10, -3}) == Value(List{10, 7, 4, 1, -2, -5, -8}));
  CHECK(call("range", {INT64_MAX - 1, INT64_MAX}) == Value(List{INT64_MAX - 1, INT64_MAX}));
  CHECK(call("range", {INT64_MIN, INT64_MAX, INT64_MAX}) ==
        Value(List{INT64_MIN, -1, INT64_MAX - 1}));
  CHECK(code_of([] { call("range", {1, INT64_MAX}); }) == Code::NumberOutOfRange);
  CHECK(code_of([] { call("range", {1, 1 << 30}); }) == Code::OutOfMemory);
  CHECK(code_of([] { call("range", {1, 2, 0}); }) == Code::NumberOutOfRange);
  CHECK(code_of([] { call("range", {1, 2.0}); }) == Code::InvalidArgumentError);
}

TEST_CASE("numbers are rounded by their decimal digits", "[function]") {
  CHECK(call("round", {-1.5}) == Value(-1.0));
  CHECK(call("round", {2.5}) == Value(3.0));
  CHECK(call("round", {1.005, 2}) == Value(1.01));
  CHECK(call("round", {1.249, 1, "UP"}) == Value(1.3));
  CHECK(call("round", {-1.25, 1, "CEILING"}) == Value(-1.2));
  CHECK(call("round", {1.25, 1, "HALF_EVEN"}) == Value(1.2));
  CHECK(call("round", {0.04, 1}) == Value(0.0));
  CHECK(call("round", {0.06, 1}) == Value(0.1));
  CHECK(call("round", {0.004, 1, "UP"}) == Value(0.1));
  CHECK(call("round", {99.99, 1}) == Value(100.0));
  CHECK(call("round", {1e300, 5}) == Value(1e300));
  CHECK(code_of([] { call("round", {1.5, 1, "sideways"}); }) == Code::InvalidArgumentError);
  CHECK(code_of([] { call("abs", {INT64_MIN}); }) == Code::ArithmeticError);
  CHECK(call("sign", {-0.1}) == Value(-1));
}

TEST_CASE("points lie in systems", "[function]") {
  const Value malmo = call("point", {Map{{"longitude", 13.0}, {"latitude", 55.6}}});
  const Value london = call("point", {Map{{"longitude", -0.1278}, {"latitude", 51.5074}}});
  CHECK(call("point.distance", {malmo, london}).real() == Approx(976'900).epsilon(0.01));
  CHECK(call("point.distance", {malmo, call("point", {Map{{"x", 0}, {"y", 0}}})}).is_null());
  CHECK(call("point.distance", {call("point", {Map{{"x", 0}, {"y", 0}}}),
                                call("point", {Map{{"x", 3}, {"y", 4}}})}) == Value(5.0));
  CHECK(code_of([] {
          call("point", {Map{{"latitude", 91}, {"longitude", 0}}});
        }) == Code::NumberOutOfRange);
  CHECK(code_of([] { call("point", {Map{{"x", 1}}}); }) == Code::InvalidArgumentValue);
  const Value west = call("point", {Map{{"longitude", 179}, {"latitude", 50}}});
  const Value east = call("point", {Map{{"longitude", -179}, {"latitude", 60}}});
  CHECK(call("point.withinBBox", {call("point", {Map{{"longitude", 180}, {"latitude", 55}}}), west,
                                  east}) == Value(true));
  CHECK(call("point.withinBBox", {malmo, west, east}) == Value(false));
}

namespace {

Value aggregate(std::string_view name, std::initializer_list<Value> values,
                std::optional<Value> second = {}) {
  Budget budget(1 << 20);
  const Aggregate* found = find_aggregate(name);
  const auto whole = found->make(budget);
  auto left = found->make(budget), right = found->make(budget);
  std::size_t i = 0;
  for (const Value& value : values) {
    std::vector<Value> arguments{value};
    if (second) arguments.push_back(*second);
    whole->add(arguments);
    (i++ < values.size() / 2 ? left : right)->add(arguments);
  }
  left->merge(*right);
  const Value once = whole->finish(), merged = left->finish();
  if (once.is_float()) {
    CHECK(merged.real() == Approx(once.real()));
  } else {
    CHECK(once == merged);
  }
  return once;
}

}  // namespace

TEST_CASE("aggregates give the same whole and in parts", "[function]") {
  CHECK(aggregate("sum", {1, Value(), 2}) == Value(3));
  CHECK(aggregate("sum", {}) == Value(0));
  CHECK(aggregate("sum", {INT64_MAX, 1, -1}) == Value(INT64_MAX));
  CHECK(code_of([] { aggregate("sum", {INT64_MAX, 1}); }) == Code::ArithmeticError);
  CHECK(code_of([] { aggregate("sum", {"a"}); }) == Code::TypeMismatch);
  CHECK(aggregate("sum", {0.1, 0.2, 0.3, 1e16, -1e16}).real() == Approx(0.6));
  CHECK(aggregate("avg", {1, 2}) == Value(1.5));
  CHECK(aggregate("avg", {}).is_null());
  CHECK(aggregate("avg", {Duration{0, 2, 0, 0}, Duration{0, 4, 0, 0}}) ==
        Value(Duration{0, 3, 0, 0}));
  CHECK(aggregate("min", {1, "a", Value(), List{1, 2}, 0.2}) == Value(List{1, 2}));
  CHECK(aggregate("max", {1, "a", Value(), List{1, 2}, 0.2}) == Value(1));
  CHECK(aggregate("count", {1, Value(), 2}) == Value(2));
  CHECK(aggregate("collect", {1, Value(), 2}) == Value(List{1, 2}));
  CHECK(aggregate("stDev", {2, 4, 4, 4, 5, 5, 7, 9}).real() == Approx(2.13809));
  CHECK(aggregate("stDevP", {2, 4, 4, 4, 5, 5, 7, 9}) == Value(2.0));
  CHECK(aggregate("stDev", {2}) == Value(0.0));
  CHECK(aggregate("percentileCont", {10.0, 20.0, 30.0}, 0.25) == Value(15.0));
  CHECK(aggregate("percentileDisc", {10, 20, 30}, 0.5) == Value(20));
  CHECK(code_of([] { aggregate("percentileDisc", {10}, 1.1); }) == Code::NumberOutOfRange);
}

TEST_CASE("collect stays within the budget", "[function]") {
  Budget budget(100'000);
  {
    const auto state = find_aggregate("collect")->make(budget);
    const std::vector<Value> row{std::string(10'000, 'x')};
    CHECK(code_of([&] {
            for (int i = 0; i < 100; ++i) state->add(row);
          }) == Code::OutOfMemory);
    CHECK(budget.used() > 0);
  }
  CHECK(budget.used() == 0);
}

TEST_CASE("procedures are found by name and show their signature", "[function]") {
  const ProcedureTable table = ProcedureTable::with_builtins();
  REQUIRE(table.find("DB.Labels") != nullptr);
  CHECK(signature(*table.find("db.labels")) == "db.labels() :: (label :: STRING)");
  CHECK(table.find("db.nope") == nullptr);
  const ProcedureField real{"x", {.base = TypeName::Base::Float}};
  CHECK(coerce(1, real) == Value(1.0));
  CHECK(code_of([&] { coerce("a", real); }) == Code::InvalidArgumentType);
}
