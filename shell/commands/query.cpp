#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/session/session.h"

namespace dossier::shell {

namespace {

/// The statements: the second argument, a file, or standard input.
Result<std::string> statements(const Invocation& invocation) {
  if (invocation.arguments.size() > 1 && invocation.arguments[1] != "-")
    return invocation.arguments[1];
  const auto files = invocation.values(OptionId::File);
  if (files.empty()) return read_text_file("-");
  std::string all;
  for (const std::string& file : files) {
    auto text = read_text_file(file);
    if (!text) return text;
    all += *text + "\n";
  }
  return all;
}

int run_statements(const Invocation& invocation, Console& console, const std::string& text) {
  return with_session(invocation, console, [&](Session& session) {
    session.summing = !console.in_is_terminal();
    const bool good = session.print_all(text);
    session.tell_total();
    if (Interrupt::requested()) return console.finish(kInterruptedExit);
    return console.finish(good ? kSuccess : kFailure);
  });
}

}  // namespace

int run_query(const Invocation& invocation, Console& console) {
  const auto text = statements(invocation);
  if (!text) return failed(text.error(), console);
  return run_statements(invocation, console, *text);
}

int run_ask(const Invocation& invocation, Console& console) {
  std::string question;
  for (std::size_t i = 1; i < invocation.arguments.size(); ++i)
    question += (i > 1 ? " " : "") + invocation.arguments[i];
  return run_statements(invocation, console, question);
}

}  // namespace dossier::shell
