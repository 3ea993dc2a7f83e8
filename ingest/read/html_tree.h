#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

namespace dossier::ingest {

/// An HTML document of libxml2.
using HtmlTree = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

/// Parses without network, entities from outside, or limits lifted; null for a text that gives no
/// tree.
HtmlTree parse_html(std::string_view text);

std::string_view name_of(const xmlNode* node) noexcept;
/// The value of an attribute, or "".
std::string attribute_of(const xmlNode* node, const char* name);
std::string_view content_of(const xmlNode* text_node) noexcept;
/// All text below a node, up to `limit` bytes.
std::string text_below(const xmlNode* node, std::size_t limit);

/// Calls `enter(node)` for each node below and with `root` in document order and `leave(node)`
/// behind its children; `enter` returns false to leave out the children. Uses no machine stack for
/// depth.
template <typename Enter, typename Leave>
void walk(xmlNode* root, const Enter& enter, const Leave& leave) {
  xmlNode* node = root;
  while (node) {
    const bool inside = enter(node);
    if (inside && node->type == XML_ELEMENT_NODE && node->children) {
      node = node->children;
      continue;
    }
    leave(node);
    while (node != root && !node->next) {
      node = node->parent;
      leave(node);
    }
    node = node == root ? nullptr : node->next;
  }
}

}  // namespace dossier::ingest
