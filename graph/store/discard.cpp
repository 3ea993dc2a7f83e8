#include "graph/store/discard.h"

#include <exception>

namespace dossier::graph {

Discard::~Discard() {
  if (worker_.joinable()) worker_.join();
}

void Discard::take(std::shared_ptr<const void> thing) noexcept {
  const std::lock_guard lock(mutex_);
  try {
    waiting_.push_back(std::move(thing));
    if (working_) return;
    if (worker_.joinable()) worker_.join();
    worker_ = std::thread([this] { work(); });
    working_ = true;
  } catch (const std::exception&) {
    waiting_.clear();  // no memory or no thread is left: here and now
  }
}

void Discard::work() noexcept {
  for (;;) {
    std::vector<std::shared_ptr<const void>> taken;  // destroyed when the lock is open again
    const std::lock_guard lock(mutex_);
    taken.swap(waiting_);
    working_ = !taken.empty();
    if (!working_) return;
  }
}

}  // namespace dossier::graph
