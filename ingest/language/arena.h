#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace dossier::ingest::lang {

/// Keeps strings at fixed addresses until it is destroyed. Not thread-safe.
class Arena {
 public:
  /// Room for `size` bytes.
  char* allocate(std::size_t size);

  std::string_view keep(std::string_view bytes);

 private:
  static constexpr std::size_t kChunk = 16 * 1024;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t used_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace dossier::ingest::lang
