#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace dossier::graph {

/// Work on a sequence of pieces by several threads. `take` fills the next piece (false: there is none), `prepare` runs on
/// many threads at once, `settle` for one piece at a time in the order of the pieces, and `finish` on many again.
/// The first exception ends all work and is thrown here.
template <typename Piece, typename Take, typename Prepare, typename Settle, typename Finish>
class OrderedWork {
 public:
  OrderedWork(Take take, Prepare prepare, Settle settle, Finish finish)
      : take_(take), prepare_(prepare), settle_(settle), finish_(finish) {}

  void run(unsigned threads) {
    std::vector<std::thread> team;
    for (unsigned i = 1; i < threads; ++i) team.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : team) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work() {
    try {
      Piece piece;
      std::uint64_t number = 0;
      while (next(piece, number)) {
        prepare_(piece);
        if (!settle(piece, number)) return;
        finish_(piece);
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  bool next(Piece& piece, std::uint64_t& number) {
    const std::lock_guard lock(taking_);
    if (stopped() || !take_(piece)) return false;
    number = taken_++;
    return true;
  }

  bool settle(Piece& piece, std::uint64_t number) {
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return failure_ || settled_ == number; });
    if (failure_) return false;
    settle_(piece);
    ++settled_;
    turn_.notify_all();
    return true;
  }

  bool stopped() {
    const std::lock_guard lock(mutex_);
    return failure_ != nullptr;
  }

  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = failure;
    turn_.notify_all();
  }

  Take take_;
  Prepare prepare_;
  Settle settle_;
  Finish finish_;
  std::mutex taking_;
  std::uint64_t taken_ = 0;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::uint64_t settled_ = 0;
  std::exception_ptr failure_;
};

template <typename Piece, typename Take, typename Prepare, typename Settle, typename Finish>
void work_in_order(unsigned threads, Take take, Prepare prepare, Settle settle, Finish finish) {
  OrderedWork<Piece, Take, Prepare, Settle, Finish>(take, prepare, settle, finish).run(threads);
}

/// Runs `work(i)` for each i below `count` on several threads.
template <typename Work>
void work_each(unsigned threads, std::size_t count, Work work) {
  std::size_t next = 0;
  work_in_order<std::size_t>(
      threads, [&](std::size_t& i) { return (i = next++) < count; }, [](std::size_t&) {}, [](std::size_t&) {},
      [&](std::size_t& i) { work(i); });
}

}  // namespace dossier::graph
