#include "shell/render/columns.h"

#include "shell/text/graphemes.h"

#include <algorithm>

namespace dossier::shell {

namespace {

constexpr std::size_t kReadable = 10;  ///< narrowest a column shrinks to
constexpr std::size_t kLongWord = 16;  ///< longer words are broken rather than given room
constexpr std::size_t kGapWidth = 1;   ///< of the column that stands for those left out

/// Borders and padding of `columns` columns: "│ a │ b │".
std::size_t frame(std::size_t columns) { return 3 * columns + 1; }

std::size_t total(const ColumnLayout& layout) {
  std::size_t sum = frame(layout.shown.size() + (layout.left_out != 0 ? 1 : 0));
  for (const auto& column : layout.shown) sum += column.width;
  return layout.left_out != 0 ? sum + kGapWidth : sum;
}

/// The total when every column is as narrow as it may become.
std::size_t least_total(const ColumnLayout& layout) {
  ColumnLayout narrowed = layout;
  for (auto& column : narrowed.shown) column.width = std::min(column.width, kReadable);
  return total(narrowed);
}

void leave_out_middle(ColumnLayout& layout, std::size_t width) {
  while (layout.shown.size() > 2 && least_total(layout) > width) {
    const std::size_t middle = layout.shown.size() / 2;
    layout.shown.erase(layout.shown.begin() + static_cast<std::ptrdiff_t>(middle));
    layout.gap = middle;
    ++layout.left_out;
  }
}

std::size_t sum_of_widths(const ColumnLayout& layout) {
  std::size_t sum = 0;
  for (const auto& column : layout.shown) sum += column.width;
  return sum;
}

std::size_t sum_of_leasts(const std::vector<ColumnLayout::Column*>& columns, std::size_t from) {
  std::size_t sum = 0;
  for (std::size_t i = from; i < columns.size(); ++i) sum += columns[i]->least;
  return sum;
}

void share_out(const std::vector<ColumnLayout::Column*>& columns, std::size_t room) {
  // A very long text does not starve its neighbours.
  const auto need = [&](const ColumnLayout::Column* column) {
    return std::min(column->width, room);
  };
  std::size_t needed = 0;
  for (const auto* column : columns) needed += need(column);
  if (sum_of_leasts(columns, 0) > room) {
    for (auto* column : columns) column->least = kReadable;
  }
  std::size_t left = room;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t others = columns.size() - 1 - i;
    const std::size_t wanted =
        std::max(columns[i]->least, room * need(columns[i]) / std::max<std::size_t>(needed, 1));
    const std::size_t reserved =
        std::min(sum_of_leasts(columns, i + 1), others * (left / (others + 1)));
    const std::size_t most = left - std::min(left, reserved);
    columns[i]->width =
        std::max<std::size_t>(1, others == 0 ? std::min(most, columns[i]->width)
                                             : std::min({wanted, most, columns[i]->width}));
    left -= std::min(left, columns[i]->width);
  }
}

/// Gives the room that is left beside the narrow columns to the wide ones, in proportion to what
/// they need.
void narrow(ColumnLayout& layout, std::size_t width) {
  const std::size_t borders = total(layout) - sum_of_widths(layout);
  std::size_t room = width - std::min(width, borders);
  std::vector<ColumnLayout::Column*> wide;
  for (auto& column : layout.shown) wide.push_back(&column);
  // Columns that need no more than an even share get all they need; that leaves larger shares for
  // the others.
  for (bool changed = true; changed && !wide.empty();) {
    changed = false;
    const std::size_t share = room / wide.size();
    std::erase_if(wide, [&](const ColumnLayout::Column* column) {
      if (column->width > share) return false;
      room -= column->width;
      return changed = true;
    });
  }
  share_out(wide, room);
}

/// Where to break a line that must end within `fits` bytes: at the last space, unless the word
/// behind it would not fit on a line of its own either.
std::size_t break_point(std::string_view text, std::size_t fits) {
  if (fits == text.size()) return fits;
  const std::size_t space = text.rfind(' ', fits);
  if (space == std::string_view::npos || space == 0) return fits;
  const std::size_t next_end = std::min(text.find(' ', space + 1), text.size());
  const bool word_fits_on_a_line = next_end - space - 1 <= fits;
  return word_fits_on_a_line || space >= fits / 2 ? space : fits;
}

}  // namespace

ColumnLayout fit_columns(const std::vector<std::size_t>& natural, std::size_t width,
                         const std::vector<std::size_t>& words) {
  ColumnLayout layout;
  for (std::size_t i = 0; i < natural.size(); ++i) {
    const std::size_t word = i < words.size() && words[i] <= kLongWord ? words[i] : 0;
    layout.shown.push_back({i, std::max<std::size_t>(natural[i], 1), std::max(word, kReadable)});
  }
  layout.gap = layout.shown.size();
  if (width == 0 || total(layout) <= width) return layout;
  leave_out_middle(layout, width);
  if (total(layout) > width) narrow(layout, width);
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
