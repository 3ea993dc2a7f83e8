#include "ingest/extract/proposals/proposal_proposers.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/lexicon/atoms.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_readers.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

bool is_dash(std::string_view word) { return word == "\u2014" || word == "\u2013" || word == "--"; }

}  // namespace

Entities Proposers::find() const {
  if (few()) return {};
  if (r_.is_word("text-verb", verb_)) return authors(clause_.subjects());
  if (r_.is_word("doctrine-verb", verb_)) {
    const auto subjects = clause_.subjects();
    return subjects.size() == 1 && is_doctrine(subjects[0]) ? authors(subjects) : Entities{};
  }
  if (const TokenId text = text_before_relative(); text != kNone) return authors({text});
  if (const TokenId text = text_above_gerund(); text != kNone) return authors({text});
  if (stands_for_second_verb()) return subject_above();
  if (Entities outer = subject_around_dashes(); !outer.empty()) return outer;
  if (Entities nearer = subject_behind_semicolon(); !nearer.empty()) return nearer;
  Entities who = named_examples();
  if (who.empty()) who = authors_of_subject();
  if (!who.empty()) return who;
  const Clause carrier(r_, carrier_of_subject());
  for (std::uint32_t e : doers(r_, carrier)) add_entity(who, e);
  if (who.empty() && carrier.predicate() != verb_ && !carrier.passive())
    who = authors(carrier.subjects());
  for (std::uint32_t e : joined_by_others()) add_entity(who, e);
  if (is_head_of_clause(who)) who = person_of_before(who);
  // "the Soviet delegation, led by Kovalev, suggested": the person, where the text names him
  if (Entities leader = leader_of_body(); !leader.empty()) who = std::move(leader);
  if (who.empty()) who = coordinated_subject();
  if (who.empty()) who = labouring_subject();
  if (who.empty()) who = they_of_before();
  if (who.empty()) who = person_right_before();
  if (who.empty()) who = name_before_who();
  if (who.empty()) who = owners_of_means();
  if (!who.empty() || clause_.passive()) return who;
  return authors(clause_.subjects());
}

/// Who speaks through the texts that are the subjects; a text calls for things and offers none.
Entities Proposers::authors(const std::vector<TokenId>& texts) const {
  Entities who;
  for (TokenId text : texts) {
    if (r_.is_word("offering", verb_) && !r_.lexicon.is("message-writing", lower(r_.lemma(text))))
      continue;
    for (std::uint32_t e : authors_of(r_, text)) add_entity(who, e);
  }
  return who;
}

Entities Proposers::subject_above(const Entities& known) const {
  TokenId at = r_.head(verb_);
  for (int steps = 0; at != kNone && steps < 6; ++steps, at = r_.head(at)) {
    if (!past_finite(at) || Clause(r_, at).factuality() != Factuality::Stated) continue;
    Entities found = doers(r_, Clause(r_, at));
    if (found != known || known.empty()) return found;
  }
  return {};
}

bool Proposers::past_finite(TokenId t) const {
  const auto features = r_.token(t).features;
  return r_.token(t).upos == Upos::Verb && (features & kPast) != 0 && (features & kFinite) != 0;
}

/// A past form without an auxiliary that has an object of its own is no passive participle.
bool Proposers::takes_object() const {
  return (r_.token(verb_).features & kPast) != 0 &&
         r_.child(verb_, {Deprel::Aux, Deprel::AuxPass}) == kNone &&
         r_.child(verb_, {Deprel::Obj, Deprel::Iobj, Deprel::Ccomp}) != kNone;
}

