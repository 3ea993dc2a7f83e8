#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"
#include "ingest/extract/offices/offices.h"

#include <algorithm>
#include <string_view>

namespace dossier::ingest {

bool led_by_official(const Reading& r, const Clause& clause) {
  const TokenId verb = clause.predicate();
  if (r.lemma(verb) != "lead" || !clause.passive()) return false;
  const TokenId end = r.sentence(verb).last_token;
  TokenId name = verb + 1;
  while (name < end && name < verb + 12 &&
         (r.mention_of[name] == kNone || r.type_of(r.entity_at(name)) != EntityType::Person))
    ++name;
  return std::any_of(r.offices.begin(), r.offices.end(), [&](const Reading::Office& office) {
    return office.first > verb && office.last <= name && name < end &&
           office.sentence == r.sentence_of[verb] && office.person == r.entity_at(name);
  });
}

namespace {

using Entities = std::vector<std::uint32_t>;

/// Offices that deeds tell: who heads a delegation, who is put at the head of a body.
class OfficeFacts {
 public:
  explicit OfficeFacts(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (r_.token(t).upos != Upos::Verb) return;
    if (r_.is_word("heading-verb", t)) {
      headed(t);
      charged_to_head(t);
    }
    if (r_.lemma(t) == "place" || r_.lemma(t) == "put") placed(t);
    if (r_.lemma(t) == "preside") presided(t);
    if (r_.lemma(t) == "represent") represented(t);
    if (r_.lemma(t) == "speak" || r_.lemma(t) == "negotiate") spoke_for(t);
    if (r_.is_word("founding-verb", t)) founded_within(t);
  }

 private:
  /// Who does it: of "Sjahrir and Schermerhorn, who headed the commission" the one named last.
  Entities agents(const Clause& clause) const {
    for (TokenId c : r_.children(clause.predicate())) {
      if (r_.lemma(c) != "who" || !r_.is(c, {Deprel::Nsubj, Deprel::NsubjPass})) continue;
      const TokenId begin = r_.sentence(c).first_token;
      if (c < begin + 2 || r_.text(c - 1) != ",") break;
      const std::uint32_t e = r_.entity_at(c - 2);
      if (e != kNone && r_.type_of(e) == EntityType::Person) return {e};
    }
    return persons_among(r_, doers(r_, clause));
  }

  void hold(const Entities& who, const Entities& where, std::string_view role, TokenId t) {
    for (std::uint32_t person : who) {
      for (std::uint32_t body : where) {
        if (sink_.add(Relation::HoldsPosition, person, body, {t, "headed", 0.6F}))
          r_.out.facts.back().role = std::string(role);
      }
    }
  }

  /// The body, or the state whose delegation it is.
  Entities bodies(TokenId object) const {
    Entities found;
    for (TokenId t : r_.conjuncts(object)) {
      const std::uint32_t e = r_.entity_at(t);
      // "another faction of the Council, led by Vance"
      if (r_.is(t, {Deprel::Nmod}) && r_.is_word("faction-noun", r_.head(t))) continue;
      if (e != kNone && r_.type_of(e) == EntityType::Organization) found.push_back(e);
      if (e != kNone || !r_.is_word("mission-body", t)) continue;
      for (std::uint32_t state : referents_behind(r_, t)) {
        if (r_.type_of(state) == EntityType::Country) found.push_back(state);
      }
    }
    return found;
  }

  Entities all_bodies(const Clause& clause) const {
    Entities found;
    for (TokenId object : clause.objects()) {
      for (std::uint32_t e : bodies(object)) found.push_back(e);
    }
    return found;
  }

  /// "the Federalists, led by Secretary of the Treasury Hamilton": one of them.
  void belong(const Entities& who, const Entities& where, TokenId t) {
    for (std::uint32_t body : where)
      sink_.add_all(Relation::MemberOf, who, {body}, {t, "led", 0.65F});
  }

  /// "directed the Agency to train exiles"
  bool gives_orders(TokenId verb) const {
    const auto is_order = [&](TokenId c) {
      const TokenId mark = r_.child(c, {Deprel::Mark});
      return c > verb && r_.is(c, {Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl, Deprel::Acl}) &&
             mark != kNone && r_.lemma(mark) == "to";
    };
    const TokenId object = r_.child(verb, {Deprel::Obj});
    const bool below = object != kNone && std::any_of(r_.children(object).begin(),
                                                      r_.children(object).end(), is_order);
    return r_.lemma(verb) == "direct" &&
           (below || std::any_of(r_.children(verb).begin(), r_.children(verb).end(), is_order));
  }

  /// "Schermerhorn, who headed the Dutch commission", "the American delegation, led by Smith".
  void headed(TokenId t) {
    // "whom Nixon had named to head the Board": not Nixon.
    if (r_.is(t, {Deprel::Xcomp, Deprel::Advcl}) && r_.head(t) != kNone &&
        r_.is_word("entrusting-verb", r_.head(t)))
      return;
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated || gives_orders(t)) return;
    const Entities who = agents(clause);
    if (who.size() != 1) return;
    const Entities where = all_bodies(clause);
    if (led_by_official(r_, clause)) return belong(who, where, t);
    hold(who, where, "head", t);
    if (where.size() == 1 && r_.type_of(where[0]) == EntityType::Country) opposite(who[0], t);
  }

