#include "ingest/extract/facts/verb_frame_sides.h"

#include "ingest/extract/lexicon/atoms.h"

#include <algorithm>

namespace dossier::ingest {

FrameSides VerbFrameSides::find(const Clause& clause, const Frame& frame, TokenId object) const {
  FrameSides sides{acting(clause, frame, object), concerned(clause, frame, object)};
  if (frame.relation == Relation::Overthrew) not_overthrown(clause, frame, sides);
  keep_actors(sides.from);
  find_.keep_only(frame, sides.to);
  not_states_by_it(clause, frame, sides.to);
  if (frame.relation == Relation::Rejected && sides.to.empty() && !frame.negated)
    sides.to = claimants(clause, sides.from);
  if (sides.from.empty()) sides.from = acting_elsewhere(clause, frame);
  return sides;
}

Entities VerbFrameSides::acting(const Clause& clause, const Frame& frame, TokenId object) const {
  Entities from = find_.fill(clause, frame.from, kNone);
  // "came under criticism from Moscow", "received Soviet aid"
  if (from.empty() && object != kNone && frame.from[0].kind == Role::Kind::Preposition) {
    from = find_.fill(clause, frame.from, object);
    if (from.empty()) from = find_.owners(object);
  }
  // "Soviet weapons flowed to Ethiopia", "arms supplied by Libya reached it"
  if (from.empty() && !frame.by.empty()) {
    const bool moved = frame.from[0].kind == Role::Kind::Object;
    for (TokenId one : moved ? clause.objects() : clause.subjects()) {
      for (std::uint32_t e : find_.givers(one)) from.push_back(e);
    }
  }
  if (from.empty() && frame.relation == Relation::Founded && clause.passive()) {
    // "was formed as a joint venture between A and B"
    for (TokenId venture : clause.phrases("as")) {
      for (TokenId c : r_.children(venture)) {
        const std::string_view link = r_.preposition(c);
        if (!r_.is(c, {Deprel::Nmod}) || (link != "between" && link != "among" && link != "by"))
          continue;
        for (std::uint32_t e : referents(r_, c)) from.push_back(e);
      }
    }
  }
  const bool armed = frame.relation == Relation::Attacked || frame.relation == Relation::Overthrew;
  if (armed && frame.from[0].kind == Role::Kind::Subject) {
    for (std::uint32_t e : find_.led_by(clause.subjects())) from.push_back(e);
    rulers_to_states(clause, from);
  }
  return from;
}

Entities VerbFrameSides::concerned(const Clause& clause, const Frame& frame, TokenId object) const {
  Entities to = find_.receiving(clause, frame, object);
  if (to.empty()) to = find_.behind(clause, frame);
  if (to.empty()) to = find_.understood(clause, frame);
  if (to.empty() && frame.relation == Relation::Founded) {
    for (TokenId body : clause.objects()) {
      if (r_.is_word("organization-noun", body) || r_.is_word("panel-noun", body))
        to = find_.called_behind(body);
    }
  }
  if (to.empty() && frame.relation == Relation::AgreedWith) to = find_.conceded_to(clause);
  return to.empty() ? find_.by_gerund(clause, frame) : to;
}

/// "the divisions of Saddam Hussein overran Kuwait", "Assad's gunners": what the troops of a ruler
/// do his state does.
void VerbFrameSides::rulers_to_states(const Clause& clause, Entities& from) const {
  const auto subjects = clause.subjects();
  const bool troops =
      !subjects.empty() && std::all_of(subjects.begin(), subjects.end(), [&](TokenId t) {
        return r_.mention_of[t] == kNone && r_.is_word("troops-noun", t);
      });
  if (!troops) return;
  for (std::uint32_t& e : from) {
    if (r_.type_of(e) == EntityType::Person && ruled(e) && r_.state_of(e) != kNone)
      e = r_.state_of(e);
  }
}

/// Who acts, where no role of the frame names anybody.
Entities VerbFrameSides::acting_elsewhere(const Clause& clause, const Frame& frame) const {
  Entities from;
  if (find_.hostile(frame.relation)) from = find_.nationals(clause);
  if (from.empty() && find_.looks_behind(frame.relation)) from = find_.speakers(clause);
  if (from.empty() && frame.relation == Relation::Overthrew) from = plotters(clause.subjects());
  if (!from.empty() || !clause.passive()) return from;
  if (frame.relation == Relation::Overthrew) from = overthrowers(clause);
  // "the treaty, negotiated with Colombia"
  if (frame.relation == Relation::Negotiated) add_partners(clause, from);
  return from;
}

/// "was ousted in a coup organized by the army"
Entities VerbFrameSides::overthrowers(const Clause& clause) const {
  Entities from = find_.plotters(clause);
  for (TokenId c : r_.children(clause.predicate())) {
    // "was overthrown and murdered in a coup"
    if (from.empty() && r_.is(c, {Deprel::Conj}) && r_.token(c).upos == Upos::Verb)
      from = find_.plotters(Clause(r_, c));
  }
  keep_actors(from);
  return from;
}

/// "led a coup that overthrew Allende", "a coup by Mobutu toppled Kasavubu": who made it.
Entities VerbFrameSides::plotters(const std::vector<TokenId>& subjects) const {
  Entities all;
  for (TokenId coup : subjects) {
    if (r_.mention_of[coup] != kNone || !r_.is_word("led-noun", coup)) continue;
    all = find_.owners(coup);
    for (TokenId c : r_.children(coup)) {
      if (!r_.is(c, {Deprel::Nmod}) || r_.preposition(c) != "by") continue;
      for (std::uint32_t e : referents(r_, c)) all.push_back(e);
    }
    const TokenId verb = r_.head(coup);
    if (all.empty() && verb != kNone && r_.is(coup, {Deprel::Obj}) &&
        r_.is_word("leading-verb", verb))
      all = doers(r_, Clause(r_, verb));
  }
  keep_actors(all);
  return all;
}

/// "Israel rejected Egypt's insistence", "a demand that Moscow rejected": whose claim it is, or
/// who has just demanded something.
Entities VerbFrameSides::claimants(const Clause& clause, const Entities& from) const {
  Entities all;
  for (TokenId object : clause.objects()) {
    if (!r_.is_word("claim-noun", object)) continue;
    all = find_.owners(object);
    for (std::uint32_t e : referents_behind(r_, object)) all.push_back(e);
    if (!all.empty()) break;
    add_demanders(object, from, all);
  }
  std::erase_if(all, [&](std::uint32_t e) {
    return !is_actor(r_.type_of(e)) || std::find(from.begin(), from.end(), e) != from.end();
  });
  return all;
}

/// Those who, as the sentences right before tell, demanded something of one of `from`.
void VerbFrameSides::add_demanders(TokenId claim, const Entities& from, Entities& all) const {
  for (const Fact& fact : r_.out.facts) {
    const bool near = fact.evidence.sentence + 2 >= r_.sentence_of[claim];
    const bool asked = std::find(from.begin(), from.end(), fact.object) != from.end();
    if (fact.relation == Relation::Demanded && near && asked) all.push_back(fact.subject);
  }
}

/// "Mikoyan opposed it": a thing, whatever state or body the pronoun may seem to mean.
void VerbFrameSides::not_states_by_it(const Clause& clause, const Frame& frame,
                                      Entities& to) const {
  if (frame.relation != Relation::Supported && frame.relation != Relation::Opposed &&
      frame.relation != Relation::Accepted && frame.relation != Relation::Rejected)
    return;
  for (const Role& role : frame.to) {
    for (TokenId t : clause.find(role)) {
      if (r_.token(t).upos != Upos::Pron || lower(r_.text(t)) != "it") continue;
      std::erase_if(to, [&](std::uint32_t e) { return is_actor(r_.type_of(e)); });
    }
  }
}

/// Whoever kills somebody overthrows him only where he ruled; control over a land is overthrow
/// where those who seize it are no state.
void VerbFrameSides::not_overthrown(const Clause& clause, const Frame& frame,
                                    FrameSides& sides) const {
  if (frame.noun == "control" || frame.noun == "power")
    std::erase_if(sides.from,
                  [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Country; });
  // "the proposals reached the junta, which threw them out"
  const auto objects = clause.objects();
  if (frame.noun == "out" && !objects.empty() && lower(r_.text(objects[0])) == "them")
    sides.to.clear();
  if (!r_.is_word("kill-verb", clause.predicate())) return;
  // Assassins take no power.
  const std::string_view deed = r_.lemma(clause.predicate());
  if (deed == "assassinate" || deed == "murder") sides.from.clear();
  std::erase_if(sides.to, [&](std::uint32_t e) { return !ruled(e); });
}

bool VerbFrameSides::ruled(std::uint32_t person) const {
  return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
    return office.person == person && r_.lexicon.is_title(office.role, TitleRank::Head);
  });
}

void VerbFrameSides::keep_actors(Entities& all) const {
  std::erase_if(all, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
}

void VerbFrameSides::add_partners(const Clause& clause, Entities& from) const {
  Entities with = find_.entities(clause.phrases("with"));
  // "entered into the Locarno Treaties with France"
  for (std::string_view preposition : {"into", "on", "over"}) {
    for (TokenId treaty : clause.phrases(preposition)) {
      for (TokenId c : r_.children(treaty)) {
        if (!r_.is(c, {Deprel::Nmod}) || r_.preposition(c) != "with") continue;
        for (std::uint32_t e : referents(r_, c)) with.push_back(e);
      }
    }
  }
  for (std::uint32_t e : with) {
    if (is_actor(r_.type_of(e)) && std::find(from.begin(), from.end(), e) == from.end())
      from.push_back(e);
  }
}

}  // namespace dossier::ingest
