#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/console/progress.h"
#include "shell/text/sanitize.h"

namespace dossier::shell {

int run_check(const Invocation& invocation, Console& console) {
  const Interrupt interrupt;
  auto database = open_database(invocation, IfMissing::Fail, console);
  if (!database) return cannot_open(database.error(), console);
  Progress progress(console, "percent");
  const auto findings = database->check(invocation.has(OptionId::Deep), [&](double share) {
    progress.update(static_cast<std::size_t>(share * 100), 100);
    return !Interrupt::requested();
  });
  progress.clear();
  if (!findings) return failed(findings.error(), console);
  for (const std::string& line : *findings) console.out() << one_line(line) << '\n';
  if (Interrupt::requested()) return console.finish(kInterruptedExit);
  if (findings->empty()) console.note("`" + database->path() + "` is sound");
  return console.finish(findings->empty() ? kSuccess : kFailure);
}

}  // namespace dossier::shell
