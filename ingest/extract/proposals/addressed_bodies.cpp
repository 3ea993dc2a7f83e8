#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace dossier::ingest {
namespace {

constexpr std::string_view kBodies[] = {"Congress", "Assembly", "Parliament", "Convention",
                                        "Senate",   "Council",  "Bundestag",  "Knesset"};

bool deliberates(const Reading& r, std::uint32_t e) {
  if (e == kNone || r.type_of(e) != EntityType::Organization) return false;
  return std::any_of(std::begin(kBodies), std::end(kBodies),
                     [&](std::string_view name) { return r.out.entities[e].name.ends_with(name); });
}

std::uint32_t body_named(const Reading& r, std::string_view name) {
  for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
    if (r.type_of(e) == EntityType::Organization && r.out.entities[e].name.ends_with(name))
      return e;
  }
  return kNone;
}

bool sits_as(const Reading& r, const Act& act, std::string_view title) {
  return std::any_of(r.offices.begin(), r.offices.end(), [&](const Reading::Office& office) {
    return holds(act.who, office.person) && office.title.ends_with(title);
  });
}

Entities body_between(const Reading& r, TokenId from, TokenId to) {
  for (TokenId t = to; t > from; --t) {
    const std::uint32_t e = r.entity_at(t - 1);
    if (deliberates(r, e)) return {e};
  }
  return {};
}

}  // namespace

/// "moved that", "introduced a resolution": only a body can vote on it.
bool is_moved(const Reading& r, const Act& act) {
  if (r.token(act.predicate).upos != Upos::Verb) return false;
  if (r.lemma(act.predicate) == "move") return true;
  return act.content != kNone && r.is_word("body-text", act.content) &&
         r.is_word("moves-text", act.predicate);
}

Entities body_addressed(const Reading& r, const Act& act) {
  if (!is_moved(r, act)) return {};
  const Sentence& s = r.sentence(act.predicate);
  if (Entities found = body_between(r, s.first_token, act.predicate); !found.empty()) return found;
  if (sits_as(r, act, "senator")) {
    const std::uint32_t senate = body_named(r, "Senate");
    if (senate != kNone) return {senate};
  }
  if (Entities found = body_between(r, act.predicate, s.last_token); !found.empty()) return found;
  const std::uint32_t here = r.sentence_of[act.predicate];
  if (here == 0) return {};
  const Sentence& before = r.analysis.sentences[here - 1];
  return before.block == s.block ? body_between(r, before.first_token, before.last_token)
                                 : Entities{};
}

Entities body_of_scene(const Reading& r, const Act& act) {
  const bool lawmaker =
      std::any_of(r.offices.begin(), r.offices.end(), [&](const Reading::Office& office) {
        return holds(act.who, office.person) &&
               (office.title.ends_with("senator") || office.title.ends_with("representative") ||
                office.title.ends_with("congressman"));
      });
  if (!lawmaker || r.token(act.predicate).upos != Upos::Verb) return {};
  for (std::uint32_t e : actors_at(r, Clause(r, act.predicate).phrases("in"))) {
    if (deliberates(r, e)) return {e};
  }
  return {};
}

namespace {

bool leads_state(const Reading::Office& office) {
  const std::string_view title = office.title;
  return title == "president" || title.ends_with("prime minister") || title == "premier" ||
         title == "chancellor";
}

/// The state whose head the proposer serves, kNone where it is not told; nothing where he serves
/// none.
std::optional<std::uint32_t> state_served(const Reading& r, const Entities& who) {
  if (who.size() == 1 && r.type_of(who[0]) == EntityType::Organization &&
      r.out.entities[who[0]].name.ends_with("Chiefs of Staff"))
    return kNone;
  for (const Reading::Office& office : r.offices) {
    if (holds(who, office.person) && leads_state(office)) return std::nullopt;
  }
  for (const Reading::Office& office : r.offices) {
    if (!holds(who, office.person) || office.title.find("general") != std::string::npos) continue;
    for (std::string_view word : {"secretary", "counsel", "advis", "assistant", "attorney"}) {
      if (office.title.find(word) != std::string::npos) return office.held_in;
    }
    // An ambassador's state is not always the one his title names, nor a director's his agency.
    for (std::string_view word : {"director", "chief", "admiral", "ambassador"}) {
      if (office.title.find(word) != std::string::npos) return r.state_of(office.person);
    }
  }
  return std::nullopt;
}

/// The person leads this state, or any where it is kNone.
bool leads(const Reading& r, std::uint32_t person, std::uint32_t state) {
  // "Reagan", whom no title has to introduce
  const bool own = state == kNone || r.type_of(state) != EntityType::Country ||
                   r.out.entities[state].name == "United States";
  if (own && r.lexicon.is("us-president", r.out.entities[person].name)) return true;
  return std::any_of(r.offices.begin(), r.offices.end(), [&](const Reading::Office& office) {
    return office.person == person && leads_state(office) &&
           (state == kNone || office.held_in == state);
  });
}

}  // namespace

namespace {

/// The body that the person is a member of.
std::uint32_t body_of(const Reading& r, std::uint32_t person) {
  for (const Fact& fact : r.out.facts) {
    if (fact.relation == Relation::MemberOf && fact.subject == person &&
        r.type_of(fact.object) == EntityType::Organization)
      return fact.object;
  }
  for (const Reading::Office& office : r.offices) {
    if (office.person == person && office.held_in != kNone &&
        r.type_of(office.held_in) == EntityType::Organization)
      return office.held_in;
  }
  return kNone;
}

}  // namespace

