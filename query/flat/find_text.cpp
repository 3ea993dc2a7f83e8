#include "query/flat/find_text.h"

#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "query/value/utf8.h"

namespace dossier::query::flat {

namespace {

/// Longer parts are looked for in linear time: comparing a long one in full at many places would
/// not end.
constexpr std::size_t kLongestCompared = 256;

bool contains_plainly(std::string_view text, std::string_view part) {
  return find_part(text, part) != std::string_view::npos;
}

#if defined(__x86_64__)
/// Compares the first and the last byte of the part at 32 places at once; what is left is compared
/// in full (W. Mula, "SIMD-friendly algorithms for substring searching").
__attribute__((target("avx2"))) bool contains_by_32(std::string_view text, std::string_view part) {
  const __m256i first = _mm256_set1_epi8(part.front());
  const __m256i last = _mm256_set1_epi8(part.back());
  const std::size_t places = text.size() - part.size() + 1;
  for (std::size_t at = 0; at < places; at += 32) {
    const char* here = text.data() + at;
    const char* there = here + part.size() - 1;
    const __m256i fits = _mm256_and_si256(
        _mm256_cmpeq_epi8(first, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(here))),
        _mm256_cmpeq_epi8(last, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(there))));
    auto candidates = static_cast<std::uint32_t>(_mm256_movemask_epi8(fits));
    for (; candidates != 0; candidates &= candidates - 1) {
      const auto offset = static_cast<std::size_t>(__builtin_ctz(candidates));
      if (at + offset >= places) return false;
      if (std::memcmp(here + offset, part.data(), part.size()) == 0) return true;
    }
  }
  return false;
}

bool has_32() {
  static const bool kHas = __builtin_cpu_supports("avx2") != 0;
  return kHas;
}
#else
bool contains_by_32(std::string_view text, std::string_view part) {
  return contains_plainly(text, part);
}
bool has_32() { return false; }
#endif

}  // namespace

bool contains(std::string_view text, std::string_view part) {
  if (part.empty()) return true;
  if (part.size() > text.size()) return false;
  return has_32() && part.size() <= kLongestCompared ? contains_by_32(text, part)
                                                     : contains_plainly(text, part);
}

}  // namespace dossier::query::flat
