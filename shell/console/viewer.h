#pragma once

#include <string>
#include <vector>

#include <dossier/error.h>

namespace dossier::shell {

/// A program that shows pictures and pages.
struct Viewer {
  enum class Place { Desktop, Terminal };
  std::vector<std::string> command;  ///< its words; `%s` in one of them stands for the file
  Place place;
};

/// The first program of $BROWSER (several stand between colons) that is installed, else, on a
/// desktop, xdg-open. Fails when there is none.
Result<Viewer> find_viewer();

/// Shows a file. A viewer on the desktop runs beside this program, which neither waits for it nor
/// shows what it prints; one on the terminal is waited for.
Status show_file(const Viewer& viewer, const std::string& path);

}  // namespace dossier::shell
