#pragma once

#include "graph/rocks/sorted_file.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <absl/functional/function_ref.h>
#include <dossier/error.h>

/// RocksDB as this project uses it. Everything of RocksDB lies behind this header; it knows keys
/// and values and nothing of graphs. Failures of the device are thrown as dossier::Exception with
/// Code::InputOutput, damaged files as Code::Corrupted; where another way is promised, a Status
/// comes back.
namespace dossier::graph::rocks {

/// Column families, in the order in which they are created. Never renumbered.
enum class Family : std::uint8_t {
  Meta,       ///< few and small: version, names, counters, definitions
  Records,    ///< read by key: nodes and relationships
  Adjacency,  ///< read by a prefix of `kPrefixSize` bytes
  Entries,    ///< read by range: labels, types, property indexes
};
constexpr std::size_t kFamilyCount = 4;
/// Length of the prefix that adjacency cursors of Scope::Prefix stay within.
constexpr std::size_t kPrefixSize = 9;

enum class Access : std::uint8_t { Write, Follow };

struct Settings {
  std::string path;  ///< directory; "" keeps everything in memory
  Access access = Access::Write;
  std::size_t cache_bytes = 0;
  /// Each write is followed by a sync; until then a crash of the process may lose it too.
  bool sync = true;
};

/// A state of the database that stays readable while it exists. Made by Database::snapshot.
/// Must not outlive its database.
class Snapshot {
 public:
  virtual ~Snapshot() = default;
};

/// How far a cursor may run. Pass: as far as All, through much of a family, so that it reads ahead
/// and keeps nothing in the cache.
enum class Scope : std::uint8_t { All, Prefix, Pass };

/// A place in the sorted keys of a family.
class Cursor {
 public:
  virtual ~Cursor() = default;
  /// To the first key not below `key`; false when there is none (within the scope).
  virtual bool seek(std::string_view key) = 0;
  virtual bool next() = 0;
  /// REQUIRE: the last move returned true. The views hold until the next move.
  virtual std::string_view key() const = 0;
  virtual std::string_view value() const = 0;
};

/// Changes that are stored together.
class Batch {
 public:
  virtual ~Batch() = default;
  virtual void put(Family family, std::string_view key, std::string_view value) = 0;
  virtual void erase(Family family, std::string_view key) = 0;
  virtual std::size_t bytes() const = 0;
};

/// A finished SortedFile and the family whose keys it holds.
struct SortedFileName {
  Family family;
  std::string path;
};

/// Who is to see the keys of files that are taken over.
enum class Visibility : std::uint8_t {
  Later,   ///< snapshots that are taken from now on
  Always,  ///< every snapshot. RocksDB then has no reason to write the files anew once older
           ///< snapshots are gone
};

/// What a failed write left behind.
enum class WriteFailure : std::uint8_t {
  NoSpace,  ///< nothing of it is stored; the database goes on when there is room again
  Unknown,  ///< it may be there after the next opening
};

struct WriteError {
  WriteFailure failure;
  Error error;
};

/// An open database. Safe for use by many threads.
class Database {
 public:
  virtual ~Database() = default;

  /// A writer creates what is missing in a directory without data. Fails with Corrupted, and before
  /// it changed anything, when the files hold less than was on the device once.
  static Result<std::unique_ptr<Database>> open(const Settings& settings);

  using Visitor = absl::FunctionRef<void(std::string_view value)>;
  using BatchVisitor = absl::FunctionRef<void(std::size_t i, std::string_view value)>;

  /// Calls `visit` with the value and returns true, or returns false. The view holds during the
  /// call.
  virtual bool get(Family family, std::string_view key, const Snapshot* snapshot,
                   Visitor visit) const = 0;
  /// Calls `visit` for each key that exists, in any order. Scope::Pass: many keys in their order,
  /// which are not likely to be read again.
  virtual void get_many(Family family, Scope scope, std::span<const std::string_view> keys,
                        const Snapshot* snapshot, BatchVisitor visit) const = 0;
  virtual std::unique_ptr<Cursor> cursor(Family family, Scope scope,
                                         const Snapshot* snapshot) const = 0;
  virtual std::unique_ptr<Snapshot> snapshot() const = 0;

  /// `bytes`: how much it is likely to hold.
  virtual std::unique_ptr<Batch> batch(std::size_t bytes) const = 0;
  /// Stores a batch, which is empty then, in the log and in memory; it is on the device after the
  /// next `sync`.
  virtual std::optional<WriteError> write(Batch& batch) = 0;
  /// Puts everything written so far on the device.
  virtual Status sync() = 0;
  /// A new directory, in the file system of the database, for files that `ingest` shall take over;
  /// one that was left there is emptied.
  virtual std::string make_scratch() = 0;
  virtual void remove_scratch() noexcept = 0;
  /// A directory of the machine for what does not fit in memory; exists as long as the scratch.
  virtual std::string spill_directory() = 0;
  virtual std::unique_ptr<SortedFile> sorted_file(Family family, const std::string& path) const = 0;
  /// Takes over the keys of all files at once, also after a crash, and puts them on the device.
  /// Keys that are there already get the new values. REQUIRES: nobody writes.
  virtual Status ingest(std::span<const SortedFileName> files, Visibility visibility) = 0;
  /// Access::Follow: takes in what the writer has stored since. REQUIRES: no cursor is open.
  virtual Status catch_up() = 0;
  /// Reads every file and compares its checksums.
  virtual Status verify_checksums() const = 0;
  virtual std::uint64_t bytes_on_disk() const = 0;
};

}  // namespace dossier::graph::rocks
