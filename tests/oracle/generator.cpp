#include "tests/oracle/generator.h"

#include <algorithm>

namespace dossier::oracle {

namespace {

const std::vector<std::string> kLabels = {"A", "B", "C"};
const std::vector<std::string> kTypes = {"R", "S", "T"};
const std::vector<std::string> kWords = {"a", "ab", "b", "", "abab", "bab"};
const std::vector<std::string> kComparisons = {"=", "<>", "<", "<=", ">", ">="};

std::string quoted(const std::string& word) { return "'" + word + "'"; }

std::string join(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

}  // namespace

std::string GraphSpec::to_cypher() const {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    std::string labels;
    for (const std::string& label : nodes[i].labels) labels += ":" + label;
    parts.push_back("(n" + std::to_string(i) + labels + " " + to_literal(nodes[i].properties) +
                    ")");
  }
  for (const Edge& edge : edges) {
    parts.push_back("(n" + std::to_string(edge.from) + ")-[:" + edge.type + " " +
                    to_literal(edge.properties) + "]->(n" + std::to_string(edge.to) + ")");
  }
  return parts.empty() ? "" : "CREATE " + join(parts, ", ");
}

std::string QuerySpec::text() const {
  std::string out;
  for (const Piece& piece : pieces) out += piece.text;
  return out;
}

Map Generator::properties() {
  Map out;
  if (chance(70)) out.set("i", static_cast<std::int64_t>(below(4)));
  if (chance(50)) out.set("s", any(kWords));
  if (chance(30)) out.set("f", static_cast<double>(below(4)) / 2);
  return out;
}

GraphSpec Generator::graph() {
  GraphSpec out;
  const std::size_t nodes = below(8);
  for (std::size_t i = 0; i < nodes; ++i) {
    GraphSpec::Node node{{}, properties()};
    for (const std::string& label : kLabels) {
      if (chance(40)) node.labels.push_back(label);
    }
    out.nodes.push_back(std::move(node));
  }
  const std::size_t edges = nodes == 0 ? 0 : below(2 * nodes);
  for (std::size_t i = 0; i < edges; ++i) {
    out.edges.push_back({below(nodes), below(nodes), any(kTypes), properties()});
  }
  return out;
}

const Generator::Variable* Generator::pick(Variable::Kind kind) {
  std::vector<const Variable*> fitting;
  for (const Variable& variable : scope_) {
    if (variable.kind == kind) fitting.push_back(&variable);
  }
  return fitting.empty() ? nullptr : any(fitting);
}

std::string Generator::label_expression() {
  const std::size_t form = below(8);
  if (form < 5) return any(kLabels);
  if (form == 5) return any(kLabels) + "&" + any(kLabels);
  if (form == 6) return any(kLabels) + "|" + any(kLabels);
  return "!" + any(kLabels);
}

std::string Generator::number(int depth) {
  const std::size_t form = below(depth > 0 ? 7 : 5);
  const Variable* node = pick(Variable::Node);
  const Variable* relationship = pick(Variable::Relationship);
  const Variable* plain = pick(Variable::Number);
  if (form == 0 && plain != nullptr) return plain->name;
  if (form == 1 && relationship != nullptr) return relationship->name + ".i";
  if (form == 2 && node != nullptr) return node->name + ".f";
  if (form <= 3 && node != nullptr) return node->name + ".i";
  if (form == 5)
    return "(" + number(depth - 1) + (chance(50) ? " + " : " - ") + number(depth - 1) + ")";
  if (form == 6) return "coalesce(" + number(depth - 1) + ", " + std::to_string(below(4)) + ")";
  return std::to_string(below(4));
}

std::string Generator::comparison() {
  const Variable* node = pick(Variable::Node);
  const Variable* list = pick(Variable::List);
  const Variable* relationship = pick(Variable::Relationship);
  const std::size_t form = below(12);
  if (form == 0) return number(1) + " IS " + (chance(50) ? "NOT " : "") + "NULL";
  if (form == 1)
    return number(1) + " IN [" + number(0) + ", " + number(0) + (chance(20) ? ", null]" : "]");
  if (form == 2 && node != nullptr) return node->name + ":" + label_expression();
  if (form == 3 && (node != nullptr || relationship != nullptr)) {
    static const std::vector<std::string> kParts = {" STARTS WITH ", " ENDS WITH ", " CONTAINS "};
    const Variable* of =
        node == nullptr || (relationship != nullptr && chance(30)) ? relationship : node;
    return of->name + ".s" + any(kParts) + quoted(any(kWords));
  }
  if (form == 4 && node != nullptr)
    return node->name + ".s " + any(kComparisons) + " " + quoted(any(kWords));
  if (form == 5 && node != nullptr) {
    const char* arrow = chance(50) ? "-->" : "--";
    return "EXISTS { (" + node->name + ")" + arrow + "(" + (chance(50) ? ":" + any(kLabels) : "") +
           ") }";
  }
  if (form == 6 && node != nullptr) {
    const std::string inner = fresh("x");
    return "EXISTS { MATCH (" + node->name + ")-[:" + any(kTypes) + "]-(" + inner + ") WHERE " +
           inner + ".i " + any(kComparisons) + " " + number(0) + " }";
  }
  if (form == 7 && node != nullptr) {
    return "COUNT { (" + node->name + ")-[" + (chance(50) ? ":" + any(kTypes) : "") + "]->() } " +
           any(kComparisons) + " " + std::to_string(below(3));
  }
  if (form == 8 && list != nullptr) {
    const std::string each = fresh("e");
    return std::string(chance(50) ? "any(" : "all(") + each + " IN " + list->name + " WHERE " +
           each + ".i " + any(kComparisons) + " " + number(0) + ")";
  }
  if (form == 9 && node != nullptr) {
    const Variable* other = pick(Variable::Node);
    return node->name + (chance(50) ? " = " : " <> ") + other->name;
  }
  return number(1) + " " + any(kComparisons) + " " + number(1);
}

std::string Generator::predicate(int depth) {
  const std::size_t form = below(depth > 0 ? 7 : 3);
  if (form < 3) return comparison();
  if (form == 3) return "NOT (" + predicate(depth - 1) + ")";
  const char* op = form == 4 ? " AND " : form == 5 ? " OR " : " XOR ";
  return "(" + predicate(depth - 1) + op + predicate(depth - 1) + ")";
}

std::string Generator::node(std::vector<Variable>& declared) {
  std::string inner;
  if (chance(25)) {
    const Variable* known = pick(Variable::Node);
    if (known != nullptr) return "(" + known->name + ")";
  }
  const bool again = !declared.empty() && chance(10) && declared.front().kind == Variable::Node &&
                     !declared.front().optional;
  if (again) {
    inner = declared.front().name;
  } else if (chance(85)) {
    inner = fresh("n");
    declared.push_back({inner, Variable::Node});
  }
  if (chance(45)) inner += ":" + label_expression();
  if (chance(12)) inner += " {i: " + std::to_string(below(4)) + "}";
  return "(" + inner + ")";
}

std::pair<std::string, std::string> Generator::path(std::vector<Variable>& declared) {
  const std::string first = node(declared);
  std::string forward = first, backward = first;
  const std::size_t hops = below(4);
  bool long_used = false;
  for (std::size_t i = 0; i < hops; ++i) {
    std::string inner;
    if (!long_used && chance(8)) {
      const auto [part, turned] = quantified(declared);
      const std::string next = node(declared);
      forward += part + next;
      backward = next + turned + backward;
      long_used = true;
      continue;
    }
    const bool repeated = !long_used && chance(20);
    if (chance(60)) {
      inner = fresh("r");
      declared.push_back({inner, repeated ? Variable::List : Variable::Relationship});
    }
    if (chance(60)) inner += ":" + any(kTypes) + (chance(30) ? "|" + any(kTypes) : "");
    if (repeated) {
      const std::size_t least = below(3);
      inner += "*" + std::to_string(least) + ".." + std::to_string(least + below(3));
      long_used = true;
    } else if (chance(10)) {
      inner += " {i: " + std::to_string(below(4)) + "}";
    }
    const std::string next = node(declared);
    const std::size_t direction = below(3);
    const std::string body = "-[" + inner + "]-";
    forward += (direction == 1 ? "<" : "") + body + (direction == 2 ? ">" : "") + next;
    backward = next + (direction == 2 ? "<" : "") + body + (direction == 1 ? ">" : "") + backward;
  }
  return {forward, backward};
}

/// Mostly nothing, else the mode of a path.
std::string Generator::mode() {
  static const std::vector<std::string> kModes = {"WALK ", "TRAIL ", "SIMPLE ", "ACYCLIC ",
                                                  "ACYCLIC PATHS "};
  return chance(20) ? any(kModes) : "";
}

/// `((x)-[r:R]->(y) WHERE x.i < y.i){1,2}` or `?`, and the same from its other end.
std::pair<std::string, std::string> Generator::quantified(std::vector<Variable>& declared) {
  const std::string x = fresh("x"), r = fresh("r"), y = fresh("y");
  const bool optional = chance(30);
  declared.push_back({r, optional ? Variable::Relationship : Variable::List, optional});
  if (optional) declared.push_back({y, Variable::Node, optional});
  const std::string relationship = "-[" + r + (chance(60) ? ":" + any(kTypes) : "") + "]-";
  const bool right = chance(60);
  const std::string labels = chance(30) ? ":" + any(kLabels) : "";
  const std::string from = "(" + x + labels + ")",
                    to = "(" + y + (chance(20) ? " {i: 1}" : "") + ")";
  const std::string where =
      chance(30) ? " WHERE " + x + ".i " + any(kComparisons) + " " + y + ".i" : "";
  const std::size_t least = below(2);
  const std::string times =
      optional ? "?"
               : "{" + std::to_string(least) + "," + std::to_string(least + 1 + below(2)) + "}";
  return {"(" + from + relationship + (right ? ">" : "") + to + where + ")" + times,
          "(" + to + (right ? "<" : "") + relationship + from + where + ")" + times};
}

/// A search of paths between two nodes; only what is the same for all choices among ties is
/// returned.
QuerySpec Generator::search() {
  static const std::vector<std::string> kSearches = {
      "SHORTEST 1",   "SHORTEST 2",       "SHORTEST 3",       "ALL SHORTEST",
      "ANY SHORTEST", "SHORTEST 1 GROUP", "SHORTEST 2 GROUPS"};
  static const std::vector<std::string> kWalks = {"-[rs:R|S*]->",
                                                  "-[rs*0..3]-",
                                                  "-[rs:T|R*1..4]-",
                                                  "-[rs:R*]-",
                                                  "-[rs:S|R*..3]->",
                                                  "((:A)-[rs]->())+",
                                                  "((x)-[rs:R]-(y)-[:S]-())*",
                                                  "((x)<-[rs:R|T]-(y) WHERE x.i <= y.i){0,3}",
                                                  "-[:R]->()-[rs:S*]-",
                                                  "((x)-[rs:R]->{1,2}(y)){1,2}",
                                                  "((x)-[rs:R|S]->(y)-[t:T]-?(z))+",
                                                  "-[:R]->?()~[rs:S]~+",
                                                  "(((x)-[rs:S]-()){0,2}(y)-[:R]->(z))+"};
  scope_.clear();
  QuerySpec out;
  const auto end = [&](const char* name) {
    return std::string(name) + (chance(50) ? ":" + any(kLabels) : "") +
           (chance(30) ? " {i: " + std::to_string(below(3)) + "}" : "");
  };
  const std::string walk = any(kWalks);
  const bool legacy = walk.find('*') < walk.find(']') && walk[0] == '-' &&
                      walk.find("()") == std::string::npos && chance(40);
  if (legacy) {
    out.pieces.push_back({"MATCH (" + end("a") + "), (" + end("b") + ") WHERE a <> b\n", true});
    out.pieces.push_back({std::string("MATCH p = ") +
                              (chance(50) ? "shortestPath(" : "allShortestPaths(") + "(a)" + walk +
                              "(b))",
                          true});
    if (chance(40))
      out.pieces.push_back(
          {" WHERE all(e IN relationships(p) WHERE e.i < " + std::to_string(1 + below(3)) + ")",
           false});
    else if (chance(30))
      out.pieces.push_back(
          {" WHERE none(e IN nodes(p) WHERE e.i = " + std::to_string(below(3)) + ")", false});
    else if (chance(30))
      out.pieces.push_back({" WHERE length(p) > 1", false});
  } else {
    const std::string path = "(" + end("a") + ")" + walk + "(" + end("b") + ")";
    const std::string where = chance(30)   ? " WHERE a.i <= b.i"
                              : chance(20) ? " WHERE length(p) <> 1"
                                           : "";
    const bool named = where.find("length") != std::string::npos;
    std::string search = any(kSearches) + " ";
    search.insert(std::min(search.find("GROUP"), search.size()), mode());
    out.pieces.push_back(
        {"MATCH " + std::string(named ? "" : "p = ") + search +
             (where.empty() ? path : "(" + std::string(named ? "p = " : "") + path + where + ")"),
         true});
    if (chance(20)) out.pieces.push_back({" WHERE a.i < 2", false});
  }
  out.pieces.push_back(
      {"\nRETURN a.i AS c1, b.i AS c2, length(p) AS c3, size(rs) >= 0 AS c4", true});
  return out;
}

void Generator::match_clause(QuerySpec& out, const char* keyword) {
  std::vector<Variable> declared;
  const char* again = chance(10) ? " REPEATABLE ELEMENTS " : " ";
  const auto moded = [&] {
    const std::string before = mode();
    return before + path(declared).first;
  };
  out.pieces.push_back({keyword + std::string(again) + moded(), true});
  if (chance(30)) out.pieces.push_back({", " + moded(), false});
  scope_.insert(scope_.end(), declared.begin(), declared.end());
  if (chance(65)) {
    out.pieces.push_back({" WHERE true", false});
    for (std::size_t i = 0; i <= below(2); ++i)
      out.pieces.push_back({" AND " + predicate(2), false});
  }
  out.pieces.push_back({"\n", true});
}

std::string Generator::columns(std::vector<std::string>& names, bool& aggregates) {
  static const std::vector<std::string> kAggregates = {
      "count(", "count(DISTINCT ", "sum(", "min(", "max(", "avg("};
  std::vector<std::string> items;
  const std::size_t count = 1 + below(3);
  aggregates = chance(35);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string name = fresh("c");
    names.push_back(name);
    const bool last = i + 1 == count;
    if (aggregates && last) {
      items.push_back((chance(30) ? "count(*)" : any(kAggregates) + number(1) + ")") + " AS " +
                      name);
    } else {
      items.push_back(number(1) + " AS " + name);
    }
  }
  return join(items, ", ");
}

