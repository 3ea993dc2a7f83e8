#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/responses/answer_kind.h"
#include "ingest/extract/sentence/atoms.h"
#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/phrase.h"

#include <algorithm>

namespace dossier::ingest {

bool is_possessive(std::string_view word) {
  return word == "'s" || word == "\u2019s" || word == "'" || word == "\u2019";
}

namespace {

/// "a proposal from the minister in Washington, Edouard de Stoeckl": the person behind the comma.
Entities person_behind(const Reading& r, TokenId title) {
  constexpr TokenId kReach = 6;
  if (!r.lexicon.is("person-noun", lower(r.lemma(title)))) return {};
  const TokenId end = std::min(r.sentence(title).last_token, title + kReach);
  for (TokenId t = title + 1; t + 1 < end; ++t) {
    if (r.text(t) != ",") continue;
    const std::uint32_t e = r.entity_at(t + 1);
    return e != kNone && r.type_of(e) == EntityType::Person ? Entities{e} : Entities{};
  }
  return {};
}

/// "the Department of State's advocacy": the name before the possessive that stands before the
/// noun, whatever the parser hung it to.
Entities owner_before(const Reading& r, TokenId noun) {
  const TokenId begin = r.sentence(noun).first_token;
  TokenId t = noun;
  while (t > begin + 1 && (r.token(t - 1).upos == Upos::Adj || r.token(t - 1).upos == Upos::Num ||
                           r.lexicon.is("month", r.text(t - 1))))
    --t;
  if (t < begin + 2 || !is_possessive(r.text(t - 1))) return {};
  const std::uint32_t e = r.entity_at(t - 2);
  return e != kNone && is_actor(r.type_of(e)) ? Entities{e} : Entities{};
}

/// "an offer of mediation from Sweden": the giver hung to what is given.
Entities of_giver(const Reading& r, TokenId noun) {
  for (TokenId c : r.children(noun)) {
    if (c > noun && r.preposition(c) == "of") return phrase_actors(r, c, "from");
  }
  return {};
}

/// "the plan of Foreign Minister Rapacki for a neutral zone".
Entities of_person(const Reading& r, TokenId noun) {
  for (TokenId c : r.children(noun)) {
    const std::uint32_t e = r.entity_at(c);
    if (c > noun && r.preposition(c) == "of" && e != kNone &&
        (r.type_of(e) == EntityType::Person || r.type_of(e) == EntityType::Country))
      return {e};
  }
  return {};
}

/// "The suggestion of a conference came from Russia", "originated with the minister".
Entities of_origin(const Reading& r, TokenId noun) {
  const TokenId verb = r.is(noun, {Deprel::Nsubj}) ? r.head(noun) : kNone;
  if (verb == kNone || !r.is_word("coming-from", verb) ||
      Clause(r, verb).factuality() != Factuality::Stated)
    return {};
  Entities found = actors_at(r, Clause(r, verb).phrases("from"));
  return found.empty() ? actors_at(r, Clause(r, verb).phrases("with")) : found;
}

/// "resisted suggestions from Taylor that", "at the request of Secretary of State Rusk": the name
/// right behind the preposition, whatever the parser hung it to.
Entities of_name_behind(const Reading& r, TokenId noun) {
  constexpr TokenId kLongestTitle = 8;
  const TokenId end = std::min(r.sentence(noun).last_token, noun + kLongestTitle);
  if (noun + 2 >= end) return {};
  const std::string_view link = r.text(noun + 1);
  if (link != "from" && link != "by" && link != "of") return {};
  for (TokenId t = noun + 2; t < end; ++t) {
    const std::uint32_t mention = r.mention_of[t];
    const Upos tag = r.token(t).upos;
    if (mention != kNone && r.out.mentions[mention].form == Mention::Form::Name) {
      // "of the Department of State's adviser" is no name behind it
      const Mention& name = r.out.mentions[mention];
      const bool owner = name.last_token < end && (is_possessive(r.text(name.last_token)) ||
                                                   r.token(name.last_token).upos == Upos::Noun);
      return owner || !is_actor(r.type_of(name.entity)) ? Entities{} : Entities{name.entity};
    }
    if (tag != Upos::Propn && tag != Upos::Adj && tag != Upos::Det && r.text(t) != "of") return {};
  }
  return {};
}

/// Whose proposal the noun speaks of.
Entities owners_of(const Reading& r, TokenId noun) {
  std::vector<TokenId> owners;
  for (TokenId c : r.children(noun)) {
    const std::string_view preposition = r.preposition(c);
    if (r.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) ||
        (r.is(c, {Deprel::Nmod, Deprel::Obl}) && (preposition == "by" || preposition == "from")))
      owners.push_back(c);
    if (preposition != "by" && preposition != "from") continue;
    if (Entities person = person_behind(r, c); !person.empty()) return person;
  }
  Entities found = actors_at(r, owners);
  if (found.empty()) found = owner_before(r, noun);
  if (found.empty()) found = of_giver(r, noun);
  if (found.empty()) found = of_person(r, noun);
  if (found.empty() && r.text(noun + 1) != "of") found = of_name_behind(r, noun);
  return found.empty() ? of_origin(r, noun) : found;
}

}  // namespace

