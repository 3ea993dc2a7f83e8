#include "ingest/language/word_form.h"

#include "ingest/language/characters.h"
#include "ingest/language/lower_case.h"
#include "ingest/language/verbs.h"
#include "ingest/language/word_set.h"

#include <algorithm>

namespace dossier::ingest::lang {
namespace {

std::uint32_t short_hash(std::string_view bytes) noexcept {
  return static_cast<std::uint32_t>(hash_bytes(bytes));
}

/// Code of a character's kind in a shape, and which once-only marks it sets.
unsigned shape_code(char byte) noexcept {
  switch (classify(static_cast<unsigned char>(byte))) {
    case CharClass::Upper: return 1;
    case CharClass::Lower:
    case CharClass::Letter: return 2;
    case CharClass::Digit: return 3;
    default: return byte == '-' ? 4 : byte == '.' ? 5 : byte == '\'' ? 6 : 7;
  }
}

/// Runs of one kind count once; at most eight runs are kept. The length matters up to three bytes.
std::uint32_t read_shape(std::string_view word) noexcept {
  std::uint32_t shape = 1;
  unsigned previous = 0;
  unsigned runs = 0;
  for (const char byte : word.substr(0, 24)) {
    const unsigned code = static_cast<unsigned char>(byte) >= 0x80 ? 2 : shape_code(byte);
    if (code == previous) continue;
    if (++runs > 8) break;
    previous = code;
    shape = shape * 8 + code;
  }
  return shape * 4 + static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), 3));
}

}  // namespace

WordForm read_form(std::string_view word) noexcept {
  const LowerCase lower(word);
  std::array<char, LowerCase::kCapacity> digits;
  const std::string_view view = lower.view();
  std::transform(view.begin(), view.end(), digits.begin(),
                 [](char byte) { return byte >= '0' && byte <= '9' ? '0' : byte; });
  const std::string_view form(digits.data(), view.size());
  WordForm result{};
  result.exact = word.size() <= LowerCase::kCapacity ? short_hash(word) : short_hash(form);
  result.lower = short_hash(form);
  for (std::size_t i = 0; i < 3; ++i) result.prefix[i] = short_hash(form.substr(0, i + 1));
  for (std::size_t i = 0; i < 4; ++i) {
    result.suffix[i] = short_hash(form.substr(form.size() - std::min(form.size(), i + 1)));
  }
  result.verb = static_cast<std::uint32_t>(find_verb_form(view));
  result.shape = read_shape(word);
  return result;
}

WordForm boundary_form(std::uint32_t distance) noexcept {
  WordForm result{};
  const std::uint32_t code = 0xb0b0b0b0U + distance;
  result.exact = result.lower = result.shape = code;
  result.prefix.fill(code);
  result.suffix.fill(code);
  return result;
}

}  // namespace dossier::ingest::lang