void Generator::with_clause(QuerySpec& out) {
  std::vector<std::string> names;
  bool aggregates = false;
  std::vector<Variable> kept;
  std::vector<std::string> items;
  for (const Variable& variable : scope_) {
    if (chance(60)) {
      kept.push_back(variable);
      items.push_back(variable.name);
    }
  }
  items.push_back(columns(names, aggregates));
  out.pieces.push_back({chance(25) ? "WITH DISTINCT " : "WITH ", true});
  out.pieces.push_back({join(items, ", "), true});
  for (const std::string& name : names) kept.push_back({name, Variable::Number});
  scope_ = kept;
  if (chance(30)) out.pieces.push_back({" WHERE " + comparison(), false});
  out.pieces.push_back({"\n", true});
}

void Generator::return_clause(QuerySpec& out) {
  std::vector<std::string> names;
  bool aggregates = false;
  const std::string items = columns(names, aggregates);
  out.pieces.push_back({"RETURN ", true});
  if (chance(25)) out.pieces.push_back({"DISTINCT ", false});
  out.pieces.push_back({items, true});
  if (!chance(40)) return;
  // Ordered by all columns, rows that tie are the same row, so SKIP and LIMIT cut at a certain
  // place.
  out.pieces.push_back({" ORDER BY " + join(names, chance(50) ? ", " : " DESC, "), true});
  if (chance(40)) out.pieces.push_back({" SKIP " + std::to_string(below(3)), false});
  if (chance(60)) out.pieces.push_back({" LIMIT " + std::to_string(below(6)), false});
}

