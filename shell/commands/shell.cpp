#include "shell/commands/commands.h"
#include "shell/commands/export.h"
#include "shell/session/interactive.h"
#include "shell/terminal/terminal.h"

#include <filesystem>

namespace dossier::shell {

namespace {

/// Runs the file that was named, or for a person at a terminal the settings file, if there is one.
bool run_init(Shell& shell, const Invocation& invocation) {
  const auto named = invocation.value(OptionId::Init);
  const std::string path = named ? *named : init_path();
  const bool wanted = named || (shell.interactive && !invocation.has(OptionId::NoInit));
  std::error_code ignored;
  if (!wanted || path.empty() || (!named && !std::filesystem::exists(path, ignored))) return true;
  const auto text = read_text_file(path);
  if (text) return shell.run_script(*text) || !named;
  shell.console().report(text.error());
  return !named;
}

int run_texts(Shell& shell, const Invocation& invocation) {
  for (const auto& [option, value] : invocation.options) {
    if (option == OptionId::Command && !shell.run_script(value)) return kFailure;
    if (option != OptionId::File) continue;
    const auto text = read_text_file(value);
    if (!text) return failed(text.error(), shell.console());
    if (!shell.run_script(*text)) return kFailure;
  }
  return kSuccess;
}

void prepare_for_person(Session& session, const Console& console) {
  if (console.out_is_terminal()) session.fit_rows = session.paging = session.rendering.types = true;
  session.drawing.max_nodes = kUsualLimit;
}

}  // namespace

int run_shell(const Invocation& invocation, Console& console) {
  auto database = open_database(invocation, IfMissing::Create, console);
  if (!database) return cannot_open(database.error(), console);
  Session session(std::move(database).value(), console);
  if (const Status status = configure(session, invocation); !status)
    return failed(status.error(), console);
  session.keep_results(true);
  Shell shell(session);
  shell.lexicon_path = invocation.value(OptionId::Lexicon).value_or("");
  const bool texts = invocation.has(OptionId::Command) || invocation.has(OptionId::File);
  shell.interactive = !texts && console.in_is_terminal();
  if (shell.interactive) prepare_for_person(session, console);
  if (!run_init(shell, invocation)) return console.finish(kFailure);
  if (texts) return console.finish(run_texts(shell, invocation));
  return console.finish(shell.interactive && Terminal::usable(console) ? run_interactive(shell)
                                                                       : run_lines(shell));
}

}  // namespace dossier::shell
