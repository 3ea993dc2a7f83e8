#include "graph/store.h"
#include "tests/graph/temporary.h"

#include <fstream>
#include <memory>

#include <catch2/catch.hpp>
#include <dossier/import.h>

using namespace dossier;               // NOLINT
using namespace dossier::graph;        // NOLINT
using namespace dossier::graph::test;  // NOLINT

namespace {

constexpr std::uint32_t kNodes = 1000;
constexpr std::uint32_t kRelationships = 150'000;  // more than one thread reads at a time

// What the i-th relationship is.
std::uint32_t start_of(std::uint32_t i) { return i * 7919 % kNodes; }
std::uint32_t end_of(std::uint32_t i) { return i / 3 * 104'729 % kNodes; }
bool has_values(std::uint32_t i) { return i % 5 != 3; }
std::string word_of(std::uint32_t i) {
  return "word " + std::to_string(i < 70'000 ? i % 10 : i % 11);
}
/// Few forms at first, so that the column begins with numbers of a dictionary.
std::string text_of(std::uint32_t i) { return "text " + std::to_string(i < 70'000 ? i % 10 : i); }

void write_files(const std::string& nodes, const std::string& relationships) {
  std::ofstream node_file(nodes), file(relationships);
  node_file << "id:ID,:LABEL\n";
  for (std::uint32_t i = 0; i < kNodes; ++i) node_file << i << (i % 3 == 0 ? ",Third\n" : ",\n");
  file << ":START_ID,:END_ID,:TYPE,number:long,real:double,word,text\n";
  for (std::uint32_t i = 0; i < kRelationships; ++i) {
    file << start_of(i) << ',' << end_of(i) << (i % 100 == 50 ? ",RARE" : ",OFTEN");
    if (has_values(i)) {
      file << ',' << i << ',' << i / 2.0 << ',' << word_of(i) << ',' << text_of(i) << '\n';
    } else {
      file << ",,,,\n";
    }
  }
}

std::unique_ptr<Store> imported(const Temporary& folder) {
  const std::string nodes = folder.path("nodes.csv"),
                    relationships = folder.path("relationships.csv");
  write_files(nodes, relationships);
  ImportSettings settings;
  settings.nodes = {{"Node", {nodes}}};
  settings.relationships = {{"", {relationships}}};
  const std::string path = folder.path();
  REQUIRE(create_from_files(path, settings).value().rejected == 0);
  return Store::open(path).value();
}

void require_sorted(const EdgeTable& table, bool incoming) {
  const EdgeTable::Side& side = table.side(incoming);
  REQUIRE(side.size() == kNodes);
  REQUIRE(side.end(kNodes - 1) == table.size());
  for (std::uint32_t node = 0; node < kNodes; ++node) {
    for (std::uint32_t at = side.begin(node); at < side.end(node); ++at) {
      const std::uint32_t i = side.relationships[at];
      REQUIRE((incoming ? end_of(i) : start_of(i)) == node);
      REQUIRE((incoming ? start_of(i) : end_of(i)) == side.neighbours[at]);
      if (at == side.begin(node)) continue;
      const bool ascends = std::pair(side.neighbours[at - 1], side.relationships[at - 1]) <
                           std::pair(side.neighbours[at], i);
      REQUIRE(ascends);
    }
  }
}

std::shared_ptr<const ValueColumn> column(const graph::Transaction& transaction, const char* type,
                                          const char* key) {
  return transaction.relationship_column(*transaction.find_type(type), *transaction.find_key(key),
                                         Effort::Build);
}

template <typename Expected>
void require_values(const graph::Transaction& transaction, const char* key, ValueColumn::Kind kind,
                    Expected expected) {
  for (const bool rare : {false, true}) {
    const auto found = column(transaction, rare ? "RARE" : "OFTEN", key);
    REQUIRE(bool(found) != rare);  // ids of the rare type lie too far apart
    if (!found) continue;
    REQUIRE(found->kind() == kind);
    for (std::uint32_t i = 0; i < kRelationships; ++i) {
      if (i % 100 == 50) continue;
      const Value value = found->value(i - found->first());
      REQUIRE(value == (has_values(i) ? Value(expected(i)) : Value()));
    }
  }
}

}  // namespace

TEST_CASE("parts of the graph that several threads read are whole") {
  const Temporary folder;
  const auto store = imported(folder);
  const auto transaction = store->begin_read();
  std::size_t sum = 0;
  for (const char* type : {"OFTEN", "RARE"}) {
    const auto edges = transaction->edges(*transaction->find_type(type), Effort::Build);
    REQUIRE(edges);
    for (const auto& link : edges->links()) {
      REQUIRE((link.start == start_of(link.relationship) && link.end == end_of(link.relationship)));
    }
    require_sorted(*edges, false);
    require_sorted(*edges, true);
    sum += edges->size();
  }
  CHECK(sum == kRelationships);
  const auto third = transaction->members(*transaction->find_label("Third"), Effort::Build);
  for (std::uint32_t i = 0; i < kNodes; ++i) REQUIRE(third->contains(i) == (i % 3 == 0));
  require_values(*transaction, "number", ValueColumn::Kind::Integer,
                 [](std::uint32_t i) { return std::int64_t{i}; });
  require_values(*transaction, "real", ValueColumn::Kind::Float,
                 [](std::uint32_t i) { return i / 2.0; });
  require_values(*transaction, "word", ValueColumn::Kind::Code, word_of);
  require_values(*transaction, "text", ValueColumn::Kind::Text, text_of);
}
