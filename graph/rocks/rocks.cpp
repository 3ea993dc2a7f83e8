#include "graph/rocks/rocks.h"

#include "graph/rocks/batch.h"
#include "graph/rocks/guarded_files.h"
#include "graph/rocks/iterator_cursor.h"
#include "graph/rocks/log_files.h"
#include "graph/rocks/options.h"
#include "graph/rocks/pass_cursor.h"
#include "graph/rocks/status.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <thread>

#include <rocksdb/db.h>
#include <rocksdb/env.h>

namespace dossier::graph::rocks {

namespace {

using Handles = std::vector<rocksdb::ColumnFamilyHandle*>;

rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

class SnapshotImpl final : public Snapshot {
 public:
  explicit SnapshotImpl(rocksdb::DB& db) : db_(db), snapshot_(db.GetSnapshot()) {}
  ~SnapshotImpl() override {
    if (snapshot_ != nullptr) db_.ReleaseSnapshot(snapshot_);
  }
  SnapshotImpl(const SnapshotImpl&) = delete;
  SnapshotImpl& operator=(const SnapshotImpl&) = delete;

  const rocksdb::Snapshot* get() const { return snapshot_; }

 private:
  rocksdb::DB& db_;
  const rocksdb::Snapshot* snapshot_;  ///< null where the kind of database has none
};

rocksdb::ReadOptions read_options(const Snapshot* snapshot) {
  rocksdb::ReadOptions options;
  if (snapshot != nullptr) options.snapshot = static_cast<const SnapshotImpl*>(snapshot)->get();
  return options;
}

/// Values pinned by a read; let go of when the read ends, also by an exception.
struct Pinned {
  rocksdb::PinnableSlice& value;
  ~Pinned() { value.Reset(); }
};

constexpr std::size_t kBatchReads = 64;
constexpr std::size_t kReadAhead = std::size_t{512} << 10;
constexpr const char* kMemoryPath = "/memory";

/// A directory of its own that disappears with it.
class ScratchDirectory {
 public:
  ScratchDirectory() = default;
  ~ScratchDirectory() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

  const std::string& path() const { return path_; }

  void create() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "dossier-reader-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
      throw Exception({Code::InputOutput, "cannot create a directory below `" +
                                              std::filesystem::temp_directory_path().string() +
                                              '`'});
    }
    path_ = pattern;
  }

 private:
  std::string path_;
};

class DatabaseImpl final : public Database {
 public:
  explicit DatabaseImpl(const Settings& settings) : settings_(settings) {}

  ~DatabaseImpl() override {
    if (guarded_) guarded_->close(*db_);
    for (rocksdb::ColumnFamilyHandle* handle : families_) db_->DestroyColumnFamilyHandle(handle);
    if (db_ != nullptr) db_->Close().PermitUncheckedError();
  }
  DatabaseImpl(const DatabaseImpl&) = delete;
  DatabaseImpl& operator=(const DatabaseImpl&) = delete;

  Status start() {
    if (in_memory()) return start_in_memory();
    return settings_.access == Access::Write ? start_writer() : start_follower();
  }

  bool get(Family family, std::string_view key, const Snapshot* snapshot,
           Visitor visit) const override {
    thread_local rocksdb::PinnableSlice value;
    const Pinned pinned{value};
    const rocksdb::Status status =
        db_->Get(read_options(snapshot), handle(family), slice(key), &value);
    if (status.IsNotFound()) return false;
    require(status, "read the database");
    visit(view(value));
    return true;
  }

  void get_many(Family family, Scope scope, std::span<const std::string_view> keys,
                const Snapshot* snapshot, BatchVisitor visit) const override {
    rocksdb::ReadOptions options = read_options(snapshot);
    options.fill_cache = scope != Scope::Pass;
    for (std::size_t at = 0; at < keys.size(); at += kBatchReads) {
      get_chunk(family, options, keys.subspan(at, std::min(kBatchReads, keys.size() - at)), at,
                visit);
    }
  }

  std::unique_ptr<Cursor> cursor(Family family, Scope scope,
                                 const Snapshot* snapshot) const override {
    if (scope != Scope::Pass) return plain_cursor(family, scope, snapshot);
    auto cursor = make_pass_cursor(*db_, handle(family), read_options(snapshot).snapshot,
                                   [=, this] { return plain_cursor(family, scope, snapshot); });
    return cursor ? std::move(cursor) : plain_cursor(family, scope, snapshot);
  }

