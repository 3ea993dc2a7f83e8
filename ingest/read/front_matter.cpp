#include "ingest/read/front_matter.h"

#include "ingest/read/unicode.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

constexpr std::size_t kMaxLength = 65536;

std::string unquoted(std::string_view value) {
  value = trim(value);
  const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                      value.back() == value.front();
  return std::string(quoted ? value.substr(1, value.size() - 2) : value);
}

/// The elements of "[a, 'b, c', d]", or the scalar itself.
std::vector<std::string> values_of(std::string_view text) {
  text = trim(text);
  if (text.empty()) return {};
  if (!text.starts_with('[') || !text.ends_with(']')) return {unquoted(text)};
  std::vector<std::string> out;
  std::string item;
  char quote = '\0';
  for (const char c : text.substr(1, text.size() - 2)) {
    if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote) {
      quote = '\0';
    }
    if (c == ',' && quote == '\0') {
      out.push_back(unquoted(item));
      item.clear();
    } else {
      item += c;
    }
  }
  out.push_back(unquoted(item));
  return out;
}

class FrontMatter {
 public:
  FrontMatter(Draft& draft, char separator) : draft_(draft), separator_(separator) {}
  ~FrontMatter() { store(); }
  FrontMatter(const FrontMatter&) = delete;
  FrontMatter& operator=(const FrontMatter&) = delete;

  void line(std::string_view raw) {
    const std::string_view content = trim(raw);
    if (content.empty() || content.starts_with('#')) return;
    if (content.starts_with("- ") && !key_.empty()) {
      values_.push_back(unquoted(content.substr(2)));
      return;
    }
    const bool nested = is_ascii_space(raw.front());
    const std::size_t at = content.find(separator_);
    if (nested || at == std::string_view::npos) return;
    store();
    key_ = std::string(trim(content.substr(0, at)));
    values_ = values_of(content.substr(at + 1));
  }

 private:
  void store() {
    if (!key_.empty()) add_metadata(draft_, key_, std::move(values_));
    key_.clear();
    values_.clear();
  }

  Draft& draft_;
  char separator_;
  std::string key_;
  std::vector<std::string> values_;
};

}  // namespace

std::uint32_t take_front_matter(std::string_view text, Draft& draft) {
  const bool yaml = text.starts_with("---\n");
  if (!yaml && !text.starts_with("+++\n")) return 0;
  const std::string_view fence = text.substr(0, 3);
  const std::size_t close = text.substr(0, kMaxLength).find("\n" + std::string(fence), 3);
  if (close == std::string_view::npos) return 0;
  // A thematic break can begin a document as well: front matter has a key on its first line.
  const std::string_view body = text.substr(4, close > 3 ? close - 3 : 0);
  const std::string_view first = body.substr(0, body.find('\n'));
  if (first.find(yaml ? ':' : '=') == std::string_view::npos) return 0;
  FrontMatter matter(draft, yaml ? ':' : '=');
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    if (end > begin) matter.line(body.substr(begin, end - begin));
    begin = end + 1;
  }
  const std::size_t line_end = text.find('\n', close + 1);
  return static_cast<std::uint32_t>(line_end == std::string_view::npos ? text.size()
                                                                       : line_end + 1);
}

}  // namespace dossier::ingest
