#include "ingest/extract/responses/responses.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/offices/office_states.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/public_acts.h"
#include "ingest/extract/responses/answer_kind.h"
#include "ingest/extract/responses/response_reader.h"

#include <algorithm>

namespace dossier::ingest {

namespace {

constexpr float kConfidence = 0.6F;

}  // namespace

void ResponseReader::read(TokenId t) {
  if (r_.token(t).upos == Upos::Verb) verb(t);
  if (r_.token(t).upos == Upos::Aux && r_.lemma(t) == "do") does_so(Clause(r_, t));
  if (r_.lemma(t) == "do") does_likewise(t);
  if (r_.lemma(t) == "do") did_it(t);
  if (r_.text(t) == "not") refuses_likewise(t);
  if (is_nominal(r_.token(t).upos)) stands(t);
  if (r_.token(t).upos == Upos::Noun) noun(t);
  if (r_.token(t).upos == Upos::Adv && r_.is_word("critical", t)) judged(t, Kind::Opposed);
  if (r_.token(t).upos != Upos::Adj) return;
  if (r_.lexicon.is("unacceptable", r_.lemma(t))) adjective(t, Kind::Rejected);
  if (r_.lexicon.is("acceptable", r_.lemma(t))) adjective(t, Kind::Accepted);
  if (r_.lemma(t) == "unwilling" || r_.lemma(t) == "loath") unwilling(t);
  if (r_.is_word("critical", t)) judged(t, Kind::Opposed);
  if (r_.is_word("praising", t)) judged(t, Kind::Supported);
  if (r_.lexicon.is("receptive", r_.lemma(t))) disposed(t, Kind::Supported);
  if (r_.lexicon.is("averse", r_.lemma(t))) disposed(t, Kind::Opposed);
}

/// What is moved is put to a body, what was done at a request to who did it, what is announced or
/// advocated to the public, and what somebody nameless is told to him; others who take a side were
/// not addressed.
bool ResponseReader::waits_for_answer(const Act& act) const {
  if (is_invitation(r_, act.predicate)) return true;
  // "called for sanctions", but "called for a conference" of those who come
  const bool mutual = act.content != kNone && r_.is_word("mutual", act.content);
  if (r_.is_word("public-verb", act.predicate) && !mutual) return false;
  return !act.unnamed && !is_moved(r_, act) && act.rule != "propose-at" &&
         !says_publicly(r_, act.predicate);
}

/// A negated acceptance is a refusal; other negated or possible answers are none.
std::optional<Response::Kind> ResponseReader::stated_kind(const Clause& clause) const {
  const auto kind = answer_kind(r_, clause.predicate());
  if (!kind) return std::nullopt;
  const Factuality factuality = clause.factuality();
  if (factuality == Factuality::Stated) return kind;
  const bool yes = *kind == Kind::Accepted || *kind == Kind::Supported;
  if (factuality == Factuality::Hypothetical)
    return yes && is_unwilling(clause.predicate()) ? std::optional(Kind::Rejected) : std::nullopt;
  return yes ? std::optional(Kind::Rejected) : std::nullopt;
}

/// "the ministers, supported and encouraged by Aberdeen": a participle that has its "by" behind
/// the next one.
bool ResponseReader::shares_agent(TokenId t) const {
  return t + 3 < r_.sentence(t).last_token && r_.token(t + 1).upos == Upos::Cconj &&
         r_.token(t + 2).upos == Upos::Verb && r_.text(t + 3) == "by" &&
         r_.child(t, {Deprel::AuxPass}) == kNone;
}

/// "a resolution deploring it": what a text says is of what it was written about.
bool ResponseReader::says_a_text(const Clause& clause) const {
  const TokenId t = clause.predicate(), text = r_.head(t);
  const TokenId object = r_.child(t, {Deprel::Obj});
  return r_.is(t, {Deprel::Acl}) && text != kNone && r_.is_word("body-text", text) &&
         r_.text(t).ends_with("ing") && object != kNone && r_.token(object).upos == Upos::Pron;
}

/// "neither was prepared to accept it", "was unwilling to agree".
bool ResponseReader::is_unwilling(TokenId t) const {
  const TokenId above = r_.head(t);
  if (above == kNone || !r_.is(t, {Deprel::Xcomp, Deprel::Advcl, Deprel::Acl})) return false;
  const std::string_view word = r_.lemma(above);
  const Factuality factuality = Clause(r_, above).factuality();
  if (word == "unwilling" || word == "reluctant") return factuality == Factuality::Stated;
  return (r_.is_word("ready-adjective", above) || word == "prepare") &&
         factuality == Factuality::Negated;
}

void ResponseReader::verb(TokenId t) {
  const Clause clause(r_, t);
  if (r_.is_word("persuading", t) || failed(t)) persuaded(clause);
  if (r_.is_word("persuading", t)) return;
  if (r_.lexicon.is("takes-part", r_.lemma(t))) stays_away(clause);
  if (r_.lexicon.is("countering", r_.lemma(t))) counters(clause);
  if (r_.lexicon.is("reply-verb", r_.lemma(t))) replies_by_deed(clause);
  if (r_.lemma(t) == "sign") signs(clause);
  if (r_.lemma(t) == "do") does_so(clause);
  if (r_.lemma(t) == "follow") follows_suit(clause);
  if (r_.is_word("entertaining", t)) will_not_hear(clause);
  if (r_.is_word("reply-verb", t) || r_.is_word("telling-verb", t)) replies_that(clause);
  asks_instead(t);
  instructs(clause);
  labels(clause);
  receives(clause);
  if (r_.is_word("idiom-verb", t)) idiom(clause);
  if (r_.is_word("attending", t)) attends(clause);
  if (r_.lemma(t) == "vote") votes(clause);
  if (r_.lemma(t) == "side" || r_.lemma(t) == "take") sides(clause);
  affects(clause);
  clears_chamber(clause);
  grants_power(clause);
  if (shares_agent(t) || target_.is_content(t) || says_a_text(clause)) return;
  if ((r_.lemma(t) == "object" || r_.lemma(t) == "oppose") &&
      clause.factuality() == Factuality::Negated)
    return does_not_object(answering(clause), t);
  const auto kind = stated_kind(clause);
  if (!kind) return does_as_asked(clause);
  if (backs_proposer(clause, *kind)) return;
  const Entities by = answering(clause);
  if (by.empty() && answered_by_all(clause, *kind)) return;
  if (by.empty()) return answered_by_addressee(clause, *kind);
  if (const auto target = target_of(clause, by)) {
    return passes_law(clause, by) ? answer_request(*target, by, *kind, t)
                                  : add(*target, by, *kind, t);
  }
  if (answers_aside(clause, by, *kind)) return;
  legislates(clause, *kind);
}

/// "a motion that was defeated", "the offer was refused": by the only one to whom it was put.
/// "Britain was opposed" answers by itself.
void ResponseReader::answered_by_addressee(const Clause& clause, Kind kind) {
  const TokenId t = clause.predicate();
  if (!clause.passive()) return;
  if (kind == Kind::Opposed) return disposed(t, kind);
  if (kind == Kind::Supported) return;
  for (TokenId n : clause.objects()) {
    const auto target = target_.of_nominal(n, t, {});
    if (!target) continue;
    const Entities whom = r_.out.proposals[*target].whom;
    if (whom.size() == 1) add(*target, whom, kind, t);
    return;
  }
}

/// "Italy did not participate": one of those invited.
void ResponseReader::stays_away(const Clause& clause) {
  if (clause.factuality() != Factuality::Negated) return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  if (const auto target = target_.of_invitation(clause.predicate(), by))
    add(*target, by, Kind::Rejected, clause.predicate());
}

/// Who answers: in ", but General MacArthur opposed the idea" the name between, which a parser
/// may have joined to the object before.
Entities ResponseReader::answering(const Clause& clause) const {
  const TokenId t = clause.predicate();
  if (t > 0 && r_.is(t, {Deprel::Conj}) && r_.mention_of[t - 1] != kNone && !clause.passive()) {
    const Mention& name = r_.out.mentions[r_.mention_of[t - 1]];
    TokenId first = name.first_token;
    while (first > 0 && r_.is(first - 1, {Deprel::NmodDesc, Deprel::Det, Deprel::Compound}))
      --first;
    // "which Egypt accepted and Israel rejected"
    const bool apart = first > 1 && r_.token(first - 1).upos == Upos::Cconj &&
                       (r_.text(first - 2) == "," || r_.lemma(first - 1) == "but" ||
                        r_.token(first - 2).upos == Upos::Verb);
    if (apart && name.form == Mention::Form::Name && is_actor(r_.type_of(name.entity)))
      return {name.entity};
  }
  if (some_of_a_people(clause)) return {};
  Entities by = doers(r_, clause);
  if (by.size() > 1 && !clause.passive()) without_later(by, t);
  return not_the_proposer(clause, std::move(by));
}

/// "Egypt accepted and Israel rejected": Israel, whom the parser joined to Egypt, stands behind.
void ResponseReader::without_later(Entities& by, TokenId t) const {
  const Sentence& s = r_.sentence(t);
  std::erase_if(by, [&](std::uint32_t e) {
    bool later = false;
    for (TokenId n = s.first_token; n < s.last_token; ++n) {
      if (r_.entity_at(n) != e) continue;
      if (n < t) return false;
      later = true;
    }
    return later;
  });
}

/// "Americans west of the mountains supported it": only those of them.
bool ResponseReader::some_of_a_people(const Clause& clause) const {
  const auto subjects = clause.subjects();
  return std::any_of(subjects.begin(), subjects.end(), [&](TokenId t) {
    const std::uint32_t entity = r_.entity_at(t);
    return entity != kNone && r_.type_of(entity) == EntityType::Country &&
           (r_.token(t).features & kPlural) != 0 && r_.text(t).ends_with("ns") &&
           t + 1 < clause.predicate() && r_.child(t, {Deprel::Det}) == kNone &&
           r_.lemma(t + 1) != "," && r_.token(t + 1).upos != Upos::Cconj;
  });
}

std::optional<std::size_t> ResponseReader::target_of(const Clause& clause,
                                                     const Entities& by) const {
  const TokenId t = clause.predicate();
  if (auto found = target_.told_behind(t, by)) return found;
  if (auto found = target_.before_which(t, by)) return found;
  std::vector<TokenId> objects = clause.objects();
  for (std::string_view preposition : {"to", "with", "against", "for"}) {
    for (TokenId n : clause.phrases(preposition)) objects.push_back(n);
  }
  if (r_.is_word("answers-with", t)) {
    for (std::string_view preposition : {"on", "upon", "at", "from", "behind"}) {
      for (TokenId n : clause.phrases(preposition)) objects.push_back(n);
    }
  }
  for (TokenId n : objects) {
    if (auto found = target_.of_nominal(whole_of(n), t, by)) return found;
  }
  const TokenId inner = clause.complement();
  if (inner != kNone) {
    if (only_repeats(inner)) return target_.of_answerer(t, by);
    if (auto found = target_.of_clause(inner, t, by)) return found;
    if (auto found = of_object(inner, t, by)) return found;
    if (r_.lexicon.is("takes-part", r_.lemma(inner))) {
      if (auto found = target_.of_invitation(t, by)) return found;
    }
  } else if (!clause.objects().empty() && !withholds_consent(clause)) {
    return std::nullopt;
  }
  // "until the United States agreed to lower its duties" answers nothing
  if (!r_.is(t, {Deprel::Advcl}) || r_.child(t, {Deprel::Mark}) == kNone) {
    if (auto found = open_before(t, by)) return found;
  }
  if (inner == kNone && needs_object(clause)) return std::nullopt;
  if (answers_other(inner)) return std::nullopt;
  if (auto found = target_.of_answerer(t, by)) return found;
  // "objected that a surprise attack would be contrary to tradition"
  if (inner != kNone && begins_with_that(r_, inner) && r_.is_word("objecting-verb", t))
    return target_.just_before(t, by);
  if (inner == kNone && objects.empty() && !clause.passive() &&
      (answers(t) || r_.lemma(t) == "object")) {
    return follows_another(t) ? target_.in_sentence(t, by) : target_.just_before(t, by);
  }
  // "invited the commanders to a parley; Kim assented to the meeting"
  if (inner == kNone && r_.is_word("assenting", t)) {
    const auto found = target_.in_sentence(t, by);
    if (found && target_.addressed(*found, by) && !answered(*found, by)) return found;
  }
  if (!r_.is_word("reply-verb", t)) return std::nullopt;
  const auto found = target_.in_sentence(t, by);
  return found ? found : target_.just_before(t, by);
}

/// "the army attacked", "word passed to Bonn", "the Senate acted on August 7": verbs that answer
/// only what they act upon.
bool ResponseReader::needs_object(const Clause& clause) const {
  const TokenId t = clause.predicate();
  const std::string_view verb = r_.lemma(t);
  // "it passed by a single vote"
  const auto subjects = clause.own_subjects();
  const bool it = !subjects.empty() && r_.lemma(subjects[0]) == "it";
  if (verb == "act" || verb == "pass" || verb == "adopt") return !it;
  return r_.is_word("oppose", t) && !clause.passive() && !r_.is_word("objecting-verb", t) &&
         verb != "object";
}

/// "refused even to accept a letter": the infinitive answers something that was told to be no
/// proposal.
bool ResponseReader::answers_other(TokenId infinitive) const {
  if (infinitive == kNone || !is_infinitive(r_, infinitive)) return false;
  const bool answer = answer_kind(r_, infinitive) || r_.is_word("takes-part", infinitive) ||
                      r_.is_word("attending", infinitive);
  const TokenId object = r_.child(infinitive, {Deprel::Obj});
  return answer && object != kNone && r_.token(object).upos == Upos::Noun;
}

/// "the treaty was signed by forty; the Soviet Union refused": a bare answer behind another clause
/// answers that one, and no proposal of a sentence before.
bool ResponseReader::follows_another(TokenId t) const {
  const TokenId before = r_.head(t);
  return before != kNone && before < t && r_.is(t, {Deprel::Conj, Deprel::Parataxis}) &&
         r_.child(t, {Deprel::Nsubj}) != kNone && !answer_kind(r_, before);
}

/// "recommended that the ships be protected, and Reagan approved": a bare yes or no answers the
/// proposal of the same sentence that was put to nobody.
std::optional<std::size_t> ResponseReader::open_before(TokenId t, const Entities& by) const {
  if (!answers(t)) return std::nullopt;
  const auto here = target_.in_sentence(t, by);
  const bool fits = here && open_[*here] && r_.out.proposals[*here].whom.empty();
  return fits ? here : std::nullopt;
}

/// One of them has answered it before.
bool ResponseReader::answered(std::size_t target, const Entities& by) const {
  const auto& answers = r_.out.proposals[target].responses;
  return std::any_of(answers.begin(), answers.end(),
                     [&](const Response& told) { return holds(by, told.by); });
}

/// A bare yes or no.
bool ResponseReader::answers(TokenId t) const {
  return r_.lexicon.is("accept", r_.lemma(t)) || r_.lexicon.is("reject", r_.lemma(t));
}

/// "agreed to attend the meeting", "refused to consider the proposal".
std::optional<std::size_t> ResponseReader::of_object(TokenId infinitive, TokenId t,
                                                     const Entities& by) const {
  const std::string_view word = r_.lemma(infinitive);
  if (!r_.lexicon.is("consider-verb", word) && !r_.lexicon.is("accept", word) &&
      !r_.lexicon.is("takes-part", word))
    return std::nullopt;
  for (TokenId n : Clause(r_, infinitive).objects()) {
    if (auto found = target_.of_nominal(n, t, by)) return found;
  }
  return std::nullopt;
}

/// "the terms were unacceptable to Colombia".
void ResponseReader::adjective(TokenId t, Kind kind) {
  const TokenId finder = r_.head(t);
  if (finder != kNone && r_.lexicon.is("finding", r_.lemma(finder)) &&
      r_.is(t, {Deprel::Xcomp, Deprel::Amod, Deprel::Acl, Deprel::Obj}))
    return found_so(t, finder, kind);
  const Clause clause(r_, t);
  if (clause.factuality() != Factuality::Stated) return;
  Entities by = actors_at(r_, clause.phrases("to"));
  without_denied(by, t);
  if (by.empty()) return;
  for (TokenId n : clause.subjects()) {
    if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, kind, t);
  }
}

