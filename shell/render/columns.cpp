#include "shell/render/columns.h"

#include <algorithm>

#include "shell/text/graphemes.h"

namespace dossier::shell {

namespace {

constexpr std::size_t kReadable = 10;  ///< narrowest a column shrinks to
constexpr std::size_t kGapWidth = 1;   ///< of the column that stands for those left out

/// Borders and padding of `columns` columns: "│ a │ b │".
std::size_t frame(std::size_t columns) { return 3 * columns + 1; }

std::size_t total(const ColumnLayout& layout) {
  std::size_t sum = frame(layout.shown.size() + (layout.left_out != 0 ? 1 : 0));
  for (const auto& column : layout.shown) sum += column.width;
  return layout.left_out != 0 ? sum + kGapWidth : sum;
}

/// Narrows every column to at most `limit`, never below what it needs or is readable.
std::size_t total_with_limit(const ColumnLayout& layout, std::size_t limit) {
  ColumnLayout narrowed = layout;
  for (auto& column : narrowed.shown) column.width = std::min(column.width, limit);
  return total(narrowed);
}

void leave_out_middle(ColumnLayout& layout, std::size_t width) {
  while (layout.shown.size() > 2 && total_with_limit(layout, kReadable) > width) {
    const std::size_t middle = layout.shown.size() / 2;
    layout.shown.erase(layout.shown.begin() + static_cast<std::ptrdiff_t>(middle));
    layout.gap = middle;
    ++layout.left_out;
  }
}

void narrow(ColumnLayout& layout, std::size_t width) {
  std::size_t low = 1;
  std::size_t high = width;
  while (low < high) {
    const std::size_t middle = (low + high + 1) / 2;
    if (total_with_limit(layout, middle) <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  for (auto& column : layout.shown) column.width = std::min(column.width, low);
  // What rounding left goes to the widest columns, from the left.
  std::size_t rest = width - std::min(width, total(layout));
  for (auto& column : layout.shown) {
    if (rest != 0 && column.width == low) ++column.width, --rest;
  }
}

/// Where to break a line that must end within `fits` bytes: behind the last space, if it is not too early.
std::size_t break_point(std::string_view text, std::size_t fits) {
  if (fits == text.size()) return fits;
  const std::size_t space = text.rfind(' ', fits);
  return space == std::string_view::npos || space < fits / 2 ? fits : space;
}

}  // namespace

ColumnLayout fit_columns(const std::vector<std::size_t>& natural, std::size_t width) {
  ColumnLayout layout;
  for (std::size_t i = 0; i < natural.size(); ++i) layout.shown.push_back({i, std::max<std::size_t>(natural[i], 1)});
  layout.gap = layout.shown.size();
  if (width == 0 || total(layout) <= width) return layout;
  leave_out_middle(layout, width);
  if (total(layout) > width) {
    const std::vector<ColumnLayout::Column> wanted = layout.shown;
    narrow(layout, width);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      layout.shown[i].width = std::min(layout.shown[i].width, wanted[i].width);
    }
  }
  return layout;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t max_lines) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() < max_lines) {
    if (lines.size() + 1 == max_lines) {
      lines.push_back(elide(text, width));
      break;
    }
    std::size_t end = break_point(text, prefix_of_width(text, width));
    if (end == 0) end = next_grapheme(text, 0).end;
    lines.emplace_back(text.substr(0, end));
    const std::size_t next = text.find_first_not_of(' ', end);
    text = next == std::string_view::npos ? std::string_view{} : text.substr(next);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace dossier::shell
