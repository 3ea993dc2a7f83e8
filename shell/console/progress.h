#pragma once

#include "shell/console/console.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::shell {

/// One line on the terminal that says how far a long job is, how fast, and how long it will take.
/// Shows nothing before a delay, and nothing at all when standard error is no terminal.
class Progress {
 public:
  /// `unit` names what is counted: "documents".
  Progress(Console& console, std::string_view unit);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::size_t done, std::size_t total, std::string_view what = {});
  /// Takes the line away, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  Console& console_;
  std::string unit_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_;
  bool shown_ = false;
};

/// "12 s", "3 min 05 s", "2 h 10 min".
std::string duration_text(double seconds);

/// The line of a progress display, at most `width` columns.
std::string progress_line(std::size_t done, std::size_t total, double seconds,
                          std::string_view unit, std::string_view what, std::size_t width);

}  // namespace dossier::shell
