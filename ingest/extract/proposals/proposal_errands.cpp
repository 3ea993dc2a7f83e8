#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

bool is_stated(const Reading& r, TokenId verb) {
  return Clause(r, verb).factuality() == Factuality::Stated;
}

/// "sent commissioners led by Franklin to negotiate": the verb that sends somebody who is to do it,
/// through "with instructions to" and "to try to"; or kNone.
TokenId sender_of(const Reading& r, TokenId dealing) {
  constexpr int kMostSteps = 5;
  TokenId first = dealing;
  while (r.is(first, {Deprel::Conj}) && r.head(first) != kNone) first = r.head(first);
  TokenId at = is_infinitive(r, first) ? r.head(first) : kNone;
  for (int steps = 0; at != kNone && steps < kMostSteps; ++steps, at = r.head(at)) {
    const std::string_view word = r.lemma(at);
    if (r.lexicon.is("errand-verb", word) && r.token(at).upos == Upos::Verb) return at;
    const bool link = r.lexicon.is("errand-noun", word) ||
                      (r.token(at).upos == Upos::Verb && is_infinitive(r, at)) ||
                      r.is(at, {Deprel::Acl}) || is_someone(r, at);
    if (!link) return kNone;
  }
  return kNone;
}

/// "obtain a loan from Russia".
Entities givers(const Reading& r, TokenId dealing) {
  const Clause clause(r, dealing);
  Entities found = actors_at(r, clause.phrases("from"));
  for (TokenId object : clause.objects()) {
    for (std::uint32_t e : phrase_actors(r, object, "from")) add_entity(found, e);
  }
  return found;
}

/// "a treaty of alliance with Britain".
Entities partners_below(const Reading& r, TokenId object, std::string_view preposition) {
  for (TokenId c : r.children(object)) {
    if (c > object && r.is(c, {Deprel::Nmod}) && r.preposition(c) == "of") {
      if (Entities found = phrase_actors(r, c, preposition); !found.empty()) return found;
    }
  }
  return {};
}

/// "conclude a treaty with the Chinese", "broker a settlement with Iraq": an agreement with
/// somebody who is named.
bool makes_peace(const Reading& r, TokenId dealing) {
  if (!r.is_word("concluding", dealing)) return false;
  const Clause clause(r, dealing);
  const auto objects = clause.objects();
  const bool mutual = std::any_of(objects.begin(), objects.end(),
                                  [&](TokenId t) { return r.is_word("mutual", t); });
  if (!mutual) return false;
  for (std::string_view preposition : {"with", "between"}) {
    if (!actors_at(r, clause.phrases(preposition)).empty()) return true;
    for (TokenId object : objects) {
      if (!partners_below(r, object, preposition).empty()) return true;
    }
  }
  return false;
}

/// "attempted to buy", "sought to obtain from Russia": the verb of the attempt, or kNone.
TokenId attempt_over(const Reading& r, TokenId dealing) {
  const TokenId above = r.head(dealing);
  const bool attempt =
      above != kNone && is_infinitive(r, dealing) && r.is(dealing, {Deprel::Xcomp}) &&
      r.token(above).upos == Upos::Verb &&
      (r.lemma(above) == "attempt" || r.lemma(above) == "try" || r.lemma(above) == "seek");
  const bool asks = r.is_word("purchase", dealing) || makes_peace(r, dealing) ||
                    (r.is_word("dealing", dealing) && !givers(r, dealing).empty());
  return attempt && asks && is_stated(r, above) ? above : kNone;
}

/// "all of his efforts": the word that stands for them in the clause.
TokenId all_of(const Reading& r, TokenId noun) {
  const TokenId above = r.head(noun);
  const bool part =
      above != kNone && r.is(noun, {Deprel::Nmod}) && r.preposition(noun) == "of" &&
      (r.lemma(above) == "all" || r.lemma(above) == "most" || r.lemma(above) == "each");
  return part ? above : noun;
}

/// "resisted American attempts to purchase land", "rebuffed his attempt to renew the law": the noun
/// of an attempt that somebody answers, or kNone.
TokenId answered_attempt(const Reading& r, TokenId deed) {
  const TokenId noun = r.head(deed);
  if (noun == kNone || !r.is(deed, {Deprel::Acl}) || !is_infinitive(r, deed) ||
      !r.is_word("attempt-noun", noun))
    return kNone;
  const TokenId whole = all_of(r, noun);
  if (!r.is(whole, {Deprel::Obj, Deprel::NsubjPass})) return kNone;
  const TokenId verb = verb_over(r, whole);
  if (verb == kNone || !is_stated(r, verb)) return kNone;
  const bool refused = r.lemma(verb) == "rebuff" || r.lemma(verb) == "reject";
  return refused || (r.is_word("purchase", deed) && answers_proposal(r, verb)) ? noun : kNone;
}

