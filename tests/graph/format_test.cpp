#include "graph/store.h"
#include "graph/store/directory.h"
#include "tests/graph/temporary.h"

#include <filesystem>
#include <fstream>
#include <map>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

using namespace dossier;
using namespace dossier::graph;
using namespace dossier::graph::test;

namespace {

using Files = std::map<std::string, std::string>;

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

/// Everything below a path but the name of the lock's holder.
Files files_of(const std::string& path) {
  Files out;
  if (!std::filesystem::is_directory(path)) return {{path, content_of(path)}};
  for (const auto& file : std::filesystem::directory_iterator(path)) {
    if (file.path().filename() == "HOLDER") continue;
    out[file.path().filename()] = file.is_regular_file() ? content_of(file.path()) : "";
  }
  return out;
}

void make_database(const std::string& path) {
  auto store = Store::open(path).value();
  auto transaction = store->begin();
  transaction->create_node({}, {});
  transaction->commit().value();
}

/// Opening fails with `code` in both modes, names the path and a way out, and changes nothing.
void require_refused(const std::string& path, Code code) {
  const bool existed = std::filesystem::exists(path);
  const Files before = existed ? files_of(path) : Files();
  for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    const auto opened = Store::open(path, {.mode = mode});
    REQUIRE_FALSE(opened.ok());
    INFO(opened.error().message);
    CHECK(opened.error().code == code);
    CHECK(opened.error().message.find(path) != std::string::npos);
    CHECK_FALSE(opened.error().hint.empty());
  }
  CHECK(std::filesystem::exists(path) == existed);
  if (existed) CHECK(files_of(path) == before);
}

}  // namespace

TEST_CASE("foreign paths are refused and left alone", "[format]") {
  const Temporary temporary;
  write_file(temporary.path("file"), "hello");
  require_refused(temporary.path("file"), Code::NotADatabase);
  write_file(temporary.path("empty file"), "");
  require_refused(temporary.path("empty file"), Code::NotADatabase);
  std::filesystem::create_directory(temporary.path("garbage"));
  write_file(temporary.path("garbage") + "/notes.txt", "x");
  require_refused(temporary.path("garbage"), Code::NotADatabase);
  std::filesystem::create_directory(temporary.path("other"));
  write_file(temporary.path("other") + "/CURRENT", "MANIFEST-000001\n");
  require_refused(temporary.path("other"), Code::NotADatabase);
  std::filesystem::create_directory(temporary.path("odd"));
  write_file(temporary.path("odd") + "/DOSSIER", "something else\n");
  require_refused(temporary.path("odd"), Code::NotADatabase);
}

TEST_CASE("a missing database is not found, or created", "[format]") {
  const Temporary temporary;
  const auto missing = Store::open(temporary.path(), {.create_if_missing = false});
  CHECK(missing.error().code == Code::NotFound);
  CHECK(Store::open(temporary.path(), {.mode = OpenMode::ReadOnly}).error().code == Code::NotFound);
  CHECK_FALSE(std::filesystem::exists(temporary.path()));
  CHECK(Store::open(temporary.path("deep/er")).ok());
  CHECK(Store::open(temporary.path("deep/er"), {.create_if_missing = false}).ok());
  CHECK_FALSE(Store::open("").ok());
}

TEST_CASE("an empty directory and an interrupted creation become databases", "[format]") {
  const Temporary temporary;
  std::filesystem::create_directory(temporary.path());
  CHECK(Store::open(temporary.path(), {.create_if_missing = false}).error().code == Code::NotFound);
  write_file(temporary.path() + "/DOSSIER.new", "half");
  CHECK(Store::open(temporary.path()).ok());
  CHECK(Store::open(temporary.path()).ok());
  REQUIRE(create_directory(temporary.path("second"),
                           {kFormat, 0, std::string(32, 'a'), "dossier 0.1.0"}));
  CHECK(Store::open(temporary.path("second")).ok());
}

TEST_CASE("newer formats and unknown features are refused with the way out", "[format]") {
  const Temporary temporary;
  make_database(temporary.path());
  const std::string file = temporary.path() + "/DOSSIER";
  const Identity identity = parse_identity(content_of(file), temporary.path()).value();
  write_file(file, to_text(Identity{kFormat + 1, 0, identity.uuid, "dossier 9.0.0"}));
  require_refused(temporary.path(), Code::NewerFormat);
  const std::string message = Store::open(temporary.path()).error().message;
  CHECK(message.find("dossier 9.0.0") != std::string::npos);
  write_file(file, "dossier database\nformat 77\nsomething unknown\n");
  require_refused(temporary.path(), Code::NewerFormat);
  write_file(file, to_text(Identity{kFormat, 4, identity.uuid, "dossier 9.0.0"}));
  require_refused(temporary.path(), Code::NewerFormat);
  write_file(file, to_text(identity));
  CHECK(Store::open(temporary.path()).ok());
}

TEST_CASE("a damaged version record is noticed", "[format]") {
  const Temporary temporary;
  make_database(temporary.path());
  const std::string file = temporary.path() + "/DOSSIER";
  const std::string good = content_of(file);
  for (std::size_t at = std::string("dossier database\n").size(); at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    write_file(file, bad);
    INFO(bad);
    const auto opened = Store::open(temporary.path());
    REQUIRE_FALSE(opened.ok());
    CHECK((opened.error().code == Code::Corrupted || opened.error().code == Code::NewerFormat));
  }
  write_file(file, good.substr(0, 30));
  require_refused(temporary.path(), Code::Corrupted);
  make_database(temporary.path("other"));
  std::filesystem::copy_file(temporary.path("other") + "/DOSSIER", file,
                             std::filesystem::copy_options::overwrite_existing);
  CHECK(Store::open(temporary.path()).error().code == Code::Corrupted);
}

TEST_CASE("missing files of the database are noticed", "[format]") {
  for (const char* name : {"GUARD", "CURRENT"}) {
    const Temporary temporary;
    make_database(temporary.path());
    std::filesystem::remove(temporary.path() + '/' + name);
    require_refused(temporary.path(), Code::Corrupted);
  }
}

TEST_CASE("one process opens a database for writing once", "[format]") {
  const Temporary temporary;
  auto store = Store::open(temporary.path()).value();
  const auto second = Store::open(temporary.path());
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().code == Code::Locked);
  CHECK(second.error().message.find(std::to_string(::getpid())) != std::string::npos);
  store.reset();
  CHECK(Store::open(temporary.path()).ok());
}

TEST_CASE("without permission the message tells the reason", "[format]") {
  if (::geteuid() == 0) {
    WARN("skipped: the superuser may write everywhere");
    return;
  }
  const Temporary temporary;
  make_database(temporary.path());
  ::chmod(temporary.path().c_str(), 0555);
  const auto opened = Store::open(temporary.path());
  ::chmod(temporary.path().c_str(), 0755);
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == Code::InputOutput);
}
