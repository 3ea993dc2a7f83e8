#pragma once

#include <atomic>
#include <cstdint>

#include <rocksdb/listener.h>
#include <rocksdb/wal_filter.h>
#include <rocksdb/write_batch.h>

namespace dossier::graph::rocks {

/// Refuses a log whose sequence numbers leave a gap: a page of zeros in the middle reads as if the
/// log had nothing there, and what follows would be applied without what went before.
class GapFilter final : public rocksdb::WalFilter {
 public:
  const char* Name() const override { return "dossier.gap"; }

  WalProcessingOption LogRecordFound(unsigned long long, const std::string&,
                                     const rocksdb::WriteBatch& batch, rocksdb::WriteBatch*,
                                     bool*) override {
    const std::uint64_t first = first_sequence(batch);
    if (next_ != 0 && first > next_) return WalProcessingOption::kCorruptedRecord;
    next_ = first + batch.Count();
    return WalProcessingOption::kContinueProcessing;
  }

 private:
  /// A batch begins with the sequence number of its first change.
  static std::uint64_t first_sequence(const rocksdb::WriteBatch& batch) {
    std::uint64_t sequence = 0;
    batch.Data().copy(reinterpret_cast<char*>(&sequence), sizeof sequence);
    return sequence;
  }

  std::uint64_t next_ = 0;
};

/// Notes when the manifest has grown, and when an error may have made RocksDB replace it.
class ManifestWatch final : public rocksdb::EventListener {
 public:
  const char* Name() const override { return "dossier.manifest"; }
  void OnFlushCompleted(rocksdb::DB*, const rocksdb::FlushJobInfo&) override { grown_ = true; }
  void OnCompactionCompleted(rocksdb::DB*, const rocksdb::CompactionJobInfo&) override {
    grown_ = true;
  }
  void OnExternalFileIngested(rocksdb::DB*, const rocksdb::ExternalFileIngestionInfo&) override {
    grown_ = true;
  }
  void OnBackgroundError(rocksdb::BackgroundErrorReason, rocksdb::Status*) override {
    failed_ = true;
  }

  bool take_grown() { return grown_.exchange(false); }
  bool failed() const { return failed_; }

 private:
  std::atomic<bool> grown_ = false;
  std::atomic<bool> failed_ = false;
};

}  // namespace dossier::graph::rocks
