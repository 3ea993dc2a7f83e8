#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dossier::ingest::lang {

/// tanh by a parabola: exact at 0 and +-2, flat beyond; the networks are trained with it.
inline float squash(float x) noexcept {
  const float y = x < -2 ? -2.0F : x > 2 ? 2.0F : x;
  return y * (1 - (y < 0 ? -y : y) * 0.25F);
}

/// squash(x) as seven-bit activations.
void squash_to_bytes(const float* x, std::size_t count, std::uint8_t* out) noexcept;
void squash_in_place(float* x, std::size_t count) noexcept;

/// The products of `a` with each of the rows, which are `stride` numbers apart. Lanes are added in
/// a fixed order, so the result is the same everywhere; `width` is a multiple of 8.
void dots(const float* a, const float* rows, std::size_t stride, std::size_t row_count,
          std::size_t width, float* out) noexcept;

/// A row of 8-bit numbers and what one of them stands for.
struct ScaledRow {
  const std::int8_t* bytes;
  float factor;
};

/// Sets `sum` to the sum of the rows, which are added in their order; `width` is a multiple of 8.
void add_rows(std::span<const ScaledRow> rows, float* sum, std::size_t width) noexcept;

/// The recurrence of a bidirectional simple recurrent unit (Lei et al. 2018) over one sentence.
struct Recurrence {
  std::size_t hidden;     ///< in each direction, a multiple of 32
  const float* peephole;  ///< 4 x hidden
  bool carry;             ///< whether the input passes by where the output gate is shut

  /// `product` has for each word, for each direction: candidate, forget gate, output gate. `x` is
  /// the input of the layer as numbers (only read with `carry`). Writes 2 x hidden numbers a word
  /// to `y` and the same as activations to `bytes`. `words` > 0; `x` is as large as `y` in any
  /// case.
  void run(const float* product, const float* x, std::size_t words, float* y,
           std::uint8_t* bytes) const noexcept;
};

}  // namespace dossier::ingest::lang
