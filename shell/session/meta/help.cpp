#include "shell/console/pager.h"
#include "shell/session/meta.h"
#include "shell/text/sanitize.h"

#include <iterator>
#include <ostream>

#include <dossier/version.h>

namespace dossier::shell {

namespace {

constexpr std::string_view kKeys =
    "Keys: Tab completes, Up and Down walk through lines and history, Ctrl-R searches\n"
    "it, Right takes the grey suggestion, Alt-Enter runs the text as it is, Ctrl-C\n"
    "drops it, Ctrl-_ takes back a change.\n"
    "Everything else is openCypher and ends with a semicolon:\n"
    "  MATCH (p:Person) RETURN p.name LIMIT 5;\n"
    "Questions in everyday English need none:\n"
    "  who proposed what to NATO\n"
    "`:help COMMAND` tells more about one.\n";

struct Section {
  std::string_view title;
  std::string_view last;  ///< command that ends it
};

// The commands stand in the table in this order.
constexpr std::size_t kCallWidth = 23;
constexpr Section kSections[] = {{"", "quit"},
                                 {"explore", "facts"},
                                 {"what is there", "stats"},
                                 {"results", "open"},
                                 {"statements", "translate"},
                                 {"transactions", "rollback"},
                                 {"data in and out", "source"},
                                 {"session", ""}};

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string call_of(const MetaCommand& command) {
  return ":" + std::string(command.name) + " " + std::string(command.arguments);
}

void write_commands(std::ostream& out, bool colour) {
  const Section* section = std::begin(kSections);
  for (const MetaCommand& command : meta_commands()) {
    std::string call = call_of(command);
    const bool fits = call.size() <= kCallWidth;
    out << "  " << (colour ? "\x1b[1m" : "") << padded(call, kCallWidth)
        << (colour ? "\x1b[0m" : "") << (fits ? "" : "\n  " + std::string(kCallWidth, ' ')) << ' '
        << command.help << '\n';
    if (command.name != section->last) continue;
    ++section;
    out << '\n' << (colour ? "\x1b[2m" : "") << section->title << (colour ? "\x1b[0m" : "") << '\n';
  }
}

}  // namespace

Status meta_help(const MetaCall& call) {
  const PagedOutput paged(call.shell.console(), call.shell.session().paging);
  Output& out = call.shell.console().out();
  if (call.words.empty()) {
    write_commands(out, call.shell.session().rendering.colour);
    out << '\n' << kKeys;
    return {};
  }
  std::string_view topic = call.words.front();
  if (topic.starts_with(':')) topic.remove_prefix(1);
  const MetaCommand* command = find_meta(topic);
  if (command == nullptr) return unknown_command(topic);
  out << ':' << command->name << ' ' << command->arguments << "\n  " << command->help << '\n';
  if (!command->more.empty()) out << "Examples:\n" << command->more;
  return {};
}

Status meta_quit(const MetaCall& call) {
  call.shell.quit();
  return {};
}

Status meta_about(const MetaCall& call) {
  const Database& database = call.shell.session().database();
  call.shell.console().out() << "dossier " << version() << ", database format " << format_version()
                             << '\n'
                             << one_line(database.path()) << ", " << database.size_on_disk()
                             << " bytes on disk\n";
  return {};
}

}  // namespace dossier::shell
