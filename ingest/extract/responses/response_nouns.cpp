#include "ingest/extract/actors/actors.h"
#include "ingest/extract/responses/answer_kind.h"
#include "ingest/extract/responses/response_reader.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Nothing behind the noun tells what it is about.
bool stands_bare(const Reading& r, TokenId noun) {
  const auto children = r.children(noun);
  return std::none_of(children.begin(), children.end(), [&](TokenId c) {
    return c > noun && r.is(c, {Deprel::Nmod, Deprel::Acl, Deprel::AclRelcl});
  });
}

}  // namespace

/// "the British rejection of the plan", "the proposal met with opposition from France".
void ResponseReader::noun(TokenId t) {
  if (const auto done = target_.told_by(t)) return done_at_request(*done, t);
  if (r_.is_word("attention-noun", t)) return shows_no_interest(t);
  if (concurs(t)) return;
  if (kind_of_noun(r_.lemma(t)) && is_drawn(t)) return drawn(t);
  auto kind = kind_of_noun(r_.lemma(t));
  if (kind == Kind::Opposed && overrides(t)) return;
  // "called for U.S. support" asks for it.
  if (!kind || target_.is_content(t)) return;
  std::vector<TokenId> answering, answered;
  for (TokenId c : r_.children(t)) {
    const std::string_view preposition = r_.preposition(c);
    if (r_.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) || preposition == "from" ||
        preposition == "by")
      answering.push_back(c);
    else if (preposition == "of" || preposition == "to" || preposition == "for" ||
             preposition == "about" || preposition == "against")
      answered.push_back(c);
  }
  const TokenId verb = r_.head(t);
  Entities by = actors_at(r_, answering);
  // "gave his consent" is voiced, "his consent surprised them" is not
  const bool by_pronoun = answering.size() == 1 && r_.token(answering[0]).upos == Upos::Pron;
  if (kind == Kind::Opposed && is_denied(t) && r_.is_word("objecting-noun", t)) {
    const TokenId holder = r_.head(t);
    const bool holds_none = holder != kNone && r_.is(t, {Deprel::Obj}) &&
                            (r_.is_word("voicing", holder) || r_.lemma(holder) == "make");
    if (holds_none) does_not_object(this->answering(Clause(r_, holder)), t);
    return;
  }
  const Entities voicing = by.empty() || by_pronoun ? who_voices(t) : Entities{};
  const bool voiced = by.empty() || !voicing.empty();
  if (voiced) by = voicing;
  if (by.empty()) return;
  const bool bare = answered.empty();
  const std::string_view link = r_.preposition(t);
  if (verb != kNone && r_.token(verb).upos == Upos::Verb && (link.empty() || link == "with")) {
    for (TokenId subject : Clause(r_, verb).subjects()) answered.push_back(subject);
    for (std::string_view preposition : {"to", "behind"}) {
      for (TokenId n : Clause(r_, verb).phrases(preposition)) answered.push_back(n);
    }
  }
  // "gave it his approval", "lent the measure their support"
  if (voiced) {
    for (TokenId n : Clause(r_, verb).recipients()) answered.push_back(n);
    for (TokenId n : Clause(r_, verb).objects()) {
      if (n != t) answered.push_back(n);
    }
    if (r_.lemma(verb) == "give" && r_.lemma(t) == "approval") kind = Kind::Accepted;
  }
  for (TokenId n : answered) {
    if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, *kind, t);
  }
  // "raised objections" to what was put to him
  if (voiced && *kind == Kind::Opposed && bare) {
    const auto put = target_.of_answerer(t, by);
    const auto last = put ? put : target_.just_before(t, by);
    if (last) add(*last, by, *kind, t);
    return;
  }
  // "Egypt gave a qualified assent"
  if (!voiced || (*kind != Kind::Accepted && *kind != Kind::Rejected)) return;
  if (const auto target = target_.of_answerer(t, by)) return add(*target, by, *kind, t);
  const auto last = target_.just_before(t, by);
  if (last && target_.addressed(*last, by)) return add(*last, by, *kind, t);
  if (const auto same = target_.lately_answered(t, by)) add_aside(*same, by, *kind, t);
}

