#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace dossier::ingest::lang {

/// Walks over the parts of a model, each aligned to 64 bytes. After a part that does not fit, all
/// further parts are empty and `ok` is false.
class ByteReader {
 public:
  static constexpr std::size_t kAlignment = 64;

  explicit ByteReader(std::span<const std::byte> bytes) noexcept : bytes_(bytes) {}

  bool ok() const noexcept { return ok_; }

  /// The next `count` values, in place.
  template <typename T>
  std::span<const T> read(std::size_t count) noexcept {
    const std::size_t size = count * sizeof(T);
    if (!ok_ || count > bytes_.size() || size > bytes_.size() - at_) {
      ok_ = false;
      return {};
    }
    const std::span<const T> part{reinterpret_cast<const T*>(bytes_.data() + at_), count};
    const std::size_t next = (at_ + size + kAlignment - 1) / kAlignment * kAlignment;
    at_ = next < bytes_.size() ? next : bytes_.size();
    return part;
  }

 private:
  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace dossier::ingest::lang
