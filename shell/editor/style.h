#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::shell {

/// What a piece of the screen is; the terminal chooses a colour for each.
enum class Style : std::uint8_t {
  Plain,
  Keyword,
  Function,
  Label,
  Type,
  Property,
  Parameter,
  Number,
  Text,
  Comment,
  Operator,
  Warning,
  Error,
  Match,
  Suggestion,
  Prompt,
  Hint,
  MenuItem,
  MenuDetail,
  MenuSelected,
};

/// A stretch [begin, end) of a text in one style. Stretches are ascending and do not overlap.
struct StyledRange {
  std::size_t begin;
  std::size_t end;
  Style style;
};

/// A piece of one screen line.
struct Run {
  std::string text;
  Style style;
  friend bool operator==(const Run&, const Run&) = default;
};

using ScreenLine = std::vector<Run>;

/// The escape sequence that begins a style on terminals; empty for Plain.
std::string_view escape_of(Style style) noexcept;

/// A line as a terminal gets it, with or without colours. Adjacent runs of one style share a
/// sequence.
std::string terminal_text(const ScreenLine& line, bool colour);
/// A line without any style.
std::string plain_text(const ScreenLine& line);

}  // namespace dossier::shell
