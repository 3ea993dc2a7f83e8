#pragma once

#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <dossier/topology.h>

/// A dossier::Topology as a graph of Boost.Graph, which you need to have installed; nothing else
/// includes this file. It models VertexListGraph, EdgeListGraph, IncidenceGraph, AdjacencyGraph and
/// BidirectionalGraph, and has the property maps boost::vertex_index, boost::edge_index and
/// boost::edge_weight.
namespace dossier::bgl {

/// An edge by its place in Topology::edges.
struct Edge {
  std::uint32_t place = 0;
  friend auto operator<=>(const Edge&, const Edge&) = default;
};

struct MakeEdge {
  Edge operator()(std::uint32_t place) const noexcept { return {place}; }
};

struct TargetOf {
  const Topology* graph = nullptr;
  std::uint32_t operator()(std::uint32_t place) const noexcept {
    return graph->edges[place].target;
  }
};

struct Category : boost::bidirectional_graph_tag,
                  boost::adjacency_graph_tag,
                  boost::vertex_list_graph_tag,
                  boost::edge_list_graph_tag {};

using Places = boost::counting_iterator<std::uint32_t>;

struct EdgeIndex {
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using key_type = Edge;
  using category = boost::readable_property_map_tag;
  friend std::uint32_t get(EdgeIndex, Edge edge) noexcept { return edge.place; }
};

struct EdgeWeight {
  using value_type = double;
  using reference = double;
  using key_type = Edge;
  using category = boost::readable_property_map_tag;
  const Topology* graph = nullptr;
  friend double get(EdgeWeight map, Edge edge) noexcept { return map.graph->weights[edge.place]; }
};

}  // namespace dossier::bgl

namespace boost {

template <>
struct graph_traits<dossier::Topology> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = dossier::bgl::Edge;
  using directed_category = directed_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = dossier::bgl::Category;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;
  using vertex_iterator = dossier::bgl::Places;
  using edge_iterator = transform_iterator<dossier::bgl::MakeEdge, dossier::bgl::Places>;
  using out_edge_iterator = edge_iterator;
  using in_edge_iterator = transform_iterator<dossier::bgl::MakeEdge, const std::uint32_t*>;
  using adjacency_iterator = transform_iterator<dossier::bgl::TargetOf, dossier::bgl::Places>;
  static vertex_descriptor null_vertex() { return ~vertex_descriptor{0}; }
};

template <>
struct graph_traits<const dossier::Topology> : graph_traits<dossier::Topology> {};

template <>
struct property_map<dossier::Topology, vertex_index_t> {
  using type = typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};

template <>
struct property_map<dossier::Topology, edge_index_t> {
  using type = dossier::bgl::EdgeIndex;
  using const_type = type;
};

template <>
struct property_map<dossier::Topology, edge_weight_t> {
  using type = dossier::bgl::EdgeWeight;
  using const_type = type;
};

}  // namespace boost

namespace dossier {

namespace bgl {
using Traits = boost::graph_traits<Topology>;
}  // namespace bgl

inline std::uint32_t num_vertices(const Topology& graph) {
  return static_cast<std::uint32_t>(graph.nodes.size());
}
inline std::uint32_t num_edges(const Topology& graph) {
  return static_cast<std::uint32_t>(graph.edges.size());
}

inline std::pair<bgl::Traits::vertex_iterator, bgl::Traits::vertex_iterator> vertices(
    const Topology& graph) {
  return {bgl::Places(0), bgl::Places(num_vertices(graph))};
}
inline std::pair<bgl::Traits::edge_iterator, bgl::Traits::edge_iterator> edges(
    const Topology& graph) {
  return {bgl::Traits::edge_iterator(bgl::Places(0)),
          bgl::Traits::edge_iterator(bgl::Places(num_edges(graph)))};
}

inline std::uint32_t source(bgl::Edge edge, const Topology& graph) {
  return graph.edges[edge.place].source;
}
inline std::uint32_t target(bgl::Edge edge, const Topology& graph) {
  return graph.edges[edge.place].target;
}

inline std::pair<bgl::Traits::out_edge_iterator, bgl::Traits::out_edge_iterator> out_edges(
    std::uint32_t v, const Topology& graph) {
  return {bgl::Traits::out_edge_iterator(bgl::Places(graph.out_offsets[v])),
          bgl::Traits::out_edge_iterator(bgl::Places(graph.out_offsets[v + 1]))};
}
inline std::uint32_t out_degree(std::uint32_t v, const Topology& graph) {
  return graph.out_offsets[v + 1] - graph.out_offsets[v];
}

inline std::pair<bgl::Traits::in_edge_iterator, bgl::Traits::in_edge_iterator> in_edges(
    std::uint32_t v, const Topology& graph) {
  const std::uint32_t* const all = graph.in_edges.data();
  return {bgl::Traits::in_edge_iterator(all + graph.in_offsets[v]),
          bgl::Traits::in_edge_iterator(all + graph.in_offsets[v + 1])};
}
inline std::uint32_t in_degree(std::uint32_t v, const Topology& graph) {
  return graph.in_offsets[v + 1] - graph.in_offsets[v];
}
inline std::uint32_t degree(std::uint32_t v, const Topology& graph) {
  return out_degree(v, graph) + in_degree(v, graph);
}

inline std::pair<bgl::Traits::adjacency_iterator, bgl::Traits::adjacency_iterator>
adjacent_vertices(std::uint32_t v, const Topology& graph) {
  const bgl::TargetOf target_of{&graph};
  return {bgl::Traits::adjacency_iterator(bgl::Places(graph.out_offsets[v]), target_of),
          bgl::Traits::adjacency_iterator(bgl::Places(graph.out_offsets[v + 1]), target_of)};
}

inline boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t,
                                                             const Topology&) {
  return {};
}
inline std::uint32_t get(boost::vertex_index_t, const Topology&, std::uint32_t v) { return v; }
inline bgl::EdgeIndex get(boost::edge_index_t, const Topology&) { return {}; }
inline std::uint32_t get(boost::edge_index_t, const Topology&, bgl::Edge edge) {
  return edge.place;
}
inline bgl::EdgeWeight get(boost::edge_weight_t, const Topology& graph) { return {&graph}; }
inline double get(boost::edge_weight_t, const Topology& graph, bgl::Edge edge) {
  return graph.weights[edge.place];
}

}  // namespace dossier
