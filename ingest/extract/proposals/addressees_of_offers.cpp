#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/implied_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"

#include <algorithm>

namespace dossier::ingest {

/// "offered to sell Alaska to the United States", "offered to assist France".
Entities ImpliedAddressees::recipient_of_offer() const {
  const TokenId what = act_.content;
  if (what == kNone || !r_.lexicon.is("offering", r_.lemma(act_.predicate))) return {};
  if (r_.token(what).upos != Upos::Verb) {
    auto found = phrase_actors(r_, what, "to");
    return found.empty() ? phrase_actors(r_, what, "for") : found;
  }
  const Clause inner(r_, what);
  // "offered to accept a neutral Germany"
  const auto imagined = [&](TokenId t) {
    const TokenId article = r_.child(t, {Deprel::Det});
    return article != kNone && r_.lemma(article) == "a";
  };
  for (std::string_view preposition : {"to", "with", "between", "for"}) {
    auto nominals = inner.phrases(preposition);
    std::erase_if(nominals, imagined);
    if (auto found = actors_at(r_, nominals); !found.empty()) return found;
    // "offered to come to the aid of France"
    for (TokenId t : nominals) {
      if (!r_.lexicon.is("help-noun", r_.lemma(t))) continue;
      if (auto found = phrase_actors(r_, t, "of"); !found.empty()) return found;
    }
  }
  auto objects = inner.objects();
  std::erase_if(objects, imagined);
  auto found = actors_at(r_, objects);
  std::erase_if(found, [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
  return found.empty() ? on_condition() : found;
}

/// "offered to scrap ships if Japan would do the same".
Entities ImpliedAddressees::on_condition() const {
  for (TokenId governor : {act_.content, act_.predicate}) {
    for (TokenId c : r_.children(governor)) {
      const TokenId mark = r_.child(c, {Deprel::Mark});
      const TokenId subject = r_.child(c, {Deprel::Nsubj});
      if (!r_.is(c, {Deprel::Advcl}) || mark == kNone || subject == kNone) continue;
      if (r_.lexicon.is("conditional", r_.lemma(mark))) return actors_at(r_, {subject});
    }
  }
  return {};
}

/// "a treaty with France", "talks between the two", "an alliance against Germany with Britain";
/// "a truce between A and B", of a third party, is put to both.
Entities ImpliedAddressees::other_side() const {
  if (addresses_the_nameless()) return {};
  if (act_.content == kNone || advises()) return {};
  for (TokenId noun : mutual_nouns()) {
    for (std::string_view preposition : {"with", "between"}) {
      auto found = phrase_actors(r_, noun, preposition);
      if (found.empty() && preposition == "between") found = between_below(noun);
      if (!found.empty()) return found;
    }
  }
  return whom_to_meet();
}

/// "proposed to the Western powers a treaty with Germany": not Germany.
bool ImpliedAddressees::addresses_the_nameless() const {
  if (r_.token(act_.predicate).upos != Upos::Verb) return false;
  for (TokenId t : Clause(r_, act_.predicate).phrases("to")) {
    const bool before = act_.content == kNone || t < act_.content;
    if (before && t > act_.predicate && is_someone(r_, t)) return true;
  }
  return false;
}

/// "expressed his readiness to meet the President".
Entities ImpliedAddressees::whom_to_meet() const {
  if (r_.lemma(act_.content) != "meet" || !is_infinitive(r_, act_.content)) return {};
  return actors_at(r_, Clause(r_, act_.content).objects());
}

/// "an exchange of prisoners between Iran and Iraq".
Entities ImpliedAddressees::between_below(TokenId noun) const {
  for (TokenId c : r_.children(noun)) {
    if (c < noun || !r_.is(c, {Deprel::Nmod})) continue;
    if (auto found = phrase_actors(r_, c, "between"); found.size() > 1) return found;
  }
  return {};
}

/// Nouns of what is proposed that need two sides.
std::vector<TokenId> ImpliedAddressees::mutual_nouns() const {
  std::vector<TokenId> found;
  const auto collect = [&](TokenId t) {
    if (r_.lexicon.is("mutual", r_.lemma(t))) found.push_back(t);
  };
  collect(act_.content);
  for (TokenId c : r_.children(act_.content)) {
    if (c > act_.content && r_.is(c, {Deprel::Obj, Deprel::Nmod, Deprel::Obl})) collect(c);
  }
  // "proposed a pact as an agreement between ...": complements that hang to the verb.
  if (!is_nominal(r_.token(act_.content).upos)) return found;
  for (TokenId c : r_.children(act_.predicate)) {
    if (c > act_.content && r_.is(c, {Deprel::Obl, Deprel::Nmod}) && r_.preposition(c) == "as")
      collect(c);
  }
  return found;
}

Entities ImpliedAddressees::whose_help() const {
  if (!r_.lexicon.is("asking", r_.lemma(act_.predicate))) return {};
  Entities found = asked_for_help(r_, act_);
  return found.empty() ? whose_membership() : found;
}

/// "applied to join the League": the body that is to take the applicant in.
Entities ImpliedAddressees::whose_membership() const {
  const TokenId what = act_.content;
  if (what == kNone) return {};
  Entities found;
  if (r_.lexicon.is("joining", r_.lemma(what)))
    found = actors_at(r_, Clause(r_, what).objects());
  else if (r_.lemma(what) == "membership" || r_.lemma(what) == "admission")
    found = phrase_actors(r_, what, r_.lemma(what) == "membership" ? "in" : "to");
  std::erase_if(found, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Organization; });
  return found;
}

/// "proposed the parallel, but Great Britain insisted on the river", "; Great Britain insisted".
Entities ImpliedAddressees::who_counters() const {
  for (TokenId c : r_.children(act_.predicate)) {
    if (c < act_.predicate || !r_.is(c, {Deprel::Conj, Deprel::Parataxis}) ||
        r_.token(c).upos != Upos::Verb)
      continue;
    const TokenId link = r_.child(c, {Deprel::Cc});
    const TokenId first = r_.extent(c).first;
    const bool beside =
        link == kNone && first > 0 && (r_.text(first) == ";" || r_.text(first - 1) == ";");
    const bool against = beside || (link != kNone && r_.lemma(link) == "but");
    if (!against || r_.child(c, {Deprel::Nsubj}) == kNone) continue;
    if (!r_.lexicon.is("counter-verb", r_.lemma(c))) continue;
    // "; Kohl rejected neutrality", "but Kohl opposed it" takes a side and need not have been asked
    const bool opposes = r_.is_word("oppose", c) && r_.lemma(c) != "object";
    if (opposes || (beside && r_.is_word("reject", c))) continue;
    Entities others = doers(r_, Clause(r_, c));
    // An adviser of the same state counters without being addressed.
    const std::uint32_t state = r_.state_of(act_.who[0]);
    if (beside && state != kNone)
      std::erase_if(others, [&](std::uint32_t e) { return r_.state_of(e) == state; });
    return others;
  }
  return {};
}

/// "offered a freeze on the weapons of both countries": the other one of the two.
Entities ImpliedAddressees::of_both_sides() const {
  if (act_.content == kNone || !r_.is_word("two-sided", act_.predicate)) return {};
  const auto [first, last] = r_.extent(act_.content);
  for (TokenId t = first; t < last; ++t) {
    const auto* group = r_.group_at(t);
    if (group == nullptr || group->size() != 2 || r_.token(t).upos != Upos::Noun) continue;
    const bool own = std::any_of(group->begin(), group->end(),
                                 [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
    if (own) return *group;
  }
  return {};
}

}  // namespace dossier::ingest
