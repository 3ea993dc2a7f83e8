#include "ingest/write/user_properties.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::ingest {
namespace {

constexpr std::array<std::string_view, 6> kOfNodes = {"aliases", "date", "key",
                                                      "name",    "what", "year"};
constexpr std::array<std::string_view, 9> kOfRelationships = {
    "confidence", "date", "documents", "evidence", "more", "role", "rule", "what", "year"};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

template <typename Id, typename Names>
Map all_but(GraphEditor& editor, Id id, const Names& own) {
  std::vector<graph::Property> properties;
  editor.transaction().properties(id, properties);
  Map out;
  for (const graph::Property& property : properties) {
    const std::string_view name = editor.transaction().name(property.key);
    if (!contains(own, name)) out.set(std::string(name), property.value);
  }
  return out;
}

// One element: the seven parts of the name, then keys and values in turn.
constexpr std::size_t kParts = 7;

List element_of(const StatedName& name, const Map& properties) {
  List out{name.type,    name.start.label, name.start.key, name.end.label,
           name.end.key, name.role,        name.what};
  for (const auto& [key, value] : properties) {
    out.emplace_back(key);
    out.push_back(value);
  }
  return out;
}

std::string text(const Value& value) {
  return value.is_string() ? std::string(value.string()) : std::string();
}

}  // namespace

StatedName StatedName::renamed(const NodeName& from, const NodeName& into) const {
  StatedName out = *this;
  if (out.start == from) out.start = into;
  if (out.end == from) out.end = into;
  return out;
}

Map user_properties(GraphEditor& editor, NodeId node) { return all_but(editor, node, kOfNodes); }

Map user_properties(GraphEditor& editor, RelationshipId relationship) {
  return all_but(editor, relationship, kOfRelationships);
}

Map without_equal(const Map& properties, const Map& others) {
  Map out;
  for (const auto& [key, value] : properties) {
    const Value* other = others.find(key);
    if (other == nullptr || !(*other == value)) out.set(key, value);
  }
  return out;
}

Value to_value(const UserProperties& all) {
  List out;
  for (const auto& [name, properties] : all) out.emplace_back(element_of(name, properties));
  return out;
}

UserProperties user_properties_in(const Value& value) {
  UserProperties out;
  if (!value.is_list()) return out;
  for (const Value& element : value.list()) {
    if (!element.is_list() || element.list().size() < kParts) continue;
    const List& parts = element.list();
    const StatedName name{text(parts[0]),
                          {text(parts[1]), text(parts[2])},
                          {text(parts[3]), text(parts[4])},
                          text(parts[5]),
                          text(parts[6])};
    Map& properties = out[name];
    for (std::size_t i = kParts; i + 1 < parts.size(); i += 2)
      properties.set(text(parts[i]), parts[i + 1]);
  }
  return out;
}

}  // namespace dossier::ingest
