#include "query/question/ask.h"

#include <algorithm>
#include <cctype>

namespace dossier::query {

namespace {

/// Collects the conditions of a WHERE and the parameters they use.
class Conditions {
 public:
  explicit Conditions(Map& parameters) : parameters_(parameters) {}

  void add(std::string condition) {
    text_ += text_.empty() ? "WHERE " : "\n  AND ";
    text_ += condition;
  }

  std::string parameter(std::string_view name, Value value) {
    parameters_.set(std::string(name), std::move(value));
    return "$" + std::string(name);
  }

  std::string line() const { return text_.empty() ? "" : text_ + "\n"; }

 private:
  Map& parameters_;
  std::string text_;
};

std::string same_name(const std::string& variable, const std::string& parameter) {
  return "(toLower(" + variable + ".name) = toLower(" + parameter + ") OR any(alias IN " +
         variable + ".aliases WHERE toLower(alias) = toLower(" + parameter + ")))";
}

/// The beginnings of the words of a text, long enough to tell words apart and short enough to
/// let endings and spellings vary: defence and defense, missile and missiles.
List stems(std::string_view text) {
  List out;
  std::string word;
  const auto flush = [&] {
    if (word.size() > 2)
      out.emplace_back(word.substr(0, std::max<std::size_t>(3, word.size() * 5 / 7)));
    word.clear();
  };
  for (char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80)) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else {
      flush();
    }
  }
  flush();
  return out;
}

std::string says(const std::string& variable, const std::string& parameter) {
  return "all(stem IN " + parameter + " WHERE toLower(coalesce(" + variable + ".what, " + variable +
         ".name)) CONTAINS stem)";
}

std::string labelled(std::string_view variable, std::string_view labels) {
  return "(" + std::string(variable) + (labels.empty() ? "" : ":" + std::string(labels)) + ")";
}

void restrict_name(Conditions& where, std::string_view variable, const End& end) {
  if (end.name.empty()) return;
  where.add(same_name(std::string(variable), where.parameter(variable, end.name)));
}

void restrict_year(Conditions& where, const std::string& year) {
  if (year.empty()) return;
  where.add("toString(r.date) STARTS WITH " + where.parameter("year", year));
}

/// An object may be an entity by name or a proposal by its content.
void restrict_object(Conditions& where, const End& object) {
  if (object.name.empty()) return;
  const std::string name = where.parameter("what", object.name);
  const std::string content = where.parameter("stems", stems(object.name));
  where.add("(" + same_name("what", name) + " OR (what:Proposal AND " + says("what", content) +
            ")\n    OR (what:Sentence AND toLower(what.text) CONTAINS toLower(" + name + ")))");
}

bool is_symmetric(std::string_view type) noexcept {
  return type == "MET_WITH" || type == "AGREED_WITH";
}

/// The relationship leads from what was made to who made it, from a sentence to its document.
bool is_turned(std::string_view type) noexcept { return type == "WRITTEN_BY" || type == "IN"; }

std::string relation_match(const RelationAsk& ask, Map& parameters) {
  Conditions where(parameters);
  restrict_name(where, "who", ask.subject);
  restrict_object(where, ask.object);
  restrict_year(where, ask.year);
  if (!ask.role.empty()) {
    where.add("all(stem IN " + where.parameter("role", stems(ask.role)) +
              " WHERE toLower(r.role) CONTAINS stem)");
  }
  return "MATCH " + labelled("who", ask.subject.labels) + (is_turned(ask.type) ? "<" : "") +
         "-[r:" + std::string(ask.type) + "]-" +
         (is_symmetric(ask.type) || is_turned(ask.type) ? "" : ">") +
         labelled("what", ask.object.labels) + "\n" + where.line();
}

}  // namespace

Translation write_relation(const RelationAsk& ask) {
  Translation out;
  out.cypher = relation_match(ask, out.parameters) +
               "RETURN who.name AS who, type(r) AS relation,\n"
               "       coalesce(what.name, what.what, what.text) AS what,\n"
               "       r.role AS role, r.date AS date, r.evidence[0] AS evidence\n"
               "ORDER BY who, what";
  return out;
}

