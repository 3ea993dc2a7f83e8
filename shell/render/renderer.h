#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/value.h>

namespace dossier::shell {

enum class Format : std::uint8_t {
  Table,
  Vertical,
  Json,
  JsonLines,
  Csv,
  Tsv,
  Markdown,
  Html,
  Latex,
  Plain,
  Dot,
  Graph,
};

/// A row of the table of formats: what the user types, and what comes out.
struct FormatInfo {
  Format format;
  std::string_view name;
  std::string_view help;
};

std::span<const FormatInfo> formats() noexcept;
std::optional<Format> find_format(std::string_view name) noexcept;
std::string_view to_string(Format format) noexcept;

struct RenderSettings {
  std::size_t width = 0;       ///< columns of the terminal; 0: as wide as the content
  std::size_t max_rows = 0;    ///< rows of a table before the middle ones are left out; 0: all
  std::size_t height = 0;      ///< lines of a table before the middle rows are left out; 0: all
  std::size_t wrap_lines = 5;  ///< lines of a table cell before it is cut
  bool colour = false;
  bool terminal = false;    ///< make control characters visible in formats that keep them otherwise
  bool types = false;       ///< tables: the kind of the values below each name
  bool excel_safe = false;  ///< CSV: a quote mark before texts that spreadsheets take for formulas
};

/// Writes the rows of one result in one format. Calls come in the order begin, row..., end.
class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void begin(const std::vector<std::string>& columns) = 0;
  virtual void row(std::span<const Value> values) = 0;
  virtual void end() = 0;
  /// True when rows or columns were left out or cut for lack of space.
  virtual bool abridged() const { return false; }
  /// True when the number of rows was written already.
  virtual bool counted() const { return false; }
};

std::unique_ptr<Renderer> make_renderer(Format format, std::ostream& out,
                                        const RenderSettings& settings);

// One each; `make_renderer` chooses.
std::unique_ptr<Renderer> make_table(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_vertical(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_json(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_json_lines(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_csv(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_tsv(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_markdown(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_html(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_latex(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_plain(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_dot(std::ostream& out, const RenderSettings& settings);
std::unique_ptr<Renderer> make_graph(std::ostream& out, const RenderSettings& settings);

}  // namespace dossier::shell
