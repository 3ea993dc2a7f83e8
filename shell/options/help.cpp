#include "shell/options/help.h"

#include <algorithm>
#include <vector>

namespace dossier::shell {

namespace {

constexpr std::size_t kWidth = 80;  ///< columns that help keeps to

/// A heading and, in a column of its own, what it means; below the heading when that is too long.
std::string entry(std::string heading, std::size_t width, std::string_view meaning) {
  if (heading.size() > width) {
    heading += "\n  " + std::string(width, ' ');
  } else {
    heading.append(width - heading.size(), ' ');
  }
  return "  " + heading + "  " + std::string(meaning) + '\n';
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

/// The words that an option takes, in lines that begin below its meaning.
std::string choice_lines(const OptionInfo& option, CommandId command, std::size_t column) {
  if (option.kind == ArgumentKind::When) return {};
  std::string out;
  std::string line;
  const auto words = choices(option.kind, command);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = std::string(words[i]) + (i + 1 < words.size() ? "," : "");
    if (!line.empty() && column + line.size() + 1 + word.size() > kWidth) {
      out += std::string(column, ' ') + line + '\n';
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  return line.empty() ? out : out + std::string(column, ' ') + line + '\n';
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
    out += entry(heading, 27, command.help);
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
    out += entry(option_heading(option), 26, option.help) + choice_lines(option, id, 30);
  }
  return out;
}

}  // namespace dossier::shell
