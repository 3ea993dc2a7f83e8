#include "ingest/write/fact_sheet.h"
#include "ingest/write/library.h"
#include "ingest/write/schema.h"
#include "read_support.h"
#include "write_support.h"

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::ingest;
using dossier::test::dump;
using dossier::test::empty_store;
using dossier::test::lines_with;

namespace {

/// A sheet by hand: entities by name, facts and proposals between them, one sentence each.
class SheetBuilder {
 public:
  std::uint32_t entity(EntityType type, const std::string& name,
                       std::vector<std::string> aliases = {}) {
    sheet_.entities.push_back({{type, name, std::move(aliases), "key-of-" + name, 0.9F}, 2});
    return static_cast<std::uint32_t>(sheet_.entities.size()) - 1;
  }
  Evidence sentence(const std::string& text) {
    const auto index = static_cast<std::uint32_t>(sheet_.sentences.size());
    sheet_.sentences.push_back({index * 3, index * 100, index * 100 + 50, text});
    sheet_.fingerprints.push_back(sentence_fingerprint(text));
    std::sort(sheet_.fingerprints.begin(), sheet_.fingerprints.end());
    return {index, index * 100, index * 100 + 9, "rule-" + std::to_string(index)};
  }
  Fact& fact(Relation relation, std::uint32_t subject, std::uint32_t object,
             const std::string& text, float confidence = 0.5F) {
    sheet_.facts.push_back({relation, subject, object, {}, {}, {}, sentence(text), confidence});
    return sheet_.facts.back();
  }
  Proposal& proposal(std::uint32_t who, const std::string& what, std::vector<std::uint32_t> whom,
                     const std::string& text) {
    Proposal out;
    out.who = {who};
    out.what = what;
    out.whom = std::move(whom);
    out.evidence = sentence(text);
    sheet_.proposals.push_back(std::move(out));
    return sheet_.proposals.back();
  }
  const FactSheet& sheet() const { return sheet_; }

 private:
  FactSheet sheet_;
};

Document document_named(const std::string& name, const std::string& hash = "1") {
  Document document;
  document.name = name;
  document.content_hash = hash;
  document.metadata.set("topics", List{"Security", "Trade"});
  return document;
}

Signature signature_of(std::uint64_t first) {
  Signature out;
  for (std::uint64_t i = 0; i < 40; ++i) out.hashes.push_back(first + i);
  return out;
}

/// A store with its library, one transaction an operation.
class Shelf {
 public:
  Shelf() : store_(empty_store()) {
    const auto transaction = store_->begin();
    ensure_schema(*transaction);
    transaction->commit().value();
    library_ = Library::load(*store_->begin_read());
  }
  Library::Outcome put(const std::string& name, const FactSheet& sheet, std::uint64_t text,
                       const std::string& hash = "1") {
    const auto transaction = store_->begin_exclusive().value();
    DocumentWriter writer(*transaction);
    const auto outcome =
        library_.put(writer, document_named(name, hash), sheet, signature_of(text), "v1");
    transaction->commit().value();
    return outcome;
  }
  void forget(const std::string& name) {
    ingest::forget(*store_, name).value();
    library_ = Library::load(*store_->begin_read());
  }
  std::vector<std::string> graph() { return dump(*store_); }
  graph::Store& store() { return *store_; }

 private:
  std::unique_ptr<graph::Store> store_;
  Library library_;
};

FactSheet salt_sheet(const std::string& alias, const std::string& sentence, const std::string& date,
                     float confidence) {
  SheetBuilder builder;
  const auto nixon = builder.entity(EntityType::Person, "Richard Nixon", {alias});
  const auto union_ = builder.entity(EntityType::Country, "Soviet Union", {"Moscow"});
  const auto states = builder.entity(EntityType::Country, "United States");
  const auto treaty = builder.entity(EntityType::Treaty, "SALT I");
  builder.fact(Relation::Signed, nixon, treaty, sentence, confidence).date = date;
  builder.fact(Relation::MetWith, union_, states, "They met.");
  Fact& role = builder.fact(Relation::HoldsPosition, nixon, states, "Nixon was president.");
  role.role = "President";
  Proposal& proposal = builder.proposal(union_, "to ban new missiles", {states},
                                        "Moscow proposed to ban new missiles.");
  proposal.responses.push_back(
      {2, Response::Kind::Rejected, builder.sentence("The Americans refused."), 0.7F});
  return builder.sheet();
}

}  // namespace

