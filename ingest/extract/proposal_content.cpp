#include "ingest/extract/proposal_content.h"

#include "ingest/extract/actors.h"
#include "ingest/extract/atoms.h"
#include "ingest/extract/phrase.h"
#include "ingest/extract/proposal_addressees.h"
#include "ingest/extract/same_words.h"

#include <algorithm>

namespace dossier::ingest {

bool is_infinitive(const Reading& r, TokenId clause) {
  const auto children = r.children(clause);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenId c) { return r.is(c, {Deprel::Mark}) && r.lemma(c) == "to"; });
}

bool is_someone(const Reading& r, TokenId t) {
  const std::uint32_t entity = r.entity_at(t);
  if (entity != kNone) return is_actor(r.type_of(entity));
  if (r.group_at(t) != nullptr || r.token(t).upos == Upos::Propn) return true;
  const std::string_view word = r.lemma(t);
  // "both of the powers"
  if (word == "both" || word == "each" || word == "all" || word == "some" || word == "several") {
    for (TokenId c : r.children(t)) {
      if (c > t && r.is(c, {Deprel::Nmod}) && r.preposition(c) == "of" && r.lemma(c) != word)
        return is_someone(r, c);
    }
  }
  static constexpr WordClass kClasses[] = {"state-plural", "person-noun",   "led-noun",
                                           "country-noun", "stand-for-act", "others-noun",
                                           "someone"};
  return std::any_of(std::begin(kClasses), std::end(kClasses),
                     [&](WordClass one) { return r.lexicon.is(one, word); });
}

namespace {

bool addresses_object(const ProposalFrame& frame) {
  return !frame.whom.empty() && frame.whom[0].kind == Role::Kind::Object;
}

/// "called for", "called once more upon", but not "called himself".
bool calls_for_something(const Reading& r, TokenId verb) {
  // "called, in April 1954, for"
  const TokenId end = std::min(r.sentence(verb).last_token, verb + 8);
  for (TokenId t = verb + 1; t < end; ++t) {
    const std::string_view word = r.lemma(t);
    if (word == "for" || word == "on" || word == "upon") return true;
  }
  return false;
}

/// "put to Dulles a pact": somebody named stands right behind the verb.
bool puts_to_someone(const Reading& r, TokenId verb) {
  if (r.lemma(verb) != "put" || verb + 2 >= r.sentence(verb).last_token) return false;
  const std::uint32_t e = r.text(verb + 1) == "to" ? r.entity_at(verb + 2) : kNone;
  return e != kNone && is_actor(r.type_of(e));
}

/// "put forward a plan", "laid before the Council a scheme": what is put is a proposal, whatever it
/// is called, unless it is a case, a question or somebody.
bool puts_forward(const Reading& r, TokenId verb, TokenId thing) {
  const std::string_view word = r.lemma(verb);
  if ((word != "put" && word != "lay") || thing < verb || r.is_word("not-put", thing)) return false;
  return r.token(thing).upos == Upos::Noun && !is_someone(r, thing);
}

/// "put forward a plan", "set forth terms", but not "put the plan into effect".
bool particle_missing(const Reading& r, TokenId verb) {
  const std::string_view word = r.lemma(verb);
  const auto has = [&](std::initializer_list<std::string_view> particles) {
    const auto children = r.children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenId c) {
      return r.is(c, {Deprel::CompoundPrt, Deprel::Advmod, Deprel::Case, Deprel::Mark}) &&
             std::find(particles.begin(), particles.end(), r.lemma(c)) != particles.end();
    });
  };
  if (word == "put" || word == "set" || word == "bring" || word == "lay") {
    // "put before the Assembly a plan", "laid out a plan"
    const TokenId it = r.child(verb, {Deprel::Obj});
    const bool put_it = word == "put" && it != kNone && r.lemma(it) == "it" &&
                        r.child(verb, {Deprel::Ccomp}) != kNone;
    return !put_it && !has({"forward", "forth", "out"}) &&
           Clause(r, verb).phrases("before").empty() && !puts_to_someone(r, verb);
  }
  if (word == "call") return !calls_for_something(r, verb);
  if (word == "provide")
    return verb + 1 >= r.sentence(verb).last_token || r.text(verb + 1) != "for";
  if (word == "reach" || word == "spell" || word == "sound") return !has({"out"});
  if (word == "draw" || word == "work") return !has({"up", "out"});
  return false;
}

