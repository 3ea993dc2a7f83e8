#include "shell/commands/ingest.h"
#include "shell/console/pager.h"
#include "shell/render/columns.h"
#include "shell/render/evidence_text.h"
#include "shell/session/meta.h"
#include "shell/text/sanitize.h"

#include <filesystem>
#include <map>

namespace dossier::shell {

namespace {

constexpr std::size_t kUnbound = 10'000;
constexpr std::size_t kMaxLines = 1000;  ///< of names of one label

constexpr std::string_view kEntities =
    "MATCH (d:Document)-[:MENTIONS]->(e) WHERE d.name = $document OR $document = '' "
    "RETURN labels(e)[0] AS label, e.name AS name, count(*) AS documents ORDER BY label, name";
constexpr std::string_view kFacts =
    "MATCH (d:Document {name: $document})-[:MENTIONS]->()-[r]-() WHERE $document IN r.documents "
    "RETURN DISTINCT startNode(r) AS a, r, endNode(r) AS b";
constexpr std::string_view kAllFacts =
    "MATCH (a)-[r]->(b) WHERE r.evidence IS NOT NULL RETURN a, r, b";

/// A paragraph for each label, with the names that have it.
std::string entity_text(const ResultSet& entities, const RenderSettings& settings) {
  std::map<std::string, std::string> names;
  for (const Row row : entities) {
    const Value& name = row[std::size_t{1}];
    std::string& list = names[one_line(row[std::size_t{0}].string())];
    if (name.is_string()) list += (list.empty() ? "" : ", ") + one_line(name.string());
  }
  const std::size_t room = settings.width > 40 ? settings.width - 3 : kUnbound;
  std::string out;
  for (const auto& [label, list] : names) {
    out += settings.colour ? "\x1b[1m" + label + "\x1b[0m\n" : label + "\n";
    for (const std::string& line : wrap(list, room, kMaxLines)) out += "  " + line + '\n';
  }
  return out.empty() ? out : out + '\n';
}

/// What a document says, for people: whom and what it names, and its facts with their sentences.
Result<std::string> facts_text(const Session& session, Database& database,
                               const std::string& document) {
  const Parameters with{{"document", document}};
  const auto entities = database.query(kEntities, with, session.limits);
  if (!entities) return entities.error();
  const auto facts = database.query(document.empty() ? kAllFacts : kFacts, with, session.limits);
  if (!facts) return facts.error();
  const RenderSettings rendering = session.current_rendering();
  const std::string sentences =
      evidence_text(subgraph(*facts), {rendering.width, rendering.colour, false, document});
  return entity_text(*entities, rendering) + (sentences.empty() ? "no facts\n" : sentences);
}

/// JSON Lines where programs read, text where people do.
Status print_facts(const MetaCall& call, Database& database, const std::string& document) {
  Session& session = call.shell.session();
  Output& out = session.console().out();
  if (!session.console().out_is_terminal())
    return database.facts(document, false, [&](const std::string& line) { out << line << '\n'; });
  const auto text = facts_text(session, database, document);
  if (!text) return text.error();
  const PagedOutput paged(session.console(), session.paging);
  out << *text;
  return {};
}

/// Reads a file into a database that is forgotten at once.
Status facts_of_file(const MetaCall& call, const std::string& path) {
  auto scratch = Database::open(":memory:");
  if (!scratch) return scratch.error();
  IngestSettings settings;
  settings.lexicon_path = call.shell.lexicon_path;
  const auto summary = ingest_with_progress(*scratch, {path}, settings, call.shell.console());
  if (!summary) return summary.error();
  return print_facts(call, *scratch, "");
}

/// Whether a document of the name is stored; an error says that it is not.
Status is_stored(Database& database, const std::string& document) {
  if (document.empty()) return {};
  const auto found = database.query("MATCH (d:Document {name: $document}) RETURN d.name",
                                    {{"document", document}});
  if (!found) return found.error();
  return found->empty() ? database.facts(document, false, [](const std::string&) {}) : Status{};
}

}  // namespace

Status meta_facts(const MetaCall& call) {
  const std::string document = call.words.empty() ? "" : call.words[0];
  Database& database = call.shell.session().database();
  const Status stored = is_stored(database, document);
  if (stored) return print_facts(call, database, document);
  std::error_code ignored;
  const bool file = std::filesystem::exists(with_home(document), ignored);
  return file ? facts_of_file(call, with_home(document)) : stored;
}

}  // namespace dossier::shell
