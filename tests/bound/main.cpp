// Attacks: queries that would take for ever, fill the memory or overrun the stack. Each must end
// with one clear error, soon after its time is up or it is cancelled, and leave the graph as it
// was.
//
//   test_bound [--filter TEXT]
//   test_bound --sweep [ROWS [MOMENTS]]    statements that change much, stopped at many moments
#include "graph/store.h"
#include "query/engine.h"
#include "tests/bound/attack.h"
#include "tests/bound/sweep.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>

#include <sys/resource.h>

namespace {

using namespace dossier;              // NOLINT
using namespace dossier::bound_test;  // NOLINT
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTimeout{300};
constexpr std::size_t kMemory = std::size_t{256} << 20;
/// Far more than any bound promises: only what does not end fails, not a machine that is busy.
constexpr double kPatience = 30'000;
constexpr double kMegabyte = 1 << 20;
/// The budget of the query, what it may overrun it by, and what reading a text of 64 MiB takes.
constexpr double kMostMegabytes = 256 + 128 + 256;

double since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Resident memory of this process in megabytes.
double resident() {
  std::ifstream in("/proc/self/statm");
  double pages = 0, held = 0;
  in >> pages >> held;
  return held * static_cast<double>(sysconf(_SC_PAGESIZE)) / kMegabyte;
}

/// The most that it was since the last `forget_peak`.
double peak() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmHWM:"))
      return std::strtod(line.c_str() + 6, nullptr) * 1024 / kMegabyte;
  }
  return 0;
}

void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

struct Outcome {
  std::string code;  ///< "ok" or the code of the error
  std::string message;
  double milliseconds = 0;
};

std::string code_of(const Result<ResultSet>& result) {
  return result ? "ok" : to_string(result.error().code);
}

class Range {
 public:
  Range() : store_(graph::Store::open(":memory:", {}).value()), engine_(*store_) {
    for (const std::string& statement : make_graphs()) engine_.run(statement, {}, {}).value();
    before_ = state();
  }

  Outcome with_timeout(const std::string& text) {
    QueryOptions options;
    options.timeout = kTimeout;
    options.memory_bytes = kMemory;
    const auto begin = Clock::now();
    const auto result = engine_.run(text, {}, options);
    return {code_of(result), result ? "" : result.error().message, since(begin)};
  }

  /// Milliseconds from the request to the end, or less than 0 when it had ended before.
  double with_cancel(const std::string& text) {
    std::atomic<bool> cancelled = false;
    Clock::time_point asked;
    QueryOptions options;
    options.memory_bytes = kMemory;
    options.cancelled = &cancelled;
    std::thread other([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      asked = Clock::now();
      cancelled = true;
    });
    const auto result = engine_.run(text, {}, options);
    const auto end = Clock::now();
    other.join();
    if (result || result.error().code != Code::Cancelled) return -1;
    return std::chrono::duration<double, std::milli>(end - asked).count();
  }

  bool intact() { return state() == before_; }
  /// From now on the graph is as it is.
  void remember() { before_ = state(); }
  std::size_t findings() { return store_->check(false, {}).value().findings.size(); }

 private:
  std::string state() {
    const auto rows =
        engine_
            .run(
                "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r), sum(n.i)",
                {}, {})
            .value();
    std::string out;
    for (const Value& value : rows[0]) out += to_literal(value) + " ";
    return out;
  }

  std::unique_ptr<graph::Store> store_;
  query::Engine engine_;
  std::string before_;
};

struct Totals {
  std::size_t passed = 0, failed = 0;
  double slowest_cancel = 0, slowest_timeout = 0;
};

void fail(Totals& totals, const Attack& attack, const std::string& why) {
  ++totals.failed;
  std::cout << "FAILED " << attack.name << ": " << why << '\n';
}