TokenId verb_over(const Reading& r, TokenId noun) {
  TokenId at = noun;
  while (r.is(at, {Deprel::Conj}) && r.head(at) != kNone) at = r.head(at);
  // "Marshall's recommendation", hung to the name
  const bool owned = at > 0 && is_possessive(r.text(at - 1)) && r.is(at, {Deprel::Nmod}) &&
                     r.head(at) != kNone && r.head(at) < at;
  if (owned) at = r.head(at);
  const TokenId governor = r.head(at);
  const bool object = r.is(at, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass});
  return object && governor != kNone && r.token(governor).upos == Upos::Verb ? governor : kNone;
}

namespace {

/// "gave its blessing to the plan".
bool gives_an_answer(const Reading& r, TokenId verb) {
  const TokenId object = r.is_word("voicing", verb) ? r.child(verb, {Deprel::Obj}) : kNone;
  return object != kNone && (r.is_word("approval", object) || r.is_word("acceptance", object) ||
                             r.is_word("rejection", object) || r.is_word("opposition", object));
}

}  // namespace

bool answers_proposal(const Reading& r, TokenId verb) {
  return answer_kind(r, verb).has_value() || r.is_word("consider-verb", verb) ||
         gives_an_answer(r, verb);
}

Entities answerers(const Reading& r, TokenId verb) {
  const auto kind = answer_kind(r, verb);
  const bool answers = kind == Response::Kind::Accepted || kind == Response::Kind::Rejected;
  if (!answers && !r.lexicon.is("consider-verb", r.lemma(verb))) return {};
  return doers(r, Clause(r, verb));
}

namespace {

/// "delivered an appeal for aid", "approached the Soviets with an offer to talk".
bool is_conveyed(const Reading& r, TokenId noun, TokenId verb) {
  // "carried to Cairo a proposal": an object that the parser took for an adverbial
  const bool late = r.is(noun, {Deprel::Obl}) && r.preposition(noun).empty() &&
                    r.child(noun, {Deprel::Det}) != kNone;
  const bool passed =
      r.lemma(verb) == "pass" && !answer_kind(r, verb) && r.is(noun, {Deprel::Obj, Deprel::Obl});
  if (passed) return Clause(r, verb).factuality() == Factuality::Stated;
  const bool object = (late || r.is(noun, {Deprel::Obj, Deprel::NsubjPass})) &&
                      r.lexicon.is("conveying", r.lemma(verb));
  const bool brought = r.is(noun, {Deprel::Obl}) && r.preposition(noun) == "with";
  return (object || brought) && Clause(r, verb).factuality() == Factuality::Stated;
}

/// To whom a verb brings something: its dative, "to", or the one approached.
Entities partners_of(const Reading& r, const Clause& clause) {
  if (auto found = actors_at(r, clause.recipients()); !found.empty()) return found;
  if (auto found = addressed_at(r, clause.phrases("to")); !found.empty()) return found;
  return clause.passive() ? Entities{} : actors_at(r, clause.objects());
}

/// "a promise to withdraw if Syria agreed": what hangs on somebody's consent is an offer.
bool is_conditional(const Reading& r, TokenId deed) {
  const auto children = r.children(deed);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    const TokenId mark = r.child(c, {Deprel::Mark});
    return r.is(c, {Deprel::Advcl}) && mark != kNone && r.lemma(mark) == "if" &&
           r.child(c, {Deprel::Nsubj}) != kNone;
  });
}

