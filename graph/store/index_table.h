#pragma once

#include "graph/ids.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/container/flat_hash_map.h>
#include <absl/container/inlined_vector.h>

namespace dossier::graph {

/// The nodes of an index by their values, as the front of an entry's key has them without what all
/// entries share. Made from one state, immutable, safe for any number of threads.
class IndexTable {
 public:
  static std::uint64_t hash(std::string_view values);
  /// Brings what `find` looks at first nearer, when it will be asked soon.
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[place_of(hash)]); }
  /// Ascending.
  std::span<const std::uint32_t> find(std::uint64_t hash, std::string_view values) const;
  std::size_t size() const { return nodes_.size(); }
  std::size_t memory() const;
  static std::size_t bytes_for(std::uint64_t entries);

 private:
  friend class IndexTableBuilder;

  /// One of the different values: where it ends, and where its nodes do.
  struct Group {
    std::uint32_t values_end;
    std::uint32_t nodes_end;
  };

  std::size_t place_of(std::uint64_t hash) const { return hash >> shift_; }

  std::string values_;
  std::vector<std::uint32_t> nodes_;
  std::vector<Group> groups_;
  /// Open addressing by the upper bits of the hash: its lower half, and the number of a group
  /// and 1.
  std::vector<std::uint64_t> slots_;
  unsigned shift_ = 63;
};

/// Takes the entries of an index in their order.
class IndexTableBuilder {
 public:
  /// False when the table would be too large.
  bool add(std::string_view values, std::uint32_t node);
  std::shared_ptr<const IndexTable> finish();

 private:
  std::shared_ptr<IndexTable> out_ = std::make_shared<IndexTable>();
  std::size_t last_begin_ = 0;  ///< of the values that came last
};

struct ValuesHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view values) const { return IndexTable::hash(values); }
};

/// What commits did to an index: by values, the nodes that came (true) and went, in their order.
using IndexChanges =
    absl::flat_hash_map<std::string, absl::InlinedVector<std::pair<std::uint32_t, bool>, 1>,
                        ValuesHash, std::equal_to<>>;

/// An index as of one state: a table and what commits have changed since.
struct ProjectedIndex {
  std::shared_ptr<const IndexTable> base;
  /// The oldest first; each has at least twice as many values as the next.
  std::vector<std::shared_ptr<const IndexChanges>> changes;

  /// Appends the nodes with these values, ascending.
  void find(std::uint64_t hash, std::string_view values, std::vector<NodeId>& out) const;
  /// False when the changes have become so many that a new table is better.
  bool add(IndexChanges more);
};

/// Makes such changes to `nodes`, from place `begin` on.
void apply(std::span<const std::pair<std::uint32_t, bool>> changes, std::size_t begin,
           std::vector<NodeId>& nodes);

}  // namespace dossier::graph
