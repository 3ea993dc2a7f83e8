#include "shell/editor/style.h"

namespace dossier::shell {

std::string_view escape_of(Style style) noexcept {
  switch (style) {
    case Style::Plain: return "";
    case Style::Keyword: return "\x1b[1;34m";
    case Style::Function: return "\x1b[34m";
    case Style::Label: return "\x1b[36m";
    case Style::Type: return "\x1b[35m";
    case Style::Property: return "";
    case Style::Parameter: return "\x1b[33m";
    case Style::Number: return "\x1b[33m";
    case Style::Text: return "\x1b[32m";
    case Style::Comment: return "\x1b[2;3m";
    case Style::Operator: return "";
    case Style::Warning: return "\x1b[4;33m";
    case Style::Error: return "\x1b[1;31m";
    case Style::Match: return "\x1b[1;7m";
    case Style::Suggestion: return "\x1b[2m";
    case Style::Prompt: return "\x1b[1m";
    case Style::Hint: return "\x1b[2m";
    case Style::MenuItem: return "\x1b[48;5;238;38;5;252m";
    case Style::MenuDetail: return "\x1b[48;5;238;38;5;245m";
    case Style::MenuSelected: return "\x1b[48;5;25;38;5;255m";
  }
  return "";
}

std::string terminal_text(const ScreenLine& line, bool colour) {
  std::string out;
  std::string_view current;
  for (const Run& run : line) {
    const std::string_view escape = colour ? escape_of(run.style) : std::string_view{};
    if (escape != current) {
      if (!current.empty()) out += "\x1b[0m";
      out += escape;
      current = escape;
    }
    out += run.text;
  }
  if (!current.empty()) out += "\x1b[0m";
  return out;
}

std::string plain_text(const ScreenLine& line) {
  std::string out;
  for (const Run& run : line) out += run.text;
  return out;
}

}  // namespace dossier::shell
