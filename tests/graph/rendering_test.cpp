#include <cmath>
#include <limits>
#include <sstream>

#include <catch2/catch.hpp>
#include <dossier/error.h>
#include <dossier/value.h>

using namespace dossier;

namespace {

Value nested(int depth) {
  Value value(1);
  for (int i = 0; i < depth; ++i) value = Value(List{value});
  return value;
}

std::int64_t day(std::int64_t year_2015_offset) { return 16637 + year_2015_offset; }

}  // namespace

TEST_CASE("floats print the shortest text that reads back", "[value]") {
  CHECK(to_text(1) == "1.0");
  CHECK(to_text(0.1) == "0.1");
  CHECK(to_text(-0.0) == "-0.0");
  CHECK(to_text(1e21) == "1.0E21");
  CHECK(to_text(1e20) == "100000000000000000000.0");
  CHECK(to_text(1e-6) == "0.000001");
  CHECK(to_text(1.5e-7) == "1.5E-7");
  CHECK(to_text(123.456) == "123.456");
  CHECK(to_text(1.2635418652381264e305) == "1.2635418652381264E305");
  CHECK(to_text(std::nan("")) == "NaN");
  CHECK(to_text(-std::numeric_limits<double>::infinity()) == "-Infinity");
  for (double x : {5e-324, 1.7976931348623157e308, 0.3, 1.0 / 3, 12345678.9, 1e15 + 0.5}) {
    CHECK(std::strtod(to_text(x).c_str(), nullptr) == x);
  }
}

