#include "graph/error/source_line.h"

#include <algorithm>
#include <ostream>

#include <dossier/error.h>

namespace dossier {

namespace {

struct Palette {
  std::string_view strong, accent, frame, reset;
};

Palette palette_of(const RenderOptions& options) {
  if (!options.colour) return {};
  return {"\033[1m", options.severity == "error" ? "\033[1;31m" : "\033[1;33m", "\033[34m",
          "\033[0m"};
}

class Renderer {
 public:
  Renderer(std::string_view source, const RenderOptions& options)
      : source_(source), options_(options), palette_(palette_of(options)) {}

  void headline(const Error& error) {
    out_ += palette_.accent;
    ((out_ += options_.severity) += '[') += to_string(error.code);
    (out_ += ']') += palette_.reset;
    (out_ += palette_.strong) += ": ";
    (out_ += error.message) += palette_.reset;
    out_ += '\n';
  }

  /// Chooses the width of the margin: as many digits as the greatest line number shown.
  void measure(const Error& error) {
    std::size_t line = position_of(source_, error.where.begin).line;
    for (const Note& note : error.notes)
      line = std::max(line, position_of(source_, note.where.begin).line);
    margin_ = std::to_string(line).size();
  }

  void place(Span where, std::string_view label) {
    const Position position = position_of(source_, where.begin);
    frame(std::string(margin_ + 1, ' ') + "--> ");
    out_ += "line " + std::to_string(position.line) + ", column " +
            std::to_string(position.column) + '\n';
    excerpt(position.line, where, label);
  }

  void note(const Note& note) {
    remark("note", note.text);
    if (source_.empty()) return;
    const Position position = position_of(source_, note.where.begin);
    excerpt(position.line, note.where, {});
  }

  void remark(std::string_view kind, std::string_view text) {
    frame(std::string(margin_ + 2, ' ') + "= ");
    ((out_ += kind) += ": ") += text;
    out_ += '\n';
  }

  std::string take() { return std::move(out_); }

 private:
  void frame(std::string_view text) { ((out_ += palette_.frame) += text) += palette_.reset; }

  void excerpt(std::size_t number, Span where, std::string_view label) {
    const std::size_t taken = margin_ + 4;
    const SourceLine line =
        line_of(source_, where, options_.width > taken ? options_.width - taken : 20);
    const std::string digits = std::to_string(number);
    const std::string blank(margin_ + 2, ' ');
    frame(blank + "|\n");
    frame(' ' + std::string(margin_ - digits.size(), ' ') + digits + " |");
    (out_ += ' ') += line.text;
    out_ += '\n';
    frame(blank + "|");
    out_ += std::string(line.caret + 1, ' ');
    ((out_ += palette_.accent) += std::string(line.caret_width, '^'));
    if (!label.empty()) (out_ += ' ') += label;
    (out_ += palette_.reset) += '\n';
  }

  std::string_view source_;
  const RenderOptions& options_;
  Palette palette_;
  std::string out_;
  std::size_t margin_ = 1;
};

}  // namespace

std::string render(const Error& error, std::string_view source, const RenderOptions& options) {
  Renderer renderer(source, options);
  renderer.headline(error);
  const bool has_place =
      !source.empty() && (!error.where.empty() || error.where.begin > 0 || !error.label.empty());
  if (has_place) {
    renderer.measure(error);
    renderer.place(error.where, error.label);
  }
  for (const Note& note : error.notes) renderer.note(note);
  if (!error.hint.empty()) renderer.remark("help", error.hint);
  return renderer.take();
}

std::ostream& operator<<(std::ostream& out, const Error& error) {
  return out << "error[" << to_string(error.code) << "]: " << error.message;
}

}  // namespace dossier
