#include "shell/render/cells.h"
#include "shell/render/columns.h"
#include "shell/render/renderer.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <ostream>

namespace dossier::shell {

namespace {

constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kReset = "\x1b[0m";

enum class CellStyle : std::uint8_t { Text, Number, Null, Heading };

struct Cell {
  std::string text;
  std::size_t width;
  CellStyle style;
};

using Line = std::vector<Cell>;

Cell make_cell(std::string text, CellStyle style) {
  const std::size_t width = display_width(text);
  return {std::move(text), width, style};
}

Cell value_cell(const Value& value) {
  if (value.is_null()) return make_cell("null", CellStyle::Null);
  return make_cell(cell_for_people(value), value.is_number() ? CellStyle::Number : CellStyle::Text);
}

std::size_t widest_word(std::string_view text) {
  std::size_t widest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    widest = std::max(widest, display_width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return widest;
}

/// A box. Rows wait until the widths are known; with `max_rows`, only the first and last ones wait.
class Table final : public Renderer {
 public:
  Table(std::ostream& out, const RenderSettings& settings) : out_(out), settings_(settings) {}

  void begin(const std::vector<std::string>& columns) override {
    for (const std::string& column : columns)
      heading_.push_back(make_cell(one_line(column), CellStyle::Heading));
    kinds_.resize(columns.size());
  }

  void row(std::span<const Value> values) override {
    Line line;
    line.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      line.push_back(value_cell(values[i]));
      note_kind(i, values[i]);
    }
    keep(std::move(line));
  }

  void end() override {
    if (heading_.empty()) return;
    fit_width();
    rule("┌", "┬", "┐");
    write(heading_);
    if (has_kinds()) write(kind_line());
    rule("├", "┼", "┤");
    fit_height();
    write_rows();
    rule("└", "┴", "┘");
    if (dropped_ != 0 || layout_.left_out != 0) write_footer();
  }

  bool abridged() const override { return dropped_ != 0 || layout_.left_out != 0 || cut_; }
  bool counted() const override { return dropped_ != 0; }

 private:
  /// Rows that wait at most; a row takes one line at least.
  std::size_t most_rows() const {
    return settings_.max_rows != 0 ? settings_.max_rows : 2 * settings_.height;
  }
  std::size_t head_limit() const { return (most_rows() + 1) / 2; }

  void keep(Line line) {
    ++rows_;
    if (most_rows() == 0 || head_.size() < head_limit()) {
      head_.push_back(std::move(line));
      return;
    }
    tail_.push_back(std::move(line));
    if (tail_.size() <= most_rows() - head_limit()) return;
    tail_.pop_front();
    ++dropped_;
  }

  std::size_t lines_of(const Line& line) const {
    std::size_t lines = 1;
    for (const auto& column : layout_.shown) {
      const Cell& cell = line[column.index];
      if (cell.width > column.width)
        lines = std::max(lines, wrap(cell.text, column.width, wrap_lines()).size());
    }
    return lines;
  }

  std::size_t wrap_lines() const { return std::max<std::size_t>(settings_.wrap_lines, 1); }

  std::size_t lines_of_rows() const {
    std::size_t lines = is_spread() ? head_.size() + tail_.size() - 1 : 0;
    for (const Line& line : head_) lines += lines_of(line);
    for (const Line& line : tail_) lines += lines_of(line);
    return lines;
  }

  /// Rows of several lines stand apart from each other.
  bool is_spread() const {
    if (!apart_) return false;
    const auto tall = [this](const Line& line) { return lines_of(line) > 1; };
    return std::any_of(head_.begin(), head_.end(), tall) ||
           std::any_of(tail_.begin(), tail_.end(), tall);
  }

  std::size_t lines_of_frame() const { return has_kinds() ? 5 : 4; }

  void fit_width() {
    const std::vector<std::size_t> natural = natural_widths();
    layout_ = fit_columns(natural, settings_.width);
    const bool narrowed = std::any_of(
        layout_.shown.begin(), layout_.shown.end(),
        [&](const ColumnLayout::Column& column) { return column.width < natural[column.index]; });
    if (narrowed) layout_ = fit_columns(natural, settings_.width, longest_words());
  }

  /// Makes the table fit its height: first rows stand close, then cells are cut to fewer lines,
  /// then rows are left out.
  void fit_height() {
    if (settings_.height == 0) return;
    const auto fits = [&] {
      return dropped_ == 0 && lines_of_rows() + lines_of_frame() <= settings_.height;
    };
    apart_ = fits();
    while (!fits() && wrap_lines() > 1) settings_.wrap_lines = wrap_lines() / 2;
    if (!fits()) return leave_out_middle();
    apart_ = true;
    apart_ = fits();
  }

  /// Keeps as many rows as the window has lines for, from the first and the last one on.
  void leave_out_middle() {
    constexpr std::size_t kGapAndFooter = 2;
    const std::size_t room =
        settings_.height - std::min(settings_.height, lines_of_frame() + kGapAndFooter);
    std::deque<Line> rows(std::make_move_iterator(head_.begin()),
                          std::make_move_iterator(head_.end()));
    for (Line& line : tail_) rows.push_back(std::move(line));
    head_.clear();
    tail_.clear();
    std::size_t used = 0;
    while (!rows.empty()) {
      const bool at_top = head_.size() <= tail_.size();
      Line& next = at_top ? rows.front() : rows.back();
      used += lines_of(next);
      if (used > room && head_.size() + tail_.size() >= 2) break;
      if (at_top) {
        head_.push_back(std::move(next));
        rows.pop_front();
      } else {
        tail_.push_front(std::move(next));
        rows.pop_back();
      }
    }
    dropped_ += rows.size();
  }

  void note_kind(std::size_t column, const Value& value) {
    if (value.is_null()) return;
    const std::string_view kind = dossier::to_string(value.kind());
    std::string_view& known = kinds_[column];
    if (known.empty()) known = kind;
    if (known != kind) known = "Any";
  }

  bool has_kinds() const { return settings_.types && rows_ != 0; }

  Line kind_line() const {
    Line line;
    for (const std::string_view kind : kinds_)
      line.push_back(make_cell(std::string(kind), CellStyle::Null));
    return line;
  }

  std::vector<std::size_t> natural_widths() const {
    std::vector<std::size_t> widths;
    for (const Cell& cell : heading_) widths.push_back(cell.width);
    const auto widen = [&](const Line& line) {
      for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].width);
    };
    for (const Line& line : head_) widen(line);
    for (const Line& line : tail_) widen(line);
    if (has_kinds()) widen(kind_line());
    return widths;
  }

