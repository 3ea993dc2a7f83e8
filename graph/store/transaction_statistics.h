#pragma once

#include "graph/statistics.h"
#include "graph/store/overlay.h"
#include "graph/store/state.h"

#include <memory>

namespace dossier::graph {

/// Counts of a state with the changes of a transaction added. Refers to both, which may change
/// hands.
class TransactionStatistics final : public Statistics {
 public:
  TransactionStatistics(const std::shared_ptr<const State>& state,
                        const std::unique_ptr<Overlay>& overlay)
      : state_(state), overlay_(overlay) {}

  std::uint64_t nodes() const override;
  std::uint64_t nodes(LabelId label) const override;
  std::uint64_t relationships() const override;
  std::uint64_t relationships(TypeId type) const override;
  std::uint64_t relationships(LabelId label, TypeId type, Direction direction) const override;
  std::uint64_t entries(IndexId index) const override;
  std::uint64_t distinct_values(IndexId index) const override;

  std::uint64_t get(const CounterKey& key) const;

 private:
  const std::shared_ptr<const State>& state_;
  const std::unique_ptr<Overlay>& overlay_;
};

}  // namespace dossier::graph
