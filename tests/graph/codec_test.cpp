#include "graph/store/catalog.h"
#include "graph/store/index_codec.h"
#include "graph/store/keys.h"
#include "graph/store/record.h"
#include "graph/store/sketch.h"
#include "graph/store/value_codec.h"

#include <cmath>
#include <limits>
#include <random>

#include <catch2/catch.hpp>
#include <dossier/error.h>

using namespace dossier;
using namespace dossier::graph;

namespace {

constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
const double kInfinity = std::numeric_limits<double>::infinity();

std::string stored(const Value& value) {
  std::string out;
  encode_value(out, value);
  return out;
}

std::string ordered(const Value& value) {
  std::string out;
  encode_ordered(out, value);
  return out;
}

Value random_value(std::mt19937_64& random, int depth = 0) {
  const auto number = [&] { return static_cast<std::int64_t>(random() >> (random() % 64)); };
  const auto small = [&] { return static_cast<std::int32_t>(random() % 1'000'000'000); };
  switch (random() % (depth < 3 ? 13 : 12)) {
    case 0: return Value(random() % 2 == 0);
    case 1: return Value(number());
    case 2: return Value(-number());
    case 3: return Value(static_cast<double>(number()) / 3);
    case 4: return Value(std::string(random() % 20, static_cast<char>(random() % 256)));
    case 5: return Value(Date{-number()});
    case 6: return Value(LocalTime{number()});
    case 7: return Value(Time{number(), small() - 50'000});
    case 8: return Value(LocalDateTime{-number(), small()});
    case 9:
      return Value(DateTime{number(), small(), 3600, random() % 2 == 0 ? "" : "Europe/Berlin"});
    case 10: return Value(Duration{number(), -number(), number(), small()});
    case 11:
      return Value(random() % 2 == 0 ? Point{4326, 1.5, -2.5, 0} : Point{9157, 1.5, -2.5, 3.5});
    default: {
      List list;
      for (std::uint64_t i = random() % 4; i > 0; --i)
        list.push_back(random_value(random, depth + 1));
      return Value(std::move(list));
    }
  }
}

/// Exact comparison of two numbers of either kind.
int compare_exactly(const Value& a, const Value& b) {
  const auto wide = [](const Value& value) {
    return value.is_integer() ? static_cast<long double>(value.integer())
                              : static_cast<long double>(value.real());
  };
  return wide(a) < wide(b) ? -1 : wide(a) > wide(b) ? 1 : 0;
}

int sign(int value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

}  // namespace

TEST_CASE("stored values read back", "[codec]") {
  std::mt19937_64 random(5);
  for (int i = 0; i < 20'000; ++i) {
    const Value value = random_value(random);
    REQUIRE(decode_value(stored(value)) == value);
  }
  for (const std::int64_t edge :
       {kMin, kMax, std::int64_t{0}, std::int64_t{-1}, std::int64_t{127}, std::int64_t{128},
        std::int64_t{-128}, std::int64_t{-129}, std::int64_t{255}, std::int64_t{-256}}) {
    REQUIRE(decode_value(stored(Value(edge))) == Value(edge));
  }
  CHECK(stored(Value(0)).size() == 1);
  CHECK(stored(Value(100)).size() == 2);
}

TEST_CASE("cut and damaged values are errors or values, never more", "[codec]") {
  std::mt19937_64 random(6);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = stored(random_value(random));
    if (random() % 2 == 0) bytes.resize(random() % (bytes.size() + 1));
    if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      decode_value(bytes);
    } catch (const Exception& exception) {
      REQUIRE(exception.error().code == Code::Corrupted);
    }
  }
}

TEST_CASE("damaged records are errors or records, never more", "[codec]") {
  std::mt19937_64 random(8);
  for (int i = 0; i < 20'000; ++i) {
    const LabelId labels[] = {LabelId{1}, LabelId{7}};
    const Property properties[] = {{KeyId{2}, random_value(random)},
                                   {KeyId{9}, random_value(random)}};
    std::string bytes = encode_node(labels, properties);
    if (random() % 2 == 0) bytes.resize(random() % (bytes.size() + 1));
    if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      const NodeRecord record(bytes);
      std::vector<Property> decoded;
      record.properties().append_to(decoded);
      record.properties().value(KeyId{9});
    } catch (const Exception& exception) {
      REQUIRE(exception.error().code == Code::Corrupted);
    }
  }
}

TEST_CASE("integers and floats share one exact order", "[codec]") {
  std::vector<Value> numbers = {Value(kMin),
                                Value(kMax),
                                Value(0),
                                Value(-0.0),
                                Value(1),
                                Value(1.0),
                                Value(1.5),
                                Value(-1),
                                Value(kInfinity),
                                Value(-kInfinity),
                                Value(5e-324),
                                Value(-5e-324),
                                Value(1e308),
                                Value(9007199254740993),
                                Value(9007199254740992.0),
                                Value(9223372036854775808.0),
                                Value(-9223372036854775808.0)};
  std::mt19937_64 random(7);
  for (int i = 0; i < 150; ++i) {
    const auto bits = static_cast<std::int64_t>(random() >> (random() % 64));
    numbers.insert(numbers.end(), {Value(bits), Value(-bits), Value(static_cast<double>(bits)),
                                   Value(std::nextafter(static_cast<double>(bits), 0.0))});
  }
  for (const Value& a : numbers) {
    for (const Value& b : numbers)
      REQUIRE(sign(ordered(a).compare(ordered(b))) == compare_exactly(a, b));
  }
  CHECK(ordered(Value(1)) == ordered(Value(1.0)));
  CHECK(ordered(Value(std::nan("")))[0] != ordered(Value(1))[0]);
  CHECK_FALSE(is_equatable(Value(std::nan(""))));
}

TEST_CASE("ordered forms keep the order of each kind and are no prefixes of one another",
          "[codec]") {
  const std::vector<std::vector<Value>> ascending = {
      {Value(""), Value(std::string(1, '\0')), Value(std::string("\0a", 2)), Value("\x01"),
       Value("a"), Value(std::string("a\0", 2)), Value("aa"), Value("b"), Value("\xff")},
      {Value(false), Value(true)},
      {Value(Date{-5}), Value(Date{0}), Value(Date{7})},
      {Value(LocalDateTime{-1, 5}), Value(LocalDateTime{0, 0}), Value(LocalDateTime{0, 1})},
      {Value(Time{3'600'000'000'000, 7200}), Value(Time{0, 0}), Value(Time{1, 0})},
      {Value(DateTime{1, 0, 0, ""}), Value(DateTime{1, 1, 0, ""}),
       Value(DateTime{2, 0, -3600, ""})},
      {Value(List{}), Value(List{Value(1)}), Value(List{Value(1), Value("x")}),
       Value(List{Value(2)})},
  };
  for (const auto& values : ascending) {
    for (std::size_t i = 1; i < values.size(); ++i) {
      INFO(to_literal(values[i - 1]) << " < " << to_literal(values[i]));
      CHECK(ordered(values[i - 1]) < ordered(values[i]));
    }
  }
  std::mt19937_64 random(9);
  for (int i = 0; i < 5'000; ++i) {
    const std::string a = ordered(random_value(random));
    const std::string b = ordered(random_value(random));
    REQUIRE((a == b || !b.starts_with(a)));
    REQUIRE(ordered_size(a + b) == a.size());
  }
}

TEST_CASE("keys sort as their numbers do and read back", "[codec]") {
  std::mt19937_64 random(10);
  for (int i = 0; i < 5'000; ++i) {
    const auto step = [&] {
      return Step{random() >> (random() % 64),
                  Step::pack(random() % 2 == 0, static_cast<std::uint32_t>(random())), random(),
                  random()};
    };
    const Step a = step();
    const Step b = step();
    REQUIRE(decode_step(step_key(a)) == a);
    REQUIRE((std::string_view(step_key(a)) < std::string_view(step_key(b))) == (a < b));
  }
  CHECK(after_prefix("a\xff") == "b");
  CHECK(after_prefix("\xff").empty());
}

TEST_CASE("index definitions read back", "[codec]") {
  const Index index{IndexId{3},
                    {"by_name", IndexKind::Unique, EntityKind::Node, "", {}},
                    77,
                    {KeyId{5}, KeyId{6}}};
  const Index read = decode_definition(IndexId{3}, encode_definition(index));
  CHECK(read.definition.name == "by_name");
  CHECK(read.definition.kind == IndexKind::Unique);
  CHECK(read.label == 77);
  CHECK(read.keys == index.keys);
  for (std::size_t size = 0; size < 16; ++size) {
    CHECK_THROWS_AS(decode_definition(IndexId{3}, encode_definition(index).substr(0, size)),
                    Exception);
  }
}

TEST_CASE("the sketch estimates within a tenth", "[codec]") {
  for (const int distinct : {1, 10, 300, 5'000, 200'000}) {
    Sketch sketch;
    for (int i = 0; i < distinct; ++i) sketch.add(ordered(Value(i)));
    for (int i = 0; i < distinct; ++i) CHECK_FALSE((i < 100 && sketch.add(ordered(Value(i)))));
    CHECK(sketch.estimate() == Approx(distinct).epsilon(0.12));
    CHECK(Sketch(sketch.stored()).estimate() == sketch.estimate());
  }
}
