#include "ingest/read/phrase_set.h"

#include "ingest/read/unicode.h"

namespace dossier::ingest {
namespace {

std::uint32_t lower_byte(char c) noexcept {
  return static_cast<unsigned char>(is_ascii_upper(c) ? static_cast<char>(c + 32) : c);
}

std::uint32_t start_of(std::string_view text) noexcept {
  return lower_byte(text[0]) | lower_byte(text[1]) << 8 | lower_byte(text[2]) << 16;
}

bool begins_word(std::string_view text, std::size_t at) noexcept {
  return at == 0 || !(is_ascii_alpha(text[at - 1]) || is_ascii_digit(text[at - 1]));
}

}  // namespace

PhraseSet::PhraseSet(std::initializer_list<std::string_view> phrases) : phrases_(phrases) {
  for (std::uint32_t i = 0; i < phrases_.size(); ++i) by_start_[start_of(phrases_[i])].push_back(i);
}

template <typename Use>
void PhraseSet::each(std::string_view text, const Use& use) const {
  for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
    if (!begins_word(text, at)) continue;
    const auto found = by_start_.find(start_of(text.substr(at)));
    if (found == by_start_.end()) continue;
    for (const std::uint32_t phrase : found->second) {
      if (starts_with_no_case(text.substr(at), phrases_[phrase]) && !use(phrase)) return;
    }
  }
}

std::uint32_t PhraseSet::count_in(std::string_view text) const {
  std::uint64_t seen = 0;
  std::uint32_t count = 0;
  each(text, [&](std::uint32_t phrase) {
    const std::uint64_t bit = std::uint64_t{1} << (phrase % 64);
    count += (seen & bit) == 0;
    seen |= bit;
    return true;
  });
  return count;
}

bool PhraseSet::any_in(std::string_view text) const {
  bool any = false;
  each(text, [&](std::uint32_t) {
    any = true;
    return false;
  });
  return any;
}

}  // namespace dossier::ingest
