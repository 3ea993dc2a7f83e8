#pragma once

#include <memory>

#include <absl/functional/function_ref.h>
#include <rocksdb/env.h>

namespace dossier::graph::rocks {

/// The files of the machine, but for the logs, each of which is a LogFile. When a log is begun, the
/// one before it is on the device; so only the newest is ever to be synced.
class LogFiles {
 public:
  LogFiles();
  ~LogFiles();

  rocksdb::Env& env() const { return *env_; }
  /// As LogFile::sync.
  rocksdb::Status sync(absl::FunctionRef<void()> written);

 private:
  class Files;
  std::shared_ptr<Files> files_;
  std::unique_ptr<rocksdb::Env> env_;
};

}  // namespace dossier::graph::rocks