bool obliges(const Reading& r, TokenId clause) {
  if (r.lexicon.is("must", r.lemma(clause))) return true;
  const auto children = r.children(clause);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenId c) { return r.lexicon.is("must", r.lemma(c)); });
}

/// "suggested that France was interested": a finding in the past tense, not something to be done.
bool asserts(const Reading& r, TokenId clause) {
  bool past = (r.token(clause).features & kPast) != 0 && (r.token(clause).features & kFinite) != 0;
  for (TokenId c : r.children(clause)) {
    if (!r.is(c, {Deprel::Aux, Deprel::Cop, Deprel::AuxPass})) continue;
    if (r.lemma(c) != "be" && r.lemma(c) != "have" && r.lemma(c) != "do") return false;
    past = past || r.text(c) == "was" || r.text(c) == "had" || r.text(c) == "did";
  }
  return past;
}

/// The clause that says what must be done: itself, or one that it says to follow ("meant that the
/// United States must act"); else kNone.
TokenId obliging_clause(const Reading& r, TokenId clause) {
  if (obliges(r, clause)) return clause;
  const TokenId inner = r.child(clause, {Deprel::Ccomp});
  return inner != kNone && obliges(r, inner) ? inner : kNone;
}

std::size_t phrase_words(const Reading& r, TokenId noun, TokenId predicate) {
  return content_words(phrase_of(r, noun, {}, predicate)).size();
}

bool usable_object(const Reading& r, const Clause& clause, const ProposalFrame& frame, TokenId t) {
  const std::string_view verb = r.lemma(clause.predicate());
  if (addresses_object(frame) && (is_someone(r, t) || r.token(t).upos == Upos::Propn)) return false;
  const std::uint32_t entity = r.entity_at(t);
  // "proposed a neutral Germany": a state that does not exist yet.
  const TokenId article = r.child(t, {Deprel::Det});
  const bool imagined =
      article != kNone && r.lemma(article) == "a" && r.child(t, {Deprel::Amod}) != kNone;
  const bool person = entity != kNone && r.type_of(entity) == EntityType::Person;
  if (entity != kNone && is_actor(r.type_of(entity)) && (person || !imagined))
    return verb == "propose" && r.type_of(entity) == EntityType::Organization;
  // "offering support to the rebels" helps them; nothing waits for an answer.
  if (verb == "offer" && (r.token(clause.predicate()).upos == Upos::Verb) &&
      r.text(clause.predicate()).ends_with("ing") && r.lexicon.is("not-offered", r.lemma(t)))
    return false;
  // "the suggestions that Moscow has put forward": told before.
  if (t < clause.predicate() && r.is_word("asked-noun", t) && r.child(t, {Deprel::Det}) != kNone &&
      r.lemma(r.child(t, {Deprel::Det})) == "the" && content_of_noun(r, t) == kNone)
    return false;
  // "the provisions they had requested": too little is said.
  if (t < clause.predicate() && phrase_words(r, t, clause.predicate()) < 2) return false;
  if (!r.lexicon.is("bringing", verb)) return true;
  if (r.lexicon.is("moved", r.lemma(t)))
    return r.lexicon.is("moving", verb) && (r.token(t).features & kPlural) == 0;
  const bool named = entity != kNone && (r.type_of(entity) == EntityType::Proposal ||
                                         r.type_of(entity) == EntityType::Treaty);
  if (named && r.type_of(entity) == EntityType::Treaty && r.lexicon.is("publishing", verb))
    return false;
  if (named) return verb != "draft";
  // "a draft treaty text"
  const TokenId modifier = r.child(t, {Deprel::Compound, Deprel::Amod});
  const bool draft = modifier != kNone && r.lexicon.is("draft-word", r.lemma(modifier));
  if (verb == "produce") return draft || r.lexicon.is("draft-word", r.lemma(t));
  const bool text = r.is_word("moves-text", clause.predicate()) &&
                    r.lexicon.is("body-text", lower(r.lemma(t))) && verb != "offer" &&
                    verb != "put";
  return draft || text || puts_forward(r, clause.predicate(), t) ||
         r.lexicon.is("proposal-object", lower(r.lemma(t)));
}

