#pragma once

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace dossier::graph {

/// Destroys what takes long to destroy on a thread of its own, so that nobody waits for it: the
/// changes of a large transaction are a million small pieces of memory. Thread-safe. Its end waits
/// for the thread.
class Discard {
 public:
  Discard() = default;
  ~Discard();
  Discard(const Discard&) = delete;
  Discard& operator=(const Discard&) = delete;

  void take(std::shared_ptr<const void> thing) noexcept;

 private:
  void work() noexcept;

  std::mutex mutex_;
  std::vector<std::shared_ptr<const void>> waiting_;
  bool working_ = false;
  std::thread worker_;
};

}  // namespace dossier::graph
