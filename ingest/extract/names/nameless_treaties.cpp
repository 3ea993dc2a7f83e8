#include "ingest/extract/coreference/resolve.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// Treaties that a text describes and does not name: "a four-power declaration", "a treaty of
/// friendship", "its non-aggression pact with Germany". Something must tell the treaty from others,
/// and somebody must sign, ratify or break it.
class NamelessTreaties {
 public:
  explicit NamelessTreaties(Reading& reading) : r_(reading) {}

  void read(TokenId t) {
    if (r_.token(t).upos != Upos::Noun || (r_.token(t).features & kPlural) != 0 ||
        r_.mention_of[t] != kNone || !r_.is_word("nameless-treaty", t) || goes_on(t) || named(t))
      return;
    const TokenId verb = governing(t);
    if (verb == kNone || Clause(r_, verb).factuality() == Factuality::Hypothetical) return;
    const TokenId first = kind_before(t);
    const TokenId last = kind_behind(t);
    if (first == t && last == t + 1) {
      TokenId end = made_by(t);
      if (end == kNone && r_.is_word("signing-verb", verb)) end = told(t);
      if (end != kNone) made(t, end);
      return;
    }
    add_mention(r_, first, last, entity(first, t, last), Mention::Form::Name);
    found_ = true;
  }

  bool found() const { return found_; }

 private:
  /// "treaty negotiations"
  bool goes_on(TokenId t) const {
    if (t + 1 >= r_.sentence(t).last_token) return false;
    const Upos next = r_.token(t + 1).upos;
    return next == Upos::Noun || next == Upos::Propn || is_hyphen(r_.text(t + 1));
  }

  /// A name stands beside the noun: "a commercial treaty, the Treaty of Tianjin", "a peace treaty,
  /// known as the Dayton Accords".
  bool named(TokenId t) const {
    const TokenId end = std::min(r_.sentence(t).last_token, t + 8);
    for (TokenId n = t + 1; n < end; ++n) {
      if (r_.mention_of[n] != kNone && n > t + 1)
        return r_.type_of(r_.entity_at(n)) == EntityType::Treaty;
      const std::string_view word = r_.text(n);
      if (word == "with" || word == "between" || word == "by" || word == "in" || word == "on" ||
          word == "to")
        return false;
    }
    return false;
  }

