#pragma once

#include "shell/console/console.h"
#include "shell/editor/key_decoder.h"
#include "shell/editor/line_editor.h"
#include "shell/terminal/painter.h"

#include <functional>
#include <optional>
#include <string>

#include <termios.h>

namespace dossier::shell {

/// The terminal in raw mode for as long as this lives.
class RawMode {
 public:
  RawMode();
  ~RawMode();
  RawMode(const RawMode&) = delete;
  RawMode& operator=(const RawMode&) = delete;

 private:
  termios saved_{};
  bool changed_ = false;
};

/// Reads texts from a terminal through a LineEditor: standard input gives the keys, standard error
/// shows the text.
class Terminal {
 public:
  explicit Terminal(Console& console);

  /// True when there is a terminal that can be edited on.
  static bool usable(const Console& console);

  /// How reading ended.
  struct Line {
    Outcome outcome;  ///< Submitted, Cancelled, EndOfInput or OpenEditor
    std::string text;
  };
  /// Lets the user edit `text` until it is finished.
  Line read(LineEditor& editor, const std::string& prompt, std::string text = {});

 private:
  std::optional<Key> next_key(LineEditor& editor);
  void show(const LineEditor& editor);
  void write(const std::string& bytes);
  std::size_t width() const;

  Console& console_;
  KeyDecoder decoder_;
  Painter painter_;
  std::size_t shown_width_ = 0;
};

}  // namespace dossier::shell
