#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/clause_parts.h"

#include <algorithm>
#include <optional>

namespace dossier::ingest {
namespace {

/// Walks from a predicate up through what governs it, as long as that bears on whether what it says
/// has happened. One object serves one question.
class Walk {
 public:
  Walk(const Reading& reading, TokenId predicate)
      : r_(reading), predicate_(predicate), at_(predicate) {}

  Factuality find() {
    constexpr int kMostSteps = 8;
    for (int steps = 0; at_ != kNone && steps < kMostSteps; ++steps) {
      if (const auto told = look()) return *told;
    }
    return negated_ && !until() ? Factuality::Negated : Factuality::Stated;
  }

 private:
  /// How the predicate hangs to the one above it.
  struct Link {
    TokenId governor;
    Deprel relation;
    bool infinitive;
    bool gerund;

    bool is(std::initializer_list<Deprel> relations) const {
      return std::find(relations.begin(), relations.end(), relation) != relations.end();
    }
  };

  /// Decides, or goes on to the governor, or stops there.
  std::optional<Factuality> look() {
    const bool modal = (read_words() && !has_none()) || destined();
    if (unreal_) return Factuality::Hypothetical;
    // "would not recognize Haiti until 1862": then it did.
    if (modal && negated_ && at_ == predicate_ && until_date()) return Factuality::Stated;
    if (modal)
      return negated_ && at_ == predicate_ ? Factuality::Refused : Factuality::Hypothetical;
    const TokenId governor = r_.head(at_);
    if (governor == kNone || apart(governor)) return stop();
    const TokenId mark = r_.child(at_, {Deprel::Mark});
    const Link link{governor, r_.token(at_).deprel, mark != kNone && r_.lemma(mark) == "to",
                    is_gerund(at_)};
    if (!link.is({Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl, Deprel::Acl, Deprel::Csubj,
                  Deprel::Conj}))
      return stop();
    if (is_embedded(link)) {
      if (const auto told = by_governor(link)) return told;
      if (is_deed_of_noun(link)) return go_on(governor);
      if (link.is({Deprel::Advcl, Deprel::Acl}) && !carried_out(link))
        return Factuality::Hypothetical;
    }
    if (kept_from(link)) return Factuality::Hypothetical;
    return climb(link);
  }

  /// The tagger takes some gerunds for participles of the present.
  bool is_gerund(TokenId t) const {
    const Token& token = r_.token(t);
    if ((token.features & kGerund) != 0) return true;
    return token.upos == Upos::Verb && r_.text(t).ends_with("ing") && r_.text(t) != r_.lemma(t);
  }

  std::optional<Factuality> stop() { return go_on(kNone); }
  std::optional<Factuality> go_on(TokenId to) {
    at_ = to;
    return std::nullopt;
  }

  /// Notes negations and conditions among the dependents of the predicate; true where one is a
  /// modal.
  bool read_words() {
    bool modal = false;
    for (TokenId c : r_.children(at_)) {
      negated_ = negated_ || negates(c);
      modal = modal || is_modal(c);
      unreal_ = unreal_ || makes_unreal(c);
    }
    return modal;
  }

  /// "would have none of it" is said of what was.
  bool has_none() const {
    const TokenId object = r_.lemma(at_) == "have" ? r_.child(at_, {Deprel::Obj}) : kNone;
    return object != kNone && r_.lemma(object) == "none";
  }

  bool negates(TokenId c) const {
    const std::string_view word = r_.lemma(c);
    if (r_.is(c, {Deprel::Advmod}) && (word == "not" || word == "never" || word == "n't") &&
        listens_ && negates_predicate(c))
      return true;
    if (word == "not" && r_.is(c, {Deprel::Aux, Deprel::Dep})) return true;
    if (r_.is(c, {Deprel::Det}) && word == "no" && at_ == predicate_) return true;
    if (r_.is(c, {Deprel::Mark, Deprel::Case}) && word == "without" && at_ == predicate_)
      return true;
    if (!r_.is(c, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj})) return false;
    const TokenId article = r_.child(c, {Deprel::Det});
    return (article != kNone && r_.lemma(article) == "no") ||
           (!r_.is(c, {Deprel::Obj}) && neither(c));
  }

