#include "graph/value/interruptible.h"

#include <utility>

namespace dossier::graph {

namespace {
thread_local const std::function<void()>* innermost = nullptr;
}

Interruptible::Interruptible(const std::function<void()>& checkpoint) noexcept
    : outer_(std::exchange(innermost, &checkpoint)) {}

Interruptible::~Interruptible() { innermost = outer_; }

void checkpoint() {
  if (innermost != nullptr && *innermost) (*innermost)();
}

void LongWork::look() {
  steps_ = 0;
  checkpoint();
}

}  // namespace dossier::graph