/// Something that can be had by a bargain: no person, no word that points back.
bool has_bargain(const Reading& r, TokenId dealing) {
  const auto objects = Clause(r, dealing).objects();
  return std::any_of(objects.begin(), objects.end(), [&](TokenId t) {
    const std::uint32_t entity = r.entity_at(t);
    const bool person = entity != kNone && r.type_of(entity) == EntityType::Person;
    return t > dealing && is_nominal(r.token(t).upos) && r.token(t).upos != Upos::Pron && !person;
  });
}

/// "with France", "from Spain", "a treaty between A and B".
Entities partners(const Reading& r, TokenId dealing, const Entities& who) {
  const Clause clause(r, dealing);
  Entities found;
  for (std::string_view preposition : {"with", "from", "between"}) {
    for (std::uint32_t e : actors_at(r, clause.phrases(preposition))) add_entity(found, e);
    for (TokenId object : clause.objects()) {
      for (std::uint32_t e : phrase_actors(r, object, preposition)) add_entity(found, e);
      for (std::uint32_t e : partners_below(r, object, preposition)) add_entity(found, e);
    }
    std::erase_if(found, [&](std::uint32_t e) { return stands_for(r, who, e); });
    if (!found.empty()) return found;
  }
  return found;
}

/// "to negotiate the purchase of the land".
bool bargains(const Reading& r, TokenId dealing) {
  const auto objects = Clause(r, dealing).objects();
  return std::any_of(objects.begin(), objects.end(), [&](TokenId t) {
    return r.is_word("bargain-noun", t) || r.lemma(t) == "purchase" || r.lemma(t) == "sale";
  });
}

/// "sent Monroe to join the minister in France": the state spoken of on the way to the errand.
Entities destination(const Reading& r, TokenId sender, TokenId dealing, const Entities& who) {
  for (TokenId t = dealing; t > sender; --t) {
    const std::uint32_t e = r.entity_at(t - 1);
    if (e == kNone || r.type_of(e) != EntityType::Country || stands_for(r, who, e)) continue;
    const std::string_view preposition = r.preposition(t - 1);
    if (preposition == "to" || preposition == "in") return {e};
  }
  return {};
}

}  // namespace

void read_answered_attempt(Reading& r, TokenId deed, ProposalSink& sink) {
  const TokenId noun = answered_attempt(r, deed);
  if (noun == kNone) return;
  std::vector<TokenId> owners;
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound})) owners.push_back(c);
  }
  Act act{noun,  actors_at(r, owners), answerers(r, verb_over(r, all_of(r, noun))), deed,
          kNone, "propose-errand"};
  std::erase_if(act.whom, [&](std::uint32_t e) { return stands_for(r, act.who, e); });
  if (!act.who.empty()) sink.add(std::move(act));
}

void read_errand(Reading& r, TokenId dealing, ProposalSink& sink) {
  const TokenId attempt = attempt_over(r, dealing);
  const bool sends = !r.is_word("gaining", dealing) || !givers(r, dealing).empty();
  const TokenId verb = attempt != kNone ? attempt : sends ? sender_of(r, dealing) : kNone;
  if (verb == kNone || !has_bargain(r, dealing)) return;
  const Clause clause(r, verb);
  if (clause.passive() || !is_stated(r, verb)) return;
  Act act{dealing, doers(r, clause), {}, dealing, kNone, "propose-errand"};
  if (act.who.empty()) return;
  act.whom = partners(r, dealing, act.who);
  // "sent him to negotiate a treaty" puts nothing to anybody who is named
  const bool asks = r.is_word("purchase", dealing) || r.is_word("gaining", dealing) ||
                    r.lemma(dealing) == "obtain" || r.lemma(dealing) == "acquire" ||
                    bargains(r, dealing);
  if (act.whom.empty() && attempt == kNone && !asks) return;
  if (act.whom.empty()) act.whom = destination(r, verb, dealing, act.who);
  sink.add(std::move(act));
}

void read_advocate(Reading& r, TokenId noun, ProposalSink& sink) {
  if (r.child(noun, {Deprel::Cop}) == kNone || !is_stated(r, noun)) return;
  Act act{noun, doers(r, Clause(r, noun)), {}, kNone, kNone, "propose-noun"};
  for (TokenId c : r.children(noun)) {
    const std::string_view preposition = r.preposition(c);
    if (c < noun || !r.is(c, {Deprel::Nmod, Deprel::Obl}) || is_someone(r, c)) continue;
    if (preposition == "of" || preposition == "for") act.content = c;
  }
  if (!act.who.empty() && act.content != kNone) sink.add(std::move(act));
}

}  // namespace dossier::ingest
