#include "ingest/language/lower_case.h"

#include "ingest/language/characters.h"

namespace dossier::ingest::lang {

LowerCase::LowerCase(std::string_view word) noexcept {
  if (word.size() <= kCapacity - 8) {
    append(word, kCapacity - 4);
    return;
  }
  append(word.substr(0, kCapacity / 2), kCapacity / 2);
  append(word.substr(word.size() - 16), kCapacity - 4);
}

void LowerCase::append(std::string_view word, std::size_t limit) noexcept {
  for (std::size_t at = 0; at < word.size() && size_ < limit;) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      buffer_[size_++] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++at;
      continue;
    }
    const Character next = decode(word, at);
    const char32_t code = next.code == U'\u2019' ? U'\'' : to_lower(next.code);
    size_ = static_cast<std::size_t>(encode(code, buffer_.data() + size_) - buffer_.data());
    at += next.length;
  }
}

}  // namespace dossier::ingest::lang
