#include "screen_emulator.h"

#include "shell/text/graphemes.h"

#include <algorithm>
#include <cstdlib>

namespace {

/// Bytes of the UTF-8 character that begins with `lead`.
std::size_t bytes_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

void ScreenEmulator::feed(std::string_view bytes) {
  const std::string all = partial_ + std::string(bytes);
  partial_.clear();
  for (std::size_t at = 0; at < all.size(); ++at) {
    const char c = all[at];
    if (c == '\x1b') {
      std::size_t end = at + 1;
      if (end < all.size() && all[end] == '[') {
        ++end;
        while (end < all.size() && (all[end] < '@' || all[end] > '~')) ++end;
      }
      if (end >= all.size()) {
        partial_ = all.substr(at);
        return;
      }
      if (all[at + 1] == '[')
        sequence(std::string_view(all).substr(at + 2, end - at - 2), all[end]);
      at = end;
    } else if (c == '\r') {
      column_ = 0;
      wrap_pending_ = false;
    } else if (c == '\n') {
      new_line();
    } else if (c == '\b') {
      column_ -= column_ > 0 ? 1 : 0;
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      const std::size_t size = bytes_of(c);
      if (at + size > all.size()) {
        partial_ = all.substr(at);
        return;
      }
      put(all.substr(at, size));
      at += size - 1;
    }
  }
}

void ScreenEmulator::put(std::string character) {
  const std::size_t columns = dossier::shell::display_width(character);
  if (columns == 0) {
    const std::size_t column = wrap_pending_ ? column_ : column_ - (column_ > 0 ? 1 : 0);
    cells_[row_][column].text += character;
    return;
  }
  if (wrap_pending_ || column_ + columns > width_) {
    column_ = 0;
    wrap_pending_ = false;
    new_line();
  }
  cells_[row_][column_] = {std::move(character), style_};
  if (columns == 2) cells_[row_][column_ + 1] = {"", style_};
  if (column_ + columns >= width_) {
    column_ = width_ - 1;
    wrap_pending_ = true;
  } else {
    column_ += columns;
  }
}

void ScreenEmulator::new_line() {
  wrap_pending_ = false;
  if (row_ + 1 < cells_.size()) {
    ++row_;
    return;
  }
  cells_.erase(cells_.begin());
  cells_.emplace_back(width_);
}

void ScreenEmulator::erase(std::size_t row, std::size_t begin, std::size_t end) {
  std::fill(cells_[row].begin() + static_cast<std::ptrdiff_t>(begin),
            cells_[row].begin() + static_cast<std::ptrdiff_t>(end), Cell{});
}

void ScreenEmulator::sequence(std::string_view parameters, char final) {
  const auto number =
      static_cast<std::size_t>(std::max(1, std::atoi(std::string(parameters).c_str())));
  switch (final) {
    case 'm': style_ = parameters == "0" ? "" : std::string(parameters); return;
    case 'A': row_ -= std::min(row_, number); break;
    case 'B': row_ = std::min(cells_.size() - 1, row_ + number); break;
    case 'C': column_ = std::min(width_ - 1, column_ + number); break;
    case 'D': column_ -= std::min(column_, number); break;
    case 'H': row_ = column_ = 0; break;
    case 'K': erase(row_, column_, width_); break;
    case 'J': {
      const bool all = parameters == "2";
      erase(row_, all ? 0 : column_, width_);
      for (std::size_t row = all ? 0 : row_ + 1; row < cells_.size(); ++row) erase(row, 0, width_);
      break;
    }
    default: return;
  }
  wrap_pending_ = false;
}

std::string ScreenEmulator::line(std::size_t row) const {
  if (row >= cells_.size()) return {};
  std::string out;
  for (const Cell& cell : cells_[row]) out += cell.text;
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

std::string ScreenEmulator::text() const {
  std::string out;
  for (std::size_t row = 0; row < cells_.size(); ++row) out += line(row) + "\n";
  out.erase(out.find_last_not_of('\n') + 1);
  return out;
}

std::string ScreenEmulator::styled_text() const {
  std::string out;
  for (const Line& line : cells_) {
    std::string text;
    std::string style;
    for (const Cell& cell : line) {
      if (cell.style != style) text += "{" + cell.style + "}";
      style = cell.style;
      text += cell.text;
    }
    if (!style.empty()) text += "{}";
    out += text.erase(text.find_last_not_of(' ') + 1) + "\n";
  }
  return out.erase(out.find_last_not_of('\n') + 1);
}

void ScreenEmulator::resize(std::size_t width, std::size_t height) {
  while (cells_.size() > height && row_ > 0) {
    cells_.erase(cells_.begin());
    --row_;
  }
  cells_.resize(height, Line(width));
  for (Line& line : cells_) line.resize(width);
  width_ = width;
  column_ = std::min(column_, width - 1);
  wrap_pending_ = false;
}