/// "was receptive to the idea", "was cool to the proposal"; "Britain was agreeable".
void ResponseReader::disposed(TokenId t, Kind kind) {
  const Clause clause(r_, t);
  if (r_.child(t, {Deprel::Cop, Deprel::AuxPass}) == kNone ||
      clause.factuality() != Factuality::Stated)
    return;
  const Entities by = clause.passive() ? actors_at(r_, clause.own_subjects()) : doers(r_, clause);
  if (by.empty()) return;
  auto told = clause.phrases("to");
  for (std::string_view link : {"of", "about", "toward", "towards"}) {
    for (TokenId n : clause.phrases(link)) told.push_back(n);
  }
  for (TokenId n : told) {
    if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, kind, t);
  }
  if (!told.empty() || r_.child(t, {Deprel::Obl, Deprel::Advcl, Deprel::Xcomp}) != kNone) return;
  if (r_.is_word("agreeable", t)) kind = Kind::Accepted;
  if (const auto target = target_.just_before(t, by)) add(*target, by, kind, t);
}

/// ", which the Americans found unacceptable".
void ResponseReader::found_so(TokenId t, TokenId finder, Kind kind) {
  const Clause clause(r_, finder);
  if (clause.factuality() != Factuality::Stated) return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  for (TokenId n : clause.objects()) {
    if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, kind, t);
  }
  if (kind != Kind::Rejected) return;
  if (const auto target = target_.in_sentence(t, by)) add(*target, by, kind, t);
}

