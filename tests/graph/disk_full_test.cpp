#include "graph/store.h"
#include "tests/graph/temporary.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace dossier;
using namespace dossier::graph;
using namespace dossier::graph::test;

namespace {

/// A small file system in memory, where mounting is allowed.
class SmallDisk {
 public:
  explicit SmallDisk(std::string path) : path_(std::move(path)) {
    std::filesystem::create_directory(path_);
    mounted_ = ::mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=256m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }

 private:
  std::string path_;
  bool mounted_ = false;
};

Status commit_text(Store& store, const std::string& text) {
  auto opened = store.begin_exclusive();
  if (!opened) return std::move(opened).error();
  auto& transaction = *opened;
  const Property property{transaction->key("text"), Value(text)};
  transaction->create_node({}, {&property, 1});
  return transaction->commit();
}

}  // namespace

TEST_CASE("a full disk fails the commit, keeps what was acknowledged, and heals", "[full]") {
  const Temporary temporary;
  const SmallDisk disk(temporary.path("disk"));
  if (!disk.mounted()) {
    WARN("skipped: mounting a small file system is not allowed here");
    return;
  }
  const std::string path = temporary.path("disk") + "/db";
  std::uint64_t acknowledged = 0;
  {
    auto store = Store::open(path).value();
    std::ofstream(temporary.path("disk") + "/ballast") << std::string(236 << 20, 'x');
    Status status;
    while ((status = commit_text(*store, std::string(300'000, 'a')))) {
      ++acknowledged;
      REQUIRE(acknowledged < 1000);
    }
    INFO(status.error().message);
    CHECK(
        (status.error().code == Code::InputOutput || status.error().code == Code::OutcomeUnknown));
    CHECK(store->begin_read()->statistics().nodes() == acknowledged);
    CHECK(store->begin_read()
              ->property(NodeId{0}, *store->begin_read()->find_key("text"))
              .is_string());

    std::filesystem::remove(temporary.path("disk") + "/ballast");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    do {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      status = commit_text(*store, "small");
    } while (!status && status.error().code == Code::InputOutput &&
             std::chrono::steady_clock::now() < deadline);
    REQUIRE(status);
    ++acknowledged;
  }
  auto store = Store::open(path).value();
  CHECK(store->begin_read()->statistics().nodes() >= acknowledged);
  CHECK(store->check(true, {}).value().findings.empty());
  CHECK(commit_text(*store, "again").ok());
}