  std::unique_ptr<Snapshot> snapshot() const override {
    return settings_.access == Access::Follow ? nullptr : std::make_unique<SnapshotImpl>(*db_);
  }

  std::unique_ptr<Batch> batch(std::size_t bytes) const override {
    return std::make_unique<BatchImpl>(bytes);
  }

  std::optional<WriteError> write(Batch& batch) override {
    rocksdb::WriteOptions options;
    options.disableWAL = in_memory();
    rocksdb::WriteBatch changes = static_cast<BatchImpl&>(batch).take();
    const rocksdb::Status status = db_->Write(options, &changes);
    if (status.ok()) return std::nullopt;
    const auto failure = status.IsNoSpace() ? WriteFailure::NoSpace : WriteFailure::Unknown;
    return WriteError{failure, translate(status, "store a commit")};
  }

  Status sync() override {
    if (in_memory()) return {};
    return guarded_->sync(*db_);
  }

  std::string make_scratch() override {
    remove_scratch();
    require(env().CreateDirIfMissing(scratch_of_files()), "create a directory of the database");
    return scratch_of_files();
  }

  void remove_scratch() noexcept override {
    std::vector<std::string> children;
    if (!env().GetChildren(scratch_of_files(), &children).ok()) return;
    for (const std::string& child : children)
      env().DeleteFile(scratch_of_files() + '/' + child).PermitUncheckedError();
    env().DeleteDir(scratch_of_files()).PermitUncheckedError();
  }

  std::string spill_directory() override {
    if (!in_memory()) return scratch_of_files();
    if (scratch_.path().empty()) scratch_.create();
    return scratch_.path();
  }

  std::unique_ptr<SortedFile> sorted_file(Family family, const std::string& path) const override {
    return make_sorted_file(db_->GetOptions(handle(family)), path);
  }

  Status ingest(std::span<const SortedFileName> files, Visibility visibility) override {
    // The log must not go on behind the sequence numbers that the files get.
    if (auto status = db_->Flush(rocksdb::FlushOptions(), families_); !status.ok())
      return translate(status, "store a commit");
    std::vector<rocksdb::IngestExternalFileArg> arguments;
    for (std::size_t i = 0; i < kFamilyCount; ++i) {
      rocksdb::IngestExternalFileArg argument;
      argument.column_family = families_[i];
      argument.options.move_files = true;
      argument.options.write_global_seqno = false;
      argument.options.snapshot_consistency = visibility == Visibility::Later;
      for (const SortedFileName& file : files) {
        if (static_cast<std::size_t>(file.family) == i)
          argument.external_files.push_back(file.path);
      }
      if (!argument.external_files.empty()) arguments.push_back(std::move(argument));
    }
    if (auto status = db_->IngestExternalFiles(arguments); !status.ok())
      return translate(status, "take over the imported files");
    return sync();
  }

  Status catch_up() override {
    if (settings_.access == Access::Write) return {};
    const rocksdb::Status status = db_->TryCatchUpWithPrimary();
    if (!status.ok()) return translate(status, "follow the writer of the database");
    return {};
  }

  Status verify_checksums() const override {
    const rocksdb::Status status = db_->VerifyChecksum();
    // The writer may have replaced a file meanwhile; the follower still has it open.
    if (settings_.access == Access::Follow && status.IsPathNotFound()) return {};
    if (!status.ok()) return translate(status, "verify the files of the database");
    return {};
  }

  std::uint64_t bytes_on_disk() const override {
    if (in_memory()) return 0;
    std::uint64_t sum = 0;
    std::error_code failed;
    for (const auto& file : std::filesystem::directory_iterator(settings_.path, failed)) {
      std::error_code gone;
      const auto size = file.file_size(gone);
      if (!gone) sum += size;
    }
    return sum;
  }

