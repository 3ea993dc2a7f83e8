#include "graph/algorithm/algorithms.h"
#include "query/function/builtin_procedures.h"
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

/// The settings of a call, read by name; a name that nothing reads is an error, so slips are
/// noticed.
class Settings {
 public:
  Settings(const Value& given, std::vector<std::string_view> known) : map_(given.map()) {
    known.insert(known.end(), {"labels", "types", "direction", "weight"});
    for (const auto& [name, value] : map_) {
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        fail(Code::InvalidArgumentValue, "the algorithm has no setting `" + name + "`");
      }
    }
  }

  double number(std::string_view name, double otherwise) const {
    const Value* value = map_.find(name);
    if (value == nullptr) return otherwise;
    if (!value->is_number()) fail_type(name, "a number", *value);
    return value->number();
  }

  std::int64_t integer(std::string_view name, std::int64_t otherwise, std::int64_t least) const {
    const Value* value = map_.find(name);
    if (value == nullptr) return otherwise;
    if (!value->is_integer()) fail_type(name, "an integer", *value);
    if (value->integer() < least)
      fail(Code::NumberOutOfRange, "`" + std::string(name) + "` is too small");
    return value->integer();
  }

  NodeId node(std::string_view name) const {
    const Value* value = map_.find(name);
    if (value == nullptr || !value->is_node()) {
      fail(Code::InvalidArgumentValue,
           "the algorithm needs the setting `" + std::string(name) + "`, a node");
    }
    return value->node_id();
  }

  graph::AdjacencySpec spec(graph::Direction direction) const {
    graph::AdjacencySpec out{names("labels"), names("types"), direction, text("weight")};
    const std::string chosen = text("direction");
    if (chosen == "OUTGOING") out.direction = graph::Direction::Outgoing;
    if (chosen == "INCOMING") out.direction = graph::Direction::Incoming;
    if (chosen == "BOTH") out.direction = graph::Direction::Both;
    const bool known =
        chosen.empty() || chosen == "OUTGOING" || chosen == "INCOMING" || chosen == "BOTH";
    if (!known)
      fail(Code::InvalidArgumentValue, "`direction` is `" + chosen + "`",
           "write 'OUTGOING', 'INCOMING' or 'BOTH'");
    return out;
  }

 private:
  std::string text(std::string_view name) const {
    const Value* value = map_.find(name);
    if (value == nullptr) return {};
    if (!value->is_string()) fail_type(name, "a string", *value);
    return std::string(value->string());
  }

  std::vector<std::string> names(std::string_view name) const {
    const Value* value = map_.find(name);
    if (value == nullptr) return {};
    if (value->is_string()) return {std::string(value->string())};
    if (!value->is_list()) fail_type(name, "a list of strings", *value);
    std::vector<std::string> out;
    for (const Value& item : value->list()) {
      if (!item.is_string()) fail_type(name, "a list of strings", *value);
      out.emplace_back(item.string());
    }
    return out;
  }

  const Map& map_;
};

/// The graph of one call and what it needs to run: arrays charged to the query's memory.
struct Run {
  Settings settings;
  ProcedureContext& context;
  const ProcedureSink& sink;
  Adjacency graph;

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

using Algorithm = void (*)(const Run&);

Procedure algorithm(std::string name, std::string description,
                    std::vector<std::string_view> settings, graph::Direction direction,
                    std::vector<ProcedureField> outputs, Algorithm run) {
  return {std::move(name),
          std::move(description),
          {field("settings", Base::Map)},
          std::move(outputs),
          [settings, direction, run](std::span<const Value> arguments, ProcedureContext& context,
                                     const ProcedureSink& sink) {
            const graph::Transaction* graph = context.functions.graph;
            if (graph == nullptr) fail(Code::Internal, "an algorithm was called without a graph");
            const Settings chosen(arguments[0], settings);
            context.functions.budget->require(graph->statistics().relationships() *
                                                  kBytesPerRelationship +
                                              graph->statistics().nodes() * kBytesPerNode);
            run(Run{chosen, context, sink, read_adjacency(*graph, chosen.spec(direction))});
          }};
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

void clustering(const Run& run) {
  const Adjacency simple = simplified(run.graph);
  run.send(graph::clustering(simple, graph::triangles(simple, run.checkpoint())));
}

void label_propagation(const Run& run) {
  const auto rounds = static_cast<int>(run.settings.integer("iterations", 10, 1));
  run.send(graph::label_propagation(run.graph, rounds, run.checkpoint()));
}

void degree(const Run& run) {
  std::vector<std::uint64_t> out(run.graph.size());
  for (Vertex v = 0; v < out.size(); ++v) out[v] = run.graph.degree(v);
  run.send(out);
}

}  // namespace

void add_algorithm_procedures(ProcedureTable& table) {
  using enum graph::Direction;
  table.add(algorithm("algo.pageRank", "importance by the importance of what points here",
                      {"damping", "iterations", "tolerance"}, Outgoing,
                      node_and("score", Base::Float), page_rank));
  table.add(algorithm("algo.weakComponents", "parts that hang together", {}, Outgoing,
                      node_and("component", Base::Integer),
                      [](const Run& run) { run.send(graph::weak_components(run.graph)); }));
  table.add(algorithm("algo.strongComponents", "parts in which every node reaches every other", {},
                      Outgoing, node_and("component", Base::Integer),
                      [](const Run& run) { run.send(graph::strong_components(run.graph)); }));
  table.add(algorithm("algo.bfs", "steps from a source", {"source"}, Outgoing,
                      node_and("distance", Base::Integer), breadth_first));
  table.add(algorithm("algo.shortestPaths", "the k cheapest ways from a source to a target",
                      {"source", "target", "k"}, Outgoing, path_columns(), shortest_paths));
  table.add(algorithm("algo.betweenness", "how many shortest paths lead through a node",
                      {"samples"}, Outgoing, node_and("score", Base::Float), betweenness));
  table.add(algorithm("algo.closeness", "how near a node is to what it reaches", {}, Outgoing,
                      node_and("score", Base::Float), [](const Run& run) {
                        run.send(graph::closeness(run.graph, run.checkpoint()));
                      }));
  table.add(algorithm("algo.triangles", "triangles through a node", {}, Outgoing,
                      node_and("triangles", Base::Integer), [](const Run& run) {
                        run.send(graph::triangles(simplified(run.graph), run.checkpoint()));
                      }));
  table.add(algorithm("algo.clustering", "share of neighbour pairs that are neighbours", {},
                      Outgoing, node_and("coefficient", Base::Float), clustering));
  table.add(algorithm("algo.kCore", "largest k for which a node is in the k-core", {}, Outgoing,
                      node_and("core", Base::Integer), [](const Run& run) {
                        run.send(graph::core_numbers(simplified(run.graph)));
                      }));
  table.add(algorithm("algo.labelPropagation", "communities by majority of neighbours",
                      {"iterations"}, Both, node_and("community", Base::Integer),
                      label_propagation));
  table.add(algorithm("algo.louvain", "communities of high modularity", {}, Both,
                      node_and("community", Base::Integer), [](const Run& run) {
                        run.send(graph::louvain(run.graph, run.checkpoint()).of);
                      }));
  table.add(algorithm("algo.degree", "relationships of a node", {}, Outgoing,
                      node_and("degree", Base::Integer), degree));
}

}  // namespace dossier::query
