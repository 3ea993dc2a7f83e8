#include "tests/tck/gherkin.h"
#include "tests/tck/scenario.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace dossier::tck;

struct Settings {
  std::string directory;
  std::string filter;      ///< only scenarios whose file or name holds this
  std::string known_file;  ///< names of scenarios that may fail
  Place place = Place::Memory;
  unsigned threads = 2;
  bool quiet = false;  ///< no details of failures
};

constexpr const char* kUsage =
    "usage: test_tck [--filter TEXT] [--threads N] [--known FILE] [--disk] [--quiet] "
    "[TCK_DIRECTORY]\n"
    "Runs the openCypher TCK. Its directory (with features/ and graphs/) is also taken from "
    "DOSSIER_TCK_DIR.\n"
    "--disk keeps each graph in a directory that is closed and opened again before every query.\n";

std::string default_directory() {
  if (const char* given = std::getenv("DOSSIER_TCK_DIR")) return given;
  return std::string(DOSSIER_SOURCE_DIR) + "/../shared/tck";
}

bool read_settings(int count, char** words, Settings& settings) {
  settings.directory = default_directory();
  settings.known_file = std::string(DOSSIER_SOURCE_DIR) + "/tests/tck/known_failures.txt";
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const bool more = i + 1 < count;
    if (word == "--filter" && more) {
      settings.filter = words[++i];
    } else if (word == "--threads" && more) {
      settings.threads = static_cast<unsigned>(std::max(1, std::atoi(words[++i])));
    } else if (word == "--known" && more) {
      settings.known_file = words[++i];
    } else if (word == "--disk") {
      settings.place = Place::Disk;
    } else if (word == "--quiet") {
      settings.quiet = true;
    } else if (word.starts_with("-")) {
      return false;
    } else {
      settings.directory = word;
    }
  }
  return true;
}

/// "clauses/match/Match1 [1] Match non-existent nodes", the name by which a scenario is known.
std::string title(const Scenario& scenario, const std::string& root) {
  std::filesystem::path file = std::filesystem::relative(scenario.file, root);
  return file.replace_extension().string() + " " + scenario.name;
}

std::string folder(const Scenario& scenario, const std::string& root) {
  return std::filesystem::relative(scenario.file, root).parent_path().string();
}

std::set<std::string> read_known(const std::string& path) {
  std::set<std::string> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') out.insert(line);
  }
  return out;
}

std::vector<Outcome> run_all(const std::vector<Scenario>& scenarios, const Settings& settings) {
  std::vector<Outcome> outcomes(scenarios.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < scenarios.size(); i = next++) {
      const bool wanted =
          title(scenarios[i], settings.directory + "/features").find(settings.filter) !=
          std::string::npos;
      if (!wanted) {
        outcomes[i].verdict = Verdict::Skipped;
        continue;
      }
      outcomes[i] = run_scenario(scenarios[i], settings.directory + "/graphs", settings.place);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < settings.threads; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  return outcomes;
}

struct Tally {
  std::size_t passed = 0, wrong = 0, errors = 0, skipped = 0;
  std::size_t failed() const { return wrong + errors; }
  void count(Verdict verdict) {
    switch (verdict) {
      case Verdict::Passed: ++passed; break;
      case Verdict::WrongAnswer: ++wrong; break;
      case Verdict::UnexpectedError: ++errors; break;
      case Verdict::Skipped: ++skipped; break;
    }
  }
};

void print_tallies(const std::map<std::string, Tally>& folders) {
  std::cout << "\npassed  wrong  error  skipped  folder\n";
  for (const auto& [name, tally] : folders) {
    char line[64];
    std::snprintf(line, sizeof line, "%6zu %6zu %6zu %8zu  ", tally.passed, tally.wrong,
                  tally.errors, tally.skipped);
    std::cout << line << name << '\n';
  }
}

/// Prints everything; returns the number of failures that were not known.
std::size_t report(const std::vector<Scenario>& scenarios, const std::vector<Outcome>& outcomes,
                   const Settings& settings) {
  const std::string root = settings.directory + "/features";
  const std::set<std::string> known = read_known(settings.known_file);
  std::map<std::string, Tally> folders;
  Tally all;
  std::size_t news = 0;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const Outcome& outcome = outcomes[i];
    all.count(outcome.verdict);
    folders[folder(scenarios[i], root)].count(outcome.verdict);
    if (outcome.verdict == Verdict::Passed || outcome.verdict == Verdict::Skipped) continue;
    const std::string name = title(scenarios[i], root);
    if (!known.contains(name)) ++news;
    std::cout << (outcome.verdict == Verdict::WrongAnswer ? "WRONG " : "ERROR ") << name << '\n';
    if (!settings.quiet) std::cout << outcome.details << "\n\n";
  }
  print_tallies(folders);
  std::cout << '\n'
            << all.wrong << " wrong answers, " << all.errors << " unexpected errors, " << news
            << " of them not known\n"
            << all.passed << " passed, " << all.failed() << " failed, " << all.skipped << " skipped"
            << std::endl;
  return news;
}

}  // namespace

int main(int count, char** words) {
  Settings settings;
  if (!read_settings(count, words, settings)) {
    std::cerr << kUsage;
    return 2;
  }
  if (!std::filesystem::is_directory(settings.directory + "/features")) {
    std::cout << "skipped: there is no TCK at " << settings.directory << std::endl;
    return 0;
  }
  const std::vector<Scenario> scenarios = read_features(settings.directory + "/features");
  return report(scenarios, run_all(scenarios, settings), settings) == 0 ? 0 : 1;
}
