#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rocksdb {
struct Options;
}

namespace dossier::graph::rocks {

/// A file of keys in ascending order that Database::ingest takes over, and puts on the device. One
/// that was not finished disappears. Failures are thrown as dossier::Exception with
/// Code::InputOutput. Not thread-safe; several may be written side by side.
class SortedFile {
 public:
  virtual ~SortedFile() = default;
  /// Throws Internal unless the key is greater than the one before.
  virtual void put(std::string_view key, std::string_view value) = 0;
  /// REQUIRES: at least one key was put.
  virtual void finish() = 0;
  /// Bytes written so far, roughly.
  virtual std::uint64_t size() const = 0;
};

std::unique_ptr<SortedFile> make_sorted_file(const rocksdb::Options& options,
                                             const std::string& path);

}  // namespace dossier::graph::rocks