/// Several MATCH one behind the other over few nodes, so that they close cycles and meet the same
/// relationships: those of one clause are different, those of two may be the same.
QuerySpec Generator::chain() {
  scope_.clear();
  QuerySpec out;
  std::vector<std::string> named;  // relationships of the clauses before
  const std::size_t clauses = 2 + below(3);
  for (std::size_t i = 0; i < clauses; ++i) chain_clause(out, named);
  std::string items;
  for (const Variable& variable : scope_) {
    if (chance(50)) items += variable.name + ".i AS " + variable.name + "i, ";
  }
  out.pieces.push_back({"RETURN " + items + "count(*) AS n", true});
  return out;
}

void Generator::chain_clause(QuerySpec& out, std::vector<std::string>& named) {
  std::vector<std::string> known = named;
  std::string text = "MATCH " + chain_path(known, named);
  if (chance(40)) text += ", " + chain_path(known, named);
  out.pieces.push_back({text, true});
  for (const char* name : {"a", "b", "c"}) {
    const bool is_new = std::none_of(scope_.begin(), scope_.end(),
                                     [&](const Variable& one) { return one.name == name; });
    if (is_new && text.find("(" + std::string(name)) != std::string::npos)
      scope_.push_back({name, Variable::Node});
  }
  if (chance(35)) out.pieces.push_back({" WHERE " + predicate(1), false});
  out.pieces.push_back({"\n", true});
}

