#pragma once

#include "graph/rocks/guard.h"
#include "graph/rocks/rocks.h"
#include "graph/rocks/watch.h"

#include <memory>
#include <mutex>
#include <string>

#include <rocksdb/db.h>

namespace dossier::graph::rocks {

/// Keeps the guard of a database that is open for writing, from before it is opened until it is
/// closed.
class GuardedFiles {
 public:
  /// Compares the files with the guard, and replays the log without writing. Fails with Corrupted
  /// before anything was changed.
  static Result<std::unique_ptr<GuardedFiles>> begin(const Settings& settings);
  /// What the guard of a directory demands, for those who only read. Fails with Corrupted.
  static Result<GuardRecord> recorded(const std::string& directory);

  GuardedFiles(std::string directory, Guard guard)
      : directory_(std::move(directory)), guard_(std::move(guard)) {}

  /// Hangs the filter and the watch into the options of a new or complete database.
  void prepare(rocksdb::DBOptions& options);
  Status opened(rocksdb::DB& db);
  /// Puts the log on the device and notes it.
  Status sync(rocksdb::DB& db);
  void close(rocksdb::DB& db) noexcept;

 private:
  Status note(rocksdb::DB& db, std::uint64_t sequence);
  Status measure_manifest(rocksdb::DB& db, GuardRecord& record);

  std::string directory_;
  std::mutex mutex_;
  Guard guard_;
  GapFilter filter_;
  std::shared_ptr<ManifestWatch> watch_ = std::make_shared<ManifestWatch>();
};

/// Corrupted when the database ends before the recorded sequence number.
Status require_sequence(const rocksdb::DB& db, const GuardRecord& record,
                        const std::string& directory);

}  // namespace dossier::graph::rocks
