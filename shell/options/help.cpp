#include "shell/options/help.h"

#include <algorithm>
#include <vector>

namespace dossier::shell {

namespace {

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text + "  ";
}

std::string option_heading(const OptionInfo& option) {
  std::string text = option.letter != 0 ? std::string("-") + option.letter + ", --" : "    --";
  text += option.name;
  if (!option.argument.empty()) text += " " + std::string(option.argument);
  return text;
}

std::string indented(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    out += "  " + std::string(lines.substr(0, end)) + '\n';
    lines.remove_prefix(end + 1);
  }
  return out;
}

std::string choice_list(const OptionInfo& option, CommandId command) {
  std::string out;
  if (option.kind == ArgumentKind::When) return out;
  for (const std::string_view word : choices(option.kind, command))
    out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

}  // namespace

std::string program_help() {
  std::string out = "Knowledge graphs from documents, asked in openCypher.\n\nExamples:\n";
  out +=
      "  dossier ingest world.dossier essays/         read a folder into a new database\n"
      "  dossier world.dossier                        explore it\n"
      "  dossier query world.dossier 'MATCH (p:Person) RETURN p.name' --format csv\n\n"
      "Usage: dossier [COMMAND] [OPTIONS] DATABASE ...\n\nCommands:\n";
  for (const CommandInfo& command : commands()) {
    const std::string heading = std::string(command.name) + " " + std::string(command.synopsis);
    out += "  " + padded(heading, 27) + std::string(command.help) + '\n';
  }
  return out + "`dossier COMMAND --help` lists the options of a command.\n";
}

std::string command_help(CommandId id) {
  const CommandInfo& command = info(id);
  std::string out = "Examples:\n" + indented(command.examples);
  out += "\nUsage: dossier " + std::string(command.name) + " [OPTIONS] " +
         std::string(command.synopsis) + "\n  " + std::string(command.help) + "\n\nOptions:\n";
  for (const OptionInfo& option : options()) {
    if (!takes(id, option)) continue;
    out += "  " + padded(option_heading(option), 26) + std::string(option.help) + '\n';
    const std::string words = choice_list(option, id);
    if (!words.empty()) out += std::string(30, ' ') + words + '\n';
  }
  return out;
}

}  // namespace dossier::shell
