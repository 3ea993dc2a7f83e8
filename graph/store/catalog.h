#pragma once

#include "graph/schema.h"
#include "graph/store/bytes.h"
#include "graph/store/counters.h"
#include "graph/store/record.h"
#include "graph/store/sketch.h"

#include <memory>
#include <span>
#include <vector>

#include <absl/container/flat_hash_map.h>
#include <absl/container/inlined_vector.h>

namespace dossier::graph {

/// An index with its estimate of different values.
struct CatalogIndex {
  Index index;
  std::shared_ptr<Sketch> sketch;

  bool finds() const { return graph::finds(index.definition.kind); }
  bool has_entries() const { return graph::has_entries(index.definition.kind); }
  /// Something is demanded of the properties of each entity alone.
  bool demands() const {
    return is_mandatory(index.definition.kind) || index.definition.kind == IndexKind::Type;
  }
};

/// All indexes and constraints as of one commit. Immutable.
class Catalog {
 public:
  Catalog() = default;
  explicit Catalog(std::vector<CatalogIndex> indexes);

  const std::vector<CatalogIndex>& indexes() const { return indexes_; }
  const CatalogIndex* find(IndexId id) const;
  const CatalogIndex* find(std::string_view name) const;
  /// Positions in `indexes()` of those on a label or type.
  std::span<const std::size_t> on(EntityKind entity, std::uint32_t label) const;
  /// Whether any index or constraint is on entities of this kind.
  bool concerns(EntityKind entity) const { return !groups_of(entity).empty(); }

 private:
  using Groups = absl::flat_hash_map<std::uint32_t, std::vector<std::size_t>>;
  const Groups& groups_of(EntityKind entity) const {
    return entity == EntityKind::Node ? labels_ : types_;
  }

  std::vector<CatalogIndex> indexes_;
  Groups labels_;
  Groups types_;
};

/// Stored form of a definition; names of label and keys are stored as numbers.
std::string encode_definition(const Index& index);
/// Throws Corrupted. Leaves `definition.label` and `definition.keys` empty.
Index decode_definition(IndexId id, std::string_view bytes);

/// Bytes of the key of an index entry.
constexpr std::size_t kMaxIndexedBytes = std::size_t{64} << 10;

/// Keys of one entity in one index, ascending.
using IndexEntries = absl::InlinedVector<std::string, 1>;

/// The keys of an entity in an index, each with its number last; none when it is not in the index.
/// In an index that `finds`, it has one, with the ordered values in front. Throws LimitExceeded for
/// what is too long.
IndexEntries index_entries(const Index& index, NodeId node, const NodeRecord& record);
IndexEntries index_entries(const Index& index, RelationshipId relationship,
                           const RelationshipRecord& record);
/// Adds an entry, or with `by` -1 takes it, to what is counted of its index.
void count_entry(const Index& index, std::string_view entry, std::int64_t by, CounterDelta& counts);
/// What all entries of an index have in front.
std::string index_prefix(IndexId index);
constexpr std::size_t kIndexPrefixSize = 5;
/// The part of an entry that two nodes share when their values are equal.
inline std::string_view values_of_entry(std::string_view entry) {
  return entry.substr(0, entry.size() - 8);
}
inline NodeId node_of_entry(std::string_view entry) {
  return NodeId{load_big<std::uint64_t>(entry.data() + entry.size() - 8)};
}

}  // namespace dossier::graph