/// "offered Turkey a loan": help waits for the answer of who is to get it.
bool is_help_for_somebody(const Reading& r, const Clause& clause, TokenId thing) {
  return r.is_word("help-noun", thing) && r.is_word("offering", clause.predicate()) &&
         (!actors_at(r, recipients_of(r, clause)).empty() ||
          !actors_at(r, clause.phrases("to")).empty());
}

bool usable(const Reading& r, const Clause& clause, const ProposalFrame& frame, TokenId t,
            const Role& role) {
  const TokenId verb = clause.predicate();
  const std::string_view word = r.lemma(verb);
  if (role.kind == Role::Kind::Clause) {
    // "pushed the country closer to war"
    const bool deed = r.token(t).upos == Upos::Verb ||
                      r.child(t, {Deprel::Cop, Deprel::Mark, Deprel::Nsubj}) != kNone;
    if (!deed) return false;
    if (r.lexicon.is("infinitive-only", word)) return is_infinitive(r, t);
    if (r.lexicon.is("that-only", word)) return begins_with_that(r, t) && !asserts(r, t);
    if (r.lexicon.is("persuading", word))
      return is_infinitive(r, t) || obliging_clause(r, t) != kNone;
    if (r.lexicon.is("speech", word) && word != "propose" && word != "suggest")
      return obliges(r, t);
    return word != "suggest" || !asserts(r, t);
  }
  if (r.token(t).upos == Upos::Pron) return false;
  const bool gives = r.lexicon.is("offering", word) || r.lexicon.is("bringing", word) ||
                     word == "suggest" || word == "promise" || r.lemma(t) == "resignation";
  if (gives && r.lexicon.is("no-proposal", r.lemma(t)) && !is_help_for_somebody(r, clause, t))
    return false;
  if (r.lexicon.is("stress", word))
    return r.lexicon.is("need-noun", r.lemma(t)) && content_of_noun(r, t) != kNone;
  if (role.word == "of" && r.lexicon.is("persuading", word))
    return r.lexicon.is("need-noun", r.lemma(t));
  if (role.word == "with") {
    return r.lemma(t) != "demand" &&
           (word == "counter" || r.lexicon.is("proposal-object", r.lemma(t)) ||
            r.lexicon.is("proposal-word", r.lemma(t)));
  }
  if (role.word == "for" && r.lexicon.is("campaign-goal", r.lemma(t))) return word != "campaign";
  if ((role.word == "on" || role.word == "upon") && is_someone(r, t)) return false;
  if (role.word == "in" && word == "interest") return true;
  if (role.word == "in") return r.lemma(t) == "hope" || r.lemma(t) == "effort";
  if (role.kind == Role::Kind::Object) return usable_object(r, clause, frame, t);
  // "invited Nixon to China"
  if (role.word == "to" && word == "invite" && r.entity_at(t) != kNone &&
      r.type_of(r.entity_at(t)) == EntityType::Country && !clause.objects().empty())
    return true;
  if (role.word == "to" || role.word == "into")
    return r.lexicon.is("happening", r.lemma(t)) || r.entity_at(t) == kNone ||
           !is_actor(r.type_of(r.entity_at(t)));
  return true;
}

/// "called for the government to suppress it": the infinitive behind an actor.
TokenId infinitive_behind(const Reading& r, TokenId verb, TokenId nominal) {
  if (!is_someone(r, nominal)) return kNone;
  for (TokenId governor : {nominal, verb}) {
    for (TokenId c : r.children(governor)) {
      if (c > nominal && r.token(c).upos == Upos::Verb && is_infinitive(r, c) &&
          r.is(c, {Deprel::Acl, Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp}))
        return c;
    }
  }
  return kNone;
}

bool addresses_someone(const Reading& r, const Clause& clause) {
  auto nominals = clause.objects();
  for (std::string_view preposition : {"on", "upon", "to", "with"}) {
    for (TokenId t : clause.phrases(preposition)) nominals.push_back(t);
  }
  return std::any_of(nominals.begin(), nominals.end(), [&](TokenId t) { return is_someone(r, t); });
}

/// "offered Monroe and Livingston | the territory": a thing that the parser coordinated with those
/// it is offered to.
TokenId thing_behind(const Reading& r, const Clause& clause) {
  for (TokenId object : clause.objects()) {
    if (!is_someone(r, object)) continue;
    for (TokenId c : r.children(object)) {
      const TokenId first = r.extent(c).first;
      const bool coordinated =
          r.is(c, {Deprel::Conj}) && r.child(c, {Deprel::Cc}) == kNone && r.text(first - 1) != ",";
      const bool beside = r.is(c, {Deprel::Nmod}) && r.child(c, {Deprel::Case}) == kNone &&
                          r.child(c, {Deprel::Det}) != kNone && c > object;
      if (r.token(c).upos != Upos::Noun) continue;
      if (beside || (coordinated && !is_someone(r, c))) return c;
    }
  }
  return kNone;
}

