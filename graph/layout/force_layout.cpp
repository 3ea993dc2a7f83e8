#include "graph/layout/force_layout.h"

#include "graph/layout/quad_tree.h"

#include <algorithm>
#include <cmath>

namespace dossier::graph {

namespace {

constexpr double kRepulsion = 10;
/// Gravity grows with the distance from the centre, so that what is connected to nothing stays in
/// sight.
constexpr double kGravity = 0.2;
constexpr double kTheta = 1.2;
constexpr double kJitterTolerance = 1;
constexpr double kMaxDisplacement = 10;

std::size_t iterations_for(std::size_t nodes) {
  return nodes < 300 ? 600 : nodes < 2000 ? 300 : 150;
}

/// Nodes on a sunflower spiral: spread evenly, no two at one place.
std::vector<Position> sunflower(std::size_t nodes) {
  constexpr double kGoldenAngle = 2.399963229728653;
  std::vector<Position> out(nodes);
  for (std::size_t i = 0; i < nodes; ++i) {
    const double radius = 10 * std::sqrt(static_cast<double>(i) + 0.5);
    const double angle = kGoldenAngle * static_cast<double>(i);
    out[i] = {radius * std::cos(angle), radius * std::sin(angle)};
  }
  return out;
}

class Simulation {
 public:
  Simulation(std::size_t nodes, const std::vector<LayoutEdge>& edges)
      : edges_(edges), at_(sunflower(nodes)), mass_(nodes, 1), force_(nodes), last_(nodes) {
    for (const auto& [a, b] : edges) {
      mass_[a] += 1;
      mass_[b] += 1;
    }
  }

  void step() {
    last_.swap(force_);
    std::fill(force_.begin(), force_.end(), Position{});
    repel();
    attract();
    move();
  }

  std::vector<Position> take() { return std::move(at_); }

 private:
  void repel() {
    const QuadTree tree(at_, mass_);
    for (std::size_t i = 0; i < at_.size(); ++i) {
      Position& force = force_[i];
      const double own = mass_[i];
      tree.visit(at_[i], kTheta, [&](double mass, double dx, double dy, double squared) {
        const double strength = kRepulsion * own * mass / squared;
        force.x += dx * strength;
        force.y += dy * strength;
      });
      force.x -= kGravity * own * at_[i].x;
      force.y -= kGravity * own * at_[i].y;
    }
  }

  void attract() {
    for (const auto& [a, b] : edges_) {
      const double dx = at_[a].x - at_[b].x, dy = at_[a].y - at_[b].y;
      force_[a].x -= dx;
      force_[a].y -= dy;
      force_[b].x += dx;
      force_[b].y += dy;
    }
  }

  /// Each node moves as far as its force is steady: what swings to and fro is slowed down.
  void move() {
    double swinging = 1e-9, traction = 1e-9;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      swinging += mass_[i] * swing(i);
      traction += mass_[i] * std::hypot(force_[i].x + last_[i].x, force_[i].y + last_[i].y) / 2;
    }
    const double target = kJitterTolerance * traction / swinging;
    speed_ = std::min(target, speed_ * 1.5);
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const double pull = std::max(1e-9, std::hypot(force_[i].x, force_[i].y));
      const double factor =
          std::min(speed_ / (1 + speed_ * std::sqrt(swing(i))), kMaxDisplacement / pull);
      at_[i].x += force_[i].x * factor;
      at_[i].y += force_[i].y * factor;
    }
  }

  double swing(std::size_t i) const {
    return std::hypot(force_[i].x - last_[i].x, force_[i].y - last_[i].y);
  }

  const std::vector<LayoutEdge>& edges_;
  std::vector<Position> at_;
  std::vector<double> mass_;
  std::vector<Position> force_, last_;
  double speed_ = 1;
};

}  // namespace

std::vector<Position> force_layout(std::size_t nodes, const std::vector<LayoutEdge>& edges) {
  Simulation simulation(nodes, edges);
  for (std::size_t i = iterations_for(nodes); i-- > 0;) simulation.step();
  return simulation.take();
}

}  // namespace dossier::graph