namespace {

/// "recommended that the United States propose": the state is to act.
bool asks_a_state(const Reading& r, const Act& act) {
  const TokenId subject = act.content == kNone ? kNone : r.child(act.content, {Deprel::Nsubj});
  const std::uint32_t e = subject == kNone ? kNone : r.entity_at(subject);
  return e != kNone && r.type_of(e) == EntityType::Country;
}

}  // namespace

namespace {

/// "his colleagues on the Council", "his partners in the European Community".
Entities body_beside(const Reading& r, TokenId colleagues) {
  constexpr TokenId kReach = 6;
  const TokenId end = std::min(r.sentence(colleagues).last_token, colleagues + kReach);
  const std::string_view link = colleagues + 1 < end ? r.text(colleagues + 1) : "";
  for (TokenId t = colleagues + 2; t < end && (link == "on" || link == "in"); ++t) {
    const std::uint32_t e = r.entity_at(t);
    if (e != kNone && r.type_of(e) == EntityType::Organization) return {e};
    if (r.token(t).upos == Upos::Verb || r.token(t).upos == Upos::Punct) break;
  }
  for (std::string_view preposition : {"on", "in", "at"}) {
    for (std::uint32_t e : phrase_actors(r, colleagues, preposition)) {
      if (r.type_of(e) == EntityType::Organization) return {e};
    }
  }
  return {};
}

}  // namespace

Entities colleagues_of(const Reading& r, const Clause& clause, const Entities& who) {
  std::vector<TokenId> addressed = clause.objects();
  for (std::string_view preposition : {"to", "upon", "on"}) {
    for (TokenId t : clause.phrases(preposition)) addressed.push_back(t);
  }
  for (TokenId t : addressed) {
    const TokenId owner = r.child(t, {Deprel::NmodPoss});
    const bool his = owner != kNone && r.token(owner).upos == Upos::Pron;
    if (!his || !r.is_word("colleague-noun", t) || who.empty()) continue;
    if (Entities beside = body_beside(r, t); !beside.empty()) return beside;
    const std::uint32_t body = body_of(r, who[0]);
    if (body != kNone) return {body};
  }
  return {};
}

Entities head_advised(const Reading& r, const Act& act) {
  if (!r.is_word("advises-head", act.predicate)) return {};
  const std::optional<std::uint32_t> state = state_served(r, act.who);
  if (!state || asks_a_state(r, act)) return {};
  const std::uint32_t here = r.sentence_of[act.predicate];
  const Sentence& before = r.analysis.sentences[here > 0 ? here - 1 : 0];
  const TokenId from = before.block == r.sentence(act.predicate).block
                           ? before.first_token
                           : r.sentence(act.predicate).first_token;
  for (TokenId t = act.predicate; t > from; --t) {
    const std::uint32_t e = r.entity_at(t - 1);
    if (e != kNone && r.type_of(e) == EntityType::Person && leads(r, e, *state)) return {e};
  }
  // "pressed for missiles, Reagan overruled the doubts", or in the next sentence
  const bool more = here + 1 < r.analysis.sentences.size() &&
                    r.analysis.sentences[here + 1].block == r.sentence(act.predicate).block;
  const TokenId end = r.analysis.sentences[more ? here + 1 : here].last_token;
  for (TokenId t = act.predicate; t < end; ++t) {
    const std::uint32_t e = r.entity_at(t);
    if (e != kNone && r.type_of(e) == EntityType::Person && leads(r, e, *state)) return {e};
  }
  return {};
}

namespace {

/// "$400 million", "supplemental appropriations", "authority to call up reservists".
bool is_money_or_power(const Reading& r, TokenId content) {
  const std::string_view word = r.lemma(content);
  return r.is_word("purse-noun", content) || r.token(content).upos == Upos::Sym || word == "$";
}

/// The parliament that a head of state asks: the one named in the sentences around, or none.
std::uint32_t parliament_near(const Reading& r, TokenId at) {
  const std::uint32_t here = r.sentence_of[at];
  const auto& all = r.analysis.sentences;
  const std::uint32_t last = static_cast<std::uint32_t>(all.size()) - 1;
  for (std::uint32_t s : {here, here > 0 ? here - 1 : here, std::min(here + 1, last)}) {
    for (TokenId t = all[s].first_token; t < all[s].last_token; ++t) {
      const std::uint32_t e = r.entity_at(t);
      if (e == kNone || r.type_of(e) != EntityType::Organization) continue;
      const std::string_view name = r.out.entities[e].name;
      if (name.ends_with("Congress") || name.ends_with("Parliament") || name.ends_with("Senate"))
        return e;
    }
  }
  return kNone;
}

}  // namespace

Entities purse_holder(const Reading& r, const Act& act) {
  if (r.token(act.predicate).upos != Upos::Verb || act.content == kNone) return {};
  // "proposed a tax", "proposed a measure that would grant him the right"
  const bool law = r.lemma(act.predicate) == "propose" && r.is_word("law-noun", act.content);
  const bool asks = r.is_word("asks-the-purse", act.predicate) && is_money_or_power(r, act.content);
  if (!law && !asks) return {};
  const bool heads = std::any_of(act.who.begin(), act.who.end(),
                                 [&](std::uint32_t e) { return leads(r, e, kNone); });
  const std::uint32_t body = heads ? parliament_near(r, act.predicate) : kNone;
  return body == kNone ? Entities{} : Entities{body};
}

}  // namespace dossier::ingest
