#include "graph/store/table_seek.h"

#include <algorithm>

namespace dossier::graph {

TableSeek::TableSeek(const View& view, IndexId index, std::size_t width) {
  const ProjectionSet* projections = view.state().projections.get();
  const ProjectedIndex* table = projections == nullptr ? nullptr : projections->find(index);
  if (table == nullptr) return;
  const CatalogIndex* known = view.state().catalog->find(index);
  if (known == nullptr || known->index.keys.size() != width) return;
  table_ = table;
  const Overlay* overlay = view.overlay();
  if (overlay != nullptr && !overlay->index_entries.empty()) changes_ = overlay;
}

std::uint64_t TableSeek::hash(std::string_view key) {
  return IndexTable::hash(key.substr(kIndexPrefixSize));
}

void TableSeek::find(std::uint64_t hash, std::string_view key, std::vector<NodeId>& out) const {
  const std::size_t begin = out.size();
  table_->find(hash, key.substr(kIndexPrefixSize), out);
  if (changes_ != nullptr) apply_changes(*changes_, key, begin, out);
}

void apply_changes(const Overlay& overlay, std::string_view key, std::size_t begin,
                   std::vector<NodeId>& nodes) {
  const auto& tree = overlay.index_entries.tree();
  for (auto at = tree.lower_bound(std::string(key)); at != tree.end() && at->first.starts_with(key);
       ++at) {
    const NodeId node = node_of_entry(at->first);
    const auto from = nodes.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto place = std::lower_bound(from, nodes.end(), node);
    const bool there = place != nodes.end() && *place == node;
    if (at->second && !there) nodes.insert(place, node);
    if (!at->second && there) nodes.erase(place);
  }
}

}  // namespace dossier::graph