/// "proposed to Norway and Denmark | a defense union": a thing that the parser coordinated with
/// those it is proposed to.
TokenId thing_behind_addressee(const Reading& r, const Clause& clause) {
  for (TokenId addressee : clause.phrases("to")) {
    for (TokenId c : r.conjuncts(addressee)) {
      const TokenId first = r.extent(c).first;
      const std::string_view article = r.lemma(first);
      const bool thing = c != addressee && r.token(c).upos == Upos::Noun && !is_someone(r, c) &&
                         (article == "a" || article == "the");
      if (thing && first > 0 && r.text(first - 1) != "," && r.token(first - 1).upos != Upos::Cconj)
        return c;
    }
  }
  return kNone;
}

/// "wrote to London recommending | suspension of the acts": a noun right behind the gerund that the
/// parser hung to the verb above; or kNone.
TokenId object_of_gerund(const Reading& r, TokenId verb) {
  const TokenId above = r.head(verb);
  if (above == kNone || !r.text(verb).ends_with("ing") || above > verb) return kNone;
  for (TokenId c : r.children(above)) {
    if (c > verb && r.token(c).upos == Upos::Noun && r.child(c, {Deprel::Case}) == kNone &&
        r.extent(c).first == verb + 1)
      return c;
  }
  return kNone;
}

/// "suggested to Denmark a customs union": an object that the parser took for an adverbial.
TokenId bare_object(const Reading& r, const Clause& clause, const ProposalFrame& frame) {
  const bool takes_object = std::any_of(frame.what.begin(), frame.what.end(), [](const Role& role) {
    return role.kind == Role::Kind::Object;
  });
  if (!takes_object || clause.passive()) return kNone;
  for (TokenId c : r.children(clause.predicate())) {
    if (c > clause.predicate() && r.is(c, {Deprel::Obl, Deprel::OblUnmarked, Deprel::Xcomp}) &&
        r.child(c, {Deprel::Case}) == kNone &&
        (r.token(c).upos == Upos::Sym ||
         (r.token(c).upos == Upos::Noun && r.child(c, {Deprel::Det, Deprel::NmodPoss}) != kNone)) &&
        !r.lexicon.is("time-noun", r.lemma(c)) &&
        usable(r, clause, frame, c, Role{Role::Kind::Object}))
      return c;
  }
  const TokenId stray = object_of_gerund(r, clause.predicate());
  if (stray != kNone && usable(r, clause, frame, stray, Role{Role::Kind::Object})) return stray;
  return thing_behind_addressee(r, clause);
}

/// The clause begins soon behind the one who is addressed: "advised presidents since the war to
/// represent" is none.
bool near_object(const Reading& r, const Clause& clause, TokenId adverbial) {
  constexpr TokenId kGap = 4;
  TokenId end = clause.predicate() + 1;
  const TokenId first = r.extent(adverbial).first;
  for (TokenId object : clause.objects()) {
    const TokenId last = r.extent(object).second;
    if (last <= first) end = std::max(end, last);
  }
  return clause.objects().empty() || clause.passive() || first <= end + kGap;
}

/// Clauses that the parser hung elsewhere: below the addressee, or as an adverbial.
TokenId clause_elsewhere(const Reading& r, const Clause& clause, const ProposalFrame& frame) {
  const TokenId verb = clause.predicate();
  // "proposed to the powers that they respect ..."
  for (TokenId addressee : clause.phrases("to")) {
    for (TokenId part : r.conjuncts(addressee)) {
      const TokenId that = r.child(part, {Deprel::AclRelcl, Deprel::Ccomp, Deprel::Acl});
      if (that != kNone && that > verb && begins_with_that(r, that)) return that;
    }
  }
  for (TokenId object : clause.objects()) {
    for (TokenId part : r.conjuncts(object)) {
      const TokenId infinitive = r.child(part, {Deprel::Acl});
      if (infinitive != kNone && is_infinitive(r, infinitive) && is_someone(r, part))
        return infinitive;
    }
  }
  for (std::string_view preposition : {"on", "upon", "to", "for", "with"}) {
    for (TokenId nominal : clause.phrases(preposition)) {
      const TokenId infinitive = infinitive_behind(r, verb, nominal);
      if (infinitive != kNone && infinitive > verb) return infinitive;
    }
  }
  const TokenId adverbial = r.child(verb, {Deprel::Advcl});
  const bool directed =
      (addresses_object(frame) || r.lexicon.is("needs-addressee", r.lemma(verb))) &&
      addresses_someone(r, clause);
  if (adverbial != kNone && adverbial > verb && directed && is_infinitive(r, adverbial) &&
      near_object(r, clause, adverbial))
    return adverbial;
  return kNone;
}

