#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A terminal that understands what the program sends: text, CR, LF, BS, cursor movement, erasing,
/// colours, and sequences that change nothing that can be seen. A character of two columns leaves
/// the second one empty; characters of none join the one before them.
class ScreenEmulator {
 public:
  ScreenEmulator(std::size_t width, std::size_t height)
      : width_(width), cells_(height, Line(width)) {}

  void feed(std::string_view bytes);
  /// A line without the spaces at its end.
  std::string line(std::size_t row) const;
  /// All lines, down to the last one that is not empty.
  std::string text() const;
  /// The same with colours as they were set: "{1;34}MATCH{} (p)".
  std::string styled_text() const;
  /// Another size; lines are cut, not wrapped anew.
  void resize(std::size_t width, std::size_t height);
  std::size_t row() const { return row_; }
  std::size_t column() const { return column_; }

 private:
  struct Cell {
    std::string text = " ";
    std::string style = {};
  };
  using Line = std::vector<Cell>;

  void put(std::string character);
  void new_line();
  void sequence(std::string_view parameters, char final);
  void erase(std::size_t row, std::size_t begin, std::size_t end);

  std::size_t width_;
  std::vector<Line> cells_;
  std::string style_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  bool wrap_pending_ = false;
  std::string partial_;
};
