#pragma once

#include "shell/editor/buffer.h"
#include "shell/editor/history.h"
#include "shell/editor/key.h"
#include "shell/editor/layout.h"
#include "shell/editor/menu.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::shell {

/// What a press of a key led to.
enum class Outcome : std::uint8_t {
  Editing,
  Submitted,   ///< the text is finished
  Cancelled,   ///< Ctrl-C: the text is dropped
  EndOfInput,  ///< Ctrl-D on an empty text
  ClearScreen,
  OpenEditor,  ///< the user wants the text in $EDITOR
  Suspend,     ///< Ctrl-Z
};

/// What the editor asks its owner. Each may be empty.
struct EditorHooks {
  std::function<std::vector<StyledRange>(std::string_view text)> highlight;
  std::function<Candidates(std::string_view text, std::size_t cursor)> complete;
  /// True when Enter finishes the text; otherwise it begins a new line.
  std::function<bool(std::string_view text)> is_finished;
  /// A short remark below the text, such as why Enter did not finish it.
  std::function<std::string(std::string_view text, std::size_t cursor)> hint;
};

/// An editor of one text of any number of lines, without any input or output: keys go in, a screen
/// comes out.
class LineEditor {
 public:
  LineEditor(const History& history, EditorHooks hooks);

  /// Begins a new text.
  void begin(std::string prompt, std::string text = {});
  Outcome press(const Key& key);

  const std::string& text() const noexcept { return buffer_.text(); }
  std::size_t cursor() const noexcept { return buffer_.cursor(); }
  /// Replaces the text, as one change that can be undone.
  void set_text(std::string text) { buffer_.set(std::move(text)); }

  /// What is to be seen. With `finished`, the text alone: no menu, no suggestion, no remarks.
  Screen screen(std::size_t width, std::size_t height) const;
  Screen finished_screen(std::size_t width) const;

  /// The end of the newest entry of the history that begins with the text; empty when the cursor is
  /// not at the end.
  std::string_view suggestion() const;

 private:
  /// An incremental search in the history.
  struct Search {
    std::string part;
    std::optional<std::size_t> found;
    std::string original;
    bool failed = false;
  };

  Outcome press_in_editor(const Key& key);
  Outcome press_with_control(char letter);
  Outcome press_with_alt(const Key& key);
  Outcome press_plain(const Key& key);
  std::optional<Outcome> press_in_menu(const Key& key);
  std::optional<Outcome> press_in_search(const Key& key);

  Outcome enter();
  void insert(std::string_view text);
  /// Cut what can be put back by Ctrl-Y, behind or before the cursor.
  void kill_to(std::size_t end);
  void kill_back_to(std::size_t begin);
  void go_right();
  void go_to_end();
  void go_up();
  void go_down();
  void accept_suggested_word();
  void browse(std::optional<std::size_t> entry);
  void complete();
  void refresh_menu();
  void accept_candidate(const Candidate& candidate);
  void search_older();
  void find_from(std::size_t before);

  std::vector<StyledRange> styles() const;
  Screen text_screen(std::size_t width) const;
  void add_search_line(Screen& screen, std::size_t width) const;
  static void fit(Screen& screen, std::size_t height);

  const History& history_;
  EditorHooks hooks_;
  Buffer buffer_;
  std::string prompt_;
  std::string continuation_;
  Menu menu_;
  std::optional<Search> search_;
  std::optional<std::size_t> browsed_;  ///< entry of the history that is shown
  std::string draft_;                   ///< the text before browsing began
  std::string browse_prefix_;
  std::string killed_;
  bool last_was_kill_ = false;
  bool continues_kill_ = false;  ///< the key before killed, too: its text and this one are one
  char chord_ = 0;               ///< 'x' after Ctrl-X
};

}  // namespace dossier::shell
