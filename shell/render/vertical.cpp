#include "shell/render/cells.h"
#include "shell/render/columns.h"
#include "shell/render/renderer.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <ostream>

namespace dossier::shell {

namespace {

/// One value a line, names in front, a ruler before each row.
class Vertical final : public Renderer {
 public:
  Vertical(std::ostream& out, const RenderSettings& settings) : out_(out), settings_(settings) {}

  void begin(const std::vector<std::string>& columns) override {
    for (const std::string& column : columns) {
      names_.push_back(one_line(column));
      width_ = std::max(width_, display_width(names_.back()));
    }
  }

  void row(std::span<const Value> values) override {
    ruler();
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::string padding(width_ - display_width(names_[i]), ' ');
      out_ << padding << bold(names_[i]) << " │ ";
      const auto lines = wrap(cell_for_people(values[i]), room(), kAllLines);
      for (std::size_t line = 0; line < lines.size(); ++line) {
        out_ << (line == 0 ? "" : std::string(width_ + 1, ' ') + "│ ") << lines[line] << '\n';
      }
    }
  }

  void end() override {}

 private:
  static constexpr std::size_t kAllLines = 10'000;
  static constexpr std::size_t kNarrowest = 20;

  std::size_t room() const {
    if (settings_.width == 0) return std::size_t{1} << 30U;
    return std::max(kNarrowest, settings_.width - std::min(settings_.width, width_ + 3));
  }

  std::string bold(const std::string& text) const {
    return settings_.colour ? "\x1b[1m" + text + "\x1b[0m" : text;
  }

  void ruler() {
    const std::string title = " row " + std::to_string(++row_) + ' ';
    std::string line;
    for (std::size_t i = 0; i < width_ + 1; ++i) line += "─";
    out_ << line << "┼──" << title << "──\n";
  }

  std::ostream& out_;
  RenderSettings settings_;
  std::vector<std::string> names_;
  std::size_t width_ = 0;
  std::size_t row_ = 0;
};

}  // namespace

std::unique_ptr<Renderer> make_vertical(std::ostream& out, const RenderSettings& settings) {
  return std::make_unique<Vertical>(out, settings);
}

}  // namespace dossier::shell
