#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::shell {

/// What a reader sees as one character, and how many columns of a terminal it takes.
struct Grapheme {
  std::size_t begin = 0;  ///< bytes
  std::size_t end = 0;
  int width = 0;  ///< 0, 1 or 2; 1 for a byte that is not UTF-8
};

/// The grapheme that begins at `at`. REQUIRES: at < text.size(), at a boundary.
Grapheme next_grapheme(std::string_view text, std::size_t at) noexcept;

/// The boundary before `at`; 0 at the beginning. Cost: linear in the line before `at`.
std::size_t previous_boundary(std::string_view text, std::size_t at) noexcept;

/// Columns of a text without line breaks and control characters.
std::size_t display_width(std::string_view text) noexcept;

/// The longest prefix that takes at most `width` columns; bytes.
std::size_t prefix_of_width(std::string_view text, std::size_t width) noexcept;

/// At most `width` columns of the text; the last of them is an ellipsis when something was left
/// out.
std::string elide(std::string_view text, std::size_t width);

}  // namespace dossier::shell
