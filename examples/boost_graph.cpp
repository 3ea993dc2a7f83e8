// Algorithms of Boost.Graph on a live database: the cheapest way between two people, and who stands
// between the others. What they find goes back into the graph.
#include <iostream>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <dossier/bgl.h>
#include <dossier/dossier.h>

using dossier::Topology;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Topology>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Topology>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Topology>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Topology>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Topology>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyMapConcept<dossier::bgl::EdgeWeight, dossier::bgl::Edge>));

namespace {

/// The vertex of the person with a name.
std::uint32_t vertex_of(dossier::Database& db, const Topology& graph, const char* name) {
  const auto rows = db.query("MATCH (p:Person {name: $name}) RETURN p", {{"name", name}}).value();
  return graph.find(rows[0]["p"].node_id()).value();
}

template <typename T>
auto by_vertex(std::vector<T>& values, const Topology& graph) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph));
}

}  // namespace

int main() {
  auto db = dossier::Database::open(":memory:").value();
  db.query(
        "UNWIND [['Ada', 'Boris', 1], ['Boris', 'Clara', 2], ['Ada', 'Clara', 7], ['Clara', "
        "'Dmitri', 1], ['Dmitri', 'Boris', 1]] AS m "
        "MERGE (a:Person {name: m[0]}) MERGE (b:Person {name: m[1]}) CREATE (a)-[:ASKED {days: "
        "m[2]}]->(b)")
      .value();
  const Topology graph = db.topology({{"Person"}, {"ASKED"}, "days"}).value();

  std::vector<double> days(num_vertices(graph));
  boost::dijkstra_shortest_paths(
      graph, vertex_of(db, graph, "Ada"),
      boost::weight_map(get(boost::edge_weight, graph)).distance_map(by_vertex(days, graph)));
  std::cout << "Ada reaches Dmitri in " << days[vertex_of(db, graph, "Dmitri")] << " days\n";

  std::vector<double> between(num_vertices(graph), 0);
  boost::brandes_betweenness_centrality(graph, by_vertex(between, graph));
  for (std::uint32_t v = 0; v < num_vertices(graph); ++v) {
    db.query("MATCH (p:Person) WHERE id(p) = $id SET p.between = $score",
             {{"id", static_cast<std::int64_t>(graph.nodes[v])}, {"score", between[v]}})
        .value();
  }
  for (const dossier::Row& row :
       db.query("MATCH (p:Person) RETURN p.name, p.between ORDER BY p.between DESC, p.name")
           .value()) {
    std::cout << row[0].string() << ' ' << row[1].real() << '\n';
  }

  std::vector<std::uint32_t> component(num_vertices(graph));
  std::cout << boost::strong_components(graph, by_vertex(component, graph))
            << " strong components\n";
}
