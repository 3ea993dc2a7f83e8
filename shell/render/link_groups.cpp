#include "shell/render/link_groups.h"

#include <algorithm>

namespace dossier::shell {

namespace {

std::size_t size_of(const Group& group) { return group.leaves.size() + group.branches.size(); }

/// One line for each group after the other until none is left.
std::vector<std::size_t> shares(const std::vector<Group>& groups, std::size_t lines) {
  std::vector<std::size_t> share(groups.size(), 0);
  for (bool given = true; given && lines > 0;) {
    given = false;
    for (std::size_t i = 0; i < groups.size() && lines > 0; ++i) {
      if (share[i] == size_of(groups[i])) continue;
      ++share[i];
      --lines;
      given = true;
    }
  }
  return share;
}

}  // namespace

std::vector<Group> grouped(const GraphTree& tree, std::size_t node) {
  std::vector<Group> groups;
  for (const Link* child : tree.children(node)) {
    if (groups.empty() || !groups.back().first().same_types(*child)) groups.emplace_back();
    auto& part = tree.is_leaf(child->other) ? groups.back().leaves : groups.back().branches;
    part.push_back(child);
  }
  return groups;
}

std::size_t cut_groups(std::vector<Group>& groups, std::size_t most) {
  std::size_t cut = 0;
  for (; groups.size() > most; groups.pop_back()) cut += size_of(groups.back());
  return cut;
}

void cut_to(std::vector<Group>& groups, std::size_t lines) {
  const std::vector<std::size_t> share = shares(groups, lines);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Group& group = groups[i];
    // Every relation is named once, also when the lines have run out.
    // A line that says "1 more" would take as much room as the one.
    std::size_t left = std::max<std::size_t>(share[i], 1);
    if (left + 1 == size_of(group)) ++left;
    group.cut = size_of(group) - left;
    // Those that lead on come first in what is kept.
    group.branches.resize(std::min(group.branches.size(), left));
    left -= group.branches.size();
    group.leaves.resize(std::min(group.leaves.size(), left));
  }
}

}  // namespace dossier::shell
