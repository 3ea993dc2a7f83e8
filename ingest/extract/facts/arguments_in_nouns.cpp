#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/lexicon/atoms.h"

#include <algorithm>

namespace dossier::ingest {

Entities FrameArguments::givers(TokenId noun) const {
  Entities all = owners(noun);
  for (TokenId c : r_.children(noun)) {
    if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "from")
      for (std::uint32_t e : referents(r_, c)) all.push_back(e);
    if (r_.is(c, {Deprel::Acl}) && r_.token(c).upos == Upos::Verb && Clause(r_, c).passive())
      for (std::uint32_t e : doers(r_, Clause(r_, c))) all.push_back(e);
  }
  return all;
}

Entities FrameArguments::led_by(const std::vector<TokenId>& nouns) const {
  Entities all;
  for (TokenId noun : nouns) {
    const bool group = r_.is_word("troops-noun", noun) || r_.is_word("bloc-noun", noun);
    if (r_.mention_of[noun] != kNone || !group) continue;
    for (TokenId c : r_.children(noun)) {
      const std::string_view word = r_.lemma(c);
      // "the U.S.-led coalition"
      if (c >= 2 && r_.text(c) == "led" && plain(r_.text(c - 1)) == "-" &&
          r_.entity_at(c - 2) != kNone)
        all.push_back(r_.entity_at(c - 2));
      // "the armed forces under General Pinochet"
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "under") {
        for (std::uint32_t e : referents_of_one(r_, c)) {
          if (r_.type_of(e) == EntityType::Person) all.push_back(e);
        }
      }
      const bool led = r_.is(c, {Deprel::Acl}) && (word == "lead" || word == "command");
      if (!led || !Clause(r_, c).passive()) continue;
      for (std::uint32_t e : entities(Clause(r_, c).phrases("by"))) all.push_back(e);
    }
  }
  return all;
}

Entities FrameArguments::conceded_to(const Clause& clause) const {
  Entities all;
  for (std::string_view preposition : {"to", "on", "upon"}) {
    for (TokenId noun : clause.phrases(preposition)) {
      std::vector<TokenId> below(r_.children(noun).begin(), r_.children(noun).end());
      for (TokenId c : r_.children(noun)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of" && r_.mention_of[c] == kNone)
          below.insert(below.end(), r_.children(c).begin(), r_.children(c).end());
      }
      for (TokenId c : below) {
        if (!r_.is(c, {Deprel::Nmod}) || r_.preposition(c) != "with") continue;
        for (std::uint32_t e : referents(r_, c)) all.push_back(e);
      }
    }
  }
  return all;
}

