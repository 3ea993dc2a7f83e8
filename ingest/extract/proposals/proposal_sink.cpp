#include "ingest/extract/proposals/proposal_sink.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/lexicon/atoms.h"
#include "ingest/extract/names/name_lists.h"
#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/phrase.h"
#include "ingest/extract/sentence/same_words.h"

#include <algorithm>
#include <utility>

namespace dossier::ingest {

void add_entity(Entities& all, std::uint32_t entity) {
  if (!holds(all, entity)) all.push_back(entity);
}

bool holds(const Entities& all, std::uint32_t entity) {
  return std::find(all.begin(), all.end(), entity) != all.end();
}

Entities actors_at(const Reading& r, const std::vector<TokenId>& nominals) {
  Entities all;
  for (TokenId t : nominals) {
    for (std::uint32_t e : referents(r, t)) {
      if (is_actor(r.type_of(e))) add_entity(all, e);
    }
  }
  return all;
}

bool stands_for(const Reading& r, const Entities& actors, std::uint32_t entity) {
  return holds(actors, entity) ||
         std::any_of(r.offices.begin(), r.offices.end(), [&](const Reading::Office& office) {
           return office.held_in == entity && holds(actors, office.person);
         });
}

bool is_invitation(const Reading& r, TokenId predicate) {
  const std::string_view word = r.lemma(predicate);
  if (word == "invite" || word == "invitation") return true;
  for (TokenId c : r.children(predicate)) {
    if (r.is(c, {Deprel::Obj, Deprel::NsubjPass}) && r.lemma(c) == "invitation") return true;
  }
  return false;
}

namespace {

/// "such a measure", "it", "the bill": words that point back and say nothing by themselves.
bool points_back(const Reading& r, TokenId noun) {
  if (r.token(noun).upos == Upos::Pron || r.token(noun).upos == Upos::Det) return true;
  for (TokenId c : r.children(noun)) {
    const std::string_view word = r.lemma(c);
    if (word == "same" && r.child(noun, {Deprel::Nmod, Deprel::Acl}) != kNone) continue;
    if (word == "such" || word == "this" || word == "these" || word == "that" || word == "former" ||
        word == "latter" || word == "same")
      return r.is(c, {Deprel::Det, Deprel::Amod, Deprel::DetPredet});
  }
  return false;
}

}  // namespace

std::int32_t ProposalSink::named_in(TokenId what) const {
  if (what == kNone) return -1;
  std::uint32_t entity = r_.entity_at(what);
  // "the “open skies” plan"
  if (entity == kNone && r_.lexicon.is("proposal-object", r_.lemma(what))) {
    const TokenId name = r_.child(what, {Deprel::Compound, Deprel::Amod, Deprel::Appos});
    if (name != kNone) entity = r_.entity_at(name);
  }
  // "the proposal, known as the Rapacki Plan"
  const TokenId participle = r_.child(what, {Deprel::Acl, Deprel::AclRelcl});
  if (entity == kNone && participle != kNone && r_.lexicon.is("naming", r_.lemma(participle))) {
    const TokenId name = r_.child(participle, {Deprel::Obl, Deprel::Obj, Deprel::Xcomp});
    if (name != kNone) entity = r_.entity_at(name);
  }
  if (entity == kNone) return -1;
  const EntityType type = r_.type_of(entity);
  return type == EntityType::Proposal || type == EntityType::Treaty
             ? static_cast<std::int32_t>(entity)
             : -1;
}

/// The noun of proposing itself bears the name: "Poland's proposal, known as the Rapacki Plan".
std::int32_t ProposalSink::named_by_noun(const Act& act) const {
  return is_nominal(r_.token(act.predicate).upos) ? named_in(act.predicate) : -1;
}

bool ProposalSink::says_enough(const Act& act, std::string_view words) const {
  if (words.empty()) return false;
  if (act.content == kNone) return count_words(words) >= 2;
  // A text that is drawn up by several is proposed only where it is new: "drafted a plan".
  const std::string_view verb = r_.lemma(act.predicate);
  if ((verb == "draft" || verb == "table" || verb == "sponsor") &&
      r_.child(act.content, {Deprel::Det}) != kNone &&
      r_.lemma(r_.child(act.content, {Deprel::Det})) == "the")
    return false;
  if (named_in(act.content) >= 0) return true;
  if (is_nominal(r_.token(act.content).upos) && points_back(r_, act.content)) return false;
  const std::size_t enough = content_words(words).size();
  const bool vague = r_.lexicon.is("proposal-object", lower(r_.lemma(act.content)));
  // "presented the American plan to the Commission" says whose it is and to whom it goes.
  return enough >= (vague && act.whom.empty() ? 2U : 1U);
}

bool ProposalSink::tells(TokenId predicate) const {
  return std::any_of(acts_.begin(), acts_.end(),
                     [&](const Act& act) { return act.predicate == predicate; });
}

void ProposalSink::prefer_persons(Entities& who) const {
  const auto person = [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Person; };
  if (std::none_of(who.begin(), who.end(), person)) return;
  std::erase_if(who, [&](std::uint32_t e) {
    if (person(e)) return false;
    Entities persons;
    for (std::uint32_t p : who) {
      if (person(p)) persons.push_back(p);
    }
    return r_.type_of(e) == EntityType::Country || stands_for(r_, persons, e);
  });
}

namespace {

/// "his request for recall" after "requested that France recall him": one word, said before.
bool repeats(std::string_view earlier, std::string_view brief) {
  const auto word = content_words(brief), before = content_words(earlier);
  return word.size() == 1 && std::find(before.begin(), before.end(), word[0]) != before.end();
}

}  // namespace

/// The proposal of which this is another telling.
Proposal* ProposalSink::known(const Proposal& proposal, const Act& act) {
  const bool brief = r_.token(act.predicate).upos == Upos::Noun;
  for (Proposal& earlier : r_.out.proposals) {
    const bool same_side =
        std::any_of(proposal.who.begin(), proposal.who.end(),
                    [&](std::uint32_t e) { return stands_for(r_, earlier.who, e); });
    if (!same_side) continue;
    if (proposal.named >= 0 && proposal.named == earlier.named) return &earlier;
    if (same_words(earlier.what, proposal.what)) return &earlier;
    if (brief && repeats(earlier.what, proposal.what)) return &earlier;
  }
  return nullptr;
}

namespace {

/// "put it to Britain", later "to Italy and Japan": who is of the same kind and new is added.
void add_addressees(const Reading& r, Proposal& earlier, const Entities& whom) {
  for (std::uint32_t e : whom) {
    if (!earlier.whom.empty() && r.type_of(e) == r.type_of(earlier.whom[0]) &&
        !stands_for(r, earlier.who, e))
      add_entity(earlier.whom, e);
  }
}

}  // namespace

/// "introduced his plan before Congress": tells to whom the last one of the same side went.
bool ProposalSink::addresses_again(const Act& act) {
  if (act.content == kNone || act.whom.empty() || r_.out.proposals.empty() ||
      !r_.is_word("proposal-word", act.content) ||
      r_.child(act.content, {Deprel::NmodPoss}) == kNone)
    return false;
  constexpr std::uint32_t kReach = 4;
  Proposal& last = r_.out.proposals.back();
  const bool own = std::any_of(act.who.begin(), act.who.end(),
                               [&](std::uint32_t e) { return stands_for(r_, last.who, e); });
  if (!own || !last.whom.empty() || last.evidence.sentence + kReach < r_.sentence_of[act.predicate])
    return false;
  last.whom = act.whom;
  return true;
}

/// "announced the Eisenhower Doctrine": nothing is said but the name.
bool ProposalSink::only_names(const Proposal& proposal) const {
  return proposal.named >= 0 &&
         content_words(proposal.what) ==
             content_words(r_.out.entities[static_cast<std::size_t>(proposal.named)].name);
}

/// "introduced a resolution calling for a truce": the participle says again what was proposed.
bool ProposalSink::spells_out(const Act& act) const {
  const TokenId text = r_.head(act.predicate);
  if (text == kNone || !r_.is(act.predicate, {Deprel::Acl}) || !r_.is_word("writing", text))
    return false;
  return std::any_of(acts_.begin(), acts_.end(),
                     [&](const Act& told) { return told.content == text && told.who == act.who; });
}

/// "offered a deal: it would withdraw", "outlined a plan: the borders should be restored": the
/// first word of what is meant, where the words before the colon say little; else kNone.
TokenId ProposalSink::behind_colon(const Act& act, std::string_view words) const {
  if (act.content == kNone || content_words(words).size() > 2) return kNone;
  const TokenId end = r_.sentence(act.content).last_token;
  constexpr TokenId kReach = 5;
  for (TokenId t = act.content + 1; t + 4 < end && t < act.content + kReach; ++t) {
    if (r_.text(t) == ":") return t + 1;
    if (r_.token(t).upos == Upos::Verb || r_.text(t) == ",") return kNone;
  }
  return kNone;
}

TokenId what_it_would_do(const Reading& r, const Act& act) {
  if (act.content == kNone || r.head(act.predicate) != act.content ||
      !r.is(act.predicate, {Deprel::Acl}))
    return kNone;
  const TokenId clause = r.child(act.content, {Deprel::AclRelcl});
  return clause != kNone && clause > act.predicate ? clause : kNone;
}

namespace {

/// The first word behind "which", "under which" or "that".
TokenId behind_relative(const Reading& r, TokenId clause) {
  constexpr TokenId kReach = 5;
  const TokenId first = r.extent(clause).first;
  for (TokenId t = first; t < clause && t < first + kReach; ++t) {
    const std::string_view word = r.lemma(t);
    if (word == "which" || word == "that" || word == "whereby") return t + 1;
  }
  return first;
}

}  // namespace

/// An invitation to a place says who is invited and where to.
bool ProposalSink::only_a_place(const Act& act) const {
  if (act.content == kNone || act.content < act.predicate || !is_invitation(r_, act.predicate) ||
      r_.token(act.predicate).upos != Upos::Verb || r_.preposition(act.content) != "to")
    return false;
  const auto [first, last] = r_.extent(act.content);
  const bool name = r_.token(act.content).upos == Upos::Propn;
  return name && first + 4 > last && first > act.predicate + 1;
}

bool ProposalSink::add(Act act) {
  complete_lists(r_, act);
  prefer_persons(act.who);
  std::erase_if(act.whom, [&](std::uint32_t e) { return holds(act.who, e); });
  Proposal proposal;
  Entities parties = act.whom;
  if (r_.token(act.predicate).upos == Upos::Verb && Clause(r_, act.predicate).passive()) {
    for (std::uint32_t e : act.who) add_entity(parties, e);
  }
  proposal.what = act.content != kNone ? phrase_of(r_, act.content, parties, act.predicate)
                                       : phrase_from(r_, act.first, parties);
  if (const TokenId would = what_it_would_do(r_, act); would != kNone) {
    const TokenId end = r_.extent(would).second;
    proposal.what = phrase_between(r_, behind_relative(r_, would), end);
  }
  // "invited nine governments to Paris"
  if (only_a_place(act))
    proposal.what = phrase_between(r_, act.predicate, r_.extent(act.content).second);
  if (act.last != kNone) proposal.what = phrase_between(r_, r_.extent(act.content).first, act.last);
  if (act.who.empty()) return false;
  if (const TokenId first = behind_colon(act, proposal.what); first != kNone)
    proposal.what = phrase_from(r_, first, parties);
  if (!says_enough(act, proposal.what)) return addresses_again(act);
  proposal.named = named_in(act.content);
  if (proposal.named < 0 && act.predicate != act.content) proposal.named = named_by_noun(act);
  proposal.who = act.who;
  proposal.whom = act.whom;
  if (spells_out(act)) return true;
  if (Proposal* earlier = known(proposal, act)) {
    if (earlier->whom.empty()) earlier->whom = proposal.whom;
    add_addressees(r_, *earlier, proposal.whom);
    const bool vague = content_words(earlier->what).empty() || only_names(*earlier);
    if (vague && proposal.what.size() > earlier->what.size())
      earlier->what = std::move(proposal.what);
    if (earlier->named < 0) earlier->named = proposal.named;
    return true;
  }
  const Token& word = r_.token(act.predicate);
  proposal.evidence = {r_.sentence_of[act.predicate], word.begin, word.end,
                       std::string(act.rule) + ":" + std::string(r_.lemma(act.predicate))};
  r_.out.proposals.push_back(std::move(proposal));
  acts_.push_back(std::move(act));
  return true;
}

}  // namespace dossier::ingest
