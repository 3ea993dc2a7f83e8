#include "graph/import/record_reader.h"

#include <algorithm>
#include <cstring>

namespace dossier::graph {

bool RecordReader::next() {
  skip_empty_lines();
  if (at_ == text_.size()) return false;
  begin_ = at_;
  record_line_ = line_;
  problem_ = {};
  fields_.clear();
  used_ = 0;
  while (read_field()) {
  }
  return true;
}

void RecordReader::skip_empty_lines() {
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r'))
    line_ += text_[at_++] == '\n';
}

/// Reads one field and what stands behind it; false when the record has ended.
bool RecordReader::read_field() {
  if (at_ < text_.size() && text_[at_] == marks_.quote) return read_quoted();
  const std::size_t begin = at_;
  const char* const data = text_.data();
  const std::size_t size = text_.size();
  const char delimiter = marks_.delimiter;
  std::size_t at = begin;
  while (at < size && data[at] != delimiter && data[at] != '\n') ++at;
  at_ = at;
  return end_field(text_.substr(begin, at - begin), false);
}

bool RecordReader::read_quoted() {
  const std::size_t begin = at_ + 1;
  bool doubled = false;
  for (std::size_t at = begin;;) {
    const void* found = at < text_.size()
                            ? std::memchr(text_.data() + at, marks_.quote, text_.size() - at)
                            : nullptr;
    if (found == nullptr) return give_up("a quote is never closed"), false;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
    if (at - begin > kLongestField) return give_up("a quote is never closed"), false;
    if (at + 1 < text_.size() && text_[at + 1] == marks_.quote) {
      doubled = true;
      at += 2;
      continue;
    }
    at_ = at + 1;
    const std::string_view content =
        doubled ? unescaped(begin, at) : text_.substr(begin, at - begin);
    line_ += static_cast<std::uint64_t>(std::count(content.begin(), content.end(), '\n'));
    return end_field(content, true);
  }
}

/// Takes over a field that ends at a delimiter, a line end or the end of the piece.
bool RecordReader::end_field(std::string_view text, bool quoted) {
  const bool line_end = at_ == text_.size() || text_[at_] == '\n' ||
                        (quoted && text_.substr(at_).starts_with("\r\n"));
  if (!line_end && text_[at_] != marks_.delimiter) {
    return give_up("text follows the closing quote of a field"), false;
  }
  if (line_end && !quoted && text.ends_with('\r')) text.remove_suffix(1);
  fields_.push_back({.text = text, .quoted = quoted});
  if (at_ < text_.size() && text_[at_] == '\r') ++at_;
  if (at_ < text_.size()) line_ += text_[at_++] == '\n';
  return !line_end;
}

/// Leaves the record out: reading goes on behind the next line end.
void RecordReader::give_up(std::string_view problem) {
  problem_ = problem;
  at_ = std::min(text_.find('\n', begin_), text_.size() - 1) + 1;
  line_ = record_line_ + 1;
}

std::string_view RecordReader::unescaped(std::size_t begin, std::size_t end) {
  if (used_ == scratch_.size()) scratch_.emplace_back();
  std::string& out = scratch_[used_++];
  out.clear();
  for (std::size_t at = begin; at < end; ++at) {
    out += text_[at];
    if (text_[at] == marks_.quote) ++at;
  }
  return out;
}

}  // namespace dossier::graph
