#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

namespace dossier::graph {

/// A record that is left out.
struct Reject {
  std::uint64_t line = 0;  ///< within the piece it came from
  std::string reason;
  std::string record;
};

/// The file of records that were left out: CSV with file, line, reason and record. It is made with
/// the first one. Not thread-safe.
class Rejects {
 public:
  Rejects(std::string path, std::uint64_t most) : path_(std::move(path)), most_(most) {}

  /// Throws LimitExceeded when there are too many, InputOutput when the file cannot be written.
  void add(std::string_view file, std::uint64_t line, const Reject& reject);
  /// Makes sure that everything is written.
  void finish();
  std::uint64_t count() const { return count_; }

 private:
  void open();
  void require_written();

  std::string path_;
  std::uint64_t most_;
  std::uint64_t count_ = 0;
  std::ofstream out_;
};

}  // namespace dossier::graph
