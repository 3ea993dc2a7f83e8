#include "graph/rocks/log_files.h"

#include <algorithm>
#include <string_view>

#include <rocksdb/file_system.h>

namespace dossier::graph::rocks {

namespace {

/// How far a log is lengthened at a time.
constexpr std::size_t kAhead = std::size_t{4} << 20;

class LogFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  using FSWritableFileOwnerWrapper::FSWritableFileOwnerWrapper;

  void SetPreallocationBlockSize(std::size_t size) override {
    FSWritableFileOwnerWrapper::SetPreallocationBlockSize(std::min(size, kAhead));
  }
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
    if (status.ok() && path.ends_with(".log")) *out = std::make_unique<LogFile>(std::move(*out));
    return status;
  }
};

}  // namespace

std::unique_ptr<rocksdb::Env> make_log_env() {
  return rocksdb::NewCompositeEnv(std::make_shared<LogFileSystem>());
}

}  // namespace dossier::graph::rocks