  std::vector<std::size_t> longest_words() const {
    std::vector<std::size_t> widths(heading_.size());
    const auto widen = [&](const Line& line) {
      for (std::size_t i = 0; i < line.size(); ++i)
        widths[i] = std::max(widths[i], widest_word(line[i].text));
    };
    widen(heading_);
    for (const Line& line : head_) widen(line);
    for (const Line& line : tail_) widen(line);
    return widths;
  }

  std::string styled(std::string_view style, std::string_view text) const {
    if (!settings_.colour) return std::string(text);
    return std::string(style) + std::string(text) + std::string(kReset);
  }

  void write_rows() {
    const bool spread = is_spread();
    bool first = true;
    const auto write_row = [&](const Line& line) {
      if (spread && !first) rule("├", "┼", "┤", "┄");
      first = false;
      write(line);
    };
    for (const Line& line : head_) write_row(line);
    if (dropped_ != 0) write_gap();
    first = first || dropped_ != 0;
    for (const Line& line : tail_) write_row(line);
  }

  void rule(std::string_view left, std::string_view middle, std::string_view right,
            std::string_view dash = "─") {
    std::string line(left);
    const auto add = [&](std::size_t width) {
      if (line.size() > left.size()) line += middle;
      for (std::size_t i = 0; i < width + 2; ++i) line += dash;
    };
    for_each_column([&](std::size_t position) { add(layout_.shown[position].width); },
                    [&] { add(1); });
    out_ << styled(kDim, line += right) << '\n';
  }

  /// Calls `column` for each shown column by position, and `gap` once where columns are left out.
  template <typename Column, typename Gap>
  void for_each_column(Column column, Gap gap) const {
    for (std::size_t i = 0; i < layout_.shown.size(); ++i) {
      if (layout_.left_out != 0 && i == layout_.gap) gap();
      column(i);
    }
  }

  std::string cell_line(const Cell& cell, const std::string& text, std::size_t width) const {
    const std::size_t used = std::min(width, display_width(text));
    const std::string padding(width - used, ' ');
    if (cell.style == CellStyle::Number) return padding + text;
    if (cell.style == CellStyle::Null) return styled(kDim, text) + padding;
    if (cell.style == CellStyle::Heading) return styled(kBold, text) + padding;
    return text + padding;
  }

  void write(const Line& line) {
    std::vector<std::vector<std::string>> texts;
    std::size_t height = 1;
    for (const auto& column : layout_.shown) {
      const Cell& cell = line[column.index];
      if (cell.width <= column.width) {
        texts.push_back({cell.text});
        continue;
      }
      texts.push_back(wrap(cell.text, column.width, wrap_lines()));
      height = std::max(height, texts.back().size());
      cut_ = cut_ || texts.back().back().ends_with("…");
    }
    for (std::size_t i = 0; i < height; ++i) write_part(line, texts, i);
  }

  void write_part(const Line& line, const std::vector<std::vector<std::string>>& texts,
                  std::size_t part) {
    const std::string border = styled(kDim, "│");
    out_ << border;
    for_each_column(
        [&](std::size_t i) {
          const auto& column = layout_.shown[i];
          const std::string text = part < texts[i].size() ? texts[i][part] : std::string{};
          out_ << ' ' << cell_line(line[column.index], text, column.width) << ' ' << border;
        },
        [&] { out_ << ' ' << (part == 0 ? styled(kDim, "…") : " ") << ' ' << border; });
    out_ << '\n';
  }

  void write_gap() {
    Line line;
    for (std::size_t i = 0; i < heading_.size(); ++i)
      line.push_back(make_cell("⋮", CellStyle::Null));
    write(line);
  }

  void write_footer() {
    std::string text;
    if (dropped_ != 0) {
      text = std::to_string(rows_) + " rows (" + std::to_string(rows_ - dropped_) + " shown" +
             (settings_.height != 0 ? "; :last shows all)" : ")");
    }
    if (layout_.left_out != 0) {
      text += (text.empty() ? "" : ", ") + std::to_string(heading_.size()) + " columns (" +
              std::to_string(layout_.shown.size()) + " shown)";
    }
    out_ << styled(kDim, text) << '\n';
  }

  std::ostream& out_;
  RenderSettings settings_;
  Line heading_;
  std::vector<std::string_view> kinds_;
  std::vector<Line> head_;
  std::deque<Line> tail_;
  std::size_t rows_ = 0;
  std::size_t dropped_ = 0;
  bool cut_ = false;
  bool apart_ = true;
  ColumnLayout layout_;
};

}  // namespace

std::unique_ptr<Renderer> make_table(std::ostream& out, const RenderSettings& settings) {
  return std::make_unique<Table>(out, settings);
}

}  // namespace dossier::shell
