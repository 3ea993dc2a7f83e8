#include "ingest/read/leftovers.h"

#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>
#include <span>

namespace dossier::ingest {
namespace {

/// Elements that begin and end lines.
constexpr std::array<std::string_view, 28> kBlocks = {
    "address", "article", "aside", "blockquote", "body",  "br",    "center", "dd", "div",  "dl",
    "dt",      "h1",      "h2",    "h3",         "h4",    "h5",    "h6",     "hr", "html", "img",
    "li",      "ol",      "p",     "pre",        "table", "tbody", "tr",     "ul"};
/// Elements that change the look of words.
constexpr std::array<std::string_view, 21> kInline = {
    "a", "abbr", "b",     "big",  "cite",   "code",   "del", "em",  "font", "i", "ins",
    "q", "s",    "small", "span", "strike", "strong", "sub", "sup", "td",   "u"};

constexpr std::size_t kLongestTag = 400;
constexpr std::size_t kShortestRule = 6;  ///< equal signs in a row

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

/// A stretch that goes, and what stands in its place.
struct Leftover {
  std::size_t length = 0;
  std::string_view instead;
};

/// "<em>", "</p>", "<br />", "<img src=...>" at the front of a text.
Leftover tag_at(std::string_view text) {
  std::size_t at = 1;
  if (at < text.size() && text[at] == '/') ++at;
  const std::size_t begin = at;
  while (at < text.size() && (is_ascii_alpha(text[at]) || is_ascii_digit(text[at]))) ++at;
  if (at == begin || at >= text.size()) return {};
  if (text[at] != '>' && text[at] != ' ' && text[at] != '/') return {};
  const std::size_t end = text.substr(0, kLongestTag).find_first_of("<>\n", at);
  if (end == std::string_view::npos || text[end] != '>') return {};
  const std::string name = ascii_lower(text.substr(begin, at - begin));
  if (is_one_of(kBlocks, name)) return {end + 1, "\n\n"};
  return is_one_of(kInline, name) ? Leftover{end + 1, ""} : Leftover{};
}

/// "\r\n" in letters, with or without spaces between them.
Leftover escaped_line_end_at(std::string_view text) {
  std::size_t at = 0;
  for (const char wanted : std::string_view("\\r\\n")) {
    while (at > 0 && at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size() || text[at] != wanted) return {};
    ++at;
  }
  return {at, "\n"};
}

/// "//////", "======".
Leftover rule_at(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of(text[0]), text.size());
  return end >= kShortestRule ? Leftover{end, "\n\n"} : Leftover{};
}

Leftover leftover_at(std::string_view text) {
  switch (text[0]) {
    case '<': return tag_at(text);
    case '\\': return escaped_line_end_at(text);
    case '/':
    case '=':
    case '_':
    case '*':
    case '#':
    case '~':
    case '-': return rule_at(text);
    default: return {};
  }
}

class Cleaner {
 public:
  explicit Cleaner(const MappedText& source) : text_(source.text), builder_(source) {}

  MappedText run() {
    std::size_t begin = 0;
    while (begin <= text_.size()) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      line(begin, end);
      begin = end + 1;
    }
    return builder_.take();
  }

 private:
  std::string_view content(std::size_t begin, std::size_t end) const {
    return trim(text_.substr(begin, end - begin));
  }

  void line(std::size_t begin, std::size_t end) {
    const std::string_view words = content(begin, end);
    if (is_sparse(words)) return letters(begin, end);
    sparse_ = 0;
    const bool furniture = (is_page_number(words) || is_ornament(words)) && alone(begin, end);
    if (!furniture) copy(begin, end);
    if (end < text_.size()) take(end, end + 1);
  }

  /// A paragraph of one line.
  bool alone(std::size_t begin, std::size_t end) const {
    return (begin == 0 || blank_line_ending_at(begin - 1)) && blank_line_beginning_at(end + 1);
  }

  bool blank_line_ending_at(std::size_t newline) const {
    const std::size_t before =
        newline == 0 ? std::string_view::npos : text_.rfind('\n', newline - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return content(begin, newline).empty();
  }

  bool blank_line_beginning_at(std::size_t begin) const {
    if (begin >= text_.size()) return true;
    return content(begin, std::min(text_.find('\n', begin), text_.size())).empty();
  }

  static bool is_page_number(std::string_view words) {
    return !words.empty() && words.size() <= 3 &&
           std::all_of(words.begin(), words.end(), is_ascii_digit);
  }

  static bool is_ornament(std::string_view words) {
    return !words.empty() && std::none_of(words.begin(), words.end(), [](char c) {
      return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    });
  }

  static bool is_sparse(std::string_view words) {
    return !words.empty() && words.size() <= 2 &&
           std::all_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  /// A line of one or two capitals: part of a word where several such lines follow each other.
  void letters(std::size_t begin, std::size_t end) {
    if (sparse_ == 0) sparse_ = count_sparse_lines(begin);
    constexpr std::size_t kFewest = 4;
    const bool joined = sparse_ >= kFewest || joining_;
    copy(begin, end);
    --sparse_;
    joining_ = joined && sparse_ > 0;
    if (!joining_ && end < text_.size()) take(end, end + 1);
  }

  std::size_t count_sparse_lines(std::size_t begin) const {
    std::size_t count = 0;
    while (begin < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      if (!is_sparse(content(begin, end))) break;
      ++count;
      begin = end + 1;
    }
    return count;
  }

  void copy(std::size_t begin, std::size_t end) {
    std::size_t kept = begin;
    for (std::size_t at = begin; at < end;) {
      const Leftover found = leftover_at(text_.substr(at, end - at));
      if (found.length == 0) {
        ++at;
        continue;
      }
      take(kept, at);
      builder_.put(found.instead, static_cast<std::uint32_t>(at));
      at += found.length;
      kept = at;
    }
    take(kept, end);
  }

  void take(std::size_t begin, std::size_t end) {
    if (begin < end)
      builder_.copy(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  }

  std::string_view text_;
  TextBuilder builder_;
  std::size_t sparse_ = 0;  ///< lines of single letters still to come
  bool joining_ = false;
};

}  // namespace

MappedText without_leftovers(const MappedText& source) { return Cleaner(source).run(); }

}  // namespace dossier::ingest