  /// The verb that makes the treaty somebody's: "signed", "entered into", "broke".
  TokenId governing(TokenId t) const {
    TokenId at = t;
    while (r_.token(at).deprel == Deprel::Conj && r_.head(at) != kNone &&
           r_.token(r_.head(at)).upos != Upos::Verb)
      at = r_.head(at);
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Acl, Deprel::AclRelcl}) && r_.is_word("treaty-verb", c) &&
          Clause(r_, c).passive())
        return c;
    }
    const TokenId verb = r_.head(at);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb || !r_.is_word("treaty-verb", verb))
      return kNone;
    const bool into = r_.is(at, {Deprel::Obl}) && r_.preposition(at) == "into";
    return into || r_.is(at, {Deprel::Obj, Deprel::NsubjPass}) ? verb : kNone;
  }

  /// "the radar agreement", "a frontier treaty", told where it is signed.
  bool subject_of(TokenId before, TokenId t) const {
    const TokenId verb = r_.head(t);
    return before + 1 == t && r_.token(before).upos == Upos::Noun &&
           r_.is(before, {Deprel::Compound}) && r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) &&
           verb != kNone && r_.is_word("signing-verb", verb);
  }

  bool year(TokenId t) const {
    const std::string_view word = r_.text(t);
    return word.size() == 4 && (word[0] == '1' || word[0] == '2') &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  /// First word of the phrase: back over what tells the kind of treaty, "non-aggression", "mutual
  /// defense", "1894", "four-power".
  TokenId kind_before(TokenId t) const {
    TokenId first = t;
    const TokenId begin = r_.sentence(t).first_token;
    while (first > begin && r_.mention_of[first - 1] == kNone) {
      const TokenId before = first - 1;
      if (r_.is_word("treaty-kind", before) || subject_of(before, t) ||
          r_.lexicon.is("treaty-kind", lower(r_.text(before))) || year(before)) {
        first = before;
      } else if (is_hyphen(r_.text(before)) && before > begin &&
                 r_.mention_of[before - 1] == kNone) {
        first = before - 1;
      } else {
        break;
      }
    }
    return first;
  }

  /// One past "of friendship and commerce".
  TokenId kind_behind(TokenId t) const {
    const TokenId end = r_.sentence(t).last_token;
    TokenId last = t + 1;
    if (const TokenId matter = matter_behind(t); matter != kNone) return matter;
    if (last + 1 >= end || r_.text(last) != "of") return last;
    TokenId n = last + 1;
    while (n < end && r_.mention_of[n] == kNone &&
           (r_.lexicon.is("treaty-kind", r_.text(n)) ||
            (r_.text(n) == "and" && n + 1 < end && r_.lexicon.is("treaty-kind", r_.text(n + 1)))))
      ++n;
    if (n == last + 1) return last;
    while (n < end && r_.token(n).upos == Upos::Noun && r_.mention_of[n] == kNone) ++n;
    return n;
  }

  /// One past "on the stationing of Soviet troops" behind a treaty, up to the verb; kNone where no
  /// short matter stands there.
  TokenId matter_behind(TokenId t) const {
    const TokenId end = std::min(r_.sentence(t).last_token, t + 10);
    const TokenId article = r_.child(t, {Deprel::Det});
    if (r_.lemma(t) != "treaty" || t + 2 >= end || r_.text(t + 1) != "on" || article == kNone ||
        r_.lemma(article) != "a" || r_.is_word("month", t + 2))
      return kNone;
    for (TokenId n = t + 2; n < end; ++n) {
      const Upos tag = r_.token(n).upos;
      if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Punct) return n > t + 2 ? n : kNone;
    }
    return kNone;
  }

  /// "a protocol concluded by Nixon and Brezhnev", "the treaty proposed by Decatur": those who made
  /// it tell it from others.
  /// One past the first of them; kNone where nobody is named.
  TokenId made_by(TokenId t) const {
    for (TokenId c : r_.children(t)) {
      if (c != t + 1 || !r_.is(c, {Deprel::Acl}) || c + 2 >= r_.sentence(t).last_token ||
          r_.text(c + 1) != "by" || (!r_.is_word("treaty-verb", c) && r_.lemma(c) != "propose"))
        continue;
      for (TokenId n = c + 2; n < c + 5 && n < r_.sentence(t).last_token; ++n) {
        const std::uint32_t e = r_.entity_at(n);
        if (e != kNone && r_.type_of(e) == EntityType::Person)
          return r_.out.mentions[r_.mention_of[n]].last_token;
      }
    }
    return kNone;
  }

  /// "signed a declaration that froze the front", "a protocol to the convention": one past what
  /// tells it in a few words; kNone where nothing does. An agreement that is only told is no text.
  TokenId told(TokenId t) const {
    const TokenId article = r_.child(t, {Deprel::Det});
    const TokenId end = std::min(r_.sentence(t).last_token, t + 9);
    if (article == kNone || article + 1 != t || r_.lemma(article) != "a" || t + 2 >= end ||
        !r_.is_word("signed-text", t))
      return kNone;
    const std::string_view next = r_.text(t + 1);
    if (next == "that" || next == "which" || r_.is(t + 1, {Deprel::Acl})) return t + 1;
    if ((next != "of" && next != "on" && next != "to") || r_.token(t + 2).upos == Upos::Pron)
      return kNone;
    TokenId n = t + 2;
    while (n < end && r_.token(n).upos != Upos::Verb && r_.token(n).upos != Upos::Aux &&
           r_.token(n).upos != Upos::Punct && r_.text(n) != "with" && r_.text(n) != "in" &&
           r_.text(n) != "that")
      ++n;
    return n;
  }

  void made(TokenId t, TokenId end) {
    const std::uint32_t treaty = create(t, end);
    r_.out.entities[treaty].aliases.push_back(plain(r_.text(t)));
    add_mention(r_, t, t + 1, treaty, Mention::Form::Name);
    found_ = true;
  }

  std::uint32_t create(TokenId first, TokenId last) {
    Entity treaty{EntityType::Treaty, plain(r_.text(first, last)), {}, {}};
    treaty.confidence = 0.7F;
    treaty.of_document = true;
    if (first > r_.sentence(first).first_token && r_.lemma(first - 1) == "a")
      treaty.aliases.push_back(plain(r_.text(first - 1, last)));
    r_.out.entities.push_back(std::move(treaty));
    return static_cast<std::uint32_t>(r_.out.entities.size() - 1);
  }

  /// The treaty that is called so already, else a new one.
  std::uint32_t entity(TokenId first, TokenId noun, TokenId last) {
    const std::string words = plain(r_.text(first, last));
    const std::string kind = lower(first < noun ? plain(r_.text(first, noun)) : words);
    const std::string head = lower(r_.lemma(noun));
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      const Entity& known = r_.out.entities[e];
      const std::string name = lower(known.name);
      if (known.type == EntityType::Treaty && name.find(kind) != std::string::npos &&
          name.find(head) != std::string::npos) {
        r_.out.entities[e].aliases.push_back(words);
        return e;
      }
    }
    return create(first, last);
  }

  Reading& r_;
  bool found_ = false;
};

}  // namespace

void find_nameless_treaties(Reading& reading) {
  NamelessTreaties finder(reading);
  for_each_stating_token(reading, [&](TokenId t) { finder.read(t); });
  if (finder.found()) order_mentions(reading);
}

}  // namespace dossier::ingest