 private:
  std::unique_ptr<Cursor> plain_cursor(Family family, Scope scope, const Snapshot* snapshot) const {
    rocksdb::ReadOptions options = read_options(snapshot);
    options.prefix_same_as_start = scope == Scope::Prefix;
    options.total_order_seek = scope != Scope::Prefix;
    if (scope == Scope::Pass) {
      options.fill_cache = false;
      options.ignore_range_deletions = true;  // there are none
      options.readahead_size = kReadAhead;
    }
    return std::make_unique<IteratorCursor>(db_->NewIterator(options, handle(family)));
  }

  bool in_memory() const { return settings_.path.empty(); }
  rocksdb::Env& env() const { return env_ ? *env_ : *rocksdb::Env::Default(); }
  std::string scratch_of_files() const {
    return (in_memory() ? std::string(kMemoryPath) : settings_.path) + "/import";
  }

  Status start_in_memory() {
    env_.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
    rocksdb::DBOptions options = database_options(settings_, env_.get());
    options.create_if_missing = options.create_missing_column_families = true;
    rocksdb::DB* db = nullptr;
    return finish(
        rocksdb::DB::Open(options, kMemoryPath, family_descriptors(settings_), &families_, &db),
        db);
  }

  Status start_writer() {
    auto guarded = GuardedFiles::begin(settings_);
    if (!guarded) return std::move(guarded).error();
    guarded_ = *std::move(guarded);
    if (settings_.sync) env_ = make_log_env();
    rocksdb::DBOptions options = database_options(settings_, env_.get());
    guarded_->prepare(options);
    rocksdb::DB* db = nullptr;
    Status status = finish(
        rocksdb::DB::Open(options, settings_.path, family_descriptors(settings_), &families_, &db),
        db);
    if (status) status = guarded_->opened(*db_);
    if (!status) guarded_.reset();
    if (status) remove_scratch();  // of an import that was killed
    return status;
  }

  /// The writer may replace files while they are opened, so that the second try finds the new ones.
  Status start_follower() {
    constexpr int kTries = 5;
    Status status;
    for (int i = 0; i < kTries; ++i) {
      status = try_follow();
      if (status) return status;
      std::this_thread::sleep_for(std::chrono::milliseconds(20 << i));
    }
    return status;
  }

  Status try_follow() {
    const auto known = GuardedFiles::recorded(settings_.path);
    if (!known) return known.error();
    rocksdb::DB* db = nullptr;
    const rocksdb::DBOptions options = database_options(settings_, nullptr);
    if (scratch_.path().empty()) scratch_.create();
    Status status =
        finish(rocksdb::DB::OpenAsSecondary(options, settings_.path, scratch_.path(),
                                            family_descriptors(settings_), &families_, &db),
               db);
    return status ? require_sequence(*db_, *known, settings_.path) : status;
  }

  /// `db` is read after the call that makes the status, which sets it.
  Status finish(const rocksdb::Status& status, rocksdb::DB* const& db) {
    db_.reset(db);
    if (!status.ok()) return translate(status, "open the database `" + settings_.path + '`');
    return {};
  }

  rocksdb::ColumnFamilyHandle* handle(Family family) const {
    return families_[static_cast<std::size_t>(family)];
  }

  void get_chunk(Family family, const rocksdb::ReadOptions& options,
                 std::span<const std::string_view> keys, std::size_t first,
                 BatchVisitor visit) const {
    std::array<rocksdb::Slice, kBatchReads> slices;
    std::array<rocksdb::PinnableSlice, kBatchReads> values;
    std::array<rocksdb::Status, kBatchReads> statuses;
    std::transform(keys.begin(), keys.end(), slices.begin(), slice);
    db_->MultiGet(options, handle(family), keys.size(), slices.data(), values.data(),
                  statuses.data());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (statuses[i].IsNotFound()) continue;
      require(statuses[i], "read the database");
      visit(first + i, view(values[i]));
    }
  }

  Settings settings_;
  ScratchDirectory scratch_;
  std::unique_ptr<rocksdb::Env> env_;
  std::unique_ptr<GuardedFiles> guarded_;  ///< of a writer on disk
  std::unique_ptr<rocksdb::DB> db_;
  Handles families_;
};

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const Settings& settings) {
  auto database = std::make_unique<DatabaseImpl>(settings);
  if (Status status = database->start(); !status) return std::move(status).error();
  return std::unique_ptr<Database>(std::move(database));
}

}  // namespace dossier::graph::rocks
