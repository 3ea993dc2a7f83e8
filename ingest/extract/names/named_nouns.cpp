#include "ingest/extract/coreference/resolve.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Nouns that the text itself gives a name: "signed an alliance known as the Family Compact", "the
/// statement, which came to be called the Truman Doctrine", "presented what was termed the Rogers
/// Plan". Each of them refers to what bears the name.
class NamedNouns {
 public:
  explicit NamedNouns(Reading& reading) : r_(reading) {}

  void read(const Mention& name) {
    const EntityType type = r_.type_of(name.entity);
    if (name.form != Mention::Form::Name ||
        (type != EntityType::Treaty && type != EntityType::Proposal))
      return;
    const TokenId verb = naming_verb(name.first_token);
    if (verb == kNone) return;
    const TokenId noun = bearer(verb, type);
    if (noun == kNone) return;
    add_mention(r_, noun, noun + 1, name.entity, Mention::Form::Description);
    found_ = true;
  }

  bool found() const { return found_; }

 private:
  /// Between a noun and its name stand at most these many words.
  static constexpr TokenId kReach = 22;

  TokenId begin_of(TokenId t) const { return r_.sentence(t).first_token; }

  /// The participle before the name: "known as", "commonly called the"; kNone where none stands.
  TokenId naming_verb(TokenId name) const {
    const TokenId begin = begin_of(name);
    bool as = false;
    for (TokenId t = name; t > begin && name - t < 6;) {
      --t;
      const std::string word = lower(plain(r_.text(t)));
      if (r_.token(t).upos == Upos::Det || r_.token(t).upos == Upos::Punct) continue;
      if (word == "as" && !as) {
        as = true;
        continue;
      }
      if (as && (word == "to" || r_.token(t).upos == Upos::Adv)) continue;
      const bool names = as ? word == "known" || word == "referred"
                            : word == "called" || word == "dubbed" || word == "termed" ||
                                  word == "named" || word == "entitled" || word == "labeled" ||
                                  word == "styled";
      return names && !so_called(t) && !by_somebody(t) ? t : kNone;
    }
    return kNone;
  }

  bool so_called(TokenId t) const {
    return t > begin_of(t) && (r_.text(t - 1) == "so" || is_hyphen(r_.text(t - 1)));
  }

  /// "what he called the betrayal", "had dubbed the purchase"
  bool by_somebody(TokenId t) const {
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Nsubj}) && r_.lemma(c) != "which" && r_.lemma(c) != "that") return true;
    }
    return t > begin_of(t) && r_.lemma(t - 1) == "have";
  }

  bool links(TokenId t) const {
    const Upos tag = r_.token(t).upos;
    const std::string_view word = r_.lemma(t);
    return tag == Upos::Adv || tag == Upos::Aux || tag == Upos::Cconj || tag == Upos::Part ||
           tag == Upos::Punct || word == "come" || word == "become" || word == "which" ||
           word == "that" || word == "together";
  }

  bool fits(TokenId t, EntityType type) const {
    if (r_.token(t).upos != Upos::Noun || r_.mention_of[t] != kNone) return false;
    if (r_.is_word("named-text", t)) return true;
    return type == EntityType::Treaty
               ? r_.is_word("treaty-noun", t) || r_.is_word("nameless-treaty", t) ||
                     r_.is_word("compact-noun", t)
               : r_.is_word("proposal-noun", t);
  }

  /// The noun that gets the name, or the "what" of "what was called".
  TokenId bearer(TokenId verb, EntityType type) const {
    const TokenId begin = begin_of(verb);
    TokenId t = verb;
    while (t > begin && links(t - 1)) --t;
    if (t > begin && r_.lemma(t - 1) == "what" && r_.mention_of[t - 1] == kNone) return t - 1;
    while (t > begin && verb - t < kReach) {
      --t;
      if (r_.text(t) == ";" || r_.text(t) == ":") return kNone;
      if (fits(t, type)) return t;
      const bool finite = r_.token(t).upos == Upos::Verb && (r_.token(t).features & kFinite) != 0;
      if (finite) return kNone;
    }
    return kNone;
  }

  Reading& r_;
  bool found_ = false;
};

}  // namespace

void find_named_nouns(Reading& reading) {
  NamedNouns finder(reading);
  // Mentions are added behind those that are read.
  const std::size_t names = reading.out.mentions.size();
  for (std::size_t i = 0; i < names; ++i) {
    const Mention name = reading.out.mentions[i];
    finder.read(name);
  }
  if (finder.found()) order_mentions(reading);
}

}  // namespace dossier::ingest
