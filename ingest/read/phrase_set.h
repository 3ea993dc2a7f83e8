#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::ingest {

/// A fixed set of lower-case phrases that is looked for in one pass over a text, however many they
/// are. Phrases have at least three bytes and begin at the beginning of a word. Immutable; safe for
/// all threads.
class PhraseSet {
 public:
  PhraseSet(std::initializer_list<std::string_view> phrases);

  /// How many different phrases stand in the text, without regard to ASCII case.
  std::uint32_t count_in(std::string_view text) const;
  bool any_in(std::string_view text) const;

 private:
  /// Calls `use(phrase)` at each place until it returns false.
  template <typename Use>
  void each(std::string_view text, const Use& use) const;

  std::vector<std::string_view> phrases_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>
      by_start_;  ///< first three bytes -> phrases
};

}  // namespace dossier::ingest
