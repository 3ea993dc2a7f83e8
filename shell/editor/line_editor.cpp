#include "shell/editor/line_editor.h"

#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>

namespace dossier::shell {

namespace {

/// Pasted text: line ends as \n, without other control characters.
std::string clean_paste(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else if (c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)) {
      out += c;
    }
  }
  return out;
}

std::string spaces(std::size_t count) { return std::string(count, ' '); }

}  // namespace

LineEditor::LineEditor(const History& history, EditorHooks hooks)
    : history_(history), hooks_(std::move(hooks)) {}

void LineEditor::begin(std::string prompt, std::string text) {
  buffer_.reset(std::move(text));
  prompt_ = std::move(prompt);
  const std::size_t width = display_width(prompt_);
  continuation_ = width < 3 ? spaces(width) : spaces(width - 3) + "·· ";
  menu_.close();
  search_.reset();
  browsed_.reset();
  last_was_kill_ = false;
  chord_ = 0;
}

Outcome LineEditor::press(const Key& key) {
  if (search_) {
    if (const auto outcome = press_in_search(key)) return *outcome;
  }
  if (menu_.open()) {
    if (const auto outcome = press_in_menu(key)) return *outcome;
  }
  const std::string before = text();
  continues_kill_ = last_was_kill_;
  last_was_kill_ = false;
  const Outcome outcome = press_in_editor(key);
  const bool browsing_key = key.code == KeyCode::Up || key.code == KeyCode::Down ||
                            (key.control && (key.text == "p" || key.text == "n"));
  if (!browsing_key && text() != before) browsed_.reset();
  return outcome;
}

Outcome LineEditor::press_in_editor(const Key& key) {
  if (chord_ == 'x') {
    chord_ = 0;
    return key == control('e') ? Outcome::OpenEditor : Outcome::Editing;
  }
  if (key.code == KeyCode::Paste) {
    std::string pasted = clean_paste(key.text);
    // The line end behind a copied line is Enter, which nobody has pressed yet.
    if (buffer_.at_end() && pasted.ends_with('\n')) pasted.pop_back();
    insert(pasted);
    return Outcome::Editing;
  }
  if (key.code == KeyCode::Text && key.control) return press_with_control(key.text.front());
  if (key.alt || (key.control && key.code != KeyCode::Text)) return press_with_alt(key);
  return press_plain(key);
}

Outcome LineEditor::press_plain(const Key& key) {
  switch (key.code) {
    case KeyCode::Text: insert(key.text); break;
    case KeyCode::Enter: return enter();
    case KeyCode::Tab: complete(); break;
    case KeyCode::Backspace: buffer_.cut(buffer_.left(), cursor()); break;
    case KeyCode::Delete: buffer_.cut(cursor(), buffer_.right()); break;
    case KeyCode::Left: buffer_.move_to(buffer_.left()); break;
    case KeyCode::Right: go_right(); break;
    case KeyCode::Up: go_up(); break;
    case KeyCode::Down: go_down(); break;
    case KeyCode::Home: buffer_.move_to(buffer_.line_begin()); break;
    case KeyCode::End: go_to_end(); break;
    case KeyCode::PageUp:
      browse(history_.find_prefix("", browsed_.value_or(history_.size())));
      break;
    case KeyCode::PageDown:
      browse(browsed_ ? history_.find_prefix_after("", *browsed_) : std::nullopt);
      break;
    default: break;
  }
  return Outcome::Editing;
}

Outcome LineEditor::press_with_control(char letter) {
  switch (letter) {
    case 'a': buffer_.move_to(buffer_.line_begin()); break;
    case 'b': buffer_.move_to(buffer_.left()); break;
    case 'c': return Outcome::Cancelled;
    case 'd':
      if (text().empty()) return Outcome::EndOfInput;
      buffer_.cut(cursor(), buffer_.right());
      break;
    case 'e': go_to_end(); break;
    case 'f': go_right(); break;
    case 'k': kill_to(buffer_.line_end() == cursor() ? buffer_.right() : buffer_.line_end()); break;
    case 'l': return Outcome::ClearScreen;
    case 'n': go_down(); break;
    case 'p': go_up(); break;
    case 'r': search_older(); break;
    case 't': buffer_.transpose(); break;
    case 'u': kill_back_to(buffer_.line_begin()); break;
    case 'w': kill_back_to(buffer_.blank_word_left()); break;
    case 'x': chord_ = 'x'; break;
    case 'y': insert(killed_); break;
    case 'z': return Outcome::Suspend;
    case '_': buffer_.undo(); break;
    default: break;
  }
  return Outcome::Editing;
}

