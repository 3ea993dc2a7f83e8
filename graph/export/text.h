#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::graph {

/// One step through UTF-8 text.
struct CodePoint {
  char32_t value;      ///< U+FFFD for a byte that is not UTF-8
  std::uint32_t size;  ///< bytes; 1 for an invalid byte
  bool valid;
};

/// Decodes the character at `at`. REQUIRES: at < text.size().
CodePoint decode(std::string_view text, std::size_t at) noexcept;

/// Appends a character. REQUIRES: a scalar value.
void append_utf8(std::string& out, char32_t character);

/// Characters that change what a terminal does or the order in which text is shown: C0, DEL, C1,
/// bidirectional overrides and isolates, line and paragraph separators, tags.
bool is_control(char32_t character) noexcept;

/// The first `width` characters; when text was left out the last of them is an ellipsis.
std::string cut(std::string_view text, std::size_t width);

}  // namespace dossier::graph
