#include "ingest/read/html_tree.h"

#include <climits>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

namespace dossier::ingest {
namespace {

constexpr int kOptions = HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                         HTML_PARSE_RECOVER | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;

}  // namespace

HtmlTree parse_html(std::string_view text) {
  static const bool ready = (xmlInitParser(), true);
  if (!ready || text.empty() || text.size() > INT_MAX) return {nullptr, &xmlFreeDoc};
  return {htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions),
          &xmlFreeDoc};
}

std::string_view name_of(const xmlNode* node) noexcept {
  return node->name ? reinterpret_cast<const char*>(node->name) : "";
}

std::string attribute_of(const xmlNode* node, const char* name) {
  xmlChar* raw = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  if (!raw) return {};
  const std::unique_ptr<xmlChar, xmlFreeFunc> owned(raw, xmlFree);
  return reinterpret_cast<const char*>(raw);
}

std::string_view content_of(const xmlNode* text_node) noexcept {
  return text_node->content ? reinterpret_cast<const char*>(text_node->content) : "";
}

std::string text_below(const xmlNode* node, std::size_t limit) {
  std::string out;
  walk(
      const_cast<xmlNode*>(node),
      [&](const xmlNode* at) {
        const bool text = at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE;
        if (text && out.size() < limit) out += content_of(at).substr(0, limit - out.size());
        return out.size() < limit;
      },
      [](const xmlNode*) {});
  return out;
}

}  // namespace dossier::ingest
