#include "ingest/extract/facts/demand_facts.h"

#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/facts/verb_frame_checks.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// "demanded that the colonial powers withdraw": of some whom the text does not name.
bool of_strangers(const Reading& r, TokenId content) {
  const TokenId subject = r.child(content, {Deprel::Nsubj});
  return subject != kNone && r.token(subject).upos == Upos::Noun &&
         r.is_word("others-noun", subject);
}

/// "demanded that Saddam be removed": he is not to act, and who is remains open.
bool names_undergoer(const Reading& r, TokenId content) {
  const TokenId subject = r.child(content, {Deprel::NsubjPass});
  if (subject == kNone) return false;
  if (r.entity_at(subject) != kNone) return true;
  const auto children = r.children(subject);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return r.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}) && r.entity_at(c) != kNone;
  });
}

/// "insisted that Israeli forces be withdrawn": whose they are.
Entities withdrawers(const Reading& r, TokenId content) {
  const TokenId subject = r.child(content, {Deprel::NsubjPass});
  if (subject == kNone || r.mention_of[subject] != kNone || !r.is_word("withdrawing", content) ||
      !(r.is_word("troops-noun", subject) || r.is_word("arms-noun", subject) ||
        r.is_word("garrison-noun", subject)))
    return {};
  return actors_among(r, FrameArguments(r).owners(subject));
}

/// "condemned Iraq and demanded its withdrawal": whose pronoun stands before what is demanded.
Entities condemned_before(const Reading& r, const Clause& clause) {
  const TokenId verb = clause.predicate(), before = r.head(verb);
  if (before == kNone || !r.is(verb, {Deprel::Conj})) return {};
  for (TokenId object : clause.objects()) {
    const TokenId owner = r.child(object, {Deprel::NmodPoss});
    if (owner != kNone && r.token(owner).upos == Upos::Pron)
      return actors_among(r, undergoers(r, Clause(r, before)));
  }
  return {};
}

bool demands_something(const Clause& clause) {
  return clause.complement() != kNone || !clause.objects().empty() ||
         !clause.phrases("on").empty() || !clause.phrases("upon").empty();
}

/// "demanding that the British submit": who is told to act.
Entities told(const Reading& r, const FrameArguments& find, const Clause& clause) {
  const Entities by_order = find.told_after(clause.predicate());
  return by_order.empty() ? doers(r, Clause(r, clause.complement())) : by_order;
}

struct Condition {
  TokenId act = kNone;  ///< the verb behind "unless" or "if"
  bool unless = false;
};

/// "unless the Spanish dropped duties", "if they would not": the first condition behind the verb,
/// unless it tells of a fact.
Condition condition_of(const Reading& r, TokenId verb) {
  const TokenId end = r.sentence(verb).last_token;
  for (TokenId t = verb + 1; t < end; ++t) {
    const std::string_view word = r.text(t);
    if (word != "unless" && word != "if") continue;
    const TokenId act = r.head(t);
    if (act == kNone || act < t || r.token(act).upos != Upos::Verb) return {};
    if (word == "if" && Clause(r, act).factuality() == Factuality::Stated) return {};
    return {act, word == "unless"};
  }
  return {};
}

}  // namespace

void read_demand_of_other(const Reading& r, FactSink& sink, const Clause& clause) {
  Entities from = doers(r, clause);
  if (from.empty()) from = FrameArguments(r).speakers(clause);
  if (!demands_something(clause) || clause.passive() || from.size() != 1 ||
      tells_of_fact(r, clause))
    return;
  const FactSink::Source source{clause.predicate(), "demand", 0.5F};
  const FrameArguments find(r);
  const auto demanded_of = [&](Entities whom) {
    std::erase_if(whom, [&](std::uint32_t e) { return e == from[0] || e == r.state_of(from[0]); });
    return sink.add_all(Relation::Demanded, from, whom, source);
  };
  const TokenId content = clause.complement();
  if (content != kNone && names_undergoer(r, content)) {
    demanded_of(withdrawers(r, content));
    return;
  }
  if (content != kNone && demanded_of(told(r, find, clause))) return;
  if (demanded_of(find.yielders(clause))) return;
  if (demanded_of(condemned_before(r, clause))) return;
  if (content != kNone && of_strangers(r, content)) return;
  // What a council demands it may demand of all, what a man demands of many.
  if (r.type_of(from[0]) != EntityType::Country) return;
  const std::uint32_t other = find.other_side(clause, from[0]);
  if (other != kNone) sink.add(Relation::Demanded, from[0], other, source);
}

void read_requirement(const Reading& r, FactSink& sink, const Clause& clause) {
  Entities from = doers(r, clause);
  if (from.empty()) from = FrameArguments(r).speakers(clause);
  if (clause.passive() || from.size() != 1) return;
  Entities whom = FrameArguments(r).yielders(clause);
  std::erase_if(whom, [&](std::uint32_t e) { return e == from[0] || e == r.state_of(from[0]); });
  sink.add_all(Relation::Demanded, from, whom, {clause.predicate(), "demand", 0.5F});
}

void read_threat_unless(const Reading& r, FactSink& sink, const Clause& clause) {
  const Condition condition = condition_of(r, clause.predicate());
  if (condition.act == kNone) return;
  // "unless Italy was admitted": Italy is not to act.
  if (Clause(r, condition.act).passive()) return;
  Entities to = doers(r, Clause(r, condition.act));
  const Entities from = doers(r, clause);
  std::erase_if(
      to, [&](std::uint32_t e) { return std::find(from.begin(), from.end(), e) != from.end(); });
  const FactSink::Source source{clause.predicate(), "condition", 0.6F};
  sink.add_all(Relation::Threatened, from, to, source);
  if (condition.unless) sink.add_all(Relation::Demanded, from, to, source);
}

}  // namespace dossier::ingest
