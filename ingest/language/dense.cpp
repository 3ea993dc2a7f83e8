#include "ingest/language/dense.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dossier::ingest::lang {
namespace {

constexpr std::size_t kPanel = 16;    ///< outputs whose weights lie together
constexpr std::size_t kMostRows = 8;  ///< rows of a tile

/// A tile of the product: some rows of activations by the 16 outputs of a panel.
struct Tile {
  const std::uint8_t* x;
  std::size_t inputs;
  const std::int8_t* weights;  ///< of the panel
  const std::int32_t* offsets;
  const float* scales;
  const float* biases;
  float* y;
  std::size_t outputs;  ///< from one row of results to the next
};

using TileFunction = void (*)(const Tile& tile, std::size_t rows) noexcept;

void apply_tile(const Tile& tile, std::size_t rows) noexcept {
  for (std::size_t r = 0; r < rows; ++r) {
    std::int32_t sums[kPanel] = {};
    const std::uint8_t* x = tile.x + r * tile.inputs;
    const std::int8_t* w = tile.weights;
    for (std::size_t k = 0; k < tile.inputs; k += 4) {
      for (std::size_t n = 0; n < kPanel; ++n, w += 4) {
        sums[n] += x[k] * w[0] + x[k + 1] * w[1] + x[k + 2] * w[2] + x[k + 3] * w[3];
      }
    }
    float* y = tile.y + r * tile.outputs;
    for (std::size_t n = 0; n < kPanel; ++n) {
      y[n] = static_cast<float>(sums[n] - tile.offsets[n]) * tile.scales[n] + tile.biases[n];
    }
  }
}

#if defined(__x86_64__)

// The sums of a tile must stay in registers: without this they live in memory, and each step waits
// for a store.
#define DOSSIER_UNROLL _Pragma("GCC unroll 8")

using Ints16 = std::int32_t __attribute__((vector_size(64), aligned(4), may_alias));
using Floats16 = float __attribute__((vector_size(64), aligned(4), may_alias));

int load_four(const std::uint8_t* x) noexcept {
  int bytes;
  __builtin_memcpy(&bytes, x, sizeof(bytes));
  return bytes;
}

__attribute__((target("avx2"))) void finish_avx2(const Tile& tile, std::size_t n,
                                                 const __m256i* sum, float* y) noexcept {
  const auto* offsets = reinterpret_cast<const __m256i*>(tile.offsets + n);
  const __m256 exact = _mm256_cvtepi32_ps(_mm256_sub_epi32(*sum, _mm256_loadu_si256(offsets)));
  const __m256 scaled = _mm256_mul_ps(exact, _mm256_loadu_ps(tile.scales + n));
  _mm256_storeu_ps(y + n, _mm256_add_ps(scaled, _mm256_loadu_ps(tile.biases + n)));
}

template <std::size_t Rows>
__attribute__((target("avx2"))) void apply_rows_avx2(const Tile& tile) noexcept {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i low[Rows], high[Rows];
  DOSSIER_UNROLL
  for (std::size_t r = 0; r < Rows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  const auto* weights = reinterpret_cast<const __m256i*>(tile.weights);
  for (std::size_t k = 0; k < tile.inputs; k += 4, weights += 2) {
    const __m256i left = _mm256_loadu_si256(weights);
    const __m256i right = _mm256_loadu_si256(weights + 1);
    DOSSIER_UNROLL
    for (std::size_t r = 0; r < Rows; ++r) {
      const __m256i x = _mm256_set1_epi32(load_four(tile.x + r * tile.inputs + k));
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(_mm256_maddubs_epi16(x, left), ones));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(_mm256_maddubs_epi16(x, right), ones));
    }
  }
  DOSSIER_UNROLL
  for (std::size_t r = 0; r < Rows; ++r) {
    finish_avx2(tile, 0, &low[r], tile.y + r * tile.outputs);
    finish_avx2(tile, 8, &high[r], tile.y + r * tile.outputs);
  }
}

