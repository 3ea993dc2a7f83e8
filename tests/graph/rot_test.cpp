#include "graph/store.h"
#include "tests/graph/naive_graph.h"
#include "tests/graph/temporary.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;
using namespace dossier::graph::test;

namespace fs = std::filesystem;

namespace {

/// A small graph whose content follows from its size, half of it in sorted files and half in the
/// log.
void fill(const std::string& path, int commits) {
  auto store = Store::open(path).value();
  for (int i = 0; i < commits; ++i) {
    auto transaction = store->begin();
    const LabelId label = transaction->label("Rot");
    const Property property{transaction->key("text"),
                            Value(std::string(200, static_cast<char>('a' + i % 26)))};
    const NodeId node = transaction->create_node({&label, 1}, {&property, 1});
    transaction->create_relationship(node, transaction->type("SELF"), node, {&property, 1});
    transaction->commit().value();
  }
}

/// A text that differs when anything readable differs. Throws when anything is not readable.
std::string digest(Store& store) {
  auto transaction = store.begin_read();
  std::string out = std::to_string(transaction->statistics().nodes());
  const auto cursor = transaction->scan_nodes();
  for (NodeId node{}; cursor->next({&node, 1}) == 1;) {
    std::vector<Property> properties;
    transaction->properties(node, properties);
    std::vector<Adjacent> steps;
    transaction->expand(node, Direction::Both, {}, steps);
    out += '/' + std::to_string(raw(node)) + ':' + std::to_string(steps.size());
    for (const Property& property : properties) out += to_literal(property.value);
    for (const Adjacent& step : steps)
      out += to_literal(transaction->property(step.relationship, properties[0].key));
  }
  return out;
}

std::string damage(const std::string& file, std::mt19937& random) {
  const auto size = fs::file_size(file);
  const auto at = size == 0 ? 0 : random() % size;
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  switch (random() % 4) {
    case 0: {
      stream.seekg(static_cast<std::streamoff>(at));
      const char byte = static_cast<char>(stream.get() ^ (1 << random() % 8));
      stream.seekp(static_cast<std::streamoff>(at));
      stream.put(byte);
      return "flipped a bit at " + std::to_string(at);
    }
    case 1:
      stream.close();
      fs::resize_file(file, at);
      return "cut at " + std::to_string(at);
    case 2: {
      const auto page = at / 4096 * 4096;
      const std::string zeros(std::min<std::uintmax_t>(4096, size - page), '\0');
      stream.seekp(static_cast<std::streamoff>(page));
      stream << zeros;
      return "zeroed from " + std::to_string(page);
    }
    default:
      stream.close();
      fs::remove(file);
      return "removed";
  }
}

bool matters(const std::string& name) {
  return name != "HOLDER" && name != "LOCK" && name != "IDENTITY";
}

std::vector<std::string> victims(const std::string& path) {
  std::vector<std::string> out;
  for (const auto& file : fs::directory_iterator(path)) {
    const std::string name = file.path().filename();
    if (file.is_regular_file() && matters(name) && file.file_size() > 0) out.push_back(name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

enum class Outcome { Refused, Noticed, Unharmed, Silent };

Outcome open_and_compare(const std::string& path, const std::string& expected,
                         std::string& message) {
  auto store = Store::open(path, {.create_if_missing = false});
  if (!store) return message = store.error().message, Outcome::Refused;
  try {
    const bool same = digest(**store) == expected;
    const auto report = (*store)->check(true, {});
    if (!report || !report->findings.empty()) return Outcome::Noticed;
    return same ? Outcome::Unharmed : Outcome::Silent;
  } catch (const Exception& exception) {
    message = exception.what();
    return Outcome::Noticed;
  }
}

}  // namespace

TEST_CASE("damaged files are noticed or harmless, never silently wrong", "[rot]") {
  const Temporary temporary;
  const std::string good = temporary.path("good");
  fill(good, 60);
  fill(good, 60);
  std::string expected;
  {
    // Read by a copy: opening moves what is in the log to files.
    fs::copy(good, temporary.path("read"));
    auto store = Store::open(temporary.path("read")).value();
    expected = digest(*store);
  }
  std::mt19937 random(2024);
  std::map<Outcome, int> outcomes;
  const auto names = victims(good);
  for (int trial = 0; trial < 240; ++trial) {
    const std::string copy = temporary.path("trial");
    fs::remove_all(copy);
    fs::copy(good, copy);
    const std::string& name = names[static_cast<std::size_t>(trial) % names.size()];
    const std::string what = damage(copy + '/' + name, random);
    std::string message;
    const Outcome outcome = open_and_compare(copy, expected, message);
    ++outcomes[outcome];
    INFO("trial " << trial << ": " << name << ' ' << what << ": " << message);
    REQUIRE(outcome != Outcome::Silent);
    if (outcome == Outcome::Refused) CHECK(message.find(copy) != std::string::npos);
  }
  WARN("refused " << outcomes[Outcome::Refused] << ", noticed " << outcomes[Outcome::Noticed]
                  << ", unharmed " << outcomes[Outcome::Unharmed]);
  CHECK(outcomes[Outcome::Refused] > 100);
}
