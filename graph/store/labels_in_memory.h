#pragma once

#include "graph/store/overlay.h"
#include "graph/store/state.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dossier::graph {

/// The labels of nodes of a state, where the nodes of every label are in memory.
class LabelsInMemory {
 public:
  /// For about so many reads: takes in what commits have changed when that pays.
  LabelsInMemory(const State& state, std::size_t reads);
  /// False when the store has to be asked, as it always has for a node without labels.
  bool read(std::uint64_t node, LabelSet& out) const;

 private:
  struct Label {
    LabelId id;
    ProjectedLabel nodes;
  };
  std::vector<Label> labels_;  ///< ascending
};

}  // namespace dossier::graph
