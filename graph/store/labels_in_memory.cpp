#include "graph/store/labels_in_memory.h"

#include <algorithm>

namespace dossier::graph {

namespace {

constexpr std::size_t kFewToggles = 64;

bool contains(const ProjectedLabel& label, std::uint32_t node) {
  if (label.toggles != nullptr) {
    const auto& toggles = *label.toggles;
    const auto last = std::find_if(toggles.rbegin(), toggles.rend(),
                                   [&](const auto& toggle) { return toggle.first == node; });
    if (last != toggles.rend()) return last->second;
  }
  return label.base->contains(node);
}

}  // namespace

LabelsInMemory::LabelsInMemory(const State& state, std::size_t reads) {
  const ProjectionSet* projections = state.projections.get();
  if (projections == nullptr) return;
  for (const LabelId id : projections->all_labels) {
    ProjectedLabel nodes = projections->labels.at(raw(id));
    const bool many = nodes.toggles != nullptr && nodes.toggles->size() > kFewToggles;
    if (many || (nodes.toggles != nullptr && reads > kFewToggles)) {
      auto whole = state.projector->members(state, id, Effort::Build);
      if (whole != nullptr) nodes = {std::move(whole), nullptr};
    }
    labels_.push_back({id, std::move(nodes)});
  }
}

bool LabelsInMemory::read(std::uint64_t node, LabelSet& out) const {
  out.clear();
  if (node > UINT32_MAX) return false;
  for (const Label& label : labels_) {
    if (contains(label.nodes, static_cast<std::uint32_t>(node))) out.push_back(label.id);
  }
  return !out.empty();
}

}  // namespace dossier::graph
