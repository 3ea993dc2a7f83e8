#include "graph/value/interruptible.h"
#include "query/function/aggregate_groups.h"
#include "query/value/compare.h"

namespace dossier::query {

namespace {

class Count final : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override {
    if (arguments.empty() || !arguments[0].is_null()) ++count_;
  }
  void merge(Accumulator& other) override { count_ += static_cast<Count&>(other).count_; }
  Value finish() override { return count_; }

 private:
  std::int64_t count_ = 0;
};

/// Keeps the value that comes first by `Better`, in the order of ORDER BY.
template <typename Better>
class Extreme final : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override { take(arguments[0]); }
  void merge(Accumulator& other) override { take(static_cast<Extreme&>(other).best_); }
  Value finish() override { return std::move(best_); }

 private:
  void take(const Value& value) {
    if (value.is_null()) return;
    if (best_.is_null() || Better()(order(value, best_))) best_ = value;
  }
  Value best_;
};

struct IsLess {
  bool operator()(std::weak_ordering order) const { return order < 0; }
};
struct IsGreater {
  bool operator()(std::weak_ordering order) const { return order > 0; }
};

class Collect final : public Accumulator {
 public:
  explicit Collect(Budget& budget) : budget_(&budget) {}
  Collect(const Collect&) = delete;
  Collect& operator=(const Collect&) = delete;
  ~Collect() override { budget_->release(charged_); }

  void add(std::span<const Value> arguments) override {
    if (arguments[0].is_null()) return;
    charge(2 * sizeof(Value) + footprint(arguments[0]));
    graph::reserve_more(values_, 1);
    values_.push_back(arguments[0]);
  }

  void merge(Accumulator& from) override {
    auto& other = static_cast<Collect&>(from);
    charge(other.charged_);
    graph::append_elements(values_, other.values_.begin(), other.values_.end());
  }

  Value finish() override { return std::move(values_); }

 private:
  void charge(std::uint64_t bytes) {
    budget_->charge(bytes);
    charged_ += bytes;
  }

  Budget* budget_;
  std::uint64_t charged_ = 0;
  List values_;
};

}  // namespace

std::unique_ptr<Accumulator> make_count(Budget&) { return std::make_unique<Count>(); }
std::unique_ptr<Accumulator> make_minimum(Budget&) { return std::make_unique<Extreme<IsLess>>(); }
std::unique_ptr<Accumulator> make_maximum(Budget&) {
  return std::make_unique<Extreme<IsGreater>>();
}
std::unique_ptr<Accumulator> make_collect(Budget& budget) {
  return std::make_unique<Collect>(budget);
}

}  // namespace dossier::query
