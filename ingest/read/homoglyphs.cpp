#include "ingest/read/homoglyphs.h"

#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>

namespace dossier::ingest {
namespace {

struct Twin {
  std::int32_t code;
  char latin;
};

/// Letters whose usual glyph is that of a Latin letter, ascending.
constexpr std::array<Twin, 43> kTwins = {{
    {0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'},
    {0x39A, 'K'}, {0x39C, 'M'}, {0x39D, 'N'}, {0x39F, 'O'}, {0x3A1, 'P'}, {0x3A4, 'T'},
    {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3BF, 'o'}, {0x405, 'S'}, {0x406, 'I'}, {0x408, 'J'},
    {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'}, {0x41C, 'M'}, {0x41D, 'H'},
    {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x423, 'Y'}, {0x425, 'X'},
    {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'},
    {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4BB, 'h'}, {0x501, 'd'},
    {0x51B, 'q'},
}};

char latin_twin(std::int32_t code) noexcept {
  const auto found =
      std::lower_bound(kTwins.begin(), kTwins.end(), code,
                       [](const Twin& twin, std::int32_t c) { return twin.code < c; });
  return found != kTwins.end() && found->code == code ? found->latin : '\0';
}

bool has_candidates(std::string_view text) noexcept {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xCE || byte == 0xCF || byte == 0xD0 || byte == 0xD1 || byte == 0xD2 ||
           byte == 0xD4;
  });
}

struct Word {
  std::uint32_t end = 0;
  std::uint32_t latin = 0;
  std::uint32_t twins = 0;
  std::uint32_t other = 0;
};

Word measure(std::string_view text, std::uint32_t begin) noexcept {
  Word word{begin};
  while (word.end < text.size()) {
    const Character c = decode_utf8(text, word.end);
    if (!is_letter(c.code)) break;
    if (c.code < 0x250) {
      ++word.latin;
    } else {
      ++(latin_twin(c.code) != '\0' ? word.twins : word.other);
    }
    word.end += c.length;
  }
  return word;
}

void copy_replaced(TextBuilder& out, std::string_view text, std::uint32_t begin,
                   std::uint32_t end) {
  for (std::uint32_t at = begin; at < end;) {
    const Character c = decode_utf8(text, at);
    const char latin = latin_twin(c.code);
    if (latin == '\0') {
      out.copy(at, at + c.length);
    } else {
      out.put(std::string_view(&latin, 1), at);
    }
    at += c.length;
  }
}

}  // namespace

MappedText replace_homoglyphs(MappedText source) {
  const std::string_view text = source.text;
  if (!has_candidates(text)) return source;
  TextBuilder out(source);
  std::uint32_t kept = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const Word word = measure(text, at);
    if (word.end == at) {
      at += decode_utf8(text, at).length;
      continue;
    }
    if (word.twins > 0 && word.other == 0 && word.latin >= 2 * word.twins) {
      out.copy(kept, at);
      copy_replaced(out, text, at, word.end);
      kept = word.end;
    }
    at = word.end;
  }
  out.copy(kept, static_cast<std::uint32_t>(text.size()));
  return out.take();
}

}  // namespace dossier::ingest
