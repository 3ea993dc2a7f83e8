#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"
#include "ingest/extract/offices/offices.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Who followed whom in an office, where other words than "succeed" and "replace" say so.
class Successions {
 public:
  explicit Successions(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    const Upos tag = r_.token(t).upos;
    if (tag == Upos::Noun && r_.is_word("place-in-office", t)) {
      took_place(t);
      place_taken(t);
      in_the_stead(t);
    }
    if (tag == Upos::Noun && r_.lemma(t) == "replacement") replacement(t);
    if (tag == Upos::Noun && r_.lemma(t) == "succession") in_succession(t);
    if (tag == Upos::Noun && r_.lemma(t) == "favor") in_favor(t);
    if (tag == Upos::Verb && (r_.lemma(t) == "succeed" || r_.lemma(t) == "replace")) gapped(t);
  }

 private:
  /// The one person who possesses the noun.
  Entities owner(TokenId noun) const {
    const TokenId whose = r_.child(noun, {Deprel::NmodPoss});
    return whose == kNone ? Entities{} : persons_among(r_, referents(r_, whose));
  }

  void follow(const Entities& later, const Entities& earlier, TokenId t) {
    if (later.size() == 1 && earlier.size() == 1 && later != earlier)
      sink_.add_all(Relation::Succeeded, later, earlier, {t, "in-place", 0.75F});
  }

  /// The persons of the phrase behind the noun that has the preposition.
  Entities behind(TokenId noun, std::string_view link) const {
    const TokenId end = r_.sentence(noun).last_token;
    if (noun + 2 >= end || r_.text(noun + 1) != link) return {};
    TokenId t = noun + 2;
    while (t < end && r_.mention_of[t] == kNone && is_capitalised(r_.text(t))) ++t;
    const std::uint32_t e = t < end ? r_.entity_at(t) : kNone;
    return e != kNone && r_.type_of(e) == EntityType::Person ? Entities{e} : Entities{};
  }

  TokenId verb_above(TokenId noun) const {
    TokenId verb = r_.head(noun);
    for (int steps = 0; verb != kNone && r_.token(verb).upos != Upos::Verb && steps < 3; ++steps)
      verb = r_.head(verb);
    return verb != kNone && r_.token(verb).upos == Upos::Verb ? verb : kNone;
  }

  /// "was named to head the Board in succession to Martin".
  void in_succession(TokenId noun) {
    const Entities earlier = behind(noun, "to");
    TokenId verb = verb_above(noun);
    if (earlier.empty() || verb == kNone || r_.preposition(noun) != "in") return;
    const TokenId above = r_.head(verb);
    if (r_.is(verb, {Deprel::Xcomp}) && above != kNone && r_.is_word("entrusting-verb", above))
      verb = above;
    const Clause clause(r_, verb);
    const bool placed =
        clause.passive() || r_.is_word("placing-verb", verb) || r_.is_word("entrusting-verb", verb);
    follow(persons_among(r_, placed ? undergoers(r_, clause) : doers(r_, clause)), earlier, noun);
  }

  /// "stepped aside in favor of Ramos".
  void in_favor(TokenId noun) {
    const Entities later = behind(noun, "of");
    const TokenId verb = verb_above(noun);
    if (later.empty() || verb == kNone || !r_.is_word("yielding-verb", verb)) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    follow(later, persons_among(r_, doers(r_, clause)), noun);
  }

  /// "saw his place taken by Sampson".
  void place_taken(TokenId noun) {
    for (TokenId c : r_.children(noun)) {
      if (!r_.is(c, {Deprel::Acl}) || !r_.is_word("taking-verb", c)) continue;
      Entities later;
      for (TokenId by : Clause(r_, c).phrases("by")) {
        for (std::uint32_t e : persons_among(r_, referents_of_one(r_, by))) later.push_back(e);
      }
      follow(later, owner(noun), c);
    }
  }

  /// "Nitze had taken Kennan's place as Director".
  void took_place(TokenId noun) {
    const TokenId verb = r_.head(noun);
    if (verb == kNone || !r_.is(noun, {Deprel::Obj}) || !r_.is_word("taking-verb", verb)) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    const Entities later = persons_among(r_, doers(r_, clause));
    Entities earlier = owner(noun);
    // "Honecker resigned. Krenz took his place": nobody takes his own.
    if (later.size() == 1 && earlier == later) earlier = spoken_of_before(r_, noun, later[0]);
    follow(later, earlier, verb);
    if (later.size() == 1 && earlier.size() == 1) held_too(earlier[0], later[0], noun);
  }

