#include "ingest/extract/actors/actors.h"
#include "ingest/extract/responses/response_reader.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Kind = Response::Kind;

/// A verb with its noun that answers what the preposition or a possessor leads to.
struct Idiom {
  std::string_view verb, noun, link;
  Kind kind;
};

constexpr Idiom kIdioms[] = {{"take", "exception", "to", Kind::Opposed},
                             {"take", "issue", "with", Kind::Opposed},
                             {"take", "umbrage", "at", Kind::Opposed},
                             {"take", "offense", "at", Kind::Opposed},
                             {"lead", "opposition", "to", Kind::Opposed},
                             {"lead", "fight", "against", Kind::Opposed},
                             {"lead", "campaign", "against", Kind::Opposed},
                             {"wage", "campaign", "against", Kind::Opposed},
                             {"mount", "campaign", "against", Kind::Opposed},
                             {"come", "defense", "of", Kind::Supported},
                             {"rally", "support", "of", Kind::Supported},
                             {"rally", "defense", "of", Kind::Supported},
                             {"add", "voice", "to", Kind::Supported},
                             {"lend", "voice", "to", Kind::Supported},
                             {"add", "name", "to", Kind::Supported},
                             {"throw", "weight", "behind", Kind::Supported},
                             {"put", "weight", "behind", Kind::Supported},
                             {"lend", "weight", "to", Kind::Supported},
                             {"give", "word", "to", Kind::Accepted},
                             {"give", "way", "to", Kind::Accepted},
                             {"take", "advice", "of", Kind::Accepted},
                             {"follow", "advice", "of", Kind::Accepted},
                             {"follow", "counsel", "of", Kind::Accepted},
                             {"follow", "suggestion", "of", Kind::Accepted},
                             {"follow", "recommendation", "of", Kind::Accepted},
                             {"see", "merit", "in", Kind::Supported},
                             {"see", "virtue", "in", Kind::Supported},
                             {"see", "advantage", "in", Kind::Supported},
                             {"have", "nothing", "with", Kind::Rejected},
                             {"want", "nothing", "with", Kind::Rejected},
                             {"give", "nod", "to", Kind::Accepted},
                             {"give", "light", "to", Kind::Accepted},
                             {"have", "none", "of", Kind::Rejected},
                             {"want", "none", "of", Kind::Rejected},
                             {"want", "part", "of", Kind::Rejected},
                             {"have", "part", "of", Kind::Rejected},
                             {"turn", "back", "on", Kind::Rejected},
                             {"turn", "ear", "to", Kind::Rejected},
                             {"pour", "water", "on", Kind::Opposed},
                             {"close", "door", "to", Kind::Rejected}};

const Idiom* idiom_of(std::string_view verb, std::string_view noun) {
  const auto at = std::find_if(std::begin(kIdioms), std::end(kIdioms), [&](const Idiom& idiom) {
    return idiom.verb == verb && idiom.noun == noun;
  });
  return at == std::end(kIdioms) ? nullptr : at;
}

/// "no part", "none": the noun denies by itself, and "would" before it only stresses that.
bool denies(const Reading& r, TokenId noun) {
  if (r.lemma(noun) == "none" || r.lemma(noun) == "nothing") return true;
  const TokenId determiner = r.child(noun, {Deprel::Det});
  return determiner != kNone && r.lemma(determiner) == "no";
}

/// "saw no merit in the plan".
Kind turned_if_denied(const Reading& r, TokenId noun, Kind kind) {
  const bool turned = kind == Kind::Supported && denies(r, noun);
  return turned ? Kind::Opposed : kind;
}

/// "the Tonkin Gulf Resolution", "the Neutrality Act".
bool is_act(std::string_view name) {
  return name.ends_with(" Act") || name.ends_with(" Resolution") || name.ends_with(" Bill") ||
         name.ends_with(" Amendment");
}

