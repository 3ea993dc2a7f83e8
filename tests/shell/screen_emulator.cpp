#include "screen_emulator.h"

#include <algorithm>
#include <cstdlib>

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
    } else if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) {
      const std::size_t column = wrap_pending_ ? column_ : column_ - (column_ > 0 ? 1 : 0);
      cells_[row_][column] += c;
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      put(std::string(1, c));
    }
  }
}

void ScreenEmulator::put(std::string character) {
  if (wrap_pending_) {
    column_ = 0;
    wrap_pending_ = false;
    new_line();
  }
  cells_[row_][column_] = std::move(character);
  if (column_ + 1 == width_) {
    wrap_pending_ = true;
  } else {
    ++column_;
  }
}

void ScreenEmulator::new_line() {
  wrap_pending_ = false;
  if (row_ + 1 < cells_.size()) {
    ++row_;
    return;
  }
  cells_.erase(cells_.begin());
  cells_.emplace_back(width_, " ");
}

void ScreenEmulator::erase(std::size_t row, std::size_t begin, std::size_t end) {
  std::fill(cells_[row].begin() + static_cast<std::ptrdiff_t>(begin),
            cells_[row].begin() + static_cast<std::ptrdiff_t>(end), " ");
}

void ScreenEmulator::sequence(std::string_view parameters, char final) {
  const auto number =
      static_cast<std::size_t>(std::max(1, std::atoi(std::string(parameters).c_str())));
  switch (final) {
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
  for (const std::string& cell : cells_[row]) out += cell;
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

std::string ScreenEmulator::text() const {
  std::string out;
  for (std::size_t row = 0; row < cells_.size(); ++row) out += line(row) + "\n";
  out.erase(out.find_last_not_of('\n') + 1);
  return out;
}
