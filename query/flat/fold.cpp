#include "query/flat/fold.h"

#include "query/flat/morsels.h"

#include <algorithm>

namespace dossier::query::flat {

namespace {

/// A table pays when this share of the nodes is asked for: in the order of nodes their steps stand
/// one after the other, and only results are looked up here and there.
constexpr double kTableShare = 0.15;
constexpr std::size_t kParts = 64;

}  // namespace

std::size_t Fold::steps() const {
  std::size_t count = 0;
  for (const Lane& lane : lanes) count += lane.table->size();
  return count;
}

std::uint64_t Fold::tabulate(double asked, execute::Context& context) {
  if (is_degree()) return 0;
  std::uint32_t last = 0;
  first_ = ~std::uint32_t{0};
  for (const Lane& lane : lanes) {
    const auto [begin, end] = lane.side().extent();
    if (begin == end) continue;
    first_ = std::min(first_, begin);
    last = std::max(last, end);
  }
  const std::uint32_t nodes = last > first_ ? last - first_ : 0;
  const bool pays = nodes > 0 && asked >= kTableShare * nodes;
  // What hangs on a neighbour is asked for once a step.
  const double below = pays ? static_cast<double>(steps())
                            : asked * static_cast<double>(steps()) / std::max(1U, nodes);
  std::uint64_t bytes = 0;
  for (Fold& part : parts) bytes += part.tabulate(below, context);
  if (!pays) return bytes;
  context.budget().charge(nodes * sizeof(std::uint64_t));
  size_ = nodes;
  table_.reset(new std::uint64_t[nodes]);
  fill(context);
  return bytes + nodes * sizeof(std::uint64_t);
}

void Fold::fill(execute::Context& context) {
  Morsels morsels(kParts, 0, kParts);
  run_team(graph::threads_for(steps()), context, [&](std::size_t, Meter& meter) {
    while (const auto range = morsels.take(size_)) {
      for (std::size_t i = range->begin; i < range->end; ++i) {
        const std::uint64_t found = sum(meter, first_ + static_cast<std::uint32_t>(i));
        table_[i] = std::max<std::uint64_t>(found, optional ? 1 : 0);
      }
    }
  });
}

std::uint64_t Fold::degree(std::uint32_t node) const {
  if (lanes.size() == 1 && !lanes[0].skips_loops) return lanes[0].side().degree(node);
  std::uint64_t count = 0;
  for (const Lane& lane : lanes) {
    count += lane.side().degree(node);
    if (!lane.skips_loops) continue;
    const auto [begin, end] = lane.side().range(node, node);
    count -= end - begin;
  }
  return count;
}

std::uint64_t Fold::worth(Meter& meter, std::uint32_t neighbour) {
  for (const Test& test : tests) {
    if (!test.holds(neighbour)) return 0;
  }
  std::uint64_t product = 1;
  for (Fold& part : parts) {
    product *= part.matches(meter, neighbour);
    if (product == 0) break;
  }
  return product;
}

std::uint64_t Fold::sum(Meter& meter, std::uint32_t node) {
  if (is_degree()) return degree(node);
  std::uint64_t total = 0;
  for (const Lane& lane : lanes) {
    const auto neighbours = lane.side().of(node);
    meter.work(neighbours.size());
    if (tests.empty() && parts.size() == 1 && !lane.skips_loops) {
      total += parts.front().matches_of(meter, neighbours);
      continue;
    }
    for (const std::uint32_t neighbour : neighbours) {
      if (lane.skips_loops && neighbour == node) continue;
      total += worth(meter, neighbour);
    }
  }
  return total;
}

std::uint64_t Fold::matches(Meter& meter, std::uint32_t node) {
  if (table_ == nullptr) return std::max<std::uint64_t>(sum(meter, node), optional ? 1 : 0);
  const std::uint32_t entry = node - first_;  // far beyond the table for nodes before it
  return entry < size_ ? table_[entry] : (optional ? 1 : 0);
}

std::uint64_t Fold::matches_of(Meter& meter, std::span<const std::uint32_t> nodes) {
  const std::uint64_t none = optional ? 1 : 0;
  std::uint64_t total = 0;
  if (table_ != nullptr) {
    for (const std::uint32_t node : nodes)
      total += node - first_ < size_ ? table_[node - first_] : none;
  } else {
    for (const std::uint32_t node : nodes) total += matches(meter, node);
  }
  return total;
}

std::uint64_t Fold::matches(Meter& meter, std::uint32_t node, std::uint32_t excluded) {
  const std::uint64_t all = matches(meter, node);
  if (all == 0 || excluded == kNone) return 0;
  const std::uint64_t met = count_between(lanes, node, excluded);
  return met == 0 ? all : all - met * worth(meter, excluded);
}

}  // namespace dossier::query::flat
