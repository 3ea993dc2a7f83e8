#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <dossier/value.h>

namespace dossier::oracle {

/// A small random graph as data, so that a failing case can be shrunk and printed.
struct GraphSpec {
  struct Node {
    std::vector<std::string> labels;
    Map properties;
  };
  struct Edge {
    std::size_t from, to;
    std::string type;
    Map properties;
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;

  /// The statement that creates it.
  std::string to_cypher() const;
};

/// A query in pieces; each piece but the needed ones may be left out when a failing case is shrunk.
struct QuerySpec {
  struct Piece {
    std::string text;
    bool needed;
  };
  std::vector<Piece> pieces;
  std::string text() const;
};

/// The parts of a query `MATCH pattern WHERE predicate`, for the oracles that put them together in
/// several ways.
struct PatternSpec {
  std::vector<std::string> forward;   ///< the paths as text
  std::vector<std::string> backward;  ///< the same paths, each written from its other end
  std::string predicate;
  std::string anchor;  ///< a node variable
};

/// Random graphs and queries; the same seed gives the same sequence everywhere.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  GraphSpec graph();
  QuerySpec query();
  PatternSpec pattern();
  /// Two ways to write the same expression, over the variables of the last `pattern`.
  std::pair<std::string, std::string> equal_expressions();
  /// Two statements that change every graph in the same way.
  std::pair<std::string, std::string> equal_writes();
  /// A further condition for the pattern, in the text of its first path; or empty.
  std::string restriction();
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

 private:
  struct Variable {
    std::string name;
    enum Kind { Node, Relationship, List, Number, Text } kind;
    bool optional = false;  ///< the pattern that binds it may leave it null
  };

  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <typename T>
  const T& any(const std::vector<T>& from) {
    return from[below(from.size())];
  }

  std::string fresh(const char* prefix) { return prefix + std::to_string(++names_); }
  const Variable* pick(Variable::Kind kind);
  Map properties();
  std::string label_expression();
  std::string number(int depth);
  std::string predicate(int depth);
  std::string comparison();
  std::string node(std::vector<Variable>& declared);
  std::pair<std::string, std::string> path(std::vector<Variable>& declared);
  std::string mode();
  std::pair<std::string, std::string> quantified(std::vector<Variable>& declared);
  QuerySpec search();
  QuerySpec chain();
  void chain_clause(QuerySpec& out, std::vector<std::string>& named);
  std::string chain_path(std::vector<std::string>& known, std::vector<std::string>& named);
  void match_clause(QuerySpec& out, const char* keyword);
  void with_clause(QuerySpec& out);
  void return_clause(QuerySpec& out);
  std::string columns(std::vector<std::string>& names, bool& aggregates);

  std::mt19937_64 random_;
  std::vector<Variable> scope_;
  int names_ = 0;
};

}  // namespace dossier::oracle
