#include "graph/rocks/sorted_file.h"

#include "graph/rocks/rocks.h"
#include "tests/graph/temporary.h"

#include <filesystem>
#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace dossier;               // NOLINT
using namespace dossier::graph;        // NOLINT
using namespace dossier::graph::test;  // NOLINT

namespace {

using rocks::Family;
using Content = std::map<std::string, std::string>;

/// Keys of all lengths, some the beginning of others, and values that compress and that do not.
Content random_content(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  const auto bytes = [&](std::size_t most, unsigned kinds) {
    std::string out(random() % (most + 1), '\0');
    for (char& c : out) c = static_cast<char>(random() % kinds);
    return out;
  };
  Content out;
  while (out.size() < size) {
    std::string key = bytes(random() % 10 == 0 ? 300 : 12, random() % 2 == 0 ? 2 : 256);
    if (!out.empty() && random() % 4 == 0) key = out.rbegin()->first + key;
    if (!key.empty())
      out.emplace(key, bytes(random() % 50 == 0 ? 40'000 : 60, random() % 2 == 0 ? 4 : 256));
  }
  return out;
}

std::unique_ptr<rocks::Database> open(const std::string& path) {
  if (!path.empty()) std::filesystem::create_directories(path);
  rocks::Settings settings;
  settings.path = path;
  return rocks::Database::open(settings).value();
}

void write(rocks::Database& database, Family family, const Content& content) {
  const std::string path = database.make_scratch() + "/one.sst";
  const auto file = database.sorted_file(family, path);
  for (const auto& [key, value] : content) file->put(key, value);
  file->finish();
  const rocks::SortedFileName name{family, path};
  REQUIRE(database.ingest({&name, 1}, rocks::Visibility::Later));
}

void require_content(const rocks::Database& database, Family family, const Content& content) {
  REQUIRE(database.verify_checksums());
  for (const rocks::Scope scope : {rocks::Scope::All, rocks::Scope::Pass}) {
    const auto cursor = database.cursor(family, scope, nullptr);
    Content found;
    for (bool more = cursor->seek(""); more; more = cursor->next())
      found.emplace(cursor->key(), cursor->value());
    REQUIRE(found == content);
    for (const auto& [key, value] : content) {
      REQUIRE(cursor->seek(key));
      REQUIRE(cursor->key() == key);
    }
  }
  for (const auto& [key, value] : content) {
    std::string found;
    REQUIRE(database.get(family, key, nullptr, [&](std::string_view bytes) { found = bytes; }));
    REQUIRE(found == value);
    if (!content.contains(key + '\1'))
      REQUIRE_FALSE(database.get(family, key + '\1', nullptr, [](std::string_view) {}));
  }
}

}  // namespace

TEST_CASE("files that are written whole are read by RocksDB, also after later changes",
          "[import]") {
  const auto family = GENERATE(Family::Records, Family::Adjacency, Family::Entries);
  const auto size = GENERATE(std::size_t{1}, std::size_t{17}, std::size_t{3000});
  const Temporary folder;
  const std::string path = GENERATE(true, false) ? folder.path() : "";
  Content content = random_content(size, 7);
  auto database = open(path);
  write(*database, family, content);
  require_content(*database, family, content);

  const Content more = random_content(size, 8);  // over what is there
  write(*database, family, more);
  for (const auto& [key, value] : more) content[key] = value;
  const auto batch = database->batch(0);
  batch->put(family, content.begin()->first, "changed");
  batch->erase(family, content.rbegin()->first);
  REQUIRE_FALSE(database->write(*batch));
  content.begin()->second = "changed";
  content.erase(std::prev(content.end()));
  require_content(*database, family, content);
  if (path.empty()) return;
  REQUIRE(database->sync());
  database.reset();
  require_content(*open(path), family, content);
}

TEST_CASE("keys of a file that are not in order are refused", "[import]") {
  auto database = open("");
  const auto file = database->sorted_file(Family::Records, database->make_scratch() + "/one.sst");
  file->put("b", "");
  CHECK_THROWS_AS(file->put("b", ""), Exception);
  CHECK_THROWS_AS(file->put("a", ""), Exception);
}
