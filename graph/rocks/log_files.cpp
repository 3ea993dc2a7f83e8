#include "graph/rocks/log_files.h"

#include "graph/rocks/log_file.h"

#include <rocksdb/file_system.h>

namespace dossier::graph::rocks {

namespace {

class LogFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  LogFileSystem() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

  const char* Name() const override { return "dossier.files"; }

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* out,
                                    rocksdb::IODebugContext* context) override {
    if (!path.ends_with(".log"))
      return FileSystemWrapper::NewWritableFile(path, options, out, context);
    std::unique_ptr<LogFile> log;
    auto status = LogFile::create(path, log);
    if (status.ok()) *out = std::move(log);
    return status;
  }
};

}  // namespace

std::unique_ptr<rocksdb::Env> make_log_env() {
  return rocksdb::NewCompositeEnv(std::make_shared<LogFileSystem>());
}

}  // namespace dossier::graph::rocks
