#include "shell/console/viewer.h"

#include "shell/console/child.h"

#include <cstdlib>
#include <sstream>

#include <unistd.h>

namespace dossier::shell {

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, mark);) {
    if (!part.empty()) out.push_back(part);
  }
  return out;
}

bool is_program(const std::string& path) { return ::access(path.c_str(), X_OK) == 0; }

bool is_installed(const std::string& program) {
  if (program.find('/') != std::string::npos) return is_program(program);
  for (const std::string& folder : split(variable("PATH"), ':')) {
    if (is_program(folder + "/" + program)) return true;
  }
  return false;
}

std::vector<std::string> with_file(std::vector<std::string> command, const std::string& path) {
  for (std::string& word : command) {
    const std::size_t at = word.find("%s");
    if (at == std::string::npos) continue;
    word.replace(at, 2, path);
    return command;
  }
  command.push_back(path);
  return command;
}

Error no_viewer(bool desktop, bool named) {
  std::string reason = "there is no display to open a viewer on";
  if (desktop) reason = "no program to view pictures with is installed";
  if (named) reason = "nothing that BROWSER names is installed";
  const std::string install = desktop ? "install xdg-utils, " : "";
  return Error{Code::InputOutput,
               std::move(reason),
               {},
               {},
               install + "name a program in BROWSER, or write a file with :svg, :png or :html"};
}

}  // namespace

Result<Viewer> find_viewer() {
  const bool desktop = !variable("DISPLAY").empty() || !variable("WAYLAND_DISPLAY").empty();
  const Viewer::Place place = desktop ? Viewer::Place::Desktop : Viewer::Place::Terminal;
  const std::vector<std::string> named = split(variable("BROWSER"), ':');
  for (const std::string& entry : named) {
    std::vector<std::string> command = split(entry, ' ');
    if (!command.empty() && is_installed(command.front())) return Viewer{std::move(command), place};
  }
  if (desktop && is_installed("xdg-open")) return Viewer{{"xdg-open"}, place};
  return no_viewer(desktop, !named.empty());
}

Status show_file(const Viewer& viewer, const std::string& path) {
  const std::vector<std::string> command = with_file(viewer.command, path);
  return viewer.place == Viewer::Place::Desktop ? run_beside(command) : run_on_terminal(command);
}

}  // namespace dossier::shell
