#include "ingest/extract/responses.h"

#include "ingest/extract/actors.h"
#include "ingest/extract/answer_kind.h"
#include "ingest/extract/clause.h"
#include "ingest/extract/response_target.h"

#include <algorithm>
#include <optional>

namespace dossier::ingest {
namespace {

using Kind = Response::Kind;

constexpr float kConfidence = 0.6F;

/// Finds the answers to proposals.
class ResponseReader {
 public:
  ResponseReader(Reading& reading, const ProposalSink& sink)
      : r_(reading), target_(reading, sink), open_(reading.out.proposals.size()) {
    for (std::size_t i = 0; i < open_.size(); ++i) open_[i] = r_.out.proposals[i].whom.empty();
  }

  void read(TokenId t) {
    if (r_.token(t).upos == Upos::Verb) verb(t);
    if (r_.token(t).upos == Upos::Aux && r_.lemma(t) == "do") does_so(Clause(r_, t));
    if (r_.lemma(t) == "do") does_likewise(t);
    if (r_.token(t).upos == Upos::Noun) noun(t);
    if (r_.token(t).upos != Upos::Adj) return;
    if (r_.lexicon.is("unacceptable", r_.lemma(t))) adjective(t, Kind::Rejected);
    if (r_.lexicon.is("acceptable", r_.lemma(t))) adjective(t, Kind::Accepted);
    if (r_.lexicon.is("receptive", r_.lemma(t))) disposed(t, Kind::Supported);
    if (r_.lexicon.is("averse", r_.lemma(t))) disposed(t, Kind::Opposed);
  }

 private:
  /// A negated acceptance is a refusal; other negated or possible answers are none.
  std::optional<Kind> stated_kind(const Clause& clause) const {
    const auto kind = answer_kind(r_, clause.predicate());
    if (!kind) return std::nullopt;
    const Factuality factuality = clause.factuality();
    if (factuality == Factuality::Stated) return kind;
    const bool yes = *kind == Kind::Accepted || *kind == Kind::Supported;
    if (factuality == Factuality::Hypothetical)
      return yes && is_unwilling(clause.predicate()) ? std::optional(Kind::Rejected) : std::nullopt;
    return yes ? std::optional(Kind::Rejected) : std::nullopt;
  }

  /// "the ministers, supported and encouraged by Aberdeen": a participle that has its "by" behind
  /// the next one.
  bool shares_agent(TokenId t) const {
    return t + 3 < r_.sentence(t).last_token && r_.token(t + 1).upos == Upos::Cconj &&
           r_.token(t + 2).upos == Upos::Verb && r_.text(t + 3) == "by" &&
           r_.child(t, {Deprel::AuxPass}) == kNone;
  }

  /// "neither was prepared to accept it", "was unwilling to agree".
  bool is_unwilling(TokenId t) const {
    const TokenId above = r_.head(t);
    if (above == kNone || !r_.is(t, {Deprel::Xcomp, Deprel::Advcl, Deprel::Acl})) return false;
    const std::string_view word = r_.lemma(above);
    const Factuality factuality = Clause(r_, above).factuality();
    if (word == "unwilling" || word == "reluctant") return factuality == Factuality::Stated;
    return (r_.is_word("ready-adjective", above) || word == "prepare") &&
           factuality == Factuality::Negated;
  }

  void verb(TokenId t) {
    const Clause clause(r_, t);
    if (r_.is_word("persuading", t) || failed(t)) persuaded(clause);
    if (r_.is_word("persuading", t)) return;
    if (r_.lexicon.is("takes-part", r_.lemma(t))) stays_away(clause);
    if (r_.lexicon.is("countering", r_.lemma(t))) counters(clause);
    if (r_.lexicon.is("reply-verb", r_.lemma(t))) replies_by_deed(clause);
    if (r_.lemma(t) == "sign") signs(clause);
    if (r_.lemma(t) == "do") does_so(clause);
    if (r_.lemma(t) == "follow") follows_suit(clause);
    if (r_.is_word("entertaining", t)) will_not_hear(clause);
    if (r_.is_word("reply-verb", t)) replies_that(clause);
    if (shares_agent(t)) return;
    const auto kind = stated_kind(clause);
    if (!kind) return does_as_asked(clause);
    const Entities by = answering(clause);
    if (by.empty()) return;
    if (const auto target = target_of(clause, by)) add(*target, by, *kind, t);
  }