/// "agreed on a declaration that included a call for an organization": of those who wrote it.
Entities writers_of(const Reading& r, TokenId noun, TokenId verb) {
  if (!r.is(noun, {Deprel::Obj}) || !r.lexicon.is("containing", r.lemma(verb))) return {};
  Entities who;
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated || clause.passive()) return who;
  for (TokenId text : clause.subjects()) {
    for (std::uint32_t e : authors_of(r, text)) add_entity(who, e);
  }
  return who;
}

/// "Molotov countered with a proposal": to whom he answers.
Entities countered(const Reading& r, TokenId verb, const Entities& who) {
  constexpr std::uint32_t kReach = 2;
  const std::string_view word = r.lemma(verb);
  if (r.out.proposals.empty() || (word != "counter" && !r.lexicon.is("reply-verb", word)))
    return {};
  const Proposal& last = r.out.proposals.back();
  const bool own = std::any_of(who.begin(), who.end(),
                               [&](std::uint32_t e) { return stands_for(r, last.who, e); });
  return own || last.evidence.sentence + kReach < r.sentence_of[verb] ? Entities{} : last.who;
}

/// "X's initiative for a federation won the support of Greece".
bool draws_an_answer(const Reading& r, TokenId noun) {
  const TokenId verb = r.is(noun, {Deprel::Nsubj}) ? r.head(noun) : kNone;
  if (verb == kNone || !r.lexicon.is("drawing-out", r.lemma(verb))) return false;
  const auto children = r.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    static constexpr WordClass kAnswers[] = {"acceptance", "rejection", "approval", "opposition"};
    return c > verb && std::any_of(std::begin(kAnswers), std::end(kAnswers),
                                   [&](WordClass kind) { return r.lexicon.is(kind, r.lemma(c)); });
  });
}

/// "had the potential to wreck his plans".
bool may_not_be(const Reading& r, TokenId verb) {
  return verb != kNone && Clause(r, verb).factuality() == Factuality::Hypothetical;
}

/// "his solution was to exchange them": the clause tells what it is.
bool is_copular(const Reading& r, TokenId noun) {
  const TokenId told = content_of_noun(r, noun);
  return told != kNone && told == r.head(noun) && told > noun;
}

/// The words of "was that the army withdraw" and "was to exchange them" begin behind "was that",
/// "was".
void begin_behind_copula(const Reading& r, Act& act) {
  const TokenId mark = r.child(act.content, {Deprel::Mark});
  act.first = r.lemma(mark) == "that" ? mark + 1 : mark;
  act.content = kNone;
}

/// "supported his plans": those of which the text told before.
bool plan_told_before(const Reading& r, TokenId noun, const Entities& who) {
  if (!r.is_word("plan-noun", noun) || r.child(noun, {Deprel::NmodPoss}) == kNone) return false;
  return std::any_of(r.out.proposals.begin(), r.out.proposals.end(), [&](const Proposal& told) {
    return std::any_of(who.begin(), who.end(),
                       [&](std::uint32_t e) { return stands_for(r, told.who, e); });
  });
}

/// "took up a renewed offer", "provided the same offer without the alliance": told here for the
/// first time, though without its content.
bool is_new(const Reading& r, TokenId noun) {
  const TokenId determiner = r.child(noun, {Deprel::Det});
  const TokenId article = determiner == kNone ? noun : determiner;
  if (r.lemma(article) == "a") return true;
  const auto children = r.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return r.is(c, {Deprel::Amod}) && (r.lemma(c) == "same" || r.lemma(c) == "new");
  });
}

/// Advice and pressure propose only what somebody is to do: "a warning to leave".
bool says_too_little(const Reading& r, TokenId noun, TokenId content) {
  if (!r.lexicon.is("urging-noun", r.lemma(noun))) return false;
  const bool asks = r.preposition(content) == "for" && r.below(content, noun);
  return !asks && !is_infinitive(r, content) && !begins_with_that(r, content);
}

/// The verb proposes by itself, or with this very noun ("made an offer").
bool tells_of(const Reading& r, TokenId verb, TokenId noun) {
  const auto frames = r.lexicon.proposals.verbs.find(r.lemma(verb));
  return frames != r.lexicon.proposals.verbs.end() &&
         std::any_of(frames->second.begin(), frames->second.end(), [&](const ProposalFrame& frame) {
           const bool by_itself = frame.noun.empty() && !r.is_word("text-verb", verb);
           return by_itself || frame.noun == r.lemma(noun);
         });
}

