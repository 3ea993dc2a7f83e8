#include "query/value/find_long_part.h"

#include "graph/value/interruptible.h"

#include <algorithm>

namespace dossier::query {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

/// A suffix that is the greatest in one of the two orders of bytes, and its period.
struct Suffix {
  std::size_t begin = 0;
  std::size_t period = 1;
};

template <typename Before>
Suffix greatest_suffix(std::string_view part, Before before, graph::LongWork& work) {
  Suffix best;
  std::size_t other = 1;  // begin of the suffix that is compared with the best so far
  std::size_t same = 0;   // bytes in which the two agree
  while (other + same < part.size()) {
    work.step();
    const auto a = static_cast<unsigned char>(part[other + same]);
    const auto b = static_cast<unsigned char>(part[best.begin + same]);
    if (a == b) {
      const bool whole = same + 1 == best.period;
      other += whole ? best.period : 0;
      same = whole ? 0 : same + 1;
    } else if (before(a, b)) {
      other += same + 1;
      same = 0;
      best.period = other - best.begin;
    } else {
      best = {other, 1};
      ++other;
      same = 0;
    }
  }
  return best;
}

/// A part cut in two where no shift shorter than the period keeps both halves in place.
class TwoWay {
 public:
  explicit TwoWay(std::string_view part) : part_(part) {
    const Suffix less = greatest_suffix(
        part, [](auto a, auto b) { return a < b; }, work_);
    const Suffix more = greatest_suffix(
        part, [](auto a, auto b) { return a > b; }, work_);
    const Suffix cut = less.begin > more.begin ? less : more;
    cut_ = cut.begin;
    repeats_ = cut_ + cut.period <= part.size() && same(0, cut.period, cut_);
    shift_ = repeats_ ? cut.period : std::max(cut_, part.size() - cut_) + 1;
  }

  std::size_t find(std::string_view text, std::size_t from) {
    std::size_t known = 0;  // bytes at the front of the part that are known to fit
    while (from + part_.size() <= text.size()) {
      const char* at = text.data() + from;
      const std::size_t right = first_difference(at, std::max(cut_, known));
      if (right < part_.size()) {
        from += right - cut_ + 1;
        known = 0;
        continue;
      }
      if (fits_left(at, known)) return from;
      from += shift_;
      known = repeats_ ? part_.size() - shift_ : 0;
    }
    return kNone;
  }

 private:
  bool same(std::size_t a, std::size_t b, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      work_.step();
      if (part_[a + i] != part_[b + i]) return false;
    }
    return true;
  }

  std::size_t first_difference(const char* text, std::size_t begin) {
    std::size_t i = begin;
    for (; i < part_.size() && part_[i] == text[i]; ++i) work_.step();
    work_.step();
    return i;
  }

  bool fits_left(const char* text, std::size_t known) {
    std::size_t i = cut_;
    for (; i > known && part_[i - 1] == text[i - 1]; --i) work_.step();
    return i <= known;
  }

  std::string_view part_;
  graph::LongWork work_;
  std::size_t cut_ = 0;
  std::size_t shift_ = 1;
  bool repeats_ = false;
};

}  // namespace

std::size_t find_long_part(std::string_view text, std::string_view part, std::size_t from) {
  if (text.size() < part.size() || text.size() - part.size() < from) return kNone;
  return TwoWay(part).find(text, from);
}

}  // namespace dossier::query
