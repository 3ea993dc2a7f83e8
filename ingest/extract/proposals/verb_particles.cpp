#include "ingest/extract/proposals/verb_particles.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_content.h"

#include <algorithm>
#include <initializer_list>

namespace dossier::ingest {
namespace {

/// "called for", "called once more upon", but not "called himself".
bool calls_for_something(const Reading& r, TokenId verb) {
  // "called an early election for July" calls for nothing
  const TokenId object = r.child(verb, {Deprel::Obj});
  if (object == verb + 1 || (object != kNone && object > verb && object < verb + 5 &&
                             r.token(verb + 1).upos == Upos::Det))
    return false;
  // "called, in April 1954, for"
  const TokenId end = std::min(r.sentence(verb).last_token, verb + 8);
  for (TokenId t = verb + 1; t < end; ++t) {
    const std::string_view word = r.lemma(t);
    if (word == "for" || word == "on" || word == "upon") return true;
  }
  return false;
}

/// "put to Dulles a pact", "brought to Moscow a plan": somebody named stands right behind the verb.
bool puts_to_someone(const Reading& r, TokenId verb) {
  if ((r.lemma(verb) != "put" && r.lemma(verb) != "bring") ||
      verb + 2 >= r.sentence(verb).last_token)
    return false;
  const std::uint32_t e = r.text(verb + 1) == "to" ? r.entity_at(verb + 2) : kNone;
  return e != kNone && is_actor(r.type_of(e));
}

bool has_particle(const Reading& r, TokenId verb,
                  std::initializer_list<std::string_view> particles) {
  const auto children = r.children(verb);
  // "put forward amendments", with the particle hung to the noun
  if (verb + 1 < r.sentence(verb).last_token && r.text(verb + 1) == "forward" &&
      std::find(particles.begin(), particles.end(), "forward") != particles.end())
    return true;
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return r.is(c, {Deprel::CompoundPrt, Deprel::Advmod, Deprel::Case, Deprel::Mark}) &&
           std::find(particles.begin(), particles.end(), r.lemma(c)) != particles.end();
  });
}

/// "put on the table an exception", "put it on the table".
bool puts_on_the_table(const Reading& r, TokenId verb) {
  constexpr TokenId kReach = 12;
  const TokenId end = std::min(r.sentence(verb).last_token, verb + kReach);
  for (TokenId t = verb + 1; t + 2 < end; ++t) {
    if (r.text(t) == "on" && r.text(t + 1) == "the" && r.text(t + 2) == "table")
      return r.lemma(verb) == "put";
  }
  return false;
}

/// "put it that": says something.
bool puts_it(const Reading& r, TokenId verb) {
  const TokenId it = r.child(verb, {Deprel::Obj});
  return r.lemma(verb) == "put" && it != kNone && r.lemma(it) == "it" &&
         r.child(verb, {Deprel::Ccomp}) != kNone;
}

/// "put the plan into effect", and not "put before the Assembly a plan", "laid out a plan".
bool puts_nothing_forward(const Reading& r, TokenId verb) {
  return !puts_it(r, verb) && !has_particle(r, verb, {"forward", "forth", "out"}) &&
         Clause(r, verb).phrases("before").empty() && !puts_to_someone(r, verb) &&
         !puts_on_the_table(r, verb);
}

}  // namespace

bool puts_forward(const Reading& r, TokenId verb, TokenId thing) {
  const std::string_view word = r.lemma(verb);
  if ((word != "put" && word != "lay") || thing < verb || r.is_word("not-put", thing)) return false;
  return r.token(thing).upos == Upos::Noun && !is_someone(r, thing);
}

bool particle_missing(const Reading& r, TokenId verb) {
  const std::string_view word = r.lemma(verb);
  // "turned down Johnson's request for a brigade" turns to nobody
  if (word == "turn") return Clause(r, verb).phrases("to").empty();
  if (word == "look") return verb + 1 >= r.sentence(verb).last_token || r.text(verb + 1) != "to";
  if (word == "put" || word == "set" || word == "bring" || word == "lay" || word == "place")
    return puts_nothing_forward(r, verb);
  if (word == "call") return !calls_for_something(r, verb);
  if (word == "provide")
    return verb + 1 >= r.sentence(verb).last_token || r.text(verb + 1) != "for";
  if (word == "reach" || word == "spell" || word == "sound") return !has_particle(r, verb, {"out"});
  if (word == "draw" || word == "work") return !has_particle(r, verb, {"up", "out"});
  return false;
}

}  // namespace dossier::ingest
