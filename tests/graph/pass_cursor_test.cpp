#include "graph/rocks/rocks.h"
#include "tests/graph/temporary.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;
using rocks::Family;
using rocks::Scope;

namespace {

using Model = std::map<std::string, std::string>;

std::string any_key(std::mt19937& random) {
  return std::string(1 + random() % 3, static_cast<char>('a' + random() % 4)) +
         std::to_string(random() % 4000);
}

/// Some keys come, change and go.
void change(rocks::Database& database, Model& model, std::mt19937& random, std::size_t count) {
  const auto batch = database.batch(0);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = any_key(random);
    if (random() % 4 == 0) {
      batch->erase(Family::Entries, key);
      model.erase(key);
    } else {
      model[key] = std::string(random() % 50, 'v') + std::to_string(random());
      batch->put(Family::Entries, key, model[key]);
    }
  }
  REQUIRE_FALSE(database.write(*batch));
}

/// New keys only.
void add(rocks::Database& database, Model& model, std::mt19937& random) {
  const auto batch = database.batch(0);
  for (int i = 0; i < 20; ++i) {
    const std::string key = "fresh" + std::to_string(random());
    model[key] = "new";
    batch->put(Family::Entries, key, "new");
  }
  REQUIRE_FALSE(database.write(*batch));
}

void require_same(const rocks::Database& database, const rocks::Snapshot* snapshot,
                  const Model& model, std::mt19937& random) {
  const auto cursor = database.cursor(Family::Entries, Scope::Pass, snapshot);
  for (int i = 0; i < 20; ++i) {
    const std::string from = i == 0 ? std::string() : any_key(random);
    auto expected = model.lower_bound(from);
    bool more = cursor->seek(from);
    for (int steps = 0; steps < (i == 0 ? 1'000'000 : 300); ++steps) {
      REQUIRE(more == (expected != model.end()));
      if (!more) break;
      REQUIRE(cursor->key() == expected->first);
      REQUIRE(cursor->value() == expected->second);
      more = cursor->next();
      ++expected;
    }
  }
}

void ingest(rocks::Database& database, Model& model, int number, rocks::Visibility visibility) {
  const std::string path = database.make_scratch() + "/some.sst";
  const auto file = database.sorted_file(Family::Entries, path);
  for (int i = 0; i < 3000; ++i) {
    char key[16];
    std::snprintf(key, sizeof key, "i%d.%06d", number, i);
    model[key] = std::to_string(number);
    file->put(key, model[key]);
  }
  file->finish();
  const rocks::SortedFileName name{Family::Entries, path};
  REQUIRE(database.ingest(std::span(&name, 1), visibility));
  database.remove_scratch();
}

}  // namespace

TEST_CASE("a pass over tables and memory finds what a snapshot sees", "[store]") {
  const graph::test::Temporary temporary;
  std::filesystem::create_directories(temporary.path());
  const rocks::Settings settings{temporary.path(), rocks::Access::Write, std::size_t{8} << 20};
  std::mt19937 random(21);
  Model model;
  auto database = rocks::Database::open(settings).value();
  for (int round = 0; round < 12; ++round) {
    if (round % 4 == 0)
      ingest(*database, model, round / 4,
             round == 0 ? rocks::Visibility::Always : rocks::Visibility::Later);
    change(*database, model, random, 1500);
    REQUIRE(database->sync());
    auto before = database->snapshot();
    const Model then = model;
    require_same(*database, before.get(), then, random);  // things are erased in memory
    if (round % 3 != 2) {
      change(*database, model, random, 300);
      require_same(*database, before.get(), then, random);
    }
    REQUIRE(database->sync());
    before.reset();
    database.reset();  // opening moves what the log holds to tables
    database = rocks::Database::open(settings).value();
    auto now = database->snapshot();
    require_same(*database, now.get(), model, random);
    const Model at_opening = model;
    add(*database, model, random);
    require_same(*database, now.get(), at_opening, random);
    now = database->snapshot();
    require_same(*database, now.get(), model, random);
    now.reset();
  }
}
