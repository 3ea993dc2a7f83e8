#pragma once

#include <cstddef>
#include <functional>

namespace dossier::query {

/// Counts the steps that a long text takes to read, and calls a checkpoint every few thousand of
/// them, which throws when the work is to stop.
class Pace {
 public:
  Pace() = default;
  /// `checkpoint` may be empty, and outlives this.
  explicit Pace(const std::function<void()>& checkpoint)
      : checkpoint_(checkpoint ? &checkpoint : nullptr) {}

  void step() {
    if (++steps_ % kStepsBetweenChecks == 0 && checkpoint_ != nullptr) (*checkpoint_)();
  }

 private:
  static constexpr std::size_t kStepsBetweenChecks = 4096;
  const std::function<void()>* checkpoint_ = nullptr;
  std::size_t steps_ = 0;
};

}  // namespace dossier::query
