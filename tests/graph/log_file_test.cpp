#include "graph/rocks/log_file.h"

#include "tests/graph/temporary.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace dossier::graph;
using rocks::LogFile;

namespace {

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::unique_ptr<LogFile> create(const std::string& path) {
  std::unique_ptr<LogFile> out;
  REQUIRE(LogFile::create(path, out).ok());
  return out;
}

std::string any_bytes(std::mt19937& random, std::size_t size) {
  std::string out(size, '\0');
  for (char& byte : out) byte = static_cast<char>(random() % 255 + 1);
  return out;
}

/// Mostly as short as commits are; some longer than what is kept before it is written.
std::size_t any_size(std::mt19937& random) {
  const auto sort = random() % 40;
  if (sort == 0) return random() % 2'500'000;
  return sort < 4 ? random() % 60'000 : random() % 900 + 1;
}

void append(LogFile& log, const std::string& bytes) {
  REQUIRE(log.Append(bytes, {}, nullptr).ok());
}

}  // namespace

TEST_CASE("what a log has synced is in its file, and behind that are zeros", "[log]") {
  const test::Temporary temporary;
  const std::string path = temporary.path("log");
  std::mt19937 random(5);
  std::string expected;
  const auto log = create(path);
  for (int i = 0; i < 300; ++i) {
    expected += any_bytes(random, any_size(random));
    append(*log, expected.substr(log->GetFileSize({}, nullptr)));
    if (random() % 3 == 0) continue;
    REQUIRE(log->Sync({}, nullptr).ok());
    if (i % 10 != 0) continue;
    const std::string stored = content(path);
    REQUIRE(std::string_view(stored).substr(0, expected.size()) == expected);
    REQUIRE(stored.find_first_not_of('\0', expected.size()) == std::string::npos);
  }
  REQUIRE(log->Close({}, nullptr).ok());
  CHECK(content(path) == expected);
}

TEST_CASE("a log is synced by several threads while another one appends", "[log]") {
  const test::Temporary temporary;
  const std::string path = temporary.path("log");
  const auto log = create(path);
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> team;
  for (int i = 0; i < 3; ++i) {
    team.emplace_back([&] {
      while (!done) {
        const std::uint64_t before = log->GetFileSize({}, nullptr);
        if (!log->Sync({}, nullptr).ok()) ++wrong;
        std::ifstream in(path, std::ios::binary);
        in.seekg(static_cast<std::streamoff>(before) - 1);
        if (before > 0 && in.get() == 0) ++wrong;  // the last byte that was appended before
      }
    });
  }
  std::mt19937 random(6);
  std::string expected;
  for (int i = 0; i < 2000; ++i) {
    const std::string bytes = any_bytes(random, random() % 700 + 1);
    expected += bytes;
    append(*log, bytes);
  }
  done = true;
  for (std::thread& thread : team) thread.join();
  CHECK(wrong == 0);
  REQUIRE(log->Close({}, nullptr).ok());
  CHECK(content(path) == expected);
}
