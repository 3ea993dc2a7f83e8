#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"
#include "ingest/extract/facts/frame_arguments.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace dossier::ingest {
namespace {

/// Who is in a war, a rebellion or a battle: who fights in it, begins it, and against whom it is.
class WarReader {
 public:
  explicit WarReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (r_.lemma(t) == "declare" && r_.token(t).upos == Upos::Verb) declared(t);
    if (r_.lemma(t) == "war" && r_.token(t).upos == Upos::Noun) nameless(t);
    if (r_.mention_of[t] == kNone || mention(t).head != t ||
        mention(t).form != Mention::Form::Name ||
        r_.type_of(mention(t).entity) != EntityType::Event)
      return;
    outbreak(t);
    wartime(t);
    in_which(t);
    sent_into(t);
    troops_in(t);
    against(t);
  }

  /// "by attacking Canton in the Second Opium War": both are in the war.
  void episodes() {
    for (std::size_t i = 0, n = r_.out.facts.size(); i < n; ++i) {
      const Fact fact = r_.out.facts[i];
      if (fact.relation != Relation::Attacked) continue;
      TokenId war = war_behind(fact.evidence);
      if (war == kNone) war = war_before(fact.evidence);
      if (war == kNone) continue;
      for (std::uint32_t e : {fact.subject, fact.object}) {
        const std::uint32_t state =
            r_.type_of(e) == EntityType::Place ? owner_of(e) : r_.state_of(e);
        if (state != kNone)
          sink_.add(Relation::ParticipatedIn, state, mention(war).entity, {war, "episode", 0.7F});
      }
    }
  }

  /// Who attack each other in a text whose title names a war are in it.
  void titled() {
    std::uint32_t war = kNone;
    for (std::uint32_t event : r_.titled) {
      if (!armed(event)) continue;
      if (war != kNone) return;
      war = event;
    }
    if (war == kNone) return;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<TokenId>> fights;
    std::vector<bool> strikes(r_.out.entities.size(), false);
    for (const Fact& fact : r_.out.facts) {
      if (fact.relation != Relation::Attacked) continue;
      const std::uint32_t by = r_.state_of(fact.subject), on = r_.state_of(fact.object);
      if (by == kNone || on == kNone || by == on) continue;
      strikes[by] = true;
      fights[std::minmax(by, on)].push_back(
          r_.analysis.sentences[fact.evidence.sentence].first_token);
    }
    std::size_t most = 0;
    for (const auto& [pair, places] : fights) most = std::max(most, places.size());
    for (const auto& [pair, places] : fights) {
      // One blow may be an episode of another story.
      if (places.size() < 2 || places.size() * 2 < most) continue;
      // Who never strikes may be a land that others fight over.
      for (const std::uint32_t party : {pair.first, pair.second}) {
        if (strikes[party])
          sink_.add(Relation::ParticipatedIn, party, war, {places[0], "title-war", 0.7F});
      }
    }
  }

 private:
  const Mention& mention(TokenId t) const { return r_.out.mentions[r_.mention_of[t]]; }

  /// "the Quasi-War with France", "the Winter War against Finland".
  void against(TokenId t) {
    if (!armed(mention(t).entity)) return;
    const TokenId end = r_.sentence(t).last_token;
    TokenId n = mention(t).last_token;
    while (n < end && r_.token(n).upos == Upos::Punct && r_.text(n) != "," && r_.text(n) != ".")
      ++n;
    if (n + 1 >= end || (r_.text(n) != "with" && r_.text(n) != "against")) return;
    const TokenId name = r_.token(n + 1).upos == Upos::Det ? n + 2 : n + 1;
    if (name >= end || r_.mention_of[name] == kNone ||
        mention(name).form == Mention::Form::Adjective)
      return;
    Entities both = states_and_bodies_among(r_, referents(r_, mention(name).head));
    if (both.empty()) return;
    if (const std::uint32_t other = other_party(t, both); other != kNone) both.push_back(other);
    sink_.add_all(Relation::ParticipatedIn, both, {mention(t).entity}, {t, "war-with", 0.7F});
  }

