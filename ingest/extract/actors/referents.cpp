#include "ingest/extract/actors/actors.h"
#include "ingest/extract/actors/behind_noun.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// "Poland was the first member": what the noun is said to be of; or kNone.
TokenId subject_of_noun(const Reading& r, TokenId t) {
  if (r.child(t, {Deprel::Cop}) == kNone) return kNone;
  const TokenId subject = r.child(t, {Deprel::Nsubj});
  return subject == t ? kNone : subject;
}

void add_conjuncts(const Reading& r, TokenId t, Entities& all) {
  for (TokenId part : r.conjuncts(t)) add_referent(all, r.entity_at(part));
}

void add_name(const Reading& r, TokenId t, Entities& all) { add_referent(all, r.entity_at(t)); }

/// "met with the Chancellor of Austria, Bruno Kreisky": the title stands for who holds it.
void add_holder_of_title(const Reading& r, TokenId t, Entities& all) {
  if ((r.token(t).features & kPlural) != 0) return;
  for (const Reading::Office& office : r.offices) {
    if (office.first <= t && t < office.last) return add_referent(all, office.person);
  }
}

/// "a treaty, sometimes called the Harris Treaty", "a bilateral agreement, the Shandong Treaty":
/// the name beside the noun.
std::uint32_t treaty_beside(const Reading& r, TokenId noun) {
  static constexpr std::string_view kBetween[] = {",",    "sometimes", "often", "also", "called",
                                                  "the",  "known",     "as",    "or",   "(",
                                                  "what", "became",    "-",     "later"};
  const TokenId end = r.sentence(noun).last_token;
  for (TokenId t = noun + 1; t < end && t < noun + 8; ++t) {
    if (r.mention_of[t] != kNone) {
      const std::uint32_t e = r.entity_at(t);
      return r.type_of(e) == EntityType::Treaty && t > noun + 1 ? e : kNone;
    }
    const std::string word = plain(r.text(t));
    if (std::find(std::begin(kBetween), std::end(kBetween), word) == std::end(kBetween))
      return kNone;
  }
  return kNone;
}

void add_treaty_beside(const Reading& r, TokenId t, Entities& all) {
  if (r.token(t).upos == Upos::Noun && r.is_word("treaty-noun", t))
    add_referent(all, treaty_beside(r, t));
}

/// "the Act, which kept secrets from all, even Britain": a name far behind another verb stands in
/// no apposition.
bool stands_beside(const Reading& r, TokenId noun, TokenId name) {
  constexpr TokenId kNear = 6;
  if (name < noun + kNear) return true;
  for (TokenId t = noun + 1; t < name; ++t) {
    if (r.token(t).upos == Upos::Verb && r.is(t, {Deprel::Conj})) return false;
  }
  return true;
}

void add_appositions(const Reading& r, TokenId t, Entities& all) {
  for (TokenId c : r.children(t)) {
    if (r.is(c, {Deprel::Appos, Deprel::Flat}) && stands_beside(r, t, c)) add_conjuncts(r, c, all);
  }
}

/// "Poland was the first member of the pact to join NATO": the noun is what its subject is.
void add_subject(const Reading& r, TokenId t, Entities& all) {
  if (r.token(t).upos != Upos::Noun) return;
  const TokenId subject = subject_of_noun(r, t);
  if (subject != kNone) add_conjuncts(r, subject, all);
}

/// "Soviet troops", "members of NATO"
void add_those_stood_for(const Reading& r, TokenId t, Entities& all) {
  const Upos tag = r.token(t).upos;
  if (tag != Upos::Noun && tag != Upos::Adj && tag != Upos::Propn) return;
  if (stands_for_others(r, t)) add_behind_noun(r, t, all);
}

/// "thousands of Argentine troops", "a force of Cubans": those who are counted.
void add_counted(const Reading& r, TokenId t, Entities& all) {
  if (!r.is_word("quantity-noun", t)) return;
  for (TokenId c : r.children(t)) {
    if (!r.is(c, {Deprel::Nmod}) || r.preposition(c) != "of") continue;
    for (std::uint32_t e : referents(r, c)) add_referent(all, e);
  }
}

/// "the NATO alliance"
void add_body_before(const Reading& r, TokenId t, Entities& all) {
  if (!r.is_word("organization-noun", t) || (r.token(t).features & kPlural) != 0) return;
  for (TokenId c : r.children(t)) {
    const std::uint32_t e = r.is(c, {Deprel::Compound}) ? r.entity_at(c) : kNone;
    if (e != kNone && r.type_of(e) == EntityType::Organization) add_referent(all, e);
  }
}

/// "the region of Chechnya", "the city of Berlin"
void add_area(const Reading& r, TokenId t, Entities& all) {
  if (!r.lexicon.is("area-noun", r.lemma(t))) return;
  for (TokenId c : r.children(t)) {
    if (r.is(c, {Deprel::Nmod}) && r.preposition(c) == "of") add_conjuncts(r, c, all);
    if (r.is(c, {Deprel::Compound}) && r.entity_at(c) != kNone &&
        r.type_of(r.entity_at(c)) == EntityType::Place)
      add_referent(all, r.entity_at(c));
  }
}

