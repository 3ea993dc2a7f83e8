#include "shell/options/help.h"

#include <string>

namespace dossier::shell {

namespace {

std::string words_of(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : " ") + std::string(word);
  return out;
}

std::string command_words() {
  std::string out;
  for (const CommandInfo& command : commands())
    out += (out.empty() ? "" : " ") + std::string(command.name);
  return out;
}

std::string option_words(CommandId command) {
  std::string out;
  for (const OptionInfo& option : options()) {
    if (takes(command, option)) out += (out.empty() ? "--" : " --") + std::string(option.name);
  }
  return out;
}

/// `text` within single quotes of a shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string bash_completion() {
  std::string out =
      "# bash completion for dossier\n"
      "_dossier() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command='' "
      "word\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case $word in -*) ;; *) command=$word; break ;; esac\n"
      "  done\n"
      "  case $command:$previous in\n";
  for (const CommandInfo& command : commands()) {
    for (const OptionInfo& option : options()) {
      const auto words = choices(option.kind, command.id);
      if (!takes(command.id, option) || words.empty()) continue;
      out += "    " + std::string(command.name) + ":--" + std::string(option.name) +
             ") COMPREPLY=($(compgen -W '" + words_of(words) + "' -- \"$current\")); return ;;\n";
    }
  }
  out += "    help:*) COMPREPLY=($(compgen -W '" + words_of(help_topics()) +
         "' -- \"$current\")); return ;;\n";
  out += "  esac\n  case $current in\n    -*)\n      case $command in\n";
  for (const CommandInfo& command : commands()) {
    out += "        " + std::string(command.name) + ") COMPREPLY=($(compgen -W '" +
           option_words(command.id) + "' -- \"$current\")) ;;\n";
  }
  out += "        *) COMPREPLY=($(compgen -W '" + option_words(CommandId::Shell) +
         "' -- \"$current\")) ;;\n      esac ;;\n    *)\n"
         "      COMPREPLY=($(compgen -f -- \"$current\"))\n"
         "      [ -n \"$command\" ] || COMPREPLY+=($(compgen -W '" +
         command_words() +
         "' -- \"$current\")) ;;\n"
         "  esac\n}\ncomplete -o filenames -F _dossier dossier\n";
  return out;
}

std::string zsh_completion() {
  std::string out = "#compdef dossier\n_dossier() {\n  local -a commands=(\n";
  for (const CommandInfo& command : commands()) {
    out += "    " + quoted(std::string(command.name) + ":" + std::string(command.help)) + "\n";
  }
  out +=
      "  )\n  if (( CURRENT == 2 )); then _describe command commands; _files; return; fi\n  case "
      "$words[2] in\n";
  for (const CommandInfo& command : commands()) {
    out += "    " + std::string(command.name) + ") _arguments";
    for (const OptionInfo& option : options()) {
      if (!takes(command.id, option)) continue;
      std::string spec = "--" + std::string(option.name) + "[" + std::string(option.help) + "]";
      const auto words = choices(option.kind, command.id);
      if (!words.empty()) {
        spec += ":" + std::string(option.argument) + ":(" + words_of(words) + ")";
      } else if (option.kind == ArgumentKind::File) {
        spec += ":" + std::string(option.argument) + ":_files";
      } else if (option.kind != ArgumentKind::None) {
        spec += ":" + std::string(option.argument) + ":";
      }
      out += " \\\n      " + quoted(spec);
    }
    const bool help = command.id == CommandId::Help;
    out += " \\\n      " +
           (help ? quoted("*:topic:(" + words_of(help_topics()) + ")") : quoted("*:file:_files")) +
           " ;;\n";
  }
  return out + "    *) _files ;;\n  esac\n}\n_dossier \"$@\"\n";
}

std::string fish_completion() {
  std::string out = "# fish completion for dossier\n";
  for (const CommandInfo& command : commands()) {
    out += "complete -c dossier -n __fish_use_subcommand -a " + std::string(command.name) + " -d " +
           quoted(command.help) + "\n";
  }
  for (const CommandInfo& command : commands()) {
    for (const OptionInfo& option : options()) {
      if (!takes(command.id, option)) continue;
      out += "complete -c dossier -n '__fish_seen_subcommand_from " + std::string(command.name) +
             "' -l " + std::string(option.name);
      if (option.letter != 0) out += std::string(" -s ") + option.letter;
      const auto words = choices(option.kind, command.id);
      if (!words.empty()) out += " -x -a " + quoted(words_of(words));
      if (words.empty() && option.kind != ArgumentKind::None) out += " -r";
      out += " -d " + quoted(option.help) + "\n";
    }
  }
  return out + "complete -c dossier -n '__fish_seen_subcommand_from help' -f -a " +
         quoted(words_of(help_topics())) + "\n";
}

}  // namespace dossier::shell
