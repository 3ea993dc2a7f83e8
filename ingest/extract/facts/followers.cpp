#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/facts/unframed_facts.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Within so many tokens of its beginning a sentence names who follows.
constexpr TokenId kOpening = 12;

bool is_repeated(Relation relation) {
  switch (relation) {
    case Relation::Recognized:
    case Relation::Sanctioned:
    case Relation::Accused:
    case Relation::Supported:
    case Relation::Opposed:
    case Relation::Accepted:
    case Relation::Rejected:
    case Relation::Ratified:
    case Relation::Signed:
    case Relation::WithdrewFrom: return true;
    default: return false;
  }
}

/// The names of a list that begins at the token, with their articles and titles.
Entities listed(const Reading& r, TokenId first) {
  Entities all;
  const TokenId end = r.sentence(first - 1).last_token;
  for (TokenId t = first; t < end && t < first + 14; ++t) {
    const Upos tag = r.token(t).upos;
    if (r.mention_of[t] != kNone) {
      if (std::find(all.begin(), all.end(), r.entity_at(t)) == all.end())
        all.push_back(r.entity_at(t));
    } else if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Sconj ||
               (tag == Upos::Punct && r.text(t) != ",")) {
      break;
    }
  }
  return actors_among(r, all);
}

/// "as did Yugoslavia", "so did the French"; "Britain soon followed", "Hussein did likewise",
/// "Italy followed suit": who does it too.
Entities followers(const Reading& r, TokenId verb) {
  const TokenId begin = r.sentence(verb).first_token;
  if (r.text(verb) == "did" && verb > begin &&
      (r.text(verb - 1) == "as" || lower(r.text(verb - 1)) == "so"))
    return listed(r, verb + 1);
  const TokenId next = verb + 1 < r.sentence(verb).last_token ? verb + 1 : verb;
  const bool likewise = r.lemma(verb) == "do" && r.text(next) == "likewise";
  const bool suit = r.lemma(verb) == "follow" &&
                    (r.text(next) == "suit" || r.token(next).upos == Upos::Punct) &&
                    r.child(verb, {Deprel::Ccomp, Deprel::Xcomp}) == kNone;
  if (!likewise && !suit) return {};
  const Clause clause(r, verb);
  if (clause.passive() || clause.factuality() != Factuality::Stated) return {};
  return actors_among(r, doers(r, clause));
}

}  // namespace

void read_followers(const Reading& r, FactSink& sink, TokenId verb) {
  if (r.out.facts.empty()) return;
  const Evidence told = r.out.facts.back().evidence;
  const Relation relation = r.out.facts.back().relation;
  // What the sentence before told is followed only where this one begins with it.
  const bool opens = told.sentence + 1 == r.sentence_of[verb] &&
                     verb < r.sentence(verb).first_token + kOpening &&
                     (r.text(verb) != "did" || r.text(verb - 1) != "as");
  const bool same_breath = told.sentence == r.sentence_of[verb] && told.begin < r.token(verb).begin;
  if (!is_repeated(relation) || (!opens && !same_breath)) return;
  Entities objects;
  for (auto fact = r.out.facts.rbegin(); fact != r.out.facts.rend(); ++fact) {
    if (fact->relation != relation || fact->evidence.begin != told.begin) break;
    objects.push_back(fact->object);
  }
  sink.add_all(relation, followers(r, verb), objects, {verb, "followed", 0.6F});
}

}  // namespace dossier::ingest
