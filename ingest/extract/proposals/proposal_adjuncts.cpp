#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_owners.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {
namespace {

Entities person_of_sentence_before(const Reading& r, TokenId at, const Entities& not_these) {
  const std::uint32_t here = r.sentence_of[at];
  if (here == 0) return not_these;
  const Sentence& before = r.analysis.sentences[here - 1];
  if (before.block != r.sentence(at).block) return not_these;
  for (TokenId t = before.last_token; t > before.first_token; --t) {
    const std::uint32_t e = r.entity_at(t - 1);
    if (e != kNone && r.type_of(e) == EntityType::Person && !holds(not_these, e)) return {e};
  }
  return not_these;
}

/// "a joint resolution of Congress": the body that acts by it.
Entities bodies_of_texts(const Reading& r, const std::vector<TokenId>& texts) {
  Entities all;
  for (TokenId t : texts) {
    if (!r.is_word("body-text", t)) continue;
    for (std::uint32_t e : phrase_actors(r, t, "of")) add_entity(all, e);
  }
  return all;
}

}  // namespace

void read_proposal_adjunct(Reading& r, TokenId noun, ProposalSink& sink) {
  const std::string_view link = r.preposition(noun);
  // "on the advice of", but "at the request of"
  const bool advised = r.is_word("urging-noun", noun) || r.is_word("advice-noun", noun);
  // "in response to a request from Acheson, Schuman sent troops"
  const bool responding = r.head(noun) != kNone && r.lemma(r.head(noun)) == "respond" &&
                          r.is(r.head(noun), {Deprel::Advcl, Deprel::Acl});
  const bool responded = link == "to" && r.head(noun) != kNone &&
                         (responding || r.is_word("responding-noun", r.head(noun))) &&
                         content_of_noun(r, noun) == kNone;
  if (!r.is_word("asked-noun", noun) ||
      (link != "at" && !(advised && link.ends_with("on")) && !responded))
    return;
  TokenId verb = r.head(noun);
  for (int steps = 0; steps < 2 && verb != kNone && r.token(verb).upos != Upos::Verb; ++steps)
    verb = r.head(verb);
  // "acting on Kennan's advice, Acheson withdrew it"
  if (verb != kNone && r.lemma(verb) == "act" && r.is(verb, {Deprel::Advcl}) &&
      r.text(verb).ends_with("ing"))
    verb = r.head(verb);
  // "the General Assembly, responding to a plea from Bush, revoked the resolution"
  if (verb != kNone && responding && verb == r.head(noun)) verb = r.head(verb);
  if (verb != kNone && responding && r.token(verb).upos != Upos::Verb) verb = r.head(verb);
  if (verb == kNone || r.token(verb).upos != Upos::Verb ||
      Clause(r, verb).factuality() != Factuality::Stated)
    return;
  Entities who = owners_of(r, noun);
  if (who.empty()) who = phrase_actors(r, noun, "of");
  if (who.empty()) who = of_name_behind(r, noun);
  if (who.empty()) return;
  const Clause clause(r, verb);
  if (clause.passive()) {
    const auto subjects = clause.objects();
    Entities agents = advised ? doers(r, clause) : Entities{};
    std::erase_if(agents, [&](std::uint32_t e) { return stands_for(r, who, e); });
    const std::uint32_t done_to = subjects.empty() ? kNone : r.entity_at(subjects[0]);
    const bool thing = done_to == kNone || !is_actor(r.type_of(done_to));
    if (!subjects.empty() && thing) sink.add({noun, who, agents, subjects[0], kNone, "propose-at"});
    return;
  }
  const std::string_view word = r.lemma(noun);
  const bool asked = word == "request" || word == "invitation" || word == "suggestion" ||
                     word == "urging" || word == "prompting" || word == "instigation" || advised ||
                     responding;
  Entities whom = asked ? doers(r, clause) : Entities{};
  // "at his request, a joint resolution of Congress made"
  if (asked && whom.empty()) whom = bodies_of_texts(r, clause.own_subjects());
  // "On Vandenberg's recommendation, he appointed Hoffman": he is who was told of before.
  const auto subjects = clause.own_subjects();
  const bool another = who == whom && r.type_of(who[0]) == EntityType::Person &&
                       r.mention_of[noun - 1] == kNone && is_possessive(r.text(noun - 1)) &&
                       subjects.size() == 1 && r.token(subjects[0]).upos == Upos::Pron;
  if (another) whom = person_of_sentence_before(r, noun, who);
  // "At the urging of his advisers, Johnson": nobody is named who urged.
  if (who == whom) return;
  std::erase_if(whom, [&](std::uint32_t e) { return stands_for(r, who, e); });
  // "consented at the request of Rusk to carry a message"
  const TokenId deed =
      r.is_word("assenting", verb) ? r.child(verb, {Deprel::Xcomp, Deprel::Advcl}) : kNone;
  if (deed != kNone && is_infinitive(r, deed))
    sink.add({noun, who, whom, deed, kNone, "propose-at"});
  else
    sink.add({noun, who, whom, kNone, verb, "propose-at"});
}

}  // namespace dossier::ingest