  /// "Not to be outdone, they sought a treaty" and "not only" negate something else.
  bool negates_predicate(TokenId negation) const {
    const TokenId after = negation + 1;
    if (after >= r_.analysis.tokens.size()) return true;
    const bool infinitive = r_.text(after) == "to" && r_.head(after) != at_;
    return !infinitive && r_.lemma(after) != "only" && r_.lemma(after) != "just";
  }

  /// "neither Pakistan nor France"
  bool neither(TokenId subject) const {
    for (TokenId t : r_.conjuncts(subject)) {
      for (TokenId c : r_.children(t)) {
        if (r_.lemma(c) == "neither" || (r_.lemma(c) == "nor" && r_.is(c, {Deprel::Cc})))
          return true;
      }
    }
    return false;
  }

  bool is_modal(TokenId c) const {
    const std::string_view word = r_.lemma(c);
    return r_.is(c, {Deprel::Aux}) && (word == "might" || word == "could" || word == "may" ||
                                       word == "should" || word == "would" || word == "must" ||
                                       word == "can" || word == "will" || word == "shall");
  }

  /// "if", "rather than", "instead of"
  bool makes_unreal(TokenId c) const {
    const std::string_view word = r_.lemma(c);
    if (r_.is(c, {Deprel::Mark}) && r_.lexicon.is("conditional", word)) return true;
    if (r_.is(c, {Deprel::Aux}) && word == "have" && opens_condition(c)) return true;
    // "made a suggestion: that the two leaders meet"
    if (r_.is(c, {Deprel::Mark}) && word == "that" && c > 0 && r_.text(c - 1) == ":") return true;
    // "an envoy about to take up his post"
    if (word == "about" && c + 1 < at_ && r_.text(c + 1) == "to") return true;
    return r_.is(c, {Deprel::Cc, Deprel::Mark, Deprel::Case, Deprel::Advmod}) &&
           (word == "rather" || word == "instead") && c + 1 < r_.analysis.tokens.size() &&
           c < at_ && (r_.lemma(c + 1) == "than" || r_.lemma(c + 1) == "of");
  }

  /// "Had Britain backed Prague, the line would have held"; "never had he met him" is no condition.
  bool opens_condition(TokenId auxiliary) const {
    const TokenId subject = r_.child(at_, {Deprel::Nsubj, Deprel::NsubjPass});
    if (subject == kNone || subject < auxiliary || subject > at_) return false;
    const Sentence& s = r_.sentence(at_);
    const bool question = r_.text(s.last_token - 1) == "?";
    return !question && (auxiliary == s.first_token || r_.text(auxiliary - 1) == ",");
  }

  /// "was to accept": what is meant to happen has not happened.
  bool destined() const {
    const TokenId mark = r_.child(at_, {Deprel::Mark});
    if (mark == kNone || r_.lemma(mark) != "to") return false;
    const TokenId aux = r_.child(at_, {Deprel::Aux, Deprel::Cop});
    return aux != kNone && aux < mark && r_.lemma(aux) == "be";
  }

  /// "suggested it; Stalin welcomed the idea": what stands behind a semicolon with a subject of its
  /// own stands alone, whatever the parser hung it to.
  bool apart(TokenId governor) const {
    const TokenId subject = r_.child(at_, {Deprel::Nsubj, Deprel::NsubjPass});
    if (subject == kNone || subject < governor || is_relative_pronoun(r_, subject)) return false;
    for (TokenId t = governor + 1; t < subject; ++t) {
      if (r_.text(t) == ";") return true;
    }
    return false;
  }

