// Deep, long and large texts: an answer or one clear error, in a small stack and in linear time.
#include "query/analyze/analyze.h"
#include "query/analyze/standard_catalog.h"
#include "query/ast/print.h"
#include "query/function/procedure.h"
#include "query/syntax/parse.h"
#include "query/syntax/scan.h"

#include <functional>
#include <string>

#include <catch2/catch.hpp>
#include <pthread.h>

namespace {

using namespace dossier;

std::string repeat(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t at = 0; at < times; ++at) text += part;
  return text;
}

#if defined(__SANITIZE_ADDRESS__)
#define DOSSIER_LARGE_FRAMES
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DOSSIER_LARGE_FRAMES
#endif
#endif

/// Calls need many times the stack where a sanitizer watches them.
#if defined(DOSSIER_LARGE_FRAMES)
constexpr std::size_t kSmallStack = std::size_t{16} << 20;
#else
constexpr std::size_t kSmallStack = std::size_t{1} << 20;
#endif

/// Runs on a thread with little stack.
void on_small_stack(const std::function<void()>& work) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kSmallStack);
  pthread_t thread;
  const auto run = [](void* argument) -> void* {
    (*static_cast<const std::function<void()>*>(argument))();
    return nullptr;
  };
  REQUIRE(pthread_create(&thread, &attributes, run, const_cast<std::function<void()>*>(&work)) ==
          0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

const query::StandardCatalog& catalog() {
  static const query::StandardCatalog known(query::ProcedureTable::with_builtins());
  return known;
}

std::string compile(const std::string& text) {
  auto query = query::parse(text);
  if (!query) return to_string(query.error().code);
  const std::string printed = query::ast::print(*query);
  if (auto status = query::analyze(*query, catalog()); !status)
    return to_string(status.error().code);
  return query::parse(printed) ? "ok" : "does not print";
}

struct Nesting {
  const char* name;
  std::string opening, middle, closing, before = "RETURN ", after = " AS x";
};

const Nesting kNestings[] = {
    {"parentheses", "(", "1", ")"},
    {"sums", "1+(", "1", ")"},
    {"lists", "[", "1", "]"},
    {"maps", "{a: ", "1", "}"},
    {"calls", "abs(", "1", ")"},
    {"signs", "- ", "1", ""},
    {"negations", "NOT ", "TRUE", ""},
    {"cases", "CASE WHEN TRUE THEN ", "1", " END"},
    {"indexes", "[1,2][", "0", "]"},
    {"properties", "", "$p", ".a"},
    {"tests", "", "1", " IS NULL"},
    {"comprehensions", "[x IN [1] | ", "1", "]"},
    {"quantifiers", "all(x IN [1] WHERE ", "TRUE", ")"},
    {"reductions", "reduce(a = 1, x IN [1] | ", "1", ")"},
    {"subqueries", "COUNT { RETURN ", "1", " AS x }"},
    {"calls of subqueries", "CALL { ", "WITH 1 AS x", " RETURN 1 AS y }", "", " RETURN 1 AS z"},
    {"groups", "(", "(a)-->(b)", ")", "MATCH ", " RETURN 1"},
    {"labels", "(", "A", ")", "MATCH (n:", ") RETURN n"},
    {"negated labels", "!", "A", "", "MATCH (n:", ") RETURN n"},
    {"loops", "FOREACH (x IN [1] | ", "CREATE ()", ")", "", ""},
    {"types", "LIST<", "INTEGER", ">", "RETURN 1 IS :: ", " AS x"},
};

}  // namespace

TEST_CASE("nesting is taken up to a bound and refused beyond it") {
  on_small_stack([] {
    for (const Nesting& nesting : kNestings) {
      INFO(nesting.name);
      const auto text = [&](std::size_t depth) {
        return nesting.before + repeat(nesting.opening, depth) + nesting.middle +
               repeat(nesting.closing, depth) + nesting.after;
      };
      CHECK(compile(text(30)) == "ok");
      for (const std::size_t depth :
           std::initializer_list<std::size_t>{200, 500, 900, 999, 1001, 3000}) {
        const std::string result = compile(text(depth));
        if (result != "ok") CHECK(result == "DSR1008");
      }
      CHECK(compile(text(100000)) == "DSR1008");
    }
  });
}