void attack_with(Range& range, const Attack& attack, Totals& totals) {
  const std::string text = attack.text();
  const double before = resident();
  forget_peak();
  const Outcome outcome = range.with_timeout(text);
  const double grown = std::max(0.0, peak() - before);
  const double cancel = outcome.code == "DSR4020" ? range.with_cancel(text) : -1;
  char line[256];
  const std::string latency = cancel < 0 ? "-" : std::to_string(static_cast<int>(cancel + 0.5));
  std::snprintf(line, sizeof line, "%-52s %-8s %8.0f %8s %6.0f", attack.name.c_str(),
                outcome.code.c_str(), outcome.milliseconds, latency.c_str(), grown);
  std::cout << line << std::endl;
  totals.slowest_cancel = std::max(totals.slowest_cancel, cancel);
  if (outcome.code == "DSR4020")
    totals.slowest_timeout =
        std::max(totals.slowest_timeout, outcome.milliseconds - kTimeout.count());
  if (std::find(attack.ends.begin(), attack.ends.end(), outcome.code) == attack.ends.end()) {
    return fail(totals, attack, "ended with " + outcome.code + " " + outcome.message);
  }
  if (grown > kMostMegabytes) return fail(totals, attack, "took more memory than it may");
  if (outcome.milliseconds > kPatience || cancel > kPatience)
    return fail(totals, attack, "took too long");
  if (outcome.code != "ok" && outcome.message.find('\n') != std::string::npos)
    return fail(totals, attack, "the headline has several lines");
  if (outcome.code == "ok") {
    range.remember();
  } else if (!range.intact()) {
    return fail(totals, attack, "changed the graph");
  }
  ++totals.passed;
}

void sweep_with(const Sweep& what, const std::string& folder, std::size_t moments, Totals& totals) {
  const Latency found = sweep(what, folder, moments);
  char line[256];
  std::snprintf(line, sizeof line, "%-52s %8.0f %8.0f %8.0f   %zu of %zu cancelled",
                what.name.c_str(), found.whole, found.slowest, found.writing, found.ends, moments);
  std::cout << line << std::endl;
  totals.slowest_cancel = std::max(totals.slowest_cancel, found.slowest);
  if (!found.fault.empty()) {
    ++totals.failed;
    std::cout << "FAILED " << what.name << ": " << found.fault << '\n';
  } else {
    ++totals.passed;
  }
}

void run_sweeps(std::size_t rows, std::size_t moments, Totals& totals) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bound-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::cout << "statement                                                alone   cancel  storing\n";
  for (const Sweep& what : sweeps(rows)) sweep_with(what, folder.string(), moments, totals);
  std::filesystem::remove_all(folder);
}

void run_attacks(const std::string& filter, Totals& totals) {
  Range range;
  std::cout
      << "attack                                               end      after ms  cancel ms  +MB\n";
  for (const auto& attacks : {text_attacks(), work_attacks(), value_attacks(), write_attacks()}) {
    for (const Attack& attack : attacks) {
      if (attack.name.find(filter) != std::string::npos) attack_with(range, attack, totals);
    }
  }
  if (range.findings() == 0) return;
  ++totals.failed;
  std::cout << "FAILED: the store is damaged\n";
}

std::size_t number(int count, char** words, int at, std::size_t otherwise) {
  return count > at ? std::strtoull(words[at], nullptr, 10) : otherwise;
}

}  // namespace

int main(int count, char** words) {
  const std::string word = count > 1 ? words[1] : "";
  Totals totals;
  if (word == "--sweep") {
    run_sweeps(number(count, words, 2, 1'000'000), number(count, words, 3, 8), totals);
  } else {
    run_attacks(word == "--filter" && count > 2 ? words[2] : "", totals);
    if (word.empty()) run_sweeps(100'000, 3, totals);
  }
  std::printf("slowest end after the time was up: %.0f ms, after a cancel: %.0f ms\n",
              totals.slowest_timeout, totals.slowest_cancel);
  std::cout << totals.passed << " passed, " << totals.failed << " failed" << std::endl;
  return totals.failed == 0 ? 0 : 1;
}
