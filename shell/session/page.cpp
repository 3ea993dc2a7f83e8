#include "shell/session/page.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "shell/console/child.h"

namespace dossier::shell {

namespace {

std::vector<std::string> pager_command() {
  std::string command = "less -RSX";
  for (const char* name : {"PAGER", "DOSSIER_PAGER"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') command = value;
  }
  if (command == "less") command += " -RSX";
  std::vector<std::string> words;
  std::istringstream stream(command);
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

}  // namespace

Status show_text(Shell& shell, const std::string& text) {
  Console& console = shell.console();
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const bool fits =
      !shell.pager || !shell.interactive || !console.out_is_terminal() || lines < console.height();
  if (!fits) {
    console.out().flush();
    const std::vector<std::string> command = pager_command();
    if (!command.empty() && run_child(command, text, "")) return {};
  }
  console.out() << text;
  return {};
}

}  // namespace dossier::shell
