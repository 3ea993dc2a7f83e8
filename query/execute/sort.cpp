#include "graph/value/interruptible.h"
#include "query/execute/bound_count.h"
#include "query/execute/row_table.h"
#include "query/plan/steps_rows.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <optional>

namespace dossier::query {

namespace execute {
namespace {

/// The values that rows are ordered by, one array a key.
class Keys {
 public:
  explicit Keys(const std::vector<plan::SortKey>& keys) : keys_(keys), values_(keys.size()) {}

  void clear() {
    for (auto& column : values_) column.clear();
  }
  /// `a` is before `b` in the order of the clause.
  bool before(std::uint32_t a, std::uint32_t b) const {
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      const std::weak_ordering relation = compare(values_[k][a], values_[k][b]);
      if (relation == 0) continue;
      return keys_[k].descending ? relation > 0 : relation < 0;
    }
    return a < b;
  }
  /// The rows whose first key does not come after `bound` for certain.
  void choose(Context& context, const Batch& batch, Selection rows, const Value& bound,
              std::vector<std::uint32_t>& chosen) const {
    chosen.clear();
    const Operand operand(context, *keys_[0].value, batch, rows);
    for (std::uint32_t row : rows) {
      const std::weak_ordering relation = compare(operand[row], bound);
      if (keys_[0].descending ? relation >= 0 : relation <= 0) chosen.push_back(row);
    }
  }
  const Value& first(std::uint32_t row) const { return values_[0][row]; }
  void append(Context& context, const Batch& batch, Selection rows) {
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      const Operand operand(context, *keys_[k].value, batch, rows);
      graph::reserve_more(values_[k], rows.size());
      for (std::uint32_t row : rows) values_[k].push_back(operand[row]);
    }
    context.budget().require(rows.size() * keys_.size() * sizeof(Value));
  }
  void keep(const std::vector<std::uint32_t>& rows) {
    for (auto& column : values_) {
      std::vector<Value> kept;
      kept.reserve(rows.size());
      for (std::uint32_t row : rows) kept.push_back(std::move(column[row]));
      column = std::move(kept);
    }
  }

 private:
  static std::weak_ordering compare(const Value& a, const Value& b) {
    if (a.kind() == b.kind()) {
      if (a.is_integer()) return a.integer() <=> b.integer();
      if (a.is_string()) return a.string() <=> b.string();
    }
    return order(a, b);
  }

  const std::vector<plan::SortKey>& keys_;
  std::vector<std::vector<Value>> values_;
};

/// Sorts everything, or keeps the first `limit` rows only: whenever twice as many have gathered,
/// the worse half goes.
class Sort final : public Operator {
 public:
  Sort(Context& context, OperatorPtr input, const plan::SortStep& step)
      : Operator(context),
        input_(std::move(input)),
        step_(step),
        table_(context, step.carried),
        keys_(step.keys),
        batch_(context.slots()) {}

  void open() override {
    limit_ = kNoLimit;
    if (step_.limit) {
      limit_ = row_count(context(), *step_.limit, "LIMIT");
      const std::uint64_t skip = step_.skip ? row_count(context(), *step_.skip, "SKIP") : 0;
      limit_ = limit_ > kNoLimit - skip ? kNoLimit : limit_ + skip;
    }
    table_.clear();
    keys_.clear();
    bound_.reset();
    filled_ = false;
    input_->open();
  }

  bool next(Batch& out) override {
    if (!filled_) fill();
    return reader_.next(table_, &order_, out);
  }

 private:
  static constexpr std::uint64_t kNoLimit = ~std::uint64_t{0};
  static constexpr std::size_t kComparisons = 4096;

  void fill() {
    filled_ = true;
    while (input_->next(batch_)) {
      context().work(batch_.size());
      if (limit_ == 0) continue;
      Selection rows = batch_.selected();
      if (bound_) {
        keys_.choose(context(), batch_, rows, *bound_, chosen_);
        rows = chosen_;
      }
      keys_.append(context(), batch_, rows);
      table_.append(batch_, rows);
      if (limit_ != kNoLimit && table_.size() / 2 > limit_ + kBatchRows) prune();
    }
    rank();
    reader_.restart();
  }

  bool is_before(std::uint32_t a, std::uint32_t b) {
    if (++compared_ % kComparisons == 0) context().work(kComparisons);
    return keys_.before(a, b);
  }

  void rank() {
    order_.resize(table_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    const auto before = [this](std::uint32_t a, std::uint32_t b) { return is_before(a, b); };
    if (limit_ < order_.size()) {
      const auto end = order_.begin() + static_cast<std::ptrdiff_t>(limit_);
      std::partial_sort(order_.begin(), end, order_.end(), before);
      order_.resize(limit_);
    } else {
      std::sort(order_.begin(), order_.end(), before);
    }
  }

  void prune() {
    order_.resize(table_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    const auto end = order_.begin() + static_cast<std::ptrdiff_t>(limit_);
    const auto before = [this](std::uint32_t a, std::uint32_t b) { return is_before(a, b); };
    std::nth_element(order_.begin(), end, order_.end(), before);
    order_.resize(limit_);
    bound_ = keys_.first(*std::max_element(order_.begin(), order_.end(), before));
    std::sort(order_.begin(), order_.end());
    table_.keep(order_);
    keys_.keep(order_);
  }

  OperatorPtr input_;
  const plan::SortStep& step_;
  RowTable table_;
  Keys keys_;
  Batch batch_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> chosen_;
  std::optional<Value>
      bound_;  ///< the first key of the worst row that is kept, once rows were dropped
  TableReader reader_;
  std::uint64_t limit_ = kNoLimit;
  std::size_t compared_ = 0;
  bool filled_ = false;
};

}  // namespace
}  // namespace execute

namespace plan {

void SortStep::uses(SlotSet& slots) const {
  for (const SortKey& key : keys) key.value->uses(slots);
}

OperatorPtr SortStep::make(Builder& builder) const {
  return std::make_unique<execute::Sort>(builder.context(), builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