TEST_CASE("a fact sheet survives storage, and nothing else is read as one", "[write]") {
  FactSheet sheet = salt_sheet("Nixon \"Dick\"\n", "He signed SALT I.", "1972-05-26", 0.85F);
  sheet.sentences[1].repeated = true;
  sheet.proposals[0].named = 3;
  const std::string text = encode_fact_sheet(sheet);
  const auto back = decode_fact_sheet(text);
  REQUIRE(back);
  CHECK(encode_fact_sheet(*back) == text);
  CHECK(fact_lines("d", *back, true) == fact_lines("d", sheet, true));
  CHECK(back->sentences[1].repeated);
  CHECK(back->fingerprints == sheet.fingerprints);
  for (std::size_t length = 0; length < text.size(); length += 3)
    CHECK_FALSE(decode_fact_sheet(text.substr(0, length)));
  for (const char* other : {"", "[]", "{}", "[1,[],[],[],[]]", "[2,[],[],[],[],[]]",
                            "[1,[],[],[[0,0,0,\"\",\"\",\"\",[0,0,0,\"\",0]]],[],[]]"}) {
    CHECK_FALSE(decode_fact_sheet(other));
  }
  CHECK_FALSE(decode_fact_sheet(std::string(100'000, '[')));
}

TEST_CASE("facts are printed one object a line", "[write]") {
  const FactSheet sheet = salt_sheet("Nixon", "He signed \"SALT I\".", "1972-05-26", 0.85F);
  const std::vector<std::string> lines = fact_lines("a b", sheet, false);
  REQUIRE(lines.size() == 8);
  CHECK(lines[0] == R"({"doc":"a b","kind":"entity","type":"Person",)"
                    R"("name":"Richard Nixon","aliases":["Nixon"]})");
  CHECK(lines[4] ==
        R"({"doc":"a b","kind":"fact","rel":"SIGNED",)"
        R"("subj":{"type":"Person","name":"Richard Nixon"},)"
        R"("obj":{"type":"Treaty","name":"SALT I"},"date":"1972-05-26","role":null,"what":null,)"
        R"("sentence":"He signed \"SALT I\".","confidence":0.85})");
  CHECK(lines[7] ==
        R"({"doc":"a b","kind":"proposal","who":["Soviet Union"],)"
        R"("what":"to ban new missiles","whom":["United States"],)"
        R"("name":null,"date":null,"responses":[{"by":"United States","kind":"REJECTED"}],)"
        R"("sentence":"Moscow proposed to ban new missiles.","confidence":0.5})");
  const std::vector<std::string> explained = fact_lines("a b", sheet, true);
  CHECK(explained[4].find(R"("rule":"rule-0","span":[0,9],"sentence_span":[0,50])") !=
        std::string::npos);
}

TEST_CASE("the same statement of two documents is one relationship", "[write]") {
  Shelf shelf;
  shelf.put("b", salt_sheet("Nixon", "Nixon signed SALT I in 1972.", "1972", 0.6F), 1000);
  const auto one = shelf.graph();
  shelf.put("a", salt_sheet("President Nixon", "He signed it on May 26.", "1972-05-26", 0.9F),
            2000);

  const auto both = shelf.graph();
  const auto nodes = lines_with(both, ":Person{");
  const auto signed_lines = lines_with(both, "-[SIGNED");
  REQUIRE(signed_lines.size() == 1);
  CHECK(signed_lines[0].find("confidence: 0.9, date: date('1972-05-26'), documents: ['a', 'b'], "
                             "evidence: ['He signed it on May 26.', 'Nixon signed SALT I in "
                             "1972.'], rule: 'rule-0', year: 1972") != std::string::npos);
  CHECK(signed_lines[0].find("aliases: ['Nixon', 'President Nixon']") != std::string::npos);
  CHECK(lines_with(both, "-[PROPOSED{").size() == 1);
  CHECK(lines_with(both, "-[PROPOSED_TO{").size() == 1);
  CHECK(lines_with(both, "-[REJECTED{").size() == 1);
  CHECK(lines_with(both, ":Topic{name: 'Security'}").size() == 3);  // the node and two documents

  SECTION("the order of documents does not matter") {
    Shelf other;
    other.put("a", salt_sheet("President Nixon", "He signed it on May 26.", "1972-05-26", 0.9F),
              2000);
    other.put("b", salt_sheet("Nixon", "Nixon signed SALT I in 1972.", "1972", 0.6F), 1000);
    CHECK(other.graph() == both);
  }
  SECTION("forgetting one leaves what the other supports") {
    shelf.forget("a");
    CHECK(shelf.graph() == one);
    shelf.forget("b");
    CHECK(shelf.graph().empty());
  }
  SECTION("a changed document replaces its old version") {
    shelf.put("a", SheetBuilder().sheet(), 3000, "2");
    shelf.forget("a");
    CHECK(shelf.graph() == one);
  }
  SECTION("the same content is left alone") {
    CHECK(shelf.put("a", SheetBuilder().sheet(), 2000) == Library::Outcome::Unchanged);
    CHECK(shelf.graph() == both);
  }
}

TEST_CASE("a copy adds only what the original does not say", "[write][duplicates]") {
  SheetBuilder first;
  const auto france = first.entity(EntityType::Country, "France");
  const auto treaty = first.entity(EntityType::Treaty, "Kellogg-Briand Pact");
  first.fact(Relation::Signed, france, treaty, "France signed the pact.");
  SheetBuilder second = first;
  second.fact(Relation::Ratified, france, treaty, "It was ratified in the end.");

  Shelf shelf;
  shelf.put("a", first.sheet(), 1000);
  const auto alone = shelf.graph();
  CHECK(shelf.put("b", second.sheet(), 1002) == Library::Outcome::Copy);
  const auto both = shelf.graph();
  CHECK(lines_with(both, "-[COPY_OF{}]").size() == 1);
  REQUIRE(lines_with(both, "-[SIGNED{").size() == 1);
  CHECK(lines_with(both, "-[SIGNED{")[0].find("documents: ['a']") != std::string::npos);
  CHECK(lines_with(both, "-[RATIFIED{").size() == 1);
  const std::string printed = dossier::test::facts(shelf.store(), "b");
  CHECK(printed.find("\"SIGNED\"") != std::string::npos);
  CHECK(printed.find("\"RATIFIED\"") != std::string::npos);

  SECTION("without the copy") {
    shelf.forget("b");
    CHECK(shelf.graph() == alone);
  }
  SECTION("without the original the copy speaks for itself") {
    shelf.forget("a");
    Shelf other;
    other.put("b", second.sheet(), 1002);
    CHECK(shelf.graph() == other.graph());
  }
  SECTION("an original that changes frees its copies") {
    shelf.put("a", SheetBuilder().sheet(), 9000, "2");
    CHECK(lines_with(shelf.graph(), "-[COPY_OF{}]").empty());
    CHECK(lines_with(shelf.graph(), "-[SIGNED{")[0].find("documents: ['b']") != std::string::npos);
    shelf.forget("a");
    Shelf other;
    other.put("b", second.sheet(), 1002);
    CHECK(shelf.graph() == other.graph());
  }
  SECTION("three copies, the first of which goes") {
    shelf.put("c", first.sheet(), 1001);
    shelf.forget("a");
    CHECK(lines_with(shelf.graph(), "-[COPY_OF{}]").size() == 1);
    CHECK(lines_with(shelf.graph(), "-[SIGNED{").size() == 1);
  }
}

TEST_CASE("named proposals are their own nodes", "[write]") {
  SheetBuilder builder;
  const auto states = builder.entity(EntityType::Country, "United States");
  const auto plan = builder.entity(EntityType::Proposal, "Baruch Plan");
  const auto pact = builder.entity(EntityType::Treaty, "Test Ban Treaty");
  builder.proposal(states, "international control of atomic energy", {}, "The plan was proposed.")
      .named = static_cast<std::int32_t>(plan);
  builder.proposal(states, "an end of tests", {}, "So was a ban.").named =
      static_cast<std::int32_t>(pact);
  Shelf shelf;
  shelf.put("a", builder.sheet(), 1);
  const auto graph = shelf.graph();
  CHECK(lines_with(graph,
                   ":Proposal{aliases: [], key: 'key-of-Baruch Plan', name: 'Baruch Plan', what: "
                   "'international control of atomic energy'}")
            .size() == 3);
  CHECK(lines_with(graph, "-[PROPOSED{").size() == 2);
  CHECK(lines_with(graph, "-[KNOWN_AS{").size() == 1);
  shelf.forget("a");
  CHECK(shelf.graph().empty());
}

TEST_CASE("what a user attached to an entity outlives the document", "[write]") {
  Shelf shelf;
  shelf.put("a", salt_sheet("Nixon", "Nixon signed SALT I.", "", 0.6F), 1000);
  {
    const auto transaction = shelf.store().begin();
    const auto person = transaction->scan_label(*transaction->find_label("Person"));
    std::vector<NodeId> found(1);
    REQUIRE(person->next(found) == 1);
    const graph::LabelId note = transaction->label("Note");
    const NodeId own = transaction->create_node({&note, 1}, {});
    transaction->create_relationship(own, transaction->type("ABOUT_HIM"), found[0], {});
    transaction->commit().value();
  }
  shelf.forget("a");
  CHECK(lines_with(shelf.graph(), "'Richard Nixon'").size() == 2);
  CHECK(shelf.graph().size() == 3);
}

TEST_CASE("evidence is listed up to a limit and counted beyond", "[write]") {
  Shelf shelf;
  SheetBuilder many;
  const auto nato = many.entity(EntityType::Organization, "NATO");
  const auto france = many.entity(EntityType::Country, "France");
  for (int i = 0; i < 300; ++i)
    many.fact(Relation::MemberOf, france, nato, "Sentence number " + std::to_string(i) + ".");
  shelf.put("m", many.sheet(), 1);
  CHECK(lines_with(shelf.graph(), "more: 44").size() == 1);
  SheetBuilder few;
  few.entity(EntityType::Organization, "NATO");
  few.entity(EntityType::Country, "France");
  few.fact(Relation::MemberOf, 1, 0, "France is a member.");
  shelf.put("z", few.sheet(), 500);
  CHECK(lines_with(shelf.graph(), "more: 45").size() == 1);
  shelf.forget("m");
  CHECK(lines_with(shelf.graph(), "-[MEMBER_OF{").size() == 1);
  shelf.forget("z");
}
