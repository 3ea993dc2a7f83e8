// Work on one long value: the same result as in one step, and an end as soon as it is wanted.
#include "graph/value/interruptible.h"
#include "query/value/access.h"
#include "query/value/arithmetic.h"
#include "query/value/compare.h"
#include "query/value/find_long_part.h"
#include "query/value/regex.h"
#include "query/value/utf8.h"

#include <functional>
#include <random>
#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

using namespace dossier;  // NOLINT

namespace {

constexpr std::size_t kMany = graph::kPieceBytes * 3 + 17;

struct Stopped : std::runtime_error {
  Stopped() : std::runtime_error("stopped") {}
};

/// How often the work looked up when nobody stops it; and it ends when somebody does.
std::size_t looks(const std::function<void()>& work) {
  std::size_t count = 0;
  const std::function<void()> counting = [&] { ++count; };
  {
    const graph::Interruptible watched(counting);
    work();
  }
  const std::function<void()> stopping = [] { throw Stopped(); };
  const graph::Interruptible stopped(stopping);
  if (count > 0) CHECK_THROWS_AS(work(), Stopped);
  return count;
}

std::string random_text(std::mt19937& random, std::size_t size) {
  std::string text(size, 'a');
  for (char& c : text) c = static_cast<char>('a' + random() % 2);
  return text;
}

}  // namespace

TEST_CASE("a long part is found where it first begins") {
  std::mt19937 random(7);
  for (int i = 0; i < 30'000; ++i) {
    std::string text = random_text(random, random() % 60);
    std::string part = random_text(random, 1 + random() % 12);
    if (i % 3 == 0) part += part + part;
    if (i % 7 == 0 && !text.empty()) part = text.substr(random() % text.size());
    const std::size_t from = random() % 8;
    INFO(text << " " << part << " " << from);
    CHECK(query::find_long_part(text, part, from) == text.find(part, from));
    CHECK(query::find_part(text, part, from) == text.find(part, from));
  }
}

TEST_CASE("parts are found across the pieces of a long text") {
  std::string text(kMany, 'x');
  for (const std::size_t at : {graph::kPieceBytes - 3, graph::kPieceBytes, kMany - 5}) {
    std::string marked = text;
    marked.replace(at, 5, "found");
    CHECK(query::find_part(marked, "found") == at);
    CHECK(query::find_part(marked, "found", at) == at);
    CHECK(query::find_part(marked, "found", at + 1) == std::string::npos);
    const std::string half = marked.substr(at / 2, 2 << 20);
    CHECK(query::find_part(marked, half) == marked.find(half));
  }
}

TEST_CASE("code points are counted alike by words and one by one") {
  std::mt19937 random(11);
  const char* const kSigns[] = {"a", "b", "é", "€", "😀", "\xff", "\x80"};
  for (int i = 0; i < 5'000; ++i) {
    std::string text;
    std::size_t count = random() % 40;
    std::vector<std::size_t> offsets;
    for (std::size_t k = 0; k < count; ++k) {
      offsets.push_back(text.size());
      text += kSigns[random() % 4 != 0 ? 0 : random() % 5];
    }
    CHECK(query::code_point_count(text) == count);
    for (std::size_t k = 0; k < count; ++k) CHECK(query::byte_offset(text, k) == offsets[k]);
    CHECK(query::byte_offset(text, count + 3) == text.size());
  }
  CHECK(query::code_point_count("abcdefg\xff") == 8);
}

TEST_CASE("long work on one value looks up") {
  const query::Budget budget(0);
  const Value text(std::string(kMany, 'x'));
  const Value list(List(1'000'000, Value(1)));
  CHECK(looks([&] { Value(text.string()); }) == 3);
  CHECK(looks([&] { query::add(text, text, budget); }) >= 12);
  CHECK(looks([&] { query::code_point_count(text.string()); }) >= 2);
  CHECK(looks([&] { query::reversed(text.string()); }) >= 20);
  CHECK(looks([&] { query::find_part(text.string(), "y"); }) == 3);
  CHECK(looks([&] { query::find_part(text.string(), std::string(2 << 20, 'x') + "y"); }) >= 2);
  CHECK(looks([&] { query::add(list, list, budget); }) >= 6);
  CHECK(looks([&] { query::slice(list, nullptr, nullptr, budget); }) >= 3);
  CHECK(looks([&] { query::equals(list, Value(List(1'000'000, Value(1)))); }) >= 1);
  CHECK(looks([&] { query::contains(list, Value(2)); }) >= 1);
  CHECK(looks([&] { query::add(Value("a"), Value("b"), budget); }) == 0);
}

TEST_CASE("a regular expression that is slow is refused on a long text") {
  std::mt19937 random(13);
  const std::string text = random_text(random, 200'000);
  const query::Regex quick(".*(abc)+x?.*"), slow(".*a.{900}"), wide("(.?){1000}.*(.?){1000}");
  CHECK_FALSE(quick.matches(text));
  CHECK_THROWS_WITH(slow.matches(text), Catch::Contains("too slow for a text of 195 kB"));
  CHECK_THROWS_WITH(wide.matches(text), Catch::Contains("too slow"));
  const std::string few = text.substr(0, 1000);
  CHECK(slow.matches(few) == (few[few.size() - 901] == 'a'));
  CHECK(wide.matches(few));
}

TEST_CASE("a regular expression looks up on a long text, and takes none that is too long") {
  const query::Regex parts(".*(missile|treaty)s? .*");
  const std::string text = std::string(8 << 20, 'x') + "treaty y";
  CHECK(parts.matches(text));
  CHECK(looks([&] { parts.matches(text); }) > 2);
  CHECK_THROWS_WITH(parts.matches(std::string(33 << 20, 'x')), Catch::Contains("32 MB"));
}
