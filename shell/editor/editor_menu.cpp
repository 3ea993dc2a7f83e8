#include "shell/editor/line_editor.h"

namespace dossier::shell {

namespace {

constexpr std::string_view kIndent = "  ";

}  // namespace

void LineEditor::complete() {
  const std::size_t begin = buffer_.line_begin();
  const bool blank = text().find_first_not_of(' ', begin) >= cursor();
  if (blank) return insert(kIndent);
  if (!hooks_.complete) return;
  Candidates candidates = hooks_.complete(text(), cursor());
  if (candidates.items.empty()) return;
  if (candidates.items.size() == 1) {
    menu_.show(std::move(candidates));
    accept_candidate(menu_.selected());
    return;
  }
  const std::string prefix = common_prefix(candidates.items);
  if (prefix.size() > cursor() - candidates.begin)
    buffer_.replace(candidates.begin, cursor(), prefix);
  menu_.show(std::move(candidates));
}

void LineEditor::accept_candidate(const Candidate& candidate) {
  const std::string chosen = candidate.text;
  buffer_.replace(menu_.begin(), cursor(), chosen);
  menu_.close();
}

void LineEditor::refresh_menu() {
  const std::size_t begin = menu_.begin();
  Candidates candidates = hooks_.complete(text(), cursor());
  if (candidates.begin != begin) return menu_.close();
  menu_.show(std::move(candidates));
}

std::optional<Outcome> LineEditor::press_in_menu(const Key& key) {
  switch (key.code) {
    case KeyCode::Tab: menu_.move(key.shift ? -1 : 1); return Outcome::Editing;
    case KeyCode::Down: menu_.move(1); return Outcome::Editing;
    case KeyCode::Up: menu_.move(-1); return Outcome::Editing;
    case KeyCode::PageDown: menu_.move(static_cast<int>(Menu::kRows)); return Outcome::Editing;
    case KeyCode::PageUp: menu_.move(-static_cast<int>(Menu::kRows)); return Outcome::Editing;
    case KeyCode::Enter: accept_candidate(menu_.selected()); return Outcome::Editing;
    case KeyCode::Escape: menu_.close(); return Outcome::Editing;
    default: break;
  }
  if (key == control('g')) {
    menu_.close();
    return Outcome::Editing;
  }
  const bool narrows =
      (key.code == KeyCode::Text && !key.control && !key.alt) || key.code == KeyCode::Backspace;
  if (!narrows) {
    menu_.close();
    return std::nullopt;
  }
  press_plain(key);
  refresh_menu();
  return Outcome::Editing;
}

}  // namespace dossier::shell
