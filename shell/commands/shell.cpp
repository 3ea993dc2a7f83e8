#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/session/session.h"

namespace dossier::shell {

int run_shell(const Invocation& invocation, Console& console) {
  auto database = open_database(invocation, IfMissing::Create);
  if (!database) return cannot_open(database.error(), console);
  Session session(std::move(database).value(), console);
  if (const Status status = configure(session, invocation); !status) return failed(status.error(), console);
  return console.finish(kSuccess);
}

}  // namespace dossier::shell
