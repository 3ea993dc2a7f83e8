#pragma once

#include "graph/store/overlay.h"
#include "graph/transaction.h"

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <absl/container/flat_hash_map.h>

namespace dossier::graph {

/// What seeks of a transaction find in the state it began on, read before they are made.
class ForeseenSeeks {
 public:
  /// `nodes` and `ranges` as of Transaction::seek_many, for these keys.
  void add(std::vector<std::string> keys, std::span<const NodeId> nodes,
           std::span<const std::pair<std::uint32_t, std::uint32_t>> ranges);
  bool empty() const { return ranges_.empty(); }
  /// The nodes of a key with the changes of the transaction on top; null when the key was not
  /// foreseen. `overlay` may be null.
  std::unique_ptr<NodeCursor> find(const std::string& key, const Overlay* overlay) const;

 private:
  absl::flat_hash_map<std::string, std::pair<std::uint32_t, std::uint32_t>> ranges_;
  std::vector<NodeId> nodes_;
};

}  // namespace dossier::graph
