#include "shell/commands/commands.h"
#include "shell/session/schema_tables.h"
#include "shell/session/session.h"

namespace dossier::shell {

int run_stats(const Invocation& invocation, Console& console) {
  return with_session(invocation, console, [&](Session& session) {
    const auto schema = session.database().schema();
    if (!schema) return failed(schema.error(), console);
    session.print_result(statistics_table(*schema, session.database().size_on_disk()),
                         session.format);
    return console.finish(kSuccess);
  });
}

}  // namespace dossier::shell
