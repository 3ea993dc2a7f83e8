#include "ingest/language/recurrent.h"

#include <cstring>

#include "ingest/language/dense.h"

#if defined(__x86_64__) && defined(__GNUC__)
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
    const Ints code = __builtin_convertvector(squashed * kActivationScale + (kActivationZero + 0.5F), Ints);
    *reinterpret_cast<Bytes*>(out + i) = __builtin_convertvector(code, Bytes);
  }
}

DOSSIER_WIDE float dot(const float* a, const float* b, std::size_t count) noexcept {
  Floats sum{};
  for (std::size_t i = 0; i < count; i += kLanes) sum += LOAD(a + i) * LOAD(b + i);
  return ((sum[0] + sum[4]) + (sum[1] + sum[5])) + ((sum[2] + sum[6]) + (sum[3] + sum[7]));
}

DOSSIER_WIDE void add_row(const std::int8_t* row, float factor, float* sum, std::size_t count) noexcept {
  for (std::size_t i = 0; i < count; i += kLanes) {
    const Chars bytes = *reinterpret_cast<const Chars*>(row + i);
    STORE(sum + i) = LOAD(sum + i) + __builtin_convertvector(bytes, Floats) * factor;
  }
}

/// Eight units of one direction, over all words.
DOSSIER_WIDE static void run_lanes(const Recurrence& unit, const float* product, const float* x, std::size_t words,
                                   bool reverse, std::size_t lane, float* y, std::uint8_t* bytes) noexcept {
  const std::size_t hidden = unit.hidden, side = reverse ? 1 : 0;
  const std::size_t offset = side * hidden + lane;
  const Floats forget_weight = LOAD(unit.peephole + 2 * side * hidden + lane);
  const Floats output_weight = LOAD(unit.peephole + (2 * side + 1) * hidden + lane);
  Floats state{};
  for (std::size_t n = 0; n < words; ++n) {
    const std::size_t t = reverse ? words - 1 - n : n;
    const float* u = product + t * 6 * hidden + side * 3 * hidden + lane;
    const Floats f = (LOAD(u + hidden) + forget_weight * state) * 0.5F;
    const Floats r = (LOAD(u + 2 * hidden) + output_weight * state) * 0.5F;
    const Floats f_clamped = CLAMPED(f), r_clamped = CLAMPED(r);
    const Floats open = 0.5F + 0.5F * (f_clamped * (1.0F - SIZE(f_clamped) * 0.25F));
    const Floats out = 0.5F + 0.5F * (r_clamped * (1.0F - SIZE(r_clamped) * 0.25F));
    state = open * state + (1.0F - open) * LOAD(u);
    const Floats c = CLAMPED(state);
    Floats result = out * (c * (1.0F - SIZE(c) * 0.25F));
    if (unit.carry) result += (1.0F - out) * LOAD(x + t * 2 * hidden + offset);
    STORE(y + t * 2 * hidden + offset) = result;
    const Ints code = __builtin_convertvector(result * kActivationScale + (kActivationZero + 0.5F), Ints);
    *reinterpret_cast<Bytes*>(bytes + t * 2 * hidden + offset) = __builtin_convertvector(code, Bytes);
  }
}

void Recurrence::run(const float* product, const float* x, std::size_t words, float* y,
                     std::uint8_t* bytes) const noexcept {
  for (std::size_t lane = 0; lane < hidden; lane += kLanes) {
    run_lanes(*this, product, x, words, false, lane, y, bytes);
    run_lanes(*this, product, x, words, true, lane, y, bytes);
  }
}

}  // namespace dossier::ingest::lang
