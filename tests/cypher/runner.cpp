#include "tests/cypher/session.h"
#include "tests/cypher/test_file.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace dossier::cypher_test;

constexpr const char* kUsage =
    "usage: test_cypher [--config memory|disk] [--filter TEXT] [--update] [DIRECTORY]\n"
    "Runs the .test files below a directory, without --config in every configuration.\n"
    "--update writes what came in place of what was expected; look at the difference before you "
    "keep it.\n";

struct Settings {
  std::string directory = std::string(DOSSIER_SOURCE_DIR) + "/tests/cypher";
  std::string filter;
  std::vector<Config> configs{Config::Memory, Config::Disk};
  bool update = false;
};

bool read_settings(int count, char** words, Settings& settings) {
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const std::string next = i + 1 < count ? words[i + 1] : "";
    if (word == "--config" && (next == "memory" || next == "disk")) {
      settings.configs = {next == "memory" ? Config::Memory : Config::Disk};
      ++i;
    } else if (word == "--filter" && !next.empty()) {
      settings.filter = next;
      ++i;
    } else if (word == "--update") {
      settings.update = true;
    } else if (word.starts_with("-")) {
      return false;
    } else {
      settings.directory = word;
    }
  }
  return true;
}

std::vector<std::string> find_files(const Settings& settings) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(settings.directory)) {
    const std::string path = entry.path().string();
    if (entry.path().extension() == ".test" && path.find(settings.filter) != std::string::npos)
      out.push_back(path);
  }
  std::sort(out.begin(), out.end());
  return out;
}

struct Counts {
  std::size_t passed = 0, failed = 0;
};

void print_failure(const TestFile& file, const Block& block, const std::vector<std::string>& actual,
                   Config config) {
  std::cout << file.path << ":" << block.line << (config == Config::Disk ? " (disk)" : "") << '\n'
            << block.text;
  for (const std::string& line : block.expected) std::cout << "  - " << line << '\n';
  for (const std::string& line : actual) std::cout << "  + " << line << '\n';
  std::cout << '\n';
}

bool is_checked(const Block& block) {
  return block.kind != BlockKind::Graph && block.kind != BlockKind::Parameters;
}

void run_file(TestFile& file, Config config, bool update, Counts& counts) {
  Session session(config);
  for (Block& block : file.blocks) {
    std::vector<std::string> actual;
    try {
      actual = session.run(block);
    } catch (const std::exception& error) {
      actual = {error.what()};
      if (!is_checked(block)) ++counts.failed, print_failure(file, block, actual, config);
    }
    if (!is_checked(block)) continue;
    if (matches(block, actual)) {
      ++counts.passed;
      continue;
    }
    ++counts.failed;
    print_failure(file, block, actual, config);
    if (update) {
      block.has_expected = !actual.empty();
      block.expected = actual;
    }
  }
  if (update) write_test_file(file);
}

}  // namespace

int main(int count, char** words) {
  Settings settings;
  if (!read_settings(count, words, settings)) {
    std::cerr << kUsage;
    return 2;
  }
  Counts counts;
  try {
    for (const std::string& path : find_files(settings)) {
      TestFile file = read_test_file(path);
      for (const Config config : settings.configs) run_file(file, config, settings.update, counts);
    }
  } catch (const std::exception& error) {
    std::cout << error.what() << '\n';
    ++counts.failed;
  }
  std::cout << counts.passed << " passed, " << counts.failed << " failed" << std::endl;
  return counts.failed == 0 && counts.passed > 0 ? 0 : 1;
}
