#pragma once

#include "ingest/language/byte_reader.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace dossier::ingest::lang {

/// Activations are numbers in [-1, 1] in seven bits: 64 + round(63 x). So a product with two 8-bit
/// weights fits 16 bits, and every processor gives the same result.
inline constexpr int kActivationZero = 64;
inline constexpr float kActivationScale = 63.0F;

/// A layer y = x w + b with 8-bit weights, read in place. A plain view.
///
/// Weights are in panels of 16 outputs: for each group of four inputs, for each output of the
/// panel, four bytes. Inputs are padded to a multiple of 4, outputs of 16.
class Dense {
 public:
  Dense() = default;
  Dense(ByteReader& reader, std::size_t inputs, std::size_t outputs) noexcept;

  std::size_t inputs() const noexcept { return inputs_; }
  std::size_t outputs() const noexcept { return outputs_; }

  /// Instructions of processors; all give the same bits.
  enum class Path : std::uint8_t { Plain, Avx2, Vnni };
  static bool runs(Path path) noexcept;  ///< on this processor
  static Path fastest() noexcept;

  /// `x` has `rows` rows of `inputs()` activations, `y` as many rows of `outputs()` numbers.
  void apply(const std::uint8_t* x, std::size_t rows, float* y) const noexcept;
  /// The same on a path that this processor runs.
  void apply_on(Path path, const std::uint8_t* x, std::size_t rows, float* y) const noexcept;

 private:
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  std::span<const std::int8_t> weights_;
  std::span<const std::int32_t> offsets_;  ///< what the zero of the activations adds to each sum
  std::span<const float> scales_;          ///< by output
  std::span<const float> biases_;
};

}  // namespace dossier::ingest::lang