/// The entity, or for "a group called the Sons of Liberty" the one it is called.
std::uint32_t named_or_called(const Reading& r, TokenId t) {
  if (r.entity_at(t) != kNone) return r.entity_at(t);
  const TokenId called = r.child(t, {Deprel::Acl});
  if (called == kNone || !r.is_word("name-verb", called)) return kNone;
  const TokenId name = r.child(called, {Deprel::Xcomp, Deprel::Obj, Deprel::Obl});
  return name == kNone ? kNone : r.entity_at(name);
}

/// "a young nationalist named Fidel Castro"
void add_called(const Reading& r, TokenId t, Entities& all) {
  const TokenId called = r.child(t, {Deprel::Acl});
  if (r.token(t).upos != Upos::Noun || called == kNone) return;
  // "called upon Iran"
  if (r.text(called) != "named" && (r.text(called) != "called" || r.entity_at(called + 1) == kNone))
    return;
  const std::uint32_t e = named_or_called(r, t);
  if (e != kNone && r.type_of(e) == EntityType::Person) add_referent(all, e);
}

/// "led by Colonel Torrijos"
void add_agents(const Reading& r, TokenId led, Entities& all) {
  for (TokenId by : r.children(led)) {
    if (!r.is(by, {Deprel::Obl, Deprel::OblAgent}) || r.preposition(by) != "by") continue;
    for (TokenId part : r.conjuncts(by)) add_referent(all, named_or_called(r, part));
  }
}

/// "a coup led by Colonel Torrijos", "under the leadership of Cedras"
void add_leaders(const Reading& r, TokenId t, Entities& all) {
  if (!r.lexicon.is("led-noun", r.lemma(t))) return;
  // "Hezbollah, a group supported by Iran": the noun is what stands before it.
  if (r.is(t, {Deprel::Appos}) && r.head(t) != kNone && r.entity_at(r.head(t)) != kNone) return;
  for (TokenId c : r.children(t)) {
    if (r.is(c, {Deprel::Nmod}) && r.preposition(c) == "under" &&
        (r.lemma(c) == "leadership" || r.lemma(c) == "command")) {
      for (std::uint32_t e : referents_behind(r, c)) add_referent(all, e);
    }
    if (r.is(c, {Deprel::Acl}) && r.is_word("leading-verb", c)) add_agents(r, c, all);
  }
}

/// "developing states: Brazil, India, and Zaire"
void add_listed(const Reading& r, TokenId t, Entities& all) {
  if (r.token(t).upos == Upos::Noun && (r.token(t).features & kPlural) != 0)
    add_list_behind(r, t, all);
}

/// "the Endowment, an organization founded by ..." and "it is a commission launched by ...".
void add_what_it_is(const Reading& r, TokenId t, Entities& all) {
  // "left it out of the Initiative, a discrimination": the deed is no name.
  if (r.token(t).deprel == Deprel::Appos && r.head(t) != kNone && !r.is_word("deed-word", t))
    add_referent(all, r.entity_at(r.head(t)));
  const TokenId subject = subject_of_noun(r, t);
  if (subject != kNone) add_referent(all, r.entity_at(subject));
}

/// "the French, along with representatives of China"
bool adds_company(const Reading& r, TokenId phrase) {
  if (!r.is(phrase, {Deprel::Nmod, Deprel::Obl, Deprel::Advcl, Deprel::Advmod})) return false;
  const TokenId marker = r.child(phrase, {Deprel::Case, Deprel::Cc});
  if (marker == kNone) return false;
  const std::string_view word = r.lemma(marker);
  // "positions along the Suez Canal"
  if (word == "along") return r.text(marker + 1) == "with";
  return word == "together" || word == "alongside";
}

}  // namespace

std::vector<std::uint32_t> referents_of_one(const Reading& r, TokenId t) {
  if (const auto* group = r.group_at(t)) return *group;
  using Step = void (*)(const Reading&, TokenId, Entities&);
  // The first that finds somebody decides.
  static constexpr Step kSteps[] = {
      add_name,    add_holder_of_title, add_treaty_beside, add_appositions, add_called,
      add_subject, add_those_stood_for, add_counted,       add_body_before, add_area,
      add_leaders, add_listed,          add_what_it_is};
  Entities all;
  for (Step step : kSteps) {
    step(r, t, all);
    if (!all.empty()) break;
  }
  return all;
}

std::vector<std::uint32_t> referents_behind(const Reading& r, TokenId noun) {
  std::vector<std::uint32_t> all;
  add_behind_noun(r, noun, all);
  return all;
}

std::vector<std::uint32_t> referents(const Reading& r, TokenId nominal) {
  std::vector<std::uint32_t> all;
  for (TokenId t : r.conjuncts(nominal)) {
    for (std::uint32_t entity : referents_of_one(r, t)) add_referent(all, entity);
    for (TokenId c : r.children(t)) {
      if (!adds_company(r, c)) continue;
      for (TokenId part : r.conjuncts(c)) {
        for (std::uint32_t entity : referents_of_one(r, part)) add_referent(all, entity);
      }
    }
  }
  return all;
}

}  // namespace dossier::ingest