/// "Seward took up a Russian offer": a state puts its offer to the state for which a person
/// answers.
void state_for_state(const Reading& r, Act& act) {
  if (r.type_of(act.who[0]) != EntityType::Country) return;
  for (std::uint32_t& e : act.whom) {
    const auto office =
        std::find_if(r.offices.begin(), r.offices.end(), [&](const Reading::Office& held) {
          return held.person == e && held.held_in != kNone &&
                 r.type_of(held.held_in) == EntityType::Country;
        });
    if (office != r.offices.end()) e = office->held_in;
  }
}

/// "in response to a Turkish request", "responding to an appeal from Greece", "following a request
/// by Malta": who then does something was asked.
Entities who_responds(const Reading& r, TokenId noun) {
  const std::string_view link = r.preposition(noun);
  TokenId at = r.head(noun);
  const bool answers =
      link == "to" && at != kNone && (r.is_word("responding-noun", at) || r.lemma(at) == "respond");
  if (!answers && link != "following") return {};
  for (int steps = 0; steps < 3 && at != kNone; ++steps, at = r.head(at)) {
    if (r.token(at).upos == Upos::Verb && r.lemma(at) != "respond") return doers(r, Clause(r, at));
  }
  return {};
}

/// "shelled the city in spite of an Israeli appeal": who acts against it was asked.
Entities who_disregards(const Reading& r, TokenId noun) {
  const std::string_view link = r.preposition(noun);
  const bool against =
      link == "despite" || link == "notwithstanding" || (link == "in" && noun > 4 && [&] {
        for (TokenId t = noun - 1; t + 5 > noun; --t) {
          if (r.text(t) == "spite" || r.text(t) == "defiance") return true;
        }
        return false;
      }());
  if (!against) return {};
  TokenId verb = r.head(noun);
  for (int steps = 0; steps < 3 && verb != kNone && r.token(verb).upos != Upos::Verb; ++steps)
    verb = r.head(verb);
  return verb == kNone || r.token(verb).upos != Upos::Verb ? Entities{} : doers(r, Clause(r, verb));
}

}  // namespace

namespace {

/// "after Carter rejected his advice": not his who answers, but his who was named before.
Entities owner_but_answerer(const Reading& r, TokenId noun, TokenId governor, const Entities& who) {
  const TokenId owner = r.child(noun, {Deprel::NmodPoss});
  if (owner == kNone || r.token(owner).upos != Upos::Pron || r.lemma(owner) == "whose" ||
      !answer_kind(r, governor))
    return who;
  const Entities by = doers(r, Clause(r, governor));
  if (who != by) return who;
  const TokenId begin = r.sentence(governor).first_token;
  for (TokenId t = governor; t > begin; --t) {
    const std::uint32_t e = r.entity_at(t - 1);
    if (e != kNone && r.type_of(e) == EntityType::Person && !holds(by, e)) return {e};
  }
  return who;
}

}  // namespace

void read_proposal_noun(Reading& r, TokenId noun, ProposalSink& sink) {
  const TokenId governor = verb_over(r, noun);
  const bool told_by_verb = governor != kNone && tells_of(r, governor, noun) &&
                            (r.preposition(noun) != "with" || sink.tells(governor));
  const bool answered =
      governor != kNone ? answers_proposal(r, governor) : draws_an_answer(r, noun);
  // "the Polish proposal was presented to the Assembly": the verb names no proposer.
  const bool bare =
      governor != kNone && r.is(noun, {Deprel::NsubjPass}) && doers(r, Clause(r, governor)).empty();
  if (told_by_verb && !answered && !bare) return;
  // A plan is a proposal only where somebody is asked for an answer.
  const bool spelled_out = r.is(noun, {Deprel::Nsubj, Deprel::NsubjOuter}) && is_copular(r, noun);
  if (r.is_word("plan-noun", noun) && ((!answered && !spelled_out) || may_not_be(r, governor)))
    return;
  if (r.is_word("urging-noun", noun) && may_not_be(r, governor)) return;
  Entities who = owners_of(r, noun);
  // "received from Acheson an offer of mediation"
  if (who.empty() && governor != kNone && r.lemma(governor) == "receive")
    who = actors_at(r, Clause(r, governor).phrases("from"));
  if (governor != kNone) who = owner_but_answerer(r, noun, governor, who);
  const bool carried = governor != kNone && is_conveyed(r, noun, governor);
  const bool conveyed = who.empty() && carried;
  if (conveyed) who = doers(r, Clause(r, governor));
  if (who.empty() && governor != kNone) who = writers_of(r, noun, governor);
  TokenId content = content_of_noun(r, noun);
  if (content == kNone && (answered || conveyed) && is_new(r, noun)) content = noun;
  if (who.empty() || content == kNone || says_too_little(r, noun, content) ||
      plan_told_before(r, noun, who))
    return;
  if (r.lexicon.is("promise-noun", r.lemma(noun)) && !is_conditional(r, content)) return;
  Act act{noun, who, phrase_actors(r, noun, "to"), content, kNone, "propose-noun"};
  if (act.whom.empty() && bare) act.whom = addressed_at(r, Clause(r, governor).phrases("to"));
  if (act.whom.empty() && carried) act.whom = partners_of(r, Clause(r, governor));
  if (act.whom.empty() && conveyed) act.whom = countered(r, governor, who);
  if (act.whom.empty()) act.whom = who_responds(r, noun);
  if (act.whom.empty()) act.whom = who_disregards(r, noun);
  if (act.whom.empty() && answered && governor != kNone) act.whom = answerers(r, governor);
  std::erase_if(act.whom, [&](std::uint32_t e) { return stands_for(r, who, e); });
  if (answered && !r.is_word("urging-noun", noun)) state_for_state(r, act);
  if (act.whom.empty()) act.whom = implied_addressees(r, act);
  if (spelled_out) begin_behind_copula(r, act);
  sink.add(std::move(act));
}

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

}  // namespace

