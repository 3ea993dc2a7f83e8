#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// The name of a class of words of the lexicon ("treaty-verb") as the number that tables keep,
/// 64 bits of FNV-1a. The compiler works it out for names that stand in the code.
class WordClass {
 public:
  template <std::size_t N>
  consteval WordClass(const char (&name)[N])  // NOLINT: stands for the name everywhere
      : number_(hash({name, N - 1})) {}
  explicit constexpr WordClass(std::string_view name) : number_(hash(name)) {}

  friend constexpr auto operator<=>(WordClass, WordClass) = default;

 private:
  static constexpr std::uint64_t hash(std::string_view name) {
    std::uint64_t number = 0xcbf29ce484222325ULL;
    for (const char c : name) number = (number ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return number;
  }
  std::uint64_t number_;
};

/// The classes that a word belongs to, ascending.
using WordClasses = std::vector<WordClass>;

inline bool contains(const WordClasses& classes, WordClass wanted) {
  return std::binary_search(classes.begin(), classes.end(), wanted);
}

inline void add_class(WordClasses& classes, WordClass one) {
  const auto at = std::lower_bound(classes.begin(), classes.end(), one);
  if (at == classes.end() || *at != one) classes.insert(at, one);
}

}  // namespace dossier::ingest
