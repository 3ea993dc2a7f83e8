#include "graph/rocks/guarded_files.h"

#include "graph/rocks/options.h"
#include "graph/rocks/status.h"

#include <algorithm>
#include <filesystem>
#include <limits>

namespace dossier::graph::rocks {

namespace {

Error incomplete(const std::string& directory, const std::string& what) {
  return {Code::Corrupted,
          "the database `" + directory + "` " + what,
          {},
          {},
          "nothing was changed; restore a backup of the database",
          {}};
}

/// Whether the directory holds files of RocksDB.
bool holds_data(const std::string& directory) {
  std::error_code failed;
  for (const auto& file : std::filesystem::directory_iterator(directory, failed)) {
    const std::string name = file.path().filename().string();
    if (name == "CURRENT" || name.starts_with("MANIFEST") || name.ends_with(".sst") ||
        name.ends_with(".log"))
      return true;
  }
  return false;
}

/// Opens the database without writing anything, replays the log and compares where it ends.
Status rehearse(const Settings& settings, const GuardRecord& record) {
  rocksdb::DBOptions options = database_options(settings, nullptr);
  GapFilter filter;
  options.wal_filter = &filter;
  options.avoid_unnecessary_blocking_io = false;  // as for a follower
  options.create_if_missing = options.create_missing_column_families = false;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  rocksdb::DB* raw = nullptr;
  const rocksdb::Status status = rocksdb::DB::OpenForReadOnly(
      options, settings.path, family_descriptors(settings), &families, &raw);
  const std::unique_ptr<rocksdb::DB> db(raw);
  if (!status.ok()) return translate(status, "open the database `" + settings.path + '`');
  Status result = require_sequence(*db, record, settings.path);
  for (rocksdb::ColumnFamilyHandle* family : families) db->DestroyColumnFamilyHandle(family);
  return result;
}

}  // namespace

Status require_sequence(const rocksdb::DB& db, const GuardRecord& record,
                        const std::string& directory) {
  const std::uint64_t last = db.GetLatestSequenceNumber();
  if (last >= record.sequence) return {};
  return incomplete(directory,
                    "has lost its last " + std::to_string(record.sequence - last) +
                        " changes: a log file is shorter than what was written, or damaged");
}

Result<GuardRecord> GuardedFiles::recorded(const std::string& directory) {
  auto read = Guard::read(directory);
  if (!read) return std::move(read).error();
  if (!*read || (*read)->manifest.empty())
    return incomplete(directory, "lacks its file GUARD, or was never completed");
  if (Status status = verify_manifest(directory, **read); !status) return std::move(status).error();
  return **std::move(read);
}

Result<std::unique_ptr<GuardedFiles>> GuardedFiles::begin(const Settings& settings) {
  auto read = Guard::read(settings.path);
  if (!read) return std::move(read).error();
  GuardRecord record = read->value_or(GuardRecord{});
  if (!*read && holds_data(settings.path)) return incomplete(settings.path, "lacks its file GUARD");
  if (!record.manifest.empty()) {
    if (Status status = verify_manifest(settings.path, record); !status)
      return std::move(status).error();
    const bool needs_log = record.loose || record.sequence > record.in_tables;
    if (Status status = needs_log ? rehearse(settings, record) : Status(); !status)
      return std::move(status).error();
  }
  auto guard = Guard::open(settings.path, record);
  if (!guard) return std::move(guard).error();
  record.loose = true;
  if (Status status = guard->write(record); !status) return std::move(status).error();
  return std::make_unique<GuardedFiles>(settings.path, *std::move(guard));
}

void GuardedFiles::prepare(rocksdb::DBOptions& options) {
  const bool complete = !guard_.record().manifest.empty();
  options.create_if_missing = options.create_missing_column_families = !complete;
  options.max_manifest_file_size = std::numeric_limits<std::uint64_t>::max();
  options.wal_filter = &filter_;
  options.listeners.push_back(watch_);
}

Status GuardedFiles::opened(rocksdb::DB& db) {
  if (Status status = require_sequence(db, guard_.record(), directory_); !status) return status;
  const std::lock_guard lock(mutex_);
  GuardRecord record = guard_.record();
  record.loose = false;
  if (Status status = measure_manifest(db, record); !status) return status;
  std::uint64_t left = 1;
  db.GetAggregatedIntProperty(rocksdb::DB::Properties::kNumEntriesActiveMemTable, &left);
  if (left == 0) record.in_tables = db.GetLatestSequenceNumber();
  if (Status status = guard_.write(std::move(record)); !status) return status;
  return guard_.sync();
}

Status GuardedFiles::measure_manifest(rocksdb::DB& db, GuardRecord& record) {
  std::vector<std::string> files;
  std::uint64_t size = 0;
  const rocksdb::Status status = db.GetLiveFiles(files, &size, false);
  if (!status.ok()) return translate(status, "list the files of the database");
  const auto manifest = std::find_if(files.begin(), files.end(), [](const std::string& file) {
    return file.starts_with("/MANIFEST");
  });
  if (manifest == files.end()) return incomplete(directory_, "has no manifest");
  const std::string name = manifest->substr(1);
  if (name != record.manifest) {
    record.manifest = name;
    record.manifest_size = 0;
  }
  return extend_manifest(directory_, size, record);
}

Status GuardedFiles::sync(rocksdb::DB& db) {
  const std::uint64_t sequence = db.GetLatestSequenceNumber();
  const rocksdb::Status status = db.SyncWAL();
  if (!status.ok()) return translate(status, "put a commit on the device");
  return note(db, sequence);
}

Status GuardedFiles::note(rocksdb::DB& db, std::uint64_t sequence) {
  const std::lock_guard lock(mutex_);
  GuardRecord record = guard_.record();
  record.sequence = std::max(record.sequence, sequence);
  record.loose = record.loose || watch_->failed();
  if (watch_->take_grown()) {
    if (Status status = measure_manifest(db, record); !status) return status;
  }
  return guard_.write(std::move(record));
}

void GuardedFiles::close(rocksdb::DB& db) noexcept {
  try {
    if (db.GetLatestSequenceNumber() > guard_.record().sequence) (void)sync(db).ok();
  } catch (const std::exception&) {
    return;  // the guard stays behind the files, which is safe
  }
}

}  // namespace dossier::graph::rocks
