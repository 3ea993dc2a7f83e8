#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>
#include <dossier/export.h>
#include <dossier/result.h>
#include <dossier/schema.h>
#include <dossier/value.h>

namespace dossier {

/// How a database is opened.
struct Options {
  bool read_only = false;  ///< works beside a writing process; every write fails
  bool create_if_missing = true;
  bool sync = true;  ///< a commit is on the device before it returns
  std::size_t cache_bytes = std::size_t{128} << 20;
};

/// Bounds of one query. Over a bound the query ends with an error and changes nothing.
struct QueryOptions {
  std::chrono::milliseconds timeout{0};          ///< 0: none
  std::size_t memory_bytes = 0;                  ///< 0: half of the machine's memory
  const std::atomic<bool>* cancelled = nullptr;  ///< set it from another thread to stop the query
  std::string import_directory;                  ///< LOAD CSV reads files below it; empty: none
  /// Called while an index or constraint is made: how many entities were read, and how many there
  /// are to read.
  std::function<void(std::uint64_t done, std::uint64_t total)> index_progress = {};
};

using Parameters = Map;

/// Called for each row as it is produced; return false to stop.
using RowSink =
    std::function<bool(const std::vector<std::string>& columns, std::vector<Value>&& row)>;

/// Several queries that see one snapshot and are stored together. Not thread-safe. Rolls back when
/// destroyed without `commit`.
class Transaction {
 public:
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) noexcept;
  ~Transaction();

  Result<ResultSet> query(std::string_view text, const Parameters& parameters = {},
                          const QueryOptions& options = {});
  /// Stores all changes at once. Fails with Code::Conflict when it has to be run again.
  Status commit();
  void rollback() noexcept;

 private:
  friend class Database;
  struct State;
  explicit Transaction(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// How documents are read.
struct IngestSettings {
  unsigned threads = 0;      ///< 0: one a core
  std::string lexicon_path;  ///< names, verbs and frames added by the user; docs/lexicon.md
  /// JSON fields that hold the parts of a document, as dotted paths; empty: common names are tried.
  std::string text_field, title_field, date_field, name_field;
  bool follow_symlinks = false;
  const std::atomic<bool>* cancelled = nullptr;
  std::function<void(std::size_t done, std::size_t total, const std::string& path)> progress;
  std::function<void(const Error&)> report;  ///< warnings, and documents that could not be read
};

/// What an ingestion did.
struct IngestSummary {
  std::size_t documents = 0;  ///< new or changed
  std::size_t unchanged = 0;
  std::size_t copies = 0;  ///< text that another document holds already
  std::size_t failed = 0;
  std::size_t sentences = 0, tokens = 0, entities = 0, facts = 0, proposals = 0;
};

struct ImportSettings;
struct ImportSummary;
struct Topology;
struct TopologySpec;

/// A knowledge graph on disk or, at ":memory:", in memory. Safe to use from many threads at once.
class Database {
 public:
  /// Opens a database, or creates one. Fails with NotFound, NotADatabase, NewerFormat, Locked,
  /// Corrupted or InputOutput; existing files are never changed by a failure.
  static Result<Database> open(const std::string& path, const Options& options = {});

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// Runs one statement in a transaction of its own and gives all rows. Parameters are named
  /// without `$`. An everyday question (language.h) is taken for the statement that answers it,
  /// here and below.
  Result<ResultSet> query(std::string_view text, const Parameters& parameters = {},
                          const QueryOptions& options = {});
  /// The same, row by row in constant memory. The returned set has columns and counters, no rows.
  Result<ResultSet> stream(std::string_view text, const Parameters& parameters, const RowSink& sink,
                           const QueryOptions& options = {});
  Result<Transaction> begin();

  /// Reads files and directories into the graph; each document is stored atomically.
  Result<IngestSummary> ingest(const std::vector<std::string>& paths,
                               const IngestSettings& settings = {});
  /// Reads one text. `format` is an extension such as "txt", "md" or "html".
  Result<IngestSummary> ingest_text(std::string name, std::string_view content,
                                    std::string_view format = "txt",
                                    const IngestSettings& settings = {});
  /// Takes a document away with everything that only it supported.
  Status forget(const std::string& document);
  /// Makes one node of two entities that documents call by different names; what is read later
  /// follows. Names are exact, "Person:Nixon" tells the label. Fails with InvalidArgumentValue.
  /// Nothing is lost: `split` takes it back.
  Status merge(const std::string& from, const std::string& into, const std::string& reason = {});
  /// Takes back the merges of what was called `name`; the graph is as if they had never been.
  Status split(const std::string& name);
  /// The merges, one line each.
  Status merges(const std::function<void(const std::string&)>& sink);
  /// The facts of the stored documents as JSON Lines (docs/facts.md); one document or, for "", all.
  Status facts(const std::string& document, bool explain,
               const std::function<void(const std::string&)>& sink);

  /// Adds the nodes and relationships of CSV files (import.h) at once: others see all of them or
  /// none, also after a crash. Relationships join nodes of the same import. Nobody else can write
  /// meanwhile.
  Result<ImportSummary> import_files(const ImportSettings& settings);

  /// Labels, types, keys, indexes and their counts.
  Result<Schema> schema();
  /// A part of the graph as it is now, as flat arrays (topology.h). Fails with InvalidArgumentValue
  /// when a weight is no number, with LimitExceeded beyond 4 billion nodes or relationships.
  Result<Topology> topology(const TopologySpec& spec);
  /// Writes the whole graph, read from one snapshot, in constant memory; a Cypher script ends with
  /// the indexes and constraints. Stops when `out` fails.
  Status export_graph(std::ostream& out, ExportFormat format, const ExportOptions& options = {});

  /// Verifies every invariant of the stored graph; one line a finding. `deep` reads all checksums
  /// too.
  Result<std::vector<std::string>> check(bool deep = false,
                                         const std::function<bool(double)>& progress = {});
  /// Read-only databases: moves on to what the writer has committed since.
  Status refresh();
  const std::string& path() const noexcept;
  std::uint64_t size_on_disk() const;

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier
