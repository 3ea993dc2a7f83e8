#include "ingest/read/markdown_inline.h"

#include "ingest/read/entities.h"
#include "ingest/read/unicode.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Longest link target or tag that is recognised; keeps the search for its end linear.
constexpr std::size_t kMaxTarget = 2048;

bool is_word(char c) noexcept {
  return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

class Inline {
 public:
  Inline(std::string_view text, std::uint32_t begin, std::uint32_t end, TextBuilder& out)
      : text_(text.substr(0, end)), out_(out), at_(begin), kept_(begin), begin_(begin) {}

  void run() {
    while (at_ < text_.size()) step();
    flush();
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void step() {
    switch (peek()) {
      case '\\': return escape();
      case '`': return skip_run('`');
      case '*': return emphasis('*');
      case '_': return emphasis('_');
      case '~': return peek(1) == '~' ? skip(2) : keep();
      case '!': return peek(1) == '[' ? image() : keep();
      case '[': return open_bracket();
      case ']': return close_bracket();
      case '<': return angle();
      case '&': return reference();
      case '\n': return line_end();
      default: return keep();
    }
  }

  void keep() { ++at_; }

  void skip(std::size_t count) {
    flush();
    at_ += static_cast<std::uint32_t>(count);
    kept_ = at_;
  }

  void flush() {
    out_.copy(kept_, at_);
    kept_ = at_;
  }

  void skip_run(char c) {
    std::size_t count = 0;
    while (peek(count) == c) ++count;
    skip(count);
  }

  void escape() {
    const char next = peek(1);
    const bool escapable = next > ' ' && next < 0x7F && !is_word(next);
    if (!escapable) return keep();
    skip(1);
    keep();
  }

  /// A run of `*` or `_` is markup at the edge of a word: not between spaces, and `_` not inside a
  /// word.
  void emphasis(char mark) {
    std::size_t count = 0;
    while (peek(count) == mark) ++count;
    const char before = at_ > begin_ ? text_[at_ - 1] : ' ';
    const char after = peek(count) == '\0' ? ' ' : peek(count);
    const bool alone = is_ascii_space(before) && is_ascii_space(after);
    const bool inside = mark == '_' && is_word(before) && is_word(after);
    if (!alone && !inside) return skip(count);
    at_ += static_cast<std::uint32_t>(count);
  }

  /// Bytes of a target "(...)" or "[...]" at `from`, or 0.
  std::size_t target_length(std::size_t from) const {
    if (from >= text_.size() || (text_[from] != '(' && text_[from] != '[')) return 0;
    const char open = text_[from];
    const char close = open == '(' ? ')' : ']';
    int depth = 0;
    const std::size_t last = std::min(text_.size(), from + kMaxTarget);
    for (std::size_t i = from; i < last; ++i) {
      if (text_[i] == open) ++depth;
      if (text_[i] == close && --depth == 0) return i - from + 1;
    }
    return 0;
  }

  void image() {
    const std::size_t description = target_length(at_ + 1);
    if (description == 0) return keep();
    skip(1 + description + target_length(at_ + 1 + description));
  }

  void open_bracket() {
    if (peek(1) == '^') {
      const std::size_t note = target_length(at_);
      return note > 0 ? skip(note + (peek(note) == ':' ? 1 : 0)) : keep();
    }
    if ((peek(1) == ' ' || peek(1) == 'x') && peek(2) == ']') return skip(3);
    const std::size_t inner = target_length(at_);
    if (inner == 0 || target_length(at_ + inner) == 0) return keep();
    ++open_;
    skip(1);
  }

  void close_bracket() {
    const std::size_t target = target_length(at_ + 1);
    if (open_ == 0 || target == 0) return keep();
    --open_;
    skip(1 + target);
  }

  void angle() {
    const std::size_t close =
        text_.substr(0, std::min(text_.size(), at_ + kMaxTarget)).find('>', at_);
    const bool tag = is_ascii_alpha(peek(1)) || peek(1) == '/' || peek(1) == '!';
    if (close == std::string_view::npos || !tag) return keep();
    skip(close - at_ + 1);
  }

  /// A line end only wraps the paragraph, unless two spaces or a backslash before it ask for a
  /// break (CommonMark 0.30, 6.7 and 6.8).
  void line_end() {
    const std::string_view before = text_.substr(begin_, at_ - begin_);
    if (before.ends_with("  ") || before.ends_with('\\')) return keep();
    flush();
    out_.put(" ", at_);
    while (is_ascii_space(peek())) ++at_;
    kept_ = at_;
  }

  void reference() {
    const CharacterReference found = character_reference(text_.substr(at_));
    if (found.length == 0) return keep();
    flush();
    out_.put(found.text, at_);
    skip(found.length);
  }

  std::string_view text_;
  TextBuilder& out_;
  std::uint32_t at_;
  std::uint32_t kept_;
  std::uint32_t begin_;
  std::size_t open_ = 0;
};

}  // namespace

void render_inline(std::string_view text, std::uint32_t begin, std::uint32_t end,
                   TextBuilder& out) {
  Inline(text, begin, end, out).run();
}

}  // namespace dossier::ingest
