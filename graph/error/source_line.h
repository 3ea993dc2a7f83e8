#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <dossier/error.h>

namespace dossier {

/// Line and column of a byte of a text, both from 1; columns count characters.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

Position position_of(std::string_view source, std::uint32_t offset);

/// One line of source, made fit to print, and the columns of the screen that a span takes in it.
struct SourceLine {
  std::string text;       ///< tabs as one space, control characters and broken bytes as U+FFFD
  std::size_t caret = 0;  ///< screen columns before the span
  std::size_t caret_width = 1;  ///< screen columns of the span within this line, at least 1
};

/// The line that holds the beginning of `where`, cut to `width` columns around it.
SourceLine line_of(std::string_view source, Span where, std::size_t width);

}  // namespace dossier
