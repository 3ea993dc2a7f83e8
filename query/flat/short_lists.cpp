#include "query/flat/short_lists.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dossier::query::flat {

namespace {

using List = std::span<const std::uint32_t>;

bool have_common_plainly(List a, List b) {
  auto at = b.begin();
  for (const std::uint32_t wanted : a) {
    while (at != b.end() && *at < wanted) ++at;
    if (at == b.end()) return false;
    if (*at == wanted) return true;
  }
  return false;
}

#if defined(__x86_64__)
constexpr std::size_t kLanes = 8;

__attribute__((target("avx2"))) __m256i equal_to_any(__m256i block, List wanted) {
  __m256i met = _mm256_setzero_si256();
  for (const std::uint32_t node : wanted) {
    const __m256i same = _mm256_cmpeq_epi32(block, _mm256_set1_epi32(static_cast<int>(node)));
    met = _mm256_or_si256(met, same);
  }
  return met;
}

__attribute__((target("avx2"))) bool have_common_by_8(List a, List b) {
  const std::size_t whole = b.size() / kLanes * kLanes;
  __m256i met = _mm256_setzero_si256();
  for (std::size_t at = 0; at < whole; at += kLanes) {
    const auto* here = reinterpret_cast<const __m256i*>(b.data() + at);
    met = _mm256_or_si256(met, equal_to_any(_mm256_loadu_si256(here), a));
  }
  if (whole < b.size()) {
    const __m256i left = _mm256_set1_epi32(static_cast<int>(b.size() - whole));
    const __m256i there = _mm256_cmpgt_epi32(left, _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    const __m256i rest =
        _mm256_maskload_epi32(reinterpret_cast<const int*>(b.data() + whole), there);
    met = _mm256_or_si256(met, _mm256_and_si256(there, equal_to_any(rest, a)));
  }
  return _mm256_testz_si256(met, met) == 0;
}

bool has_8() {
  static const bool kHas = __builtin_cpu_supports("avx2") != 0;
  return kHas;
}
#else
bool have_common_by_8(List a, List b) { return have_common_plainly(a, b); }
bool has_8() { return false; }
#endif

}  // namespace

bool have_common(List a, List b) {
  return has_8() ? have_common_by_8(a, b) : have_common_plainly(a, b);
}

}  // namespace dossier::query::flat
