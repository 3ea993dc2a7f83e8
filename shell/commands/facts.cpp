#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/text/sanitize.h"

namespace dossier::shell {

int run_facts(const Invocation& invocation, Console& console) {
  const Interrupt interrupt;
  auto database = open_database(invocation, IfMissing::Fail, console);
  if (!database) return cannot_open(database.error(), console);
  const std::string document = invocation.value(OptionId::Document).value_or("");
  const Status status =
      database->facts(document, invocation.has(OptionId::Explain), [&](const std::string& line) {
        console.out() << (console.out_is_terminal() ? many_lines(line) : line) << '\n';
      });
  if (!status) {
    console.out().flush();
    return failed(status.error(), console);
  }
  return console.finish(Interrupt::requested() ? kInterruptedExit : kSuccess);
}

int run_forget(const Invocation& invocation, Console& console) {
  auto database = open_database(invocation, IfMissing::Fail, console);
  if (!database) return cannot_open(database.error(), console);
  int code = kSuccess;
  for (std::size_t i = 1; i < invocation.arguments.size(); ++i) {
    const Status status = database->forget(invocation.arguments[i]);
    if (!status) code = failed(status.error(), console);
    if (status) console.note("forgot `" + invocation.arguments[i] + "`");
  }
  return code;
}

}  // namespace dossier::shell