/// "Nixon agreed over the objections of Laird", "approved it despite Weinberger's misgivings": who
/// objects to what is answered or told in the sentence.
bool ResponseReader::overrides(TokenId t) {
  const std::string_view link = r_.preposition(t);
  if (link != "over" && link != "despite" && link != "notwithstanding") return false;
  std::vector<TokenId> objecting;
  for (TokenId c : r_.children(t)) {
    const std::string_view preposition = r_.preposition(c);
    if (r_.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) || preposition == "of" ||
        preposition == "from" || preposition == "by")
      objecting.push_back(c);
  }
  const Entities by = actors_at(r_, objecting);
  // "tested a bomb over the protests of Ghana" answers nothing
  const TokenId verb = r_.head(t);
  const bool answering =
      verb != kNone && (answer_kind(r_, verb) || target_.told_by(verb) || target_.is_content(verb));
  if (by.empty() || !answering) return true;
  const auto here = target_.in_sentence(t, by);
  const auto target = here ? here : target_.just_before(t, by);
  if (target) add(*target, by, Kind::Opposed, t);
  return true;
}

/// "urged, with the concurrence of Murphy, that": who concurs with the proposer.
bool ResponseReader::concurs(TokenId t) {
  if (!r_.is_word("concurrence", t) || r_.preposition(t) != "with" || r_.head(t) == kNone)
    return false;
  const auto target = target_.told_by(r_.head(t));
  if (!target) return false;
  std::vector<TokenId> answering;
  for (TokenId c : r_.children(t)) {
    const std::string_view link = r_.preposition(c);
    if (r_.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) || link == "of" ||
        link == "from")
      answering.push_back(c);
  }
  const Entities by = actors_at(r_, answering);
  if (!by.empty()) add(*target, by, Kind::Supported, t);
  return !by.empty();
}

/// "won the support of Spain", "met with opposition from Spain": the noun is what a proposal
/// gets.
bool ResponseReader::is_drawn(TokenId t) const {
  const TokenId verb = r_.head(t);
  return verb != kNone && r_.is(t, {Deprel::Obj, Deprel::Obl}) && r_.is_word("drawing-out", verb) &&
         r_.child(verb, {Deprel::Nsubj}) != kNone;
}

void ResponseReader::drawn(TokenId t) {
  const Clause clause(r_, r_.head(t));
  const Factuality factuality = clause.factuality();
  // "found no favor with Bevin"
  const bool found_none = factuality == Factuality::Negated && is_denied(t);
  if (factuality != Factuality::Stated && !found_none) return;
  std::vector<TokenId> answering;
  for (TokenId c : r_.children(t)) {
    const std::string_view link = r_.preposition(c);
    if (r_.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) || link == "of" ||
        link == "from" || link == "in" || link == "by" || link == "among")
      answering.push_back(c);
  }
  for (std::string_view link : {"from", "in", "with", "among", "at"}) {
    for (TokenId n : clause.phrases(link)) {
      if (n != t) answering.push_back(n);
    }
  }
  Entities by = actors_at(r_, answering);
  if (by.empty()) by = named_behind(t);
  without_denied(by, t);
  if (by.empty()) return;
  const bool little = std::any_of(r_.children(t).begin(), r_.children(t).end(), [&](TokenId c) {
    return r_.lemma(c) == "little" || r_.lemma(c) == "no" || r_.lemma(c) == "scant";
  });
  const Kind kind = little ? Kind::Rejected : *kind_of_noun(r_.lemma(t));
  if (const auto target = target_.before_which(clause.predicate(), by))
    return add(*target, by, kind, t);
  for (TokenId n : clause.subjects()) {
    if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, kind, t);
  }
}

/// "met opposition from isolationists, including Senators Johnson and Borah": the names that stand
/// for those who have no name.
Entities ResponseReader::named_behind(TokenId t) const {
  const TokenId end = r_.sentence(t).last_token;
  while (t < end && r_.lemma(t) != "include" && r_.text(t) != "including" &&
         !(r_.text(t) == "as" && r_.text(t - 1) == "such"))
    ++t;
  Entities all;
  for (; t < end && r_.text(t) != ";" && r_.lemma(t) != "but"; ++t) {
    const std::uint32_t e = r_.entity_at(t);
    if (e != kNone && r_.type_of(e) == EntityType::Person) add_entity(all, e);
  }
  return all;
}

