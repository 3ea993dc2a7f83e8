#include "shell/editor/history.h"

#include "tests/scratch.h"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

using namespace dossier::shell;

using dossier::test::Scratch;

TEST_CASE("entries of several lines survive the file, which is private") {
  const Scratch scratch;
  const std::string path = scratch.path() + "/deep/history";
  History first;
  first.add("RETURN 'a\\n',\n  1;");
  first.add(":stats");
  REQUIRE(first.save(path));
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  History second;
  REQUIRE(second.load(path));
  CHECK(second.entries() == first.entries());
}

TEST_CASE("two sessions keep the entries of both") {
  const Scratch scratch;
  const std::string path = scratch.path() + "/history";
  History one;
  History two;
  one.add("one");
  two.add("two");
  REQUIRE(one.save(path));
  REQUIRE(two.save(path));
  History all;
  REQUIRE(all.load(path));
  CHECK(all.entries() == std::vector<std::string>{"one", "two"});
}

TEST_CASE("what is entered again moves to the end, secrets with a space in front are not kept") {
  History history;
  for (const char* entry : {"a", "b", "a", " secret", ""}) history.add(entry);
  CHECK(history.entries() == std::vector<std::string>{"b", "a"});
}

TEST_CASE("texts of any bytes survive the file format") {
  for (const std::string text : {"a\\nb", "\\", "\n\n", "\\\\n", "日本"})
    CHECK(history_entry(history_line(text)) == text);
}

TEST_CASE("a history that cannot be written says where and why") {
  History history;
  history.add("x");
  const auto status = history.save("/proc/nowhere/history");
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().message.find("/proc/nowhere/history") != std::string::npos);
}
