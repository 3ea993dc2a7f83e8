#include "shell/session/meta.h"

#include "shell/text/suggest.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::shell {

namespace {

using enum MetaArgument;
constexpr std::size_t kMany = 10'000;

constexpr std::array kCommands{
    MetaCommand{"help", "[TOPIC]", "list the commands, or tell about one", "", Command, 0, 1,
                meta_help},
    MetaCommand{"quit", "", "leave (also Ctrl-D)", "", None, 0, 0, meta_quit},

    MetaCommand{"who", "QUESTION", "ask in everyday English (no colon needed)",
                ":who proposed what to NATO\n", Question, 1, kMany, meta_who},
    MetaCommand{"around", "NAME [DEPTH]", "draw the neighbourhood of an entity",
                ":around NATO\n:around \"Igor Ivanov\" 2\n", Name, 1, 2, meta_around},
    MetaCommand{"path", "FROM TO", "draw the shortest ways between two entities",
                ":path \"Igor Ivanov\" NATO\n", Name, 2, 2, meta_path},
    MetaCommand{"evidence", "[ROW | NAMES]", "sentences behind rows and entities",
                ":evidence\n:evidence 3\n:evidence NATO\n:evidence Russia NATO\n", Name, 0, 2,
                meta_evidence},
    MetaCommand{"why", "[ROW | NAMES]", "the same, with confidence and rule", ":why Russia NATO\n",
                Name, 0, 2, meta_why},
    MetaCommand{"facts", "[DOCUMENT|FILE]", "facts of a document, or of a file not stored",
                ":facts helsinki-process\n:facts ~/new-essay.txt\n", Document, 0, 1, meta_facts},

    MetaCommand{"schema", "[graph | FILE]", "labels, types and how they connect",
                ":schema graph\n:schema schema.svg\n", MetaArgument::Schema, 0, 1, meta_schema},
    MetaCommand{"labels", "", "labels with their numbers of nodes", "", None, 0, 0, meta_labels},
    MetaCommand{"types", "", "relationship types, numbers and ends", "", None, 0, 0, meta_types},
    MetaCommand{"indexes", "", "indexes and constraints", "", None, 0, 0, meta_indexes},
    MetaCommand{"stats", "", "numbers of everything", "", None, 0, 0, meta_stats},

    MetaCommand{"mode", "[FORMAT]", "form of results", ":mode vertical\n:mode graph\n", Format, 0,
                1, meta_mode},
    MetaCommand{"last", "[FORMAT]", "the last result again, all of it", ":last markdown\n", Format,
                0, 1, meta_last},
    MetaCommand{"dot", "[FILE]", "the last result as a drawing for Graphviz", ":dot drawing.dot\n",
                File, 0, 1, meta_dot},
    MetaCommand{"svg", "FILE", "draw the last result with Graphviz", ":svg drawing.svg\n", File, 1,
                1, meta_svg},
    MetaCommand{"png", "FILE", "draw the last result with Graphviz", ":png drawing.png\n", File, 1,
                1, meta_png},
    MetaCommand{"html", "FILE", "the last result as a page for a browser", ":html graph.html\n",
                File, 1, 1, meta_html},
    MetaCommand{"open", "[FORMAT]", "draw the last result and open a viewer", ":open\n:open html\n",
                Viewed, 0, 1, meta_open},

    MetaCommand{"param", "NAME => VALUE", "set a parameter; the value is Cypher",
                ":param who => 'NATO'\n:param years => [1991, 1992]\n", Parameter, 1, kMany,
                meta_param},
    MetaCommand{"params", "[clear]", "parameters, as commands that set them", "", Parameters, 0, 1,
                meta_params},
    MetaCommand{"explain", "STATEMENT", "how a statement would run", "", Statement, 1, kMany,
                meta_explain},
    MetaCommand{"profile", "STATEMENT", "run it, with rows and time of each step", "", Statement, 1,
                kMany, meta_profile},
    MetaCommand{"watch", "[SECS] STATEMENT", "run it again and again, show changes",
                ":watch 5 MATCH (d:Document) RETURN count(d)\n", Statement, 1, kMany, meta_watch},
    MetaCommand{"translate", "QUESTION", "the Cypher that answers a question",
                ":translate who leads NATO\n", Question, 1, kMany, meta_translate},

    MetaCommand{"begin", "", "open a transaction", "", None, 0, 0, meta_begin},
    MetaCommand{"commit", "", "store what the transaction changed", "", None, 0, 0, meta_commit},
    MetaCommand{"rollback", "", "drop what the transaction changed", "", None, 0, 0, meta_rollback},

    MetaCommand{"ingest", "PATH...", "read documents and folders", ":ingest ~/essays treaty.html\n",
                File, 1, kMany, meta_ingest},
    MetaCommand{"import", "OPTIONS...", "add nodes and relationships of CSV files",
                ":import --nodes Person=people.csv --relationships KNOWS=knows.csv\n"
                "(the options are those of `dossier import --help`)\n",
                Import, 1, kMany, meta_import},
    MetaCommand{"forget", "DOCUMENT", "take a document away, and its facts", "", Document, 1, 1,
                meta_forget},
    MetaCommand{"check", "", "verify every invariant of the stored graph", "", None, 0, 0,
                meta_check},
    MetaCommand{"export", "FORMAT FILE", "write the whole graph for other tools",
                ":export graphml world.graphml\n", GraphFormat, 2, 2, meta_export},
    MetaCommand{"dump", "[FILE]", "the whole graph as a Cypher script", "", File, 0, 1, meta_dump},
    MetaCommand{"source", "FILE", "run the statements and commands of a file",
                ":source setup.cypher\n", File, 1, 1, meta_source},

    MetaCommand{"history", "[COUNT]", "statements of this and earlier sessions", "", Text, 0, 1,
                meta_history},
    MetaCommand{"edit", "", "write in $EDITOR (also Ctrl-X Ctrl-E)", "", None, 0, 0, meta_edit},
    MetaCommand{"timer", "on|off", "show how long statements take", "", Switch, 0, 1, meta_timer},
    MetaCommand{"pager", "on|off", "page what is longer than the window", "", Switch, 0, 1,
                meta_pager},
    MetaCommand{"set", "[NAME VALUE]", "settings; without arguments: list them",
                ":set rows 100\n:set cluster community\n", Setting, 0, 2, meta_set},
    MetaCommand{"about", "", "versions and the database", "", None, 0, 0, meta_about},
};

struct OtherName {
  std::string_view other;
  std::string_view name;
};

constexpr std::array kOtherNames{
    OtherName{"exit", "quit"},     OtherName{"q", "quit"},
    OtherName{"?", "help"},        OtherName{"h", "help"},
    OtherName{"read", "source"},   OtherName{"i", "source"},
    OtherName{"d", "schema"},      OtherName{"dt", "labels"},
    OtherName{"e", "edit"},        OtherName{"timing", "timer"},
    OtherName{"tables", "labels"}, OtherName{"indices", "indexes"},
    OtherName{"ask", "who"},       OtherName{"what", "who"},
    OtherName{"which", "who"},     OtherName{"parameters", "params"},
};

const MetaCommand* find_exact(std::string_view name) noexcept {
  const auto* at =
      std::find_if(kCommands.begin(), kCommands.end(), [=](auto& row) { return row.name == name; });
  return at == kCommands.end() ? nullptr : at;
}

}  // namespace

