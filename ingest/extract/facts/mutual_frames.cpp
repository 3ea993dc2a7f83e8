#include "ingest/extract/facts/mutual_frames.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Beyond this a list of subjects is a crowd, and not every two of them dealt with each other.
constexpr std::size_t kMostParties = 5;
/// Beyond this a group without its names, "the five presidents", is a conference.
constexpr std::size_t kMostMeeting = 3;

}  // namespace

bool is_reciprocal(const Reading& r, TokenId verb) {
  const TokenId end = std::min(r.sentence(verb).last_token, verb + 8);
  for (TokenId t = verb + 1; t + 1 < end; ++t) {
    const std::string_view word = r.text(t), next = r.text(t + 1);
    if ((word == "each" && next == "other") || (word == "one" && next == "another")) return true;
    if (r.token(t).upos == Upos::Verb || r.token(t).upos == Upos::Punct) return false;
  }
  return false;
}

bool add_each_other(FactSink& sink, Relation relation, const Entities& all,
                    const FactSink::Source& source) {
  if (is_mutual(relation)) return sink.add_pairs(relation, all, source);
  bool any = false;
  for (std::uint32_t e : all) any = sink.add_all(relation, {e}, all, source) || any;
  return any;
}

bool MutualFrames::add(const Frame& frame, const Entities& from, TokenId object,
                       const FactSink::Source& source) {
  if (frame.relation == Relation::Recognized)
    return object != kNone && from.size() == 2 && sink_.add_all(frame.relation, from, from, source);
  // "the other powers met" does not say with whom.
  for (TokenId t : clause_.subjects()) {
    if (find_.modified_by(t, "other")) return false;
  }
  if (from.size() == 1 && frame.relation == Relation::AgreedWith && object == kNone)
    return conceded(from[0]);
  if (from.size() < 2 || from.size() > kMostParties || leaves_open(frame, from, object))
    return false;
  if (from.size() > kMostMeeting && frame.relation == Relation::MetWith && spoken_of_as_one())
    return false;
  return sink_.add_pairs(frame.relation, from, source);
}

/// The clause does not say that they did it with each other.
bool MutualFrames::leaves_open(const Frame& frame, const Entities& from, TokenId object) const {
  const TokenId verb = clause_.predicate();
  if (from.size() > 4 && frame.relation == Relation::MetWith && r_.is_word("gather", verb))
    return true;
  if (object != kNone) return false;
  if (frame.relation == Relation::AgreedWith) return !agrees_on_something() || attends();
  return r_.child(verb, {Deprel::Obj}) != kNone && !talked(from);
}

/// "the five presidents met"
bool MutualFrames::spoken_of_as_one() const {
  const auto subjects = clause_.subjects();
  return std::all_of(subjects.begin(), subjects.end(),
                     [&](TokenId t) { return r_.child(t, {Deprel::Nummod}) != kNone; });
}

bool MutualFrames::agrees_on_something() const {
  // "agreed in principle to cut their arsenals": the parser may hang the infinitive to "principle".
  for (TokenId t : clause_.phrases("in")) {
    if (r_.lemma(t) == "principle") return true;
  }
  return clause_.complement() != kNone || !clause_.phrases("to").empty() ||
         !clause_.phrases("on").empty() || !clause_.phrases("upon").empty();
}

/// "both agreed to attend the talks"
bool MutualFrames::attends() const {
  const TokenId content = clause_.complement();
  return content != kNone && (r_.lemma(content) == "attend" || r_.lemma(content) == "participate");
}

/// "Reagan and Gorbachev discussed arms control"
bool MutualFrames::talked(const Entities& who) const {
  return r_.lemma(clause_.predicate()) == "discuss" &&
         std::all_of(who.begin(), who.end(),
                     [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Person; });
}

/// "Great Britain agreed to end the impressment of American sailors": with whom the text is about
/// else, here and in the two sentences before.
bool MutualFrames::conceded(std::uint32_t one) {
  const TokenId content = clause_.complement();
  if (content == kNone && clause_.phrases("to").empty()) return false;
  if (content != kNone && (r_.is_word("own-affair", content) || opinion(content))) return false;
  // A body agrees among its own members.
  if (r_.type_of(one) == EntityType::Organization || by_treaty()) return false;
  const FactSink::Source source{clause_.predicate(), "conceded", 0.5F};
  if (sink_.add_all(Relation::AgreedWith, {one}, asking(), source)) return true;
  if (const Entities let = permitted(); !let.empty())
    return sink_.add_all(Relation::AgreedWith, {one}, let, source);
  const std::uint32_t other = find_.other_side(clause_, one);
  return other != kNone && sink_.add_pairs(Relation::AgreedWith, {one, other}, source);
}

/// "agreed in the Treaty of Paris to vacate the forts", "the agreement whereby Mexico agreed to
/// pay": who signed it is told elsewhere.
bool MutualFrames::by_treaty() const {
  const auto is_treaty = [&](TokenId t) { return find_.names_treaty(t); };
  const TokenId content = clause_.complement();
  for (std::string_view link : {"in", "under", "by", "through"}) {
    const auto told = clause_.phrases(link);
    if (std::any_of(told.begin(), told.end(), is_treaty)) return true;
    if (content == kNone) continue;
    const auto inside = Clause(r_, content).phrases(link);
    if (std::any_of(inside.begin(), inside.end(), is_treaty)) return true;
  }
  const TokenId verb = clause_.predicate();
  return std::any_of(r_.children(verb).begin(), r_.children(verb).end(),
                     [&](TokenId c) { return c < verb && r_.lemma(c) == "whereby"; });
}

/// "agreed to let NATO send supplies": whom it lets.
Entities MutualFrames::permitted() const {
  const TokenId content = clause_.complement();
  if (content == kNone || !r_.is_word("permitting-verb", content)) return {};
  Entities all = actors_among(r_, undergoers(r_, Clause(r_, content)));
  for (TokenId c : r_.children(content)) {
    if (!r_.is(c, {Deprel::Ccomp, Deprel::Xcomp})) continue;
    for (std::uint32_t e : actors_among(r_, doers(r_, Clause(r_, c)))) all.push_back(e);
  }
  return all;
}

/// "Carter agreed that the opportunity might be fleeting": what one thinks; "agreed that troops
/// would leave" is what one promises.
bool MutualFrames::opinion(TokenId content) const {
  const TokenId mark = r_.child(content, {Deprel::Mark});
  if (mark == kNone || r_.lemma(mark) != "that") return false;
  const TokenId aux = r_.child(content, {Deprel::Aux});
  return aux == kNone || (r_.lemma(aux) != "would" && r_.lemma(aux) != "will");
}

/// "Godoy agreed to Pinckney's demands", "to a proposal from the Russian minister"
Entities MutualFrames::asking() const {
  Entities all;
  for (TokenId asked : clause_.phrases("to")) {
    if (!r_.is_word("asked-noun", asked)) continue;
    all = find_.owners(asked);
    for (TokenId c : r_.children(asked)) {
      if (r_.is(c, {Deprel::Nmod}) && (r_.preposition(c) == "from" || r_.preposition(c) == "by"))
        for (std::uint32_t e : referents(r_, c)) all.push_back(e);
    }
  }
  return all;
}

}  // namespace dossier::ingest
