#include "graph/export/naming.h"

#include "graph/export/json_value.h"

#include <algorithm>
#include <array>

namespace dossier::graph {

namespace {

constexpr std::array<std::string_view, 7> kNamingKeys{"name",  "title", "what", "text",
                                                      "label", "key",   "path"};

struct LabelColour {
  std::string_view label;
  std::string_view colour;
};

// Tints of the Okabe-Ito colours.
constexpr std::array kSchemaColours{
    LabelColour{"Person", "#9AD0F0"},   LabelColour{"Organization", "#F5C26B"},
    LabelColour{"Country", "#7CCDB2"},  LabelColour{"Treaty", "#F0E442"},
    LabelColour{"Proposal", "#E9A0C8"}, LabelColour{"Place", "#B8DDA6"},
    LabelColour{"Event", "#F2A07B"},    LabelColour{"Document", "#D9D9D9"},
    LabelColour{"Sentence", "#EFEFEF"},
};

constexpr std::array<std::string_view, 6> kOtherColours{"#8FB8E8", "#E6B8A2", "#C9B8E8",
                                                        "#A6D9D9", "#E8D7A0", "#D0C4B8"};

const LabelColour* schema_colour(std::string_view label) noexcept {
  const auto* at = std::find_if(kSchemaColours.begin(), kSchemaColours.end(),
                                [&](const LabelColour& row) { return row.label == label; });
  return at == kSchemaColours.end() ? nullptr : at;
}

std::uint32_t hash_of(std::string_view text) noexcept {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

std::string display_name(const Node& node) {
  for (const std::string_view key : kNamingKeys) {
    const Value* value = node.properties.find(key);
    if (value != nullptr && !value->is_null() && !value->is_list()) return plain_text(*value);
  }
  return {};
}

std::string name_or_id(const Node& node) {
  std::string name = display_name(node);
  return !name.empty() ? name : std::to_string(static_cast<std::uint64_t>(node.id));
}

std::string_view main_label(const Node& node) noexcept {
  for (const std::string& label : node.labels) {
    if (schema_colour(label) != nullptr) return label;
  }
  return node.labels.empty() ? std::string_view{} : std::string_view(node.labels.front());
}

std::string_view label_colour(std::string_view label) noexcept {
  if (label.empty()) return "#FFFFFF";
  if (const LabelColour* row = schema_colour(label)) return row->colour;
  return kOtherColours[hash_of(label) % kOtherColours.size()];
}

}  // namespace dossier::graph