  /// "Harriman led the American delegation, and Thuy that of North Vietnam", "..., and the Soviet
  /// by Kvitsinsky": the verb is said once; the two have met.
  void opposite(std::uint32_t one, TokenId verb) {
    const TokenId end = r_.sentence(verb).last_token;
    for (TokenId t = verb + 1; t + 3 < end; ++t) {
      if (r_.text(t) != "and" || r_.text(t - 1) != ",") continue;
      const TokenId first = r_.text(t + 1) == "the" ? t + 2 : t + 1;
      const TokenId next =
          after(first, "by", end) != kNone ? after(first, "by", end) : after(first, "that", end);
      if (next == kNone) continue;
      const bool by = r_.text(next - 1) == "by";
      const std::uint32_t a = r_.entity_at(first), b = r_.entity_at(by ? next : next + 1);
      if (b == kNone || r_.type_of(by ? b : a) != EntityType::Person ||
          r_.type_of(by ? a : b) != EntityType::Country)
        continue;
      hold({by ? b : a}, {by ? a : b}, "head", t);
      sink_.add(Relation::MetWith, one, by ? b : a, {t, "opposite", 0.6F});
    }
  }

  /// The token behind the word that follows the name at `t`, or kNone.
  TokenId after(TokenId t, std::string_view word, TokenId end) const {
    if (t >= end || r_.mention_of[t] == kNone) return kNone;
    const TokenId next = r_.out.mentions[r_.mention_of[t]].last_token;
    return next + 2 < end && r_.text(next) == word ? next + 1 : kNone;
  }

  /// "named Arthur Dean to head the American delegation", "was asked to lead the agency".
  void charged_to_head(TokenId t) {
    const TokenId verb = r_.head(t);
    const TokenId mark = r_.child(t, {Deprel::Mark});
    if (verb == kNone || mark == kNone || r_.lemma(mark) != "to" ||
        !r_.is_word("entrusting-verb", verb))
      return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    Entities who = persons_among(r_, undergoers(r_, clause));
    // "named Arthur Dean to head": whose name stands directly before, whatever the tree says.
    const std::uint32_t before = mark > verb ? r_.entity_at(mark - 1) : kNone;
    if (before != kNone && r_.type_of(before) == EntityType::Person && !clause.passive())
      who = {before};
    if (who.size() == 1) hold(who, all_bodies(Clause(r_, t)), "head", t);
  }

  /// "placed Kennan at the head of it", "put Clay in charge of the agency".
  void placed(TokenId t) {
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated) return;
    Entities who = persons_among(r_, undergoers(r_, clause));
    if (who.size() != 1) return;
    for (std::string_view preposition : {"at", "in"}) {
      for (TokenId place : clause.phrases(preposition)) {
        if (r_.lemma(place) != "head" && r_.lemma(place) != "charge") continue;
        for (TokenId c : r_.children(place)) {
          if (!r_.is(c, {Deprel::Nmod}) || r_.preposition(c) != "of") continue;
          hold(who, bodies(c), "head", t);
          sink_.add_all(Relation::Appointed, doers(r_, clause), who, {t, "placed", 0.7F});
        }
      }
    }
  }

  /// "established within the ministry a planning staff"
  void founded_within(TokenId t) {
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated) return;
    for (TokenId place : clause.phrases("within")) {
      const Entities wholes = bodies(place);
      if (wholes.size() == 1)
        sink_.add_all(Relation::PartOf, all_bodies(clause), wholes, {t, "within", 0.7F});
    }
  }

  Entities states(TokenId object) const {
    Entities found;
    for (std::uint32_t e : referents(r_, object)) {
      if (r_.type_of(e) == EntityType::Country) found.push_back(e);
    }
    return found;
  }

  /// "a commission on which Mark Ethridge represented the United States", "the United States, which
  /// was represented by Frank Graham".
  void represented(TokenId t) {
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated) return;
    const Entities who = agents(clause);
    if (who.empty() || who.size() > 2) return;
    for (TokenId object : clause.objects()) {
      const Entities where = states(object);
      if (where.size() == 1) hold(who, where, "representative", t);
    }
  }

  /// "Andrei Gromyko, who spoke for the Soviet Union", "speaking on behalf of Chile".
  void spoke_for(TokenId t) {
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated) return;
    const Entities who = agents(clause);
    if (who.size() != 1) return;
    for (TokenId c : r_.children(t)) {
      if (!r_.is(c, {Deprel::Obl, Deprel::OblAgent})) continue;
      const std::string_view link = r_.preposition(c);
      const bool behalf = link == "on" && is_behalf(c);
      if (link != "for" && !behalf) continue;
      const Entities where = states(c);
      if (where.size() == 1) hold(who, where, "spokesman", t);
    }
  }

  bool is_behalf(TokenId place) const {
    return std::any_of(r_.children(place).begin(), r_.children(place).end(),
                       [&](TokenId c) { return r_.lemma(c) == "behalf"; });
  }

  /// "the committee, over which Acheson presided", "Acheson presided over the committee".
  void presided(TokenId t) {
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated) return;
    const Entities who = agents(clause);
    if (who.size() != 1) return;
    for (TokenId body : clause.phrases("over")) hold(who, bodies(body), "chairman", t);
    const TokenId noun = r_.head(t);
    if (noun == kNone || !r_.is(t, {Deprel::AclRelcl})) return;
    for (TokenId c : r_.children(t)) {
      if (r_.lemma(c) == "which" && r_.preposition(c) == "over")
        hold(who, bodies(noun), "chairman", t);
    }
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_office_facts(Reading& reading) {
  OfficeFacts facts(reading);
  for_each_stating_token(reading, [&](TokenId t) { facts.read(t); });
}

}  // namespace dossier::ingest
