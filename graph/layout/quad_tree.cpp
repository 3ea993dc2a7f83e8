#include "graph/layout/quad_tree.h"

#include <algorithm>

namespace dossier::graph {

QuadTree::QuadTree(std::span<const Position> bodies, std::span<const double> masses) {
  Position low{0, 0}, high{1, 1};
  if (!bodies.empty()) low = high = bodies[0];
  for (const Position& at : bodies) {
    low = {std::min(low.x, at.x), std::min(low.y, at.y)};
    high = {std::max(high.x, at.x), std::max(high.y, at.y)};
  }
  const double width = std::max({high.x - low.x, high.y - low.y, 1e-9}) * 1.0001;
  cells_.reserve(bodies.size() * 3 + 8);
  cells_.push_back({low, width, {}, 0, 0});
  for (std::size_t i = 0; i < bodies.size(); ++i) insert(bodies[i], masses[i]);
}

std::uint32_t QuadTree::child_for(const Cell& cell, Position at) const {
  const double half = cell.width / 2;
  const auto right = static_cast<std::uint32_t>(at.x >= cell.corner.x + half);
  const auto upper = static_cast<std::uint32_t>(at.y >= cell.corner.y + half);
  return cell.first_child + right + 2 * upper;
}

void QuadTree::split(std::uint32_t index) {
  const auto first = static_cast<std::uint32_t>(cells_.size());
  const Cell parent = cells_[index];
  const double half = parent.width / 2;
  for (int i = 0; i < 4; ++i) {
    const int column = i % 2, row = i / 2;
    const Position corner{parent.corner.x + column * half, parent.corner.y + row * half};
    cells_.push_back({corner, half, {}, 0, 0});
  }
  cells_[index].first_child = first;
  Cell& heir = cells_[child_for(cells_[index], parent.centre)];
  heir.centre = parent.centre;
  heir.mass = parent.mass;
}

void QuadTree::insert(Position at, double mass) {
  std::uint32_t index = 0;
  for (int depth = 0;; ++depth) {
    if (cells_[index].first_child == 0 && cells_[index].mass > 0 && depth < kMaxDepth) split(index);
    Cell& cell = cells_[index];
    const double total = cell.mass + mass;
    cell.centre = {(cell.centre.x * cell.mass + at.x * mass) / total,
                   (cell.centre.y * cell.mass + at.y * mass) / total};
    cell.mass = total;
    if (cell.first_child == 0) return;
    index = child_for(cell, at);
  }
}

}  // namespace dossier::graph
