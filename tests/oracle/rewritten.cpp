// O6: what a pattern says of its elements may stand in WHERE. O13: parts of a graph that nothing
// connects add up.
#include "tests/oracle/check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace dossier::oracle {

namespace {

std::string shown(const std::vector<std::string>& rows) {
  std::string out;
  for (const std::string& row : rows) out += "    " + row + "\n";
  return out;
}

/// One element of a path: its name, and its conditions as a pattern has them and as WHERE has them.
struct Element {
  std::string name, label, key, value;

  std::string in_pattern() const {
    return name + (label.empty() ? "" : ":" + label) +
           (key.empty() ? "" : " {" + key + ": " + value + "}");
  }
  std::string with_inner_where() const {
    return name + (label.empty() ? "" : ":" + label) +
           (key.empty() ? "" : " WHERE " + name + "." + key + " = " + value);
  }
  void add_to(std::vector<std::string>& conditions) const {
    if (!label.empty()) conditions.push_back(name + ":" + label);
    if (!key.empty()) conditions.push_back(name + "." + key + " = " + value);
  }
};

constexpr const char* kNodeLabels[] = {"", "A", "B", "A&B", "A|C", "!B", "%"};
constexpr const char* kRelationshipTypes[] = {"", "R", "S", "R|S", "!T"};

Element element(Generator& generator, const std::string& name,
                std::span<const char* const> labels) {
  Element out{name, labels[generator.below(labels.size())], "", ""};
  if (generator.below(2) == 0) return out;
  const bool number = generator.below(2) == 0;
  out.key = number ? "i" : "s";
  out.value = number                    ? std::to_string(generator.below(4))
              : generator.below(2) == 0 ? "'a'"
                                        : "'ab'";
  return out;
}

/// The path with its elements written by `inner`.
std::string path(const std::vector<Element>& elements, const std::vector<std::size_t>& directions,
                 std::string (Element::*inner)() const) {
  std::string out;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const std::string inside = (elements[i].*inner)();
    if (i % 2 == 0) {
      out += "(" + inside + ")";
    } else {
      const std::size_t direction = directions[i];
      out += (direction == 1 ? "<-[" : "-[") + inside + (direction == 2 ? "]->" : "]-");
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

GraphSpec side_by_side(const GraphSpec& one, const GraphSpec& other) {
  GraphSpec out = one;
  const std::size_t n = one.nodes.size();
  out.nodes.insert(out.nodes.end(), other.nodes.begin(), other.nodes.end());
  for (GraphSpec::Edge edge : other.edges) {
    edge.from += n;
    edge.to += n;
    out.edges.push_back(edge);
  }
  return out;
}

/// Gives each node a number of its own, from `first` on.
GraphSpec numbered(GraphSpec graph, std::int64_t first) {
  for (GraphSpec::Node& node : graph.nodes) node.properties.set("u", first++);
  return graph;
}

std::map<std::int64_t, double> ranks(Bench& bench) {
  std::map<std::int64_t, double> out;
  bench.each(
      "CALL algo.pageRank({iterations: 200, tolerance: 1e-13}) YIELD node, score RETURN node.u, "
      "score",
      [&](const dossier::Row& row) { out[row[0].integer()] = row[1].number(); });
  return out;
}

}  // namespace

Verdict survives_moving(const GraphSpec& graph, Generator& generator) {
  const std::size_t hops = 1 + generator.below(2);
  std::vector<Element> elements;
  std::vector<std::size_t> directions;
  for (std::size_t i = 0; i < 2 * hops + 1; ++i) {
    const bool node = i % 2 == 0;
    const std::string name = (node ? "n" : "r") + std::to_string(i);
    elements.push_back(node ? element(generator, name, kNodeLabels)
                            : element(generator, name, kRelationshipTypes));
    directions.push_back(generator.below(3));
  }
  std::vector<std::string> conditions;
  for (const Element& each : elements) each.add_to(conditions);
  std::vector<Element> bare;
  for (const Element& each : elements) bare.push_back({each.name, "", "", ""});
  const std::string tail = " RETURN n0.i AS i, n2.s AS s, type(r1) AS t";
  const std::string where = conditions.empty() ? "" : " WHERE " + joined(conditions, " AND ");
  const std::string texts[] = {
      "MATCH " + path(elements, directions, &Element::in_pattern) + tail,
      "MATCH " + path(elements, directions, &Element::with_inner_where) + tail,
      "MATCH " + path(bare, directions, &Element::in_pattern) + where + tail,
      "MATCH " + path(bare, directions, &Element::in_pattern) + " WITH *" + where + tail};
  for (const auto setting : {Bench::Setting::Plain, Bench::Setting::Indexed}) {
    Bench bench(graph, setting);
    const auto expected = bench.rows(texts[0]);
    for (const std::string& text : texts) {
      const auto rows = bench.rows(text);
      if (rows != expected)
        return texts[0] + "\n" + shown(expected) + "  " + text + "\n" + shown(rows);
    }
  }
  return std::nullopt;
}

Verdict adds_up(const GraphSpec& graph, Generator& generator) {
  const std::string queries[] = {
      "MATCH (n) RETURN count(*)",
      "MATCH ()-[r]->() RETURN count(*)",
      "MATCH (a)-[]->(b)<-[]-(c) RETURN count(*)",
      "MATCH (a:A)-[*1..3]-(b) RETURN count(*)",
      "MATCH (a)-->(b)-->(c)-->(a) RETURN count(*)",
      "MATCH (a)-[:R|S]->{1,3}(b) RETURN count(DISTINCT [a, b])",
      "MATCH p = ALL SHORTEST (a)-[:R]-{1,4}(b) RETURN count(p)",
      "CALL algo.weakComponents({}) YIELD component RETURN count(DISTINCT component)",
      "CALL algo.strongComponents({}) YIELD component RETURN count(DISTINCT component)",
      "CALL algo.triangles({}) YIELD triangles RETURN sum(triangles)",
      "CALL algo.degree({}) YIELD degree RETURN sum(degree)",
      "CALL algo.kCore({}) YIELD core RETURN sum(core)"};
  const GraphSpec one = numbered(graph, 0), other = numbered(generator.graph(), 1000);
  Bench left(one, Bench::Setting::Plain), right(other, Bench::Setting::Plain);
  Bench both(side_by_side(one, other), Bench::Setting::Plain);
  for (const std::string& text : queries) {
    const std::int64_t sum = left.count(text) + right.count(text), whole = both.count(text);
    if (sum != whole)
      return text + ": " + std::to_string(whole) + " of the whole, " + std::to_string(sum) +
             " of its parts";
  }
  // Within a part the ranks keep their proportions.
  const auto whole = ranks(both);
  for (Bench* part : {&left, &right}) {
    const auto own = ranks(*part);
    double scale = 0;
    for (const auto& [node, rank] : own) {
      const double ratio = whole.at(node) / rank;
      if (scale != 0 && std::abs(ratio / scale - 1) > 1e-6)
        return std::string("ranks of a part change their proportions");
      scale = ratio;
    }
  }
  return std::nullopt;
}

}  // namespace dossier::oracle