  /// "Italy did not participate": one of those invited.
  void stays_away(const Clause& clause) {
    if (clause.factuality() != Factuality::Negated) return;
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    if (const auto target = target_.of_invitation(clause.predicate(), by))
      add(*target, by, Kind::Rejected, clause.predicate());
  }

  /// "proposed the parallel, but Britain insisted on the river": who wants something else refuses.
  void counters(const Clause& clause) {
    const TokenId t = clause.predicate();
    const TokenId link = r_.child(t, {Deprel::Cc});
    const TokenId subject = r_.child(t, {Deprel::Nsubj});
    const TokenId adverb = r_.child(t, {Deprel::Advmod});
    const bool instead = adverb != kNone && r_.lemma(adverb) == "instead";
    if ((!instead && (link == kNone || r_.lemma(link) != "but")) || subject == kNone ||
        clause.factuality() != Factuality::Stated)
      return;
    const Entities by = actors_at(r_, {subject});
    if (by.empty()) return;
    const auto target = instead ? target_.just_before(t, by) : target_.in_sentence(t, by);
    if (target && target_.addressed(*target, by)) add(*target, by, Kind::Rejected, t);
  }

  /// "responded to the request by sending troops": what is done is the answer.
  void replies_by_deed(const Clause& clause) {
    if (clause.factuality() != Factuality::Stated) return;
    const TokenId t = clause.predicate();
    const TokenId deed = r_.child(t, {Deprel::Advcl});
    const TokenId mark = deed == kNone ? kNone : r_.child(deed, {Deprel::Mark});
    if (mark == kNone || r_.lemma(mark) != "by") return;
    const bool grants = r_.lexicon.is("granting", r_.lemma(deed));
    if (!grants && !r_.lexicon.is("denying", r_.lemma(deed))) return;
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    for (TokenId n : clause.phrases("to")) {
      if (const auto target = target_.of_nominal(n, t, by))
        return add(*target, by, grants ? Kind::Accepted : Kind::Rejected, t);
    }
  }

  /// "presented the treaty to Santa Anna, who signed it": who was addressed accepts by signing.
  void signs(const Clause& clause) {
    if (clause.factuality() != Factuality::Stated) return;
    const TokenId t = clause.predicate();
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    for (TokenId n : clause.objects()) {
      const auto target = target_.of_nominal(n, t, by);
      if (target && target_.addressed(*target, by)) return add(*target, by, Kind::Accepted, t);
    }
  }

  /// "asked the Danes to withdraw, and later they did so".
  void does_so(const Clause& clause) {
    const TokenId t = clause.predicate();
    const bool so = t + 1 < r_.sentence(t).last_token && r_.lemma(t + 1) == "so";
    if (!so || clause.factuality() != Factuality::Stated) return;
    Entities by = doers(r_, clause);
    // "and Sadat did so", with the subject hung to "so"
    if (t > 0 && r_.entity_at(t - 1) != kNone) by = {r_.entity_at(t - 1)};
    if (by.empty()) return;
    const auto target = target_.of_answerer(t, by);
    if (target) add(*target, by, Kind::Accepted, t);
  }

  /// "rejected it, as did Adenauer", "consented, and so did Macmillan".
  void does_likewise(TokenId t) {
    const Sentence& s = r_.sentence(t);
    if (t <= s.first_token || t + 1 >= s.last_token ||
        (r_.lemma(t - 1) != "so" && r_.lemma(t - 1) != "as"))
      return;
    Entities by;
    for (TokenId n = t + 1; n < s.last_token && n < t + 6 && by.empty(); ++n) {
      if (const std::uint32_t e = r_.entity_at(n); e != kNone && is_actor(r_.type_of(e))) by = {e};
    }
    if (by.empty()) return;
    for (std::size_t i = r_.out.proposals.size(); i-- > 0;) {
      const auto& told = r_.out.proposals[i].responses;
      if (told.empty() || told.back().evidence.sentence != r_.sentence_of[t]) continue;
      return add(i, by, Kind(told.back().kind), t);
    }
  }