Outcome LineEditor::press_with_alt(const Key& key) {
  switch (key.code) {
    case KeyCode::Enter: return Outcome::Submitted;
    case KeyCode::Left: buffer_.move_to(buffer_.word_left()); return Outcome::Editing;
    case KeyCode::Right: accept_suggested_word(); return Outcome::Editing;
    case KeyCode::Backspace: kill_back_to(buffer_.word_left()); return Outcome::Editing;
    case KeyCode::Delete: kill_to(buffer_.word_right()); return Outcome::Editing;
    case KeyCode::Home: buffer_.move_to(0); return Outcome::Editing;
    case KeyCode::End: buffer_.move_to(text().size()); return Outcome::Editing;
    case KeyCode::Text: break;
    default: return press_plain(pressed(key.code));
  }
  switch (key.text.front()) {
    case 'b': buffer_.move_to(buffer_.word_left()); break;
    case 'f': accept_suggested_word(); break;
    case 'd': kill_to(buffer_.word_right()); break;
    case '<': buffer_.move_to(0); break;
    case '>': buffer_.move_to(text().size()); break;
    case '_':
    case 'r': buffer_.redo(); break;
    default: break;
  }
  return Outcome::Editing;
}

Outcome LineEditor::enter() {
  if (!hooks_.is_finished || hooks_.is_finished(text())) return Outcome::Submitted;
  insert("\n");
  return Outcome::Editing;
}

void LineEditor::insert(std::string_view added) {
  if (!added.empty()) buffer_.insert(added);
}

void LineEditor::kill_to(std::size_t end) {
  const std::string removed = buffer_.cut(cursor(), end);
  if (removed.empty()) return;
  killed_ = continues_kill_ ? killed_ + removed : removed;
  last_was_kill_ = true;
}

void LineEditor::kill_back_to(std::size_t begin) {
  const std::string removed = buffer_.cut(begin, cursor());
  if (removed.empty()) return;
  killed_ = continues_kill_ ? removed + killed_ : removed;
  last_was_kill_ = true;
}

void LineEditor::go_right() {
  const std::string rest(suggestion());
  if (!rest.empty()) return insert(rest);
  buffer_.move_to(buffer_.right());
}

void LineEditor::go_to_end() {
  const std::string rest(suggestion());
  if (!rest.empty()) return insert(rest);
  buffer_.move_to(buffer_.line_end());
}

void LineEditor::accept_suggested_word() {
  const std::string rest(suggestion());
  if (rest.empty()) return buffer_.move_to(buffer_.word_right());
  Buffer all;
  all.reset(rest);
  all.move_to(0);
  insert(std::string_view(rest).substr(0, all.word_right()));
}

void LineEditor::go_up() {
  if (!buffer_.on_first_line()) return buffer_.move_up();
  if (!browsed_) {
    draft_ = text();
    browse_prefix_ = buffer_.at_end() ? text() : text().substr(0, cursor());
  }
  browse(history_.find_prefix(browse_prefix_, browsed_.value_or(history_.size())));
}

void LineEditor::go_down() {
  if (!buffer_.on_last_line()) return buffer_.move_down();
  if (!browsed_) return;
  if (const auto newer = history_.find_prefix_after(browse_prefix_, *browsed_))
    return browse(newer);
  browsed_.reset();
  buffer_.set(draft_);
}

void LineEditor::browse(std::optional<std::size_t> entry) {
  if (!entry) return;
  if (!browsed_) draft_ = text();
  browsed_ = entry;
  buffer_.set(history_.entries()[*entry]);
}

std::string_view LineEditor::suggestion() const {
  if (text().empty() || !buffer_.at_end() || menu_.open() || browsed_) return {};
  const auto entry = history_.find_prefix(text(), history_.size());
  return entry ? std::string_view(history_.entries()[*entry]).substr(text().size())
               : std::string_view{};
}

std::vector<StyledRange> LineEditor::styles() const {
  return hooks_.highlight ? hooks_.highlight(text()) : std::vector<StyledRange>{};
}

}  // namespace dossier::shell
