#include "graph/algorithm/algorithms.h"

#include <cmath>
#include <map>
#include <random>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/strong_components.hpp>
#include <catch2/catch.hpp>

using namespace dossier;         // NOLINT
using namespace dossier::graph;  // NOLINT

namespace {

using Directed =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                          boost::property<boost::edge_weight_t, double>>;
using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Edges = std::vector<std::pair<Vertex, Vertex>>;

const Checkpoint kGoOn = [] {};

struct Sample {
  std::size_t nodes;
  Edges edges;
  std::vector<double> weights;

  Sample(std::size_t n, std::size_t m, unsigned seed) : nodes(n) {
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < m; ++i) {
      edges.emplace_back(random() % n, random() % n);
      weights.push_back(1 + static_cast<double>(random() % 9));
    }
  }

  std::vector<NodeId> ids() const {
    std::vector<NodeId> out;
    for (std::size_t i = 0; i < nodes; ++i) out.push_back(NodeId(i));
    return out;
  }
  Adjacency directed() const { return make_adjacency(ids(), edges, weights); }
  Directed boost_directed() const {
    Directed out(nodes);
    for (std::size_t i = 0; i < edges.size(); ++i)
      boost::add_edge(edges[i].first, edges[i].second, weights[i], out);
    return out;
  }
  Undirected boost_simple() const {
    Undirected out(nodes);
    const Adjacency simple = simplified(directed());
    for (Vertex v = 0; v < nodes; ++v) {
      for (Vertex to : simple.neighbours(v)) {
        if (v < to) boost::add_edge(v, to, out);
      }
    }
    return out;
  }
};

/// Two ways to name the same groups.
bool same_partition(const std::vector<Vertex>& a, const std::vector<int>& b) {
  std::map<Vertex, int> there;
  std::map<int, Vertex> back;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (there.emplace(a[i], b[i]).first->second != b[i] ||
        back.emplace(b[i], a[i]).first->second != a[i])
      return false;
  }
  return true;
}

}  // namespace

TEST_CASE("components are those of Boost.Graph") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const Sample sample(30, 10 + seed, seed);
    std::vector<int> expected(sample.nodes);
    boost::connected_components(sample.boost_simple(), expected.data());
    CHECK(same_partition(weak_components(sample.directed()), expected));
    boost::strong_components(sample.boost_directed(), expected.data());
    CHECK(same_partition(strong_components(sample.directed()), expected));
  }
}

TEST_CASE("distances and cheapest paths are those of Boost.Graph") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const Sample sample(25, 50, seed);
    const Directed boost = sample.boost_directed();
    std::vector<double> cost(sample.nodes);
    boost::dijkstra_shortest_paths(boost, 0, boost::distance_map(cost.data()));
    std::vector<std::uint32_t> steps(sample.nodes, kUnreached);
    steps[0] = 0;
    boost::breadth_first_search(boost, 0,
                                boost::visitor(boost::make_bfs_visitor(
                                    boost::record_distances(steps.data(), boost::on_tree_edge()))));
    const Adjacency graph = sample.directed();
    CHECK(breadth_first(graph, 0, kGoOn) == steps);
    for (Vertex to = 1; to < sample.nodes; ++to) {
      const auto path = shortest_path(graph, 0, to, kGoOn);
      REQUIRE(path.has_value() == (cost[to] < 1e300));
      if (path) CHECK(path->cost == cost[to]);
    }
  }
}

TEST_CASE("the k cheapest paths ascend, differ and begin with the cheapest") {
  const Sample sample(15, 60, 7);
  const Adjacency graph = sample.directed();
  const auto paths = shortest_paths(graph, 0, 9, 12, kGoOn);
  REQUIRE(paths.size() > 3);
  CHECK(paths[0].cost == shortest_path(graph, 0, 9, kGoOn)->cost);
  for (std::size_t i = 1; i < paths.size(); ++i) {
    CHECK(paths[i - 1].cost <= paths[i].cost);
    CHECK(paths[i - 1].vertices != paths[i].vertices);
  }
}

