// Relations between queries that hold for every graph: O5, O7, O8, O10, O16.
#include "tests/oracle/check.h"

#include <algorithm>
#include <sstream>

namespace dossier::oracle {

namespace {

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

std::string shown(const std::vector<std::string>& rows) {
  std::string out;
  for (const std::string& row : rows) out += "    " + row + "\n";
  return out;
}

Verdict same(const std::string& what, const std::vector<std::string>& one,
             const std::vector<std::string>& other) {
  if (one == other) return std::nullopt;
  return what + "\n  one way\n" + shown(one) + "  the other\n" + shown(other);
}

struct Arrow {
  std::string left, right;
};
constexpr const char* kWalkTypes[] = {"", ":R", ":S|T", ":R|S"};

}  // namespace

Verdict splits_by_length(const GraphSpec& graph, Generator& generator) {
  Bench bench(graph, Bench::Setting::Plain);
  const std::string type = kWalkTypes[generator.below(4)];
  const Arrow arrows[] = {{"-[", "]->"}, {"<-[", "]-"}, {"-[", "]-"}};
  const Arrow arrow = arrows[generator.below(3)];
  const std::size_t least = generator.below(3), most = least + generator.below(3);
  const std::string bounds = std::to_string(least) + ".." + std::to_string(most);
  const auto ends = [](const std::string& length) {
    return " RETURN a.i AS i, b.i AS j, " + length + " AS n";
  };
  const std::string whole =
      "MATCH (a)" + arrow.left + "r" + type + "*" + bounds + arrow.right + "(b)" + ends("size(r)");
  const auto expected = bench.rows(whole);
  std::vector<std::string> by_length, by_hops;
  for (std::size_t k = least; k <= most; ++k) {
    const std::string n = std::to_string(k);
    by_length.push_back("MATCH (a)" + arrow.left + "r" + type + "*" + n + arrow.right + "(b)" +
                        ends("size(r)"));
    std::string hops = "(a)";
    for (std::size_t i = 1; i < k; ++i) hops += arrow.left + type + arrow.right + "()";
    hops = k == 0 ? "(a), (b)" : hops + arrow.left + type + arrow.right + "(b)";
    by_hops.push_back("MATCH " + hops + (k == 0 ? " WHERE a = b" : "") + ends(n));
  }
  for (const auto* parts : {&by_length, &by_hops}) {
    const std::string text = joined(*parts, " UNION ALL ");
    if (auto verdict = same(whole + "\n  " + text, expected, bench.rows(text))) return verdict;
  }
  const std::string quantified = "MATCH p = (a)" + arrow.left + type + arrow.right + "{" +
                                 std::to_string(least) + "," + std::to_string(most) + "}(b)" +
                                 ends("length(p)");
  if (most > 0) {
    if (auto verdict = same(whole + "\n  " + quantified, expected, bench.rows(quantified)))
      return verdict;
  }
  const std::string two = "MATCH (a)" + arrow.left + "r" + type + "*" + std::to_string(least) +
                          ".." + std::to_string(most) + arrow.right + "()" + arrow.left + "s" +
                          type + "*1" + arrow.right + "(b)" + ends("size(r) + 1");
  const std::string one = "MATCH (a)" + arrow.left + "r" + type + "*" + std::to_string(least + 1) +
                          ".." + std::to_string(most + 1) + arrow.right + "(b)" + ends("size(r)");
  return same(one + "\n  " + two, bench.rows(one), bench.rows(two));
}

Verdict shrinks_by_restriction(const GraphSpec& graph, const PatternSpec& pattern,
                               const std::string& restriction) {
  Bench bench(graph, Bench::Setting::Plain);
  const std::string match = "MATCH " + joined(pattern.forward, ", ");
  const std::string tail = " RETURN count(DISTINCT " + pattern.anchor + ")";
  const std::int64_t wide = bench.count(match + tail);
  for (const std::string& narrower :
       {match + restriction + tail, match + " WHERE " + pattern.predicate + tail,
        match + " MATCH (" + pattern.anchor + ")--()" + tail}) {
    if (bench.count(narrower) > wide) return narrower + " gives more than " + match + tail;
  }
  return std::nullopt;
}

Verdict counts_both_directions(const GraphSpec& graph, Generator& generator) {
  Bench bench(graph, Bench::Setting::Plain);
  const std::string type = kWalkTypes[generator.below(4)];
  const char* labels[] = {"", ":A", ":B|C", ":!A"};
  const std::string a = "(a" + std::string(labels[generator.below(4)]) + ")";
  const std::string b = "(b" + std::string(labels[generator.below(4)]) + ")";
  const auto count = [&](const std::string& left, const std::string& right,
                         const std::string& where) {
    return bench.count("MATCH " + a + left + "[r" + type + "]" + right + b + where +
                       " RETURN count(*)");
  };
  const std::int64_t either = count("-", "-", "");
  const std::int64_t split =
      count("-", "->", "") + count("<-", "-", "") - count("-", "->", " WHERE a = b");
  if (either == split) return std::nullopt;
  return a + "-[" + type + "]-" + b + ": " + std::to_string(either) + " steps, by direction " +
         std::to_string(split);
}

Verdict evaluates_alike(const GraphSpec& graph, const PatternSpec& pattern,
                        const std::pair<std::string, std::string>& expressions) {
  Bench bench(graph, Bench::Setting::Plain);
  const std::string match = "MATCH " + joined(pattern.forward, ", ");
  const auto key = " RETURN " + pattern.anchor + ".i AS i, ";
  const std::string one = match + key + expressions.first + " AS x",
                    other = match + key + expressions.second + " AS x";
  return same(one + "\n  " + other, bench.rows(one), bench.rows(other));
}

std::vector<std::string> Bench::dump() {
  auto out = rows(
      "MATCH (n) RETURN COLLECT { UNWIND labels(n) AS l RETURN l ORDER BY l } AS l, properties(n) "
      "AS p");
  const auto edges = rows(
      "MATCH (a)-[r]->(b) RETURN properties(a) AS a, type(r) AS t, properties(r) AS p, "
      "properties(b) AS b");
  out.insert(out.end(), edges.begin(), edges.end());
  return out;
}

Verdict writes_alike(const GraphSpec& graph,
                     const std::pair<std::string, std::string>& statements) {
  GraphSpec marked = graph;
  for (std::size_t i = 0; i < marked.nodes.size(); ++i) {
    marked.nodes[i].properties.set("u", static_cast<std::int64_t>(i));
  }
  std::vector<std::string> expected;
  for (const auto setting :
       {Bench::Setting::Plain, Bench::Setting::Indexed, Bench::Setting::Unoptimised}) {
    for (const std::string& statement : {statements.first, statements.second}) {
      Bench bench(marked, setting);
      const auto outcome = bench.rows(statement);
      if (!outcome.empty()) return statement + " fails\n" + shown(outcome);
      const auto after = bench.dump();
      if (setting == Bench::Setting::Plain && statement == statements.first) expected = after;
      if (auto verdict = same(statements.first + "\n  " + statement, expected, after))
        return verdict;
    }
  }
  return std::nullopt;
}

}  // namespace dossier::oracle
