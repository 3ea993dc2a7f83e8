#include "ingest/extract/proposals/usable_content.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/content_clauses.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/verb_particles.h"
#include "ingest/extract/sentence/phrase.h"
#include "ingest/extract/sentence/same_words.h"

#include <algorithm>
#include <optional>

namespace dossier::ingest {
namespace {

/// "seven points of her own", "a list of ten points".
bool is_numbered_points(const Reading& r, TokenId noun) {
  TokenId points = noun;
  if (r.lemma(noun) == "list") points = r.child(noun, {Deprel::Nmod});
  return points != kNone && r.lemma(points) == "point" &&
         r.child(points, {Deprel::Nummod}) != kNone;
}

std::size_t phrase_words(const Reading& r, TokenId noun, TokenId predicate) {
  return content_words(phrase_of(r, noun, {}, predicate)).size();
}

/// "offered Turkey a loan": help waits for the answer of who is to get it.
bool is_help_for_somebody(const Reading& r, const Clause& clause, TokenId thing) {
  return r.is_word("help-noun", thing) && r.is_word("offering", clause.predicate()) &&
         (!actors_at(r, recipients_of(r, clause)).empty() ||
          !actors_at(r, clause.phrases("to")).empty());
}

/// Objects of the verb that a frame can mean.
class UsableObject {
 public:
  UsableObject(const Reading& reading, const Clause& clause, TokenId object)
      : r_(reading), verb_(clause.predicate()), object_(object), entity_(r_.entity_at(object)) {}

  bool usable(const ProposalFrame& frame) const {
    if (addresses_object(frame) &&
        (is_someone(r_, object_) || r_.token(object_).upos == Upos::Propn))
      return false;
    if (entity_ != kNone && is_actor(type()) && (type() == EntityType::Person || !is_imagined()))
      return r_.lemma(verb_) == "propose" && type() == EntityType::Organization;
    if (is_given_away() || was_told_before()) return false;
    // "commended the message to Forrestal"
    if (r_.lemma(verb_) == "commend" && r_.is_word("message-writing", object_)) return false;
    return !r_.lexicon.is("bringing", r_.lemma(verb_)) || can_be_brought();
  }

 private:
  EntityType type() const { return r_.type_of(entity_); }

  /// "proposed a neutral Germany": a state that does not exist yet.
  bool is_imagined() const {
    const TokenId article = r_.child(object_, {Deprel::Det});
    return article != kNone && r_.lemma(article) == "a" &&
           r_.child(object_, {Deprel::Amod}) != kNone;
  }

  /// "offering support to the rebels" helps them; nothing waits for an answer.
  bool is_given_away() const {
    return r_.lemma(verb_) == "offer" && r_.token(verb_).upos == Upos::Verb &&
           r_.text(verb_).ends_with("ing") && r_.lexicon.is("not-offered", r_.lemma(object_));
  }

  bool was_told_before() const {
    if (object_ >= verb_) return false;
    // "the suggestions that Moscow has put forward": told before.
    const TokenId article = r_.child(object_, {Deprel::Det});
    if (r_.is_word("asked-noun", object_) && article != kNone && r_.lemma(article) == "the" &&
        content_of_noun(r_, object_) == kNone)
      return true;
    // "a draft submitted by India, under which Israel would withdraw"
    if (article != kNone && r_.lemma(article) == "a" && r_.is(verb_, {Deprel::Acl}) &&
        r_.head(verb_) == object_ && r_.child(object_, {Deprel::AclRelcl}) != kNone)
      return false;
    // "the provisions they had requested": too little is said.
    return phrase_words(r_, object_, verb_) < 2;
  }

  /// Of verbs like "bring", "publish" and "put" only the texts of proposals are what is proposed.
  bool can_be_brought() const {
    const std::string_view verb = r_.lemma(verb_);
    if (r_.lexicon.is("moved", r_.lemma(object_)))
      return r_.lexicon.is("moving", verb) && (r_.token(object_).features & kPlural) == 0;
    const bool treaty = entity_ != kNone && type() == EntityType::Treaty;
    if (treaty && r_.lexicon.is("publishing", verb)) return false;
    if (treaty || (entity_ != kNone && type() == EntityType::Proposal)) return verb != "draft";
    if (verb == "produce") return is_draft() || r_.lexicon.is("draft-word", r_.lemma(object_));
    return is_draft() || is_text() || is_supposed() || is_numbered_points(r_, object_) ||
           puts_forward(r_, verb_, object_) ||
           r_.lexicon.is("proposal-object", lower(r_.lemma(object_)));
  }

  /// "a draft treaty text"
  bool is_draft() const {
    const TokenId modifier = r_.child(object_, {Deprel::Compound, Deprel::Amod});
    return modifier != kNone && r_.lexicon.is("draft-word", r_.lemma(modifier));
  }

  /// "sketched a sequence in which a truce would come first": what would do something is a plan.
  bool is_supposed() const {
    const TokenId relative = r_.child(object_, {Deprel::AclRelcl});
    const TokenId aux = relative == kNone ? kNone : r_.child(relative, {Deprel::Aux});
    return object_ > verb_ && r_.token(object_).upos == Upos::Noun && aux != kNone &&
           r_.lemma(aux) == "would" && !is_someone(r_, object_);
  }

  /// "introduced a resolution"
  bool is_text() const {
    const std::string_view verb = r_.lemma(verb_);
    return r_.is_word("moves-text", verb_) &&
           r_.lexicon.is("body-text", lower(r_.lemma(object_))) && verb != "offer" && verb != "put";
  }

