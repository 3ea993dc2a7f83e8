#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/database.h>
#include <dossier/error.h>

namespace dossier {

/// Files of one kind of node or relationship, read one after the other as if they were one. The
/// first record of the first file names the columns; a file that holds nothing else is a header of
/// its own. Files named ".jsonl" or ".ndjson" hold JSON Lines, all others separated values.
struct ImportFiles {
  std::string name;  ///< labels, joined by ':', or the type; "" when a column gives them
  std::vector<std::string> paths;  ///< at least one
  /// Names the columns instead of the first record, which is passed over all the same; separated as
  /// the files are.
  std::string header = {};
};

/// Reads "Person:Minister=header.csv,people-1.csv,people-2.csv" or, without a name, "people.csv".
/// Fails with InvalidArgumentValue.
Result<ImportFiles> parse_import_files(std::string_view text);

/// An index that the import makes, or finds there.
struct ImportIndex {
  std::string label;
  std::vector<std::string> keys;
  bool unique = false;  ///< a constraint: two nodes with the same values end the import
};

/// Reads "Person(name)" or "Person(name,born)". Fails with InvalidArgumentValue.
Result<ImportIndex> parse_import_index(std::string_view text);

/// What the values of `:ID` columns are stored as. They are told apart by their text in both cases.
enum class ImportIds : std::uint8_t { String, Integer };

/// How an import stands. `done` and `total` count bytes that were read and, later, steps that were
/// written.
struct ImportProgress {
  std::string_view phase;  ///< "nodes", "relationships", "neighbours"
  std::uint64_t done = 0;
  std::uint64_t total = 0;
};

/// What to import, and how. docs/import.md tells what headers can say.
struct ImportSettings {
  std::vector<ImportFiles> nodes;
  std::vector<ImportFiles> relationships;
  std::vector<ImportIndex> indexes;
  ImportIds ids = ImportIds::String;
  char delimiter = ',';
  char array_delimiter = ';';
  char quote = '"';
  /// Where records go that cannot be stored, as CSV: file, line, reason, record. Made when there is
  /// one.
  std::string rejects_path;
  std::uint64_t max_rejects = UINT64_MAX;  ///< more of them end the import
  unsigned threads = 0;                    ///< 0: one a core
  /// Bytes that neighbours may take in memory before they are sorted on the disk.
  std::size_t sort_bytes = std::size_t{512} << 20;
  const std::atomic<bool>* cancelled = nullptr;  ///< set it from another thread to stop
  /// Called now and then, by one thread at a time.
  std::function<void(const ImportProgress&)> progress;
};

struct ImportSummary {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t properties = 0;
  std::uint64_t rejected = 0;
};

/// Makes a database from files. It is built beside `path` and gets its name when it is complete: a
/// failure, a crash or a cancellation leaves nothing at `path`. Fails with InputOutput when
/// something is there, with Cancelled, with InvalidArgumentValue for files whose header cannot be
/// read, with ConstraintViolated, and as Database::open does. To add to a database that exists, see
/// Database::import_files.
Result<ImportSummary> create_from_files(const std::string& path, const ImportSettings& settings);

}  // namespace dossier