TEST_CASE("chains are not nesting") {
  on_small_stack([] {
    for (std::string_view op : {" AND ", " OR ", " XOR "}) {
      CHECK(compile("RETURN TRUE" + repeat(std::string(op) + "FALSE", 200000) + " AS x") == "ok");
    }
    for (std::string_view op : {" + ", " - ", " * ", " ^ ", " < ", " <> "}) {
      CHECK(compile("RETURN 1" + repeat(std::string(op) + "2", 200000) + " AS x") == "ok");
    }
    CHECK(compile("MATCH (a)" + repeat("-->()", 100000) + " RETURN a") == "ok");
    CHECK(compile("CREATE (:A)" + repeat(", (:B {x: 1})", 100000)) == "ok");
    CHECK(compile("RETURN 1 AS x" + repeat(" UNION ALL RETURN 2 AS x", 20000)) == "ok");
    CHECK(compile("WITH 1 AS x" + repeat(" WITH x", 100000) + " RETURN x") == "ok");
  });
}

TEST_CASE("long texts compile") {
  const auto list = [](std::size_t size) { return "RETURN [" + repeat("1, ", size) + "1] AS x"; };
  const auto string = [](std::size_t size) {
    return "RETURN '" + repeat("a\\n''\\u00e9", size) + "' AS x";
  };
  const auto names = [](std::size_t size) {
    std::string text = "CREATE (n)";
    for (std::size_t at = 0; at < size; ++at) text += ", (n" + std::to_string(at) + ")";
    return text;
  };
  // A step that looks back over the text for each of these elements would not come to an end.
  for (const auto& make : {std::function<std::string(std::size_t)>(list), {string}, {names}}) {
    CHECK(compile(make(200000)) == "ok");
  }
}

TEST_CASE("parsing takes steps in proportion to the text") {
  struct Growth {
    const char *before, *part, *after;
  };
  const Growth growths[] = {
      {"RETURN 1", " + (2 * -x.y[3])", ""},
      {"RETURN [", "[1, {a: 'b'}], ", "1]"},
      {"MATCH (a)", "-[:R*1..2 {k: 1}]->(:L&M|!N WHERE true)", " RETURN a"},
      {"MATCH p = ", "(a)-->(b), (c {x: 1})<--(d), ", "(e) RETURN 1"},
      {"RETURN true", " AND (a)-[:R]->(b) OR (a.b)", ""},
      {"RETURN a", ".b", ""},
      {"RETURN a", ".b.c()", ""},
      {"RETURN ", "CASE WHEN x THEN 1 WHEN > 3 THEN 2 END + trim(BOTH 'x' FROM y) + ", "1"},
      {"", "WITH 1 AS x ORDER BY x SKIP 1 LIMIT 2 MATCH (n) WHERE n IS NOT NULL ", "RETURN 1"},
      {"RETURN ", "all(x IN [1] WHERE x) AND EXISTS { (a)-->() } AND ", "1"},
      {"RETURN ", "((((((((((1)))))))))) + ", "1"},
      {"RETURN ", "(((((((((( ", ""},
      {"RETURN ", "1 IS :: LIST<INTEGER NOT NULL> | STRING AND ", "1"},
      {"CREATE (a)", ", (:A {x: $p})", ""},
      {"RETURN 1 AS x", " UNION RETURN 2 AS x", ""},
      {"", "MATCH (n) ", "oops"},
  };
  for (const Growth& growth : growths) {
    INFO(growth.part);
    const auto steps = [&](std::size_t times) {
      return query::count_parsing_steps(growth.before + repeat(growth.part, times) + growth.after);
    };
    const std::size_t one = steps(40), four = steps(160);
    CHECK(four < 5 * one);
  }
}

TEST_CASE("the size of a text is bounded") {
  const std::string text = "RETURN '" + std::string(query::kMaxQueryBytes, 'x') + "'";
  auto result = query::parse(text);
  REQUIRE(!result);
  CHECK(result.error().code == Code::QueryTooLong);
  CHECK(result.error().where == Span{query::kMaxQueryBytes, query::kMaxQueryBytes + 1});
}

TEST_CASE("brackets know their partners") {
  const auto tokens = query::syntax::scan("([a]{b}) [(])");
  CHECK(tokens[0].partner == 7);
  CHECK(tokens[1].partner == 3);
  CHECK(tokens[8].partner == 0);
}
