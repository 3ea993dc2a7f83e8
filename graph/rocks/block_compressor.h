#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::graph::rocks {

/// Compresses blocks as RocksDB does with ZSTD. Not thread-safe.
class BlockCompressor {
 public:
  explicit BlockCompressor(int level);
  ~BlockCompressor();

  /// The compressed block, or nothing when that saves less than an eighth. The view holds until the
  /// next call.
  std::optional<std::string_view> compress(std::string_view block);

 private:
  struct Context;
  std::unique_ptr<Context> context_;
  std::string out_;
};

}  // namespace dossier::graph::rocks
