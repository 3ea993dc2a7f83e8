#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace dossier::graph {

/// Lets one transaction write at a time. Any thread may give it back.
class WriterLock {
 public:
  /// False when it was not free within `timeout`.
  bool acquire(std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    if (!free_.wait_for(lock, timeout, [this] { return !held_; })) return false;
    held_ = true;
    return true;
  }

  void release() {
    {
      const std::lock_guard lock(mutex_);
      held_ = false;
    }
    free_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  bool held_ = false;
};

}  // namespace dossier::graph
