#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <sys/resource.h>

namespace dossier::bench {

using Clock = std::chrono::steady_clock;

inline double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// The value that `share` of the times are below. REQUIRES: some times.
inline double quantile(std::vector<double> times, double share) {
  std::sort(times.begin(), times.end());
  return times[std::min(times.size() - 1,
                        static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

/// Most memory that this process had, in MB.
inline double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// One line that people and bench/compare read: name, value, unit, remarks.
inline void tell(const std::string& name, double value, const char* unit,
                 const std::string& remarks = {}) {
  std::printf("%-34s %14.3f %-6s %s\n", name.c_str(), value, unit, remarks.c_str());
  std::fflush(stdout);
}

}  // namespace dossier::bench
