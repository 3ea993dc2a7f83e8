// Commits, one by one and together, into a copy of a database, beside what the device gives.
//
//   writes DATABASE [PART...]
//
// PART is one of single, group, merge, create, longest; all of these without any. Two more, singles
// and groups, go on for longer. DATABASE has nodes Person with ids from 0 without gaps, and an
// index on them.
#include "bench/measure.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iostream>
#include <random>
#include <thread>

#include <dossier/dossier.h>
#include <fcntl.h>
#include <unistd.h>

namespace {

using namespace dossier;         // NOLINT
using namespace dossier::bench;  // NOLINT
namespace fs = std::filesystem;

constexpr std::size_t kCommits = 3000;
constexpr std::size_t kManyCommits = 20'000;
const std::string kTie =
    "MATCH (a:Person {id: $a}), (b:Person {id: $b}) "
    "CREATE (a)-[:MEETS {on_date: date('2026-01-01'), confidence: 0.5, place: 'Geneva'}]->(b)";

/// A copy of a database that disappears with it.
class Copy {
 public:
  explicit Copy(const std::string& path) : path_(path + ".writes") {
    fs::remove_all(path_);
    fs::copy(path, path_, fs::copy_options::recursive);
    ::sync();  // what is left to write of the copy would stand in the way of commits
  }
  ~Copy() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Appends of 128 bytes to a file, each put on the device.
double syncs_a_second(const std::string& directory) {
  const std::string path = directory + "/sync-test";
  const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  const char bytes[128] = {};
  const auto start = Clock::now();
  std::size_t done = 0;
  for (; done < kCommits && milliseconds_since(start) < 3000; ++done) {
    if (::write(file, bytes, sizeof bytes) < 0 || ::fdatasync(file) != 0)
      throw std::runtime_error("cannot sync " + path);
  }
  const double seconds = milliseconds_since(start) / 1000;
  ::close(file);
  fs::remove(path);
  return static_cast<double>(done) / seconds;
}

class Writes {
 public:
  Writes(Database& database, std::string directory)
      : database_(database), directory_(std::move(directory)) {
    people_ = database.query("MATCH (p:Person) RETURN count(*)").value()[0][0].integer();
  }

  void single_commits() { commit_alone(kCommits); }
  void many_single_commits() { commit_alone(kManyCommits); }
  void group_commits() { commit_together(kCommits); }
  void many_group_commits() { commit_together(kManyCommits); }

  void merge_together() {
    List rows;
    for (std::int64_t i = 0; i < kMerged; ++i) {
      const std::int64_t id = i % 2 == 0 ? pick() : kFresh + i;
      rows.push_back(Map{{"id", id}, {"n", "New Person " + std::to_string(i)}});
    }
    const auto start = Clock::now();
    database_
        .query(
            "UNWIND $rows AS row MERGE (p:Person {id: row.id}) "
            "ON CREATE SET p.name = row.n, p.role = 'envoy' ON MATCH SET p.role = 'envoy'",
            {{"rows", std::move(rows)}})
        .value();
    tell("merge of 10,000 entities", 1000 * kMerged / milliseconds_since(start), "/s");
  }

  void create_together() {
    List rows;
    for (std::int64_t i = 0; i < kCreated; ++i) rows.push_back(Map{{"a", pick()}, {"b", pick()}});
    const auto start = Clock::now();
    database_
        .query(
            "UNWIND $rows AS row MATCH (a:Person {id: row.a}), (b:Person {id: row.b}) "
            "CREATE (a)-[:MEETS {on_date: date('2026-01-01'), confidence: 0.5, place: "
            "'Geneva'}]->(b)",
            {{"rows", std::move(rows)}})
        .value();
    tell("100,000 relationships at once", 1000 * kCreated / milliseconds_since(start), "/s");
  }

