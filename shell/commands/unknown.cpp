#include "shell/commands/commands.h"
#include "shell/commands/ingest.h"
#include "shell/console/interrupt.h"
#include "shell/session/session.h"

#include <dossier/unknown.h>

namespace dossier::shell {

namespace {

/// How many of each kind are listed.
constexpr std::size_t kListed = 40;

Value whole(std::size_t count) { return static_cast<std::int64_t>(count); }

ResultSet table_of(const std::vector<Unknown>& all) {
  static constexpr std::string_view kKinds[] = {"name", "verb", "noun"};
  ResultSet table(
      {"kind", "word", "place", "count", "documents", "from", "to", "sentence", "document"});
  for (const Unknown& unknown : all) {
    table.append({std::string(kKinds[static_cast<std::size_t>(unknown.kind)]), unknown.word,
                  unknown.place, whole(unknown.count), whole(unknown.documents), unknown.from,
                  unknown.to, unknown.sentence, unknown.document});
  }
  return table;
}

}  // namespace

int run_unknown(const Invocation& invocation, Console& console) {
  const Interrupt interrupt;
  IngestSettings settings;
  settings.lexicon_path = invocation.value(OptionId::Lexicon).value_or("");
  settings.text_field = invocation.value(OptionId::TextField).value_or("");
  settings.report = [&](const Error& error) { tell(error, console); };
  const auto found = find_unknown(invocation.arguments, settings, kListed);
  if (!found) return failed(found.error(), console);
  // Rows are written by a session, and a session needs a database.
  auto nowhere = Database::open(":memory:");
  if (!nowhere) return failed(nowhere.error(), console);
  Session session(std::move(nowhere).value(), console);
  if (const Status status = configure(session, invocation); !status)
    return failed(status.error(), console);
  session.print_result(table_of(*found), session.format);
  return console.finish(Interrupt::requested() ? kInterruptedExit : kSuccess);
}

}  // namespace dossier::shell
