#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace dossier::graph {

/// Lets one transaction write at a time. Any thread may give it back.
class WriterLock {
 public:
  /// False when it was not free within `timeout`.
  bool acquire(std::chrono::milliseconds timeout) {
    if (try_acquire() || wait_awake()) return true;
    std::unique_lock lock(mutex_);
    ++sleeping_;
    const bool acquired = free_.wait_for(lock, timeout, [this] { return try_acquire(); });
    --sleeping_;
    return acquired;
  }

  void release() {
    held_ = false;
    if (sleeping_ == 0) return;
    { const std::lock_guard lock(mutex_); }  // who looked before now sleeps, and can be woken
    free_.notify_one();
  }

 private:
  /// A small commit takes about so many looks; to fall asleep and be woken takes as long.
  static constexpr int kLooks = 1000;

  bool try_acquire() { return !held_.load() && !held_.exchange(true); }

  /// One thread looks for a while whether the lock is free.
  bool wait_awake() {
    if (awake_.exchange(true)) return false;
    bool acquired = false;
    for (int i = 0; i < kLooks && !acquired; ++i) {
      __builtin_ia32_pause();
      acquired = try_acquire();
    }
    awake_ = false;
    return acquired;
  }

  std::mutex mutex_;
  std::condition_variable free_;
  std::atomic<bool> held_ = false;
  std::atomic<bool> awake_ = false;
  std::atomic<int> sleeping_ = 0;
};

}  // namespace dossier::graph
