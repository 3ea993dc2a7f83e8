#include "graph/store.h"
#include "tests/graph/child_process.h"
#include "tests/graph/temporary.h"

#include <atomic>
#include <chrono>
#include <random>
#include <set>
#include <thread>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;
using namespace dossier::graph::test;

namespace {

void create_constraint(Store& store) {
  auto transaction = store.begin_exclusive().value();
  transaction->create_index({"numbers", IndexKind::Unique, EntityKind::Node, "Commit", {"number"}});
  transaction->commit().value();
}

/// One commit: two nodes that know each other, found by one number.
void commit_pair(Store& store, std::uint64_t number) {
  auto transaction = store.begin_exclusive().value();
  const LabelId label = transaction->label("Commit");
  const Property property{transaction->key("number"), Value(static_cast<std::int64_t>(number))};
  const NodeId first = transaction->create_node({&label, 1}, {&property, 1});
  const NodeId second = transaction->create_node({}, {});
  transaction->create_relationship(first, transaction->type("WITH"), second, {&property, 1});
  transaction->commit().value();
}

std::set<std::uint64_t> stored_numbers(Store& store) {
  auto transaction = store.begin_read();
  std::set<std::uint64_t> out;
  const auto label = transaction->find_label("Commit");
  if (!label) return out;
  const KeyId key = *transaction->find_key("number");
  const auto cursor = transaction->scan_label(*label);
  for (NodeId node{}; cursor->next({&node, 1}) == 1;) {
    out.insert(static_cast<std::uint64_t>(transaction->property(node, key).integer()));
    REQUIRE(transaction->degree(node, Direction::Both, {}) == 1);
  }
  return out;
}

void require_sound(Store& store) {
  const CheckReport report = store.check(true, {}).value();
  for (const Finding& finding : report.findings)
    UNSCOPED_INFO(finding.where << ": " << finding.what);
  REQUIRE(report.findings.empty());
}

}  // namespace

TEST_CASE("child commits without end", "[.child]") {
  if (child_database().empty()) return;
  auto store = Store::open(child_database()).value();
  std::atomic<std::uint64_t> next = *stored_numbers(*store).rbegin() + 1;
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] {
      for (;;) {
        const std::uint64_t number = next++;
        commit_pair(*store, number);
        tell(number);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_CASE("kill -9 loses no acknowledged commit and tears none", "[crash]") {
  const Temporary temporary;
  std::set<std::uint64_t> acknowledged{0};
  {
    auto store = Store::open(temporary.path()).value();
    create_constraint(*store);
    commit_pair(*store, 0);
  }
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    INFO("round " << round);
    ChildProcess child("child commits without end", temporary.path());
    std::uint64_t number = 0;
    REQUIRE(child.read(number));
    acknowledged.insert(number);
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 40));
    child.kill();
    for (const std::uint64_t told : child.rest()) acknowledged.insert(told);
    auto store = Store::open(temporary.path()).value();
    const auto stored = stored_numbers(*store);
    for (const std::uint64_t wanted : acknowledged) REQUIRE(stored.contains(wanted));
    require_sound(*store);
  }
  CHECK(acknowledged.size() > 60);
}

TEST_CASE("child holds the database", "[.child]") {
  if (child_database().empty()) return;
  auto store = Store::open(child_database()).value();
  tell(1);
  for (std::uint64_t number = 1000;; ++number) {
    commit_pair(*store, number);
    tell(number);
  }
}

TEST_CASE("a second process is refused with the holder's number, and may read", "[process]") {
  const Temporary temporary;
  {
    auto store = Store::open(temporary.path()).value();
    create_constraint(*store);
    commit_pair(*store, 0);
  }
  ChildProcess child("child holds the database", temporary.path());
  std::uint64_t told = 0;
  REQUIRE(child.read(told));
  const auto refused = Store::open(temporary.path());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == Code::Locked);
  CHECK(refused.error().message.find("process " + std::to_string(child.id())) != std::string::npos);

  auto reader = Store::open(temporary.path(), {.mode = OpenMode::ReadOnly}).value();
  CHECK(reader->begin_exclusive().error().code == Code::ReadOnly);
  for (int i = 0; i < 5; ++i) {
    auto before = reader->begin_read();
    const std::uint64_t nodes = before->statistics().nodes();
    for (int k = 0; k < 3; ++k) REQUIRE(child.read(told));
    REQUIRE(reader->refresh());
    CHECK(before->statistics().nodes() == nodes);
    CHECK(stored_numbers(*reader).contains(told));
    require_sound(*reader);
  }
  child.kill();
  CHECK(Store::open(temporary.path()).ok());
}
