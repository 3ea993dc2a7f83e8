#include "tests/bound/attack.h"

namespace dossier::bound_test {

std::string repeat(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

namespace {

constexpr std::size_t kDeep = 10'000;

Attack nested(std::string name, std::string opening, std::string middle, std::string closing,
              std::string before = "RETURN ", std::string after = " AS x") {
  return {"10,000 deep: " + name,
          [=] { return before + repeat(opening, kDeep) + middle + repeat(closing, kDeep) + after; },
          {"DSR1008", "DSR4020", "ok"}};
}

Attack chain(std::string name, std::size_t times, std::string first, std::string link,
             std::string last, std::vector<std::string> ends) {
  return {std::move(name), [=] { return first + repeat(link, times) + last; }, std::move(ends)};
}

}  // namespace

std::vector<Attack> text_attacks() {
  const std::vector<std::string> bounded = {"ok",      "DSR1008", "DSR1009",
                                            "DSR4020", "DSR4021", "DSR5013"};
  return {
      nested("parentheses", "(", "1", ")"),
      nested("lists", "[", "1", "]"),
      nested("maps", "{a: ", "1", "}"),
      nested("NOT", "NOT ", "true", ""),
      nested("unary minus", "- ", "1", ""),
      nested("CASE", "CASE WHEN true THEN ", "1", " END"),
      nested("function calls", "abs(", "1", ")"),
      nested("subqueries", "COUNT { RETURN ", "1", " AS x }"),
      nested("CALL", "CALL { ", "WITH 1 AS x", " RETURN 1 AS y }", "", " RETURN 1 AS z"),
      nested("list comprehensions", "[x IN [1] | ", "1", "]"),
      nested("reduce", "reduce(a = 1, x IN [1] | ", "1", ")"),
      nested("FOREACH", "FOREACH (x IN [1] | ", "CREATE ()", ")", "", ""),
      nested("label expressions", "!", "A", "", "MATCH (n:", ") RETURN n"),
      nested("path groups", "(", "(a)-->(b)", ")", "MATCH ", " RETURN 1"),
      nested("indexes", "[1, 2][", "0", "]"),
      chain("a literal of 100 MB", 100 << 20, "RETURN '", "x", "' AS x", {"DSR1009"}),
      chain("a literal of 50 MB", 50 << 20, "RETURN size('", "x", "') AS x", {"ok", "DSR4020"}),
      chain("an AND chain of 1,000,000", 1'000'000, "RETURN true", " AND true", " AS x", bounded),
      chain("a sum of 1,000,000", 1'000'000, "RETURN 1", " + 1", " AS x", bounded),
      chain("an IN list of 1,000,000", 1'000'000, "MATCH (n:X) WHERE n.i IN [0", ", 1",
            "] RETURN count(n) AS n", bounded),
      chain("a UNION chain of 20,000", 20'000, "RETURN 1 AS x", " UNION ALL RETURN 2 AS x", "",
            bounded),
      chain("a path of 10,000 hops", 10'000, "MATCH (a:D)", "-->()", " RETURN count(*) AS n",
            bounded),
      chain("a path of 100,000 hops", 100'000, "MATCH (a:D)", "-->()", " RETURN count(*) AS n",
            bounded),
      chain("a pattern of 20,000 parts", 20'000, "MATCH (:X)", ", (:X)", " RETURN count(*) AS n",
            bounded),
      chain("100,000 clauses", 100'000, "WITH 1 AS x", " WITH x", " RETURN x", bounded),
      chain("100,000 parts of CREATE", 100'000, "CREATE (:Y)", ", (:Y {x: 1})", "", bounded),
      chain("an identifier of 10 MB", 10 << 20, "RETURN 1 AS ", "x", "",
            {"ok", "DSR1001", "DSR5013"}),
      chain("1,000,000 opening brackets", 1'000'000, "RETURN ", "[", "", {"DSR1008", "DSR1001"}),
      chain("a number of 1,000,000 digits", 1'000'000, "RETURN 1", "0", " AS x", {"DSR1003"}),
  };
}

}  // namespace dossier::bound_test
