#pragma once

#include "graph/store/view.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::graph {

/// Seeks in an index that is in memory. Holds neither the view nor what it stands on.
class TableSeek {
 public:
  /// Of an index that is not in memory, or is found by more than `width` values, it is false.
  TableSeek(const View& view, IndexId index, std::size_t width);

  explicit operator bool() const { return table_ != nullptr; }
  static std::uint64_t hash(std::string_view key);
  void prefetch(std::uint64_t hash) const { table_->base->prefetch(hash); }
  /// Appends the nodes whose entries begin with `key`, ascending.
  void find(std::uint64_t hash, std::string_view key, std::vector<NodeId>& out) const;

 private:
  const ProjectedIndex* table_ = nullptr;
  const Overlay* changes_ = nullptr;  ///< null when the transaction changed no entries
};

/// Adds the nodes that the transaction gave an entry that begins with `key` to those that stand
/// from place `begin` on, ascending, and takes away the others.
void apply_changes(const Overlay& overlay, std::string_view key, std::size_t begin,
                   std::vector<NodeId>& nodes);

}  // namespace dossier::graph
