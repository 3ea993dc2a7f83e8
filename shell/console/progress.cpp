#include "shell/console/progress.h"

#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <cstdio>

namespace dossier::shell {

namespace {

using namespace std::chrono_literals;

constexpr auto kDelay = 500ms;
constexpr auto kPause = 100ms;
constexpr std::size_t kBarWidth = 20;

std::string bar(double share) {
  const auto filled = static_cast<std::size_t>(share * static_cast<double>(kBarWidth));
  std::string out;
  for (std::size_t i = 0; i < kBarWidth; ++i) out += i < filled ? "█" : "░";
  return out;
}

}  // namespace

std::string duration_text(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  char buffer[64];
  if (whole < 60) {
    std::snprintf(buffer, sizeof buffer, "%ld s", whole);
  } else if (whole < 3600) {
    std::snprintf(buffer, sizeof buffer, "%ld min %02ld s", whole / 60, whole % 60);
  } else {
    std::snprintf(buffer, sizeof buffer, "%ld h %02ld min", whole / 3600, whole % 3600 / 60);
  }
  return buffer;
}

std::string progress_line(std::size_t done, std::size_t total, double seconds,
                          std::string_view unit, std::string_view what, std::size_t width) {
  const double share =
      total == 0 ? 0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  char numbers[128];
  std::snprintf(numbers, sizeof numbers, " %3.0f %%  %zu/%zu ", share * 100, done, total);
  char speed[64];
  std::snprintf(speed, sizeof speed, rate < 10 ? ", %.1f/s" : ", %.0f/s", rate);
  std::string line = bar(share) + numbers + std::string(unit) + speed;
  if (rate > 0 && total > done)
    line += ", " + duration_text(static_cast<double>(total - done) / rate) + " left";
  if (!what.empty()) line += "  " + one_line(what);
  return elide(line, width);
}

namespace {

/// Columns of a line behind which the `^C` of the terminal finds a place.
std::size_t room(const Console& console) {
  return console.talk_width() - std::min<std::size_t>(console.talk_width(), 3);
}

}  // namespace

Progress::Progress(Console& console, std::string_view unit)
    : console_(console), unit_(unit), next_(start_ + kDelay) {}

void Progress::update(std::size_t done, std::size_t total, std::string_view what) {
  if (console_.quiet() || !console_.err_is_terminal()) return;
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + kPause;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  console_.write_talk("\r\x1b[K" +
                      progress_line(done, total, seconds, unit_, what, room(console_)));
  shown_ = true;
}

void Progress::clear() {
  if (shown_) console_.write_talk("\r\x1b[K");
  shown_ = false;
}

}  // namespace dossier::shell
