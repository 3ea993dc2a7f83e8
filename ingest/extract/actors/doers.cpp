#include "ingest/extract/actors/actors.h"
#include "ingest/extract/actors/behind_noun.h"
#include "ingest/extract/sentence/word_order.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

void add_actors_at(const Reading& r, TokenId nominal, Entities& all) {
  for (std::uint32_t e : referents(r, nominal)) {
    if (is_actor(r.type_of(e))) add_referent(all, e);
  }
}

/// What a nominal stands for in the clause: "China, which denounced the treaty, and France" is
/// China alone, since what follows a relative clause has no part in it.
Entities referents_within(const Reading& r, TokenId predicate, TokenId nominal) {
  const auto parts = r.conjuncts(nominal);
  const bool relative = nominal < predicate && r.below(predicate, nominal);
  const bool beyond = relative && std::any_of(parts.begin(), parts.end(),
                                              [&](TokenId part) { return part > predicate; });
  if (!beyond) return referents(r, nominal);
  Entities all;
  for (TokenId part : parts) {
    if (part > predicate) continue;
    for (std::uint32_t e : referents_of_one(r, part)) add_referent(all, e);
  }
  return all;
}

Entities actors_at_subjects(const Reading& r, const Clause& clause) {
  Entities all;
  for (TokenId t : clause.subjects()) {
    for (std::uint32_t e : referents_within(r, clause.predicate(), t)) {
      if (is_actor(r.type_of(e))) add_referent(all, e);
    }
  }
  return all;
}

/// The persons of a list, of states too where the noun before it means states.
Entities listed_from(const Reading& r, TokenId first, bool states) {
  Entities all;
  const TokenId end = r.sentence(first - 1).last_token;
  for (TokenId t = first; t < end; ++t) {
    if (r.token(t).upos == Upos::Verb || r.token(t).upos == Upos::Aux || r.text(t) == ";") break;
    // "every European country except Albania"
    if (r.text(t) == "except" || r.text(t) == "excluding" || r.text(t) == "save") break;
    if (r.mention_of[t] == kNone || r.out.mentions[r.mention_of[t]].head != t) continue;
    const std::uint32_t e = r.entity_at(t);
    const bool fits = e != kNone && (r.type_of(e) == EntityType::Person ||
                                     (r.type_of(e) == EntityType::Country && states));
    if (fits) add_referent(all, e);
    if (r.text(t) == "and" && !states) break;
  }
  return all;
}

/// "those who supported the French, including Jefferson", "some leaders, such as A and B,": the
/// names behind a plural subject that has none itself.
Entities examples(const Reading& r, const Clause& clause) {
  const auto subjects = clause.subjects();
  if (subjects.empty()) return {};
  const TokenId t = subjects[0];
  const bool plural = (r.token(t).features & kPlural) != 0 || r.lemma(t) == "those";
  if (!plural || (r.token(t).upos != Upos::Noun && r.token(t).upos != Upos::Pron)) return {};
  const bool infinitive = r.child(clause.predicate(), {Deprel::Mark}) != kNone;
  const TokenId end = r.sentence(t).last_token;
  for (TokenId n = t + 1; n + 1 < end; ++n) {
    const bool such = r.text(n) == "such" && r.text(n + 1) == "as";
    if (r.text(n) == "including" || such || r.text(n) == "notably")
      return listed_from(r, n + 1, r.is_word("state-plural", t));
    // "critics, foremost among them Helms, fought it", "senators led by Taft opposed it"
    const bool among = r.text(n) == "among" && r.text(n + 1) == "them";
    const bool led =
        !infinitive && (r.text(n) == "led" || r.text(n) == "headed") && r.text(n + 1) == "by";
    if (among || led) return listed_from(r, n + 2, among && r.is_word("state-plural", t));
  }
  return {};
}

/// "a law that banned", "Resolution 660, which condemned Iraq": a text that is passed or adopted.
bool is_enacted(const Reading& r, TokenId text, TokenId verb) {
  if (!r.is_word("enacting-verb", verb)) return false;
  const std::uint32_t e = r.entity_at(text);
  const bool law = r.is_word("law-noun", text) || (r.token(text).upos == Upos::Propn &&
                                                   r.lexicon.is("law-noun", lower(r.text(text))));
  return law || (e != kNone && r.type_of(e) == EntityType::Treaty);
}

/// "wrote a letter denouncing the invasion", "gave a speech in which", "passed a law that banned":
/// who speaks through it. Who vetoes or receives a text does not.
Entities senders(const Reading& r, const Clause& clause) {
  for (TokenId t : clause.subjects()) {
    const TokenId verb = r.head(t);
    if (verb == kNone || verb == clause.predicate() || r.token(verb).upos != Upos::Verb ||
        !r.is(t, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass}))
      continue;
    if ((r.is_word("message-noun", t) && !r.is_word("text-taking", verb)) || is_enacted(r, t, verb))
      return actors_at_subjects(r, Clause(r, verb));
  }
  return {};
}

