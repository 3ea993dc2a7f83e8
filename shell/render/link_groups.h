#pragma once

#include "shell/render/graph_tree.h"

#include <cstddef>
#include <vector>

namespace dossier::shell {

/// Neighbours of a node in one relation to it: those that lead nowhere share a brace, the others
/// follow with what hangs from them.
struct Group {
  std::vector<const Link*> leaves;
  std::vector<const Link*> branches;
  std::size_t cut = 0;  ///< neighbours that are not drawn

  const Link& first() const { return leaves.empty() ? *branches.front() : *leaves.front(); }
  std::size_t lines() const { return leaves.size() + branches.size() + (cut != 0 ? 1 : 0); }
};

/// What hangs from a node of the tree, by relation, in the order of the tree.
std::vector<Group> grouped(const GraphTree& tree, std::size_t node);

/// Drops the relations beyond `most`; gives how many neighbours were in them.
std::size_t cut_groups(std::vector<Group>& groups, std::size_t most);

/// Gives each group its share of the lines: one after the other gets one more until none is left.
void cut_to(std::vector<Group>& groups, std::size_t lines);

}  // namespace dossier::shell
