#include "shell/session/interactive.h"

#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/session/assist.h"
#include "shell/session/edit.h"
#include "shell/terminal/terminal.h"
#include "shell/text/sanitize.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <utility>

#include <dossier/language.h>
#include <dossier/version.h>

namespace dossier::shell {

namespace {

std::string trimmed_end(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
  return text;
}

void greet(Shell& shell) {
  const Schema& schema = shell.schema();
  std::string text = "dossier " + std::string(version()) + ", " +
                     one_line(shell.session().database().path()) + ": " +
                     std::to_string(schema.nodes) + " nodes, " +
                     std::to_string(schema.relationships) + " relationships";
  if (schema.nodes == 0) text += " (fill it with :ingest PATH...)";
  shell.console().note(text);
  shell.console().note("`:help` lists the commands, `:quit` leaves");
}

/// Warns once when the transaction is lost by leaving.
void warn_of_open_transaction(Shell& shell) {
  if (!shell.session().in_transaction()) return;
  shell.console().note("the open transaction was rolled back");
}

void save_history(Shell& shell, const std::string& path) {
  if (path.empty()) return;
  if (const Status status = shell.history.save(path); !status) shell.console().warn(status.error());
}

/// One text of the user, edited elsewhere when asked for.
Terminal::Line next_text(Shell& shell, Terminal& terminal, LineEditor& editor) {
  Terminal::Line line = terminal.read(editor, shell.prompt(), std::exchange(shell.draft, {}));
  while (line.outcome == Outcome::OpenEditor) {
    auto edited = edit_in_program(line.text);
    if (!edited) shell.console().report(edited.error());
    line = terminal.read(editor, shell.prompt(), edited ? *edited : line.text);
  }
  return line;
}

}  // namespace

int run_interactive(Shell& shell) {
  const Interrupt interrupt;
  const std::string path = history_path();
  if (!path.empty()) (void)shell.history.load(path).ok();
  greet(shell);
  Terminal terminal(shell.console());
  LineEditor editor(shell.history, editor_hooks(shell));
  while (!shell.quitting()) {
    const Terminal::Line line = next_text(shell, terminal, editor);
    if (line.outcome == Outcome::EndOfInput) break;
    if (line.outcome == Outcome::Cancelled) {
      if (line.text.empty()) shell.console().note("`:quit` or Ctrl-D leaves");
      continue;
    }
    const std::string text = trimmed_end(line.text);
    if (text.empty() || (!is_command(text) && is_blank(text))) continue;
    shell.history.add(text);
    Interrupt::clear();
    shell.run(text);
    Interrupt::clear();  // completion runs queries, too
    save_history(shell, path);
  }
  warn_of_open_transaction(shell);
  return kSuccess;
}

int run_lines(Shell& shell) {
  Console& console = shell.console();
  const bool prompting = console.in_is_terminal();
  std::string pending;
  bool good = true;
  shell.session().summing = !prompting;
  const auto prompt = [&] {
    if (prompting) console.write_talk(pending.empty() ? shell.prompt() : "... ");
  };
  prompt();
  for (std::string line; !shell.quitting() && console.out().good() && std::getline(std::cin, line);
       prompt()) {
    pending += line + "\n";
    if (!is_finished(pending)) continue;
    const std::string text = std::exchange(pending, {});
    good = shell.run_script(text) && good;
    if (!good && !prompting) break;
  }
  if (!pending.empty() && !is_blank(pending) && (good || prompting))
    good = shell.run_script(pending) && good;
  warn_of_open_transaction(shell);
  shell.session().tell_total();
  return good || prompting ? kSuccess : kFailure;
}

std::string init_path() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return std::string(config) + "/dossier/init";
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != '\0' ? std::string(home) + "/.config/dossier/init" : "";
}

}  // namespace dossier::shell