Entities FrameArguments::attackers_before(TokenId attack) const {
  const bool own = r_.child(attack, {Deprel::NmodPoss, Deprel::Compound}) != kNone;
  if (own) return {};
  Entities victims;
  for (TokenId c : r_.children(attack)) {
    if (!r_.is(c, {Deprel::Nmod})) continue;
    for (std::uint32_t e : referents(r_, c)) victims.push_back(e);
  }
  Entities all;
  for (auto fact = r_.out.facts.rbegin(); fact != r_.out.facts.rend(); ++fact) {
    if (fact->relation != Relation::Attacked) continue;
    const bool near = fact->evidence.sentence + 4 >= r_.sentence_of[attack];
    const bool same =
        victims.empty() ? near
                        : std::find(victims.begin(), victims.end(), fact->object) != victims.end();
    // What a ruler's men do his state does.
    const bool man = r_.type_of(fact->subject) == EntityType::Person;
    const std::uint32_t state = man ? r_.state_of(fact->subject) : kNone;
    const std::uint32_t one = state == kNone ? fact->subject : state;
    if (same && std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    if (victims.empty() && !near) break;
  }
  return all.size() == 1 ? all : Entities{};
}

Entities FrameArguments::stationed(const Clause& clause) const {
  Entities all;
  for (TokenId object : clause.objects()) {
    if (!r_.is_word("garrison-noun", object) && !r_.is_word("troops-noun", object)) continue;
    std::vector<TokenId> below(r_.children(object).begin(), r_.children(object).end());
    const auto beside = clause.phrases("at");
    below.insert(below.end(), beside.begin(), beside.end());
    for (TokenId c : below) {
      if (r_.preposition(c) != "at") continue;
      for (std::uint32_t e : referents(r_, c)) {
        if (r_.type_of(e) == EntityType::Place) all.push_back(e);
      }
    }
  }
  return all;
}

Entities FrameArguments::plotters(const Clause& clause) const {
  Entities all;
  for (std::string_view by : {"in", "during", "through"}) {
    for (TokenId coup : clause.phrases(by)) {
      if (!r_.is_word("led-noun", coup)) continue;
      for (std::uint32_t e : referents_of_one(r_, coup)) all.push_back(e);
    }
  }
  return all;
}

Entities FrameArguments::senders(TokenId infinitive) const {
  const TokenId verb = r_.head(infinitive);
  if (verb == kNone || !r_.is(infinitive, {Deprel::Xcomp, Deprel::Advcl, Deprel::Acl})) return {};
  const TokenId sent = r_.is(infinitive, {Deprel::Acl}) ? verb : r_.child(verb, {Deprel::Obj});
  const TokenId sending = r_.is(infinitive, {Deprel::Acl}) ? r_.head(verb) : verb;
  if (sent == kNone || sending == kNone || !r_.is_word("troops-noun", sent) ||
      !r_.is_word("deploying-verb", sending))
    return {};
  const Clause clause(r_, sending);
  return clause.factuality() == Factuality::Stated ? doers(r_, clause) : Entities{};
}

Entities FrameArguments::speakers(const Clause& clause) const {
  Entities all;
  for (TokenId text : clause.subjects()) {
    if (!r_.is_word("message-noun", text) || r_.token(text).upos != Upos::Noun) continue;
    all = owners(text);
    for (TokenId c : r_.children(text)) {
      const std::string_view preposition = r_.preposition(c);
      const bool by = r_.is(c, {Deprel::Nmod, Deprel::OblAgent}) &&
                      (preposition == "of" || preposition == "from" || preposition == "by");
      const bool adopted =
          r_.is(c, {Deprel::Acl}) && r_.token(c).upos == Upos::Verb && Clause(r_, c).passive();
      const Entities who = by ? referents(r_, c) : adopted ? doers(r_, Clause(r_, c)) : Entities{};
      all.insert(all.end(), who.begin(), who.end());
    }
  }
  return actors_among(r_, all);
}

Entities FrameArguments::yielders(const Clause& clause) const {
  std::vector<TokenId> asked;
  for (TokenId t : clause.objects()) {
    for (TokenId part : r_.conjuncts(t)) asked.push_back(part);
  }
  for (std::string_view preposition : {"on", "upon"}) {
    for (TokenId t : clause.phrases(preposition)) asked.push_back(t);
  }
  Entities all;
  const auto take = [&](const Entities& some) {
    for (std::uint32_t e : some) {
      if (is_actor(r_.type_of(e)) && std::find(all.begin(), all.end(), e) == all.end())
        all.push_back(e);
    }
  };
  for (TokenId t : asked) {
    // "insisted on Japanese rearmament": who should grant it stands before the noun alone.
    if (r_.is_word("granting-noun", t)) take(owners(t));
    // "demanded an end to Soviet interference", "the removal of American missiles"
    if (r_.is_word("removing-noun", t) || r_.is_word("ceasing-noun", t)) {
      take(owners(t));
      for (TokenId c : r_.children(t)) {
        const bool thing = r_.preposition(c) == "of" || r_.preposition(c) == "to";
        if (r_.is(c, {Deprel::Nmod}) && thing && r_.mention_of[c] == kNone) take(owners(c));
      }
    }
    if (!r_.is_word("yielding-noun", t)) continue;
    take(referents_behind(r_, t));
    for (TokenId c : r_.children(t)) {
      if (!r_.is(c, {Deprel::Nmod}) || r_.preposition(c) != "of" || !all.empty()) continue;
      take(referents(r_, c));
      if (all.empty()) take(referents_behind(r_, c));
      if (all.empty() && r_.is_word("aggressor-noun", c)) take(last_attackers());
    }
  }
  return all;
}

Entities FrameArguments::last_attackers() const {
  for (auto fact = r_.out.facts.rbegin(); fact != r_.out.facts.rend(); ++fact) {
    if (fact->relation == Relation::Attacked && r_.type_of(fact->subject) == EntityType::Country)
      return {fact->subject};
  }
  return {};
}

Entities FrameArguments::attacked_before(TokenId t) const {
  Entities all;
  std::uint32_t begin = 0;
  for (auto fact = r_.out.facts.rbegin(); fact != r_.out.facts.rend(); ++fact) {
    if (fact->relation != Relation::Attacked) continue;
    if (fact->evidence.sentence + 3 < r_.sentence_of[t]) break;
    if (!all.empty() && fact->evidence.begin != begin) break;
    begin = fact->evidence.begin;
    if (std::find(all.begin(), all.end(), fact->object) == all.end()) all.push_back(fact->object);
  }
  return all;
}

Entities FrameArguments::other_state(const Clause& clause) const {
  const Entities from = doers(r_, clause);
  if (from.size() != 1) return {};
  const std::uint32_t other = other_side(clause, from[0]);
  return other == kNone ? Entities{} : Entities{other};
}

Entities FrameArguments::text_before(const Clause& clause) const {
  const TokenId verb = clause.predicate();
  const TokenId act = r_.child(verb, {Deprel::Xcomp, Deprel::Ccomp});
  if (act == kNone || clause.passive() || !r_.is_word("joining-verb", act) ||
      r_.lemma(act) == "participate")
    return {};
  const TokenId end = r_.sentence(verb).last_token;
  // "refused to sign, arguing", "refused to join.": nothing stands behind it.
  if (act + 1 < end && r_.token(act + 1).upos != Upos::Punct &&
      r_.token(act + 1).upos != Upos::Cconj)
    return {};
  std::uint32_t last = kNone;
  for (const Mention& m : r_.out.mentions) {
    if (m.first_token > verb) break;
    if (r_.type_of(m.entity) == EntityType::Treaty &&
        r_.sentence_of[m.head] + 1 >= r_.sentence_of[verb])
      last = m.entity;
  }
  return last == kNone ? Entities{} : Entities{last};
}

}  // namespace dossier::ingest