TokenId Proposers::anchor() const {
  if (!(past_finite(verb_) || takes_object()) || !r_.is(verb_, {Deprel::Conj})) return verb_;
  TokenId at = r_.head(verb_);
  if (at == kNone || past_finite(at)) return verb_;
  // "would be willing to negotiate, and requested that": a participle has no object.
  const TokenId aux = r_.child(at, {Deprel::Aux});
  // "dropped his demand that he resign and presented a draft"
  const bool subjunctive = r_.token(at).upos == Upos::Verb && aux == kNone &&
                           (r_.token(at).features & kPast) == 0 &&
                           r_.is(at, {Deprel::AclRelcl, Deprel::Acl, Deprel::Ccomp});
  // "insisted that Italy be included, and asked"
  const TokenId be = r_.child(at, {Deprel::AuxPass});
  const bool wanted = be != kNone && r_.text(be) == "be" && r_.is(at, {Deprel::Ccomp});
  const bool modal = aux != kNone && r_.lemma(aux) != "have" && r_.lemma(aux) != "be";
  const bool bare = subjunctive || wanted || modal || is_infinitive(r_, at);
  if (!bare) return verb_;
  for (int steps = 0; at != kNone && steps < 6; ++steps, at = r_.head(at)) {
    if (past_finite(at) || r_.child(at, {Deprel::Cop}) != kNone) return at;
  }
  return verb_;
}

/// "reversed the policy which assumed that war was inevitable and advocated": the nearest actor
/// above that does something.
Entities Proposers::coordinated_subject() const {
  if (!past_finite(verb_) || !r_.is(verb_, {Deprel::Conj})) return {};
  TokenId at = r_.head(verb_);
  for (int steps = 0; at != kNone && steps < 6; ++steps, at = r_.head(at)) {
    const TokenId subject = r_.child(at, {Deprel::Nsubj});
    if (subject == kNone || subject > verb_) continue;
    if (Entities found = actors_at(r_, {subject}); !found.empty()) return found;
  }
  return {};
}

TokenId Proposers::effort_over() const {
  TokenId at = is_infinitive(r_, verb_) ? r_.head(verb_) : kNone;
  for (int steps = 0; at != kNone && steps < 3; ++steps, at = r_.head(at)) {
    const TokenId subject = r_.child(at, {Deprel::Nsubj, Deprel::Expl});
    if (r_.lemma(at) == "take" && subject != kNone && r_.lemma(subject) == "it") return at;
  }
  return kNone;
}

/// Who makes the effort; also who "sat in on meetings for the first time to try to convince".
Entities Proposers::labouring_subject() const {
  if (const TokenId effort = effort_over(); effort != kNone) {
    const Clause clause(r_, effort);
    return actors_at(r_, clause.objects());
  }
  // "Napoleon was the first to offer concessions"
  for (TokenId subject : clause_.subjects()) {
    const TokenId first = r_.child(subject, {Deprel::Nsubj});
    if (first != kNone && r_.lexicon.is("rank", r_.lemma(subject))) return actors_at(r_, {first});
  }
  const TokenId governor = r_.head(verb_);
  if (governor != kNone && is_infinitive(r_, verb_) && r_.is_word("rank", governor) &&
      r_.child(governor, {Deprel::Nsubj}) != kNone)
    return actors_at(r_, {r_.child(governor, {Deprel::Nsubj})});
  const bool attempt = governor != kNone && r_.is(verb_, {Deprel::Xcomp}) &&
                       is_infinitive(r_, governor) && r_.lexicon.is("attempt", r_.lemma(governor));
  return attempt ? subject_above() : Entities{};
}

/// "British and Soviet representatives met. They recommended": who several were before.
Entities Proposers::they_of_before() const {
  const auto subjects = clause_.subjects();
  const std::uint32_t sentence = r_.sentence_of[verb_];
  if (subjects.size() != 1 || r_.lemma(subjects[0]) != "they" || sentence == 0) return {};
  const Sentence& before = r_.analysis.sentences[sentence - 1];
  if (before.block != r_.sentence(verb_).block) return {};
  for (TokenId t = before.first_token; t < before.last_token; ++t) {
    if (!r_.is(t, {Deprel::Root}) || r_.token(t).upos != Upos::Verb) continue;
    Entities all = doers(r_, Clause(r_, t));
    return all.size() > 1 ? all : Entities{};
  }
  return {};
}

