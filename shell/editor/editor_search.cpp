#include "shell/editor/line_editor.h"
#include "shell/text/graphemes.h"

namespace dossier::shell {

void LineEditor::search_older() { search_ = Search{{}, std::nullopt, text(), false}; }

void LineEditor::find_from(std::size_t before) {
  const auto found = history_.find_part(search_->part, before);
  search_->failed = !found;
  if (!found) return;
  search_->found = found;
  buffer_.set(history_.entries()[*found]);
}

std::optional<Outcome> LineEditor::press_in_search(const Key& key) {
  if (key == control('r')) {
    if (!search_->part.empty()) find_from(search_->found.value_or(history_.size()));
    return Outcome::Editing;
  }
  if (key == control('g') || key.code == KeyCode::Escape) {
    buffer_.set(search_->original);
    search_.reset();
    return Outcome::Editing;
  }
  if (key.code == KeyCode::Text && !key.control && !key.alt) {
    search_->part += key.text;
    find_from(search_->found ? *search_->found + 1 : history_.size());
    return Outcome::Editing;
  }
  if (key.code == KeyCode::Backspace) {
    search_->part.erase(previous_boundary(search_->part, search_->part.size()));
    if (!search_->part.empty()) find_from(history_.size());
    return Outcome::Editing;
  }
  // Any other key ends the search and does what it always does, on the text that was found.
  search_.reset();
  return std::nullopt;
}

}  // namespace dossier::shell
