#include "query/flat/fold.h"

#include <algorithm>

namespace dossier::query::flat {

namespace {

constexpr std::uint64_t kUnknown = ~std::uint64_t{0};

}  // namespace

void Fold::remember(std::size_t nodes) {
  if (is_degree()) return;
  known_.assign(nodes, kUnknown);
  for (Fold& part : parts) part.remember(nodes);
}

std::uint64_t Fold::degree(std::uint32_t node) const {
  std::uint64_t count = 0;
  for (const Lane& lane : lanes) {
    count += lane.side().degree(node);
    if (!lane.skips_loops) continue;
    const auto [begin, end] = lane.side().range(node, node);
    count -= end - begin;
  }
  return count;
}

std::uint64_t Fold::worth(execute::Context& context, std::uint32_t neighbour) {
  for (const Test& test : tests) {
    if (!test.holds(neighbour)) return 0;
  }
  std::uint64_t product = 1;
  for (Fold& part : parts) {
    product *= part.matches(context, neighbour);
    if (product == 0) break;
  }
  return product;
}

std::uint64_t Fold::sum(execute::Context& context, std::uint32_t node) {
  if (is_degree()) return degree(node);
  std::uint64_t total = 0;
  for (const Lane& lane : lanes) {
    const auto neighbours = lane.side().of(node);
    context.work(neighbours.size());
    for (const std::uint32_t neighbour : neighbours) {
      if (lane.skips_loops && neighbour == node) continue;
      total += worth(context, neighbour);
    }
  }
  return total;
}

std::uint64_t Fold::matches(execute::Context& context, std::uint32_t node) {
  if (node < known_.size()) {
    if (known_[node] == kUnknown) known_[node] = std::max<std::uint64_t>(sum(context, node), optional ? 1 : 0);
    return known_[node];
  }
  return std::max<std::uint64_t>(sum(context, node), optional ? 1 : 0);
}

std::uint64_t Fold::matches(execute::Context& context, std::uint32_t node, std::uint32_t excluded) {
  const std::uint64_t all = matches(context, node);
  if (all == 0 || excluded == kNone) return 0;
  const std::uint64_t met = count_between(lanes, node, excluded);
  return met == 0 ? all : all - met * worth(context, excluded);
}

}  // namespace dossier::query::flat
