#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::ingest {

/// Finds where the text nodes of a tree stand in the HTML they were parsed from. The nodes have to
/// come in document order, those that are not wanted too. Total work is linear in the length of the
/// HTML.
class HtmlAligner {
 public:
  explicit HtmlAligner(std::string_view html) : html_(html), budget_(html.size() * 4 + 65536) {}

  /// The place of the first non-space byte of a node, or a place before it when it cannot be found.
  std::uint32_t locate(std::string_view node_text);
  /// Moves behind a piece of text that stands at or after `from`; returns where it stands, or
  /// `from`.
  std::uint32_t advance(std::uint32_t from, std::string_view word);

 private:
  std::size_t find(std::string_view key, std::size_t from, std::size_t window);

  std::string_view html_;
  std::size_t cursor_ = 0;
  std::size_t budget_;
};

}  // namespace dossier::ingest
