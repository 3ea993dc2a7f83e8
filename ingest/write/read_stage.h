#pragma once

#include "ingest/pipeline.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dossier::ingest {

/// What the first stage of an ingestion passes on: a document, an error, or the end of a file.
struct ReadItem {
  std::optional<Document> document;
  std::optional<Error> error;
  bool end_of_file = false;
  std::size_t file = 0;  ///< how many files were done before this one
  std::string path;
};

/// Reads files one after the other. Documents of different files that have the same name get the
/// names of their folders in front ("1972/notes"), as many as tell them apart.
class ReadStage {
 public:
  /// `stored_path` gives the path of a stored document of a name, "" when there is none.
  ReadStage(std::vector<std::string> paths, const ReadOptions& options,
            std::function<std::string(const std::string& name)> stored_path)
      : paths_(std::move(paths)), options_(options), stored_path_(std::move(stored_path)) {}

  /// `put` returns false to stop.
  void run(const std::function<bool(ReadItem&&)>& put);

 private:
  void name_apart(Document& document);
  bool is_free(const Document& document, const std::string& name) const;

  std::vector<std::string> paths_;
  const ReadOptions& options_;
  std::function<std::string(const std::string& name)> stored_path_;
  std::map<std::string, std::string> taken_;  ///< name -> path, of this run
};

}  // namespace dossier::ingest
