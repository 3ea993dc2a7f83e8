#include "read_support.h"
#include "write_support.h"

#include <atomic>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::test;
using dossier::ingest::IngestOptions;
using dossier::ingest::IngestReport;

namespace {

const char* const kHelsinki =
    "The Helsinki Final Act, 1975\n\n"
    "In 1954 the Soviet Union proposed a conference on European security to the United States. The "
    "United States rejected "
    "the proposal. On August 1, 1975, the Soviet Union, the United States and Canada signed the "
    "Helsinki Final Act.\n\n"
    "President Gerald Ford met with Leonid Brezhnev in Helsinki. Secretary of State Henry "
    "Kissinger supported the agreement.\n";

const char* const kReykjavik =
    "Reykjavik, 1986\n\n"
    "In October 1986, Mikhail Gorbachev proposed the elimination of all ballistic missiles to "
    "Ronald Reagan in Reykjavik. "
    "Reagan met with Gorbachev for two days. The United States and the Soviet Union signed the INF "
    "Treaty on December 8, 1987.\n";

IngestReport ingest_all(graph::Store& store, const std::vector<std::string>& paths,
                        unsigned threads = 2) {
  IngestOptions options;
  options.threads = threads;
  return ingest::ingest(store, paths, options).value();
}

}  // namespace

TEST_CASE("a folder becomes a graph, once", "[write][pipeline]") {
  const TemporaryFolder folder;
  folder.write("helsinki.txt", kHelsinki);
  folder.write("reykjavik.md", kReykjavik);
  folder.write("broken.pdf", "%PDF-1.4");
  const auto store = empty_store();
  std::vector<std::string> errors;
  std::vector<std::size_t> progress;
  IngestOptions options;
  options.report = [&](const Error& error) { errors.push_back(error.message); };
  options.progress = [&](std::size_t done, std::size_t total, const std::string&) {
    progress.push_back(done);
    CHECK(total == 3);
  };
  const IngestReport first = ingest::ingest(*store, Texts{folder.path()}, options).value();
  CHECK(first.documents == 2);
  CHECK(first.failed == 1);
  CHECK(errors.size() == 1);
  CHECK(progress == std::vector<std::size_t>{1, 2, 3});
  CHECK(first.facts > 0);
  CHECK(first.proposals > 0);
  const auto graph = dump(*store);
  CHECK_FALSE(lines_with(graph, "-[SIGNED{").empty());
  CHECK_FALSE(lines_with(graph, "-[PROPOSED{").empty());
  CHECK(store->check(false, {}).value().findings.empty());

  SECTION("again: nothing changes") {
    const auto commit = store->last_commit();
    const IngestReport second = ingest_all(*store, {folder.path()});
    CHECK(second.documents == 0);
    CHECK(second.unchanged == 2);
    CHECK(store->last_commit() == commit);
    CHECK(dump(*store) == graph);
  }
  SECTION("the number of threads does not matter") {
    for (const unsigned threads : {1U, 3U}) {
      const auto other = empty_store();
      ingest_all(*other, {folder.path()}, threads);
      CHECK(dump(*other) == graph);
    }
  }
  SECTION("forgetting gives back the graph before") {
    const auto alone = empty_store();
    ingest_all(*alone, {folder.path("helsinki.txt")});
    ingest::forget(*store, "reykjavik").value();
    CHECK(dump(*store) == dump(*alone));
    ingest::forget(*store, "helsinki").value();
    CHECK(dump(*store).empty());
    const auto again = ingest::forget(*store, "helsinki");
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().code == Code::DocumentNotFound);
  }
  SECTION("a changed document loses what it no longer says") {
    folder.write(
        "reykjavik.md",
        "Reykjavik\n\nNothing was signed in the city that weekend, and everybody went home.\n");
    CHECK(ingest_all(*store, {folder.path()}).documents == 1);
    CHECK(lines_with(dump(*store), "Gorbachev").empty());
  }
  SECTION("facts name their document") {
    const std::string all = facts(*store);
    CHECK(all == facts(*store, "helsinki") + facts(*store, "reykjavik"));
    CHECK(facts(*store, "helsinki").starts_with("{\"doc\":\"helsinki\",\"kind\":\"entity\""));
    CHECK(facts(*store, "helsinki", true).find("\"rule\":\"") != std::string::npos);
    CHECK_FALSE(ingest::print_facts(*store, "nowhere", false, [](const std::string&) {}).ok());
  }
}

TEST_CASE("copies in one ingestion and across", "[write][pipeline][duplicates]") {
  const TemporaryFolder folder;
  std::string text(kHelsinki);
  text += kReykjavik;
  folder.write("a.txt", text);
  folder.write("b.html",
               "<html><body><nav>Home</nav><article><p>" + text + "</p></article></body></html>");
  const auto store = empty_store();
  CHECK(ingest_all(*store, {folder.path()}).copies == 1);
  folder.write("c.md", "# Two meetings\n\n" + text);
  CHECK(ingest_all(*store, {folder.path("c.md")}).copies == 1);
  CHECK(lines_with(dump(*store), "-[COPY_OF{}]").size() == 2);
  CHECK_FALSE(facts(*store, "c").empty());
}

TEST_CASE("documents of one name in two folders stay apart", "[write][pipeline]") {
  const TemporaryFolder folder;
  folder.write("1975/notes.txt", kHelsinki);
  folder.write("1986/notes.txt", kReykjavik);
  const auto store = empty_store();
  CHECK(ingest_all(*store, {folder.path()}).documents == 2);
  CHECK_FALSE(facts(*store, "notes").empty());
  CHECK_FALSE(facts(*store, "1986/notes").empty());
  CHECK(ingest_all(*store, {folder.path()}).unchanged == 2);
  CHECK(ingest_all(*store, {folder.path("1986")}).unchanged == 1);
}

TEST_CASE("stopping leaves whole documents", "[write][pipeline]") {
  const TemporaryFolder folder;
  for (int i = 0; i < 40; ++i)
    folder.write("d" + std::to_string(100 + i) + ".txt", kReykjavik + std::to_string(i));
  const auto store = empty_store();
  std::atomic<bool> stop{false};
  IngestOptions options;
  options.threads = 2;
  options.cancelled = &stop;
  options.progress = [&](std::size_t done, std::size_t, const std::string&) { stop = done >= 5; };
  const auto got = ingest::ingest(*store, Texts{folder.path()}, options);
  REQUIRE_FALSE(got.ok());
  CHECK(got.error().code == Code::Cancelled);
  CHECK(got.error().message.find("of 40 files") != std::string::npos);
  CHECK(store->check(false, {}).value().findings.empty());
  CHECK(ingest_all(*store, {folder.path()}).unchanged == 5);
}

TEST_CASE("a missing lexicon is told before anything is read", "[write][pipeline]") {
  const auto store = empty_store();
  IngestOptions options;
  options.lexicon_path = "/nonexistent/lexicon.txt";
  const auto got = ingest::ingest(*store, std::vector<std::string>{}, options);
  REQUIRE_FALSE(got.ok());
  CHECK(got.error().code == Code::CannotRead);
}
