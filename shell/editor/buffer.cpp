#include "shell/editor/buffer.h"

#include "shell/text/graphemes.h"

#include <algorithm>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxUndo = 500;

bool is_word(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z') || byte == '_' || byte >= 0x80;
}

bool is_blank_character(char c) noexcept { return c == ' ' || c == '\n' || c == '\t'; }

}  // namespace

void Buffer::set(std::string text) {
  remember(Change::Other);
  text_ = std::move(text);
  cursor_ = text_.size();
}

void Buffer::reset(std::string text) {
  *this = Buffer{};
  text_ = std::move(text);
  cursor_ = text_.size();
}

void Buffer::remember(Change change) {
  const bool goes_on =
      change == Change::Typing && last_ == Change::Typing && typed_until_ == cursor_;
  if (!goes_on) undo_.push_back({text_, cursor_});
  if (undo_.size() > kMaxUndo) undo_.erase(undo_.begin());
  redo_.clear();
  last_ = change;
}

void Buffer::insert(std::string_view text) {
  const bool starts_word = text.size() != 1 || is_blank_character(text.front());
  remember(starts_word ? Change::Other : Change::Typing);
  text_.insert(cursor_, text);
  cursor_ += text.size();
  typed_until_ = cursor_;
}

void Buffer::replace(std::size_t begin, std::size_t end, std::string_view text) {
  remember(Change::Other);
  text_.replace(begin, end - begin, text);
  cursor_ = begin + text.size();
}

std::string Buffer::cut(std::size_t begin, std::size_t end) {
  if (begin == end) return {};
  remember(Change::Other);
  std::string removed = text_.substr(begin, end - begin);
  text_.erase(begin, end - begin);
  cursor_ = begin;
  return removed;
}

std::size_t Buffer::left() const noexcept { return previous_boundary(text_, cursor_); }

std::size_t Buffer::right() const noexcept {
  return at_end() ? cursor_ : next_grapheme(text_, cursor_).end;
}

std::size_t Buffer::word_left() const noexcept {
  std::size_t at = cursor_;
  while (at > 0 && !is_word(text_[at - 1])) --at;
  while (at > 0 && is_word(text_[at - 1])) --at;
  return at;
}

std::size_t Buffer::word_right() const noexcept {
  std::size_t at = cursor_;
  while (at < text_.size() && !is_word(text_[at])) ++at;
  while (at < text_.size() && is_word(text_[at])) ++at;
  return at;
}

std::size_t Buffer::blank_word_left() const noexcept {
  std::size_t at = cursor_;
  while (at > 0 && is_blank_character(text_[at - 1])) --at;
  while (at > 0 && !is_blank_character(text_[at - 1])) --at;
  return at;
}

std::size_t Buffer::line_begin() const noexcept {
  const std::size_t found = cursor_ == 0 ? std::string::npos : text_.rfind('\n', cursor_ - 1);
  return found == std::string::npos ? 0 : found + 1;
}

std::size_t Buffer::line_end() const noexcept {
  return std::min(text_.find('\n', cursor_), text_.size());
}

bool Buffer::on_first_line() const noexcept { return line_begin() == 0; }

bool Buffer::on_last_line() const noexcept { return line_end() == text_.size(); }

std::size_t Buffer::column() const noexcept {
  const std::size_t begin = line_begin();
  return display_width(std::string_view(text_).substr(begin, cursor_ - begin));
}

void Buffer::go_to_column(std::size_t begin) noexcept {
  if (wanted_at_ != cursor_) wanted_column_ = column();
  const std::string_view line =
      std::string_view(text_).substr(begin, text_.find('\n', begin) - begin);
  cursor_ = begin + prefix_of_width(line, wanted_column_);
  wanted_at_ = cursor_;
}

void Buffer::move_up() noexcept {
  const std::size_t begin = line_begin();
  if (begin == 0) return;
  const std::size_t found = begin < 2 ? std::string::npos : text_.rfind('\n', begin - 2);
  go_to_column(found == std::string::npos ? 0 : found + 1);
}

void Buffer::move_down() noexcept {
  if (!on_last_line()) go_to_column(line_end() + 1);
}

void Buffer::transpose() {
  const std::size_t middle = at_end() ? left() : cursor_;
  if (middle == 0 || text_.empty()) return;
  const std::size_t begin = previous_boundary(text_, middle);
  const std::size_t end = next_grapheme(text_, middle).end;
  replace(begin, end, text_.substr(middle, end - middle) + text_.substr(begin, middle - begin));
}

bool Buffer::undo() {
  if (undo_.empty()) return false;
  redo_.push_back({std::move(text_), cursor_});
  text_ = std::move(undo_.back().text);
  cursor_ = undo_.back().cursor;
  undo_.pop_back();
  last_ = Change::None;
  return true;
}

bool Buffer::redo() {
  if (redo_.empty()) return false;
  undo_.push_back({std::move(text_), cursor_});
  text_ = std::move(redo_.back().text);
  cursor_ = redo_.back().cursor;
  redo_.pop_back();
  last_ = Change::None;
  return true;
}

}  // namespace dossier::shell
