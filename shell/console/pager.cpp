#include "shell/console/pager.h"

#include "shell/console/child.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string_view>

namespace dossier::shell {

namespace {

std::vector<std::string> pager_command() {
  std::string command = "less -RSXF";
  for (const char* name : {"PAGER", "DOSSIER_PAGER"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') command = value;
  }
  if (command == "less") command += " -RSXF";
  std::vector<std::string> words;
  std::istringstream stream(command);
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

}  // namespace

void show_text(Console& console, const std::string& text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (lines >= console.height()) {
    console.out().flush();
    const std::vector<std::string> command = pager_command();
    if (!command.empty() && run_child(command, text, "")) return;
  }
  console.out() << text;
  console.out().flush();
}

PagedOutput::PagedOutput(Console& console, bool active) : console_(console), active_(active) {
  if (active_) console_.out().hold();
}

PagedOutput::~PagedOutput() {
  if (!active_) return;
  const std::string text = console_.out().release();
  show_text(console_, text);
}

}  // namespace dossier::shell
