#include "ingest/extract/proposals/verb_addressees.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/usable_content.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace dossier::ingest {

Entities VerbAddressees::of_frame(const ProposalFrame& frame) const {
  Entities whom = named_addressees(r_, clause_, frame.whom);
  if (auto sides = sides_of_others(r_, clause_, frame.whom, who_); !sides.empty())
    whom = std::move(sides);
  without_proposers(whom);
  without_own_people(whom);
  if (means_the_nameless(frame, whom)) whom.clear();
  // "Chile was called upon by Argentina"
  if (whom.empty() && is_done_upon()) whom = actors_at(r_, clause_.objects());
  if (whom.empty()) whom = person_meant(frame);
  // "pressed upon them a plan" is another frame than "pressed his colleagues to wait"
  const bool object = addresses_object(frame) || clause_.objects().empty();
  if (whom.empty() && object) whom = colleagues_of(r_, clause_, who_);
  return whom.empty() ? opposite_number_of(r_, clause_, frame.whom, who_) : whom;
}

/// "offered him a treaty", "urged upon him": where the pronoun was not resolved, the person
/// spoken of last, here or in the sentence before.
Entities VerbAddressees::person_meant(const ProposalFrame& frame) const {
  for (const Role& role : frame.whom) {
    const auto nominals =
        role.kind == Role::Kind::Recipient ? recipients_of(r_, clause_) : clause_.find(role);
    for (TokenId t : nominals) {
      if (r_.text(t) == "him") return person_before(t);
    }
  }
  return {};
}

Entities VerbAddressees::person_before(TokenId t) const {
  const std::uint32_t here = r_.sentence_of[t];
  const Sentence& before = r_.analysis.sentences[here > 0 ? here - 1 : 0];
  const TokenId begin =
      before.block == r_.sentence(t).block ? before.first_token : r_.sentence(t).first_token;
  for (; t > begin; --t) {
    const std::uint32_t e = r_.entity_at(t - 1);
    if (e != kNone && r_.type_of(e) == EntityType::Person && !holds(who_, e)) return {e};
  }
  return {};
}

Entities VerbAddressees::promised_to(const Act& act) const {
  if (!r_.is_word("offering", verb_) || act.content == kNone) return {};
  const TokenId governor = r_.head(verb_);
  if (governor != kNone && is_infinitive(r_, verb_) && r_.is_word("message-verb", governor))
    return implied_addressees(r_, act);
  if (!is_infinitive(r_, act.content)) return {};
  const Clause inner(r_, act.content);
  Entities all;
  if (r_.is_word("giving", act.content)) {
    all = actors_at(r_, inner.recipients());
    if (all.empty()) all = actors_at(r_, inner.objects());
  }
  // "promised to send wheat if India reformed its farms"
  for (TokenId c : r_.children(act.content)) {
    const TokenId mark = r_.child(c, {Deprel::Mark}), subject = r_.child(c, {Deprel::Nsubj});
    const bool conditional = all.empty() && r_.is(c, {Deprel::Advcl}) && mark != kNone &&
                             subject != kNone && r_.lemma(mark) == "if";
    if (conditional) all = actors_at(r_, {subject});
  }
  std::erase_if(all, [&](std::uint32_t e) { return stands_for(r_, who_, e); });
  return all;
}

/// "Reagan urged all Americans to oppose it": not his state.
void VerbAddressees::without_own_people(Entities& whom) const {
  if (whom.size() != 1 || r_.type_of(whom[0]) != EntityType::Country || who_.empty()) return;
  if (r_.type_of(who_[0]) != EntityType::Person || r_.state_of(who_[0]) != whom[0]) return;
  const TokenId end = std::min(r_.sentence(verb_).last_token, verb_ + 8);
  for (TokenId t = verb_ + 1; t < end; ++t) {
    if (r_.entity_at(t) != whom[0]) continue;
    if (r_.text(t).ends_with("ans") && r_.text(t - 1) != "the") whom.clear();
    return;
  }
}

/// "supported the companies until the war, when it pressured them": those who were named by a noun
/// in this sentence, not whom the text spoke of before.
bool VerbAddressees::means_the_nameless(const ProposalFrame& frame, const Entities& whom) const {
  if (whom.size() != 1 || !addresses_object(frame)) return false;
  const auto objects = clause_.objects();
  if (objects.size() != 1 || r_.text(objects[0]) != "them") return false;
  TokenId nameless = kNone;
  for (TokenId t = r_.sentence(verb_).first_token; t < verb_; ++t) {
    if (r_.entity_at(t) == whom[0]) return false;
    if (r_.token(t).upos == Upos::Noun && r_.is(t, {Deprel::Obj}) && is_someone(r_, t) &&
        (r_.token(t).features & kPlural) != 0 && r_.entity_at(t) == kNone)
      nameless = t;
  }
  return nameless != kNone;
}

