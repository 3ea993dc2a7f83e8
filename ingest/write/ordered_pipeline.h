#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dossier::ingest {

/// One producer, many workers, one consumer that gets the results in the order of production. At
/// most `room` items are between production and consumption, which bounds memory. `work` must not
/// throw.
template <typename In, typename Out>
class OrderedPipeline {
 public:
  using Put = std::function<bool(In&&)>;  ///< false: stop producing

  /// `produce` runs on a thread of its own and calls its argument with each item; `work` runs on
  /// `workers` threads.
  OrderedPipeline(unsigned workers, std::size_t room, std::function<void(const Put&)> produce,
                  std::function<Out(In&&)> work)
      : room_(room), work_(std::move(work)) {
    threads_.emplace_back([this, produce = std::move(produce)] {
      produce([this](In&& item) { return put(std::move(item)); });
      const std::lock_guard lock(mutex_);
      produced_ = true;
      changed_.notify_all();
    });
    for (unsigned i = 0; i < workers; ++i) threads_.emplace_back([this] { run_worker(); });
  }

  ~OrderedPipeline() {
    stop();
    for (std::thread& thread : threads_) thread.join();
  }
  OrderedPipeline(const OrderedPipeline&) = delete;
  OrderedPipeline& operator=(const OrderedPipeline&) = delete;

  /// The next result, or nothing at the end.
  std::optional<Out> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] {
      return results_.contains(consumed_) || (produced_ && consumed_ == count_);
    });
    const auto found = results_.find(consumed_);
    if (found == results_.end()) return {};
    Out out = std::move(found->second);
    results_.erase(found);
    ++consumed_;
    changed_.notify_all();
    return out;
  }

 private:
  struct Numbered {
    std::size_t number;
    In item;
  };

  bool put(In&& item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || count_ - consumed_ < room_; });
    if (stopped_) return false;
    waiting_.push_back({count_++, std::move(item)});
    changed_.notify_all();
    return true;
  }

  void run_worker() {
    while (auto taken = take()) {
      Out out = work_(std::move(taken->item));
      const std::lock_guard lock(mutex_);
      results_.emplace(taken->number, std::move(out));
      changed_.notify_all();
    }
  }

  std::optional<Numbered> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || !waiting_.empty() || produced_; });
    if (stopped_ || waiting_.empty()) return {};
    Numbered out = std::move(waiting_.front());
    waiting_.pop_front();
    return out;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  std::size_t room_;
  std::function<Out(In&&)> work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Numbered> waiting_;
  std::map<std::size_t, Out> results_;
  std::size_t count_ = 0;
  std::size_t consumed_ = 0;
  bool produced_ = false;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dossier::ingest