void read_proposal_adjunct(Reading& r, TokenId noun, ProposalSink& sink) {
  const std::string_view link = r.preposition(noun);
  // "on the advice of", but "at the request of"
  const bool advised = r.is_word("urging-noun", noun) || r.is_word("advice-noun", noun);
  // "in response to a request from Acheson, Schuman sent troops"
  const bool responded = link == "to" && r.head(noun) != kNone &&
                         r.is_word("responding-noun", r.head(noun)) &&
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
                     word == "urging" || word == "prompting" || word == "instigation" || advised;
  Entities whom = asked ? doers(r, clause) : Entities{};
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

namespace {

/// The finite verb above whose subject goes on with the word.
TokenId finite_verb_above(const Reading& r, TokenId word) {
  TokenId at = r.head(word);
  for (int steps = 0; at != kNone && steps < 5; ++steps, at = r.head(at)) {
    if (r.token(at).upos == Upos::Verb) return at;
  }
  return kNone;
}

/// "that the French government recall": the first actor before the next verb.
Entities actor_before_verb(const Reading& r, TokenId first) {
  const TokenId end = r.sentence(first).last_token;
  for (TokenId t = first; t < end && r.token(t).upos != Upos::Verb; ++t) {
    const std::uint32_t e = r.entity_at(t);
    if (e != kNone && is_actor(r.type_of(e))) return {e};
  }
  return {};
}

}  // namespace

void read_misread_request(Reading& r, TokenId word, ProposalSink& sink) {
  const Sentence& s = r.sentence(word);
  if (word <= s.first_token || word + 3 >= s.last_token || r.text(word + 1) != "that" ||
      r.token(word - 1).upos != Upos::Cconj || !r.lexicon.proposals.verbs.contains(r.lemma(word)) ||
      r.child(word, {Deprel::Det, Deprel::NmodPoss, Deprel::Amod}) != kNone)
    return;
  const TokenId verb = finite_verb_above(r, word);
  if (verb == kNone || Clause(r, verb).factuality() != Factuality::Stated) return;
  Act act{
      word,           doers(r, Clause(r, verb)), actor_before_verb(r, word + 2), kNone, word + 2,
      "propose-order"};
  std::erase_if(act.whom, [&](std::uint32_t e) { return stands_for(r, act.who, e); });
  if (!act.who.empty()) sink.add(std::move(act));
}

void read_proposal_idea(Reading& r, TokenId noun) {
  constexpr std::uint32_t kReach = 3;
  if (r.out.proposals.empty() || !r.is(noun, {Deprel::Nsubj})) return;
  const TokenId root = r.head(noun);
  Proposal& last = r.out.proposals.back();
  if (root == kNone || r.token(root).upos != Upos::Verb || !is_infinitive(r, root) ||
      last.evidence.sentence >= r.sentence_of[noun] ||
      last.evidence.sentence + kReach < r.sentence_of[noun])
    return;
  for (TokenId c : r.children(root)) {
    if (r.text(c) == "to" && r.is(c, {Deprel::Mark})) last.what = phrase_from(r, c + 1, last.whom);
  }
}

}  // namespace dossier::ingest
