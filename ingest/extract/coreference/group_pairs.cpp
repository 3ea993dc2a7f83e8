#include "ingest/extract/coreference/group_finder.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {

/// "the civil war between the Communist Party and the Nationalists ... the two sides": the two
/// between whom something was, the last ones of this sentence and the two before.
std::vector<std::uint32_t> GroupFinder::pair_between(std::uint32_t sentence) const {
  for (std::uint32_t back = 0; back <= 2 && back <= sentence; ++back) {
    const Sentence& s = r_.analysis.sentences[sentence - back];
    const TokenId last =
        back == 0 ? (before_ > 0 ? names_[before_ - 1].last_token : s.first_token) : s.last_token;
    for (TokenId t = last; t > s.first_token;) {
      --t;
      if (r_.text(t) != "between") continue;
      auto pair = between(t, last);
      if (pair.size() == 2) return pair;
    }
  }
  return {};
}

/// "Neither Pakistan nor France helped, and both nations left": the two states that this sentence
/// or the one before joins to each other.
std::vector<std::uint32_t> GroupFinder::pair_joined(std::uint32_t sentence) const {
  bool named_here = false;
  for (std::size_t i = before_; i > 0;) {
    const Mention& mention = names_[--i];
    if (r_.sentence_of[mention.head] + 1 < sentence) break;
    if (r_.type_of(mention.entity) != EntityType::Country || acts(mention.entity)) continue;
    const bool here = r_.sentence_of[mention.head] == sentence;
    if (!here && named_here) break;
    named_here = named_here || here;
    if (r_.token(mention.head).deprel == Deprel::Conj || scene(mention)) continue;
    const auto joined = r_.conjuncts(mention.head);
    if (joined.size() != 2) continue;
    const std::uint32_t other = r_.entity_at(joined[1]);
    if (other == kNone || other == mention.entity || r_.type_of(other) != EntityType::Country)
      continue;
    return {mention.entity, other};
  }
  return {};
}

/// "The Soviet Union invited both countries": the subjects of the verb whose object they are.
std::vector<std::uint32_t> GroupFinder::acting_on(TokenId t) const {
  std::vector<std::uint32_t> all;
  const TokenId verb = r_.head(t);
  if (verb == kNone || r_.token(verb).upos != Upos::Verb || !r_.is(t, {Deprel::Obj, Deprel::Iobj}))
    return all;
  for (TokenId subject : Clause(r_, verb).subjects()) {
    for (TokenId c : r_.conjuncts(subject)) {
      if (r_.entity_at(c) != kNone) all.push_back(r_.entity_at(c));
    }
  }
  return all;
}

bool GroupFinder::acts(std::uint32_t entity) const {
  return std::find(acting_.begin(), acting_.end(), entity) != acting_.end();
}

/// The names behind "between", if they are two of one kind that act.
std::vector<std::uint32_t> GroupFinder::between(TokenId t, TokenId end) const {
  std::vector<std::uint32_t> pair;
  bool joined = false;
  for (TokenId n = t + 1; n < end; ++n) {
    const std::uint32_t e = r_.entity_at(n);
    if (e != kNone) {
      const EntityType type = r_.type_of(e);
      if (type != EntityType::Country && type != EntityType::Organization) return {};
      if (std::find(pair.begin(), pair.end(), e) == pair.end()) pair.push_back(e);
      continue;
    }
    const Upos tag = r_.token(n).upos;
    if (r_.text(n) == "and" && !joined && pair.size() == 1) {
      joined = true;
      continue;
    }
    if (tag != Upos::Det && tag != Upos::Punct) break;
  }
  return joined && pair.size() == 2 ? pair : std::vector<std::uint32_t>{};
}

/// "the two sides" of a war or a talk may be movements that fight.
bool GroupFinder::takes_side(std::uint32_t entity) const {
  if (title_ != "side" || r_.type_of(entity) != EntityType::Organization) return false;
  const std::string& name = r_.out.entities[entity].name;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (r_.lexicon.is("fighting-name", std::string_view(name).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// "the two presidents": a chancellor is none of them.
bool GroupFinder::other_office(std::uint32_t person) const {
  if (title_ != "president") return false;
  const std::string& name = r_.out.entities[person].name;
  const bool president =
      r_.lexicon.is("known-president", name) || r_.lexicon.is("known-other-president", name);
  return !president &&
         (r_.lexicon.is("known-chancellor", name) || r_.lexicon.is("known-premier", name));
}

}  // namespace dossier::ingest
