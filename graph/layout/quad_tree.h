#pragma once

#include "graph/layout/force_layout.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dossier::graph {

/// A square of the plane cut into four again and again until a cell holds one body or is tiny. Each
/// cell knows the mass and the centre of mass of what it holds, so that far cells can stand for
/// their bodies.
class QuadTree {
 public:
  QuadTree(std::span<const Position> bodies, std::span<const double> masses);

  /// Sums `weight(mass, dx, dy, squared distance)` over bodies and far cells, as the force on a
  /// body at `at`. `theta` is the ratio of a cell's width to its distance below which it counts as
  /// far.
  template <typename Force>
  void visit(Position at, double theta, Force&& force) const {
    std::uint32_t stack[4 * kMaxDepth + 4];
    std::size_t top = 0;
    stack[top++] = 0;
    while (top > 0) {
      const Cell& cell = cells_[stack[--top]];
      if (cell.mass == 0) continue;
      const double dx = at.x - cell.centre.x, dy = at.y - cell.centre.y;
      const double distance = dx * dx + dy * dy;
      if (cell.first_child == 0 || cell.width * cell.width < theta * theta * distance) {
        if (distance > 0) force(cell.mass, dx, dy, distance);
        continue;
      }
      for (std::uint32_t i = 0; i < 4; ++i) stack[top++] = cell.first_child + i;
    }
  }

 private:
  static constexpr int kMaxDepth = 24;

  struct Cell {
    Position corner;  ///< lowest x and y
    double width;
    Position centre;  ///< centre of mass
    double mass = 0;
    std::uint32_t first_child = 0;  ///< 0: a leaf
  };

  void insert(Position at, double mass);
  void split(std::uint32_t cell);
  std::uint32_t child_for(const Cell& cell, Position at) const;

  std::vector<Cell> cells_;
};

}  // namespace dossier::graph