/// "refrained from sending ships as Brzezinski proposed": what the governing clause says.
TokenId clause_above(const Reading& r, TokenId verb) {
  const TokenId mark = r.child(verb, {Deprel::Mark});
  const bool as = mark != kNone && r.lemma(mark) == "as" && r.is(verb, {Deprel::Advcl});
  if (!as || r.child(verb, {Deprel::Nsubj}) == kNone ||
      r.child(verb, {Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp}) != kNone)
    return kNone;
  return r.head(verb);
}

/// "appealed to both leaders | for a suspension": what is asked for, hung to who is asked.
TokenId goal_below_addressee(const Reading& r, const Clause& clause, const ProposalFrame& frame) {
  const bool takes_for = std::any_of(frame.what.begin(), frame.what.end(),
                                     [](const Role& role) { return role.word == "for"; });
  if (!takes_for || clause.passive()) return kNone;
  for (std::string_view preposition : {"to", "on", "upon", "with"}) {
    for (TokenId addressee : clause.phrases(preposition)) {
      if (addressee < clause.predicate() || !is_someone(r, addressee)) continue;
      for (TokenId c : r.children(addressee)) {
        if (c > addressee && r.is(c, {Deprel::Nmod}) && r.preposition(c) == "for") return c;
      }
    }
  }
  return kNone;
}

}  // namespace

TokenId content_of_verb(const Reading& r, const Clause& clause, const ProposalFrame& frame) {
  const TokenId verb = clause.predicate();
  if (particle_missing(r, verb)) return kNone;
  // "was called upon to act" addresses its subject, "called him to order" nobody
  if (r.lemma(verb) == "call" && addresses_object(frame) && !clause.passive()) return kNone;
  const bool gives = std::any_of(frame.whom.begin(), frame.whom.end(), [](const Role& role) {
    return role.kind == Role::Kind::Recipient;
  });
  if (const TokenId thing = gives ? thing_behind(r, clause) : kNone; thing != kNone) return thing;
  for (const Role& role : frame.what) {
    for (TokenId t : clause.find(role)) {
      const bool behind =
          t > verb || clause.passive() || r.is(verb, {Deprel::AclRelcl, Deprel::Acl});
      if (!behind || !usable(r, clause, frame, t, role)) continue;
      if (role.word == "for") {
        const TokenId infinitive = infinitive_behind(r, verb, t);
        if (infinitive != kNone) return infinitive;
      }
      const bool argued = role.kind == Role::Kind::Clause && !is_infinitive(r, t) &&
                          r.lexicon.is("persuading", r.lemma(verb));
      return argued ? obliging_clause(r, t) : t;
    }
    if (role.kind == Role::Kind::Clause) {
      const TokenId found = clause_elsewhere(r, clause, frame);
      if (found != kNone) return found;
    }
  }
  if (const TokenId object = bare_object(r, clause, frame); object != kNone) return object;
  if (const TokenId goal = goal_below_addressee(r, clause, frame); goal != kNone) return goal;
  return clause_above(r, verb);
}

bool begins_with_that(const Reading& r, TokenId clause) {
  const TokenId first = r.extent(clause).first;
  if (r.lemma(first) != "that") return false;
  if (r.is(first, {Deprel::Mark})) return true;
  const TokenId subject = r.child(clause, {Deprel::Nsubj, Deprel::NsubjPass});
  return subject != kNone && subject > first;
}

