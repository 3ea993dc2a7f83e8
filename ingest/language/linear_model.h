#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dossier::ingest::lang {

/// A linear classifier over hashed features, read in place from its bytes: a row of 8-bit weights
/// per bucket, one weight per class. A plain view; the bytes must stay.
class LinearModel {
 public:
  static constexpr std::size_t kMostClasses = 128;

  /// First bytes of a model; weights follow, 2^bits rows of `stride` bytes.
  struct Header {
    std::uint32_t magic;
    std::uint32_t bits;
    std::uint32_t classes;
    std::uint32_t stride;
  };
  static constexpr std::uint32_t kMagic = 0x314e4c44;  ///< "DLN1"

  /// Sums of weights, a multiple of 16 of them.
  struct alignas(32) Scores {
    std::int16_t values[kMostClasses];
  };

  LinearModel() = default;
  /// `bytes` begins with a Header; gives an empty model if they are not one.
  explicit LinearModel(std::span<const std::byte> bytes) noexcept;

  bool empty() const noexcept { return weights_ == nullptr; }
  unsigned classes() const noexcept { return classes_; }
  std::size_t bytes() const noexcept;  ///< size with the header

  void clear(Scores& scores) const noexcept;
  /// Adds the rows of the features. Sums cannot overflow with at most 256 features.
  void add(std::span<const std::uint32_t> features, Scores& scores) const noexcept;

  void prefetch(std::uint32_t feature) const noexcept {
    __builtin_prefetch(weights_ + static_cast<std::size_t>(feature & mask_) * stride_);
  }

 private:
  const std::int8_t* weights_ = nullptr;
  std::uint32_t mask_ = 0;
  unsigned classes_ = 0;
  unsigned stride_ = 0;
};

}  // namespace dossier::ingest::lang
