#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <span>
#include <thread>
#include <vector>

namespace dossier::graph {

inline std::size_t cores() { return std::max(1U, std::thread::hardware_concurrency()); }

/// How many threads are worth it for work of `size` steps.
inline std::size_t threads_for(std::size_t size) {
  constexpr std::size_t kLeastShare = std::size_t{1}
                                      << 16;  // starting a thread costs what so many steps do
  return std::clamp<std::size_t>(size / kLeastShare, 1, cores());
}

/// The part of `all` that thread `i` of `threads` takes.
template <typename T>
std::span<T> share(std::span<T> all, std::size_t i, std::size_t threads) {
  const std::size_t begin = all.size() * i / threads, end = all.size() * (i + 1) / threads;
  return all.subspan(begin, end - begin);
}

/// Calls `work(i)` for each i below `threads`, each on a thread of its own; throws the exception of
/// the least i that threw.
template <typename Work>
void on_threads(std::size_t threads, Work work) {
  std::vector<std::exception_ptr> failures(threads);
  const auto guarded = [&](std::size_t i) {
    try {
      work(i);
    } catch (...) {
      failures[i] = std::current_exception();
    }
  };
  std::vector<std::thread> team;
  for (std::size_t i = 1; i < threads; ++i) team.emplace_back(guarded, i);
  guarded(0);
  for (std::thread& thread : team) thread.join();
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace dossier::graph