/// "One of Carter's accomplishments was negotiating the treaty": whose deed it is.
Entities owners_of_deed(const Reading& r, const Clause& clause) {
  const TokenId deed = r.child(clause.predicate(), {Deprel::Nsubj});
  if (deed == kNone || r.child(clause.predicate(), {Deprel::Cop}) == kNone ||
      (r.token(clause.predicate()).features & kGerund) == 0)
    return {};
  std::vector<TokenId> nouns{deed};
  for (TokenId c : r.children(deed)) {
    if (r.is(c, {Deprel::Nmod})) nouns.push_back(c);
  }
  Entities all;
  for (TokenId noun : nouns) {
    const TokenId owner = r.child(noun, {Deprel::NmodPoss});
    if (r.is_word("deed-noun", noun) && owner != kNone) add_actors_at(r, owner, all);
  }
  return all;
}

/// "defeated by a 49-35 Senate vote"
Entities voters(const Reading& r, const Clause& clause) {
  Entities all;
  if (!clause.passive()) return all;
  for (TokenId t : clause.subjects()) {
    if (r.lemma(t) != "vote" && r.lemma(t) != "decision" && r.lemma(t) != "veto") continue;
    for (std::uint32_t e : referents_behind(r, t)) add_referent(all, e);
  }
  return all;
}

/// "Franklin, joined by Adams and Jay, negotiated", "Joined by Adams, Franklin negotiated".
void add_joined(const Reading& r, TokenId above, Entities& all) {
  for (TokenId c : r.children(above)) {
    if (r.lemma(c) != "join" || !r.is(c, {Deprel::Acl, Deprel::Advcl})) continue;
    for (TokenId by : r.children(c)) {
      if (r.is(by, {Deprel::Obl, Deprel::OblAgent}) && r.preposition(by) == "by")
        add_actors_at(r, by, all);
    }
  }
}

/// "Iran joined the pact along with Turkey and Iraq": they did it too; but "proposed to China,
/// along with Mongolia".
void add_company(const Reading& r, const Clause& clause, Entities& all) {
  if (!clause.phrases("to").empty() || !clause.recipients().empty()) return;
  for (TokenId t : clause.phrases("with")) {
    const TokenId with = r.child(t, {Deprel::Case});
    if (with == kNone || with == 0) continue;
    const std::string_view before = r.text(with - 1), word = r.text(with);
    const bool company = before == "along" || before == "together" || word == "along";
    if (company && !clause.passive()) add_actors_at(r, t, all);
  }
}

/// Those whom the tree makes the ones who act.
Entities doers_by_tree(const Reading& r, const Clause& clause) {
  Entities all = actors_at_subjects(r, clause);
  if (!all.empty()) {
    add_joined(r, clause.predicate(), all);
    for (TokenId subject : clause.own_subjects()) add_joined(r, subject, all);
    add_company(r, clause, all);
  }
  if (all.empty()) all = senders(r, clause);
  if (all.empty()) all = owners_of_deed(r, clause);
  return all.empty() ? voters(r, clause) : all;
}

/// The name right behind an active verb, its particle and its articles; or kNone.
std::uint32_t mention_behind(const Reading& r, TokenId verb) {
  const TokenId end = r.sentence(verb).last_token;
  TokenId t = verb + 1;
  if (t < end && r.is(t, {Deprel::CompoundPrt}) && r.head(t) == verb) ++t;  // "voted down"
  while (t < end && r.token(t).upos == Upos::Det) ++t;
  return t < end ? r.mention_of[t] : kNone;
}

}  // namespace

std::vector<std::uint32_t> doers(const Reading& r, const Clause& clause) {
  const TokenId verb = clause.predicate();
  Entities all;
  if (hangs_oddly(r, verb)) all = WordOrder(r, verb).subject();
  if (!all.empty()) return all;
  WordOrder order(r, verb);
  if (order.over_insertion()) return order.found();
  all = doers_by_tree(r, clause);
  if (!all.empty() || clause.passive() || r.token(verb).upos != Upos::Verb) return all;
  all = examples(r, clause);
  if (!all.empty()) return all;
  const auto subjects = clause.subjects();
  if (!subjects.empty() && r.is(subjects[0], {Deprel::Nsubj}) && r.head(subjects[0]) == verb)
    return all;
  return WordOrder(r, verb).subject();
}

std::vector<std::uint32_t> undergoers(const Reading& r, const Clause& clause) {
  Entities all;
  for (TokenId t : clause.objects()) {
    for (std::uint32_t e : referents_within(r, clause.predicate(), t)) add_referent(all, e);
  }
  const TokenId verb = clause.predicate();
  if (!all.empty() || clause.passive() || r.token(verb).upos != Upos::Verb) return all;
  const std::uint32_t behind = mention_behind(r, verb);
  if (behind == kNone) return all;
  const Mention& mention = r.out.mentions[behind];
  if (mention.form == Mention::Form::Adjective || r.token(mention.head).deprel == Deprel::NmodPoss)
    return all;
  const bool noun_follows = mention.last_token < r.sentence(verb).last_token &&
                            (r.token(mention.last_token).upos == Upos::Noun ||
                             r.token(mention.last_token).upos == Upos::Part);
  return noun_follows ? all : referents(r, mention.head);
}

}  // namespace dossier::ingest
