#pragma once

#include <cmath>

namespace dossier::query {

/// A sum of floats whose error does not grow with their number (Neumaier's variant of Kahan
/// summation).
class Summation {
 public:
  void add(double value) noexcept {
    const double next = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
  }
  void add(const Summation& other) noexcept {
    add(other.sum_);
    lost_ += other.lost_;
  }
  /// Infinities and NaN pass through: the correction is meaningless then.
  double value() const noexcept { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

}  // namespace dossier::query