template <std::size_t Rows>
__attribute__((target("avx512f,avx512vnni"))) void apply_rows_vnni(const Tile& tile) noexcept {
  __m512i sums[Rows];
  DOSSIER_UNROLL
  for (std::size_t r = 0; r < Rows; ++r) sums[r] = _mm512_setzero_si512();
  const std::int8_t* weights = tile.weights;
  for (std::size_t k = 0; k < tile.inputs; k += 4, weights += 4 * kPanel) {
    const __m512i w = _mm512_loadu_si512(weights);
    DOSSIER_UNROLL
    for (std::size_t r = 0; r < Rows; ++r) {
      sums[r] = _mm512_dpbusd_epi32(sums[r],
                                    _mm512_set1_epi32(load_four(tile.x + r * tile.inputs + k)), w);
    }
  }
  DOSSIER_UNROLL
  for (std::size_t r = 0; r < Rows; ++r) {
    const Ints16 exact =
        reinterpret_cast<const Ints16&>(sums[r]) - *reinterpret_cast<const Ints16*>(tile.offsets);
    const Floats16 scaled =
        __builtin_convertvector(exact, Floats16) * *reinterpret_cast<const Floats16*>(tile.scales);
    *reinterpret_cast<Floats16*>(tile.y + r * tile.outputs) =
        scaled + *reinterpret_cast<const Floats16*>(tile.biases);
  }
}

Tile skip_rows(const Tile& tile, std::size_t rows) noexcept {
  Tile rest = tile;
  rest.x += rows * tile.inputs;
  rest.y += rows * tile.outputs;
  return rest;
}

void apply_tile_avx2(const Tile& tile, std::size_t rows) noexcept {
  switch (rows) {
    case 0: return;
    case 1: return apply_rows_avx2<1>(tile);
    case 2: return apply_rows_avx2<2>(tile);
    case 3: return apply_rows_avx2<3>(tile);
    default: break;
  }
  apply_rows_avx2<4>(tile);
  apply_tile_avx2(skip_rows(tile, 4), rows - 4);
}

void apply_tile_vnni(const Tile& tile, std::size_t rows) noexcept {
  switch (rows) {
    case 1: return apply_rows_vnni<1>(tile);
    case 2: return apply_rows_vnni<2>(tile);
    case 3: return apply_rows_vnni<3>(tile);
    case 4: return apply_rows_vnni<4>(tile);
    case 5: return apply_rows_vnni<5>(tile);
    case 6: return apply_rows_vnni<6>(tile);
    case 7: return apply_rows_vnni<7>(tile);
    default: return apply_rows_vnni<8>(tile);
  }
}

TileFunction tile_function(Dense::Path path) noexcept {
  switch (path) {
    case Dense::Path::Vnni: return apply_tile_vnni;
    case Dense::Path::Avx2: return apply_tile_avx2;
    case Dense::Path::Plain: break;
  }
  return apply_tile;
}

#else

TileFunction tile_function(Dense::Path) noexcept { return apply_tile; }

#endif

}  // namespace

bool Dense::runs(Path path) noexcept {
#if defined(__x86_64__)
  if (path == Path::Vnni) return __builtin_cpu_supports("avx512vnni") != 0;
  if (path == Path::Avx2) return __builtin_cpu_supports("avx2") != 0;
#endif
  return path == Path::Plain;
}

Dense::Path Dense::fastest() noexcept {
  static const Path path = runs(Path::Vnni)   ? Path::Vnni
                           : runs(Path::Avx2) ? Path::Avx2
                                              : Path::Plain;
  return path;
}

Dense::Dense(ByteReader& reader, std::size_t inputs, std::size_t outputs) noexcept
    : inputs_((inputs + 3) / 4 * 4),
      outputs_((outputs + 15) / 16 * 16),
      weights_(reader.read<std::int8_t>(inputs_ * outputs_)),
      offsets_(reader.read<std::int32_t>(outputs_)),
      scales_(reader.read<float>(outputs_)),
      biases_(reader.read<float>(outputs_)) {}

void Dense::apply(const std::uint8_t* x, std::size_t rows, float* y) const noexcept {
  apply_on(fastest(), x, rows, y);
}

void Dense::apply_on(Path path, const std::uint8_t* x, std::size_t rows, float* y) const noexcept {
  const TileFunction apply_to = tile_function(path);
  for (std::size_t n = 0; n < outputs_; n += kPanel) {
    Tile tile{x,     inputs_, weights_.data() + n * inputs_, &offsets_[n], &scales_[n], &biases_[n],
              y + n, outputs_};
    for (std::size_t row = 0; row < rows; row += kMostRows) {
      const std::size_t count = rows - row < kMostRows ? rows - row : kMostRows;
      tile.x = x + row * inputs_;
      tile.y = y + row * outputs_ + n;
      apply_to(tile, count);
    }
  }
}

}  // namespace dossier::ingest::lang
