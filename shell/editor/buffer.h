#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::shell {

/// The text being edited and the place of the cursor, always between two graphemes. Every change
/// can be undone.
class Buffer {
 public:
  const std::string& text() const noexcept { return text_; }
  std::size_t cursor() const noexcept { return cursor_; }
  bool at_end() const noexcept { return cursor_ == text_.size(); }

  /// Replaces everything; the cursor goes to the end. `reset` forgets what could be undone, too.
  void set(std::string text);
  void reset(std::string text = {});

  void insert(std::string_view text);
  /// Replaces bytes [begin, end) and puts the cursor behind the new text.
  void replace(std::size_t begin, std::size_t end, std::string_view text);
  /// Removes [begin, end) and returns it.
  std::string cut(std::size_t begin, std::size_t end);
  void move_to(std::size_t place) noexcept { cursor_ = place; }

  // Places relative to the cursor.
  std::size_t left() const noexcept;
  std::size_t right() const noexcept;
  std::size_t word_left() const noexcept;
  std::size_t word_right() const noexcept;
  /// The beginning of the blank-delimited word before the cursor.
  std::size_t blank_word_left() const noexcept;
  std::size_t line_begin() const noexcept;
  std::size_t line_end() const noexcept;
  bool on_first_line() const noexcept;
  bool on_last_line() const noexcept;

  /// Moves to the line above or below, to the same column where that line is long enough. Columns
  /// are remembered over several steps.
  void move_up() noexcept;
  void move_down() noexcept;

  /// Swaps the characters around the cursor.
  void transpose();
  /// Takes back the last change, or, `redo`, what was taken back. False when there is none.
  bool undo();
  bool redo();

 private:
  struct Snapshot {
    std::string text;
    std::size_t cursor;
  };
  enum class Change { None, Typing, Other };

  void remember(Change change);
  void go_to_column(std::size_t line_begin) noexcept;
  std::size_t column() const noexcept;

  std::string text_;
  std::size_t cursor_ = 0;
  std::vector<Snapshot> undo_;
  std::vector<Snapshot> redo_;
  Change last_ = Change::None;
  std::size_t typed_until_ = 0;  ///< where typing would go on
  std::size_t wanted_column_ = 0;
  std::size_t wanted_at_ =
      static_cast<std::size_t>(-1);  ///< cursor for which `wanted_column_` holds
};

}  // namespace dossier::shell
