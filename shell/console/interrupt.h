#pragma once

#include <atomic>

namespace dossier::shell {

/// Ctrl-C asks the running work to stop. While one of these lives, the signal sets a flag and does
/// nothing else; the third one before the flag is cleared ends the program at once. They nest; the
/// outermost clears the flag.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  static const std::atomic<bool>& flag() noexcept;
  static bool requested() noexcept { return flag().load(std::memory_order_relaxed); }
  static void clear() noexcept;
};

}  // namespace dossier::shell