  /// "accepted it, and Israel followed suit".
  void follows_suit(const Clause& clause) {
    const TokenId suit = r_.child(clause.predicate(), {Deprel::Obj});
    if (suit == kNone || r_.lemma(suit) != "suit" || clause.factuality() != Factuality::Stated)
      return;
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    if (const auto target = target_.just_before(clause.predicate(), by))
      add(*target, by, Kind::Accepted, clause.predicate());
  }

  /// "the Soviets would not hear of it", "refused to consider the idea".
  void will_not_hear(const Clause& clause) {
    const Factuality factuality = clause.factuality();
    if (factuality != Factuality::Negated && factuality != Factuality::Refused) return;
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    if (const auto target = target_of(clause, by))
      add(*target, by, Kind::Rejected, clause.predicate());
  }

  /// "replied that the United States could not help", "answered that he would be glad to come".
  void replies_that(const Clause& clause) {
    const TokenId said = r_.child(clause.predicate(), {Deprel::Ccomp});
    if (said == kNone || clause.factuality() != Factuality::Stated) return;
    const bool refuses = Clause(r_, said).factuality() == Factuality::Refused;
    const bool agrees = !refuses && (r_.is_word("glad", said) || r_.is_word("accept", said)) &&
                        r_.child(said, {Deprel::Advmod}) == kNone;
    if (!refuses && !agrees) return;
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    const TokenId t = clause.predicate();
    if (const auto target = target_.of_answerer(t, by))
      add(*target, by, refuses ? Kind::Rejected : Kind::Accepted, t);
  }

  /// "requested that France recall him. France recalled him": who does as he was asked accepts.
  void does_as_asked(const Clause& clause) {
    if (clause.passive() || r_.is(clause.predicate(), {Deprel::AclRelcl, Deprel::Acl})) return;
    const TokenId t = clause.predicate();
    if (!target_.repeats_a_deed(t) || clause.factuality() != Factuality::Stated) return;
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    if (const auto target = target_.of_deed(clause, by)) add(*target, by, Kind::Accepted, t);
  }

  /// Who answers: in ", but General MacArthur opposed the idea" the name between, which a parser
  /// may have joined to the object before.
  Entities answering(const Clause& clause) const {
    const TokenId t = clause.predicate();
    if (t > 0 && r_.is(t, {Deprel::Conj}) && r_.mention_of[t - 1] != kNone && !clause.passive()) {
      const Mention& name = r_.out.mentions[r_.mention_of[t - 1]];
      TokenId first = name.first_token;
      while (first > 0 && r_.is(first - 1, {Deprel::NmodDesc, Deprel::Det, Deprel::Compound}))
        --first;
      const bool apart = first > 1 && r_.token(first - 1).upos == Upos::Cconj &&
                         (r_.text(first - 2) == "," || r_.lemma(first - 1) == "but");
      if (apart && name.form == Mention::Form::Name && is_actor(r_.type_of(name.entity)))
        return {name.entity};
    }
    if (some_of_a_people(clause)) return {};
    return doers(r_, clause);
  }

  /// "Americans west of the mountains supported it": only those of them.
  bool some_of_a_people(const Clause& clause) const {
    const auto subjects = clause.subjects();
    return std::any_of(subjects.begin(), subjects.end(), [&](TokenId t) {
      const std::uint32_t entity = r_.entity_at(t);
      return entity != kNone && r_.type_of(entity) == EntityType::Country &&
             (r_.token(t).features & kPlural) != 0 && r_.text(t).ends_with("ns") &&
             t + 1 < clause.predicate() && r_.child(t, {Deprel::Det}) == kNone &&
             r_.lemma(t + 1) != "," && r_.token(t + 1).upos != Upos::Cconj;
    });
  }

  /// "convinced Congress to recall Deane": who was convinced agreed.
  void persuaded(const Clause& clause) {
    const TokenId t = clause.predicate();
    const bool lost = failed(t);
    const bool won = clause.factuality() == Factuality::Stated || succeeded(t);
    if (!won && !lost) return;
    if (const auto target = target_.told_by(t))
      add(*target, Entities(r_.out.proposals[*target].whom), lost ? Kind::Rejected : Kind::Accepted,
          t);
  }

