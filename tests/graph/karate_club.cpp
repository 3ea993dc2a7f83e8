#include "graph/algorithm/algorithms.h"

#include <algorithm>
#include <set>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/page_rank.hpp>
#include <catch2/catch.hpp>

using namespace dossier;         // NOLINT
using namespace dossier::graph;  // NOLINT

namespace {

const Checkpoint kGoOn = [] {};
constexpr std::size_t kMembers = 34;

/// Who met whom outside of the club (Zachary 1977).
const std::vector<std::pair<Vertex, Vertex>> kFriends = {
    {0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},
    {0, 11},  {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},
    {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},
    {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},
    {4, 10},  {5, 6},   {5, 10},  {5, 16},  {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},
    {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32},
    {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25},
    {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32},
    {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};

Adjacency karate_club() {
  auto edges = kFriends;
  for (const auto& [a, b] : kFriends) edges.emplace_back(b, a);
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < kMembers; ++i) nodes.push_back(NodeId{i});
  Adjacency out = make_adjacency(std::move(nodes), edges, {});
  out.symmetric = true;
  return out;
}

using Boosted = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

Boosted boosted() {
  Boosted out(kMembers);
  for (const auto& [a, b] : kFriends) boost::add_edge(a, b, out), boost::add_edge(b, a, out);
  return out;
}

double modularity(const std::vector<Vertex>& group) {
  const Adjacency club = karate_club();
  const double all = static_cast<double>(club.targets.size());
  double sum = 0;
  for (Vertex a = 0; a < kMembers; ++a) {
    for (const Vertex b : club.neighbours(a)) sum += group[a] == group[b] ? 1 : 0;
    for (Vertex b = 0; b < kMembers; ++b) {
      if (group[a] == group[b]) sum -= static_cast<double>(club.degree(a) * club.degree(b)) / all;
    }
  }
  return sum / all;
}

}  // namespace

TEST_CASE("closeness in the karate club is the published one") {
  const auto found = closeness(karate_club(), kGoOn);
  CHECK(found[0] == Approx(33.0 / 58));
  CHECK(found[2] == Approx(33.0 / 59));
  CHECK(found[33] == Approx(33.0 / 60));
  CHECK(found[31] == Approx(33.0 / 61));
  CHECK(found[16] == Approx(33.0 / 116));
  CHECK(std::max_element(found.begin(), found.end()) == found.begin());
}

TEST_CASE("betweenness and cores in the karate club are the published ones") {
  const auto between = betweenness(karate_club(), kMembers, kGoOn);
  CHECK(between[0] / 2 == Approx(231.0714286));  // both directions count
  CHECK(between[33] / 2 == Approx(160.5515873));
  const auto core = core_numbers(karate_club());
  std::set<Vertex> inner;
  for (Vertex v = 0; v < kMembers; ++v) {
    if (core[v] == 4) inner.insert(v);
  }
  CHECK(*std::max_element(core.begin(), core.end()) == 4);
  CHECK(inner == std::set<Vertex>{0, 1, 2, 3, 7, 8, 13, 30, 32, 33});
}

TEST_CASE("clustering in the karate club is that of Boost.Graph and the published one") {
  const Adjacency club = karate_club();
  const auto count = triangles(club, kGoOn);
  const auto found = clustering(club, count);
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> boost(kMembers);
  for (const auto& [a, b] : kFriends) boost::add_edge(a, b, boost);
  double sum = 0;
  for (Vertex v = 0; v < kMembers; ++v) {
    CHECK(found[v] == Approx(boost::clustering_coefficient<double>(boost, v)));
    sum += found[v];
  }
  CHECK(sum / kMembers == Approx(0.5706384782));
  CHECK(count[0] == 18);
  CHECK(count[33] == 15);
}

TEST_CASE("ranks in the karate club are those of Boost.Graph") {
  constexpr int kRounds = 300;  // until it does not matter where they began
  const auto found = page_rank(karate_club(), 0.85, kRounds, 0, kGoOn);
  const Boosted club = boosted();
  std::vector<double> expected(kMembers);
  boost::graph::page_rank(
      club,
      boost::make_iterator_property_map(expected.begin(), boost::get(boost::vertex_index, club)),
      boost::graph::n_iterations(kRounds), 0.85);
  double sum = 0;
  for (const double rank : expected) sum += rank;
  for (Vertex v = 0; v < kMembers; ++v) CHECK(found[v] == Approx(expected[v] / sum).epsilon(1e-9));
}

TEST_CASE("communities in the karate club are as good as published ones") {
  const Communities found = louvain(karate_club(), kGoOn);
  CHECK(found.modularity == Approx(modularity(found.of)));
  CHECK(found.modularity >= 0.41);    // Blondel et al. 2008: 0.42
  CHECK(found.modularity <= 0.4198);  // the best there is (Brandes et al. 2008)
  CHECK(found.of[0] != found.of[33]);
  const auto propagated = label_propagation(karate_club(), 50, kGoOn);
  CHECK(propagated[0] != propagated[33]);  // Raghavan et al. 2007: the leaders part
  CHECK(modularity(propagated) > 0.3);
}
