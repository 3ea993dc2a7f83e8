#include "graph/algorithm/algorithms.h"
#include "query/function/algorithm_settings.h"
#include "query/function/builtin_procedures.h"
#include "query/function/property_writer.h"
#include "query/value/failure.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier::query {

namespace {

using Base = TypeName::Base;
using graph::Adjacency;
using graph::Vertex;

ProcedureField field(std::string name, Base base) { return {std::move(name), {.base = base}}; }

/// The graph of one call and where its rows go.
struct Run {
  const AlgorithmSettings& settings;
  ProcedureContext& context;
  const ProcedureSink& sink;
  const Adjacency& graph;

  graph::Checkpoint checkpoint() const {
    return [this] {
      if (context.functions.checkpoint) context.functions.checkpoint();
    };
  }

  Vertex vertex(std::string_view setting) const {
    const auto found = graph.find(settings.node(setting));
    if (!found)
      fail(Code::InvalidArgumentValue,
           "`" + std::string(setting) + "` is not in the chosen part of the graph");
    return *found;
  }

  Value node(Vertex v) const { return Value(graph.nodes[v]); }

  /// One row a vertex: the node and what was computed for it.
  template <typename T>
  void send(const std::vector<T>& values) const {
    for (Vertex v = 0; v < values.size(); ++v) {
      if constexpr (std::is_floating_point_v<T>) {
        if (!sink({node(v), Value(values[v])})) return;
      } else if (!sink({node(v), Value(static_cast<std::int64_t>(values[v]))})) {
        return;
      }
    }
  }
};

constexpr std::uint64_t kBytesPerRelationship = 40;  // while the arrays are built
constexpr std::uint64_t kBytesPerNode = 64;

/// One of the algorithms: the part of the graph that it reads when nothing is said, its rows, and
/// what makes them.
struct Algorithm {
  std::string name;
  std::string description;
  std::vector<std::string_view> settings;
  graph::Direction direction = graph::Direction::Outgoing;
  std::vector<ProcedureField> outputs;
  void (*run)(const Run&) = nullptr;

