#pragma once

#include "graph/store/counters.h"
#include "graph/store/foreseen_records.h"
#include "graph/store/keys.h"
#include "graph/store/names.h"
#include "graph/store/state.h"
#include "graph/store/step_changes.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

#include <absl/container/btree_map.h>
#include <absl/container/flat_hash_map.h>
#include <absl/container/inlined_vector.h>
#include <dossier/error.h>

namespace dossier::graph {

/// Keys that a transaction adds to or removes from a set in the store.
/// Invariant: a key mapped to true is not in the store, a key mapped to false is.
template <typename Key>
class Toggles {
 public:
  using Tree = absl::btree_map<Key, bool>;

  /// REQUIRES: the key is absent as the transaction sees it.
  void add(const Key& key) { flip(key, true); }
  /// REQUIRES: the key is present as the transaction sees it.
  void remove(const Key& key) { flip(key, false); }
  const Tree& tree() const { return tree_; }
  bool empty() const { return tree_.empty(); }

 private:
  void flip(const Key& key, bool present) {
    const auto [at, fresh] = tree_.try_emplace(key, present);
    if (!fresh) tree_.erase(at);
  }

  Tree tree_;
};

/// An entity that a transaction created, changed or deleted, as it sees it.
struct EntityChange {
  std::string record;    ///< stored form; of a deleted entity the last one
  bool created = false;  ///< not in the store
  bool deleted = false;
};

using LabelSet = absl::InlinedVector<LabelId, 4>;

/// One end of a relationship that was made or taken away, as it is to be counted at the labels of
/// its node.
struct UncountedEnd {
  std::uint64_t node;
  std::uint32_t type;
  bool incoming;
  std::int8_t by;
};

/// All changes of one transaction, on top of the state it began on.
struct Overlay {
  ForeseenRecords foreseen;  ///< nothing changed yet
  absl::flat_hash_map<std::uint64_t, EntityChange> nodes;
  absl::flat_hash_map<std::uint64_t, EntityChange> relationships;
  std::vector<NodeId> created_nodes;                  ///< ascending, above every node of the state
  std::vector<RelationshipId> created_relationships;  ///< the same
  StepChanges steps;
  Toggles<Entry> labels;
  Toggles<Entry> types;
  Toggles<std::string> index_entries;
  CounterDelta counters;
  Head head;  ///< as it will be after the commit, but for the commit number
  std::shared_ptr<const Catalog> catalog;  ///< as the transaction sees it
  std::vector<Index> dropped_indexes;      ///< of the state
  std::vector<IndexId> created_indexes;
  std::array<PendingNames, kNameKinds> names;

  /// Not in `counters` yet: their nodes' labels are read together. settle_counts.
  std::vector<UncountedEnd> uncounted;

  /// What has to be verified before the commit and was not yet, with the place that asked for it.
  template <typename T>
  using Placed = std::vector<std::pair<T, Span>>;
  Span place;  ///< of the change under way
  Placed<NodeId> unverified_deletions;
  Placed<NodeId> unverified_nodes;
  Placed<RelationshipId> unverified_relationships;
  Placed<std::string> unverified_unique;

  std::size_t bytes = 0;                 ///< what the changes take, roughly
  std::size_t bytes_allowed = SIZE_MAX;  ///< Engine::transaction_bytes

  /// Throws LimitExceeded when the changes take too much.
  void charge(std::size_t more);

  bool empty() const {
    return nodes.empty() && relationships.empty() && dropped_indexes.empty() &&
           created_indexes.empty() && names[0].empty() && names[1].empty() && names[2].empty();
  }
};

}  // namespace dossier::graph
