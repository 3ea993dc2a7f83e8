#pragma once

#include <iosfwd>
#include <string>

#include <dossier/database.h>
#include <dossier/export.h>

namespace dossier::shell {

/// Where a graph is written and how.
struct ExportTarget {
  std::string path;    ///< empty: to the stream
  std::string format;  ///< a name of `export_format`, or "svg", "png", "pdf"
  std::string engine;  ///< Graphviz layout for pictures; empty: by size
};

/// Writes a graph. CSV to a file becomes two files, NAME.nodes.csv and NAME.relationships.csv.
Status export_part(const Subgraph& graph, const ExportTarget& target, std::ostream& out);
/// The same for everything in a database.
Status export_all(Database& database, const ExportTarget& target, std::ostream& out);

}  // namespace dossier::shell
