#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/party_readers.h"
#include "ingest/extract/offices/office_states.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// "died", "resigned", "was assassinated", "was overthrown": the one man who leaves, or kNone.
std::uint32_t who_left(const Reading& r, TokenId verb) {
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated) return kNone;
  const bool removed = clause.passive() && r.is_word("removing-verb", verb);
  const bool left = !clause.passive() && r.is_word("dying-verb", verb);
  if (!removed && !left) return kNone;
  const Entities men = persons_among(r, removed ? undergoers(r, clause) : doers(r, clause));
  return men.size() == 1 ? men[0] : kNone;
}

/// "became President": the head's office that somebody enters by the verb, in lower case.
std::string office_entered(const Reading& r, TokenId verb) {
  if (r.lemma(verb) != "become") return {};
  const TokenId office = r.child(verb, {Deprel::Xcomp, Deprel::Obj});
  return office == kNone ? std::string{} : lower(r.lemma(office));
}

/// The clause about his heir: "when Roosevelt died, Truman became", "Nixon resigned, and Ford
/// became"; or kNone.
TokenId clause_of_heir(const Reading& r, TokenId left) {
  if (r.is(left, {Deprel::Advcl})) {
    const TokenId mark = r.child(left, {Deprel::Mark, Deprel::Advmod});
    const bool then = mark != kNone && (r.lemma(mark) == "when" || r.lemma(mark) == "after" ||
                                        r.lemma(mark) == "once");
    return then ? r.head(left) : kNone;
  }
  return r.child(left, {Deprel::Conj});
}

bool held(const Reading& r, std::uint32_t man, std::string_view title) {
  const bool told = std::any_of(r.offices.begin(), r.offices.end(), [&](const auto& office) {
    return office.person == man && office.title == title;
  });
  return told || (title == "president" && r.lexicon.leaders.contains(r.out.entities[man].name));
}

}  // namespace

void read_left_office(Reading& r, FactSink& sink, TokenId verb) {
  const std::uint32_t before = who_left(r, verb);
  const TokenId next = before == kNone ? kNone : clause_of_heir(r, verb);
  if (next == kNone || r.token(next).upos != Upos::Verb) return;
  const std::string office = office_entered(r, next);
  if (office.empty() || !held(r, before, office)) return;
  const Clause clause(r, next);
  if (clause.factuality() != Factuality::Stated) return;
  const Entities heirs = persons_among(r, doers(r, clause));
  const OfficeStates states(r);
  if (heirs.size() == 1 && states.home_of(heirs[0]) == states.home_of(before))
    sink.add(Relation::Succeeded, heirs[0], before, {verb, "left-office", 0.7F});
}

}  // namespace dossier::ingest
