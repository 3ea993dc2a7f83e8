#include "graph/rocks/log_files.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fcntl.h>
#include <rocksdb/file_system.h>
#include <unistd.h>

namespace dossier::graph::rocks {

namespace {

/// How far a log is lengthened at a time.
constexpr std::size_t kAhead = std::size_t{4} << 20;

/// Room that was never written has to be noted as written with each sync that fills some of it: so
/// much is filled with zeros at a time where what comes is short.
constexpr std::size_t kFilled = std::size_t{128} << 10;
constexpr std::size_t kShort = std::size_t{16} << 10;

class LogFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  LogFile(std::unique_ptr<rocksdb::FSWritableFile> file, const std::string& path)
      : FSWritableFileOwnerWrapper(std::move(file)),
        filler_(::open(path.c_str(), O_WRONLY | O_CLOEXEC)) {}
  ~LogFile() override {
    if (filler_ >= 0) ::close(filler_);
  }
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  using FSWritableFileOwnerWrapper::Append;
  rocksdb::IOStatus Append(const rocksdb::Slice& bytes, const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* context) override {
    make_room(bytes.size());
    return FSWritableFileOwnerWrapper::Append(bytes, options, context);
  }
  rocksdb::IOStatus Append(const rocksdb::Slice& bytes, const rocksdb::IOOptions& options,
                           const rocksdb::DataVerificationInfo& information,
                           rocksdb::IODebugContext* context) override {
    make_room(bytes.size());
    return FSWritableFileOwnerWrapper::Append(bytes, options, information, context);
  }

  void SetPreallocationBlockSize(std::size_t size) override {
    FSWritableFileOwnerWrapper::SetPreallocationBlockSize(std::min(size, kAhead));
  }

 private:
  /// Only for speed: nothing is lost when there is no room for zeros.
  void make_room(std::size_t more) {
    const std::uint64_t end = size_ + more;
    if (end > filled_ && more <= kShort && filler_ >= 0) {
      static constexpr char kZeros[kFilled] = {};
      const auto written = ::pwrite(filler_, kZeros, kFilled, static_cast<off_t>(size_));
      filled_ = written > 0 ? size_ + static_cast<std::uint64_t>(written) : end;
    }
    size_ = end;
  }

  int filler_;
  std::uint64_t size_ = 0;    ///< of what was appended
  std::uint64_t filled_ = 0;  ///< up to here the file was written once
};

class LogFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  LogFileSystem() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

  const char* Name() const override { return "dossier.files"; }

  rocksdb::FileOptions OptimizeForLogWrite(const rocksdb::FileOptions& files,
                                           const rocksdb::DBOptions& database) const override {
    auto options = FileSystemWrapper::OptimizeForLogWrite(files, database);
    options.fallocate_with_keep_size = false;
    return options;
  }

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* out,
                                    rocksdb::IODebugContext* context) override {
    auto status = FileSystemWrapper::NewWritableFile(path, options, out, context);
    if (status.ok() && path.ends_with(".log"))
      *out = std::make_unique<LogFile>(std::move(*out), path);
    return status;
  }
};

}  // namespace

std::unique_ptr<rocksdb::Env> make_log_env() {
  return rocksdb::NewCompositeEnv(std::make_shared<LogFileSystem>());
}

}  // namespace dossier::graph::rocks
