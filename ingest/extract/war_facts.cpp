#include "ingest/extract/actors.h"
#include "ingest/extract/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Who is in a war, a rebellion or a battle: who fights in it, begins it, and against whom it is.
class WarReader {
 public:
  explicit WarReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (r_.mention_of[t] == kNone || mention(t).head != t ||
        mention(t).form != Mention::Form::Name ||
        r_.type_of(mention(t).entity) != EntityType::Event)
      return;
    outbreak(t);
    wartime(t);
    in_which(t);
    against(t);
  }

 private:
  const Mention& mention(TokenId t) const { return r_.out.mentions[r_.mention_of[t]]; }

  Entities actors(const Entities& all) const {
    Entities found;
    for (std::uint32_t e : all) {
      if (is_actor(r_.type_of(e)) && std::find(found.begin(), found.end(), e) == found.end())
        found.push_back(e);
    }
    return found;
  }

  Entities states(Entities all) const {
    std::erase_if(all, [&](std::uint32_t e) {
      return !is_actor(r_.type_of(e)) || r_.type_of(e) == EntityType::Person;
    });
    return all;
  }

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
    sink_.add_all(Relation::ParticipatedIn, states(referents(r_, mention(name).head)),
                  {mention(t).entity}, {t, "war-with", 0.7F});
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
      sink_.add_all(Relation::ParticipatedIn, states(doers(r_, clause)), {mention(t).entity},
                    source);
      sink_.add_all(Relation::ParticipatedIn, states(undergoers(r_, clause)), {mention(t).entity},
                    source);
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
    sink_.add_all(Relation::ParticipatedIn, actors(undergoers(r_, clause)), {event}, source);
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
        return (r_.is(x, {Deprel::Obl}) && r_.lemma(x) == "which") || r_.lemma(x) == "where";
      });
      if (!inside) continue;
      const Clause clause(r_, c);
      if (clause.factuality() != Factuality::Stated) continue;
      const FactSink::Source source{c, "in-which", 0.65F};
      sink_.add_all(Relation::ParticipatedIn, doers(r_, clause), {event}, source);
      if (r_.is_word("warlike", c) || r_.is_word("meet", c))
        sink_.add_all(Relation::ParticipatedIn, actors(undergoers(r_, clause)), {event}, source);
    }
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_war_facts(Reading& reading) {
  WarReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