  /// An infinitive, or a gerund that is a complement: what governs it tells whether it happened.
  static bool is_embedded(const Link& link) {
    return link.is({Deprel::Xcomp, Deprel::Ccomp, Deprel::Acl, Deprel::Advcl}) &&
           (link.infinitive || (link.gerund && link.is({Deprel::Xcomp, Deprel::Ccomp})));
  }

  std::optional<Factuality> by_governor(const Link& link) const {
    const std::string_view word = r_.lemma(link.governor);
    if (r_.lexicon.is("refuse", word))
      return negated_ ? Factuality::Hypothetical : Factuality::Refused;
    // "the treaty obliged Moscow to aid China" in some future
    if ((word == "oblige" || word == "obligate" || word == "commit" || word == "bind") &&
        by_text(link.governor))
      return Factuality::Hypothetical;
    const bool hypothetical = r_.lexicon.is("hypothetical", word) && !was_able(link.governor) &&
                              !commands_troops(link.governor);
    if (hypothetical || yet_to(link.governor)) return Factuality::Hypothetical;
    return std::nullopt;
  }

  /// "ordered his forces to invade Kuwait": they did.
  bool commands_troops(TokenId governor) const {
    if (r_.lemma(governor) != "order" || !r_.is_word("invading-verb", at_)) return false;
    const TokenId object = r_.child(governor, {Deprel::Obj});
    return object != kNone && r_.is_word("troops-noun", object);
  }

  bool by_text(TokenId verb) const {
    const TokenId subject = r_.child(verb, {Deprel::Nsubj});
    return subject != kNone && (r_.is_word("treaty-noun", subject) ||
                                (r_.entity_at(subject) != kNone &&
                                 r_.type_of(r_.entity_at(subject)) == EntityType::Treaty));
  }

  /// "were able to conclude an agreement" did so.
  bool was_able(TokenId governor) const {
    const TokenId copula = r_.lemma(governor) == "able" ? r_.child(governor, {Deprel::Cop}) : kNone;
    return copula != kNone && (r_.text(copula) == "was" || r_.text(copula) == "were");
  }

  /// "had yet to declare war"
  bool yet_to(TokenId governor) const {
    if (r_.lemma(governor) != "have" && r_.lemma(governor) != "be") return false;
    for (TokenId t = governor + 1; t < at_; ++t) {
      if (r_.lemma(t) == "yet") return true;
    }
    return false;
  }

  /// "Stalin's decision to sign the pact", "the first country to recognize it"
  bool is_deed_of_noun(const Link& link) const {
    return link.is({Deprel::Acl}) && (is_foremost(r_, link.governor) ||
                                      (r_.lemma(link.governor) == "decision" && link.infinitive));
  }

  /// "used force to annex it", "gathered there to sign it"
  bool carried_out(const Link& link) const {
    if (!link.is({Deprel::Advcl}) || at_ <= link.governor) return false;
    return commands_troops(link.governor) ||
           (r_.lexicon.is("implicative", r_.lemma(link.governor)) && at_ < link.governor + 12) ||
           (r_.is_word("gathering-verb", link.governor) && at_ < link.governor + 16 &&
            !r_.is_word("winning-verb", at_));
  }

  /// What the governor says of the clause makes it no fact.
  bool kept_from(const Link& link) const {
    const std::string_view governor = r_.lemma(link.governor);
    const TokenId marker = r_.child(at_, {Deprel::Mark, Deprel::Case});
    const std::string_view word = marker == kNone ? std::string_view{} : r_.lemma(marker);
    // "advised the Senate against rejecting it"
    if (word == "against") return true;
    // "refrained from annexing Texas"
    if (word == "from" && r_.is_word("keeps-from", link.governor)) return true;
    // "accused Hanoi of violating the accords", also where the gerund hangs to the name
    if (link.gerund && word == "of" && (charges(link.governor) || charges(r_.head(link.governor))))
      return true;
    // "denied that it had bombed Beirut", "rumors that Israel had attacked"
    // "criticized Ford for supporting him": so his critic says.
    if (link.gerund && word == "for" && r_.is_word("judging-person-verb", link.governor))
      return true;
    const bool that = word == "that" && link.is({Deprel::Ccomp, Deprel::Acl});
    if (that && r_.is_word("doubtful", link.governor)) return true;
    // "stopped short of recognizing Angola", "came close to rejecting it"
    if (link.is({Deprel::Advcl, Deprel::Xcomp, Deprel::Acl}) && nearly(link.governor)) return true;
    const bool told =
        link.is({Deprel::Ccomp}) || (link.is({Deprel::Acl}) && link.gerund && marker != kNone);
    return told && r_.lexicon.is("hypothetical", governor);
  }

