#include "ingest/extract/responses/response_target.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/lexicon/atoms.h"
#include "ingest/extract/sentence/phrase.h"
#include "ingest/extract/sentence/same_words.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// How many sentences after a proposal its answer may stand.
constexpr std::uint32_t kPronounReach = 1;
constexpr std::uint32_t kAnswererReach = 2;
constexpr std::uint32_t kClauseReach = 3;
constexpr std::uint32_t kWordReach = 6;
constexpr std::uint32_t kAnywhere = 0xFFFF;

bool is_definite(const Reading& r, TokenId noun) {
  // whatever the parser hung the article to
  if (noun > r.sentence(noun).first_token && r.text(noun - 1) == "the") return true;
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::NmodPoss})) return true;
    if (!r.is(c, {Deprel::Det, Deprel::DetPredet, Deprel::Amod})) continue;
    const std::string_view word = r.lemma(c);
    if (word == "the" || word == "this" || word == "that" || word == "these" || word == "such" ||
        word == "those" || word == "both")
      return true;
  }
  return false;
}

bool is_name(const Reading& r, TokenId t) {
  return r.mention_of[t] != kNone && r.out.mentions[r.mention_of[t]].form == Mention::Form::Name;
}

Entities owners_of(const Reading& r, TokenId noun) {
  std::vector<TokenId> owners;
  for (TokenId c : r.children(noun)) {
    const std::string_view preposition = r.preposition(c);
    if (r.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) ||
        (r.is(c, {Deprel::Nmod}) && (preposition == "by" || preposition == "from")))
      owners.push_back(c);
  }
  return actors_at(r, owners);
}

bool shares_side(const Reading& r, const Entities& a, const Entities& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t e) { return stands_for(r, b, e); }) ||
         std::any_of(b.begin(), b.end(), [&](std::uint32_t e) { return stands_for(r, a, e); });
}

}  // namespace

bool ResponseTarget::owned_by(std::size_t i, const Entities& owners) const {
  // A senator's motion is not the Senate's: it was put to it.
  const Proposal& proposal = r_.out.proposals[i];
  const bool addressed = std::any_of(owners.begin(), owners.end(),
                                     [&](std::uint32_t e) { return holds(proposal.whom, e); });
  return !addressed && shares_side(r_, owners, proposal.who);
}

/// All who answer are the proposers themselves.
bool ResponseTarget::owned_by_all(std::size_t i, const Entities& by) const {
  return !by.empty() && std::all_of(by.begin(), by.end(),
                                    [&](std::uint32_t e) { return owned_by(i, Entities{e}); });
}

