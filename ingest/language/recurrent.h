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

/// The sum of products. Lanes are added in a fixed order, so the result is the same everywhere; `count` is a multiple of 8.
float dot(const float* a, const float* b, std::size_t count) noexcept;

/// `sum` += `factor` * `row`; `count` is a multiple of 8.
void add_row(const std::int8_t* row, float factor, float* sum, std::size_t count) noexcept;

/// The recurrence of a bidirectional simple recurrent unit (Lei et al. 2018) over one sentence.
struct Recurrence {
  std::size_t hidden;     ///< in each direction, a multiple of 8
  const float* peephole;  ///< 4 x hidden
  bool carry;             ///< whether the input passes by where the output gate is shut

  /// `product` has for each word, for each direction: candidate, forget gate, output gate. `x` is the input of the
  /// layer as numbers (only read with `carry`). Writes 2 x hidden numbers a word to `y` and the same as activations to `bytes`.
  void run(const float* product, const float* x, std::size_t words, float* y, std::uint8_t* bytes) const noexcept;
};

}  // namespace dossier::ingest::lang
