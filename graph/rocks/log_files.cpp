#include "graph/rocks/log_files.h"

#include "graph/rocks/log_file.h"

#include <cerrno>
#include <cstring>
#include <mutex>
#include <utility>

#include <fcntl.h>
#include <rocksdb/file_system.h>
#include <unistd.h>

namespace dossier::graph::rocks {

namespace {

using rocksdb::IOStatus;

/// What RocksDB holds of a log.
class LogHandle final : public rocksdb::FSWritableFileWrapper {
 public:
  explicit LogHandle(std::shared_ptr<LogFile> log)
      : FSWritableFileWrapper(log.get()), log_(std::move(log)) {}

 private:
  std::shared_ptr<LogFile> log_;
};

/// That the directory has a new file reaches the device.
IOStatus sync_directory_of(const std::string& path) {
  const std::string directory = path.substr(0, path.rfind('/') + 1);
  const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  const int reason = errno;
  if (file >= 0) ::close(file);
  return synced ? IOStatus::OK()
                : IOStatus::IOError("cannot sync `" + directory + '`', std::strerror(reason));
}

}  // namespace

class LogFiles::Files final : public rocksdb::FileSystemWrapper {
 public:
  Files() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

  const char* Name() const override { return "dossier.files"; }

  IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* out,
                           rocksdb::IODebugContext* context) override {
    if (!path.ends_with(".log"))
      return FileSystemWrapper::NewWritableFile(path, options, out, context);
    if (const auto last = newest()) {
      if (IOStatus status = last->Sync({}, nullptr); !status.ok()) return status;
    }
    std::unique_ptr<LogFile> log;
    IOStatus status = LogFile::create(path, log);
    if (status.ok()) status = sync_directory_of(path);
    if (!status.ok()) return status;
    const std::lock_guard lock(mutex_);
    newest_ = std::move(log);
    *out = std::make_unique<LogHandle>(newest_);
    return status;
  }

  std::shared_ptr<LogFile> newest() const {
    const std::lock_guard lock(mutex_);
    return newest_;
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<LogFile> newest_;
};

LogFiles::LogFiles() : files_(std::make_shared<Files>()), env_(rocksdb::NewCompositeEnv(files_)) {}
LogFiles::~LogFiles() = default;

rocksdb::Status LogFiles::sync(absl::FunctionRef<void()> written) {
  const auto log = files_->newest();
  return log == nullptr ? IOStatus::OK() : log->sync(written);
}

}  // namespace dossier::graph::rocks
