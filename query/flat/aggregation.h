#pragma once

#include "query/execute/operator.h"
#include "query/flat/gather.h"
#include "query/flat/groups.h"

namespace dossier::query::flat {

/// A sort with a limit of the groups, and the key or call (after all keys) that is its first key.
struct GroupOrder {
  const plan::SortStep* sort = nullptr;
  std::size_t output = 0;
};

/// Aggregates the rows of a program: on several threads where there are many.
class FlatAggregation final : public execute::Operator {
 public:
  static constexpr std::size_t kMostKeys = 15;

  /// `source` is the operator of the Input, or null. With an `order` only groups are given that may
  /// come first by it.
  FlatAggregation(execute::Context& context, Pipeline pipeline, const Program& program,
                  const plan::AggregateStep& step, execute::OperatorPtr source,
                  const GroupOrder* order);

  ~FlatAggregation() override;

  /// False when the memory does not have what the step needs.
  bool bind();
  void open() override;
  bool next(execute::Batch& out) override;

 private:
  /// What one thread makes of the rows that it gets.
  struct Share {
    std::unique_ptr<Groups> groups;
    std::vector<std::unique_ptr<Gather>> gathers;
  };
  std::optional<Share> make_share();
  std::size_t threads() const;
  bool is_ordered(const Share& share) const;
  void fill();
  void fill_together(std::size_t threads);
  void fill(Share& share, Meter& meter, Morsels& morsels);
  void tabulate();
  bool parts_share_groups() const;
  void merge(Share& other);
  void choose();
  Value output(std::size_t group, std::size_t number) const;
  void write(execute::Batch& out, std::size_t count);

  Pipeline pipeline_;
  const Program& program_;
  const plan::AggregateStep& step_;
  execute::OperatorPtr source_;
  const GroupOrder* order_;
  std::vector<Field> keys_;
  Share all_;
  std::uint64_t charged_ = 0;
  std::vector<std::uint32_t> chosen_;  ///< groups that are given
  std::size_t at_ = 0;
  bool filled_ = false;
};

}  // namespace dossier::query::flat
