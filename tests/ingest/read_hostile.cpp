#include "read_support.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

using namespace dossier::test;
using dossier::Code;
using dossier::Error;
using dossier::ingest::find_documents;
using dossier::ingest::read_text;
using dossier::ingest::ReadOptions;

namespace {

const std::string kSentence =
    "The two governments agreed on the terms of the treaty in the spring.";

/// The one error that a path gives, and no document.
Error only_error(const std::string& path, const ReadOptions& options = {}) {
  const Reading got = read_file(path, options);
  REQUIRE(got.documents.empty());
  REQUIRE(got.errors.size() == 1);
  CHECK(got.errors[0].message.find('\n') == std::string::npos);
  CHECK_FALSE(got.errors[0].hint.empty());
  return got.errors[0];
}

std::string repeat(const std::string& text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("what is no document gives one clear error", "[read][hostile]") {
  const TemporaryFolder folder;
  CHECK(only_error(folder.path("missing.txt")).code == Code::CannotRead);
  CHECK(only_error("/dev/zero").message.find("device") != std::string::npos);
  CHECK(only_error(folder.path()).message.find("folder") != std::string::npos);
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  CHECK(only_error(folder.path("pipe")).message.find("pipe") != std::string::npos);
  CHECK(only_error(folder.write("empty.txt", "")).code == Code::NotADocument);
  CHECK(only_error(folder.write("blank.md", " \n\t\n\r\n")).code == Code::NotADocument);
  CHECK(only_error(folder.write("image.txt", "\x89PNG\r\n\x1A\n" + repeat("abc", 50)))
            .message.find("PNG image") != std::string::npos);
  CHECK(only_error(folder.write("paper.pdf", "%PDF-1.7 ...")).hint.find("pdftotext") !=
        std::string::npos);
  CHECK(only_error(folder.write("zeros.txt", std::string(5000, '\0'))).code == Code::NotADocument);
  std::string noise;
  for (std::uint32_t i = 0, x = 1; i < 4000; ++i)
    noise += static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  CHECK(only_error(folder.write("noise.txt", noise)).code == Code::NotADocument);
  CHECK(only_error(folder.write("page.html", "<html><body><script>var a;</script></body></html>"))
            .code == Code::NotADocument);

  ReadOptions small;
  small.max_bytes = 100;
  CHECK(only_error(folder.write("big.txt", repeat(kSentence, 5)), small).code ==
        Code::DocumentTooLarge);
  CHECK(only_error(folder.write("big.jsonl", "{\"text\": \"" + repeat(kSentence, 5) + "\"}"), small)
            .code == Code::DocumentTooLarge);
}

TEST_CASE("bytes that are no text are repaired with a warning", "[read][hostile]") {
  const TemporaryFolder folder;
  const Reading got = read_file(folder.write("a.txt", "Café, naïve, Größe – \xFF " + kSentence));
  REQUIRE(got.documents.size() == 1);
  REQUIRE(got.errors.size() == 1);
  CHECK(got.errors[0].code == Code::RepairedEncoding);
  CHECK(got.documents[0].warnings.size() == 1);
}

TEST_CASE("deep and broken documents end in text or in an error", "[read][hostile]") {
  CHECK(read_text("d", repeat("[", 1'000'000), "json").error().code == Code::MalformedDocument);
  CHECK(read_text("d", repeat("{\"a\":", 300'000), "json").error().code == Code::MalformedDocument);
  CHECK(read_text("d", "{\"text\": \"\\uD800\"}", "json").error().code == Code::MalformedDocument);
  CHECK(read_text("d", "{\"n\": 1e999, \"text\": \"x\"}", "json").error().code ==
        Code::MalformedDocument);
  const auto twice =
      read_text("d", "{\"text\": \"" + kSentence + "\", \"text\": \"Second.\"}", "json");
  REQUIRE(twice.ok());

  static_cast<void>(read_text("d", repeat("<div>", 200'000) + kSentence, "html"));
  static_cast<void>(read_text("d", repeat("<p><b><i>", 100'000), "html"));
  static_cast<void>(read_text("d", "<a href=\"" + repeat("x", 3'000'000), "html"));
  static_cast<void>(read_text(
      "d", "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;&a;\">]><p>&c;</p>", "html"));
  const auto broken = read_text("d", "<p>" + kSentence + "<div <<< ></p><p class='>", "html");
  REQUIRE(broken.ok());
  CHECK(block_text(*broken, 0) == kSentence);

  for (const char* bomb :
       {"[", "![", "](", "*", "_", "`", "<", ">", "- ", "#", "|", "\\", "&", "[a](", "**a", "> "}) {
    static_cast<void>(read_text("d", repeat(bomb, 100'000), "md"));
    static_cast<void>(read_text("d", repeat(bomb, 100'000) + "\n" + kSentence, "txt"));
  }
  static_cast<void>(read_text("d", repeat("\n", 2'000'000) + kSentence, "txt"));
  static_cast<void>(read_text("d", repeat("x", 5'000'000), "txt"));
  static_cast<void>(read_text("d", repeat("{\"a\": 1, ", 50'000) + kSentence, "txt"));
}

TEST_CASE("entities are not fetched from files", "[read][hostile]") {
  const auto got = read_text(
      "d",
      "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY leak SYSTEM 'file:///etc/hostname'>]>"
      "<html><body><p>" +
          kSentence + " &leak;</p></body></html>",
      "html");
  REQUIRE(got.ok());
  CHECK(block_text(*got, 0).starts_with(kSentence));
  CHECK(block_text(*got, 0).size() < kSentence.size() + 10);
}

TEST_CASE("folders are walked once, in order, and without cycles", "[read][find]") {
  const TemporaryFolder folder;
  folder.write("b.txt", kSentence);
  folder.write("a/2.md", kSentence);
  folder.write("a/1.txt", kSentence);
  folder.write(".hidden.txt", kSentence);
  folder.write(".git/config", kSentence);
  folder.write("a/locked/x.txt", kSentence);
  REQUIRE(::symlink(folder.path().c_str(), folder.path("a/loop").c_str()) == 0);
  REQUIRE(::symlink("/etc", folder.path("etc").c_str()) == 0);
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);

  std::vector<Error> errors;
  const auto report = [&](const Error& error) { errors.push_back(error); };
  const Texts all = {folder.path("a/1.txt"), folder.path("a/2.md"), folder.path("a/locked/x.txt"),
                     folder.path("b.txt")};
  CHECK(find_documents({folder.path(), folder.path("b.txt"), folder.path()}, {}, report) == all);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].message.find("pipe") != std::string::npos);

  SECTION("links are followed on request, and cycles end") {
    ReadOptions options;
    options.follow_symlinks = true;
    std::filesystem::remove(folder.path("etc"));
    CHECK(find_documents({folder.path()}, options, report).size() == 4);
  }
  SECTION("a hidden file is read when it is named") {
    CHECK(find_documents({folder.path(".hidden.txt")}, {}, report).size() == 1);
  }
  SECTION("names cannot write to a terminal") {
    errors.clear();
    find_documents({folder.path("no\x1b[31m\nname\xFF")}, {}, report);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].message.find("no\\x1B[31m\\x0Aname\\xFF") != std::string::npos);
  }
}
