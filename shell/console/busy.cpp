#include "shell/console/busy.h"

#include "shell/console/progress.h"

#include <chrono>

namespace dossier::shell {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kDelay = 1000ms;
constexpr auto kPause = 250ms;

}  // namespace

Busy::Busy(Console& console, std::string what) : console_(console), what_(std::move(what)) {
  if (console.quiet() || !console.err_is_terminal()) return;
  thread_ = std::thread([this] { show_until_stopped(); });
}

void Busy::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Busy::show_until_stopped() {
  const auto start = Clock::now();
  std::unique_lock lock(mutex_);
  const auto is_stopped = [this] { return stopped_; };
  if (changed_.wait_for(lock, kDelay, is_stopped)) return;
  do {
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    console_.write_talk("\r\x1b[K" + what_ + ", " + duration_text(seconds) + "; Ctrl-C stops it");
  } while (!changed_.wait_for(lock, kPause, is_stopped));
  console_.write_talk("\r\x1b[K");
}

}  // namespace dossier::shell
