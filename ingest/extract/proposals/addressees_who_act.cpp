#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/implied_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"

#include <algorithm>

namespace dossier::ingest {

/// "promised Vietnam its autonomy, but only offered limited independence".
Entities ImpliedAddressees::of_conjunct() const {
  if (!r_.is(act_.predicate, {Deprel::Conj})) return {};
  const TokenId verb = r_.head(act_.predicate);
  const Entities found = r_.is_word("offering", act_.predicate)
                             ? actors_at(r_, recipients_of(r_, Clause(r_, verb)))
                             : Entities{};
  // "counseled Kennedy against sending troops and recommended"
  const bool same = r_.is_word("needs-addressee", verb) || r_.is_word("advice-verb", verb);
  return found.empty() && same && r_.child(act_.predicate, {Deprel::Nsubj}) == kNone &&
                 !Clause(r_, verb).passive()
             ? actors_at(r_, Clause(r_, verb).objects())
             : found;
}

/// "proposed that Russia buy back": who is to act, unless it is the proposer himself.
Entities ImpliedAddressees::who_is_to_act() const {
  const TokenId what = act_.content;
  if (what == kNone || r_.token(what).upos == Upos::Noun) return {};
  // "that Berlin become a free city": nobody acts
  if (r_.is_word("becoming", what) && !is_infinitive(r_, what)) return {};
  if (is_infinitive(r_, what)) return called_upon();
  if (r_.child(what, {Deprel::Mark}) == kNone && !r_.is(what, {Deprel::Ccomp}) &&
      !begins_with_that(r_, what))
    return {};
  const auto subjects = acting_subjects(what);
  if (subjects.empty()) return {};
  Entities all = actors_at(r_, subjects);
  // "that the Council of Foreign Ministers meet": who is to come together is asked by nobody
  if (r_.is_word("convening-verb", what))
    std::erase_if(all, [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Organization; });
  const bool shared = std::any_of(all.begin(), all.end(),
                                  [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
  // "that the two nations take the lead" addresses the other one of them.
  if (shared && all.size() != 2) all.clear();
  without_own_side(all);
  return all;
}

/// "that Aziz come to Washington and that Baker go to Baghdad": Bush does not address Baker.
void ImpliedAddressees::without_own_side(Entities& all) const {
  const std::uint32_t state = r_.state_of(act_.who[0]);
  if (all.size() < 2 || state == kNone) return;
  const auto own = [&](std::uint32_t e) {
    return r_.type_of(e) == EntityType::Person && r_.state_of(e) == state;
  };
  if (!std::all_of(all.begin(), all.end(), own)) std::erase_if(all, own);
}

/// Its subject; also the name between "and" and a coordinated verb, which the parser may have
/// joined to the object before.
TokenId ImpliedAddressees::subject_of(TokenId clause) const {
  const TokenId subject = r_.child(clause, {Deprel::Nsubj});
  if (subject != kNone || !r_.is(clause, {Deprel::Conj})) return subject;
  const std::uint32_t mention = clause == 0 ? kNone : r_.mention_of[clause - 1];
  if (mention == kNone) return kNone;
  const Mention& name = r_.out.mentions[mention];
  const bool linked = name.first_token > 0 && r_.token(name.first_token - 1).upos == Upos::Cconj;
  return linked && name.form == Mention::Form::Name ? name.head : kNone;
}

/// "that Turkey withdraw and Greece recognize it": the subjects of all its active clauses, where
/// the first is one.
std::vector<TokenId> ImpliedAddressees::acting_subjects(TokenId what) const {
  std::vector<TokenId> all;
  for (TokenId clause : r_.conjuncts(what)) {
    const TokenId subject = subject_of(clause);
    if (subject != kNone && !Clause(r_, clause).passive()) all.push_back(subject);
    if (clause == what && all.empty()) return {};
  }
  return all;
}

/// "called for the government to suppress it".
Entities ImpliedAddressees::called_upon() const {
  const Clause clause(r_, act_.predicate);
  for (std::string_view preposition : {"for", "on", "upon"}) {
    auto nominals = clause.phrases(preposition);
    std::erase_if(nominals, [&](TokenId t) { return t > act_.content; });
    auto found = actors_at(r_, nominals);
    if (found.empty()) {
      for (TokenId t : nominals) {
        for (std::uint32_t e : referents_behind(r_, t)) add_entity(found, e);
      }
    }
    if (!found.empty()) return found;
  }
  return between_for_and_to();
}

/// "his call for the United States to use its power", whatever the parser made of it: who stands
/// right before the infinitive.
Entities ImpliedAddressees::between_for_and_to() const {
  constexpr TokenId kFarthest = 16;
  const TokenId end = std::min(r_.sentence(act_.predicate).last_token, act_.predicate + kFarthest);
  bool behind_for = false;
  for (TokenId t = act_.predicate + 1; t + 1 < end; ++t) {
    if (r_.token(t).upos == Upos::Punct || r_.token(t).upos == Upos::Verb) return {};
    if (behind_for && r_.text(t) == "to" && r_.token(t + 1).upos == Upos::Verb)
      return actors_at(r_, {t - 1});
    behind_for = behind_for || r_.text(t) == "for";
  }
  return {};
}

/// "petitioned for U.S. assistance, calling on its neighbor to intervene": whom the verb above
/// asks.
Entities ImpliedAddressees::of_plea_above() const {
  const TokenId above = r_.head(act_.predicate);
  if (above == kNone || !r_.is(act_.predicate, {Deprel::Advcl}) ||
      !r_.lexicon.is("asking", r_.lemma(above)))
    return {};
  for (TokenId thing : Clause(r_, above).phrases("for")) {
    const Act plea{above, act_.who, {}, thing, kNone, act_.rule};
    if (Entities found = asked_for_help(r_, plea); !found.empty()) return found;
  }
  return {};
}

/// "requested that Congress appropriate funds", whatever the parser made of the clause: the name
/// right behind "that", unless something is to be done to it.
Entities ImpliedAddressees::actor_behind_that() const {
  const TokenId end = r_.sentence(act_.predicate).last_token;
  TokenId t = act_.predicate + 1;
  if (t + 2 >= end || r_.text(t) != "that") return {};
  ++t;
  if (r_.token(t).upos == Upos::Det) ++t;
  if (t + 1 >= end || r_.mention_of[t] == kNone) return {};
  const Mention& name = r_.out.mentions[r_.mention_of[t]];
  const bool acts = name.form == Mention::Form::Name && name.last_token < end &&
                    is_actor(r_.type_of(name.entity)) &&
                    r_.token(name.last_token).upos != Upos::Aux &&
                    r_.token(name.last_token).upos != Upos::Part &&
                    r_.token(name.last_token).upos != Upos::Punct &&
                    r_.lemma(name.last_token) != "be" && !r_.is_word("becoming", name.last_token);
  // "that the Council of Foreign Ministers meet"
  if (acts && r_.is_word("convening-verb", name.last_token) &&
      r_.type_of(name.entity) == EntityType::Organization)
    return {};
  return acts && !r_.lexicon.is("declaring", r_.lemma(act_.predicate)) ? Entities{name.entity}
                                                                       : Entities{};
}

/// "Brzezinski argued that the United States needed ...": a person advises the own state.
Entities ImpliedAddressees::own_state() const {
  const TokenId what = act_.content;
  if (what == kNone || r_.is_word("becoming", what) || r_.is_word("convening-verb", what))
    return {};
  if (r_.token(what).upos == Upos::Noun) return state_in_view();
  if (is_infinitive(r_, what)) return {};
  const TokenId subject = r_.child(what, {Deprel::Nsubj});
  if (subject == kNone || Clause(r_, what).passive()) return {};
  Entities all = actors_at(r_, {subject});
  std::erase_if(all, [&](std::uint32_t e) { return holds(act_.who, e); });
  return all;
}

/// "called for the withdrawal of U.S. forces", "encouraged French recognition": the deed of a
/// state is asked of it.
Entities ImpliedAddressees::who_does_the_deed() const {
  if (!r_.lexicon.is("deed-noun", r_.lemma(act_.content))) return {};
  std::vector<TokenId> states;
  for (TokenId c : r_.children(act_.content)) {
    if (r_.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss})) states.push_back(c);
    if (!r_.is(c, {Deprel::Nmod}) || (r_.preposition(c) != "of" && r_.preposition(c) != "by"))
      continue;
    if (r_.preposition(c) == "by") states.push_back(c);
    for (TokenId inner : r_.children(c)) {
      const bool owned =
          r_.lexicon.is("troops-noun", r_.lemma(c)) || r_.lexicon.is("stand-for-act", r_.lemma(c));
      if (owned && r_.is(inner, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}))
        states.push_back(inner);
    }
  }
  Entities found = actors_at(r_, states);
  std::erase_if(found, [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
  return found;
}

/// "Shufeldt recommended the establishment of U.S. relations": his own state has to do it.
Entities ImpliedAddressees::state_in_view() const {
  if (Entities found = who_does_the_deed(); !found.empty()) return found;
  if (!advises()) return {};
  const auto [first, last] = r_.extent(act_.content);
  for (TokenId t = first; t < last; ++t) {
    const std::uint32_t e = r_.entity_at(t);
    if (e == kNone || r_.type_of(e) != EntityType::Country || holds(act_.who, e)) continue;
    const TokenId noun = r_.head(t);
    const bool deed = noun != kNone && (r_.lexicon.is("deed-noun", r_.lemma(noun)) ||
                                        r_.lexicon.is("help-noun", r_.lemma(noun)));
    // "resistance to Soviet expansion" is asked of the others
    const std::string_view link = noun == kNone ? "" : r_.preposition(noun);
    const bool target = link == "to" || link == "against" || link == "with";
    if (r_.is(t, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}) && !target &&
        (deed || stands_for(r_, act_.who, e)))
      return {e};
  }
  return {};
}

/// Advice is given to one's own side: the other side of its subject is not addressed.
bool ImpliedAddressees::advises() const {
  return r_.lexicon.is("advice-verb", r_.lemma(act_.predicate));
}

}  // namespace dossier::ingest
