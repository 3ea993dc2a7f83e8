#include "ingest/read/draft.h"
#include "ingest/read/front_matter.h"
#include "ingest/read/markdown_inline.h"
#include "ingest/read/normalise.h"
#include "ingest/read/unicode.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

struct Line {
  std::uint32_t begin;  ///< of its content
  std::uint32_t end;
  std::uint32_t indent;
};

bool consists_of(std::string_view text, char c) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [c](char x) { return x == c || x == ' '; });
}

bool is_rule(std::string_view text) {
  if (std::count_if(text.begin(), text.end(), [](char c) { return c != ' '; }) < 3) return false;
  return consists_of(text, '-') || consists_of(text, '*') || consists_of(text, '_');
}

bool is_table_rule(std::string_view text) {
  return text.find('-') != std::string_view::npos && text.find('|') != std::string_view::npos &&
         text.find_first_not_of("|:- ") == std::string_view::npos;
}

std::uint32_t spaces_at(std::string_view text, std::size_t from) {
  std::uint32_t count = 0;
  while (from + count < text.size() && text[from + count] == ' ') ++count;
  return count;
}

/// Bytes of a list marker with the space behind it, or 0.
std::uint32_t marker_length(std::string_view text) {
  std::size_t length = 0;
  if (text.starts_with('-') || text.starts_with('*') || text.starts_with('+')) {
    length = 1;
  } else {
    while (length < text.size() && length < 9 && is_ascii_digit(text[length])) ++length;
    const bool numbered =
        length > 0 && length < text.size() && (text[length] == '.' || text[length] == ')');
    if (!numbered) return 0;
    ++length;
  }
  const std::uint32_t spaces = spaces_at(text, length);
  return spaces == 0 ? 0 : static_cast<std::uint32_t>(length) + spaces;
}

std::uint32_t heading_level(std::string_view text) {
  std::uint32_t level = 0;
  while (level < text.size() && text[level] == '#') ++level;
  return level <= 6 && (level == text.size() || text[level] == ' ') ? level : 0;
}

class Markdown {
 public:
  Markdown(const MappedText& source, Draft& draft)
      : text_(source.text), draft_(draft), out_(source) {}

  void run(std::uint32_t from) {
    for (std::size_t begin = from; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      line(begin, end);
      begin = end + 1;
    }
    finish();
    draft_.content = out_.take();
  }

 private:
  void line(std::size_t begin, std::size_t end) {
    const std::string_view raw = text_.substr(begin, end - begin);
    const std::string_view content = trim(raw);
    const auto indent =
        static_cast<std::uint32_t>(content.empty() ? 0 : content.data() - raw.data());
    if (in_code(content) || in_comment(content)) return;
    if (content.empty()) return finish();
    block(content, {static_cast<std::uint32_t>(begin) + indent,
                    static_cast<std::uint32_t>(begin + indent + content.size()), indent});
  }

  /// Code between fences is left out.
  bool in_code(std::string_view content) {
    const bool fence = content.starts_with("```") || content.starts_with("~~~");
    if (fence_.empty() && !fence) return false;
    if (fence_.empty()) {
      finish();
      fence_ = content.substr(0, content.find_first_not_of(content[0]));
    } else if (content.starts_with(fence_) && consists_of(content, fence_[0])) {
      fence_ = {};
    }
    return true;
  }

  bool in_comment(std::string_view content) {
    const bool opens = content.starts_with("<!--");
    if (!comment_ && !opens) return false;
    if (opens) finish();
    comment_ = content.find("-->") == std::string_view::npos;
    return true;
  }

  void block(std::string_view content, Line at) {
    const bool underline =
        !lines_.empty() && kind_ == PartKind::Paragraph &&
        (consists_of(content, '=') || (consists_of(content, '-') && content.size() > 1));
    if (underline) {
      kind_ = PartKind::Heading;
      return finish();
    }
    if (is_rule(content) || is_table_rule(content)) return finish();
    if (const std::uint32_t level = heading_level(content)) return heading(content, at, level);
    if (content.starts_with('>')) return quote(content, at);
    if (content.starts_with('|')) return table_row(content, at);
    if (is_definition(content)) return finish();
    if (const std::uint32_t marker = marker_length(content)) {
      finish();
      return collect(PartKind::Item, {at.begin + marker, at.end, at.indent});
    }
    const bool code = lines_.empty() && at.indent >= 4 && last_kind_ != PartKind::Item;
    if (code) return;
    collect(lines_.empty() ? PartKind::Paragraph : kind_, at);
  }

  /// "[name]: target", the far end of reference links.
  bool is_definition(std::string_view content) const {
    const std::size_t close = content.find("]:");
    return content.starts_with('[') && !content.starts_with("[^") &&
           close != std::string_view::npos && lines_.empty();
  }

  void heading(std::string_view content, Line at, std::uint32_t level) {
    finish();
    std::size_t length = content.size();
    while (length > level && (content[length - 1] == '#' || content[length - 1] == ' ')) --length;
    collect(PartKind::Heading, {at.begin + level + spaces_at(content, level),
                                at.begin + static_cast<std::uint32_t>(length), 0});
    finish();
  }

  void quote(std::string_view content, Line at) {
    if (kind_ != PartKind::Quote) finish();
    const auto inner =
        static_cast<std::uint32_t>(std::min(content.find_first_not_of("> "), content.size()));
    if (inner == content.size()) return finish();
    collect(PartKind::Quote, {at.begin + inner, at.end, 0});
  }

  void table_row(std::string_view content, Line at) {
    finish();
    for (std::size_t begin = 1; begin < content.size();) {
      const std::size_t end = std::min(content.find('|', begin), content.size());
      collect(PartKind::Item, {at.begin + static_cast<std::uint32_t>(begin),
                               at.begin + static_cast<std::uint32_t>(end), 0});
      finish();
      begin = end + 1;
    }
  }

  void collect(PartKind kind, Line at) {
    kind_ = kind;
    if (at.begin < at.end) lines_.push_back(at);
  }

  /// Writes the lines collected as one part.
  void finish() {
    if (lines_.empty()) return;
    const std::uint32_t before = out_.size();
    if (before > 0) out_.put("\n\n", lines_.front().begin);
    const std::uint32_t begin = out_.size();
    render();
    const std::string_view rendered = std::string_view(out_.text()).substr(begin);
    const std::string_view content = trim(rendered);
    if (content.empty()) {
      out_.truncate(before);
    } else {
      const auto first = begin + static_cast<std::uint32_t>(content.data() - rendered.data());
      draft_.parts.push_back({first, first + static_cast<std::uint32_t>(content.size()), kind_});
    }
    last_kind_ = kind_;
    lines_.clear();
  }

  /// Links may run over line ends, so lines are rendered together where nothing stands between
  /// them.
  void render() {
    if (kind_ != PartKind::Quote)
      return render_inline(text_, lines_.front().begin, lines_.back().end, out_);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0) out_.put(" ", lines_[i].begin);
      render_inline(text_, lines_[i].begin, lines_[i].end, out_);
    }
  }

  std::string_view text_;
  Draft& draft_;
  TextBuilder out_;
  std::vector<Line> lines_;
  PartKind kind_ = PartKind::Paragraph;
  PartKind last_kind_ = PartKind::Paragraph;
  std::string_view fence_;
  bool comment_ = false;
};

}  // namespace

Draft read_markdown(std::string_view decoded) {
  Draft draft;
  draft.marked_up = true;
  const MappedText source = normalise(decoded);
  const std::uint32_t body = take_front_matter(source.text, draft);
  Markdown(source, draft).run(body);
  return draft;
}

}  // namespace dossier::ingest