/// The latest proposal before `at` that fits, of somebody else than who answers.
template <class Fits>
std::optional<std::size_t> ResponseTarget::latest(TokenId at, std::uint32_t reach,
                                                  const Entities& by, Fits fits) const {
  for (std::size_t i = sink_.size(); i-- > 0;) {
    if (sink_.predicate_of(i) >= at ||
        r_.sentence_of[sink_.predicate_of(i)] + reach < r_.sentence_of[at])
      continue;
    if (!owned_by_all(i, by) && fits(i)) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> ResponseTarget::of_nominal(TokenId t, TokenId at,
                                                      const Entities& by) const {
  for (std::size_t i = 0; i < sink_.size(); ++i) {
    if ((sink_.content_of(i) == t || sink_.predicate_of(i) == t) && !owned_by(i, by)) return i;
  }
  // "a union, an idea the Danes dismissed"
  if (r_.is(t, {Deprel::Appos}) && r_.lexicon.is("proposal-word", r_.lemma(t)) &&
      r_.head(t) != kNone) {
    if (auto found = of_nominal(r_.head(t), at, by)) return found;
    for (std::size_t i = 0; i < sink_.size(); ++i) {
      const TokenId content = sink_.content_of(i);
      if (content != kNone && content < t && r_.below(r_.head(t), content) && !owned_by(i, by))
        return i;
    }
  }
  if (retells(t)) {
    if (auto found = in_sentence(t, by)) return found;
  }
  // "accepted the treaty that called for an exchange"
  for (std::size_t i = 0; i < sink_.size(); ++i) {
    const TokenId predicate = sink_.predicate_of(i);
    if (r_.is(predicate, {Deprel::Acl, Deprel::AclRelcl}) && r_.head(predicate) == t &&
        !owned_by(i, by))
      return i;
  }
  const std::uint32_t entity = r_.entity_at(t);
  const auto named = [&](std::size_t i) {
    return entity != kNone && r_.out.proposals[i].named >= 0 &&
           static_cast<std::uint32_t>(r_.out.proposals[i].named) == entity;
  };
  const std::string_view word = r_.lemma(t);
  const bool pronoun = word == "it" || word == "this" || word == "them" ||
                       (word == "both" && r_.child(t, {Deprel::Nmod}) == kNone);
  if (auto found = pronoun ? in_sentence(at, by) : std::nullopt) return found;
  const std::uint32_t reach = pronoun && !named_near(entity, at) ? kPronounReach : kAnywhere;
  if (auto found = latest(at, reach, by, named)) return found;
  if (pronoun) {
    if (auto found = put_to(at, kPronounReach, by)) return found;
    // what was done at a request is not what "it" speaks of
    const auto open = [&](std::size_t i) { return !done(i); };
    if (auto found = latest(at, kPronounReach, by, open)) return found;
    return latest(at, kClauseReach, by, [&](std::size_t i) { return spoken_of(i, at); });
  }
  if (entity != kNone && (is_actor(r_.type_of(entity)) || is_name(r_, t))) return std::nullopt;
  const bool calls_it = r_.lexicon.is("proposal-word", word);
  const bool object = r_.lexicon.is("proposal-object", word);
  const Entities owners = owners_of(r_, t);
  if ((calls_it || object) && !owners.empty() && !shares_side(r_, owners, by))
    return latest(at, kAnywhere, by, [&](std::size_t i) { return owned_by(i, owners); });
  // "Newcastle's plan" of somebody unknown is none of the proposals that were told.
  const TokenId owner = r_.child(t, {Deprel::NmodPoss});
  if (owners.empty() && owner != kNone && r_.token(owner).upos == Upos::Propn) return std::nullopt;
  // "rejected this approach", "accepted this definition"
  if (points_at_last(t)) {
    if (auto found = latest(at, kPronounReach, by, [](std::size_t) { return true; })) return found;
  }
  // "Wilson opposed the act": the bill that was introduced
  if ((word == "act" || word == "law") && entity == kNone && is_definite(r_, t)) {
    const auto introduced = [&](std::size_t i) {
      const TokenId bill = sink_.act(i).content;
      return bill != kNone && r_.token(bill).upos == Upos::Noun && r_.is_word("bill-noun", bill);
    };
    return latest(at, kWordReach, by, introduced);
  }
  if (calls_it && is_definite(r_, t)) {
    if (auto found = latest(at, kWordReach, by, [&](std::size_t i) { return called(i, word); }))
      return found;
    // "proposed an alliance to Mexico. Mexico declined the offer"
    if (r_.lexicon.is("asked-noun", word) && word != "proposal" && word != "initiative")
      return put_to_or_near(at, by);
    // "the plan" of which nothing more is said is the one told of last, or just answered
    if (auto found = latest(at, kPronounReach, by, [](std::size_t) { return true; })) return found;
    return latest(at, kWordReach, by, [&](std::size_t i) { return spoken_of(i, at); });
  }
  // "proposed a ban on tests. Paris refused to agree to a test ban"
  if (!is_definite(r_, t))
    return latest(at, kPronounReach, by, [&](std::size_t i) { return names_thing(i, t); });
  const std::string phrase = phrase_of(r_, t);
  const auto said = [&](std::size_t i) {
    return !tells(i, at) && same_words(r_.out.proposals[i].what, phrase);
  };
  if (auto found = latest(at, kWordReach, by, said)) return found;
  return latest(at, kClauseReach, by, [&](std::size_t i) { return names_thing(i, t); });
}

bool ResponseTarget::tells(std::size_t i, TokenId word) const {
  const TokenId content = sink_.content_of(i);
  return content != kNone && r_.sentence_of[content] == r_.sentence_of[word] &&
         r_.below(word, content);
}

/// "the Bernadotte Plan": the plan bears the name of who made the proposal.
bool ResponseTarget::named_after(std::size_t i, std::uint32_t plan) const {
  const std::string_view name = r_.out.entities[plan].name;
  const Proposal& proposal = r_.out.proposals[i];
  if (proposal.named >= 0) return false;
  return std::any_of(proposal.who.begin(), proposal.who.end(), [&](std::uint32_t e) {
    const std::string_view full = r_.out.entities[e].name;
    const std::size_t space = full.rfind(' ');
    const std::string_view last = space == std::string_view::npos ? full : full.substr(space + 1);
    return r_.type_of(e) == EntityType::Person && name.starts_with(last);
  });
}

std::optional<std::size_t> ResponseTarget::of_plan_named(TokenId noun, TokenId at,
                                                         const Entities& by) const {
  const std::uint32_t plan = r_.entity_at(noun);
  if (plan == kNone || r_.type_of(plan) != EntityType::Proposal) return std::nullopt;
  return latest(at, kAnywhere, by, [&](std::size_t i) { return named_after(i, plan); });
}

/// "rejected any linkage", "would not hear of such a clause".
std::optional<std::size_t> ResponseTarget::of_any(TokenId noun, TokenId at,
                                                  const Entities& by) const {
  const auto children = r_.children(noun);
  const bool any = std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return (r_.lemma(c) == "any" || r_.lemma(c) == "such") &&
           r_.is(c, {Deprel::Det, Deprel::DetPredet, Deprel::Amod});
  });
  return any ? just_before(at, by) : std::nullopt;
}

