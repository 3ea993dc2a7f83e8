#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Journeys that are only a circumstance: "On a secret journey to Moscow he besought Brezhnev".
class JourneyReader {
 public:
  explicit JourneyReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    opening(t);
    meeting(t);
    stay(t);
    if (!r_.is_word("trip-noun", t) || r_.mention_of[t] != kNone || owned(t)) return;
    const TokenId verb = r_.head(t);
    const std::string_view preposition = r_.preposition(t);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb || !r_.is(t, {Deprel::Obl}) ||
        (preposition != "on" && preposition != "during" && preposition != "after"))
      return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated || clause.passive()) return;
    Entities who = doers(r_, clause);
    std::erase_if(who, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Person; });
    sink_.add_all(Relation::Visited, who, goals(t), {t, "journey", 0.6F});
  }

  /// "arrived in Tokyo with a delegation that included Vance", "flew to Tehran in the company of
  /// North and Nir": they have come too.
  void companions() {
    for (std::size_t i = 0, n = r_.out.facts.size(); i < n; ++i) {
      const Fact fact = r_.out.facts[i];
      if (fact.relation != Relation::Visited && fact.relation != Relation::MetWith) continue;
      escorted(fact);
      if (fact.relation != Relation::Visited) continue;
      const TokenId verb = r_.token_at(fact.evidence);
      if (verb == kNone || r_.token(verb).upos != Upos::Verb) continue;
      const Clause clause(r_, verb);
      if (clause.passive()) continue;
      sink_.add_all(Relation::Visited, travelling_with(clause), {fact.object},
                    {verb, "companion", 0.6F});
    }
  }

 private:
  /// "Ball, accompanied by Sisco, met Makarios": so has who is with him.
  void escorted(const Fact& fact) {
    const Sentence& s = r_.analysis.sentences[fact.evidence.sentence];
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (r_.lemma(t) != "accompany" || r_.token(t).upos != Upos::Verb) continue;
      Entities escort, principal;
      const Clause clause(r_, t);
      for (TokenId by : clause.phrases("by")) {
        for (std::uint32_t e : persons_among(r_, referents(r_, by))) escort.push_back(e);
      }
      if (escort.empty()) continue;
      principal = persons_among(r_, undergoers(r_, clause));
      const FactSink::Source source{t, "companion", 0.6F};
      if (contains(principal, fact.subject))
        sink_.add_all(fact.relation, escort, {fact.object}, source);
      else if (contains(principal, fact.object))
        sink_.add_all(fact.relation, escort, {fact.subject}, source);
    }
  }

  static bool contains(const Entities& all, std::uint32_t one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }

  Entities travelling_with(const Clause& clause) const {
    Entities all;
    const auto take = [&](TokenId t) {
      for (std::uint32_t e : persons_among(r_, referents(r_, t))) all.push_back(e);
    };
    for (TokenId with : clause.phrases("with")) {
      if (!r_.is_word("companion-noun", with)) continue;
      for (TokenId c : r_.children(with)) {
        if (!r_.is(c, {Deprel::AclRelcl, Deprel::Acl}) || !r_.is_word("has-members", c)) continue;
        for (TokenId member : Clause(r_, c).objects()) take(member);
      }
    }
    for (TokenId company : clause.phrases("in")) {
      if (r_.lemma(company) != "company") continue;
      for (TokenId c : r_.children(company)) {
        if (r_.preposition(c) == "of") take(c);
      }
    }
    return all;
  }

  /// "during his visit", "the visit of the Shah", "Nixon's trip": the noun frames read these.
  bool owned(TokenId t) const {
    return std::any_of(r_.children(t).begin(), r_.children(t).end(), [&](TokenId c) {
      const std::string_view preposition = r_.preposition(c);
      const bool goal = preposition == "of" && r_.lemma(t) == "tour";
      return r_.is(c, {Deprel::NmodPoss}) || (preposition == "of" && !goal) ||
             preposition == "by" ||
             (r_.is(c, {Deprel::Amod, Deprel::Compound}) && r_.entity_at(c) != kNone);
    });
  }

  Entities goals(TokenId t) const {
    Entities found;
    std::vector<TokenId> places(r_.children(t).begin(), r_.children(t).end());
    // "On a journey to Moscow Nasser asked": the parser may hang the city below the verb.
    if (t + 2 < r_.sentence(t).last_token && r_.text(t + 1) == "to") places.push_back(t + 2);
    for (TokenId c : places) {
      const std::string_view link = r_.preposition(c);
      if (link != "to" && (r_.lemma(t) != "tour" || link != "of")) continue;
      for (std::uint32_t e : referents(r_, c)) {
        const bool land =
            r_.type_of(e) == EntityType::Country || r_.type_of(e) == EntityType::Place;
        if (land && !r_.lexicon.is("continent", r_.out.entities[e].name)) found.push_back(e);
      }
    }
    return found;
  }

  bool land(std::uint32_t e) const {
    return r_.type_of(e) == EntityType::Country || r_.type_of(e) == EntityType::Place;
  }

  /// "At Casablanca, Roosevelt and Churchill agreed", "While in Washington, Burlingame negotiated",
  /// "In Moscow Byrnes and Bevin persuaded Molotov": who acts there has come. Of one man in a city
  /// "in" may tell where he lives.
  void opening(TokenId t) {
    const TokenId first = r_.sentence(t).first_token;
    if (r_.mention_of[t] == kNone || r_.out.mentions[r_.mention_of[t]].head != t) return;
    const Mention& place = r_.out.mentions[r_.mention_of[t]];
    if (place.form != Mention::Form::Name || !land(place.entity)) return;
    const std::string word = lower(r_.text(first));
    const bool during = word == "while" && place.first_token == first + 2;
    if (!during && (place.first_token != first + 1 || (word != "at" && word != "in"))) return;
    if (!during && r_.type_of(place.entity) != EntityType::Place) return;
    if (place.last_token < r_.sentence(t).last_token && r_.text(place.last_token) == "'s") return;
    if (names_event(place.entity)) return;
    const TokenId verb = verb_above(t);
    if (verb == kNone) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated || clause.passive()) return;
    const Entities who = persons_among(r_, doers(r_, clause));
    if (word == "in" && !strangers(who)) return;
    sink_.add_all(Relation::Visited, who, {place.entity}, {t, "scene", 0.6F});
  }

  /// "Shevardnadze, who was in Washington for talks", "was in London on a visit": he has come.
  void stay(TokenId t) {
    const TokenId copula = r_.mention_of[t] == kNone ? kNone : r_.child(t, {Deprel::Cop});
    if (copula == kNone || r_.entity_at(t) == kNone || !land(r_.entity_at(t)) ||
        (r_.text(copula) != "was" && r_.text(copula) != "were") || r_.preposition(t) != "in" ||
        !has_errand(t))
      return;
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated) return;
    sink_.add_all(Relation::Visited, persons_among(r_, doers(r_, clause)), {r_.entity_at(t)},
                  {t, "stay", 0.6F});
  }

  bool has_errand(TokenId place) const {
    return std::any_of(r_.children(place).begin(), r_.children(place).end(), [&](TokenId c) {
      // "who was then in Paris"
      if (r_.is(c, {Deprel::Advmod}) && r_.lemma(c) == "then") return true;
      const std::string_view preposition = r_.preposition(c);
      return r_.is(c, {Deprel::Obl, Deprel::Nmod}) && r_.is_word("purpose-noun", c) &&
             (preposition == "for" || preposition == "on" || preposition == "at");
    });
  }

  /// Where the text knows a Tehran Conference, "at Tehran" means that.
  bool names_event(std::uint32_t place) const {
    const std::string& name = r_.out.entities[place].name;
    return std::any_of(r_.out.entities.begin(), r_.out.entities.end(), [&](const Entity& e) {
      return e.type == EntityType::Event && e.name.find(name) != std::string::npos;
    });
  }

  TokenId verb_above(TokenId t) const {
    for (TokenId at = r_.head(t), steps = 0; at != kNone && steps < 3; at = r_.head(at), ++steps) {
      if (r_.token(at).upos == Upos::Verb && r_.child(at, {Deprel::Nsubj}) != kNone) return at;
    }
    return kNone;
  }

  /// Two or more, and not all of one state.
  bool strangers(const Entities& who) const {
    for (std::size_t i = 1; i < who.size(); ++i) {
      const std::uint32_t a = r_.state_of(who[0]), b = r_.state_of(who[i]);
      if (a != kNone && b != kNone && a != b) return true;
    }
    return false;
  }

  /// "In a meeting in Egypt with Chiang, Roosevelt and Churchill agreed": all of them are there.
  void meeting(TokenId t) {
    if (!r_.is_word("talk-noun", t) || r_.mention_of[t] != kNone || !r_.is(t, {Deprel::Obl}))
      return;
    const TokenId verb = r_.head(t);
    const std::string_view preposition = r_.preposition(t);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb ||
        (preposition != "in" && preposition != "at" && preposition != "during" &&
         preposition != "after"))
      return;
    Entities where, with;
    for (TokenId c : r_.children(t)) {
      const std::string_view link = r_.preposition(c);
      const std::uint32_t e = r_.entity_at(c);
      if ((link == "in" || link == "at") && e != kNone && land(e)) where.push_back(e);
      if (link != "with") continue;
      for (std::uint32_t other : persons_among(r_, referents(r_, c))) with.push_back(other);
    }
    const Clause clause(r_, verb);
    if (where.size() != 1 || with.empty() || clause.factuality() != Factuality::Stated ||
        clause.passive())
      return;
    for (std::uint32_t e : persons_among(r_, doers(r_, clause))) with.push_back(e);
    sink_.add_all(Relation::Visited, with, where, {t, "meeting-at", 0.6F});
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_journeys(Reading& reading) {
  JourneyReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
  reader.companions();
}

}  // namespace dossier::ingest
