#pragma once

#include "graph/algorithm/parallel.h"
#include "query/execute/context.h"

#include <atomic>
#include <exception>
#include <vector>

namespace dossier::query::flat {

/// Ends a thread of a team of which another has failed.
struct Stopped {};

/// The time and memory that one thread of a run takes.
class Meter {
 public:
  /// `stop`: set when the work is in vain; or null. Both outlive this.
  explicit Meter(execute::Context& context, const std::atomic<bool>* stop = nullptr)
      : context_(context), stop_(stop) {}

  /// As Context::work; throws Stopped as well.
  void work(std::size_t steps) {
    steps_ += steps;
    if (steps_ >= execute::kBatchRows) check();
  }
  Budget& budget() noexcept { return context_.budget(); }
  execute::Context& context() noexcept { return context_; }

 private:
  void check() {
    steps_ = 0;
    if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) throw Stopped();
    context_.require_time();
  }

  execute::Context& context_;
  const std::atomic<bool>* stop_;
  std::size_t steps_ = 0;
};

/// Calls `work(i, meter)` for each i below `threads`, side by side. When one fails the others are
/// stopped, and its exception is thrown.
template <typename Work>
void run_team(std::size_t threads, execute::Context& context, Work work) {
  std::atomic<bool> stop = false;
  std::vector<std::exception_ptr> failures(threads);
  graph::on_threads(threads, [&](std::size_t i) {
    Meter meter(context, &stop);
    try {
      work(i, meter);
    } catch (const Stopped&) {
      // whoever stopped it tells why
    } catch (...) {
      failures[i] = std::current_exception();
      stop.store(true, std::memory_order_relaxed);
    }
  });
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace dossier::query::flat