std::optional<std::size_t> ResponseTarget::lately_answered(TokenId at, const Entities& by) const {
  return latest(at, kClauseReach, by, [&](std::size_t i) {
    const auto& told = r_.out.proposals[i].responses;
    return spoken_of(i, at) && std::none_of(told.begin(), told.end(), [&](const Response& answer) {
             return holds(by, answer.by);
           });
  });
}

std::optional<std::size_t> ResponseTarget::made_by(TokenId at, std::uint32_t reach,
                                                   const Entities& who, const Entities& by) const {
  return latest(at, reach, by, [&](std::size_t i) {
    const Entities& makers = r_.out.proposals[i].who;
    return std::any_of(who.begin(), who.end(), [&](std::uint32_t e) { return holds(makers, e); });
  });
}

std::optional<std::size_t> ResponseTarget::of_stem(TokenId noun, TokenId at,
                                                   const Entities& by) const {
  constexpr std::size_t kStem = 6;
  const std::string_view word = r_.lemma(noun);
  if (r_.token(noun).upos != Upos::Noun || word.size() < kStem ||
      r_.child(noun, {Deprel::Det, Deprel::NmodPoss, Deprel::Amod, Deprel::Compound, Deprel::Nmod,
                      Deprel::Acl, Deprel::AclRelcl}) != kNone)
    return std::nullopt;
  return latest(at, kPronounReach, by, [&](std::size_t i) {
    const auto words = content_words(r_.out.proposals[i].what);
    return std::any_of(words.begin(), words.end(), [&](const auto& told) {
      return std::string_view(told).substr(0, kStem) == word.substr(0, kStem);
    });
  });
}

/// "this approach", "the gesture" of which nothing more is said.
bool ResponseTarget::points_at_last(TokenId noun) const {
  const TokenId article = r_.child(noun, {Deprel::Det, Deprel::DetPredet});
  if (article == kNone) return false;
  if (r_.lemma(article) == "this") return r_.is_word("pointing-noun", noun);
  if (r_.lemma(article) != "the" || !r_.is_word("gesture-noun", noun)) return false;
  return r_.child(noun, {Deprel::Nmod, Deprel::Acl, Deprel::AclRelcl, Deprel::Amod,
                         Deprel::Compound, Deprel::NmodPoss}) == kNone;
}

/// The entity is named in this sentence or the one before.
bool ResponseTarget::named_near(std::uint32_t entity, TokenId at) const {
  return std::any_of(r_.out.mentions.begin(), r_.out.mentions.end(), [&](const Mention& mention) {
    return mention.entity == entity && mention.form != Mention::Form::Pronoun &&
           mention.head < at && r_.sentence_of[mention.head] + kPronounReach >= r_.sentence_of[at];
  });
}