/// Who sides with an adviser as the head of his state decides for him.
bool leads_a_state(const Reading& r, std::uint32_t person) {
  if (r.lexicon.is("us-president", r.out.entities[person].name)) return true;
  return std::any_of(r.offices.begin(), r.offices.end(), [&](const Reading::Office& office) {
    return office.person == person &&
           (office.title == "president" || office.title.ends_with("prime minister") ||
            office.title == "premier" || office.title == "chancellor");
  });
}

}  // namespace

/// "would have none of it", "took strong exception to this", "came to its defense".
void ResponseReader::idiom(const Clause& clause) {
  const TokenId t = clause.predicate();
  for (TokenId c : r_.children(t)) {
    if (c < t || !r_.is(c, {Deprel::Obj, Deprel::Obl, Deprel::Xcomp})) continue;
    const Idiom* idiom = idiom_of(r_.lemma(t), r_.lemma(c));
    if (idiom == nullptr) continue;
    const bool none = r_.lemma(c) == "none" || r_.lemma(c) == "part" || r_.lemma(c) == "nothing";
    const bool turned = idiom->kind == Kind::Supported && denies(r_, c) &&
                        clause.factuality() == Factuality::Negated;
    if (none ? !denies(r_, c) : clause.factuality() != Factuality::Stated && !turned) continue;
    const Entities by = answering(clause);
    if (by.empty()) return;
    const auto target = target_of_idiom(clause, c, idiom->link, by);
    // "an assurance that the army would have no part in it" asks for it
    if (target && !target_.tells(*target, t))
      add(*target, by, turned_if_denied(r_, c, idiom->kind), t);
    return;
  }
}

std::optional<std::size_t> ResponseReader::target_of_idiom(const Clause& clause, TokenId noun,
                                                           std::string_view link,
                                                           const Entities& by) const {
  const TokenId t = clause.predicate();
  std::vector<TokenId> told = clause.phrases(link);
  for (TokenId c : r_.children(noun)) {
    if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == link) told.push_back(c);
  }
  // "would have nothing to do with it"
  if (r_.lemma(noun) == "nothing") {
    const TokenId deed = r_.child(noun, {Deprel::Acl});
    const TokenId loose = deed != kNone ? deed : r_.child(t, {Deprel::Xcomp, Deprel::Advcl});
    if (loose == kNone || r_.lemma(loose) != "do") return std::nullopt;
    told = Clause(r_, loose).phrases(link);
  }
  std::erase(told, noun);
  for (TokenId n : told) {
    if (const auto found = target_.of_nominal(n, t, by)) return found;
  }
  if (!told.empty()) return std::nullopt;
  return target_.just_before(t, by);
}

/// "Truman sided with his delegate": with whoever made the proposal.
void ResponseReader::sides(const Clause& clause) {
  constexpr std::uint32_t kReach = 3;
  const TokenId t = clause.predicate();
  if (clause.factuality() != Factuality::Stated || clause.passive()) return;
  const Entities by = answering(clause);
  Entities allies = actors_at(r_, clause.phrases("with"));
  // "took their side", "took Assad's side"
  const TokenId side = r_.lemma(t) == "take" ? r_.child(t, {Deprel::Obj}) : kNone;
  if (side != kNone) {
    const TokenId owner = r_.child(side, {Deprel::NmodPoss});
    allies = r_.lemma(side) == "side" && owner != kNone ? actors_at(r_, {owner}) : Entities{};
  }
  if (by.empty() || allies.empty()) return;
  for (std::size_t i = r_.out.proposals.size(); i-- > 0;) {
    const Proposal& told = r_.out.proposals[i];
    if (target_.predicate_of(i) >= t ||
        r_.sentence_of[target_.predicate_of(i)] + kReach < r_.sentence_of[t] ||
        !holds(told.who, allies[0]))
      continue;
    const bool own =
        r_.state_of(told.who[0]) != kNone && r_.state_of(told.who[0]) == r_.state_of(by[0]);
    const bool decides = holds(told.whom, by[0]) || (own && leads_a_state(r_, by[0]));
    return add_aside(i, by, decides ? Kind::Accepted : Kind::Supported, t);
  }
}

