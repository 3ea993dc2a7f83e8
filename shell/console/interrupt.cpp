#include "shell/console/interrupt.h"

#include <csignal>

#include <unistd.h>

namespace dossier::shell {

namespace {

constexpr int kInterrupted = 130;
constexpr int kPatience = 3;  ///< presses after which waiting for a clean end is over
std::atomic<bool> requested_flag{false};
std::atomic<int> presses{0};
std::atomic<int> depth{0};
static_assert(std::atomic<bool>::is_always_lock_free);

void on_interrupt(int) {
  requested_flag = true;
  if (++presses >= kPatience) ::_exit(kInterrupted);
}

void install(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigaction(SIGINT, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() {
  if (depth++ != 0) return;
  clear();
  install(on_interrupt);
}

Interrupt::~Interrupt() {
  if (--depth == 0) install(SIG_DFL);
}

const std::atomic<bool>& Interrupt::flag() noexcept { return requested_flag; }

void Interrupt::clear() noexcept {
  requested_flag = false;
  presses = 0;
}

}  // namespace dossier::shell
