#include "graph/value/interruptible.h"
#include "query/function/aggregate_groups.h"
#include "query/value/compare.h"
#include "query/value/failure.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace dossier::query {

namespace {

/// The numbers of a group and the percentile that is asked for.
class Percentile : public Accumulator {
 public:
  Percentile(Budget& budget, std::string_view name) : budget_(&budget), name_(name) {}
  Percentile(const Percentile&) = delete;
  Percentile& operator=(const Percentile&) = delete;
  ~Percentile() override { budget_->release(charged_); }

  void add(std::span<const Value> arguments) override {
    read_percentile(arguments[1]);
    if (arguments[0].is_null()) return;
    if (!arguments[0].is_number()) fail_type(name_, "numbers", arguments[0]);
    charge(2 * sizeof(Value));
    values_.push_back(arguments[0]);
  }

  void merge(Accumulator& from) override {
    auto& other = static_cast<Percentile&>(from);
    charge(other.charged_);
    if (!percentile_) percentile_ = other.percentile_;
    graph::append_elements(values_, other.values_.begin(), other.values_.end());
  }

  Value finish() override {
    if (values_.empty() || !percentile_) return {};
    graph::LongWork work;
    std::sort(values_.begin(), values_.end(), [&](const Value& a, const Value& b) {
      work.step();
      return order(a, b) < 0;
    });
    return pick(values_, *percentile_);
  }

 protected:
  /// REQUIRES: sorted values, at least one.
  virtual Value pick(const List& values, double percentile) const = 0;

 private:
  void read_percentile(const Value& value) {
    if (!value.is_number()) fail_type("a percentile", "a number", value);
    const double percentile = value.number();
    if (!(percentile >= 0 && percentile <= 1)) {
      fail(Code::NumberOutOfRange,
           "a percentile lies between 0.0 and 1.0, and this one is " + shown(value));
    }
    if (!percentile_) percentile_ = percentile;
  }

  void charge(std::uint64_t bytes) {
    budget_->charge(bytes);
    charged_ += bytes;
  }

  Budget* budget_;
  std::string_view name_;
  std::uint64_t charged_ = 0;
  std::optional<double> percentile_;
  List values_;
};

class Continuous final : public Percentile {
 public:
  explicit Continuous(Budget& budget) : Percentile(budget, "`percentileCont()`") {}

 protected:
  Value pick(const List& values, double percentile) const override {
    const double place = percentile * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const double low = values[below].number();
    if (below + 1 >= values.size()) return low;
    const double share = place - static_cast<double>(below);
    return share == 0 ? low : low * (1 - share) + values[below + 1].number() * share;
  }
};

class Discrete final : public Percentile {
 public:
  explicit Discrete(Budget& budget) : Percentile(budget, "`percentileDisc()`") {}

 protected:
  /// The nearest rank: the least value with at least that share of values at or below it.
  Value pick(const List& values, double percentile) const override {
    const double rank = std::ceil(percentile * static_cast<double>(values.size()));
    return values[rank < 1 ? 0 : std::min(static_cast<std::size_t>(rank), values.size()) - 1];
  }
};

}  // namespace

std::unique_ptr<Accumulator> make_percentile_continuous(Budget& budget) {
  return std::make_unique<Continuous>(budget);
}
std::unique_ptr<Accumulator> make_percentile_discrete(Budget& budget) {
  return std::make_unique<Discrete>(budget);
}

}  // namespace dossier::query