TEST_CASE("temporal values print as openCypher does", "[value]") {
  CHECK(to_iso(Date{day(0)}) == "2015-07-21");
  CHECK(to_iso(Date{0}) == "1970-01-01");
  CHECK(to_iso(Date{-719'529}) == "-0001-12-31");
  CHECK(to_iso(Date{-719'528}) == "0000-01-01");
  CHECK(to_iso(Date{365'241'780'471}) == "+999999999-12-31");
  CHECK(to_iso(Date{-365'243'219'162}) == "-999999999-01-01");
  const std::int64_t noon = 12 * 3600 + 31 * 60;
  CHECK(to_iso(LocalTime{noon * 1'000'000'000}) == "12:31");
  CHECK(to_iso(LocalTime{(noon + 14) * 1'000'000'000 + 645'876'123}) == "12:31:14.645876123");
  CHECK(to_iso(LocalTime{noon * 1'000'000'000 + 500'000'000}) == "12:31:00.5");
  CHECK(to_iso(Time{noon * 1'000'000'000, 3600}) == "12:31+01:00");
  CHECK(to_iso(Time{noon * 1'000'000'000, -(53 * 60 + 28)}) == "12:31-00:53:28");
  CHECK(to_iso(LocalDateTime{day(0) * 86'400 + noon, 0}) == "2015-07-21T12:31");
  CHECK(to_iso(LocalDateTime{-1, 0}) == "1969-12-31T23:59:59");
  CHECK(to_iso(DateTime{day(0) * 86'400 + noon, 0, 7200, "Europe/Stockholm"}) ==
        "2015-07-21T14:31+02:00[Europe/Stockholm]");
  CHECK(to_iso(DateTime{day(0) * 86'400 + 3600, 0, -7200, ""}) == "2015-07-20T23:00-02:00");
  CHECK(to_iso(DateTime{0, 0, 0, ""}) == "1970-01-01T00:00Z");
}

TEST_CASE("durations print each part with its sign", "[value]") {
  CHECK(to_iso(Duration{}) == "PT0S");
  CHECK(to_iso(Duration{149, 14, 58'390, 0}) == "P12Y5M14DT16H13M10S");
  CHECK(to_iso(Duration{149, 14, 58'390, 1}) == "P12Y5M14DT16H13M10.000000001S");
  CHECK(to_iso(Duration{-24, 0, 0, 0}) == "P-2Y");
  CHECK(to_iso(Duration{0, 0, -3, 999'000'000}) == "PT-2.001S");
  CHECK(to_iso(Duration{0, 0, -61, 999'000'000}) == "PT-1M-0.001S");
  CHECK(to_iso(Duration{0, 0, -18'633, 858'000'000}) == "PT-5H-10M-32.142S");
  CHECK(to_iso(Duration{0, 0, std::numeric_limits<std::int64_t>::min(), 1})
            .starts_with("PT-2562047788015215H"));
}

TEST_CASE("values print as literals", "[value]") {
  CHECK(to_literal(Value()) == "null");
  CHECK(to_literal(Value(List{Value(1), Value(2.0), Value(true)})) == "[1, 2.0, true]");
  CHECK(to_literal(Value(Map{{"key", Value(true)}, {"odd key", Value("x")}})) ==
        "{key: true, `odd key`: 'x'}");
  CHECK(to_literal(Value(List{})) == "[]");
  CHECK(to_literal(Value("it's\\\n\x1b[0m\xc2\x9b")) == R"('it\'s\\\n\u001b[0m\u009b')");
  CHECK(to_literal(Value(Date{day(0)})) == "date('2015-07-21')");
  CHECK(to_literal(Value(Point{4979, 1, 2, 3})) == "point({srid: 4979, x: 1.0, y: 2.0, z: 3.0})");
  CHECK(to_literal(Value(Node{NodeId{1}, {"Person", "a`b"}, Map{{"name", Value("Ada")}}})) ==
        "(:Person:`a``b` {name: 'Ada'})");
  CHECK(to_literal(Value(Node{NodeId{1}, {}, Map{{"städte", Value(1)}}})) == "({städte: 1})");
  std::ostringstream stream;
  stream << Value(NodeId{7});
  CHECK(stream.str() == "(#7)");
}

TEST_CASE("paths print the direction of their relationships", "[value]") {
  const Value a(Node{NodeId{1}, {"A"}, {}}), b(Node{NodeId{2}, {}, {}});
  const Value knows(
      Relationship{RelationshipId{1}, NodeId{2}, NodeId{1}, "KNOWS", Map{{"since", Value(1843)}}});
  CHECK(to_literal(Value(Path{{a, b}, {knows}})) == "<(:A)<-[:KNOWS {since: 1843}]-()>");
  CHECK(to_literal(Value(Path{{b, a}, {knows}})) == "<()-[:KNOWS {since: 1843}]->(:A)>");
}

TEST_CASE("deep nesting is cut, not crashed on", "[value]") {
  CHECK(to_literal(nested(500)).find("...") == std::string::npos);
  const std::string text = to_literal(nested(200'000));
  CHECK(text == std::string(1000, '[') + "..." + std::string(1000, ']'));
}

TEST_CASE("an error shows its place by display width", "[error]") {
  Error error{Code::UndefinedVariable,   "variable `q` is not defined", {31, 32},
              "not bound in this MATCH", "did you mean `p`?",           {}};
  CHECK(render(error, "MATCH (p)-[:KNOWS]->(x)\nRETURN q.name, p.born") ==
        "error[DSR2001]: variable `q` is not defined\n"
        "  --> line 2, column 8\n"
        "   |\n"
        " 2 | RETURN q.name, p.born\n"
        "   |        ^ not bound in this MATCH\n"
        "   = help: did you mean `p`?\n");
  const std::string wide = "RETURN '漢字' + qq";
  const auto at = static_cast<std::uint32_t>(wide.find("qq"));
  error = {Code::UndefinedVariable, "variable `qq` is not defined", {at, at + 2}, "", "", {}};
  CHECK(render(error, wide) ==
        "error[DSR2001]: variable `qq` is not defined\n"
        "  --> line 1, column 15\n"
        "   |\n"
        " 1 | RETURN '漢字' + qq\n"
        "   |                 ^^\n");
}

TEST_CASE("an error without a place is its headline and hint", "[error]") {
  const Error error{Code::NotFound, "there is no database at `x`", {}, "", "create it", {}};
  CHECK(render(error) == "error[DSR5001]: there is no database at `x`\n   = help: create it\n");
  std::ostringstream stream;
  stream << error;
  CHECK(stream.str() == "error[DSR5001]: there is no database at `x`");
}

TEST_CASE("long lines are cut around the place and notes get their own excerpt", "[error]") {
  const std::string source = "RETURN (" + std::string(300, 'a') + " + bad" + std::string(300, 'z');
  const auto at = static_cast<std::uint32_t>(source.find("bad"));
  Error error{Code::UndefinedVariable, "x", {at, at + 3}, "", "", {{{7, 8}, "opened here"}}};
  const std::string text = render(error, source, {.width = 60});
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 60);
  CHECK(text.find("bad") != std::string::npos);
  CHECK(text.find("= note: opened here") != std::string::npos);
}

TEST_CASE("any span over any bytes renders", "[error]") {
  const std::string source("a\xff\xf0\x9f\n\x1b\t\r\nz\xe2\x82", 12);
  for (std::uint32_t begin = 0; begin < 20; ++begin) {
    for (std::uint32_t end = 0; end < 20; end += 3) {
      const std::string text = render({Code::Internal, "m", {begin, end}, "l", "", {}}, source);
      CHECK(text.find('\x1b') == std::string::npos);
    }
  }
}