  /// Its rows are nodes with a value each, ascending by node.
  bool is_of_nodes() const { return outputs.size() == 2 && outputs[0].name == "node"; }
};

Adjacency read_graph(const Algorithm& algorithm, const AlgorithmSettings& settings,
                     ProcedureContext& context) {
  const graph::Transaction* graph = context.functions.graph;
  if (graph == nullptr) fail(Code::Internal, "an algorithm was called without a graph");
  context.functions.budget->require(graph->statistics().relationships() * kBytesPerRelationship +
                                    graph->statistics().nodes() * kBytesPerNode);
  return read_adjacency(*graph, settings.spec(algorithm.direction));
}

Procedure streaming(const Algorithm& algorithm) {
  Procedure made{
      algorithm.name, algorithm.description, {field("settings", Base::Map)}, algorithm.outputs};
  made.run = [algorithm](std::span<const Value> arguments, ProcedureContext& context,
                         const ProcedureSink& sink) {
    const AlgorithmSettings settings(arguments[0], algorithm.settings);
    const Adjacency graph = read_graph(algorithm, settings, context);
    algorithm.run({settings, context, sink, graph});
  };
  return made;
}

/// The same algorithm, with a property of the nodes as the place where its values go.
Procedure writing(const Algorithm& algorithm) {
  Procedure made{algorithm.name + ".write",
                 algorithm.description + ", as a property of nodes",
                 {field("settings", Base::Map)},
                 {field("written", Base::Integer)}};
  made.updates = true;
  made.run = [algorithm](std::span<const Value> arguments, ProcedureContext& context,
                         const ProcedureSink& sink) {
    std::vector<std::string_view> known = algorithm.settings;
    known.emplace_back("property");
    const AlgorithmSettings settings(arguments[0], known);
    const std::string property = settings.required_text("property");
    const Adjacency graph = read_graph(algorithm, settings, context);  // faster before any change
    PropertyWriter writer(context, context.graph.key(property), graph.nodes);
    algorithm.run({settings, context,
                   [&](const std::vector<Value>& row) {
                     return writer.write(row[0].node_id(), row[1]), true;
                   },
                   graph});
    sink({static_cast<std::int64_t>(writer.finish())});
  };
  return made;
}

std::vector<ProcedureField> node_and(std::string name, Base base) {
  return {field("node", Base::Node), field(std::move(name), base)};
}

std::vector<ProcedureField> path_columns() {
  return {field("index", Base::Integer),
          {"nodes", {.base = Base::List, .inner = {{.base = Base::Node}}}},
          field("cost", Base::Float)};
}

void send_path(const Run& run, std::size_t index, const graph::WeightedPath& path) {
  List nodes;
  for (Vertex v : path.vertices) nodes.push_back(run.node(v));
  run.sink({static_cast<std::int64_t>(index), std::move(nodes), path.cost});
}

void page_rank(const Run& run) {
  run.send(graph::page_rank(run.graph, run.settings.number("damping", 0.85),
                            static_cast<int>(run.settings.integer("iterations", 20, 1)),
                            run.settings.number("tolerance", 0), run.checkpoint()));
}

void weak_components(const Run& run) { run.send(graph::weak_components(run.graph)); }

void strong_components(const Run& run) { run.send(graph::strong_components(run.graph)); }

void breadth_first(const Run& run) {
  const auto distance = graph::breadth_first(run.graph, run.vertex("source"), run.checkpoint());
  for (Vertex v = 0; v < distance.size(); ++v) {
    if (distance[v] == graph::kUnreached) continue;
    if (!run.sink({run.node(v), static_cast<std::int64_t>(distance[v])})) return;
  }
}

void shortest_paths(const Run& run) {
  const auto k = static_cast<std::size_t>(run.settings.integer("k", 1, 1));
  const auto paths = graph::shortest_paths(run.graph, run.vertex("source"), run.vertex("target"), k,
                                           run.checkpoint());
  for (std::size_t i = 0; i < paths.size(); ++i) send_path(run, i, paths[i]);
}

void betweenness(const Run& run) {
  const auto all = static_cast<std::int64_t>(run.graph.size());
  const auto samples = static_cast<std::size_t>(run.settings.integer("samples", all, 1));
  run.send(graph::betweenness(run.graph, samples, run.checkpoint()));
}

void closeness(const Run& run) { run.send(graph::closeness(run.graph, run.checkpoint())); }

void triangles(const Run& run) {
  run.send(graph::triangles(simplified(run.graph), run.checkpoint()));
}

void clustering(const Run& run) {
  const Adjacency simple = simplified(run.graph);
  run.send(graph::clustering(simple, graph::triangles(simple, run.checkpoint())));
}

void core_numbers(const Run& run) { run.send(graph::core_numbers(simplified(run.graph))); }

void label_propagation(const Run& run) {
  const auto rounds = static_cast<int>(run.settings.integer("iterations", 10, 1));
  run.send(graph::label_propagation(run.graph, rounds, run.checkpoint()));
}

void louvain(const Run& run) { run.send(graph::louvain(run.graph, run.checkpoint()).of); }

void degree(const Run& run) {
  std::vector<std::uint64_t> out(run.graph.size());
  for (Vertex v = 0; v < out.size(); ++v) out[v] = run.graph.degree(v);
  run.send(out);
}

std::vector<Algorithm> algorithms() {
  using enum graph::Direction;
  const auto score = node_and("score", Base::Float);
  const auto component = node_and("component", Base::Integer);
  const auto community = node_and("community", Base::Integer);
  return {
      {"algo.pageRank",
       "importance by the importance of what points here",
       {"damping", "iterations", "tolerance"},
       Outgoing,
       score,
       page_rank},
      {"algo.weakComponents", "parts that hang together", {}, Outgoing, component, weak_components},
      {"algo.strongComponents",
       "parts in which every node reaches every other",
       {},
       Outgoing,
       component,
       strong_components},
      {"algo.bfs",
       "steps from a source",
       {"source"},
       Outgoing,
       node_and("distance", Base::Integer),
       breadth_first},
      {"algo.shortestPaths",
       "the k cheapest ways from a source to a target",
       {"source", "target", "k"},
       Outgoing,
       path_columns(),
       shortest_paths},
      {"algo.betweenness",
       "how many shortest paths lead through a node",
       {"samples"},
       Outgoing,
       score,
       betweenness},
      {"algo.closeness", "how near a node is to what it reaches", {}, Outgoing, score, closeness},
      {"algo.triangles",
       "triangles through a node",
       {},
       Outgoing,
       node_and("triangles", Base::Integer),
       triangles},
      {"algo.clustering",
       "share of neighbour pairs that are neighbours",
       {},
       Outgoing,
       node_and("coefficient", Base::Float),
       clustering},
      {"algo.kCore",
       "largest k for which a node is in the k-core",
       {},
       Outgoing,
       node_and("core", Base::Integer),
       core_numbers},
      {"algo.labelPropagation",
       "communities by majority of neighbours",
       {"iterations"},
       Both,
       community,
       label_propagation},
      {"algo.louvain", "communities of high modularity", {}, Both, community, louvain},
      {"algo.degree",
       "relationships of a node",
       {},
       Outgoing,
       node_and("degree", Base::Integer),
       degree},
  };
}

}  // namespace

void add_algorithm_procedures(ProcedureTable& table) {
  for (const Algorithm& algorithm : algorithms()) {
    table.add(streaming(algorithm));
    if (algorithm.is_of_nodes()) table.add(writing(algorithm));
  }
}

}  // namespace dossier::query