  /// "unsuccessfully attempted to persuade", "failed to convince", "urged in vain".
  bool failed(TokenId t) const {
    const TokenId above = r_.head(t);
    for (TokenId verb : {t, above}) {
      if (verb == kNone) continue;
      if (verb == above && (r_.lemma(verb) == "fail" || r_.lemma(verb) == "unable")) return true;
      for (TokenId c : r_.children(verb)) {
        const std::string_view word = r_.lemma(c);
        if (word == "unsuccessfully" || (word == "vain" && r_.preposition(c) == "in") ||
            (word == "success" && r_.preposition(c) == "without"))
          return true;
      }
    }
    return false;
  }

  /// "was able to convince", "managed to persuade", but not "tried to".
  bool succeeded(TokenId t) const {
    const TokenId above = r_.head(t);
    return above != kNone && r_.lexicon.is("succeeding", r_.lemma(above)) &&
           Clause(r_, above).factuality() == Factuality::Stated;
  }

  std::optional<std::size_t> target_of(const Clause& clause, const Entities& by) const {
    const TokenId t = clause.predicate();
    if (auto found = target_.told_behind(t, by)) return found;
    if (auto found = target_.before_which(t, by)) return found;
    std::vector<TokenId> objects = clause.objects();
    for (std::string_view preposition : {"to", "with", "against", "for"}) {
      for (TokenId n : clause.phrases(preposition)) objects.push_back(n);
    }
    for (TokenId n : objects) {
      if (auto found = target_.of_nominal(n, t, by)) return found;
    }
    const TokenId inner = clause.complement();
    if (inner != kNone) {
      if (auto found = target_.of_clause(inner, t, by)) return found;
      if (auto found = of_object(inner, t, by)) return found;
      if (r_.lexicon.is("takes-part", r_.lemma(inner))) {
        if (auto found = target_.of_invitation(t, by)) return found;
      }
    } else if (!clause.objects().empty()) {
      return std::nullopt;
    }
    if (auto found = target_.of_answerer(t, by)) return found;
    if (inner == kNone && objects.empty() && !clause.passive() && answers(t))
      return target_.just_before(t, by);
    if (!r_.is_word("reply-verb", t)) return std::nullopt;
    const auto found = target_.in_sentence(t, by);
    return found ? found : target_.just_before(t, by);
  }

  /// A bare yes or no.
  bool answers(TokenId t) const {
    return r_.lexicon.is("accept", r_.lemma(t)) || r_.lexicon.is("reject", r_.lemma(t));
  }

  /// "agreed to attend the meeting", "refused to consider the proposal".
  std::optional<std::size_t> of_object(TokenId infinitive, TokenId t, const Entities& by) const {
    const std::string_view word = r_.lemma(infinitive);
    if (!r_.lexicon.is("consider-verb", word) && !r_.lexicon.is("accept", word) &&
        !r_.lexicon.is("takes-part", word))
      return std::nullopt;
    for (TokenId n : Clause(r_, infinitive).objects()) {
      if (auto found = target_.of_nominal(n, t, by)) return found;
    }
    return std::nullopt;
  }

  /// "the British rejection of the plan", "the proposal met with opposition from France".
  void noun(TokenId t) {
    if (const auto done = target_.told_by(t)) return done_at_request(*done, t);
    if (r_.is_word("attention-noun", t)) return shows_no_interest(t);
    if (kind_of_noun(r_.lemma(t)) && is_drawn(t)) return drawn(t);
    const auto kind = kind_of_noun(r_.lemma(t));
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
    if (by.empty()) by = who_voices(t);
    if (by.empty()) return;
    const std::string_view link = r_.preposition(t);
    if (verb != kNone && r_.token(verb).upos == Upos::Verb && (link.empty() || link == "with")) {
      for (TokenId subject : Clause(r_, verb).subjects()) answered.push_back(subject);
      for (std::string_view preposition : {"to", "behind"}) {
        for (TokenId n : Clause(r_, verb).phrases(preposition)) answered.push_back(n);
      }
    }
    for (TokenId n : answered) {
      if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, *kind, t);
    }
  }

