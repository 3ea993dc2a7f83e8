#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/party_readers.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

bool is_person(const Reading& r, std::uint32_t entity) {
  return entity != kNone && r.type_of(entity) == EntityType::Person;
}

/// "the death of Roosevelt", "Nixon's resignation": who leaves.
std::uint32_t who_leaves(const Reading& r, TokenId leaving) {
  std::uint32_t before = kNone;
  for (TokenId c : r.children(leaving)) {
    const bool owner =
        r.is(c, {Deprel::NmodPoss}) || (r.is(c, {Deprel::Nmod}) && r.preposition(c) == "of");
    const std::uint32_t e = owner ? r.entity_at(c) : kNone;
    if (is_person(r, e)) before = e;
  }
  return before;
}

/// "became president", "took office"
bool enters_office(const Reading& r, TokenId verb) {
  const std::string_view act = r.lemma(verb);
  if (act == "become" || act == "assume" || act == "succeed") return true;
  const TokenId object = r.child(verb, {Deprel::Obj});
  return act == "take" && object != kNone &&
         (r.lemma(object) == "office" || r.lemma(object) == "power");
}

/// "elevated Arthur to the presidency", "made Truman President"
bool raises(const Reading& r, TokenId verb) {
  if (r.token(verb).upos != Upos::Verb || Clause(r, verb).factuality() != Factuality::Stated)
    return false;
  const bool made = r.lemma(verb) == "make";
  if (!made && !r.is_word("raising-verb", verb)) return false;
  return std::any_of(r.children(verb).begin(), r.children(verb).end(), [&](TokenId c) {
    const std::string office = lower(r.lemma(c));
    if (!made) return r.preposition(c) == "to" && (office == "presidency" || office == "power");
    return c > verb && (office == "president" || office == "premier" || office == "chancellor");
  });
}

struct Rule {
  std::uint32_t state = kNone;
  std::uint32_t person = kNone;
};

/// What one dependent of "government" tells of the state and who leads it.
void add_to_rule(const Reading& r, TokenId c, Rule& rule) {
  const std::uint32_t e = r.entity_at(c);
  const std::string_view preposition = r.preposition(c);
  if (e != kNone && r.type_of(e) == EntityType::Country &&
      (r.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}) || preposition == "of"))
    rule.state = e;
  if (is_person(r, e) && r.is(c, {Deprel::Nmod}) && preposition == "under") rule.person = e;
  if (!r.is(c, {Deprel::Acl}) || (r.lemma(c) != "lead" && r.lemma(c) != "head")) return;
  for (TokenId by : Clause(r, c).subjects()) {
    if (is_person(r, r.entity_at(by))) rule.person = r.entity_at(by);
  }
}

}  // namespace

void read_heir(Reading& r, FactSink& sink, TokenId leaving) {
  const std::uint32_t before = who_leaves(r, leaving);
  const TokenId verb = r.head(leaving);
  if (before == kNone || verb == kNone) return;
  if (r.is(leaving, {Deprel::Nsubj}) && raises(r, verb)) {
    sink.add_all(Relation::Succeeded, persons_among(r, undergoers(r, Clause(r, verb))), {before},
                 {leaving, "succession", 0.7F});
    return;
  }
  if (!r.is(leaving, {Deprel::Obl}) || !enters_office(r, verb)) return;
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated) return;
  sink.add_all(Relation::Succeeded, doers(r, clause), {before}, {leaving, "succession", 0.7F});
}

void read_ruler(Reading& r, FactSink& sink, TokenId regime) {
  Rule rule;
  for (TokenId c : r.children(regime)) add_to_rule(r, c, rule);
  if (rule.state == kNone || rule.person == kNone) return;
  if (sink.add(Relation::HoldsPosition, rule.person, rule.state, {regime, "under", 0.6F}))
    r.out.facts.back().role = "leader";
}

}  // namespace dossier::ingest
