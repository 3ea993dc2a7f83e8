#pragma once

#include "ingest/language/tokenizer.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace dossier::ingest::lang {

/// Line breaks between two pieces: 0, 1, or 2 for a blank line.
int count_line_breaks(std::string_view text, Piece before, Piece after) noexcept;

/// How the lines of a paragraph (pieces without a blank line between them) are broken.
class Layout {
 public:
  /// Reads the paragraph that begins with `pieces[first]`.
  Layout(std::string_view text, std::span<const Piece> pieces, std::uint32_t first) noexcept;

  std::uint32_t end() const noexcept {
    return end_;
  }  ///< index after the last piece of the paragraph

  /// Whether the line break before `pieces[next]` only wraps a line. `line` is the first piece of
  /// the line before.
  bool wraps(std::uint32_t line, std::uint32_t next) const noexcept;

 private:
  void read_line(std::uint32_t first, std::uint32_t last) noexcept;

  std::string_view text_;
  std::span<const Piece> pieces_;
  std::uint32_t end_;
  std::uint32_t width_ = 0;     ///< bytes of the longest line
  bool has_full_stop_ = false;  ///< some line ends like a sentence
};

}  // namespace dossier::ingest::lang
