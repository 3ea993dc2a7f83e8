#include "query/function/aggregate_groups.h"
#include "query/function/summation.h"
#include "query/value/checked.h"
#include "query/value/temporal/duration.h"

#include <cmath>

namespace dossier::query {

namespace {

/// The sum of numbers, or of durations; one kind excludes the other.
class Total {
 public:
  void add(const Value& value, std::string_view function) {
    if (value.is_number()) return add_number(value, function);
    if (value.kind() != ValueKind::Duration || numbers_)
      fail_type(function, numbers_ ? "numbers" : "numbers or durations", value);
    durations_ = true;
    duration_ = query::add(duration_, value.duration());
    ++count_;
  }

  void add(const Total& other, std::string_view function) {
    if ((numbers_ && other.durations_) || (durations_ && other.numbers_)) {
      fail(Code::TypeMismatch, std::string(function) + " cannot mix numbers and durations");
    }
    integers_ += other.integers_;
    floats_.add(other.floats_);
    duration_ = query::add(duration_, other.duration_);
    count_ += other.count_;
    numbers_ |= other.numbers_;
    any_float_ |= other.any_float_;
    durations_ |= other.durations_;
  }

  std::int64_t count() const { return count_; }
  bool durations() const { return durations_; }
  const Duration& duration() const { return duration_; }

  /// An integer as long as all numbers were; fails when it does not fit 64 bits.
  Value number() const {
    if (any_float_) return real();
    const auto narrow = static_cast<std::int64_t>(integers_);
    if (narrow != integers_) fail_overflow("the result of `sum()`");
    return narrow;
  }
  double real() const { return floats_.value() + static_cast<double>(integers_); }

 private:
  void add_number(const Value& value, std::string_view function) {
    if (durations_) fail_type(function, "durations", value);
    numbers_ = true;
    ++count_;
    if (value.is_integer()) {
      integers_ += value.integer();
    } else {
      any_float_ = true;
      floats_.add(value.real());
    }
  }

  Int128 integers_ = 0;  // cannot overflow: 2^63 rows of 64 bits
  Summation floats_;
  Duration duration_;
  std::int64_t count_ = 0;
  bool numbers_ = false;
  bool any_float_ = false;
  bool durations_ = false;
};

class Sum final : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override {
    if (!arguments[0].is_null()) total_.add(arguments[0], "`sum()`");
  }
  void merge(Accumulator& other) override {
    total_.add(static_cast<Sum&>(other).total_, "`sum()`");
  }
  Value finish() override {
    return total_.durations() ? Value(total_.duration()) : total_.number();
  }

 private:
  Total total_;
};

class Average final : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override {
    if (!arguments[0].is_null()) total_.add(arguments[0], "`avg()`");
  }
  void merge(Accumulator& other) override {
    total_.add(static_cast<Average&>(other).total_, "`avg()`");
  }
  Value finish() override {
    if (total_.count() == 0) return {};
    if (total_.durations()) return divide(total_.duration(), total_.count());
    return total_.real() / static_cast<double>(total_.count());
  }

 private:
  Total total_;
};

/// Mean and sum of squared differences in one pass (Welford; merging by Chan, Golub and LeVeque).
class Deviation final : public Accumulator {
 public:
  Deviation(std::string_view name, bool whole_population)
      : name_(name), whole_population_(whole_population) {}

  void add(std::span<const Value> arguments) override {
    const Value& value = arguments[0];
    if (value.is_null()) return;
    if (!value.is_number()) fail_type(name_, "numbers", value);
    count_ += 1;
    const double delta = value.number() - mean_;
    mean_ += delta / count_;
    squares_ += delta * (value.number() - mean_);
  }

  void merge(Accumulator& from) override {
    const auto& other = static_cast<Deviation&>(from);
    if (other.count_ == 0) return;
    const double count = count_ + other.count_;
    const double delta = other.mean_ - mean_;
    squares_ += other.squares_ + delta * delta * count_ * other.count_ / count;
    mean_ += delta * other.count_ / count;
    count_ = count;
  }

  Value finish() override {
    const double divisor = whole_population_ ? count_ : count_ - 1;
    return divisor > 0 ? std::sqrt(squares_ / divisor) : 0.0;
  }

 private:
  std::string_view name_;
  bool whole_population_;
  double count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

}  // namespace

std::unique_ptr<Accumulator> make_sum(Budget&) { return std::make_unique<Sum>(); }
std::unique_ptr<Accumulator> make_average(Budget&) { return std::make_unique<Average>(); }
std::unique_ptr<Accumulator> make_deviation(Budget&) {
  return std::make_unique<Deviation>("`stDev()`", false);
}
std::unique_ptr<Accumulator> make_population_deviation(Budget&) {
  return std::make_unique<Deviation>("`stDevP()`", true);
}

}  // namespace dossier::query
