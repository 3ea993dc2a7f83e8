#include "graph/store/engine.h"
#include "graph/store/transaction_impl.h"

#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;
using rocks::Family;

namespace {

/// A database in memory whose writes and syncs fail when told to, and take as long as told.
class FailingDatabase final : public rocks::Database {
 public:
  explicit FailingDatabase(std::unique_ptr<rocks::Database> inner) : inner_(std::move(inner)) {}

  bool get(Family family, std::string_view key, const rocks::Snapshot* snapshot,
           Visitor visit) const override {
    return inner_->get(family, key, snapshot, visit);
  }
  void get_many(rocks::Family family, rocks::Scope scope, std::span<const std::string_view> keys,
                const rocks::Snapshot* snapshot, BatchVisitor visit) const override {
    inner_->get_many(family, scope, keys, snapshot, visit);
  }
  std::unique_ptr<rocks::Cursor> cursor(Family family, rocks::Scope scope,
                                        const rocks::Snapshot* snapshot) const override {
    return inner_->cursor(family, scope, snapshot);
  }
  std::unique_ptr<rocks::Snapshot> snapshot() const override { return inner_->snapshot(); }
  std::unique_ptr<rocks::Batch> batch(std::size_t bytes) const override {
    return inner_->batch(bytes);
  }
  std::optional<rocks::WriteError> write(rocks::Batch& batch) override {
    if (write_failure)
      return rocks::WriteError{*write_failure, {Code::InputOutput, "the disk is out of order"}};
    return inner_->write(batch);
  }
  Status sync() override {
    ++syncs;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (sync_fails) return Error{Code::InputOutput, "the disk is out of order"};
    return {};
  }
  std::string make_scratch() override { return inner_->make_scratch(); }
  void remove_scratch() noexcept override { inner_->remove_scratch(); }
  std::string spill_directory() override { return inner_->spill_directory(); }
  std::unique_ptr<rocks::SortedFile> sorted_file(Family family,
                                                 const std::string& path) const override {
    return inner_->sorted_file(family, path);
  }
  Status ingest(std::span<const rocks::SortedFileName> files,
                rocks::Visibility visibility) override {
    return inner_->ingest(files, visibility);
  }
  Status catch_up() override { return {}; }
  Status verify_checksums() const override { return {}; }
  std::uint64_t bytes_on_disk() const override { return 0; }

  std::optional<rocks::WriteFailure> write_failure;
  std::atomic<bool> sync_fails = false;
  std::atomic<int> syncs = 0;

 private:
  std::unique_ptr<rocks::Database> inner_;
};

struct Device {
  std::shared_ptr<FailingDatabase> database;
  std::shared_ptr<Engine> engine;

  Device() {
    database = std::make_shared<FailingDatabase>(
        rocks::Database::open({.path = {}, .cache_bytes = 1 << 20}).value());
    const auto batch = database->batch(0);
    batch->put(Family::Meta, "h", encode_head({}));
    REQUIRE_FALSE(database->write(*batch));
    engine = std::make_shared<Engine>(database, StoreOptions{});
    engine->load();
  }

  Status commit_node() {
    try {
      TransactionImpl transaction(engine, engine->begin_exclusive(), Role::Exclusive);
      transaction.create_node({}, {});
      return transaction.commit();
    } catch (const Exception& exception) {
      return exception.error();
    }
  }

  std::uint64_t visible() const { return engine->durable()->head.nodes; }
};

}  // namespace

TEST_CASE("a failed sync makes the outcome unknown and the store read-only", "[device]") {
  Device device;
  REQUIRE(device.commit_node());
  device.database->sync_fails = true;
  CHECK(device.commit_node().error().code == Code::OutcomeUnknown);
  CHECK(device.visible() == 1);
  device.database->sync_fails = false;
  CHECK(device.commit_node().error().code == Code::ReadOnly);
  CHECK(device.visible() == 1);
}

TEST_CASE("a failed write without room stores nothing and goes on later", "[device]") {
  Device device;
  device.database->write_failure = rocks::WriteFailure::NoSpace;
  CHECK(device.commit_node().error().code == Code::InputOutput);
  device.database->write_failure.reset();
  REQUIRE(device.commit_node());
  CHECK(device.visible() == 1);
}

TEST_CASE("a write that failed otherwise has an unknown outcome", "[device]") {
  Device device;
  device.database->write_failure = rocks::WriteFailure::Unknown;
  CHECK(device.commit_node().error().code == Code::OutcomeUnknown);
  device.database->write_failure.reset();
  CHECK(device.commit_node().error().code == Code::ReadOnly);
}

TEST_CASE("many committers share a sync, and each is durable when it returns", "[device]") {
  Device device;
  constexpr int kThreads = 8;
  constexpr int kCommits = 20;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < kCommits; ++k) {
        const std::uint64_t before = device.visible();
        if (!device.commit_node() || device.visible() <= before) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(device.visible() == kThreads * kCommits);
  CHECK(device.database->syncs < kThreads * kCommits * 3 / 4);
}
