#include <dossier/version.h>

#include "shell/session/meta.h"
#include "shell/text/sanitize.h"

namespace dossier::shell {

namespace {

constexpr std::string_view kKeys =
    "Keys: Tab completes, Up and Down walk through lines and history, Ctrl-R searches it, Right "
    "takes the grey\n"
    "suggestion, Alt-Enter runs the text as it is, Ctrl-C drops it, Ctrl-_ takes back a change.\n"
    "Everything else is openCypher and ends with a semicolon: MATCH (p:Person) RETURN p.name LIMIT "
    "5;\n"
    "Questions in everyday English need none: who proposed what to NATO\n";

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

}  // namespace

Status meta_help(const MetaCall& call) {
  Output& out = call.shell.console().out();
  if (call.words.empty()) {
    for (const MetaCommand& command : meta_commands()) {
      out << "  "
          << padded(":" + std::string(command.name) + " " + std::string(command.arguments), 24)
          << ' ' << command.help << '\n';
    }
    out << '\n' << kKeys;
    return {};
  }
  std::string_view topic = call.words.front();
  if (topic.starts_with(':')) topic.remove_prefix(1);
  const MetaCommand* command = find_meta(topic);
  if (command == nullptr) {
    return Error{Code::Usage,
                 "there is no command `:" + std::string(topic) + "`",
                 {},
                 {},
                 "`:help` lists the commands"};
  }
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
