#include "graph/export/xml_text.h"

#include "graph/export/text.h"

namespace dossier::graph {

namespace {

bool is_xml_character(char32_t c) noexcept {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

std::string_view entity(char32_t c) noexcept {
  switch (c) {
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '&': return "&amp;";
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    default: return {};
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (const std::string_view escaped = entity(point.value); !escaped.empty()) {
      out += escaped;
    } else if (point.valid && is_xml_character(point.value)) {
      out += text.substr(at, point.size);
    } else {
      out += "\xEF\xBF\xBD";
    }
    at += point.size;
  }
  return out;
}

}  // namespace dossier::graph
