#pragma once

#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include <rocksdb/file_system.h>

namespace dossier::graph::rocks {

/// Bytes that begin at a multiple of kAlignment in memory.
class AlignedBytes {
 public:
  static constexpr std::size_t kAlignment = 4096;

  std::size_t size() const { return size_; }
  char* data() const { return bytes_.get(); }
  void append(std::string_view more);
  /// Appends zeros up to this size. REQUIRES: not less than there is.
  void fill(std::size_t size);
  void clear() { size_ = 0; }

 private:
  struct Free {
    void operator()(char* bytes) const { std::free(bytes); }
  };
  void reserve(std::size_t size);

  std::unique_ptr<char, Free> bytes_;
  std::size_t size_ = 0, capacity_ = 0;
};

/// A log that is written when it is put on the device, and not before: until then what was appended
/// is in memory, also where RocksDB flushes it. Made for many short appends that are followed by a
/// sync each, or a few of them together by one.
///
/// Whole blocks go past the cache of the system, where it allows that, and to places that were
/// filled with zeros before: then nothing but the bytes has to reach the device. Behind the end the
/// file holds zeros, which replaying passes over; one that is closed is cut where it ends.
///
/// Thread-safety: appends by one thread at a time, syncs from any thread meanwhile.
class LogFile final : public rocksdb::FSWritableFile {
 public:
  using Options = rocksdb::IOOptions;
  using Context = rocksdb::IODebugContext;

  /// Creates the file, or empties it.
  static rocksdb::IOStatus create(const std::string& path, std::unique_ptr<LogFile>& out);
  ~LogFile() override;

  using FSWritableFile::Append;
  /// Fails where the device has no room, and appends nothing then.
  rocksdb::IOStatus Append(const rocksdb::Slice& bytes, const Options&, Context*) override;
  rocksdb::IOStatus Flush(const Options&, Context*) override { return rocksdb::IOStatus::OK(); }
  /// Once it failed, all further ones do.
  rocksdb::IOStatus Sync(const Options&, Context*) override;
  rocksdb::IOStatus Close(const Options&, Context*) override;
  bool IsSyncThreadSafe() const override { return true; }
  std::uint64_t GetFileSize(const Options&, Context*) override;
  /// Room is made here.
  void SetPreallocationBlockSize(std::size_t) override {}

 private:
  using Lock = std::unique_lock<std::mutex>;

  LogFile(int file, std::string path) : file_(file), path_(std::move(path)) {}

  rocksdb::IOStatus make_room(std::uint64_t end);
  std::uint64_t end_of_appended() const { return begin_ + appended_.size(); }
  /// One thread writes at a time. Between these the lock may be open.
  void begin_writing(Lock& lock);
  void end_writing();
  /// Everything that was appended. Opens the lock meanwhile.
  void write_out(Lock& lock);
  void sync_written(Lock& lock, std::uint64_t end);
  std::size_t size_to_write(std::uint64_t place) const;
  rocksdb::IOStatus write_blocks(std::uint64_t place) const;
  rocksdb::IOStatus make_failure(const char* action) const;

  int file_;
  std::string path_;
  std::mutex mutex_;
  std::condition_variable free_;
  bool writing_ = false;       ///< a thread does, to which `written_` belongs
  AlignedBytes written_;       ///< on their way to the device
  AlignedBytes appended_;      ///< the last bytes of the file, from `begin_` on
  std::uint64_t begin_ = 0;    ///< a multiple of the alignment
  std::uint64_t synced_ = 0;   ///< up to here it is on the device
  std::uint64_t room_ = 0;     ///< length of the file
  std::uint64_t filled_ = 0;   ///< up to here it was written once
  rocksdb::IOStatus failure_;  ///< of the first write or sync that failed
};

}  // namespace dossier::graph::rocks