/// One or two hops; now and then one of the `known` relationships, which is no longer known then.
std::string Generator::chain_path(std::vector<std::string>& known,
                                  std::vector<std::string>& named) {
  static const std::vector<std::string> kNodes = {"a", "b", "c"};
  const auto end = [&] { return "(" + any(kNodes) + (chance(20) ? ":" + any(kLabels) : "") + ")"; };
  std::string text = end();
  for (std::size_t i = 0; i <= below(2); ++i) {
    std::string inner;
    if (!known.empty() && chance(10)) {
      inner = known.back();
      known.pop_back();
    } else {
      named.push_back(inner = fresh("r"));
      if (chance(60)) inner += ":" + any(kTypes);
    }
    const std::size_t direction = below(3);
    text += (direction == 1 ? "<-[" : "-[") + inner + (direction == 2 ? "]->" : "]-") + end();
  }
  return text;
}

QuerySpec Generator::query() {
  if (chance(12)) return search();
  if (chance(15)) return chain();
  scope_.clear();
  QuerySpec out;
  match_clause(out, "MATCH");
  if (chance(30)) match_clause(out, chance(60) ? "OPTIONAL MATCH" : "MATCH");
  if (chance(15)) {
    const std::string name = fresh("u"), position = fresh("o");
    const std::string list = "[" + number(0) + ", " + number(0) + ", null]";
    if (chance(50)) {
      out.pieces.push_back({"UNWIND " + list + " AS " + name + "\n", true});
    } else {
      const char* from = chance(50) ? " WITH OFFSET " : " WITH ORDINALITY ";
      out.pieces.push_back({"FOR " + name + " IN " + list + from + position + "\n", true});
      scope_.push_back({position, Variable::Number});
    }
    scope_.push_back({name, Variable::Number});
  }
  if (chance(35)) {
    with_clause(out);
    if (chance(40)) match_clause(out, chance(40) ? "OPTIONAL MATCH" : "MATCH");
  }
  return_clause(out);
  return out;
}

PatternSpec Generator::pattern() {
  scope_.clear();
  PatternSpec out;
  std::vector<Variable> declared;
  const std::string anchor = fresh("n");
  declared.push_back({anchor, Variable::Node});
  scope_.push_back({anchor, Variable::Node});
  out.anchor = anchor;
  out.forward.push_back("(" + anchor + ")");
  out.backward.push_back("(" + anchor + ")");
  for (std::size_t i = 0; i <= below(2); ++i) {
    auto [forward, backward] = path(declared);
    out.forward.push_back(forward);
    out.backward.push_back(backward);
  }
  scope_ = declared;
  out.predicate = predicate(2);
  return out;
}

}  // namespace dossier::oracle