TEST_CASE("betweenness is that of Boost.Graph, and sampling all sources is exact") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Sample sample(25, 60, seed);
    const Undirected boost = sample.boost_simple();
    std::vector<double> expected(sample.nodes);
    boost::brandes_betweenness_centrality(
        boost, boost::centrality_map(boost::make_iterator_property_map(
                   expected.begin(), boost::get(boost::vertex_index, boost))));
    const auto found = betweenness(simplified(sample.directed()), sample.nodes, kGoOn);
    // Boost counts each pair of an undirected graph once.
    for (std::size_t v = 0; v < sample.nodes; ++v)
      CHECK(found[v] / 2 == Approx(expected[v]).margin(1e-9));
  }
}

TEST_CASE("core numbers are those of Boost.Graph") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const Sample sample(30, 40 + 3 * seed, seed);
    Undirected boost = sample.boost_simple();
    std::vector<std::uint32_t> expected(sample.nodes);
    boost::core_numbers(boost, boost::make_iterator_property_map(
                                   expected.begin(), boost::get(boost::vertex_index, boost)));
    CHECK(core_numbers(simplified(sample.directed())) == expected);
  }
}

TEST_CASE("triangles and clustering agree with counting every triple") {
  const Sample sample(20, 80, 3);
  const Adjacency graph = simplified(sample.directed());
  const auto joined = [&](Vertex a, Vertex b) {
    const auto all = graph.neighbours(a);
    return std::find(all.begin(), all.end(), b) != all.end();
  };
  const auto found = triangles(graph, kGoOn);
  for (Vertex v = 0; v < sample.nodes; ++v) {
    std::uint64_t expected = 0;
    for (Vertex a = 0; a < sample.nodes; ++a) {
      for (Vertex b = a + 1; b < sample.nodes; ++b)
        expected += joined(v, a) && joined(v, b) && joined(a, b);
    }
    CHECK(found[v] == expected);
  }
}

TEST_CASE("ranks sum to one, solve their equation and favour what is pointed at") {
  const Sample sample(40, 120, 5);
  const Adjacency graph = sample.directed();
  const auto rank = page_rank(graph, 0.85, 200, 1e-14, kGoOn);
  double sum = 0, dangling = 0;
  for (Vertex v = 0; v < sample.nodes; ++v) {
    sum += rank[v];
    if (graph.degree(v) == 0) dangling += rank[v];
  }
  CHECK(sum == Approx(1));
  std::vector<double> expected(sample.nodes, (0.15 + 0.85 * dangling) / 40);
  for (const auto& [from, to] : sample.edges)
    expected[to] += 0.85 * rank[from] / static_cast<double>(graph.degree(from));
  for (Vertex v = 0; v < sample.nodes; ++v) CHECK(rank[v] == Approx(expected[v]));
}

TEST_CASE("communities of two cliques with one bridge are the cliques") {
  Edges edges;
  for (Vertex a = 0; a < 10; ++a) {
    for (Vertex b = a + 1; b < 10; ++b) {
      if (a / 5 == b / 5) edges.insert(edges.end(), {{a, b}, {b, a}});
    }
  }
  edges.insert(edges.end(), {{4, 9}, {9, 4}});
  const Adjacency graph = make_adjacency(std::vector<NodeId>(10), edges, {});
  const std::vector<Vertex> expected = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
  const Communities found = louvain(graph, kGoOn);
  CHECK(found.of == expected);
  CHECK(found.modularity == Approx(40.0 / 42 - 0.5));
  CHECK(label_propagation(graph, 20, kGoOn) == expected);
}

TEST_CASE("closeness of a star") {
  const Adjacency star = make_adjacency(std::vector<NodeId>(4),
                                        Edges{{0, 1}, {1, 0}, {0, 2}, {2, 0}, {0, 3}, {3, 0}}, {});
  const auto found = closeness(star, kGoOn);
  CHECK(found[0] == Approx(1));
  CHECK(found[1] == Approx(0.6));
}

TEST_CASE("an empty graph has nothing to compute") {
  const Adjacency none = make_adjacency({}, Edges{}, {});
  CHECK(page_rank(none, 0.85, 5, 0, kGoOn).empty());
  CHECK(weak_components(none).empty());
  CHECK(betweenness(none, 10, kGoOn).empty());
  CHECK(louvain(none, kGoOn).of.empty());
}
