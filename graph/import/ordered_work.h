#pragma once

#include "graph/algorithm/parallel.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace dossier::graph {

/// Work on a sequence of pieces by several threads. `take` fills the next piece (false: there is
/// none), `prepare` runs on many threads at once, `settle` for one piece at a time in the order of
/// the pieces, and `finish` on many again. A thread whose piece has to wait for an earlier one
/// leaves it and goes on with another. The first exception ends all work and is thrown here.
template <typename Piece, typename Take, typename Prepare, typename Settle, typename Finish>
class OrderedWork {
 public:
  OrderedWork(Take take, Prepare prepare, Settle settle, Finish finish)
      : take_(take), prepare_(prepare), settle_(settle), finish_(finish) {}

  void run(unsigned threads) {
    most_ = threads + 1;
    std::vector<std::thread> team;
    for (unsigned i = 1; i < threads; ++i) team.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : team) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  using PieceHolder = std::unique_ptr<Piece>;  // pieces are used again: their memory stays
  enum class Next : std::uint8_t { ToFinish, ToTake, Nothing };

  void work() {
    try {
      PieceHolder piece;
      for (Next next; (next = choose(piece)) != Next::Nothing;) {
        if (next == Next::ToFinish) {
          finish_(*piece);
          release(std::move(piece));
        } else {
          begin(std::move(piece));
        }
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  /// What to do next; a piece that is settled comes first, because it holds memory.
  Next choose(PieceHolder& piece) {
    std::unique_lock lock(mutex_);
    while (!failure_) {
      if (!settled_.empty()) {
        piece = std::move(settled_.front());
        settled_.pop_front();
        return Next::ToFinish;
      }
      if (!ended_ && in_work_ < most_) {
        ++in_work_;
        if (free_.empty()) free_.push_back(std::make_unique<Piece>());
        piece = std::move(free_.back());
        free_.pop_back();
        return Next::ToTake;
      }
      if (ended_ && in_work_ == 0) break;
      changed_.wait(lock);
    }
    return Next::Nothing;
  }

  void begin(PieceHolder piece) {
    std::uint64_t number = 0;
    if (!take(*piece, number)) return release(std::move(piece));
    prepare_(*piece);
    const std::lock_guard lock(mutex_);
    waiting_.emplace(number, std::move(piece));
    for (auto first = waiting_.begin();
         !failure_ && first != waiting_.end() && first->first == next_; first = waiting_.begin()) {
      settle_(*first->second);
      settled_.push_back(std::move(first->second));
      waiting_.erase(first);
      ++next_;
    }
    changed_.notify_all();
  }

  bool take(Piece& piece, std::uint64_t& number) {
    const std::lock_guard taking(taking_);
    {
      const std::lock_guard lock(mutex_);
      if (ended_ || failure_) return false;
    }
    const bool taken = take_(piece);
    number = taken_++;
    if (taken) return true;
    const std::lock_guard lock(mutex_);
    ended_ = true;
    return false;
  }

  void release(PieceHolder piece) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(piece));
    --in_work_;
    changed_.notify_all();
  }

  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    changed_.notify_all();
  }

  Take take_;
  Prepare prepare_;
  Settle settle_;
  Finish finish_;
  std::size_t most_ = 1;  ///< pieces at a time
  std::mutex taking_;
  std::uint64_t taken_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
  std::size_t in_work_ = 0;
  std::uint64_t next_ = 0;                        ///< the piece to be settled next
  std::map<std::uint64_t, PieceHolder> waiting_;  ///< prepared, by number
  std::deque<PieceHolder> settled_;
  std::vector<PieceHolder> free_;
  std::exception_ptr failure_;
};

template <typename Piece, typename Take, typename Prepare, typename Settle, typename Finish>
void work_in_order(unsigned threads, Take take, Prepare prepare, Settle settle, Finish finish) {
  OrderedWork<Piece, Take, Prepare, Settle, Finish>(take, prepare, settle, finish).run(threads);
}

/// Runs `work(i)` for each i below `count` on several threads, in about this order. After an
/// exception nothing more is begun.
template <typename Work>
void work_each(unsigned threads, std::size_t count, Work work) {
  std::atomic<std::size_t> next = 0;
  on_threads(threads, [&](std::size_t) {
    try {
      for (std::size_t i; (i = next.fetch_add(1)) < count;) work(i);
    } catch (...) {
      next.store(count);
      throw;
    }
  });
}

}  // namespace dossier::graph