  /// Commits of many changes until buffers were flushed and files merged several times.
  void longest_stop() {
    std::vector<double> times;
    const std::string text = "UNWIND range(1, 200) AS i CREATE (:Note {number: i, text: $text})";
    const Value note(std::string(2000, 'x'));
    for (const auto start = Clock::now(); milliseconds_since(start) < 15'000;) {
      const auto begin = Clock::now();
      database_.query(text, {{"text", note}}).value();
      times.push_back(milliseconds_since(begin));
    }
    tell("longest commit of 400 kB", quantile(times, 1), "ms",
         std::to_string(times.size()) + " commits, median " + std::to_string(quantile(times, 0.5)) +
             " ms");
  }

 private:
  static constexpr std::int64_t kFresh = 1'000'000'000, kMerged = 10'000, kCreated = 100'000;

  static double sum(const std::vector<double>& times) {
    double out = 0;
    for (const double time : times) out += time;
    return out;
  }
  static std::string share(double value) {
    char out[32];
    std::snprintf(out, sizeof out, "%.2f", value);
    return out;
  }

  void commit_alone(std::size_t count) {
    const double device = syncs_a_second(directory_);
    const auto times = commit_for(count, 10'000, 1);
    const double rate = 1000 * static_cast<double>(times.size()) / sum(times);
    tell("device syncs", device, "/s");
    tell("single commits", rate, "/s",
         share(rate / device) + " of the device, p99 " + std::to_string(quantile(times, 0.99)) +
             " ms");
  }

  /// `count` from each writer.
  void commit_together(std::size_t count) {
    constexpr unsigned kWriters = 4;
    std::vector<std::thread> team;
    std::atomic<std::size_t> done = 0;
    const auto start = Clock::now();
    for (unsigned i = 0; i < kWriters; ++i)
      team.emplace_back([&, i] { done += commit_for(count, 10'000, i + 2).size(); });
    for (std::thread& thread : team) thread.join();
    tell("group commits, 4 writers", 1000 * static_cast<double>(done) / milliseconds_since(start),
         "/s");
  }

  std::int64_t pick() {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(people_));
  }

  /// Times of the commits, each in milliseconds.
  std::vector<double> commit_for(std::size_t count, double milliseconds, unsigned seed) {
    std::mt19937_64 random(seed);
    const auto any = [&] {
      return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(people_));
    };
    std::vector<double> times;
    for (const auto start = Clock::now();
         times.size() < count && milliseconds_since(start) < milliseconds;) {
      const auto begin = Clock::now();
      const auto result = database_.query(kTie, {{"a", any()}, {"b", any()}});
      if (!result && result.error().code == Code::Conflict) continue;
      result.value();
      times.push_back(milliseconds_since(begin));
    }
    return times;
  }

  Database& database_;
  std::string directory_;
  std::int64_t people_ = 0;
  std::mt19937_64 random_{12345};
};

struct Part {
  const char* name;
  void (Writes::*run)();
  bool usual = true;
};

void run(const std::string& path, const std::vector<std::string>& wanted) {
  constexpr Part kParts[] = {
      {"single", &Writes::single_commits},
      {"group", &Writes::group_commits},
      {"merge", &Writes::merge_together},
      {"create", &Writes::create_together},
      {"longest", &Writes::longest_stop},
      {"singles", &Writes::many_single_commits, false},
      {"groups", &Writes::many_group_commits, false},
  };
  const Copy copy(path);
  Database database = Database::open(copy.path()).value();
  Writes writes(database, copy.path());
  for (const Part& part : kParts) {
    const bool named = std::find(wanted.begin(), wanted.end(), part.name) != wanted.end();
    if (named || (wanted.empty() && part.usual)) (writes.*part.run)();
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::cerr << "usage: writes DATABASE [PART...]\n", 2;
  try {
    run(argv[1], {argv + 2, argv + argc});
  } catch (const std::exception& failure) {
    return std::cerr << failure.what() << '\n', 1;
  }
}