namespace {

/// The preposition or conjunction before a phrase or clause.
std::string_view marker_of(const Reading& r, TokenId t) {
  const std::string_view preposition = r.preposition(t);
  if (!preposition.empty()) return preposition;
  const TokenId mark = r.child(t, {Deprel::Mark});
  return mark == kNone ? std::string_view{} : r.lemma(mark);
}

/// The clause among the dependents of `governor` behind `noun` that tells what to do.
TokenId clause_behind(const Reading& r, TokenId governor, TokenId noun) {
  for (TokenId c : r.children(governor)) {
    if (c < noun ||
        !r.is(c, {Deprel::Acl, Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp, Deprel::AclRelcl}))
      continue;
    if (r.token(c).upos == Upos::Verb && is_infinitive(r, c)) return c;
    if (!r.is(c, {Deprel::Advcl, Deprel::Xcomp}) && begins_with_that(r, c)) return c;
  }
  return kNone;
}

/// The phrase among the dependents of `governor` behind `noun` that tells of what it is.
TokenId phrase_behind(const Reading& r, TokenId governor, TokenId noun,
                      std::initializer_list<std::string_view> markers) {
  for (TokenId c : r.children(governor)) {
    if (c < noun || !r.is(c, {Deprel::Nmod, Deprel::Obl, Deprel::Acl, Deprel::Advcl})) continue;
    const std::string_view marker = marker_of(r, c);
    if (std::find(markers.begin(), markers.end(), marker) == markers.end()) continue;
    if (r.token(c).upos == Upos::Verb) return c;
    const std::uint32_t entity = r.entity_at(c);
    if (entity == kNone || !is_actor(r.type_of(entity))) return c;
    const TokenId infinitive = infinitive_behind(r, governor, c);
    if (infinitive != kNone) return infinitive;
  }
  return kNone;
}

}  // namespace

TokenId content_of_noun(const Reading& r, TokenId noun) {
  TokenId found = clause_behind(r, noun, noun);
  if (found == kNone && r.lemma(noun) == "invitation") found = phrase_behind(r, noun, noun, {"to"});
  if (found == kNone) found = phrase_behind(r, noun, noun, {"for"});
  if (found == kNone)
    found = phrase_behind(r, noun, noun, {"for", "of", "on", "concerning", "about", "in"});
  if (found != kNone) {
    // "a plan of union", "a plan concerning votes": the noun is part of what is said.
    const std::string_view marker = marker_of(r, found);
    const bool part = marker == "of" || marker == "on" || marker == "concerning";
    return part && r.lexicon.is("plan-noun", r.lemma(noun)) && is_nominal(r.token(found).upos)
               ? noun
               : found;
  }
  // "its latest proposal, a conference of the powers, was turned down"
  const TokenId apposition = r.child(noun, {Deprel::Appos});
  if (apposition != kNone && apposition > noun && r.token(apposition).upos == Upos::Noun &&
      r.child(apposition, {Deprel::Det}) != kNone)
    return apposition;
  const TokenId participle = r.child(noun, {Deprel::Acl});
  if (participle != kNone && r.lexicon.is("about-verb", r.lemma(participle))) return noun;
  const TokenId verb = r.head(noun);
  if (verb == kNone || !r.is(noun, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass})) return kNone;
  found = clause_behind(r, verb, noun);
  return found != kNone ? found : phrase_behind(r, verb, noun, {"for"});
}

