#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/lexicon/atoms.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// How far back a deed is looked for, in sentences.
constexpr std::uint32_t kReach = 3;
/// Letters that "decision" and "decide", "violation" and "violate" share at least.
constexpr std::size_t kSharedLetters = 5;

/// Who did what a bare noun speaks of: "Kennedy announced a quarantine ... Khrushchev denounced the
/// quarantine", "a step which Strauss denounced".
class DeedAuthors {
 public:
  DeedAuthors(const Reading& r, TokenId deed) : r_(r), deed_(deed) {}

  Entities find() const {
    if (r_.mention_of[deed_] != kNone || !r_.is_word("deed-word", deed_) || owned()) return {};
    if (comments()) return clause_before(r_.sentence(deed_).first_token);
    if (Entities told = of_relative_clause(); !told.empty()) return told;
    const TokenId begin = start();
    for (TokenId t = deed_; t > begin;) {
      --t;
      if (Entities found = authors_at(t); !found.empty()) return found;
    }
    if (shown()) return clause_before(begin_of_previous());
    return r_.is_word("any-deed", deed_) ? clause_before(r_.sentence(deed_).first_token)
                                         : Entities{};
  }

 private:
  /// It has an owner, or a complement that tells whose it is.
  bool owned() const {
    const auto children = r_.children(deed_);
    return std::any_of(children.begin(), children.end(), [&](TokenId c) {
      if (r_.is(c, {Deprel::NmodPoss}) || r_.lemma(c) == "other" || r_.lemma(c) == "any")
        return true;
      const bool named = r_.is(c, {Deprel::Amod, Deprel::Compound, Deprel::Nmod}) &&
                         (r_.entity_at(c) != kNone || r_.preposition(c) == "of");
      return named && r_.preposition(c) != "in";
    });
  }

  /// ", a step which Strauss denounced": what stands before the comma is the deed.
  bool comments() const {
    const TokenId article = r_.child(deed_, {Deprel::Det});
    return article != kNone && r_.lemma(article) == "a" &&
           article > r_.sentence(deed_).first_token && r_.text(article - 1) == "," &&
           r_.child(deed_, {Deprel::AclRelcl}) != kNone;
  }

  /// "these measures", "this step"
  bool shown() const {
    const TokenId article = r_.child(deed_, {Deprel::Det});
    return article != kNone && r_.lemma(article) == "this";
  }

  TokenId begin_of_previous() const {
    const std::uint32_t here = r_.sentence_of[deed_];
    return r_.analysis.sentences[here == 0 ? 0 : here - 1].first_token;
  }

  /// Who acts in the last clause before the deed.
  Entities clause_before(TokenId begin) const {
    for (TokenId t = deed_; t > begin;) {
      --t;
      if (r_.token(t).upos != Upos::Verb || r_.is(t, {Deprel::Acl, Deprel::AclRelcl}) ||
          r_.child(t, {Deprel::Nsubj}) == kNone || r_.is_word("accusing-verb", t))
        continue;
      if (Entities who = doers_at(t); !who.empty()) return who;
    }
    return {};
  }

  /// "the address that Sadat delivered"
  Entities of_relative_clause() const {
    for (TokenId c : r_.children(deed_)) {
      if (!r_.is(c, {Deprel::AclRelcl})) continue;
      const Clause clause(r_, c);
      const auto subjects = clause.own_subjects();
      if (!subjects.empty() && subjects[0] != deed_ && !clause.passive() &&
          r_.token(subjects[0]).upos != Upos::Pron && !r_.is_word("accusing-verb", c))
        return actors_among(r_, doers(r_, clause));
    }
    return {};
  }

  TokenId start() const {
    const std::uint32_t here = r_.sentence_of[deed_];
    const std::uint32_t first = here < kReach ? 0 : here - kReach;
    return r_.analysis.sentences[first].first_token;
  }

  /// Who did it, where the token tells of the same deed.
  Entities authors_at(TokenId t) const {
    if (r_.token(t).upos == Upos::Verb) return same_root(r_.lemma(t)) ? doers_at(t) : Entities{};
    if (!is_nominal(r_.token(t).upos) || lower(r_.lemma(t)) != r_.lemma(deed_)) return {};
    Entities owners = FrameArguments(r_).owners(t);
    if (!owners.empty()) return owners;
    const TokenId verb = r_.head(t);
    const bool done = verb != kNone && r_.token(verb).upos == Upos::Verb &&
                      r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) &&
                      !r_.is_word("accusing-verb", verb);
    return done ? doers_at(verb) : Entities{};
  }

  Entities doers_at(TokenId verb) const {
    const Clause clause(r_, verb);
    return clause.factuality() == Factuality::Stated ? actors_among(r_, doers(r_, clause))
                                                     : Entities{};
  }

  bool same_root(std::string_view verb) const {
    const std::string_view noun = r_.lemma(deed_);
    const std::size_t most = std::min(verb.size(), noun.size());
    std::size_t shared = 0;
    while (shared < most && verb[shared] == noun[shared]) ++shared;
    return shared >= kSharedLetters || (shared == verb.size() && shared >= 4);
  }

  const Reading& r_;
  TokenId deed_;
};

}  // namespace

Entities FrameArguments::authors_before(TokenId deed) const { return DeedAuthors(r_, deed).find(); }

}  // namespace dossier::ingest
