#include "graph/value/quote.h"

#include <algorithm>
#include <cstdint>

#include <utf8proc.h>

namespace dossier {

namespace {

constexpr char kHex[] = "0123456789abcdef";

void append_unicode_escape(std::string& out, unsigned char byte) {
  out += "\\u00";
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

/// Letter of the escape of a control character, or 0.
char short_escape(char c) {
  switch (c) {
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    case '\b': return 'b';
    case '\f': return 'f';
    default: return 0;
  }
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

/// U+0080 to U+009F, which terminals obey as well.
bool is_high_control(std::string_view rest) {
  return rest.size() > 1 && rest[0] == '\xc2' && static_cast<unsigned char>(rest[1]) < 0xa0;
}

void append_escaped(std::string& out, std::string_view text, char quote) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (const char letter = short_escape(c)) {
      (out += '\\') += letter;
    } else if (is_control(c)) {
      append_unicode_escape(out, static_cast<unsigned char>(c));
    } else if (is_high_control(text.substr(i))) {
      append_unicode_escape(out, static_cast<unsigned char>(text[++i]));
    } else if (c == '\\' || c == quote) {
      (out += quote == '`' ? c : '\\') += c;
    } else {
      out += c;
    }
  }
}

bool starts_name(utf8proc_category_t category) {
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         category == UTF8PROC_CATEGORY_NL;
}

bool continues_name(utf8proc_category_t category) {
  return starts_name(category) || category == UTF8PROC_CATEGORY_MN ||
         category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ND ||
         category == UTF8PROC_CATEGORY_PC;
}

bool is_identifier(std::string_view name) {
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  auto left = static_cast<utf8proc_ssize_t>(name.size());
  for (bool first = true; left > 0; first = false) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(at, left, &point);
    if (length <= 0) return false;
    const auto category = utf8proc_category(point);
    const bool fits = first ? starts_name(category) || point == '_' : continues_name(category);
    if (!fits) return false;
    at += length;
    left -= length;
  }
  return !name.empty();
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '\'';
  append_escaped(out, text, '\'');
  out += '\'';
}

void append_name(std::string& out, std::string_view name) {
  if (is_identifier(name)) {
    out += name;
    return;
  }
  out += '`';
  append_escaped(out, name, '`');
  out += '`';
}

}  // namespace dossier