namespace {

/// One past the "that" of "suggested to the Secretary, his brother, that ...".
TokenId that_after(const Reading& r, TokenId from) {
  const TokenId end = std::min(r.sentence(from).last_token, from + 14);
  for (TokenId t = from; t + 2 < end; ++t) {
    if (r.text(t) == "that") return t + 1;
    if (r.token(t).upos == Upos::Verb || r.token(t).upos == Upos::Aux || r.text(t) == ";")
      return kNone;
  }
  return kNone;
}

/// The clause of "advised Lincoln and Seward that they should conform"; the names are addressed.
TokenId that_after_names(const Reading& r, TokenId verb, Entities& whom) {
  const TokenId first = that_after(r, verb + 1);
  if (first == kNone) return kNone;
  Entities between;
  for (TokenId t = verb + 1; t + 1 < first; ++t) {
    if (r.token(t).upos == Upos::Adp && r.text(t) != "of") return kNone;
    const std::uint32_t e = r.entity_at(t);
    if (e != kNone && is_actor(r.type_of(e)) &&
        r.out.mentions[r.mention_of[t]].form != Mention::Form::Adjective)
      add_entity(between, e);
  }
  if (between.empty()) return kNone;
  if (whom.size() < between.size()) whom = between;
  return first;
}

/// The "to" of "urged Israel to withdraw"; the names between are addressed.
TokenId infinitive_after(const Reading& r, TokenId verb, Entities& whom) {
  const TokenId end = std::min(r.sentence(verb).last_token, verb + 26);
  Entities between;
  for (TokenId t = verb + 1; t + 1 < end; ++t) {
    const bool name = r.mention_of[t] != kNone &&
                      r.out.mentions[r.mention_of[t]].form != Mention::Form::Adjective;
    if (name && is_actor(r.type_of(r.entity_at(t)))) add_entity(between, r.entity_at(t));
    if (r.text(t) == "to" && r.token(t + 1).upos == Upos::Verb) {
      if (whom.empty()) whom = between;
      return t;
    }
    // "urged the President, in a letter that was made public, to share"
    if (r.text(t) == ",") {
      TokenId close = t + 1;
      while (close + 2 < end && r.text(close) != "," && r.text(close) != ";") ++close;
      if (close + 2 < end && r.text(close) == "," && r.text(close + 1) == "to" &&
          r.token(close + 2).upos == Upos::Verb) {
        if (whom.empty()) whom = between;
        return close + 1;
      }
    }
    if (r.text(t) == "," && (r.lemma(t + 1) == "which" || r.lemma(t + 1) == "who")) {
      for (++t; t + 1 < end && r.text(t) != ","; ++t) continue;
    }
    const std::string_view word = r.lemma(t);
    const bool time = word == "since" || word == "after" || word == "before" || word == "during";
    if (r.token(t).upos == Upos::Verb || r.text(t) == ";" || time) return kNone;
  }
  return kNone;
}

/// Verbs of saying whose clause is no proposal by itself.
bool only_speaks(const Reading& r, TokenId verb) {
  const std::string_view word = r.lemma(verb);
  return (r.lexicon.is("speech", word) && word != "propose" && word != "suggest") ||
         r.lexicon.is("infinitive-only", word);
}

/// "suggested that France was interested": the first verb of the clause is in the past tense.
bool reports(const Reading& r, TokenId verb, TokenId first) {
  if (r.lemma(verb) != "suggest") return false;
  const TokenId end = r.sentence(first).last_token;
  for (TokenId t = first; t < end; ++t) {
    const Token& token = r.token(t);
    if (token.upos != Upos::Verb && token.upos != Upos::Aux) continue;
    // "that all governments that had arisen stay in control"
    const TokenId clause = token.upos == Upos::Aux ? r.head(t) : t;
    if (clause != kNone && r.is(clause, {Deprel::AclRelcl}) && clause > first + 1) continue;
    return (token.features & kPast) != 0 && (token.features & kFinite) != 0;
  }
  return false;
}

}  // namespace

TokenId content_by_order(const Reading& r, const Clause& clause, const ProposalFrame& frame,
                         Entities& whom) {
  const TokenId verb = clause.predicate();
  const TokenId end = r.sentence(verb).last_token;
  const bool takes_clause = std::any_of(frame.what.begin(), frame.what.end(), [](const Role& role) {
    return role.kind == Role::Kind::Clause;
  });
  if (!takes_clause || clause.passive() || verb + 3 >= end || only_speaks(r, verb) ||
      particle_missing(r, verb))
    return kNone;
  const bool phrase_first = r.token(verb + 1).upos == Upos::Adp ||
                            (r.text(verb + 1) == "to" && r.token(verb + 2).upos != Upos::Verb);
  const TokenId that = r.text(verb + 1) == "that" ? verb + 2
                       : phrase_first             ? that_after(r, verb + 1)
                                                  : kNone;
  if (that != kNone) return reports(r, verb, that) ? kNone : that;
  if (r.text(verb + 1).ends_with("ing") && r.token(verb + 1).upos == Upos::Verb) return verb + 1;
  if (addresses_object(frame) || r.text(verb + 1) == "on" || r.text(verb + 1) == "upon") {
    const bool advised = addresses_object(frame) && !r.lexicon.is("persuading", r.lemma(verb));
    const TokenId advice = advised ? that_after_names(r, verb, whom) : kNone;
    return advice != kNone ? advice : infinitive_after(r, verb, whom);
  }
  return kNone;
}

}  // namespace dossier::ingest
