#include "ingest/write/schema.h"

#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>

namespace dossier::ingest {
namespace {

using graph::IndexDefinition;
using graph::IndexKind;

struct Wanted {
  const char* label;
  const char* key;
  IndexKind kind;
};

constexpr std::array<Wanted, 18> kWanted = {{
    {"Person", "key", IndexKind::Unique},
    {"Person", "name", IndexKind::Range},
    {"Organization", "key", IndexKind::Unique},
    {"Organization", "name", IndexKind::Range},
    {"Country", "key", IndexKind::Unique},
    {"Country", "name", IndexKind::Range},
    {"Treaty", "key", IndexKind::Unique},
    {"Treaty", "name", IndexKind::Range},
    {kProposal, "key", IndexKind::Unique},
    {kProposal, "name", IndexKind::Range},
    {"Place", "key", IndexKind::Unique},
    {"Place", "name", IndexKind::Range},
    {"Event", "key", IndexKind::Unique},
    {"Event", "name", IndexKind::Range},
    {kDocument, "name", IndexKind::Unique},
    {kExtraction, "document", IndexKind::Unique},
    {kTopic, "name", IndexKind::Unique},
    {kMerge, "key", IndexKind::Unique},
}};

bool matches(const graph::Index& index, std::string_view label, std::string_view key) {
  const IndexDefinition& definition = index.definition;
  return definition.entity == graph::EntityKind::Node && definition.label == label &&
         definition.keys.size() == 1 && definition.keys[0] == key && graph::finds(definition.kind);
}

}  // namespace

bool ensure_schema(graph::Transaction& transaction) {
  const std::vector<graph::Index> existing = transaction.indexes();
  bool created = false;
  for (const Wanted& wanted : kWanted) {
    const bool there = std::any_of(
        existing.begin(), existing.end(),
        [&](const graph::Index& index) { return matches(index, wanted.label, wanted.key); });
    if (there) continue;
    IndexDefinition definition;
    definition.name = ascii_lower(wanted.label) + "_" + wanted.key;
    definition.kind = wanted.kind;
    definition.label = wanted.label;
    definition.keys = {wanted.key};
    transaction.create_index(definition);
    created = true;
  }
  return created;
}

std::optional<graph::IndexId> find_unique(const graph::Transaction& transaction,
                                          std::string_view label, std::string_view key) {
  for (const graph::Index& index : transaction.indexes()) {
    if (matches(index, label, key)) return index.id;
  }
  return {};
}

}  // namespace dossier::ingest
