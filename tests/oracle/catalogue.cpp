// O18: pairs of queries that mean the same. And the index of words against reading every text.
#include "graph/text/analyzer.h"
#include "tests/oracle/check.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace dossier::oracle {

namespace {

using Pair = std::pair<std::string, std::string>;

const std::vector<Pair>& pairs() {
  static const std::vector<Pair> kPairs = [] {
    std::vector<Pair> out;
    std::ifstream file(std::string(DOSSIER_SOURCE_DIR) + "/tests/oracle/equal_queries.txt");
    std::string first;
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line[0] == '#') continue;
      if (first.empty()) {
        first = line;
      } else {
        out.emplace_back(std::exchange(first, {}), line);
      }
    }
    if (out.empty() || !first.empty())
      throw std::logic_error("equal_queries.txt does not hold pairs");
    return out;
  }();
  return kPairs;
}

std::string shown(const std::vector<std::string>& rows) {
  std::string out;
  for (const std::string& row : rows) out += "    " + row + "\n";
  return out;
}

constexpr const char* kVocabulary[] = {"missile", "missiles",  "defence", "Treaty",     "treaties",
                                       "the",     "Russia's",  "propose", "proposed",   "proposals",
                                       "NATO",    "caf\u00e9", "not",     "disarmament"};

/// Gives nodes and relationships texts of a few words.
GraphSpec with_texts(GraphSpec graph, Generator& generator) {
  const auto text = [&] {
    std::string out;
    for (std::size_t i = generator.below(5); i > 0; --i) {
      out += std::string(out.empty()               ? ""
                         : generator.below(3) == 0 ? ", "
                                                   : " ") +
             kVocabulary[generator.below(std::size(kVocabulary))];
    }
    return out;
  };
  for (GraphSpec::Node& node : graph.nodes) {
    if (generator.below(4) != 0) node.properties.set("s", text());
    if (generator.below(3) == 0)
      node.properties.set("t",
                          List{Value(std::string_view(text())), Value(std::string_view(text()))});
  }
  for (GraphSpec::Edge& edge : graph.edges) edge.properties.set("s", text());
  return graph;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  graph::Analyzer::standard().words(text, [&](std::string_view word) { out.emplace_back(word); });
  return out;
}

bool has_run(std::string_view text, const std::vector<std::string>& sought) {
  const auto words = words_of(text);
  return std::search(words.begin(), words.end(), sought.begin(), sought.end()) != words.end();
}

}  // namespace

Verdict keeps_pairs_equal(const GraphSpec& graph, Generator& generator) {
  const auto& [first, second] = pairs()[generator.below(pairs().size())];
  for (const auto setting :
       {Bench::Setting::Plain, Bench::Setting::Indexed, Bench::Setting::Unoptimised}) {
    Bench bench(graph, setting);
    const auto one = bench.rows(first), other = bench.rows(second);
    if (one != other) return first + "\n" + shown(one) + "  " + second + "\n" + shown(other);
  }
  return std::nullopt;
}

Verdict finds_words(const GraphSpec& graph, Generator& generator) {
  const GraphSpec texts = with_texts(graph, generator);
  std::string sought;
  for (std::size_t i = 0; i <= generator.below(2); ++i) {
    sought += (sought.empty() ? "" : " ") +
              std::string(kVocabulary[generator.below(std::size(kVocabulary))]);
  }
  const auto words = words_of(sought);
  if (words.empty()) return std::nullopt;
  Bench bench(texts, Bench::Setting::Indexed);
  // A change, so that entries move: texts of the nodes with i = 1 go, those with i = 2 get one more
  // word.
  bench.rows("MATCH (n {i: 1}) REMOVE n.s");
  bench.rows("MATCH (n {i: 2}) WHERE n.s IS NOT NULL SET n.s = n.s + ' disarmament'");
  bench.rows("MATCH (n {i: 3}) SET n:A REMOVE n:B");
  const auto in_text = [&](const Value& value) {
    if (value.is_string()) return has_run(value.string(), words);
    if (!value.is_list()) return false;
    const List& list = value.list();
    return std::any_of(list.begin(), list.end(),
                       [&](const Value& one) { return has_run(one.string(), words); });
  };
  std::vector<std::int64_t> expected, found;
  bench.each("MATCH (n:A|B) RETURN id(n), n.s, n.t", [&](const dossier::Row& row) {
    if (in_text(row[1]) || in_text(row[2])) expected.push_back(row[0].integer());
  });
  const std::string query = "CALL db.index.fulltext.queryNodes('words', \"\\\"" + sought +
                            "\\\"\") YIELD node RETURN id(node)";
  bench.each(query, [&](const dossier::Row& row) { found.push_back(row[0].integer()); });
  std::sort(expected.begin(), expected.end());
  std::sort(found.begin(), found.end());
  if (expected != found) {
    return query + ": " + std::to_string(found.size()) + " nodes, by reading " +
           std::to_string(expected.size());
  }
  const auto report = bench.check();
  return report.empty() ? std::nullopt : std::optional("the store is not sound: " + report);
}

}  // namespace dossier::oracle
