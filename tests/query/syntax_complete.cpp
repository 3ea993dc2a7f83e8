#include "query/analyze/standard_catalog.h"
#include "query/complete/complete.h"
#include "query/complete/cursor.h"
#include "query/function/procedure.h"
#include "query/syntax/highlight.h"

#include <catch2/catch.hpp>

namespace {

using namespace dossier;
using query::CandidateKind;

/// Candidates at the `^` of a text, of one kind, as "a b c".
std::string candidates(std::string text, CandidateKind kind) {
  static const query::StandardCatalog catalog(query::ProcedureTable::with_builtins());
  const query::KnownNames names{
      {"Person", "Odd Name", "Proposal"}, {"KNOWS", "PROPOSED"}, {"name", "born"}, {"who"}};
  const std::size_t cursor = text.find('^');
  text.erase(cursor, 1);
  std::string found;
  for (const auto& candidate : query::complete(text, cursor, catalog, names).candidates) {
    if (candidate.kind == kind) found += (found.empty() ? "" : " ") + candidate.text;
  }
  return found;
}

std::string styles(std::string_view text) {
  constexpr std::string_view kLetters = "KVLPFpSNCOB!";
  std::string letters;
  for (const auto& styled : query::highlight(text))
    letters += kLetters[static_cast<std::size_t>(styled.style)];
  return letters;
}

}  // namespace

TEST_CASE("completion knows what can come next") {
  CHECK(candidates("MAT^", CandidateKind::Keyword) == "MATCH");
  CHECK(candidates("MATCH (n) RET^", CandidateKind::Keyword) == "RETURN");
  CHECK(candidates("MATCH (n:P^", CandidateKind::Label) == "Person Proposal");
  CHECK(candidates("MATCH (n:^)", CandidateKind::Label) == "Person Proposal `Odd Name`");
  CHECK(candidates("MATCH (n:P^", CandidateKind::RelationshipType).empty());
  CHECK(candidates("MATCH (n)-[:^", CandidateKind::RelationshipType) == "KNOWS PROPOSED");
  CHECK(candidates("MATCH (n)-[:^", CandidateKind::Label).empty());
  CHECK(candidates("MATCH (n) WHERE n.^", CandidateKind::Property) == "born name");
  CHECK(candidates("MATCH (n {na^", CandidateKind::Property) == "name");
  CHECK(candidates("MATCH (n) RETURN toUp^", CandidateKind::Function) == "toUpper(");
  CHECK(candidates("RETURN $w^", CandidateKind::Parameter) == "who");
  CHECK(candidates("RETURN 'MAT^", CandidateKind::Keyword).empty());
  CHECK(candidates("RETURN 1 // MAT^", CandidateKind::Keyword).find("MATCH") == std::string::npos);
  CHECK(candidates("RETURN 1; MATCH (n) SE^", CandidateKind::Keyword) == "SET");
  CHECK(candidates("CALL db.la^", CandidateKind::Procedure) == "db.labels(");
  CHECK(candidates("MATCH (n) RETURN n ORDER ^", CandidateKind::Keyword) == "BY");
}

TEST_CASE("completion knows the variables in scope") {
  CHECK(candidates("MATCH (who)-[how:R]->(whom) RETURN w^", CandidateKind::Variable) == "who whom");
  CHECK(candidates("MATCH p = (a)-->(b) WITH a, b.x AS c RETURN ^", CandidateKind::Variable) ==
        "a c");
  CHECK(candidates("MATCH (a) WITH *, a.x AS c WHERE ^", CandidateKind::Variable) == "a c");
  CHECK(candidates("UNWIND [1] AS x RETURN x UNION MATCH (y) RETURN ^", CandidateKind::Variable) ==
        "y");
  CHECK(candidates("MATCH (n) WHERE n.name STARTS WITH ^", CandidateKind::Variable) == "n");
}

TEST_CASE("highlighting tells names by their neighbours") {
  CHECK(styles("MATCH (n:Person {name: $who}) RETURN count(n.x), 'a' + 1 // end") ==
        "KBVOLBPOpBBKFBVOPBOSONC");
  CHECK(styles("MATCH ()-[r:A|B]->() WHERE all(x IN r WHERE x) RETURN type(r)") ==
        "KBBOBVOLOLBOOBBKFBVKVKVBKFBVB");
  CHECK(styles("RETURN 'open") == "K!");
  CHECK(styles("").empty());
}