/// "Egypt accepted the proposal. Syria rejected it": an answer in the sentence before keeps it in
/// mind.
bool ResponseTarget::spoken_of(std::size_t i, TokenId at) const {
  const auto& answers = r_.out.proposals[i].responses;
  return std::any_of(answers.begin(), answers.end(), [&](const Response& told) {
    return told.evidence.sentence + kPronounReach >= r_.sentence_of[at];
  });
}

/// ", a motion that the Senate defeated", ", advice that they chose not to follow": a noun of
/// proposing behind a comma takes up what the sentence told.
bool ResponseTarget::retells(TokenId noun) const {
  if (r_.token(noun).upos != Upos::Noun ||
      (!r_.is_word("proposal-word", noun) && !r_.is_word("retelling-noun", noun)))
    return false;
  TokenId t = noun;
  while (t > 0 && r_.token(t - 1).upos == Upos::Adj) --t;
  if (t > 0 && (r_.lemma(t - 1) == "a" || r_.lemma(t - 1) == "an")) --t;
  return t > r_.sentence(noun).first_token && r_.text(t - 1) == ",";
}

std::optional<std::size_t> ResponseTarget::of_retelling(TokenId at, const Entities& by) const {
  for (int steps = 0; steps < 2 && r_.head(at) != kNone; ++steps) {
    if (!r_.is(at, {Deprel::Conj, Deprel::Xcomp})) break;
    at = r_.head(at);
  }
  const TokenId noun = r_.is(at, {Deprel::Acl, Deprel::AclRelcl}) ? r_.head(at) : kNone;
  return noun != kNone && noun < at && retells(noun) ? in_sentence(noun, by) : std::nullopt;
}

/// The noun names what the predicate does: "the request" what was asked for, "the offer" what was
/// offered.
bool ResponseTarget::called(std::size_t i, std::string_view noun) const {
  const std::string_view verb = r_.lemma(sink_.predicate_of(i));
  if (verb == noun) return true;
  if (noun == "offer") return r_.lexicon.is("offering", verb);
  if (noun == "request" || noun == "appeal") return r_.lexicon.is("asking", verb);
  if (noun == "invitation") return is_invitation(r_, sink_.predicate_of(i));
  if (noun == "proposal") return verb == "propose";
  if (noun == "suggestion")
    return verb == "suggest" || verb == "propose" || verb == "recommend" || verb == "advise" ||
           verb == "urge";
  if (noun == "advice" || noun == "counsel")
    return r_.lexicon.is("advice-verb", verb) || verb == "urge" || verb == "warn" ||
           verb == "press" || verb == "exhort" || verb == "suggest";
  if (noun == "recommendation")
    return r_.lexicon.is("advice-verb", verb) || verb == "propose" || verb == "suggest";
  return false;
}

/// "offered the port and an alliance": "the alliance" is one of the things proposed.
bool ResponseTarget::names_thing(std::size_t i, TokenId noun) const {
  const TokenId content = sink_.content_of(i);
  if (content == kNone || r_.token(noun).upos != Upos::Noun ||
      r_.child(noun, {Deprel::NmodPoss}) != kNone)
    return false;
  const auto [first, last] = r_.extent(content);
  for (TokenId t = first; t < last; ++t) {
    if (t == noun || r_.token(t).upos != Upos::Noun || r_.lemma(t) != r_.lemma(noun)) continue;
    const bool thing = r_.head(t) == content && r_.is(t, {Deprel::Obj, Deprel::Obl, Deprel::Conj});
    if (t == content || thing) return true;
  }
  return false;
}

bool ResponseTarget::is_content(TokenId token) const {
  for (std::size_t i = 0; i < sink_.size(); ++i) {
    // "declined it on Acheson's advice": done by the addressee, who may answer somebody else by it
    if (sink_.content_of(i) == token && sink_.act(i).rule != "propose-at") return true;
  }
  return false;
}

