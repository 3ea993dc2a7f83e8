#include "shell/render/renderer.h"

#include <algorithm>
#include <array>

namespace dossier::shell {

namespace {

constexpr std::array kFormats{
    FormatInfo{Format::Table, "table", "box that fits the terminal"},
    FormatInfo{Format::Vertical, "vertical", "one line a value, for wide rows"},
    FormatInfo{Format::Json, "json", "one array of objects"},
    FormatInfo{Format::JsonLines, "jsonl", "one object a line"},
    FormatInfo{Format::Csv, "csv", "comma-separated, RFC 4180"},
    FormatInfo{Format::Tsv, "tsv", "tab-separated, with \\t and \\n for tabs and line breaks"},
    FormatInfo{Format::Markdown, "markdown", "a table for documents"},
    FormatInfo{Format::Html, "html", "a table for web pages"},
    FormatInfo{Format::Latex, "latex", "a tabular for papers"},
    FormatInfo{Format::Plain, "plain", "Cypher literals, tab-separated, one row a line"},
    FormatInfo{Format::Dot, "dot", "the nodes and relationships for Graphviz"},
    FormatInfo{Format::Graph, "graph", "the nodes and relationships as a text drawing"},
};

using Factory = std::unique_ptr<Renderer> (*)(std::ostream&, const RenderSettings&);

constexpr std::array<Factory, kFormats.size()> kFactories{
    make_table,    make_vertical, make_json,  make_json_lines, make_csv, make_tsv,
    make_markdown, make_html,     make_latex, make_plain,      make_dot, make_graph,
};

}  // namespace

std::span<const FormatInfo> formats() noexcept { return kFormats; }

std::optional<Format> find_format(std::string_view name) noexcept {
  const auto* found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](auto& row) { return row.name == name; });
  if (found == kFormats.end()) return std::nullopt;
  return found->format;
}

std::string_view to_string(Format format) noexcept {
  return kFormats[static_cast<std::size_t>(format)].name;
}

std::unique_ptr<Renderer> make_renderer(Format format, std::ostream& out,
                                        const RenderSettings& settings) {
  return kFactories[static_cast<std::size_t>(format)](out, settings);
}

}  // namespace dossier::shell
