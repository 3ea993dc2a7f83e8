#pragma once

#include "shell/editor/layout.h"

#include <string>
#include <vector>

namespace dossier::shell {

/// Turns screens into the bytes that change a terminal from one to the next. Knows where the cursor
/// is, relative to the line on which the text began, and rewrites only from the first line that
/// differs.
class Painter {
 public:
  explicit Painter(bool colour) : colour_(colour) {}

  /// The bytes that show `screen`.
  std::string update(const Screen& screen);
  /// The bytes that show `screen` for good and put the cursor on the line below.
  std::string finish(const Screen& screen);
  /// The bytes that take away what was shown after the terminal has changed its width and cut the
  /// lines anew.
  std::string start_over();
  /// What was shown is no longer there, and the cursor is at the beginning of an empty line.
  void forget();

 private:
  bool colour_;
  std::vector<std::string> lines_;
  std::size_t row_ = 0;
};

}  // namespace dossier::shell