  const Reading& r_;
  TokenId verb_;
  TokenId object_;
  std::uint32_t entity_;
};

/// "that these be replaced": a subjunctive.
bool is_wanted(const Reading& r, TokenId clause) {
  const auto children = r.children(clause);
  return begins_with_that(r, clause) &&
         std::any_of(children.begin(), children.end(), [&](TokenId c) {
           return r.is(c, {Deprel::AuxPass, Deprel::Cop}) && r.text(c) == "be";
         });
}

bool usable_clause(const Reading& r, std::string_view verb, TokenId t) {
  // "pushed the country closer to war"
  const bool deed = r.token(t).upos == Upos::Verb ||
                    r.child(t, {Deprel::Cop, Deprel::Mark, Deprel::Nsubj}) != kNone;
  if (!deed) return false;
  // "asked him whether the people could hold out"
  const TokenId mark = r.child(t, {Deprel::Mark});
  if (mark != kNone && r.lemma(mark) == "whether") return false;
  if (r.lexicon.is("infinitive-only", verb)) return is_infinitive(r, t);
  if (r.lexicon.is("that-only", verb)) return begins_with_that(r, t) && !asserts_finding(r, t);
  if (r.lexicon.is("persuading", verb))
    return is_infinitive(r, t) || obliging_clause(r, t) != kNone;
  if (verb == "counter" && is_wanted(r, t)) return true;
  // "the doctrine stated that the United States would intervene"
  if (r.lexicon.is("doctrine-verb", verb)) {
    const TokenId aux = r.child(t, {Deprel::Aux});
    return aux != kNone && r.lexicon.is("supposing", r.lemma(aux));
  }
  if (r.lexicon.is("speech", verb) && verb != "propose" && verb != "suggest") return obliges(r, t);
  const bool may_report = verb == "suggest" || verb == "advise" || verb == "counsel";
  return !may_report || !asserts_finding(r, t);
}

/// What the verb says of a nominal before its role is looked at, or nothing.
std::optional<bool> usable_by_verb(const Reading& r, const Clause& clause, TokenId t) {
  const std::string_view verb = r.lemma(clause.predicate());
  if (r.token(t).upos == Upos::Pron) return false;
  const bool gives = r.lexicon.is("offering", verb) || r.lexicon.is("bringing", verb) ||
                     verb == "suggest" || verb == "promise" || r.lemma(t) == "resignation";
  if (gives && r.lexicon.is("no-proposal", r.lemma(t)) && !is_help_for_somebody(r, clause, t))
    return false;
  if (r.lexicon.is("stress", verb))
    return r.lexicon.is("need-noun", r.lemma(t)) && content_of_noun(r, t) != kNone;
  return std::nullopt;
}

/// "invited Nixon to China"
bool is_invited_to(const Reading& r, const Clause& clause, TokenId t) {
  return r.lemma(clause.predicate()) == "invite" && r.entity_at(t) != kNone &&
         r.type_of(r.entity_at(t)) == EntityType::Country && !clause.objects().empty();
}

/// The nominals behind the preposition below a noun.
std::vector<TokenId> phrase_below(const Reading& r, TokenId noun, std::string_view preposition) {
  std::vector<TokenId> found;
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Nmod}) && r.preposition(c) == preposition) found.push_back(c);
  }
  return found;
}

/// A nominal behind the preposition of the role.
bool usable_phrase(const Reading& r, const Clause& clause, TokenId t, std::string_view role) {
  const std::string_view verb = r.lemma(clause.predicate());
  const std::string_view noun = r.lemma(t);
  if (role == "of" && r.lexicon.is("persuading", verb)) return r.lexicon.is("need-noun", noun);
  if (role == "with")
    return noun != "demand" && noun != "policy" &&
           (verb == "counter" || is_numbered_points(r, t) ||
            r.lexicon.is("proposal-object", noun) || r.lexicon.is("proposal-word", noun));
  if (role == "for" && r.is_word("not-asked", t)) return false;
  if (role == "for") return !r.lexicon.is("campaign-goal", noun) || verb != "campaign";
  // "advised Peres on terrorism": the subject of his advice
  if ((role == "on" || role == "upon") && (verb == "advise" || verb == "counsel"))
    return r.is_word("need-noun", t);
  // "urged his colleagues on the Council to wait"
  if ((role == "on" || role == "upon") && r.entity_at(t) != kNone &&
      is_actor(r.type_of(r.entity_at(t))))
    return false;
  if (role == "on" || role == "upon") return !is_someone(r, t);
  if (role == "in" && noun == "favor") return !phrase_below(r, t, "of").empty();
  if (role == "in") return verb == "interest" || noun == "hope" || noun == "effort";
  if (role != "to" && role != "into") return true;
  const bool actor = r.entity_at(t) != kNone && is_actor(r.type_of(r.entity_at(t)));
  return !actor || r.lexicon.is("happening", noun) || (role == "to" && is_invited_to(r, clause, t));
}

}  // namespace

bool addresses_object(const ProposalFrame& frame) {
  return !frame.whom.empty() && frame.whom[0].kind == Role::Kind::Object;
}

bool usable_as_content(const Reading& r, const Clause& clause, const ProposalFrame& frame,
                       TokenId t, const Role& role) {
  if (role.kind == Role::Kind::Clause) return usable_clause(r, r.lemma(clause.predicate()), t);
  if (const auto told = usable_by_verb(r, clause, t)) return *told;
  if (role.kind == Role::Kind::Object) return UsableObject(r, clause, t).usable(frame);
  return usable_phrase(r, clause, t, role.word);
}

}  // namespace dossier::ingest
