#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/session/session.h"

namespace dossier::shell {

namespace {

/// Which nodes bear the name, what else they stand for and why, in which words each document speaks
/// of them, and what is known of them with the rule and the sentence that says so.
constexpr std::string_view kQuestions[] = {
    "MATCH (n) WHERE n.key IS NOT NULL AND (n.name = $name OR $name IN n.aliases OR n.key = $name) "
    "RETURN labels(n) AS type, n.name AS name, n.key AS key, n.aliases AS `also called` ORDER BY "
    "name",
    "MATCH (m:Merge) WHERE m.into_key IS NOT NULL "
    "MATCH (n {key: m.into_key}) WHERE n.name = $name OR $name IN n.aliases OR n.key = $name "
    "RETURN n.name AS node, m.name AS `stands for`, m.reason AS because ORDER BY node, m.name",
    "MATCH (d:Document)-[m:MENTIONS]->(n) "
    "WHERE n.name = $name OR $name IN n.aliases OR n.key = $name "
    "RETURN n.name AS node, d.name AS document, m.forms AS `in these words`, m.count AS places "
    "ORDER BY places DESC, document",
    "MATCH (n)-[r]-(other) WHERE r.rule IS NOT NULL AND "
    "(n.name = $name OR $name IN n.aliases OR n.key = $name) "
    "RETURN startNode(r).name AS from, type(r) AS fact, endNode(r).name AS to, r.rule AS rule, "
    "r.confidence AS confidence, r.documents[0] AS document, r.evidence[0] AS sentence "
    "ORDER BY fact, from, to"};

int tell(Session& session, const std::string& name) {
  Console& console = session.console();
  session.parameters.set("name", name);
  const auto nodes = session.collect(kQuestions[0], session.parameters);
  if (!nodes) return failed(nodes.error(), console);
  if (nodes->empty()) {
    console.note("no document speaks of `" + name + "`");
    return console.finish(kFailure);
  }
  for (std::string_view question : kQuestions) {
    if (!session.print(question, question)) return console.finish(kFailure);
  }
  return console.finish(Interrupt::requested() ? kInterruptedExit : kSuccess);
}

}  // namespace

int run_why(const Invocation& invocation, Console& console) {
  return with_session(invocation, console,
                      [&](Session& session) { return tell(session, invocation.arguments[1]); });
}

}  // namespace dossier::shell