/// "Britain joined the United States in proposing": whom they joined.
Entities Proposers::joined_by_others() const {
  const TokenId above = r_.head(verb_);
  const TokenId mark = r_.child(verb_, {Deprel::Mark, Deprel::Case});
  const bool joins = above != kNone && r_.lemma(above) == "join" && mark != kNone &&
                     r_.lemma(mark) == "in" && r_.text(verb_).ends_with("ing");
  if (!joins) return {};
  const Clause joining(r_, above);
  Entities all = actors_at(r_, joining.objects());
  for (std::uint32_t e : actors_at(r_, joining.phrases("with"))) add_entity(all, e);
  return all;
}

/// "Karmal, whom he had advised": the pronoun is not the one whom the clause tells of.
bool Proposers::is_head_of_clause(const Entities& who) const {
  const TokenId subject = r_.child(verb_, {Deprel::Nsubj});
  if (!r_.is(verb_, {Deprel::AclRelcl}) || subject == kNone || who.size() != 1) return false;
  return r_.token(subject).upos == Upos::Pron && r_.lemma(r_.extent(verb_).first) == "whom" &&
         subject != r_.extent(verb_).first && holds(referents(r_, r_.head(verb_)), who[0]);
}

/// The person who was named last before the head of the clause, here or in the sentence before.
Entities Proposers::person_of_before(const Entities& not_these) const {
  const std::uint32_t here = r_.sentence_of[verb_];
  const Sentence& before = r_.analysis.sentences[here > 0 ? here - 1 : 0];
  const TokenId begin = before.block == r_.sentence(verb_).block ? before.first_token
                                                                 : r_.sentence(verb_).first_token;
  for (TokenId t = r_.head(verb_); t > begin; --t) {
    const std::uint32_t e = r_.entity_at(t - 1);
    if (e != kNone && r_.type_of(e) == EntityType::Person && !holds(not_these, e)) return {e};
  }
  return {};
}

/// "a board of inquiry under General Taylor found that ... and recommended": a body without a name
/// speaks for the person who leads it.
Entities Proposers::leader_of_body() const {
  if (clause_.passive()) return {};
  constexpr TokenId kReach = 16;
  for (TokenId body : clause_.subjects()) {
    if (!r_.is_word("led-body", body) || r_.entity_at(body) != kNone || body > verb_) continue;
    const TokenId end = std::min(body + kReach, verb_);
    for (TokenId t = body + 1; t < end; ++t) {
      const bool led =
          r_.text(t) == "under" || (r_.text(t) == "by" && r_.is_word("leading-body", t - 1));
      if (!led) continue;
      for (TokenId n = t + 1; n < std::min(t + 7, end); ++n) {
        const std::uint32_t e = r_.entity_at(n);
        if (e != kNone && r_.type_of(e) == EntityType::Person) return {e};
      }
    }
  }
  return {};
}

/// "handed him an aide-mémoire | proposing that": a text whose participle the parser took for a
/// complement; or kNone.
TokenId Proposers::text_above_gerund() const {
  const TokenId text = r_.head(verb_);
  const bool gerund = text != kNone && text < verb_ && r_.text(verb_).ends_with("ing") &&
                      r_.is(verb_, {Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp});
  return gerund && r_.is_word("writing", text) && r_.token(text).upos == Upos::Noun ? text : kNone;
}

/// "a letter from Khrushchev to Kennedy proposed", "the Soviet note, which proposed": who wrote it,
/// and neither the last name before the verb nor who dismissed it.
Entities Proposers::authors_of_subject() const {
  if (clause_.passive()) return {};
  const auto subjects = clause_.subjects();
  const bool text = subjects.size() == 1 && r_.is_word("writing", subjects[0]) &&
                    r_.token(subjects[0]).upos == Upos::Noun && r_.entity_at(subjects[0]) == kNone;
  return text ? authors(subjects) : Entities{};
}

