#include "graph/store/catalog.h"

#include <algorithm>

#include <dossier/error.h>

#include "graph/store/index_codec.h"
#include "graph/store/keys.h"
#include "graph/store/value_codec.h"

namespace dossier::graph {

namespace {

void require_short(const Index& index, std::size_t size) {
  if (size <= kMaxIndexedBytes) return;
  throw Exception({Code::LimitExceeded,
                   "a value is too long for the index `" + index.definition.name + '`', {}, {},
                   "drop the index, or shorten the value to less than 64 kB", {}});
}

}  // namespace

Catalog::Catalog(std::vector<CatalogIndex> indexes) : indexes_(std::move(indexes)) {
  for (std::size_t i = 0; i < indexes_.size(); ++i) {
    const Index& index = indexes_[i].index;
    Groups& groups = index.definition.entity == EntityKind::Node ? labels_ : types_;
    groups[index.label].push_back(i);
  }
}

const CatalogIndex* Catalog::find(IndexId id) const {
  const auto found = std::find_if(indexes_.begin(), indexes_.end(),
                                  [id](const CatalogIndex& entry) { return entry.index.id == id; });
  return found == indexes_.end() ? nullptr : &*found;
}

const CatalogIndex* Catalog::find(std::string_view name) const {
  const auto found = std::find_if(indexes_.begin(), indexes_.end(), [name](const CatalogIndex& entry) {
    return entry.index.definition.name == name;
  });
  return found == indexes_.end() ? nullptr : &*found;
}

std::span<const std::size_t> Catalog::on(EntityKind entity, std::uint32_t label) const {
  const Groups& groups = groups_of(entity);
  const auto found = groups.find(label);
  if (found == groups.end()) return {};
  return found->second;
}

std::string encode_definition(const Index& index) {
  std::string out;
  out += static_cast<char>(index.definition.kind);
  out += static_cast<char>(index.definition.entity);
  append_little(out, index.label);
  append_little(out, static_cast<std::uint16_t>(index.keys.size()));
  for (const KeyId key : index.keys) append_little(out, raw(key));
  if (index.definition.kind == IndexKind::Type) {
    append_little(out, index.definition.type.kinds);
    append_little(out, index.definition.type.elements);
  }
  out += index.definition.name;
  return out;
}

Index decode_definition(IndexId id, std::string_view bytes) {
  ByteReader reader(bytes);
  Index index{id, {}, 0, {}};
  const auto kind = reader.little<std::uint8_t>();
  const auto entity = reader.little<std::uint8_t>();
  index.label = reader.little<std::uint32_t>();
  const auto keys = reader.little<std::uint16_t>();
  for (std::uint16_t i = 0; i < keys && reader.ok(); ++i) index.keys.push_back(KeyId{reader.little<std::uint32_t>()});
  if (static_cast<IndexKind>(kind) == IndexKind::Type) {
    index.definition.type.kinds = reader.little<std::uint32_t>();
    index.definition.type.elements = reader.little<std::uint32_t>();
  }
  if (!reader.ok() || kind > static_cast<std::uint8_t>(IndexKind::Type) || entity > 1 || keys == 0) {
    throw Exception({Code::Corrupted, "a stored index definition is not readable"});
  }
  index.definition.kind = static_cast<IndexKind>(kind);
  index.definition.entity = static_cast<EntityKind>(entity);
  index.definition.name = reader.rest();
  return index;
}

std::string index_prefix(IndexId index) { return std::string(numbered_key(Tag::IndexEntry, raw(index))); }

namespace {

std::string entry_of(const Index& index, const PropertyTable& properties, std::uint64_t entity) {
  std::string out = index_prefix(index.id);
  for (const KeyId key : index.keys) {
    const auto value = properties.find(key);
    if (!value) return {};
    encode_ordered(out, decode_value(*value));
  }
  require_short(index, out.size());
  append_big(out, entity);
  return out;
}

}  // namespace

std::string index_entry(const Index& index, NodeId node, const NodeRecord& record) {
  if (!record.has_label(LabelId{index.label})) return {};
  return entry_of(index, record.properties(), raw(node));
}

std::string index_entry(const Index& index, RelationshipId relationship, const RelationshipRecord& record) {
  if (record.endpoints().type != TypeId{index.label}) return {};
  return entry_of(index, record.properties(), raw(relationship));
}

}  // namespace dossier::graph
