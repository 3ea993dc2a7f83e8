#include "shell/commands/commands.h"
#include "shell/session/schema_tables.h"
#include "shell/session/session.h"

namespace dossier::shell {

int run_stats(const Invocation& invocation, Console& console) {
  auto database = open_database(invocation, IfMissing::Fail, console);
  if (!database) return cannot_open(database.error(), console);
  Session session(std::move(database).value(), console);
  if (const Status status = configure(session, invocation); !status)
    return failed(status.error(), console);
  const auto schema = session.database().schema();
  if (!schema) return failed(schema.error(), console);
  session.print_result(statistics_table(*schema, session.database().size_on_disk()),
                       session.format);
  return console.finish(kSuccess);
}

}  // namespace dossier::shell
