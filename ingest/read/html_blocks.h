#pragma once

#include "ingest/read/draft.h"
#include "ingest/read/html_tree.h"
#include "ingest/read/html_zones.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// An element of the page with what its subtree holds.
struct HtmlElement {
  std::int32_t parent;  ///< index, -1 at the root
  Zone zone;
  std::uint32_t words = 0;
  std::uint32_t link_words = 0;
};

/// A run of text between two block-level tags.
struct HtmlBlock {
  Part part;             ///< bytes of the flattened text
  std::int32_t element;  ///< the element that holds it
  std::uint32_t words;
  std::uint32_t link_words;  ///< of them inside links
  bool paragraph;            ///< marked as text: <p>, <li>, <blockquote>, ...
};

/// A page as its visible text in order.
struct HtmlPage {
  MappedText text;
  std::vector<HtmlElement> elements;  ///< parents before children
  std::vector<HtmlBlock> blocks;
};

/// REQUIRES: `source.text` is what `tree` was parsed from.
HtmlPage flatten_html(xmlDoc* tree, const MappedText& source);

}  // namespace dossier::ingest
