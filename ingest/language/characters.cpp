#include "ingest/language/characters.h"

#include <array>

#include <utf8proc.h>

namespace dossier::ingest::lang {
namespace {

CharClass classify_ascii(unsigned code) noexcept {
  if (code <= ' ' || code == 0x7f) return CharClass::Space;
  if (code >= '0' && code <= '9') return CharClass::Digit;
  if (code >= 'a' && code <= 'z') return CharClass::Lower;
  if (code >= 'A' && code <= 'Z') return CharClass::Upper;
  constexpr std::string_view symbols = "$+<=>^`|~";
  return symbols.find(static_cast<char>(code)) == std::string_view::npos ? CharClass::Punct
                                                                         : CharClass::Symbol;
}

std::array<CharClass, 128> make_ascii_table() noexcept {
  std::array<CharClass, 128> table{};
  for (unsigned code = 0; code < table.size(); ++code) table[code] = classify_ascii(code);
  return table;
}

const std::array<CharClass, 128> kAscii = make_ascii_table();

CharClass classify_unicode(char32_t code) noexcept {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return CharClass::Upper;
    case UTF8PROC_CATEGORY_LL: return CharClass::Lower;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return CharClass::Letter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return CharClass::Digit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF: return CharClass::Space;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO: return CharClass::Punct;
    default: return CharClass::Symbol;
  }
}

unsigned sequence_length(unsigned char lead) noexcept {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 1;
}

}  // namespace

Character decode(std::string_view text, std::size_t position) noexcept {
  constexpr Character invalid{0xfffd, 1};
  const auto lead = static_cast<unsigned char>(text[position]);
  if (lead < 0x80) return {lead, 1};
  const unsigned length = sequence_length(lead);
  if (length == 1 || text.size() - position < length) return invalid;
  char32_t code = lead & (0x7fU >> length);
  for (unsigned i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[position + i]);
    if ((next & 0xc0U) != 0x80) return invalid;
    code = code << 6 | (next & 0x3fU);
  }
  constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  if (code < smallest[length] || code > 0x10ffff) return invalid;
  if (code >= 0xd800 && code < 0xe000) return invalid;
  return {code, length};
}

CharClass classify(char32_t code) noexcept {
  return code < 128 ? kAscii[code] : classify_unicode(code);
}

char32_t to_lower(char32_t code) noexcept {
  if (code < 128) return code >= 'A' && code <= 'Z' ? code + 32 : code;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code)));
}

char* encode(char32_t code, char* out) noexcept {
  if (code < 0x80) {
    *out = static_cast<char>(code);
    return out + 1;
  }
  return out + utf8proc_encode_char(static_cast<utf8proc_int32_t>(code),
                                    reinterpret_cast<utf8proc_uint8_t*>(out));
}

bool is_opening(char32_t code) noexcept {
  switch (code) {
    case U'(':
    case U'[':
    case U'{':
    case U'"':
    case U'\'':
    case U'`':
    case U'\u201c':
    case U'\u2018':
    case U'\u201e':
    case U'\u201a':
    case U'\u00ab':
    case U'\u2039': return true;
    default: return false;
  }
}

bool is_closing(char32_t code) noexcept {
  switch (code) {
    case U')':
    case U']':
    case U'}':
    case U'"':
    case U'\'':
    case U'\u201d':
    case U'\u2019':
    case U'\u00bb':
    case U'\u203a': return true;
    default: return false;
  }
}

bool is_quote(char32_t code) noexcept {
  return (is_opening(code) || is_closing(code)) && code != U'(' && code != U'[' && code != U'{' &&
         code != U')' && code != U']' && code != U'}';
}

}  // namespace dossier::ingest::lang