  /// "won the support of Spain", "met with opposition from Spain": the noun is what a proposal
  /// gets.
  bool is_drawn(TokenId t) const {
    const TokenId verb = r_.head(t);
    return verb != kNone && r_.is(t, {Deprel::Obj, Deprel::Obl}) &&
           r_.is_word("drawing-out", verb) && r_.child(verb, {Deprel::Nsubj}) != kNone;
  }

  void drawn(TokenId t) {
    const Clause clause(r_, r_.head(t));
    if (clause.factuality() != Factuality::Stated) return;
    std::vector<TokenId> answering;
    for (TokenId c : r_.children(t)) {
      const std::string_view link = r_.preposition(c);
      if (r_.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) || link == "of" ||
          link == "from" || link == "in" || link == "by" || link == "among")
        answering.push_back(c);
    }
    for (std::string_view link : {"from", "in", "with", "among"}) {
      for (TokenId n : clause.phrases(link)) {
        if (n != t) answering.push_back(n);
      }
    }
    Entities by = actors_at(r_, answering);
    without_denied(by, t);
    if (by.empty()) return;
    const Kind kind = *kind_of_noun(r_.lemma(t));
    if (const auto target = target_.before_which(clause.predicate(), by))
      return add(*target, by, kind, t);
    for (TokenId n : clause.subjects()) {
      if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, kind, t);
    }
  }

  /// "the backing of Moscow but not of Washington".
  void without_denied(Entities& by, TokenId t) const {
    const Sentence& s = r_.sentence(t);
    for (TokenId n = t + 3; n < s.last_token; ++n) {
      if (r_.mention_of[n] == kNone) continue;
      const TokenId first = r_.out.mentions[r_.mention_of[n]].first_token;
      if (first < s.first_token + 2) continue;
      if (r_.text(first - 1) == "not" || r_.text(first - 2) == "not")
        std::erase(by, r_.entity_at(n));
    }
  }

  /// "expressed no interest in a treaty", "showed little enthusiasm", "paid it no heed".
  void shows_no_interest(TokenId t) {
    const TokenId verb = r_.head(t);
    if (verb == kNone || !r_.is(t, {Deprel::Obj}) || r_.token(verb).upos != Upos::Verb) return;
    const auto children = r_.children(t);
    const bool none = std::any_of(children.begin(), children.end(), [&](TokenId c) {
      return r_.lemma(c) == "no" || r_.lemma(c) == "little" || r_.lemma(c) == "scant";
    });
    const bool shows = r_.is_word("voicing", verb) || r_.lemma(verb) == "pay";
    const Clause clause(r_, verb);
    if (!none || !shows || clause.factuality() == Factuality::Hypothetical) return;
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    for (std::string_view link : {"in", "for", "to"}) {
      for (TokenId n : clause.phrases(link)) {
        if (const auto target = target_.of_nominal(n, t, by))
          return add(*target, by, Kind::Rejected, t);
      }
    }
    if (const auto target = target_.of_answerer(t, by)) add(*target, by, Kind::Rejected, t);
  }

  /// "expressed support for the plan", "raised objections to it": who does so, where nothing denies
  /// it.
  Entities who_voices(TokenId t) const {
    const TokenId verb = r_.head(t);
    const TokenId determiner = r_.child(t, {Deprel::Det});
    if (verb == kNone || !r_.is(t, {Deprel::Obj}) || r_.token(verb).upos != Upos::Verb ||
        !r_.lexicon.is("voicing", r_.lemma(verb)) ||
        (determiner != kNone && r_.lemma(determiner) == "no"))
      return {};
    const Clause clause(r_, verb);
    return clause.factuality() == Factuality::Stated ? doers(r_, clause) : Entities{};
  }

  /// "acted as a mediator at Japan's request": who does so has accepted.
  void done_at_request(std::size_t target, TokenId t) {
    if (target_.done(target))
      add(target, Entities(r_.out.proposals[target].whom), Kind::Accepted, t);
  }

  std::optional<Kind> kind_of_noun(std::string_view word) const {
    if (r_.lexicon.is("acceptance", word)) return Kind::Accepted;
    if (r_.lexicon.is("rejection", word)) return Kind::Rejected;
    if (r_.lexicon.is("approval", word)) return Kind::Supported;
    if (r_.lexicon.is("opposition", word)) return Kind::Opposed;
    return std::nullopt;
  }

  /// "the terms were unacceptable to Colombia".
  void adjective(TokenId t, Kind kind) {
    const TokenId finder = r_.head(t);
    if (finder != kNone && r_.lexicon.is("finding", r_.lemma(finder)) &&
        r_.is(t, {Deprel::Xcomp, Deprel::Amod, Deprel::Acl, Deprel::Obj}))
      return found_so(t, finder);
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated) return;
    Entities by = actors_at(r_, clause.phrases("to"));
    without_denied(by, t);
    if (by.empty()) return;
    for (TokenId n : clause.subjects()) {
      if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, kind, t);
    }
  }

  /// "was receptive to the idea", "was cool to the proposal".
  void disposed(TokenId t, Kind kind) {
    const Clause clause(r_, t);
    if (r_.child(t, {Deprel::Cop}) == kNone || clause.factuality() != Factuality::Stated) return;
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    for (TokenId n : clause.phrases("to")) {
      if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, kind, t);
    }
  }

  /// ", which the Americans found unacceptable".
  void found_so(TokenId t, TokenId finder) {
    const Clause clause(r_, finder);
    if (clause.factuality() != Factuality::Stated) return;
    const Entities by = doers(r_, clause);
    if (by.empty()) return;
    for (TokenId n : clause.objects()) {
      if (const auto target = target_.of_nominal(n, t, by))
        return add(*target, by, Kind::Rejected, t);
    }
    if (const auto target = target_.in_sentence(t, by)) add(*target, by, Kind::Rejected, t);
  }

  void add(std::size_t target, const Entities& by, Kind kind, TokenId t) {
    Proposal& proposal = r_.out.proposals[target];
    if (completes_group(proposal, by, kind)) {
      for (std::uint32_t e : by) add_entity(proposal.whom, e);
    }
    for (std::uint32_t e : by) {
      if (!is_actor(r_.type_of(e)) || holds(proposal.who, e)) continue;
      const bool known = std::any_of(
          proposal.responses.begin(), proposal.responses.end(),
          [&](const Response& response) { return response.by == e && response.kind == kind; });
      if (known) continue;
      // Who accepts or refuses a proposal is the one it was put to.
      const bool put_to = kind == Kind::Accepted || kind == Kind::Rejected ||
                          r_.lexicon.is("reply-verb", r_.lemma(t));
      if (open_[target] && put_to) add_entity(proposal.whom, side_of(proposal, e));
      const Token& word = r_.token(t);
      proposal.responses.push_back(
          {e,
           kind,
           {r_.sentence_of[t], word.begin, word.end, "response:" + std::string(r_.lemma(t))},
           kConfidence});
    }
  }

  /// Several who were addressed accept together with others: all of them were addressed ("the four
  /// republics").
  bool completes_group(const Proposal& proposal, const Entities& by, Kind kind) const {
    if (kind != Kind::Accepted || by.size() <= proposal.whom.size()) return false;
    const auto addressed = std::count_if(by.begin(), by.end(),
                                         [&](std::uint32_t e) { return holds(proposal.whom, e); });
    return addressed >= 2 && static_cast<std::size_t>(addressed) == proposal.whom.size();
  }

  /// A state puts its proposal to a state, even where a person answers for it.
  std::uint32_t side_of(const Proposal& proposal, std::uint32_t entity) const {
    if (r_.type_of(proposal.who[0]) == EntityType::Person) return entity;
    for (const Reading::Office& office : r_.offices) {
      if (office.person == entity && office.held_in != kNone &&
          r_.type_of(office.held_in) == EntityType::Country)
        return office.held_in;
    }
    return entity;
  }

  Reading& r_;
  ResponseTarget target_;
  std::vector<bool> open_;  ///< proposals without an addressee
};

}  // namespace

void find_responses(Reading& r, const ProposalSink& sink) {
  ResponseReader reader(r, sink);
  for_each_stating_token(r, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