/// "voted in favor of the measure", "voted in support of it".
void ResponseReader::votes(const Clause& clause) {
  const TokenId t = clause.predicate();
  if (clause.factuality() != Factuality::Stated || clause.passive()) return;
  for (TokenId c : r_.children(t)) {
    if (c < t || !r_.is(c, {Deprel::Obl}) || r_.preposition(c) != "in" ||
        !r_.is_word("approval", c))
      continue;
    const Entities by = answering(clause);
    if (by.empty()) return;
    for (TokenId n : r_.children(c)) {
      if (r_.preposition(n) != "of") continue;
      auto target = r_.is_word("bill-noun", n) ? target_.put_to(t, 3, by) : std::nullopt;
      if (!target) target = target_.of_nominal(n, t, by);
      if (target) add(*target, by, Kind::Supported, t);
      return;
    }
  }
}

/// "asked Congress for funds. Congress passed the measure": a body that was asked by name passes or
/// defeats a bill shortly afterwards.
void ResponseReader::legislates(const Clause& clause, Kind kind) {
  constexpr std::uint32_t kReach = 2;
  if (kind != Kind::Accepted && kind != Kind::Rejected) return;
  const TokenId t = clause.predicate();
  Entities bodies = answering(clause);
  std::erase_if(bodies, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Organization; });
  if (bodies.empty()) return;
  for (TokenId n : clause.objects()) {
    const bool named = r_.entity_at(n) != kNone && is_act(r_.out.entities[r_.entity_at(n)].name);
    if (!named && !r_.is_word("bill-noun", n)) continue;
    if (const auto target = target_.put_to(t, named ? 1 : kReach, bodies))
      return answer_request(*target, bodies, kind, t);
  }
}

/// "Congress passed the measure".
bool ResponseReader::passes_law(const Clause& clause, const Entities& by) const {
  const auto objects = clause.objects();
  return by.size() == 1 && r_.type_of(by[0]) == EntityType::Organization &&
         std::any_of(objects.begin(), objects.end(),
                     [&](TokenId n) { return r_.is_word("bill-noun", n); });
}

/// What was asked in one breath is answered together: "asked for a commission, and recommended that
/// its findings be enforced. Congress passed the measure".
void ResponseReader::answer_request(std::size_t target, const Entities& by, Kind kind, TokenId t) {
  add(target, by, kind, t);
  const Proposal& told = r_.out.proposals[target];
  for (std::size_t i = 0; i < r_.out.proposals.size(); ++i) {
    const Proposal& other = r_.out.proposals[i];
    if (i != target && other.who == told.who && other.whom == told.whom &&
        other.evidence.sentence == told.evidence.sentence && !answered(i, by))
      add(i, by, kind, t);
  }
}

/// "asked Congress for authority to act. Congress granted the President the right": the power that
/// was asked for.
void ResponseReader::grants_power(const Clause& clause) {
  constexpr std::uint32_t kReach = 5;
  const TokenId t = clause.predicate();
  const std::string_view verb = r_.lemma(t);
  if ((verb != "grant" && verb != "give") || clause.passive() ||
      clause.factuality() != Factuality::Stated)
    return;
  const auto objects = clause.objects();
  const bool power = std::any_of(objects.begin(), objects.end(),
                                 [&](TokenId n) { return r_.is_word("power-noun", n); });
  const Entities by = power ? doers(r_, clause) : Entities{};
  if (by.empty()) return;
  const auto target = target_.put_to(t, kReach, by);
  if (target && target_.asks_power(*target)) add(*target, by, Kind::Accepted, t);
}

}  // namespace dossier::ingest
