#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <dossier/export.h>

namespace dossier::shell {

/// All relationships between two nodes, as one of them sees it.
struct Link {
  std::size_t other;
  std::vector<std::string> outgoing;  ///< types, ascending, each once
  std::vector<std::string> incoming;
  std::vector<const Relationship*> relationships;

  bool both_ways() const noexcept { return !outgoing.empty() && !incoming.empty(); }
  bool same_types(const Link& link) const {
    return outgoing == link.outgoing && incoming == link.incoming;
  }
};

/// A graph as trees for a drawing: nodes with their links, and for each node the one it hangs from.
class GraphTree {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// Keeps references into `graph`. The first tree begins at `root` when it is among the nodes;
  /// the others at the best connected node of their part.
  GraphTree(const Subgraph& graph, std::optional<NodeId> root);

  std::size_t size() const noexcept { return nodes_.size(); }
  const Node& node(std::size_t index) const noexcept { return nodes_[index]; }
  std::size_t degree(std::size_t index) const noexcept { return links_[index].size(); }
  const std::vector<std::size_t>& roots() const noexcept { return roots_; }
  const std::vector<Link>& links(std::size_t index) const noexcept { return links_[index]; }

  /// Links to the nodes that hang from this one, by type; best connected nodes first within a type.
  /// Those that are joined in both directions come last.
  std::vector<const Link*> children(std::size_t index) const;
  bool is_leaf(std::size_t index) const { return children(index).empty(); }
  std::size_t parent(std::size_t index) const noexcept { return parents_[index]; }

 private:
  std::size_t add_node(const Node& node);
  void add_relationship(const Relationship& relationship);
  Link& link(std::size_t from, std::size_t to);
  void hang_from(std::size_t root);

  std::vector<Node> nodes_;
  std::unordered_map<NodeId, std::size_t> index_;
  std::vector<std::vector<Link>> links_;
  std::unordered_map<std::uint64_t, std::size_t> link_index_;  ///< by both ends
  std::vector<std::size_t> parents_;
  std::vector<std::size_t> roots_;
};

/// What people call a node; "#7" when it has no name.
std::string name_of(const Node& node);

}  // namespace dossier::shell