Error unknown_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const MetaCommand& command : kCommands) names.push_back(command.name);
  std::string hint = did_you_mean(name, names, ":");
  return Error{Code::Usage,
               "unknown command `:" + std::string(name) + "`",
               {},
               {},
               hint.empty() ? "`:help` lists the commands" : hint};
}

namespace {

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

Status call(Shell& shell, std::string_view name, std::string_view rest) {
  const MetaCommand* command = find_meta(name);
  if (command == nullptr) return unknown_command(name);
  const MetaCall meta{shell, name, split_words(rest), rest};
  if (meta.words.size() < command->min_words || meta.words.size() > command->max_words) {
    return Error{Code::Usage,
                 "`:" + std::string(command->name) + "` takes other arguments",
                 {},
                 {},
                 "write :" + std::string(command->name) + " " + std::string(command->arguments)};
  }
  return command->handler(meta);
}

}  // namespace

std::span<const MetaCommand> meta_commands() noexcept { return kCommands; }

const MetaCommand* find_meta(std::string_view name) noexcept {
  if (const MetaCommand* command = find_exact(name)) return command;
  const auto* other = std::find_if(kOtherNames.begin(), kOtherNames.end(),
                                   [=](auto& row) { return row.other == name; });
  if (other != kOtherNames.end()) return find_exact(other->name);
  const MetaCommand* found = nullptr;
  for (const MetaCommand& command : kCommands) {
    if (name.empty() || !command.name.starts_with(name)) continue;
    if (found != nullptr) return nullptr;
    found = &command;
  }
  return found;
}

bool run_meta(Shell& shell, std::string_view text) {
  text = trimmed(text);
  text.remove_prefix(1);
  if (text.ends_with(';')) text.remove_suffix(1);
  text = trimmed(text);
  const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
  const Status status = call(shell, text.substr(0, end), trimmed(text.substr(end)));
  shell.console().out().flush();
  if (status) return true;
  if (std::exchange(shell.failure_reported, false)) return false;
  if (status.error().code == Code::Cancelled) {
    shell.console().note("interrupted");
  } else {
    shell.console().report(status.error());
  }
  return false;
}

Status reported_before(const MetaCall& call) {
  call.shell.failure_reported = true;
  return Error{Code::Usage, "`:" + std::string(call.name) + "` failed"};
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  bool within = false;
  char quote = 0;
  const auto add = [&](char c) {
    if (!within) words.emplace_back();
    within = true;
    if (c != 0) words.back() += c;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0 && c == quote) {
      quote = 0;
    } else if (c == '\\' && i + 1 < text.size()) {
      add(text[++i]);
    } else if (quote != 0) {
      add(c);
    } else if (c == '"' || c == '\'') {
      quote = c;
      add(0);
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      within = false;
    } else {
      add(c);
    }
  }
  return words;
}

}  // namespace dossier::shell