Translation write_check(const RelationAsk& ask) {
  Translation out;
  out.cypher = relation_match(ask, out.parameters) +
               "RETURN count(r) > 0 AS answer, collect(r.date) AS dates, "
               "collect(r.evidence[0])[..3] AS evidence";
  return out;
}

Translation write_proposal(const ProposalAsk& ask) {
  Translation out;
  Conditions where(out.parameters);
  restrict_name(where, "who", ask.who);
  if (!ask.what.empty()) where.add(says("what", where.parameter("stems", stems(ask.what))));
  restrict_year(where, ask.year);
  const bool addressed = ask.addressed || !ask.whom.name.empty();
  const std::string put_to = "(what)-[:PROPOSED_TO]->" + labelled("whom", ask.whom.labels);
  out.cypher = "MATCH " + labelled("who", ask.who.labels) + "-[r:PROPOSED]->(what:Proposal)\n";
  if (addressed) {
    restrict_name(where, "whom", ask.whom);
    out.cypher += "MATCH " + put_to + "\n" + where.line();
  } else {
    out.cypher += where.line() + "OPTIONAL MATCH " + put_to + "\n";
  }
  out.cypher +=
      "RETURN who.name AS who, what.what AS proposed, collect(DISTINCT whom.name) AS to,\n"
      "       r.date AS date, r.evidence[0] AS evidence\n"
      "ORDER BY who, proposed";
  return out;
}

Translation write_connection(const std::string& from, const std::string& to) {
  Translation out;
  Conditions first(out.parameters), second(out.parameters);
  first.add(same_name("a", first.parameter("from", from)));
  second.add(same_name("b", second.parameter("to", to)));
  out.cypher =
      "MATCH (a:Person|Organization|Country|Treaty|Proposal|Place|Event)\n" + first.line() +
      "MATCH (b:Person|Organization|Country|Treaty|Proposal|Place|Event)\n" + second.line() +
      // Two names in one document are no connection.
      "MATCH path = shortestPath((a)-[:!(MENTIONS|WRITTEN_BY|IN|ABOUT|COPY_OF)*..10]-(b))\n"
      "RETURN [n IN nodes(path) | coalesce(n.name, n.what, n.title)] AS through,\n"
      "       [r IN relationships(path) | type(r)] AS by, length(path) AS steps\n"
      "ORDER BY steps";
  return out;
}

Translation write_deeds(const std::string& name, const std::string& year) {
  Translation out;
  Conditions where(out.parameters);
  where.add(same_name("who", where.parameter("name", name)));
  restrict_year(where, year);
  out.cypher = "MATCH (who:Person|Organization|Country)-[r]->(what)\n" + where.line() +
               "RETURN who.name AS who, type(r) AS relation, coalesce(what.name, what.what) AS "
               "what, r.role AS role,\n"
               "       r.date AS date, r.evidence[0] AS evidence\n"
               "ORDER BY toString(date), relation, what";
  return out;
}

Translation write_documents(const std::string& name) {
  Translation out;
  Conditions where(out.parameters);
  where.add(same_name("a", where.parameter("name", name)));
  out.cypher =
      "MATCH (d:Document)-[m:MENTIONS]->(a)\n" + where.line() +
      "RETURN d.name AS document, d.title AS title, d.date AS date, sum(m.count) AS mentions\n"
      "ORDER BY mentions DESC, document";
  return out;
}

Translation write_count(Translation answer, std::string_view column) {
  const std::string counted = column == "*" ? "*" : "DISTINCT " + std::string(column);
  answer.cypher = "CALL {\n" + answer.cypher + "\n}\nRETURN count(" + counted + ") AS number";
  return answer;
}

Translation write_about(const std::string& name) {
  Translation out;
  Conditions where(out.parameters);
  where.add(same_name("a", where.parameter("name", name)));
  where.add("NOT b:Document");
  out.cypher = "MATCH (a:Person|Organization|Country|Treaty|Proposal|Place|Event)-[r]-(b)\n" +
               where.line() +
               "RETURN startNode(r).name AS who, type(r) AS relation, coalesce(endNode(r).name, "
               "endNode(r).what) AS what,\n"
               "       r.role AS role, r.date AS date, r.evidence[0] AS evidence\n"
               "ORDER BY relation, who, what";
  return out;
}

}  // namespace dossier::query