/// "Expert and Republican Senator from Vermont William Dillingham introduced": the person before
/// the verb, whatever the parser made of the titles.
Entities Proposers::person_right_before() const {
  TokenId t = verb_;
  while (t > r_.sentence(verb_).first_token + 1 && r_.token(t - 1).upos == Upos::Adv) --t;
  const std::uint32_t e = past_finite(verb_) && t > 0 ? r_.entity_at(t - 1) : kNone;
  const bool name = e != kNone && r_.type_of(e) == EntityType::Person &&
                    r_.out.mentions[r_.mention_of[t - 1]].form == Mention::Form::Name;
  return name ? Entities{e} : Entities{};
}

/// "Hammarskjöld, who had offered": the name before a relative clause that the parser hung
/// elsewhere.
Entities Proposers::name_before_who() const {
  const TokenId subject = r_.child(verb_, {Deprel::Nsubj});
  if (subject == kNone || r_.lemma(subject) != "who" || subject < 2 ||
      r_.is(verb_, {Deprel::AclRelcl}) || r_.text(subject - 1) != ",")
    return {};
  const std::uint32_t e = r_.entity_at(subject - 2);
  return e != kNone && is_actor(r_.type_of(e)) ? Entities{e} : Entities{};
}

/// "threatened attacks and proposed": a second verb that the parser hung to the object before it.
bool Proposers::stands_for_second_verb() const {
  return r_.is(verb_, {Deprel::Acl}) && (r_.token(verb_).features & kPast) != 0 &&
         r_.child(verb_, {Deprel::Cc}) != kNone && r_.head(verb_) != kNone &&
         r_.head(verb_) < verb_ && clause_.subjects().empty();
}

/// "Kissinger suggested a text; Zhou objected that it was dishonest, and proposed": a second verb
/// that the parser hung to the clause before the semicolon.
Entities Proposers::subject_behind_semicolon() const {
  if (!r_.is(verb_, {Deprel::Conj}) || r_.child(verb_, {Deprel::Nsubj, Deprel::NsubjPass}) != kNone)
    return {};
  TokenId t = verb_;
  TokenId nearest = kNone;
  while (t > r_.head(verb_) && r_.text(t) != ";") {
    --t;
    const bool main = past_finite(t) && r_.child(t, {Deprel::Nsubj}) != kNone &&
                      r_.child(t, {Deprel::Mark}) == kNone && !r_.is(t, {Deprel::AclRelcl});
    if (main) nearest = t;
  }
  return nearest != kNone && r_.text(t) == ";" ? doers(r_, Clause(r_, nearest)) : Entities{};
}

/// "his popularity convinced France", "protests from the United States persuaded them": whose means
/// it was that persuades.
Entities Proposers::owners_of_means() const {
  if (!r_.is_word("persuading", verb_) || clause_.passive()) return {};
  std::vector<TokenId> owners;
  for (TokenId subject : clause_.own_subjects()) {
    if (!r_.is_word("means-noun", subject)) continue;
    for (TokenId c : r_.children(subject)) {
      const std::string_view link = r_.preposition(c);
      if (r_.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) || link == "from" ||
          link == "by")
        owners.push_back(c);
    }
  }
  return actors_at(r_, owners);
}

/// "opposed the tariffs—two members, Canada and Britain, were partners—and called for their end":
/// what stands between dashes takes no part in the clause around it.
Entities Proposers::subject_around_dashes() const {
  if (!r_.is(verb_, {Deprel::Conj}) || r_.child(verb_, {Deprel::Nsubj, Deprel::NsubjPass}) != kNone)
    return {};
  const TokenId begin = r_.sentence(verb_).first_token;
  TokenId t = verb_;
  while (t > begin && (r_.token(t - 1).upos == Upos::Cconj || r_.token(t - 1).upos == Upos::Adv ||
                       r_.text(t - 1) == ","))
    --t;
  if (t == begin || !is_dash(r_.text(t - 1))) return {};
  for (t = t - 1; t > begin && !is_dash(r_.text(t - 1));) --t;
  if (t == begin || r_.head(verb_) < t) return {};
  for (; t > begin; --t) {
    if (past_finite(t - 1) && r_.child(t - 1, {Deprel::Nsubj}) != kNone &&
        r_.child(t - 1, {Deprel::Mark}) == kNone && !r_.is(t - 1, {Deprel::AclRelcl}))
      return Proposers(r_, t - 1).find();
  }
  return {};
}