  /// "the Soviet occupation of Poland and the Winter War against Finland": who is in a war against
  /// those; the state named before it in the sentence, else the one that the text names most.
  std::uint32_t other_party(TokenId war, const Entities& those) const {
    const auto other = [&](std::uint32_t e) {
      return r_.type_of(e) == EntityType::Country &&
             std::find(those.begin(), those.end(), e) == those.end();
    };
    for (TokenId n = war; n > r_.sentence(war).first_token;) {
      --n;
      const std::uint32_t e = r_.entity_at(n);
      if (e != kNone && other(e) && r_.preposition(mention(n).head).empty()) return e;
    }
    std::vector<std::uint32_t> count(r_.out.entities.size(), 0);
    std::uint32_t best = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (!other(m.entity)) continue;
      if (++count[m.entity] > (best == kNone ? 0 : count[best])) best = m.entity;
    }
    return best;
  }

  /// "Spain declared war on Britain": both are in the war that the text tells of there.
  void declared(TokenId verb) {
    const TokenId object = r_.child(verb, {Deprel::Obj});
    if (object == kNone || r_.lemma(object) != "war") return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    const std::uint32_t war = war_at(verb);
    if (war == kNone) return;
    Entities parties = states_and_bodies_among(r_, doers(r_, clause));
    if (parties.empty()) return;
    for (std::string_view on : {"on", "upon", "against"}) {
      for (TokenId other : clause.phrases(on)) {
        for (std::uint32_t e : states_and_bodies_among(r_, referents(r_, other)))
          parties.push_back(e);
      }
    }
    sink_.add_all(Relation::ParticipatedIn, parties, {war}, {verb, "declared-war", 0.7F});
  }

  /// "a full-scale war between Britain and France", "joined the war against Britain", "was at war
  /// with Spain": all are in the war that the text tells of there.
  void nameless(TokenId t) {
    Entities parties;
    for (TokenId c : r_.children(t)) {
      const std::string_view link = r_.preposition(c);
      if (!r_.is(c, {Deprel::Nmod, Deprel::Obl}) ||
          (link != "between" && link != "against" && link != "with"))
        continue;
      for (std::uint32_t e : states_and_bodies_among(r_, referents(r_, c))) parties.push_back(e);
    }
    if (parties.empty()) return;
    const TokenId verb = r_.head(t);
    if (verb != kNone && r_.token(verb).upos == Upos::Verb && r_.is_word("warring-verb", verb)) {
      const Clause clause(r_, verb);
      if (clause.factuality() != Factuality::Stated) return;
      for (std::uint32_t e : states_and_bodies_among(r_, doers(r_, clause))) parties.push_back(e);
    }
    std::erase_if(parties, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Country; });
    const std::uint32_t war = parties.size() < 2 ? kNone : war_at(t);
    if (war != kNone)
      sink_.add_all(Relation::ParticipatedIn, parties, {war}, {t, "nameless-war", 0.7F});
  }

  /// The war of "in the war" or "during the war" behind the deed, before the next clause.
  TokenId war_behind(const Evidence& deed) const {
    const Sentence& s = r_.analysis.sentences[deed.sentence];
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (r_.token(t).begin <= deed.begin) continue;
      if (r_.text(t) == ";" ||
          (r_.token(t).upos == Upos::Verb && (r_.token(t).features & (kPast | kFinite)) != 0))
        return kNone;
      if (r_.mention_of[t] == kNone || mention(t).head != t ||
          r_.type_of(mention(t).entity) != EntityType::Event ||
          (!armed(mention(t).entity) && !crisis(mention(t).entity)))
        continue;
      const std::string_view preposition = r_.preposition(t);
      if (preposition == "in" || preposition == "during") return t;
    }
    return kNone;
  }

  /// The war of "During the Civil War, ..." that opens the sentence of the deed.
  TokenId war_before(const Evidence& deed) const {
    const TokenId begin = r_.analysis.sentences[deed.sentence].first_token;
    const std::string first = lower(r_.text(begin));
    if (first != "during" && first != "in") return kNone;
    for (TokenId t = begin + 1; r_.token(t).begin < deed.begin; ++t) {
      if (r_.token(t).upos == Upos::Verb || r_.text(t) == ",") return kNone;
      if (r_.mention_of[t] != kNone && mention(t).head == t &&
          r_.type_of(mention(t).entity) == EntityType::Event && armed(mention(t).entity))
        return t;
    }
    return kNone;
  }

  /// "the Chinese port cities of Guangzhou and Tianjin": the state that the place is part of.
  std::uint32_t owner_of(std::uint32_t place) const {
    for (const Fact& fact : r_.out.facts) {
      if (fact.relation == Relation::PartOf && fact.subject == place &&
          r_.type_of(fact.object) == EntityType::Country)
        return fact.object;
    }
    return kNone;
  }

  /// The war named in this sentence or its neighbours, else the one in the title, else the only one
  /// that the text names more than once.
  std::uint32_t war_at(TokenId t) const {
    constexpr std::uint32_t kNear = 100, kTitle = 10;
    std::vector<std::uint32_t> weight(r_.out.entities.size(), 0);
    for (std::uint32_t event : r_.titled) weight[event] += kTitle;
    for (const Mention& m : r_.out.mentions) {
      if (r_.type_of(m.entity) != EntityType::Event) continue;
      const std::uint32_t at = r_.sentence_of[m.head], here = r_.sentence_of[t];
      weight[m.entity] += at + 1 >= here && at <= here + 1 ? kNear : 1;
    }
    std::uint32_t best = kNone;
    for (std::uint32_t e = 0; e < weight.size(); ++e) {
      if (weight[e] < 2 || r_.type_of(e) != EntityType::Event || !armed(e)) continue;
      if (best == kNone || weight[e] > weight[best]) best = e;
    }
    return best;
  }

  bool crisis(std::uint32_t event) const {
    return lower(r_.out.entities[event].name).ends_with("crisis");
  }

  /// "During the Civil War, Union forces blockaded the ports": whose troops act in it.
  void troops_in(TokenId t) {
    const std::string_view preposition = r_.preposition(t);
    const TokenId verb = r_.head(t);
    if ((preposition != "during" && preposition != "in") || !armed(mention(t).entity) ||
        verb == kNone || r_.token(verb).upos != Upos::Verb)
      return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    for (TokenId subject : clause.passive() ? clause.objects() : clause.subjects()) {
      if (!r_.is_word("troops-noun", subject)) continue;
      sink_.add_all(Relation::ParticipatedIn,
                    states_and_bodies_among(r_, referents_behind(r_, subject)), {mention(t).entity},
                    {t, "troops-in", 0.7F});
    }
  }

  /// "Australia sent troops to fight in the Vietnam War"
  void sent_into(TokenId t) {
    const TokenId verb = r_.head(t);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb || r_.preposition(t) != "in" ||
        !armed(mention(t).entity))
      return;
    sink_.add_all(Relation::ParticipatedIn,
                  states_and_bodies_among(r_, FrameArguments(r_).senders(verb)),
                  {mention(t).entity}, {t, "sent-into", 0.7F});
  }

  /// An event in which armies fight.
  bool armed(std::uint32_t event) const {
    const std::string name = lower(r_.out.entities[event].name);
    if (name.find("cold war") != std::string::npos) return false;
    for (std::string_view word : {"war", "rebellion", "revolt", "uprising", "battle of", "siege"}) {
      if (name.find(word) != std::string::npos) return true;
    }
    return false;
  }

  /// "The war began when A attacked B": both are in it.
  void outbreak(TokenId t) {
    const TokenId verb = r_.head(t);
    if (!armed(mention(t).entity) || verb == kNone || !r_.is(t, {Deprel::Nsubj}) ||
        !r_.is_word("war-begins", verb))
      return;
    for (TokenId c : r_.children(verb)) {
      if (!r_.is(c, {Deprel::Advcl}) || c < verb || !r_.is_word("warlike", c)) continue;
      const Clause clause(r_, c);
      if (clause.factuality() != Factuality::Stated) continue;
      const FactSink::Source source{c, "outbreak", 0.7F};
      sink_.add_all(Relation::ParticipatedIn, states_and_bodies_among(r_, doers(r_, clause)),
                    {mention(t).entity}, source);
      sink_.add_all(Relation::ParticipatedIn, states_and_bodies_among(r_, undergoers(r_, clause)),
                    {mention(t).entity}, source);
    }
  }

  /// "During the War of 1812, A and B built fleets and fought": who acts in a war takes part in it,
  /// unless the verb says that it does not.
  void wartime(TokenId t) {
    const std::uint32_t event = mention(t).entity;
    if (!armed(event)) return;
    const std::string_view preposition = r_.preposition(t);
    const TokenId opened = verb_after_opening(t);
    if (preposition != "during" && preposition != "in" && opened == kNone) return;
    const TokenId verb = opened == kNone ? r_.head(t) : opened;
    if (verb == kNone || r_.token(verb).upos != Upos::Verb || !r_.is_word("warlike", verb)) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    Entities parties = doers(r_, clause);
    std::erase_if(parties, [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Person; });
    const FactSink::Source source{t, "wartime", 0.6F};
    sink_.add_all(Relation::ParticipatedIn, parties, {event}, source);
    for (TokenId from : clause.phrases("from"))
      sink_.add_all(Relation::ParticipatedIn, referents(r_, from), {event}, source);
    sink_.add_all(Relation::ParticipatedIn, actors_among(r_, undergoers(r_, clause)), {event},
                  source);
    // "fought alongside the Americans in the war"
    for (std::string_view beside : {"alongside", "beside", "against"}) {
      for (TokenId side : clause.phrases(beside))
        sink_.add_all(Relation::ParticipatedIn, states_and_bodies_among(r_, referents(r_, side)),
                      {event}, source);
    }
  }

  /// "During the War of 1812, both Great Britain and ... had built": the finite verb behind the
  /// comma, or kNone where the name does not stand in such a phrase.
  TokenId verb_after_opening(TokenId t) const {
    const Sentence& s = r_.sentence(t);
    const std::string first = lower(r_.text(s.first_token));
    if (mention(t).first_token > s.first_token + 3 || (first != "during" && first != "in"))
      return kNone;
    TokenId n = mention(t).last_token;
    while (n < s.last_token && r_.text(n) != ",") {
      if (r_.token(n).upos == Upos::Verb) return kNone;
      ++n;
    }
    for (; n < s.last_token; ++n) {
      if (r_.token(n).upos == Upos::Verb && r_.mention_of[n] == kNone) return n;
    }
    return kNone;
  }

  /// "the war, in which Japan defeated Russia": who acts in the relative clause of an event.
  void in_which(TokenId t) {
    const std::uint32_t event = mention(t).entity;
    for (TokenId c : r_.children(t)) {
      if (!r_.is(c, {Deprel::AclRelcl, Deprel::Acl})) continue;
      const bool inside = std::any_of(r_.children(c).begin(), r_.children(c).end(), [&](TokenId x) {
        // "the conference to which they invited fifty states" is not yet there.
        const bool there = r_.is(x, {Deprel::Obl}) && r_.preposition(x) != "to";
        return (there && r_.lemma(x) == "which") || r_.lemma(x) == "where";
      });
      if (!inside) continue;
      const Clause clause(r_, c);
      if (clause.factuality() != Factuality::Stated) continue;
      const FactSink::Source source{c, "in-which", 0.65F};
      sink_.add_all(Relation::ParticipatedIn, doers(r_, clause), {event}, source);
      if (r_.is_word("warlike", c) || r_.is_word("meet", c))
        sink_.add_all(Relation::ParticipatedIn, actors_among(r_, undergoers(r_, clause)), {event},
                      source);
    }
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_war_facts(Reading& reading) {
  WarReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
  reader.episodes();
  reader.titled();
}

}  // namespace dossier::ingest
