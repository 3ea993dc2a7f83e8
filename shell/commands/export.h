#pragma once

#include "shell/console/console.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <dossier/database.h>
#include <dossier/export.h>

namespace dossier::shell {

/// Where a graph is written and how.
struct ExportTarget {
  std::string path;    ///< empty: to the stream
  std::string format;  ///< a name of `export_format`, or "svg", "png", "pdf"
  std::string engine;  ///< Graphviz layout for pictures; empty: by size
  ExportOptions options = {};
};

/// Nodes of a picture that is still to be read, and of a page that still moves; more are drawn when
/// asked for.
inline constexpr std::size_t kMaxPictureNodes = 1000, kMaxPageNodes = 5000;
inline constexpr std::size_t kMaxPageRelationships = 25000;
/// As `ExportOptions::max_nodes`: the limits above, by the format.
inline constexpr std::size_t kUsualLimit = ~std::size_t{0};

/// Names of `Clusters`, in its order.
inline constexpr std::array<std::string_view, 4> kClusterNames{"none", "label", "community",
                                                               "document"};
std::optional<Clusters> find_clusters(std::string_view name) noexcept;

/// "wrote a.svg", or the two files of CSV.
std::string what_was_written(const std::string& format, const std::string& path);

/// Writes a graph. CSV to a file becomes two files, NAME.nodes.csv and NAME.relationships.csv.
/// A file that could not be finished is removed. Ctrl-C stops it with Code::Cancelled.
Status export_part(const Subgraph& graph, const ExportTarget& target, Console& console);
/// The same for everything in a database, with its progress on the terminal.
Status export_all(Database& database, ExportTarget target, Console& console);

}  // namespace dossier::shell
