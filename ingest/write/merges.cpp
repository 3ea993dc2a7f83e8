#include "ingest/write/merges.h"

#include "ingest/write/schema.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dossier::ingest {
namespace {

/// Longer chains are not stored; the bound guards against damaged records.
constexpr int kLongestChain = 64;

Merge read(GraphEditor& editor, NodeId node) {
  return {{editor.get_string(node, "label"), editor.get_string(node, "key")},
          editor.get_string(node, "name"),
          {editor.get_string(node, "into_label"), editor.get_string(node, "into_key")},
          editor.get_string(node, "into"),
          editor.get_string(node, "reason"),
          !editor.get(node, "automatic").is_null(),
          user_properties_in(editor.get(node, "kept"))};
}

constexpr std::array kEntityTypes = {
    EntityType::Person,   EntityType::Organization, EntityType::Country, EntityType::Treaty,
    EntityType::Proposal, EntityType::Place,        EntityType::Event};

std::optional<EntityType> type_named(std::string_view label) {
  const auto at = std::find_if(kEntityTypes.begin(), kEntityTypes.end(),
                               [&](EntityType type) { return to_string(type) == label; });
  return at == kEntityTypes.end() ? std::nullopt : std::optional(*at);
}

}  // namespace

NodeName node_of(const Entity& entity) { return {std::string(to_string(entity.type)), entity.key}; }

Merges Merges::load(GraphEditor& editor) {
  Merges out;
  const auto label = editor.transaction().find_label(kMerge);
  if (!label) return out;
  const auto cursor = editor.transaction().scan_label(*label);
  std::array<NodeId, 64> nodes{};
  while (const std::size_t count = cursor->next(nodes)) {
    for (std::size_t i = 0; i < count; ++i) {
      Merge merge = read(editor, nodes[i]);
      if (merge.into.label.empty()) out.apart_[merge.from] = {merge.from, merge.from_name};
      if (type_named(merge.into.label)) out.by_entity_.emplace(merge.from, std::move(merge));
    }
  }
  return out;
}

const Merge* Merges::find(const NodeName& from) const {
  const auto at = by_entity_.find(from);
  return at == by_entity_.end() ? nullptr : &at->second;
}

const NodeName& Merges::resolve(const NodeName& entity) const {
  const NodeName* at = &entity;
  for (int steps = 0; steps < kLongestChain; ++steps) {
    const Merge* merge = find(*at);
    if (merge == nullptr) break;
    at = &merge->into;
  }
  return *at;
}

std::vector<Merge> Merges::all() const {
  std::vector<Merge> out;
  for (const auto& [from, merge] : by_entity_) out.push_back(merge);
  std::sort(out.begin(), out.end(), [](const Merge& a, const Merge& b) {
    return std::pair(a.from_name, a.from) < std::pair(b.from_name, b.from);
  });
  return out;
}

FactSheet Merges::applied(FactSheet sheet) const {
  if (empty()) return sheet;
  for (FactSheet::Mentioned& mentioned : sheet.entities) {
    const Merge* last = nullptr;
    for (const Merge* merge = find(node_of(mentioned.entity)); merge != nullptr;
         merge = find(merge->into)) {
      last = merge;
      if (merge->into == node_of(mentioned.entity)) break;
    }
    if (last == nullptr) continue;
    Entity& entity = mentioned.entity;
    entity.aliases.push_back(std::exchange(entity.name, last->into_name));
    entity.key = last->into.key;
    entity.type = *type_named(last->into.label);
  }
  return sheet;
}

std::vector<FactSheet::Mentioned> Merges::mentioned(const FactSheet& sheet) const {
  if (empty()) return sheet.entities;
  std::vector<FactSheet::Mentioned> out;
  for (FactSheet::Mentioned& next : applied(sheet).entities) {
    const auto known = std::find_if(out.begin(), out.end(), [&](const auto& other) {
      return node_of(other.entity) == node_of(next.entity);
    });
    if (known == out.end()) {
      out.push_back(std::move(next));
      continue;
    }
    known->mentions += next.mentions;
    std::vector<std::string>& aliases = known->entity.aliases;
    aliases.insert(aliases.end(), next.entity.aliases.begin(), next.entity.aliases.end());
    std::sort(aliases.begin(), aliases.end());
    aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  }
  return out;
}

void Merges::store(GraphEditor& editor, const Merge& merge) {
  Map properties{{"label", merge.from.label},  {"key", merge.from.key},
                 {"name", merge.from_name},    {"into_label", merge.into.label},
                 {"into_key", merge.into.key}, {"into", merge.into_name}};
  if (!merge.reason.empty()) properties.set("reason", merge.reason);
  if (merge.automatic) properties.set("automatic", true);
  editor.create(kMerge, properties);
}

void Merges::store(GraphEditor& editor, const Apart& apart) {
  editor.create(kMerge,
                {{"label", apart.entity.label}, {"key", apart.entity.key}, {"name", apart.name}});
}

void Merges::keep(GraphEditor& editor, const NodeName& from, const UserProperties& kept) {
  const auto node = editor.find(kMerge, "key", from.key);
  if (node) editor.set(*node, "kept", to_value(kept));
}

void Merges::erase(GraphEditor& editor, const NodeName& from) {
  const auto node = editor.find(kMerge, "key", from.key);
  if (node) editor.transaction().detach_delete_node(*node);
}

}  // namespace dossier::ingest
