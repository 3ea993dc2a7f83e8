#include "shell/session/complete_names.h"

#include "shell/text/quote.h"

#include <chrono>
#include <utility>

namespace dossier::shell {

namespace {

constexpr std::chrono::milliseconds kPatience{700};

constexpr std::string_view kEntities =
    "MATCH (n) WHERE n.name STARTS WITH $prefix AND NOT n:Document RETURN DISTINCT n.name AS name, "
    "labels(n)[0] AS label ORDER BY name LIMIT 50";
constexpr std::string_view kEntitiesByOtherName =
    "MATCH (n) WHERE NOT n:Document AND NOT n:Sentence AND "
    "(toLower(n.name) STARTS WITH toLower($prefix) OR "
    "any(a IN n.aliases WHERE toLower(a) STARTS WITH toLower($prefix))) "
    "RETURN DISTINCT n.name AS name, labels(n)[0] AS label ORDER BY name LIMIT 50";
constexpr std::string_view kDocuments =
    "MATCH (n:Document) WHERE n.name STARTS WITH $prefix RETURN n.name AS name, n.title AS title "
    "ORDER BY name LIMIT 50";

/// The texts that a query returns for a prefix, with what it says beside each.
std::vector<Candidate> names_from(Shell& shell, std::string_view query, std::string_view prefix) {
  QueryOptions& limits = shell.session().limits;
  const auto before = std::exchange(limits.timeout, kPatience);
  const auto result = shell.session().collect(query, {{"prefix", prefix}});
  limits.timeout = before;
  std::vector<Candidate> out;
  if (!result) return out;
  for (const Row row : *result) {
    const Value& name = row[std::size_t{0}];
    const Value& detail = row[std::size_t{1}];
    if (!name.is_string()) continue;
    out.push_back(
        {std::string(name.string()), detail.is_string() ? std::string(detail.string()) : ""});
  }
  return out;
}

}  // namespace

std::vector<Candidate> entity_names(Shell& shell, std::string_view prefix) {
  std::vector<Candidate> names = names_from(shell, kEntities, prefix);
  return names.empty() && !prefix.empty() ? names_from(shell, kEntitiesByOtherName, prefix) : names;
}

std::vector<Candidate> document_names(Shell& shell, std::string_view prefix) {
  return names_from(shell, kDocuments, prefix);
}

std::vector<Candidate> property_keys(Shell& shell, const Completions::Owner& owner) {
  const std::string name = quoted_name(owner.name);
  const std::string pattern =
      owner.is_relationship ? "()-[x:" + name + "]->()" : "(x:" + name + ")";
  const std::string query = "MATCH " + pattern +
                            " WITH x LIMIT 1000 WITH keys(x) AS all UNWIND all AS key "
                            "WITH key, count(*) AS places ORDER BY places DESC, key "
                            "RETURN key, 'property of ' + $prefix AS detail";
  return names_from(shell, query, owner.name);
}

}  // namespace dossier::shell
