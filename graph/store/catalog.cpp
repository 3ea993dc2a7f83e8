#include "graph/store/catalog.h"

#include "graph/store/index_codec.h"
#include "graph/store/keys.h"
#include "graph/store/text_entries.h"
#include "graph/store/value_codec.h"
#include "graph/text/analyzer.h"

#include <algorithm>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

void require_short(const Index& index, std::size_t size) {
  if (size <= kMaxIndexedBytes) return;
  throw Exception({Code::LimitExceeded,
                   "a value is too long for the index `" + index.definition.name + '`',
                   {},
                   {},
                   "drop the index, or shorten the value to less than 64 kB",
                   {}});
}

}  // namespace

Catalog::Catalog(std::vector<CatalogIndex> indexes) : indexes_(std::move(indexes)) {
  for (std::size_t i = 0; i < indexes_.size(); ++i) {
    const Index& index = indexes_[i].index;
    Groups& groups = index.definition.entity == EntityKind::Node ? labels_ : types_;
    groups[index.label].push_back(i);
    for (const std::uint32_t label : index.further) groups[label].push_back(i);
  }
}

const CatalogIndex* Catalog::find(IndexId id) const {
  const auto found = std::find_if(indexes_.begin(), indexes_.end(),
                                  [id](const CatalogIndex& entry) { return entry.index.id == id; });
  return found == indexes_.end() ? nullptr : &*found;
}

const CatalogIndex* Catalog::find(std::string_view name) const {
  const auto found = std::find_if(
      indexes_.begin(), indexes_.end(),
      [name](const CatalogIndex& entry) { return entry.index.definition.name == name; });
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
  if (index.definition.kind == IndexKind::Fulltext) {
    append_little(out, static_cast<std::uint16_t>(index.further.size()));
    for (const std::uint32_t label : index.further) append_little(out, label);
    out += static_cast<char>(index.definition.analyzer.size());
    out += index.definition.analyzer;
  }
  out += index.definition.name;
  return out;
}

namespace {

void read_words_definition(ByteReader& reader, Index& index) {
  const auto further = reader.little<std::uint16_t>();
  for (std::uint16_t i = 0; i < further && reader.ok(); ++i)
    index.further.push_back(reader.little<std::uint32_t>());
  index.definition.analyzer = reader.take(reader.little<std::uint8_t>());
  if (reader.ok() && Analyzer::find(index.definition.analyzer) == nullptr) {
    throw Exception({Code::NewerFormat, "a full-text index has the analyzer `" +
                                            index.definition.analyzer +
                                            "`, which this version does not know"});
  }
}

}  // namespace

Index decode_definition(IndexId id, std::string_view bytes) {
  ByteReader reader(bytes);
  Index index{id, {}, 0, {}};
  const auto kind = reader.little<std::uint8_t>();
  const auto entity = reader.little<std::uint8_t>();
  index.label = reader.little<std::uint32_t>();
  const auto keys = reader.little<std::uint16_t>();
  for (std::uint16_t i = 0; i < keys && reader.ok(); ++i)
    index.keys.push_back(KeyId{reader.little<std::uint32_t>()});
  if (static_cast<IndexKind>(kind) == IndexKind::Type) {
    index.definition.type.kinds = reader.little<std::uint32_t>();
    index.definition.type.elements = reader.little<std::uint32_t>();
  }
  if (static_cast<IndexKind>(kind) == IndexKind::Fulltext) read_words_definition(reader, index);
  if (!reader.ok() || kind > static_cast<std::uint8_t>(IndexKind::Fulltext) || entity > 1 ||
      keys == 0) {
    throw Exception({Code::Corrupted, "a stored index definition is not readable"});
  }
  index.definition.kind = static_cast<IndexKind>(kind);
  index.definition.entity = static_cast<EntityKind>(entity);
  index.definition.name = reader.rest();
  return index;
}

std::string index_prefix(IndexId index) {
  return std::string(numbered_key(Tag::IndexEntry, raw(index)));
}

namespace {

IndexEntries ordered_entry(const Index& index, const PropertyTable& properties,
                           std::uint64_t entity) {
  std::string out = index_prefix(index.id);
  for (const KeyId key : index.keys) {
    const auto value = properties.find(key);
    if (!value) return {};
    encode_ordered(out, decode_value(*value));
  }
  require_short(index, out.size());
  append_big(out, entity);
  return {std::move(out)};
}

IndexEntries entries_of(const Index& index, const PropertyTable& properties, std::uint64_t entity) {
  switch (index.definition.kind) {
    case IndexKind::Text: return text_entries(index, properties, entity);
    case IndexKind::Fulltext: return word_entries(index, properties, entity);
    default: return ordered_entry(index, properties, entity);
  }
}

template <typename Has>
bool is_in(const Index& index, Has has) {
  return has(index.label) || std::any_of(index.further.begin(), index.further.end(), has);
}

}  // namespace

IndexEntries index_entries(const Index& index, NodeId node, const NodeRecord& record) {
  if (!is_in(index, [&](std::uint32_t label) { return record.has_label(LabelId{label}); }))
    return {};
  return entries_of(index, record.properties(), raw(node));
}

IndexEntries index_entries(const Index& index, RelationshipId relationship,
                           const RelationshipRecord& record) {
  if (!is_in(index, [&](std::uint32_t type) { return record.endpoints().type == TypeId{type}; }))
    return {};
  return entries_of(index, record.properties(), raw(relationship));
}

void count_entry(const Index& index, std::string_view entry, std::int64_t by,
                 CounterDelta& counts) {
  counts[{Count::IndexEntries, raw(index.id)}] += by;
  if (index.definition.kind == IndexKind::Text && closes_text(entry)) {
    counts[{Count::IndexEntries, raw(index.id), kTextsOfIndex}] += by;
  }
  if (index.definition.kind != IndexKind::Fulltext) return;
  if (const auto length = length_of_texts(entry)) {
    counts[{Count::IndexEntries, raw(index.id), kTextsOfIndex}] += by;
    counts[{Count::IndexEntries, raw(index.id), kWordsOfIndex}] +=
        by * static_cast<std::int64_t>(*length);
  }
}

}  // namespace dossier::graph