  /// "taken Kennan's place as Director": both have been it.
  void held_too(std::uint32_t earlier, std::uint32_t later, TokenId noun) {
    for (const auto& office : r_.offices) {
      if (office.person != later || office.held_in == kNone || office.first <= noun ||
          office.first > noun + 3)
        continue;
      if (sink_.add(Relation::HoldsPosition, earlier, office.held_in, {noun, "in-place", 0.7F}))
        r_.out.facts.back().role = "former " + office.role;
      return;
    }
  }

  /// "relieved MacArthur and appointed General Ridgway in his stead".
  void in_the_stead(TokenId noun) {
    if (r_.preposition(noun) != "in") return;
    TokenId verb = r_.head(noun);
    for (int steps = 0; verb != kNone && r_.token(verb).upos != Upos::Verb && steps < 3; ++steps)
      verb = r_.head(verb);
    if (verb == kNone || !r_.is_word("placing-verb", verb)) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    const Entities later = persons_among(r_, undergoers(r_, clause));
    Entities earlier = owner(noun);
    // "dismissed him and named Harriman in his place": neither the one who names nor the one named.
    const Entities by = persons_among(r_, doers(r_, clause));
    if (earlier == later || earlier == by || earlier.empty()) earlier = dismissed(verb);
    follow(later, earlier, verb);
  }

  /// "Truman relieved him and appointed ...": the object of the clause before.
  Entities dismissed(TokenId verb) const {
    const TokenId first = r_.is(verb, {Deprel::Conj}) ? r_.head(verb) : kNone;
    if (first == kNone || r_.token(first).upos != Upos::Verb) return {};
    return persons_among(r_, undergoers(r_, Clause(r_, first)));
  }

  /// "his replacement by his deputy, John Poindexter".
  void replacement(TokenId noun) {
    for (TokenId c : r_.children(noun)) {
      if (!r_.is(c, {Deprel::Nmod, Deprel::Obl, Deprel::OblAgent}) || r_.preposition(c) != "by")
        continue;
      Entities later = persons_among(r_, referents(r_, c));
      if (later.empty()) later = named_behind(c);
      follow(later, owner(noun), noun);
    }
  }

  /// "by his deputy, Vice Admiral John Poindexter": the name behind the comma.
  Entities named_behind(TokenId noun) const {
    const TokenId end = std::min<TokenId>(r_.sentence(noun).last_token, noun + 7);
    for (TokenId t = noun + 1; t < end; ++t) {
      if (const std::uint32_t e = name_at(t); e != kNone) return {e};
      if (r_.text(t) != "," && !is_capitalised(r_.text(t))) return {};
    }
    return {};
  }

  /// "Dulles was succeeded by John McCone, Bissell by Richard Helms": the verb is said once.
  void gapped(TokenId verb) {
    const Clause clause(r_, verb);
    if (!clause.passive() || clause.factuality() != Factuality::Stated) return;
    const TokenId end = r_.sentence(verb).last_token;
    for (TokenId t = verb + 1; t + 2 < end; ++t) {
      const std::uint32_t earlier = name_at(t);
      if (earlier == kNone || r_.text(t - 1) != ",") continue;
      const TokenId by = r_.out.mentions[r_.mention_of[t]].last_token;
      if (by + 1 >= end || r_.text(by) != "by") continue;
      const std::uint32_t later = name_at(by + 1);
      if (later == kNone || later == earlier) continue;
      std::erase_if(r_.out.facts, [&](const Fact& fact) {
        return fact.relation == Relation::Succeeded && fact.subject == later &&
               fact.evidence.sentence == r_.sentence_of[verb];
      });
      follow({later}, {earlier}, verb);
    }
  }

  std::uint32_t name_at(TokenId t) const {
    const std::uint32_t e = r_.entity_at(t);
    const bool name = e != kNone && r_.type_of(e) == EntityType::Person &&
                      r_.out.mentions[r_.mention_of[t]].form == Mention::Form::Name;
    return name ? e : kNone;
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_successions(Reading& reading) {
  Successions successions(reading);
  for_each_stating_token(reading, [&](TokenId t) { successions.read(t); });
}

}  // namespace dossier::ingest
