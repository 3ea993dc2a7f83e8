#include "shell/render/cells.h"
#include "shell/render/renderer.h"

#include <ostream>

namespace dossier::shell {

namespace {

std::string quoted_field(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out += '"';
}

bool needs_quotes(std::string_view text) noexcept {
  return text.find_first_of(",\"\r\n") != std::string_view::npos ||
         (!text.empty() && (text.front() == ' ' || text.back() == ' '));
}

bool looks_like_formula(std::string_view text) noexcept {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

/// RFC 4180. Null is an empty field, the empty string "" in quotes.
class Csv final : public Renderer {
 public:
  Csv(std::ostream& out, const RenderSettings& settings) : out_(out), settings_(settings) {}

  void begin(const std::vector<std::string>& columns) override {
    std::string line;
    for (const std::string& column : columns) append(line, text_field(column));
    finish(line);
  }
  void row(std::span<const Value> values) override {
    std::string line;
    for (const Value& value : values) append(line, field(value));
    finish(line);
  }
  void end() override {}

 private:
  void append(std::string& line, const std::string& text) {
    if (count_++ != 0) line += ',';
    line += text;
  }
  void finish(std::string& line) {
    if (count_ != 0)
      out_ << for_output(line, settings_.terminal) << (settings_.terminal ? "\n" : "\r\n");
    count_ = 0;
  }
  std::string text_field(std::string_view text) const {
    const std::string safe = settings_.excel_safe && looks_like_formula(text)
                                 ? "'" + std::string(text)
                                 : std::string(text);
    return needs_quotes(safe) ? quoted_field(safe) : safe;
  }
  std::string field(const Value& value) const {
    if (value.is_string()) return value.string().empty() ? "\"\"" : text_field(value.string());
    const std::string text = cell_for_programs(value);
    return needs_quotes(text) ? quoted_field(text) : text;
  }

  std::ostream& out_;
  RenderSettings settings_;
  std::size_t count_ = 0;
};

std::string tsv_field(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  return out;
}

/// Texts in `escape`d form with tabs between.
class TabSeparated final : public Renderer {
 public:
  using Text = std::string (*)(const Value&);
  TabSeparated(std::ostream& out, const RenderSettings& settings, Text text)
      : out_(out), text_(text), terminal_(settings.terminal) {}

  void begin(const std::vector<std::string>& columns) override {
    if (text_ != literal) write(std::vector<Value>(columns.begin(), columns.end()));
  }
  void row(std::span<const Value> values) override { write(values); }
  void end() override {}

  /// One Cypher literal; its escapes keep it on one line.
  static std::string literal(const Value& value) { return to_literal(value); }
  static std::string escaped(const Value& value) { return tsv_field(cell_for_programs(value)); }

 private:
  void write(std::span<const Value> values) {
    std::string line;
    for (const Value& value : values) line += (&value == values.data() ? "" : "\t") + text_(value);
    if (!values.empty()) out_ << for_output(line, terminal_) << '\n';
  }

  std::ostream& out_;
  Text text_;
  bool terminal_;
};

}  // namespace

std::unique_ptr<Renderer> make_csv(std::ostream& out, const RenderSettings& settings) {
  return std::make_unique<Csv>(out, settings);
}

std::unique_ptr<Renderer> make_tsv(std::ostream& out, const RenderSettings& settings) {
  return std::make_unique<TabSeparated>(out, settings, TabSeparated::escaped);
}

std::unique_ptr<Renderer> make_plain(std::ostream& out, const RenderSettings& settings) {
  return std::make_unique<TabSeparated>(out, settings, TabSeparated::literal);
}

}  // namespace dossier::shell