  bool charges(TokenId verb) const {
    return verb != kNone && r_.lexicon.is("charge-verb", r_.lemma(verb));
  }

  /// The clause hangs at "short of", "close to" or "near to", or at the verb of one of them.
  bool nearly(TokenId governor) const {
    for (TokenId t = governor; t + 1 < at_ && t < governor + 3; ++t) {
      const std::string_view word = r_.lemma(t), next = r_.lemma(t + 1);
      if ((word == "short" && next == "of") || (word == "close" && next == "to") ||
          (word == "near" && next == "to"))
        return true;
    }
    return false;
  }

  /// Goes on to the governor where it bears on the predicate.
  std::optional<Factuality> climb(const Link& link) {
    if (link.is({Deprel::Conj})) {
      // A coordinated clause with a subject of its own stands alone; "or" passes a negation on,
      // "and" does not.
      if (!Clause(r_, at_).own_subjects().empty() && !also_told(link.governor)) return stop();
      const TokenId cc = r_.child(at_, {Deprel::Cc});
      if (cc == kNone || (r_.lemma(cc) != "or" && r_.lemma(cc) != "nor")) listens_ = false;
    }
    if (link.is({Deprel::Advcl})) listens_ = false;
    const bool bears =
        link.is({Deprel::Conj, Deprel::Xcomp, Deprel::Ccomp, Deprel::Csubj}) ||
        (link.is({Deprel::Advcl}) && (link.infinitive || (link.gerund && !beside())));
    return bears ? go_on(link.governor) : stop();
  }

  /// "it would be unwise while fighting another war": that one is fought all the same.
  bool beside() const {
    const TokenId mark = r_.child(at_, {Deprel::Mark, Deprel::Case, Deprel::Advmod});
    const std::string_view word = mark == kNone || mark > at_ ? std::string_view{} : r_.lemma(mark);
    return word == "while" || word == "since" || word == "after" || word == "despite" ||
           word == "when" || word == "already" || word == "besides" || word == "although";
  }

  /// "proposed that Aziz come and that Baker go": told or asked for as the first is.
  bool also_told(TokenId first) const {
    const TokenId mark = r_.child(at_, {Deprel::Mark});
    return mark != kNone && r_.lemma(mark) == "that" && r_.is(first, {Deprel::Ccomp});
  }

  /// "did not ratify the treaty until 1822": then it did.
  bool until() const {
    const auto children = r_.children(predicate_);
    return std::any_of(children.begin(), children.end(), [&](TokenId c) {
      const TokenId mark = r_.child(c, {Deprel::Mark, Deprel::Case});
      return c > predicate_ && mark != kNone && r_.lemma(mark) == "until";
    });
  }

  bool until_date() const {
    const auto children = r_.children(predicate_);
    return std::any_of(children.begin(), children.end(), [&](TokenId c) {
      return c > predicate_ && r_.preposition(c) == "until" &&
             (r_.token(c).upos == Upos::Num || r_.lexicon.is("month", r_.text(c)));
    });
  }

  const Reading& r_;
  TokenId predicate_;
  TokenId at_;
  bool negated_ = false;
  bool listens_ = true;  ///< negation of what stands above still applies
  bool unreal_ = false;  ///< under a condition or set against something else
};

}  // namespace

Factuality Clause::factuality() const { return Walk(r_, predicate_).find(); }

}  // namespace dossier::ingest
