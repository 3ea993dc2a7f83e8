#pragma once

#include "graph/ids.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <absl/container/flat_hash_map.h>

namespace dossier::graph {

struct Overlay;
struct State;

/// What is stored of nodes that a transaction is about to change one by one, read by all cores
/// together and in the order of the keys. One thread.
class ForeseenRecords {
 public:
  /// Replaces what was foreseen before; leaves out what the transaction has changed already.
  void read(const State& state, const Overlay& overlay, std::span<const NodeId> nodes);
  /// Moves the record of the node to `record`; false when it was not foreseen or does not exist.
  bool take(NodeId node, std::string& record);

 private:
  absl::flat_hash_map<std::uint64_t, std::string> records_;
};

}  // namespace dossier::graph