bool VerbAddressees::is_done_upon() const {
  const TokenId particle = r_.child(verb_, {Deprel::CompoundPrt});
  return clause_.passive() && particle != kNone &&
         (r_.lemma(particle) == "upon" || r_.lemma(particle) == "on");
}

void VerbAddressees::without_content(Act& act) const {
  if (act.content == kNone) return;
  auto things = referents_of_one(r_, act.content);
  // "offered Russia talks": the name before the noun is whom they are offered.
  for (TokenId c : r_.children(act.content)) {
    if (r_.is(c, {Deprel::Compound})) std::erase(things, r_.entity_at(c));
  }
  std::erase_if(act.whom, [&](std::uint32_t e) { return holds(things, e); });
}

void VerbAddressees::without_goal_of_noun(Act& act) const {
  const TokenId noun = act.content;
  const bool goal = noun != kNone && noun > verb_ && r_.token(noun).upos == Upos::Noun &&
                    noun + 1 < r_.sentence(verb_).last_token && r_.text(noun + 1) == "to" &&
                    r_.is_word("to-noun", noun) && !r_.is_word("offering", verb_) &&
                    r_.is_word("help-noun", noun);
  if (!goal) return;
  const Entities helped = phrase_actors(r_, noun, "to");
  if (helped == act.whom) act.whom.clear();
}

Entities VerbAddressees::names_right_behind(const Act& act, const ProposalFrame& frame) const {
  constexpr TokenId kLongestTitle = 7;
  const TokenId content = act.content != kNone ? r_.extent(act.content).first : act.first;
  if (frame.whom.empty() || frame.whom[0].kind != Role::Kind::Object || content == kNone ||
      clause_.passive())
    return {};
  const TokenId end = std::min({content, verb_ + kLongestTitle, r_.sentence(verb_).last_token});
  for (TokenId t = verb_ + 1; t < end; ++t) {
    const Upos tag = r_.token(t).upos;
    const std::uint32_t e = r_.entity_at(t);
    if (e != kNone && r_.type_of(e) == EntityType::Person &&
        r_.out.mentions[r_.mention_of[t]].form == Mention::Form::Name)
      return holds(who_, e) ? Entities{} : Entities{e};
    const bool title = tag == Upos::Propn || (tag == Upos::Adp && r_.text(t) != "on" &&
                                              r_.text(t) != "for" && r_.text(t) != "to");
    if (!title && tag != Upos::Noun && tag != Upos::Adj && tag != Upos::Det) return {};
  }
  return {};
}

Entities VerbAddressees::names_behind_to(const Act& act, const ProposalFrame& frame) const {
  const bool takes_to = std::any_of(frame.whom.begin(), frame.whom.end(),
                                    [](const Role& role) { return role.word == "to"; });
  const TokenId content = act.content != kNone ? r_.extent(act.content).first : act.first;
  if (!takes_to || content == kNone || content < verb_ + 3 || r_.text(verb_ + 1) != "to") return {};
  Entities all;
  for (TokenId t = verb_ + 2; t < content; ++t) {
    const std::uint32_t e = r_.entity_at(t);
    if (e != kNone && is_actor(r_.type_of(e)) && !holds(who_, e) &&
        r_.out.mentions[r_.mention_of[t]].form != Mention::Form::Adjective)
      add_entity(all, e);
  }
  const auto person = [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Person; };
  if (std::any_of(all.begin(), all.end(), person)) std::erase_if(all, std::not_fn(person));
  return all;
}

Entities VerbAddressees::assembly() const {
  for (std::string_view preposition : {"in", "at", "before"}) {
    Entities all = actors_at(r_, clause_.phrases(preposition));
    std::erase_if(all, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Organization; });
    if (!all.empty()) return all;
  }
  return {};
}

bool VerbAddressees::in_frame_nameless(const ProposalFrame& frame, TokenId content) const {
  return std::any_of(frame.whom.begin(), frame.whom.end(), [&](const Role& role) {
    const auto nominals =
        role.kind == Role::Kind::Recipient ? recipients_of(r_, clause_) : clause_.find(role);
    return std::any_of(nominals.begin(), nominals.end(), [&](TokenId t) {
      return t != content && r_.token(t).upos == Upos::Noun && is_someone(r_, t);
    });
  });
}

bool VerbAddressees::addresses_someone() const {
  auto objects = clause_.objects();
  for (TokenId t : clause_.recipients()) objects.push_back(t);
  for (std::string_view preposition : {"to", "on", "upon"}) {
    for (TokenId t : clause_.phrases(preposition)) objects.push_back(t);
  }
  return std::any_of(objects.begin(), objects.end(), [&](TokenId t) { return is_someone(r_, t); });
}

Entities VerbAddressees::actors_above(TokenId clause) const {
  Entities all = doers(r_, Clause(r_, clause));
  without_proposers(all);
  return all;
}

void VerbAddressees::without_proposers(Entities& whom) const {
  std::erase_if(whom, [&](std::uint32_t e) { return holds(who_, e); });
}

}  // namespace dossier::ingest