void ResponseReader::add(std::size_t target, const Entities& by, Kind told, TokenId t) {
  Proposal& proposal = r_.out.proposals[target];
  if (completes_group(proposal, by, told)) {
    for (std::uint32_t e : by) add_entity(proposal.whom, e);
  }
  const auto own = [&](std::uint32_t e) {
    return by.size() > 1 && r_.type_of(e) == EntityType::Country && stands_for(r_, proposal.who, e);
  };
  // "both governments rejected it": not what one of them had proposed
  const bool refused = told == Kind::Rejected || told == Kind::Opposed;
  if (refused && std::any_of(by.begin(), by.end(), own)) return;
  for (std::uint32_t e : by) {
    if (!is_actor(r_.type_of(e)) || holds(proposal.who, e) || own(e)) continue;
    const Kind kind = weighed(proposal, e, told, t);
    const bool known = std::any_of(
        proposal.responses.begin(), proposal.responses.end(),
        [&](const Response& response) { return response.by == e && response.kind == kind; });
    if (known) continue;
    // Who accepts or refuses a proposal is the one it was put to.
    const bool put_to = kind == Kind::Accepted || kind == Kind::Rejected ||
                        r_.lexicon.is("reply-verb", r_.lemma(t));
    const std::uint32_t side = side_of(proposal, e);
    const bool told_of = std::any_of(
        proposal.whom.begin(), proposal.whom.end(),
        [&](std::uint32_t w) { return stands_for(r_, {w}, side) || stands_for(r_, {side}, w); });
    if (open_[target] && put_to && !advocates(target) && !told_of && still_told(target, t))
      add_entity(proposal.whom, side);
    const Token& word = r_.token(t);
    proposal.responses.push_back(
        {e,
         kind,
         {r_.sentence_of[t], word.begin, word.end, "response:" + std::string(r_.lemma(t))},
         kConfidence});
  }
}