/// "the backing of Moscow but not of Washington".
void ResponseReader::without_denied(Entities& by, TokenId t) const {
  const Sentence& s = r_.sentence(t);
  for (TokenId n = t + 3; n < s.last_token; ++n) {
    if (r_.mention_of[n] == kNone) continue;
    const TokenId first = r_.out.mentions[r_.mention_of[n]].first_token;
    if (first < s.first_token + 2) continue;
    if (r_.text(first - 1) == "not" || r_.text(first - 2) == "not") std::erase(by, r_.entity_at(n));
  }
}

/// "expressed no interest in a treaty", "showed little enthusiasm", "paid it no heed".
void ResponseReader::shows_no_interest(TokenId t) {
  const TokenId verb = r_.head(t);
  if (verb == kNone || !r_.is(t, {Deprel::Obj}) || r_.token(verb).upos != Upos::Verb) return;
  const auto children = r_.children(t);
  const bool none = std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return r_.lemma(c) == "no" || r_.lemma(c) == "little" || r_.lemma(c) == "scant";
  });
  const bool shows = r_.is_word("voicing", verb) || r_.lemma(verb) == "pay";
  const Clause clause(r_, verb);
  if (!none) return shows_interest(t, clause);
  if (!shows || clause.factuality() == Factuality::Hypothetical) return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  for (std::string_view link : {"in", "for", "to"}) {
    for (TokenId n : clause.phrases(link)) {
      if (const auto target = target_.of_nominal(n, t, by))
        return add(*target, by, Kind::Rejected, t);
    }
  }
  if (const auto target = target_.of_answerer(t, by)) return add(*target, by, Kind::Rejected, t);
  if (clause.phrases("in").empty() && clause.phrases("for").empty() && stands_bare(r_, t)) {
    if (const auto last = target_.just_before(t, by)) add_aside(*last, by, Kind::Opposed, t);
  }
}

/// "Hussein expressed interest", "showed enthusiasm for the plan".
void ResponseReader::shows_interest(TokenId t, const Clause& clause) {
  const std::string_view verb = r_.lemma(clause.predicate());
  if ((verb != "express" && verb != "show" && verb != "voice") || clause.passive() ||
      clause.factuality() != Factuality::Stated ||
      (r_.lemma(t) != "interest" && r_.lemma(t) != "enthusiasm"))
    return;
  const Entities by = answering(clause);
  if (by.empty()) return;
  std::vector<TokenId> told = clause.phrases("in");
  for (TokenId n : clause.phrases("for")) told.push_back(n);
  for (TokenId c : r_.children(t)) {
    if (r_.preposition(c) == "in" || r_.preposition(c) == "for") told.push_back(c);
  }
  for (TokenId n : told) {
    if (const auto target = target_.of_nominal(n, t, by))
      return add_aside(*target, by, Kind::Supported, t);
  }
  if (!told.empty() || !stands_bare(r_, t)) return;
  if (const auto last = target_.just_before(t, by)) add_aside(*last, by, Kind::Supported, t);
}

/// "expressed support for the plan", "raised objections to it": who does so, where nothing denies
/// it.
Entities ResponseReader::who_voices(TokenId t) const {
  const TokenId verb = r_.head(t);
  const TokenId determiner = r_.child(t, {Deprel::Det});
  // "had an agreement" says who has signed one
  const bool has_treaty = verb != kNone && r_.lemma(verb) == "have" && r_.lemma(t) == "agreement";
  if (verb == kNone || !r_.is(t, {Deprel::Obj}) || r_.token(verb).upos != Upos::Verb ||
      has_treaty || !r_.lexicon.is("voicing", r_.lemma(verb)) ||
      (determiner != kNone && r_.lemma(determiner) == "no"))
    return {};
  const Clause clause(r_, verb);
  return clause.factuality() == Factuality::Stated ? doers(r_, clause) : Entities{};
}

/// "acted as a mediator at Japan's request": who does so has accepted.
void ResponseReader::done_at_request(std::size_t target, TokenId t) {
  if (target_.done(target)) add(target, Entities(r_.out.proposals[target].whom), Kind::Accepted, t);
}

std::optional<Response::Kind> ResponseReader::kind_of_noun(std::string_view word) const {
  if (r_.lexicon.is("acceptance", word)) return Kind::Accepted;
  if (r_.lexicon.is("rejection", word)) return Kind::Rejected;
  if (r_.lexicon.is("approval", word)) return Kind::Supported;
  if (r_.lexicon.is("opposition", word)) return Kind::Opposed;
  return std::nullopt;
}

}  // namespace dossier::ingest
