#pragma once

#include "shell/editor/style.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::shell {

/// What the editor wants on the screen: lines from where it began, and where the cursor is on them.
struct Screen {
  std::vector<ScreenLine> lines;
  std::size_t row = 0;
  std::size_t column = 0;
};

/// A text with its prompts and styles, to be cut into lines of a terminal.
struct LayoutInput {
  std::string_view text;
  std::size_t cursor;
  std::string_view prompt;        ///< before the first line
  std::string_view continuation;  ///< before the others; as wide as `prompt`
  const std::vector<StyledRange>& styles;
  std::string_view suggestion;  ///< shown behind the text
  std::size_t width;            ///< columns of the terminal; at least 2
};

/// Cuts a text into screen lines. Control characters are made visible. The cursor stands on a line
/// of its own when the last line is full.
Screen lay_out(const LayoutInput& input);

}  // namespace dossier::shell
