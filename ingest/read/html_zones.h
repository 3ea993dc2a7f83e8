#pragma once

#include <cstdint>
#include <string_view>

#include <libxml/tree.h>

namespace dossier::ingest {

/// What an element is by its name, its role and the words of its class and id.
enum class Zone : std::uint8_t {
  Neutral,
  Main,       ///< says that it holds the article
  Furniture,  ///< comments, share bars, related stories, advertisements, ...
  Invisible,  ///< scripts, forms' controls, hidden elements
};

Zone zone_of(const xmlNode* element);

/// Elements that begin a paragraph of their own.
bool is_block_element(std::string_view name) noexcept;

}  // namespace dossier::ingest