/// Those who answer together were addressed together; who answers in a later sentence is another,
/// unless many were invited.
bool ResponseReader::still_told(std::size_t target, TokenId t) {
  if (r_.out.proposals[target].whom.empty()) told_in_[target] = r_.sentence_of[t];
  return told_in_[target] == r_.sentence_of[t] || is_invitation(r_, target_.predicate_of(target));
}

/// "argued for two pacts", "pressed for an article", "called for a union": whoever accepts or
/// refuses what is advocated was not asked.
bool ResponseReader::advocates(std::size_t target) const {
  const TokenId predicate = target_.predicate_of(target);
  // "pressed him to sign" asks somebody
  const TokenId content = target_.content_of(target);
  if (content != kNone && is_infinitive(r_, content)) return false;
  return r_.token(predicate).upos == Upos::Verb && r_.is_word("advocating", predicate);
}

/// Several who were addressed accept together with others: all of them were addressed ("the four
/// republics").
bool ResponseReader::completes_group(const Proposal& proposal, const Entities& by,
                                     Kind kind) const {
  if (kind != Kind::Accepted || by.size() <= proposal.whom.size()) return false;
  const auto addressed =
      std::count_if(by.begin(), by.end(), [&](std::uint32_t e) { return holds(proposal.whom, e); });
  return addressed >= 2 && static_cast<std::size_t>(addressed) == proposal.whom.size();
}

/// A state puts its proposal to a state, even where a person answers for it.
std::uint32_t ResponseReader::side_of(const Proposal& proposal, std::uint32_t entity) const {
  if (r_.type_of(proposal.who[0]) == EntityType::Person) return entity;
  if (const std::uint32_t served = r_.state_of(entity); served != kNone) return served;
  const std::uint32_t led =
      r_.type_of(entity) == EntityType::Person ? OfficeStates(r_).leader_state(entity) : kNone;
  return led == kNone ? entity : led;
}

void find_responses(Reading& r, const ProposalSink& sink) {
  ResponseReader reader(r, sink);
  for_each_stating_token(r, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
