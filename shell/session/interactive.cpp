#include "shell/session/interactive.h"

#include "shell/commands/commands.h"
#include "shell/console/interrupt.h"
#include "shell/session/assist.h"
#include "shell/session/edit.h"
#include "shell/terminal/terminal.h"
#include "shell/text/sanitize.h"

#include <cstdio>
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
    // What is pasted may be a command and more below it.
    if (is_command(text))
      shell.run_script(text);
    else
      shell.run(text);
    Interrupt::clear();  // completion runs queries, too
    save_history(shell, path);
  }
  warn_of_open_transaction(shell);
  return kSuccess;
}

namespace {

enum class LineRead : std::uint8_t { Read, Dropped, End };

/// Ctrl-C drops the line that is being typed.
LineRead read_line(std::string& line) {
  if (std::getline(std::cin, line)) return LineRead::Read;
  if (!Interrupt::requested()) return LineRead::End;
  Interrupt::clear();
  std::clearerr(stdin);
  std::cin.clear();
  return LineRead::Dropped;
}

/// Texts line by line, of a person at a simple terminal.
void converse(Shell& shell) {
  const Interrupt interrupt;
  Console& console = shell.console();
  std::string pending;
  while (!shell.quitting()) {
    console.write_talk(pending.empty() ? shell.prompt() : "... ");
    std::string line;
    const LineRead read = read_line(line);
    if (read == LineRead::End) break;
    if (read == LineRead::Dropped) {
      console.write_talk("\n");
      pending.clear();
      continue;
    }
    if (Interrupt::requested()) pending.clear();  // Ctrl-C came before the line
    Interrupt::clear();
    pending += line + "\n";
    if (!is_finished(pending)) continue;
    shell.run_script(std::exchange(pending, {}));
    Interrupt::clear();
  }
  if (!is_blank(pending)) shell.run_script(pending);
}

/// Texts line by line, of a pipe or file, until one fails.
bool run_input(Shell& shell) {
  std::string pending;
  for (std::string line;
       !shell.quitting() && shell.console().out().good() && std::getline(std::cin, line);) {
    pending += line + "\n";
    if (is_finished(pending) && !shell.run_script(std::exchange(pending, {}))) return false;
  }
  return is_blank(pending) || shell.run_script(pending);
}

}  // namespace

int run_lines(Shell& shell) {
  const bool conversing = shell.console().in_is_terminal();
  shell.session().summing = !conversing;
  bool good = true;
  if (conversing) {
    converse(shell);
  } else {
    good = run_input(shell);
  }
  warn_of_open_transaction(shell);
  shell.session().tell_total();
  return good ? kSuccess : kFailure;
}

std::string init_path() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return std::string(config) + "/dossier/init";
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != '\0' ? std::string(home) + "/.config/dossier/init" : "";
}

}  // namespace dossier::shell
