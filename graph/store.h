#pragma once

#include "graph/transaction.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier {
struct ImportSettings;
struct ImportSummary;
}  // namespace dossier

namespace dossier::graph {

/// Reads a value of a kind from text; nothing for text that is not one. Called from several threads
/// at once.
using ValueReader = std::function<std::optional<Value>(ValueKind kind, std::string_view text)>;

enum class OpenMode : std::uint8_t {
  ReadWrite,  ///< takes the lock; a second process gets Code::Locked with the holder's process id
  ReadOnly,   ///< never writes a byte of the database; works beside a writer and sees its commits
              ///< up to the last `Store::refresh()`
};

/// A quarter of the machine's memory.
std::size_t default_memory_bytes();

struct StoreOptions {
  OpenMode mode = OpenMode::ReadWrite;
  bool create_if_missing = true;
  /// A commit returns after its bytes are on the device. Off: a power failure may lose the last
  /// commits, a crash of the process loses none.
  bool sync = true;
  /// Bytes for caches of blocks and records.
  std::size_t cache_bytes = std::size_t{128} << 20;
  /// Most bytes for parts of the graph as flat arrays in memory; they are made when they pay.
  std::size_t memory_bytes = default_memory_bytes();
  /// How long the first write of a transaction waits for another writer.
  std::chrono::milliseconds writer_timeout{10'000};
};

/// One finding of `Store::check`.
struct Finding {
  std::string where;  ///< key or entity
  std::string what;
};

struct CheckReport {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t index_entries = 0;
  std::vector<Finding> findings;  ///< empty: every invariant holds
};

/// A property graph in a directory, or in memory. Safe for use by many threads at once; a
/// transaction belongs to one of them.
class Store {
 public:
  virtual ~Store() = default;

  /// Opens the database at `path`, or a private one in memory for ":memory:".
  /// Fails with NotFound, NotADatabase, NewerFormat, Locked, Corrupted or InputOutput, and leaves
  /// the files as they were in each case.
  static Result<std::unique_ptr<Store>> open(std::string_view path,
                                             const StoreOptions& options = {});

  /// A transaction that may write. It locks nothing before its first write.
  virtual std::unique_ptr<Transaction> begin() = 0;
  virtual std::unique_ptr<Transaction> begin_read() = 0;
  /// Takes the writer lock at once, so that the transaction cannot fail with Conflict.
  virtual Result<std::unique_ptr<Transaction>> begin_exclusive() = 0;

  /// Adds the nodes and relationships of files as one commit; graph/import/import_files.h.
  virtual Result<ImportSummary> import_files(const ImportSettings& settings,
                                             const ValueReader& reader) = 0;

  /// ReadOnly stores: moves on to what the writer has committed since. Others: does nothing.
  virtual Status refresh() = 0;
  /// Grows with every change of indexes, constraints or names, so plans can be kept until it moves.
  virtual std::uint64_t schema_version() const = 0;
  /// Number of the last commit.
  virtual std::uint64_t last_commit() const = 0;
  virtual OpenMode mode() const = 0;
  virtual const std::string& path() const = 0;
  /// Bytes of the database on disk; 0 in memory.
  virtual std::uint64_t size_on_disk() const = 0;

  /// Reads everything and verifies each invariant of the format: both directions of every
  /// relationship, labels, indexes, counts, and with `deep` the checksums of all files. `progress`
  /// is called with a share in [0, 1] and may return false to stop.
  virtual Result<CheckReport> check(bool deep, const std::function<bool(double)>& progress) = 0;

 protected:
  Store() = default;
};

}  // namespace dossier::graph
