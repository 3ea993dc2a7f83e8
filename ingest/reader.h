#pragma once

#include "ingest/document.h"

#include <functional>
#include <string>
#include <vector>

#include <dossier/error.h>

namespace dossier::ingest {

/// How files are read.
struct ReadOptions {
  /// JSON and JSON Lines: dotted paths of the fields that hold these parts. Empty: common names are
  /// tried
  /// ("text", "body", "content", "article"; "title", "headline"; "date", "published"; ...).
  std::string text_field, title_field, date_field, name_field, authors_field;
  std::uint64_t max_bytes = std::uint64_t{256} << 20;  ///< larger files are reported and skipped
  bool follow_symlinks = false;
};

/// Files below the given paths that can be documents, sorted, each once. Directories are
/// walked recursively without following symbolic links out of a cycle; hidden files are left out.
/// What cannot be listed is reported and the rest goes on.
std::vector<std::string> find_documents(const std::vector<std::string>& paths,
                                        const ReadOptions& options,
                                        const std::function<void(const Error&)>& report);

/// The documents of one file: one for most formats, one a record for JSON Lines and JSON arrays.
/// Each is decoded, cleaned and cut into blocks. Records that cannot be read are reported and the
/// rest goes on.
std::vector<Document> read_documents(const std::string& path, const ReadOptions& options,
                                     const std::function<void(const Error&)>& report);

/// A document from text in memory; `format` is a file extension such as "txt", "md", "html".
Result<Document> read_text(std::string name, std::string_view content, std::string_view format,
                           const ReadOptions& options = {});

}  // namespace dossier::ingest
