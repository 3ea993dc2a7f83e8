#include "graph/store/transaction_statistics.h"

#include "graph/store/endpoint_counts.h"

#include <algorithm>
#include <cmath>

namespace dossier::graph {

std::uint64_t TransactionStatistics::get(const CounterKey& key) const {
  const std::uint64_t stored = state_->counters.get(key);
  if (overlay_ == nullptr) return stored;
  const auto change = overlay_->counters.find(key);
  return change == overlay_->counters.end() ? stored
                                            : stored + static_cast<std::uint64_t>(change->second);
}

std::uint64_t TransactionStatistics::nodes() const {
  return overlay_ == nullptr ? state_->head.nodes : overlay_->head.nodes;
}

std::uint64_t TransactionStatistics::nodes(LabelId label) const {
  return get({Count::NodesOfLabel, raw(label)});
}

std::uint64_t TransactionStatistics::relationships() const {
  return overlay_ == nullptr ? state_->head.relationships : overlay_->head.relationships;
}

std::uint64_t TransactionStatistics::relationships(TypeId type) const {
  return get({Count::RelationshipsOfType, raw(type)});
}

std::uint64_t TransactionStatistics::relationships(LabelId label, TypeId type,
                                                   Direction direction) const {
  if (overlay_ != nullptr) settle_counts(*state_, *overlay_);
  std::uint64_t sum = 0;
  if (direction != Direction::Incoming) sum += get({Count::LeavingLabel, raw(label), raw(type)});
  if (direction != Direction::Outgoing) sum += get({Count::ReachingLabel, raw(label), raw(type)});
  return sum;
}

std::uint64_t TransactionStatistics::entries(IndexId index) const {
  return get({Count::IndexEntries, raw(index)});
}

std::uint64_t TransactionStatistics::distinct_values(IndexId index) const {
  const std::uint64_t all = entries(index);
  const Catalog& catalog = overlay_ == nullptr ? *state_->catalog : *overlay_->catalog;
  const CatalogIndex* found = catalog.find(index);
  if (found == nullptr || all == 0) return 0;
  if (is_unique(found->index.definition.kind)) return all;
  const double estimate = std::round(found->sketch->estimate());
  return std::clamp<std::uint64_t>(static_cast<std::uint64_t>(estimate), 1, all);
}

}  // namespace dossier::graph
