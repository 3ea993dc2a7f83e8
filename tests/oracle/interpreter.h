#pragma once

#include "graph/transaction.h"
#include "query/ast/query.h"
#include "query/function/context.h"
#include "query/value/compare.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <dossier/value.h>

/// A naive interpreter of the reading part of openCypher, straight from its semantics: one row at a
/// time, every pattern by trying all nodes, no plan, no index, no batch. It shares the parser and
/// the functions on values with the engine and nothing else, so it tells whether planner and
/// operators are right.
namespace dossier::oracle {

namespace ast = query::ast;

/// The values of the variables that are bound.
using Row = std::map<const ast::Variable*, Value>;
using Table = std::vector<Row>;

struct Answer {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

/// Everything of a graph, read once.
struct Graph {
  struct Edge {
    RelationshipId id;
    graph::Endpoints ends;
  };
  std::vector<NodeId> nodes;
  std::vector<Edge> edges;
  const graph::Transaction* source = nullptr;

  static Graph read(const graph::Transaction& source);
};

class Interpreter {
 public:
  Interpreter(const Graph& graph, const Map& parameters, query::FunctionContext& functions)
      : graph_(graph), parameters_(parameters), functions_(functions) {}

  /// REQUIRES: an analysed statement of kind Query without updating clauses.
  Answer run(const ast::Query& query);

  Value evaluate(const ast::Expression* expression, const Row& row);
  Table run(const ast::RegularQuery& query, const Table& input);
  /// Every way to bind `pattern`, continuing the given row.
  void match(const ast::GraphPattern& pattern, const Row& row,
             const std::function<void(const Row&)>& found);
  void match(const ast::PathPattern& path, const Row& row,
             const std::function<void(const Row&)>& found);

  const Graph& graph() const { return graph_; }

 private:
  Table run(const ast::SingleQuery& query, const Table& input);
  Table run(const ast::Clause& clause, const Table& input);
  Table project(const ast::Projection& clause, const Table& input);
  Table aggregate(const ast::Projection& clause, const Table& input);
  Value property(const Value& object, std::string_view key);
  Value call(const ast::FunctionCall& call, const Row& row);
  query::Ternary label_check(const ast::LabelExpression& labels, const Value& entity,
                             const Row& row);

  friend class Matcher;

  const Graph& graph_;
  const Map& parameters_;
  query::FunctionContext& functions_;
  /// Values of aggregating calls while the items of one group are evaluated.
  std::map<const ast::Expression*, Value> aggregated_;
};

}  // namespace dossier::oracle
