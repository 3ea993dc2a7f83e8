#include "shell/options/help.h"
#include "shell/session/meta.h"

#include <string>

#include <dossier/version.h>

namespace dossier::shell {

namespace {

/// Text that man(7) shows as it is.
std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

std::string option_entry(const OptionInfo& option) {
  std::string out = ".TP\n.B ";
  if (option.letter != 0) out += roff(std::string("-") + option.letter + ", ");
  out += roff("--" + std::string(option.name));
  if (!option.argument.empty()) out += "\\fR \\fI" + roff(option.argument) + "\\fR";
  return out + "\n" + roff(option.help) + "\n";
}

std::string commands_of(const OptionInfo& option) {
  std::string out;
  std::size_t count = 0;
  for (const CommandInfo& command : commands()) {
    if (!takes(command.id, option)) continue;
    out += (out.empty() ? "" : ", ") + std::string(command.name);
    ++count;
  }
  return count == commands().size() ? "" : "(" + out + ")\n";
}

constexpr std::string_view kTail =
    ".SH EXIT STATUS\n"
    ".TP\n0\nSuccess.\n.TP\n1\nA query or a document failed.\n.TP\n2\nThe command line was not "
    "understood.\n"
    ".TP\n3\nThe database cannot be opened.\n.TP\n130\nInterrupted.\n"
    ".SH ENVIRONMENT\n"
    ".TP\nNO_COLOR\nNo colours when set and not empty.\n"
    ".TP\nDOSSIER_PAGER, PAGER\nProgram that shows long results.\n"
    ".TP\nVISUAL, EDITOR\nProgram for :edit.\n"
    ".TP\nBROWSER\nPrograms that :open shows drawings with, the best first, between colons.\n"
    ".TP\nDOSSIER_HISTORY\nFile that keeps the statements of earlier sessions.\n"
    ".SH FILES\n"
    ".TP\n$XDG_CONFIG_HOME/dossier/init\nCommands that every interactive session runs first.\n"
    ".TP\n$XDG_STATE_HOME/dossier/history\nStatements of earlier sessions, readable by their owner "
    "only.\n";

}  // namespace

std::string manual_page() {
  std::string out =
      ".TH DOSSIER 1 \"\" \"dossier " + std::string(version()) + "\" \"User Commands\"\n";
  out +=
      ".SH NAME\ndossier \\- knowledge graphs from documents, asked in openCypher\n.SH SYNOPSIS\n";
  for (const CommandInfo& command : commands()) {
    out += ".B dossier " + std::string(command.name) + "\n[\\fIOPTIONS\\fR] " +
           roff(command.synopsis) + "\n.br\n";
  }
  out += ".SH COMMANDS\n";
  for (const CommandInfo& command : commands()) {
    out += ".TP\n.B " + std::string(command.name) + " " + roff(command.synopsis) + "\n" +
           roff(command.help) + ".\n.RS\n.nf\n" + roff(command.examples) + ".fi\n.RE\n";
  }
  out += ".SH OPTIONS\n";
  for (const OptionInfo& option : options())
    out += option_entry(option) + roff(commands_of(option));
  out +=
      ".SH COMMANDS OF A SESSION\nWithin \\fBdossier shell\\fR, beside openCypher statements and "
      "questions:\n";
  for (const MetaCommand& command : meta_commands()) {
    out += ".TP\n.B :" + std::string(command.name) + "\\fR \\fI" + roff(command.arguments) +
           "\\fR\n" + roff(command.help) + ".\n";
  }
  return out.append(kTail);
}

}  // namespace dossier::shell