/// "a letter from Fillmore to the Emperor of Japan that requested": the text, which speaks, and
/// not the last noun before "that"; or kNone.
TokenId Proposers::text_before_relative() const {
  const TokenId subject = r_.child(verb_, {Deprel::Nsubj});
  if (subject == kNone || !r_.is(verb_, {Deprel::AclRelcl}) ||
      (r_.lemma(subject) != "that" && r_.lemma(subject) != "which"))
    return kNone;
  TokenId at = r_.head(verb_);
  if (at == kNone || !is_someone(r_, at)) return kNone;
  for (int steps = 0; at != kNone && steps < 4; ++steps, at = r_.head(at)) {
    if (r_.is_word("writing", at)) return at;
    const TokenId sent = r_.child(at, {Deprel::Obj});
    if (r_.token(at).upos == Upos::Verb)
      return sent != kNone && r_.is_word("writing", sent) ? sent : kNone;
    if (!r_.is(at, {Deprel::Nmod, Deprel::Obl})) return kNone;
  }
  return kNone;
}

/// "asked for authority to act, proposing that ...": the subject of the finite verb above.
TokenId Proposers::carrier_of_subject() const {
  if (const TokenId above = anchor(); above != verb_) return above;
  const bool gerund = r_.text(verb_).ends_with("ing");
  const bool behind_comma = verb_ > r_.sentence(verb_).first_token && r_.text(verb_ - 1) == ",";
  if (!gerund || !behind_comma || !r_.is(verb_, {Deprel::Advcl}) ||
      r_.child(verb_, {Deprel::Nsubj}) != kNone)
    return verb_;
  for (TokenId at = r_.head(verb_), steps = 0; at != kNone && steps < 5; ++steps) {
    if (r_.child(at, {Deprel::Nsubj}) != kNone) return at;
    at = r_.head(at);
  }
  return verb_;
}

/// "officials such as Cordell Hull".
Entities Proposers::named_examples() const {
  std::vector<TokenId> examples;
  for (TokenId subject : clause_.subjects()) {
    for (TokenId c : r_.children(subject)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "such") examples.push_back(c);
    }
  }
  return actors_at(r_, examples);
}

/// "Americans who advocated annexation": only those of them.
bool Proposers::some_of_a_people(TokenId subject) const {
  const std::uint32_t entity = r_.entity_at(subject);
  return r_.is(verb_, {Deprel::AclRelcl}) && r_.head(verb_) == subject && entity != kNone &&
         r_.type_of(entity) == EntityType::Country && (r_.token(subject).features & kPlural) != 0 &&
         r_.text(subject).ends_with("s") && subject + 1 < verb_ && r_.lemma(subject + 1) == "who";
}

/// "the Stimson Doctrine", "the corollary".
bool Proposers::is_doctrine(TokenId subject) const {
  const std::uint32_t entity = r_.entity_at(subject);
  const std::string_view name = entity == kNone ? r_.lemma(subject) : r_.out.entities[entity].name;
  const std::string word = lower(name.substr(name.rfind(' ') + 1));
  return word == "doctrine" || word == "corollary";
}

/// "few officials recommended", "no one suggested".
bool Proposers::few() const {
  const auto subjects = clause_.subjects();
  return std::any_of(subjects.begin(), subjects.end(), [&](TokenId subject) {
    if (some_of_a_people(subject)) return true;
    for (TokenId c : r_.children(subject)) {
      const std::string_view word = r_.lemma(c);
      if (word == "few" || word == "no" || word == "neither" || word == "nobody") return true;
    }
    return false;
  });
}

}  // namespace dossier::ingest
