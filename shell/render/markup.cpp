#include "shell/render/cells.h"
#include "shell/render/renderer.h"

#include <algorithm>
#include <ostream>

namespace dossier::shell {

namespace {

std::string replaced(std::string_view text, std::string_view (*replacement)(char)) {
  std::string out;
  for (const char c : text) {
    const std::string_view other = replacement(c);
    if (other.data() == nullptr) {
      out += c;
    } else {
      out += other;
    }
  }
  return out;
}

std::string_view for_html(char c) {
  switch (c) {
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '&': return "&amp;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\n': return "<br>";
    default: return {};
  }
}

std::string_view for_markdown(char c) {
  switch (c) {
    case '|': return "\\|";
    case '\\': return "\\\\";
    case '`': return "\\`";
    case '*': return "\\*";
    case '_': return "\\_";
    case '[': return "\\[";
    case '<': return "&lt;";
    case '&': return "&amp;";
    case '\n': return "<br>";
    case '\r': return "";
    default: return {};
  }
}

std::string_view for_latex(char c) {
  switch (c) {
    case '&': return "\\&";
    case '%': return "\\%";
    case '$': return "\\$";
    case '#': return "\\#";
    case '_': return "\\_";
    case '{': return "\\{";
    case '}': return "\\}";
    case '~': return "\\textasciitilde{}";
    case '^': return "\\textasciicircum{}";
    case '\\': return "\\textbackslash{}";
    case '|': return "\\textbar{}";
    case '<': return "\\textless{}";
    case '>': return "\\textgreater{}";
    case '\n':
    case '\r': return " ";
    default: return {};
  }
}

/// What a table looks like in one markup language.
struct Markup {
  std::string_view (*escape)(char);
  std::string_view row_begin, separator, row_end;
};

constexpr Markup kMarkdown{for_markdown, "| ", " | ", " |\n"};
constexpr Markup kHtmlHead{for_html, "<tr><th>", "</th><th>", "</th></tr>\n"};
constexpr Markup kHtmlRow{for_html, "<tr><td>", "</td><td>", "</td></tr>\n"};
constexpr Markup kLatex{for_latex, "", " & ", " \\\\\n"};

/// Rows in a markup language. `Frame` says what stands before, between head and body, and after.
class MarkupTable : public Renderer {
 public:
  MarkupTable(std::ostream& out, const RenderSettings& settings, const Markup& head,
              const Markup& body)
      : out_(out), head_(head), body_(body), terminal_(settings.terminal) {}

  void row(std::span<const Value> values) override {
    std::vector<std::string> cells;
    for (const Value& value : values) cells.push_back(cell_for_programs(value));
    write(cells, body_);
  }

 protected:
  void write_head(const std::vector<std::string>& columns) { write(columns, head_); }
  std::ostream& out_;

 private:
  void write(const std::vector<std::string>& cells, const Markup& markup) {
    std::string line(markup.row_begin);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) line += markup.separator;
      line += replaced(cells[i], markup.escape);
    }
    out_ << for_output(line += markup.row_end, terminal_);
  }

  const Markup& head_;
  const Markup& body_;
  bool terminal_;
};

class Markdown final : public MarkupTable {
 public:
  Markdown(std::ostream& out, const RenderSettings& settings)
      : MarkupTable(out, settings, kMarkdown, kMarkdown) {}
  void begin(const std::vector<std::string>& columns) override {
    if (columns.empty()) return;
    write_head(columns);
    out_ << '|';
    for (std::size_t i = 0; i < columns.size(); ++i) out_ << " --- |";
    out_ << '\n';
  }
  void end() override {}
};

class Html final : public MarkupTable {
 public:
  Html(std::ostream& out, const RenderSettings& settings)
      : MarkupTable(out, settings, kHtmlHead, kHtmlRow) {}
  void begin(const std::vector<std::string>& columns) override {
    out_ << "<table>\n<thead>\n";
    write_head(columns);
    out_ << "</thead>\n<tbody>\n";
  }
  void end() override { out_ << "</tbody>\n</table>\n"; }
};

class Latex final : public MarkupTable {
 public:
  Latex(std::ostream& out, const RenderSettings& settings)
      : MarkupTable(out, settings, kLatex, kLatex) {}
  void begin(const std::vector<std::string>& columns) override {
    out_ << "\\begin{tabular}{" << std::string(std::max<std::size_t>(columns.size(), 1), 'l')
         << "}\n\\hline\n";
    write_head(columns);
    out_ << "\\hline\n";
  }
  void end() override { out_ << "\\hline\n\\end{tabular}\n"; }
};

}  // namespace

std::unique_ptr<Renderer> make_markdown(std::ostream& out, const RenderSettings& settings) {
  return std::make_unique<Markdown>(out, settings);
}

std::unique_ptr<Renderer> make_html(std::ostream& out, const RenderSettings& settings) {
  return std::make_unique<Html>(out, settings);
}

std::unique_ptr<Renderer> make_latex(std::ostream& out, const RenderSettings& settings) {
  return std::make_unique<Latex>(out, settings);
}

}  // namespace dossier::shell