std::optional<std::size_t> ResponseTarget::told_by(TokenId predicate) const {
  for (std::size_t i = 0; i < sink_.size(); ++i) {
    if (sink_.predicate_of(i) == predicate) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> ResponseTarget::told_behind(TokenId at, const Entities& by) const {
  constexpr TokenId kMostModifiers = 8;
  const TokenId end = std::min(r_.sentence(at).last_token, at + 1 + kMostModifiers);
  for (TokenId t = at + 1; t < end; ++t) {
    const Upos tag = r_.token(t).upos;
    if (const auto found = told_by(t); found && !owned_by(*found, by)) return found;
    // "the Department of State's advocacy"
    if (r_.mention_of[t] != kNone || (tag == Upos::Part && r_.is(t, {Deprel::Case}))) continue;
    if (tag == Upos::Adp || tag == Upos::Punct || tag == Upos::Part || tag == Upos::Verb)
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> ResponseTarget::before_which(TokenId at, const Entities& by) const {
  while (r_.is(at, {Deprel::Conj}) && r_.head(at) != kNone) at = r_.head(at);
  const TokenId head = r_.is(at, {Deprel::AclRelcl}) ? r_.head(at) : kNone;
  if (head == kNone) return std::nullopt;
  TokenId which = head + 1;
  while (which < at && r_.lemma(which) != "which") ++which;
  if (which >= at || r_.text(which - 1) != ",") return std::nullopt;
  for (std::size_t i = 0; i < sink_.size(); ++i) {
    const TokenId content = sink_.content_of(i);
    const TokenId predicate = sink_.predicate_of(i);
    // "a freeze on arms to both sides, which": a phrase that the parser hung to the verb
    const bool beside =
        r_.head(head) == predicate && head + 2 >= which && r_.is(head, {Deprel::Obl});
    const bool inside = content != kNone && predicate < at && content <= head &&
                        r_.sentence_of[content] == r_.sentence_of[at] &&
                        (r_.below(head, content) || beside);
    if (inside && !owned_by(i, by)) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> ResponseTarget::of_clause(TokenId clause, TokenId at,
                                                     const Entities& by) const {
  const std::string phrase = phrase_of(r_, clause);
  return latest(at, kClauseReach, by,
                [&](std::size_t i) { return same_words(r_.out.proposals[i].what, phrase); });
}

std::optional<std::size_t> ResponseTarget::of_answerer(TokenId at, const Entities& by) const {
  return latest(at, kAnswererReach, by, [&](std::size_t i) {
    // "they agreed to postpone the decision": together with the proposer.
    const auto& answers = r_.out.proposals[i].responses;
    const bool answered = std::any_of(answers.begin(), answers.end(),
                                      [&](const Response& told) { return holds(by, told.by); });
    return !answered && !owned_by(i, by) && shares_side(r_, r_.out.proposals[i].whom, by);
  });
}

std::optional<std::size_t> ResponseTarget::of_invitation(TokenId at, const Entities& by) const {
  return latest(at, kWordReach, by, [&](std::size_t i) {
    return is_invitation(r_, sink_.predicate_of(i)) &&
           shares_side(r_, r_.out.proposals[i].whom, by);
  });
}

/// One of them was addressed by name, and none of them has answered.
bool ResponseTarget::waits_for(std::size_t i, const Entities& by) const {
  const Proposal& proposal = r_.out.proposals[i];
  const bool answered = std::any_of(proposal.responses.begin(), proposal.responses.end(),
                                    [&](const Response& told) { return holds(by, told.by); });
  return !answered && std::any_of(by.begin(), by.end(), [&](std::uint32_t e) {
    return holds(proposal.whom, e) || is_chamber(e, proposal.whom);
  });
}

/// "asked Congress for a declaration; the Senate voted for it": one of its chambers.
bool ResponseTarget::is_chamber(std::uint32_t body, const Entities& whom) const {
  const std::string_view name = r_.out.entities[body].name;
  if (!name.ends_with("Senate") && !name.ends_with("House") &&
      !name.ends_with("House of Representatives"))
    return false;
  return std::any_of(whom.begin(), whom.end(), [&](std::uint32_t e) {
    return r_.out.entities[e].name.ends_with("Congress");
  });
}

std::optional<std::size_t> ResponseTarget::put_to(TokenId at, std::uint32_t reach,
                                                  const Entities& by) const {
  return latest(at, reach, by, [&](std::size_t i) { return waits_for(i, by); });
}

/// "Clay recommended an attack. Truman turned down the request": what was put to who answers, else
/// what was told last.
std::optional<std::size_t> ResponseTarget::put_to_or_near(TokenId at, const Entities& by) const {
  if (auto found = put_to(at, kAnswererReach, by)) return found;
  return latest(at, kPronounReach, by, [](std::size_t) { return true; });
}

std::optional<std::size_t> ResponseTarget::invited(TokenId at, std::uint32_t reach,
                                                   const Entities& by) const {
  return latest(at, reach, by, [&](std::size_t i) {
    return is_invitation(r_, sink_.predicate_of(i)) && waits_for(i, by);
  });
}

bool ResponseTarget::addressed(std::size_t i, const Entities& by) const {
  const Entities& whom = r_.out.proposals[i].whom;
  return whom.empty() || shares_side(r_, whom, by);
}

bool ResponseTarget::asks_power(std::size_t i) const {
  const TokenId predicate = sink_.predicate_of(i), content = content_of(i);
  if (content == kNone || content < predicate) return false;
  for (TokenId t = predicate + 1; t <= content; ++t) {
    if (r_.is_word("power-noun", t)) return true;
  }
  return false;
}

/// "asked for a declaration of war" and "declared war".
bool ResponseTarget::is_noun_of_deed(TokenId noun, const Clause& clause) const {
  constexpr std::size_t kStem = 6;
  const std::string_view word = r_.lemma(noun), verb = r_.lemma(clause.predicate());
  if (r_.token(noun).upos != Upos::Noun || verb.size() < kStem ||
      word.substr(0, kStem) != verb.substr(0, kStem))
    return false;
  const auto objects = clause.objects();
  const auto children = r_.children(noun);
  return objects.size() == 1 && std::any_of(children.begin(), children.end(), [&](TokenId c) {
           return c > noun && r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of" &&
                  lower(r_.lemma(c)) == lower(r_.lemma(objects[0]));
         });
}

std::optional<std::size_t> ResponseTarget::of_noun_of_deed(const Clause& clause,
                                                           const Entities& by) const {
  return latest(clause.predicate(), kWordReach, by, [&](std::size_t i) {
    const TokenId content = sink_.act(i).content;
    return content != kNone && content < clause.predicate() && is_noun_of_deed(content, clause) &&
           shares_side(r_, r_.out.proposals[i].whom, by);
  });
}

bool ResponseTarget::same_deed(std::size_t i, TokenId verb) const {
  const TokenId deed = sink_.act(i).content;
  return deed != kNone && deed < verb && r_.token(deed).upos == Upos::Verb &&
         r_.lemma(deed) == r_.lemma(verb) && r_.sentence_of[deed] < r_.sentence_of[verb];
}

bool ResponseTarget::repeats_a_deed(TokenId verb) const {
  for (std::size_t i = 0; i < sink_.size(); ++i) {
    if (same_deed(i, verb)) return true;
  }
  return false;
}

/// Both act on the same: one entity, or the same noun.
bool ResponseTarget::same_object(std::size_t i, const Clause& clause) const {
  const auto asked = Clause(r_, sink_.act(i).content).objects();
  const auto done = clause.objects();
  if (asked.empty() || done.empty()) return asked.empty() && done.empty();
  const auto a = referents(r_, asked[0]), b = referents(r_, done[0]);
  if (!a.empty() || !b.empty()) return a == b;
  return r_.lemma(asked[0]) == r_.lemma(done[0]);
}

std::optional<std::size_t> ResponseTarget::of_deed(const Clause& clause, const Entities& by) const {
  return latest(clause.predicate(), kWordReach, by, [&](std::size_t i) {
    return same_deed(i, clause.predicate()) && !r_.out.proposals[i].whom.empty() &&
           shares_side(r_, r_.out.proposals[i].whom, by) && same_object(i, clause);
  });
}

std::optional<std::size_t> ResponseTarget::just_before(TokenId at, const Entities& by) const {
  return latest(at, kPronounReach, by, [](std::size_t) { return true; });
}

std::optional<std::size_t> ResponseTarget::in_sentence(TokenId at, const Entities& by) const {
  return latest(at, 0, by, [](std::size_t) { return true; });
}

}  // namespace dossier::ingest
