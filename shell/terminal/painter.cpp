#include "shell/terminal/painter.h"

#include <algorithm>

namespace dossier::shell {

namespace {

constexpr std::string_view kHideCursor = "\x1b[?25l";
constexpr std::string_view kShowCursor = "\x1b[?25h";

std::string move(std::size_t count, char direction) {
  return count == 0 ? std::string{} : "\x1b[" + std::to_string(count) + direction;
}

}  // namespace

std::string Painter::update(const Screen& screen) {
  std::vector<std::string> lines;
  for (const ScreenLine& line : screen.lines) lines.push_back(terminal_text(line, colour_));
  const auto [new_end, old_end] =
      std::mismatch(lines.begin(), lines.end(), lines_.begin(), lines_.end());
  std::string out(kHideCursor);
  std::size_t row = row_;
  if (new_end != lines.end() || old_end != lines_.end()) {
    const auto first = static_cast<std::size_t>(new_end - lines.begin());
    // A first change below all old lines begins on the last of them, so that a line break leads
    // there.
    const std::size_t start =
        lines_.empty() ? 0 : std::min({first, lines_.size() - 1, lines.size() - 1});
    out += start <= row ? move(row - start, 'A') : move(start - row, 'B');
    out += "\r\x1b[J";
    for (std::size_t i = start; i < lines.size(); ++i) out += (i > start ? "\r\n" : "") + lines[i];
    row = lines.size() - 1;
  }
  out += screen.row <= row ? move(row - screen.row, 'A') : move(screen.row - row, 'B');
  out += "\r" + move(screen.column, 'C');
  out += kShowCursor;
  row_ = screen.row;
  lines_ = std::move(lines);
  return out;
}

std::string Painter::finish(const Screen& screen) {
  std::string out = update(screen);
  out += move(screen.lines.size() - 1 - row_, 'B') + "\r\n";
  forget();
  return out;
}

std::string Painter::start_over() {
  std::string out = move(row_, 'A') + "\r\x1b[J";
  forget();
  return out;
}

void Painter::forget() {
  lines_.clear();
  row_ = 0;
}

}  // namespace dossier::shell
