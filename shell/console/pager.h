#pragma once

#include "shell/console/console.h"

#include <string>

namespace dossier::shell {

/// Writes a text, which is harmless already, through a pager when the terminal has fewer lines than
/// it. REQUIRES: data goes to a terminal and nothing is held.
void show_text(Console& console, const std::string& text);

/// Holds the output for as long as this lives, then shows it as `show_text` does. Does nothing when
/// not `active`.
class PagedOutput {
 public:
  PagedOutput(Console& console, bool active);
  ~PagedOutput();
  PagedOutput(const PagedOutput&) = delete;
  PagedOutput& operator=(const PagedOutput&) = delete;

 private:
  Console& console_;
  bool active_;
};

}  // namespace dossier::shell
