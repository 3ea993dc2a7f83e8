#include "shell/console/interrupt.h"

#include <csignal>

#include <unistd.h>

namespace dossier::shell {

namespace {

constexpr int kInterrupted = 130;
std::atomic<bool> requested_flag{false};
std::atomic<int> depth{0};
static_assert(std::atomic<bool>::is_always_lock_free);

void on_interrupt(int) {
  if (requested_flag.exchange(true)) ::_exit(kInterrupted);
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

void Interrupt::clear() noexcept { requested_flag = false; }

}  // namespace dossier::shell
