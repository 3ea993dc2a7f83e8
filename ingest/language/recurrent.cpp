#include "ingest/language/recurrent.h"

#include "ingest/language/dense.h"

#include <cstring>

// The choice between clones runs before the thread sanitizer is ready for it.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_THREAD__)
#define DOSSIER_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define DOSSIER_WIDE
#endif

namespace dossier::ingest::lang {
namespace {

constexpr std::size_t kLanes = 8;
using Floats = float __attribute__((vector_size(32), aligned(4), may_alias));
using Ints = std::int32_t __attribute__((vector_size(32), aligned(4), may_alias));
using Chars = std::int8_t __attribute__((vector_size(8), aligned(1), may_alias));
using Bytes = std::uint8_t __attribute__((vector_size(8), aligned(1), may_alias));

#define LOAD(from) (*reinterpret_cast<const Floats*>(from))
#define STORE(to) (*reinterpret_cast<Floats*>(to))

// Macros, because functions on vectors would be called across targets.
#define CLAMPED(x) ((x) < -2.0F ? Floats{} - 2.0F : (x) > 2.0F ? Floats{} + 2.0F : (x))
#define TOTAL(x) ((((x)[0] + (x)[4]) + ((x)[1] + (x)[5])) + (((x)[2] + (x)[6]) + ((x)[3] + (x)[7])))
#define SIZE(x) ((x) < 0.0F ? -(x) : (x))

}  // namespace

DOSSIER_WIDE void squash_in_place(float* x, std::size_t count) noexcept {
  for (std::size_t i = 0; i < count; i += kLanes) {
    const Floats value = LOAD(x + i);
    const Floats y = CLAMPED(value);
    STORE(x + i) = y * (1.0F - SIZE(y) * 0.25F);
  }
}

DOSSIER_WIDE void squash_to_bytes(const float* x, std::size_t count, std::uint8_t* out) noexcept {
  for (std::size_t i = 0; i < count; i += kLanes) {
    const Floats value = LOAD(x + i);
    const Floats y = CLAMPED(value);
    const Floats squashed = y * (1.0F - SIZE(y) * 0.25F);
    const Ints code =
        __builtin_convertvector(squashed * kActivationScale + (kActivationZero + 0.5F), Ints);
    *reinterpret_cast<Bytes*>(out + i) = __builtin_convertvector(code, Bytes);
  }
}

/// Four products at once, as far as there are rows: each waits for its own sums only.
DOSSIER_WIDE void dots(const float* a, const float* rows, std::size_t stride, std::size_t row_count,
                       std::size_t width, float* out) noexcept {
  std::size_t row = 0;
  for (; row + 4 <= row_count; row += 4) {
    const float* b = rows + row * stride;
    Floats sum0{}, sum1{}, sum2{}, sum3{};
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Floats x = LOAD(a + i);
      sum0 += x * LOAD(b + i);
      sum1 += x * LOAD(b + stride + i);
      sum2 += x * LOAD(b + 2 * stride + i);
      sum3 += x * LOAD(b + 3 * stride + i);
    }
    out[row] = TOTAL(sum0);
    out[row + 1] = TOTAL(sum1);
    out[row + 2] = TOTAL(sum2);
    out[row + 3] = TOTAL(sum3);
  }
  for (; row < row_count; ++row) {
    const float* b = rows + row * stride;
    Floats sum{};
    for (std::size_t i = 0; i < width; i += kLanes) sum += LOAD(a + i) * LOAD(b + i);
    out[row] = TOTAL(sum);
  }
}

DOSSIER_WIDE void add_rows(std::span<const ScaledRow> rows, float* sum,
                           std::size_t width) noexcept {
  for (std::size_t i = 0; i < width; i += kLanes) {
    Floats lanes{};
    for (const ScaledRow& row : rows) {
      const Chars bytes = *reinterpret_cast<const Chars*>(row.bytes + i);
      lanes += __builtin_convertvector(bytes, Floats) * row.factor;
    }
    STORE(sum + i) = lanes;
  }
}

namespace {

constexpr std::size_t kGroups = 4;  ///< of lanes whose states do not wait for each other

/// One direction of a layer.
struct Direction {
  const float* product;  ///< of the first word that is read
  const float* x;
  float* y;
  std::uint8_t* bytes;
  std::ptrdiff_t step;  ///< 1, or -1 from the last word to the first
  const float* forget;
  const float* output;
};

/// `kGroups` times eight units of one direction from `lane`, over all words.
DOSSIER_WIDE void run_lanes(const Direction& side, std::size_t hidden, bool carry,
                            std::size_t words, std::size_t lane) noexcept {
  Floats state[kGroups] = {};
  const auto step = side.step * static_cast<std::ptrdiff_t>(2 * hidden);
  const float *product = side.product + lane, *x = side.x + lane;
  float* y = side.y + lane;
  std::uint8_t* bytes = side.bytes + lane;
  for (std::size_t n = 0; n < words; ++n) {
    _Pragma("GCC unroll 4") for (std::size_t g = 0; g < kGroups; ++g) {
      const std::size_t at = g * kLanes;
      const float* u = product + at;
      const Floats f = (LOAD(u + hidden) + LOAD(side.forget + lane + at) * state[g]) * 0.5F;
      const Floats r = (LOAD(u + 2 * hidden) + LOAD(side.output + lane + at) * state[g]) * 0.5F;
      const Floats f_clamped = CLAMPED(f), r_clamped = CLAMPED(r);
      const Floats open = 0.5F + 0.5F * (f_clamped * (1.0F - SIZE(f_clamped) * 0.25F));
      const Floats out = 0.5F + 0.5F * (r_clamped * (1.0F - SIZE(r_clamped) * 0.25F));
      state[g] = open * state[g] + (1.0F - open) * LOAD(u);
      const Floats c = CLAMPED(state[g]);
      Floats result = out * (c * (1.0F - SIZE(c) * 0.25F));
      if (carry) result += (1.0F - out) * LOAD(x + at);
      STORE(y + at) = result;
      const Ints code =
          __builtin_convertvector(result * kActivationScale + (kActivationZero + 0.5F), Ints);
      *reinterpret_cast<Bytes*>(bytes + at) = __builtin_convertvector(code, Bytes);
    }
    product += 3 * step;
    x += step;
    y += step;
    bytes += step;
  }
}

}  // namespace

void Recurrence::run(const float* product, const float* x, std::size_t words, float* y,
                     std::uint8_t* bytes) const noexcept {
  const std::size_t last = (words - 1) * 2 * hidden, back = last + hidden;
  const Direction forward{product, x, y, bytes, 1, peephole, peephole + hidden};
  const Direction backward{product + 3 * back,   x + back, y + back,
                           bytes + back,         -1,       peephole + 2 * hidden,
                           peephole + 3 * hidden};
  for (std::size_t lane = 0; lane < hidden; lane += kGroups * kLanes) {
    run_lanes(forward, hidden, carry, words, lane);
    run_lanes(backward, hidden, carry, words, lane);
  }
}

}  // namespace dossier::ingest::lang
