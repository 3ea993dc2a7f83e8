#include "ingest/read/entities.h"

#include "ingest/read/unicode.h"

#include <charconv>

#include <libxml/HTMLparser.h>

namespace dossier::ingest {
namespace {

std::uint32_t numeric_reference(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  return error == std::errc() && end == digits.data() + digits.size() ? code : 0;
}

}  // namespace

CharacterReference character_reference(std::string_view text) {
  if (!text.starts_with('&')) return {};
  const std::size_t end = text.substr(0, 34).find(';');
  if (end == std::string_view::npos || end < 2) return {};
  const std::string name(text.substr(1, end - 1));
  std::uint32_t code = 0;
  if (name[0] == '#') {
    code = numeric_reference(std::string_view(name).substr(1));
  } else if (const auto* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
    code = known->value;
  }
  if (code == 0) return {};
  CharacterReference out{{}, end + 1};
  append_utf8(out.text, code);
  return out;
}

}  // namespace dossier::ingest
