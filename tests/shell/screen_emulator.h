#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A terminal that understands what the program sends: text, CR, LF, BS, cursor movement, erasing,
/// and sequences that change nothing that can be read. Lines are kept as characters of one column;
/// continuation bytes join the character before them.
class ScreenEmulator {
 public:
  ScreenEmulator(std::size_t width, std::size_t height)
      : width_(width), cells_(height, std::vector<std::string>(width, " ")) {}

  void feed(std::string_view bytes);
  /// A line without the spaces at its end.
  std::string line(std::size_t row) const;
  /// All lines, down to the last one that is not empty.
  std::string text() const;
  std::size_t row() const { return row_; }
  std::size_t column() const { return column_; }

 private:
  void put(std::string character);
  void new_line();
  void sequence(std::string_view parameters, char final);
  void erase(std::size_t row, std::size_t begin, std::size_t end);

  std::size_t width_;
  std::vector<std::vector<std::string>> cells_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  bool wrap_pending_ = false;
  std::string partial_;
};
