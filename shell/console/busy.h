#pragma once

#include "shell/console/console.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace dossier::shell {

/// One line on the terminal that says how long a statement has been running, for as long as this
/// lives or until `stop`. Shows nothing in the first second, and nothing at all when standard error
/// is no terminal. Nothing else may be written meanwhile.
class Busy {
 public:
  /// `what` is being done: "running", "building the index".
  Busy(Console& console, std::string what);
  ~Busy() { stop(); }
  Busy(const Busy&) = delete;
  Busy& operator=(const Busy&) = delete;

  /// Takes the line away; further calls do nothing.
  void stop();

 private:
  void show_until_stopped();

  Console& console_;
  std::string what_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace dossier::shell
