#include "graph/store/expected_keys.h"

#include "graph/store/changes.h"
#include "graph/store/keys.h"

namespace dossier::graph {

using rocks::Family;

void expected_keys(const Catalog& catalog, NodeId node, const NodeRecord& record,
                   KeyVisitor visit) {
  for (std::size_t i = 0; i < record.label_count(); ++i) {
    visit(Family::Entries, entry_key(Tag::LabelEntry, {raw(record.label(i)), raw(node)}), {});
  }
  for (const CatalogIndex& index : catalog.indexes()) {
    if (index.index.definition.entity != EntityKind::Node || !index.has_entries()) continue;
    for (const std::string& entry : index_entries(index.index, node, record))
      visit(Family::Entries, entry, {});
  }
}

void expected_keys(const Catalog& catalog, RelationshipId relationship,
                   const RelationshipRecord& record, KeyVisitor visit) {
  for (const Step& step : steps_of(relationship, record.endpoints())) {
    visit(Family::Adjacency, step_key(step), {});
  }
  visit(Family::Entries,
        entry_key(Tag::TypeEntry, {raw(record.endpoints().type), raw(relationship)}),
        type_entry_value(record.endpoints()));
  for (const CatalogIndex& index : catalog.indexes()) {
    if (index.index.definition.entity != EntityKind::Relationship || !index.has_entries()) continue;
    for (const std::string& entry : index_entries(index.index, relationship, record))
      visit(Family::Entries, entry, {});
  }
}

std::string type_entry_value(const Endpoints& endpoints) {
  std::string out;
  append_little(out, raw(endpoints.start));
  append_little(out, raw(endpoints.end));
  return out;
}

std::string owner_of(const Catalog& catalog, Family family, std::string_view key) {
  if (family == Family::Adjacency) {
    if (key.size() != kStepKeySize) return {};
    return std::string(key_of(RelationshipId{decode_step(key).relationship}));
  }
  if (key.size() < 13) return {};
  const std::uint64_t entity = load_big<std::uint64_t>(key.data() + key.size() - 8);
  switch (static_cast<Tag>(key[0])) {
    case Tag::LabelEntry:
      return key.size() == 13 ? std::string(key_of(NodeId{entity})) : std::string();
    case Tag::TypeEntry:
      return key.size() == 13 ? std::string(key_of(RelationshipId{entity})) : std::string();
    case Tag::IndexEntry: {
      const CatalogIndex* index = catalog.find(IndexId{load_big<std::uint32_t>(key.data() + 1)});
      const bool of_node = index == nullptr || index->index.definition.entity == EntityKind::Node;
      return of_node ? std::string(key_of(NodeId{entity}))
                     : std::string(key_of(RelationshipId{entity}));
    }
    default: return {};
  }
}

}  // namespace dossier::graph
