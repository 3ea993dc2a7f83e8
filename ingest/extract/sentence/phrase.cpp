#include "ingest/extract/sentence/phrase.h"

#include "ingest/extract/actors/actors.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

constexpr std::size_t kMostWords = 20;
constexpr std::size_t kFewMore = 4;         ///< words by which a phrase may be longer to end whole
constexpr std::size_t kEnough = 7;          ///< words after which a comma clause may be left away
constexpr std::size_t kEnoughForWhich = 3;  ///< the same of a relative clause

bool skipped_at_start(const Reading& r, TokenId t, TokenId head) {
  if (t == head) return false;
  const std::string_view word = r.lemma(t);
  if (word == "against") return false;
  if (r.is(t, {Deprel::Case, Deprel::Punct, Deprel::Cc})) return true;
  if (r.token(t).upos == Upos::Pron && word == "that") return true;
  if (word == "instead" && r.is(t, {Deprel::Advmod})) return true;
  if (word == "forward" && t > 0 && r.lemma(t - 1) == "put") return true;
  return r.is(t, {Deprel::Mark}) && word != "to";
}

/// A clause that adds something begins here: ", which", "; ", ", although".
bool border(const Reading& r, TokenId t, TokenId last) {
  const std::string_view word = r.text(t);
  if (word == ";" || word == ":") return true;
  if (word != "," || t + 1 >= last) return false;
  const std::string_view next = r.lemma(t + 1);
  return next == "which" || next == "although" || next == "while" || next == "but" ||
         next == "though" || next == "who" || next == "whereas" || next == "because" ||
         next == "so" || next == "thus" || next == "then" || r.is(t + 1, {Deprel::Nsubj}) ||
         (next == "and" && t + 2 < last &&
          (r.lemma(t + 2) == "so" || r.lemma(t + 2) == "then" || r.lemma(t + 2) == "that")) ||
         (next == "to" && t + 2 < last && r.token(t + 2).upos == Upos::Verb) ||
         r.is(t + 1, {Deprel::Advcl}) || next == "lest" || next == "since" || next == "citing" ||
         (next == "and" && r.token(t + 1).upos == Upos::Cconj && t + 2 < last &&
          r.is(t + 2, {Deprel::Nsubj}));
}

/// ", which Kohl was reluctant to give", but not ", which would unite the islands".
bool adds_relative(const Reading& r, TokenId t, TokenId last) {
  if (r.text(t) != "," || t + 2 >= last) return false;
  const std::string_view next = r.lemma(t + 1);
  if (next != "which" && next != "who" && next != "whom" && next != "whose" && next != "where")
    return false;
  TokenId verb = t + 2;
  while (verb + 1 < last && r.token(verb).upos == Upos::Adv) ++verb;
  return r.token(verb).upos != Upos::Aux && r.token(verb).upos != Upos::Verb;
}

/// "citing", "arguing": the form of a participle that goes on with the sentence.
bool present_participle(const Reading& r, TokenId t) {
  return r.token(t).upos == Upos::Verb && r.text(t).ends_with("ing") && r.lemma(t) != "include";
}

/// ", which China turned down": the answer is no part of the proposal.
bool answered_behind(const Reading& r, TokenId which, TokenId last) {
  for (TokenId t = which + 1; t < last && t < which + 7 && r.text(t) != ","; ++t) {
    if (r.token(t).upos != Upos::Verb) continue;
    const std::string_view word = r.lemma(t);
    return r.lexicon.is("accept", word) || r.lexicon.is("reject", word) || word == "turn" ||
           r.lexicon.is("support", word) || r.lexicon.is("oppose", word);
  }
  return false;
}

/// ", an isthmus of the south": explains the name before the comma.
bool begins_apposition(const Reading& r, TokenId comma, TokenId last) {
  if (comma == 0 || r.mention_of[comma - 1] == kNone) return false;
  const TokenId noun = r.head(comma + 1);
  return noun != kNone && noun < last && noun > comma && r.is(noun, {Deprel::Appos}) &&
         r.head(noun) < comma;
}

/// "advice that Marshall rejected", "an option that Kennedy chose": takes up what was proposed.
bool retold_behind(const Reading& r, TokenId t, TokenId last) {
  if (r.token(t).upos == Upos::Det) ++t;
  while (t < last && r.token(t).upos == Upos::Adj) ++t;
  if (t + 2 >= last || r.token(t).upos != Upos::Noun) return false;
  if (r.text(t + 1) != "that" && r.text(t + 1) != "which") return false;
  return r.is_word("proposal-word", t) || r.is_word("retelling-noun", t);
}

/// ", arguing that ...", "because ...": no part of what is proposed, however short that is.
bool tail(const Reading& r, TokenId t, TokenId last) {
  if (t + 2 >= last) return false;
  const std::string_view word = r.lemma(t);
  if (word == "because" || word == "lest" || word == "although" || word == "though") return true;
  if (r.text(t) == ";") return true;
  // "shortly after the battle"
  if (word == "shortly" || word == "soon" || word == "immediately")
    return r.lemma(t + 1) == "after" || r.lemma(t + 1) == "before";
  if (r.text(t) != ",") return false;
  const std::string_view lemma = r.lemma(t + 1);
  // ", to which Zhou agreed"
  if (lemma == "to" && r.lemma(t + 2) == "which") return true;
  if (lemma == "which") return answered_behind(r, t + 1, last);
  // ", an isthmus in the south of North America"
  if ((lemma == "a" || lemma == "the") && begins_apposition(r, t, last)) return true;
  // ", a step which Lisbon refused to take"
  if (lemma == "a" && t + 4 < last && r.token(t + 2).upos == Upos::Noun &&
      r.lemma(t + 3) == "which")
    return true;
  // ", an idea the Danes dismissed"
  if ((lemma == "a" || lemma == "the") && r.lexicon.is("proposal-word", r.lemma(t + 2)))
    return true;
  if (retold_behind(r, t + 1, last)) return true;
  return present_participle(r, t + 1) || lemma == "but" || lemma == "although" ||
         lemma == "though" || lemma == "because" || lemma == "lest" || lemma == "whereas" ||
         lemma == "while";
}

bool temporal(const Reading& r, TokenId t) {
  const std::string_view text = r.text(t);
  const bool year =
      text.size() == 4 && (text.starts_with("1") || text.starts_with("20")) &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return year || r.lexicon.is("month", text) || r.lexicon.is("time-noun", r.lemma(t));
}

bool is_addressee(const Reading& r, TokenId head, const std::vector<std::uint32_t>& whom) {
  if (whom.empty()) return false;
  const auto found = referents(r, head);
  return std::any_of(found.begin(), found.end(), [&](std::uint32_t e) {
    return std::find(whom.begin(), whom.end(), e) != whom.end();
  });
}

/// "$400 million | in aid": a sum of money.
bool is_sum(const Reading& r, TokenId head) {
  const Upos tag = r.token(head).upos;
  return tag == Upos::Sym || tag == Upos::Num || r.lemma(head) == "million" ||
         r.lemma(head) == "billion" || r.lemma(head) == "dollar";
}

/// A phrase of the verb that tells more of its object: "a pact | as a bilateral agreement".
bool completes(const Reading& r, TokenId head, TokenId phrase,
               const std::vector<std::uint32_t>& whom) {
  // "put forward a plan | without consulting his allies"
  const TokenId mark = r.child(phrase, {Deprel::Mark});
  if (r.is(phrase, {Deprel::Advcl}) && mark != kNone && r.lemma(mark) == "without") return false;
  if (r.is(phrase, {Deprel::Advcl, Deprel::Xcomp, Deprel::Acl})) return true;
  if (!r.is(phrase, {Deprel::Obl, Deprel::Nmod}) || temporal(r, phrase)) return false;
  const std::string_view word = r.preposition(phrase);
  if (word == "in" && is_sum(r, head)) return true;
  if (word == "in") {
    const std::string_view noun = r.lemma(phrase);
    return noun == "form" || noun == "exchange" || noun == "return" || noun == "place" ||
           r.is_word("change-noun", head);
  }
  if (word == "to" && r.is(phrase, {Deprel::Obl}) && r.is_word("someone", phrase)) return false;
  if (word == "to" || word == "with" || word == "from" || word == "by")
    return !is_addressee(r, phrase, whom);
  static constexpr std::string_view kWords[] = {
      "for", "of",      "as",         "between",   "among",  "against", "about", "over",
      "on",  "without", "concerning", "regarding", "toward", "towards", "under", "into"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

/// Where an object ends with the complements that the parser hung to its verb.
TokenId with_complements(const Reading& r, TokenId head, TokenId last,
                         const std::vector<std::uint32_t>& whom) {
  const TokenId verb = r.head(head);
  const bool nominal = is_nominal(r.token(head).upos) || is_sum(r, head);
  if (verb == kNone || !nominal || head < verb) return last;
  for (TokenId c : r.children(verb)) {
    if (c < last) continue;
    const auto [first, end] = r.extent(c);
    const bool adjacent = first == last || (first == last + 1 && r.text(last) == "…");
    if (!adjacent || !completes(r, head, c, whom)) break;
    last = end;
  }
  return last;
}

}  // namespace

namespace {

/// ", and representatives of both met": a comma, a conjunction, and a past tense before the next
/// comma.
bool new_clause(const Reading& r, TokenId t, TokenId last) {
  if (r.text(t) != "," || t + 3 >= last || r.token(t + 1).upos != Upos::Cconj) return false;
  if (r.token(t + 2).upos == Upos::Verb || r.token(t + 2).upos == Upos::Part) return false;
  for (TokenId n = t + 3; n < last && n < t + 10 && r.text(n) != ","; ++n) {
    const Token& token = r.token(n);
    if (token.upos != Upos::Verb || (token.features & kPast) == 0) continue;
    const bool passive = n + 1 < last && r.text(n + 1) == "by";
    if ((token.features & kFinite) != 0 || (!r.is(n, {Deprel::Amod}) && !passive)) return true;
  }
  return false;
}

/// Behind a date another phrase of what is proposed follows: "in return for peace".
bool goes_on(const Reading& r, TokenId t, TokenId last) {
  return t + 1 < last && r.token(t).upos == Upos::Adp && !temporal(r, t + 1);
}

/// The phrase that begins with a preposition at `t` and ends at `last` is an adjunct: a date, the
/// place of a debate, or the addressee.
bool adjunct(const Reading& r, TokenId t, TokenId last, const std::vector<std::uint32_t>& whom) {
  if (r.token(t).upos != Upos::Adp || t + 1 >= last || last > t + 9) return false;
  const std::string_view word = r.lemma(t);
  const TokenId head = r.head(t);
  if (head == kNone || head <= t || head >= last || r.child(head, {Deprel::Cop}) != kNone)
    return false;
  // "the lands occupied | in 1967 | in return for peace": something else follows
  if (r.extent(head).second < last && temporal(r, head) && goes_on(r, r.extent(head).second, last))
    return false;
  if (word == "to" || word == "by") {
    if (is_addressee(r, head, whom)) return true;
    if (word == "to") return false;
  }
  if (word == "before" && r.entity_at(head) != kNone) return true;
  if (word == "during" || word == "before" || word == "after") return true;
  // "called for a ban | in a speech at the university"
  if (word == "in" && r.is_word("spoken-noun", head)) return true;
  if (word == "at" &&
      (r.lexicon.is("happening", r.lemma(head)) || r.lexicon.is("asked-noun", r.lemma(head))))
    return true;
  return (word == "on" || word == "in" || word == "by" || word == "until" || word == "since") &&
         (temporal(r, head) || temporal(r, t + 1));
}

/// Where the phrase ends without its trailing adjuncts.
TokenId without_adjuncts(const Reading& r, TokenId first, TokenId last,
                         const std::vector<std::uint32_t>& whom) {
  for (bool found = true; found;) {
    found = false;
    for (TokenId t = last; t-- > first + 1;) {
      if (!adjunct(r, t, last, whom)) continue;
      last = t;
      found = true;
      break;
    }
  }
  return last;
}

bool opens(std::string_view word) { return word == "(" || word == "\u201c"; }
bool closes(std::string_view word) { return word == ")" || word == "\u201d"; }

/// "the Strategic Defense Initiative (SDI", "the “zero option": the end of the phrase with the mark
/// that closes it; before a parenthesis that stays open.
TokenId with_closing_mark(const Reading& r, TokenId first, TokenId end) {
  TokenId open = kNone;
  for (TokenId t = first; t < end; ++t) {
    if (opens(r.text(t))) open = t;
    if (closes(r.text(t))) open = kNone;
  }
  if (open == kNone) return end;
  const TokenId reach = std::min(end + 2, r.sentence(first).last_token);
  for (TokenId t = end; t < reach && r.token(t).upos == Upos::Punct; ++t) {
    if (closes(r.text(t))) return t + 1;
  }
  return r.text(open) == "(" && open > first + 1 ? open : end;
}

/// "to recover the territory | that it": a phrase that is cut off ends with a word that means
/// something.
TokenId without_small_words(const Reading& r, TokenId first, TokenId end) {
  const auto small = [&](TokenId t) {
    const Upos tag = r.token(t).upos;
    return tag == Upos::Adp || tag == Upos::Det || tag == Upos::Sconj || tag == Upos::Cconj ||
           tag == Upos::Part || tag == Upos::Aux || tag == Upos::Pron || tag == Upos::Punct;
  };
  while (end > first + 1 && small(end - 1)) --end;
  // "in order | to"
  if (end > first + 2 && r.text(end - 1) == "order" && r.text(end - 2) == "in") end -= 2;
  return end;
}

/// The words of [first, last), cut at a border or after enough of them. Borders count from `from`
/// on.
std::string cut(const Reading& r, TokenId first, TokenId last, TokenId from,
                const std::vector<std::uint32_t>& whom) {
  std::size_t words = 0;
  TokenId end = first, full = kNone;
  for (TokenId t = first; t < last; ++t) {
    if (words >= kEnough && t > from && border(r, t, last)) break;
    if (words >= kEnoughForWhich && t > from && adds_relative(r, t, last)) break;
    if (words >= 1 && t > from && (tail(r, t, last) || new_clause(r, t, last))) break;
    if (r.token(t).upos != Upos::Punct && ++words == kMostWords + 1) full = t;
    if (words > kMostWords + kFewMore) break;
    end = t + 1;
  }
  // A long phrase ends where a few words more would end it, else before its last small words.
  if (words > kMostWords + kFewMore) end = without_small_words(r, first, full);
  if (r.token(first).upos == Upos::Sconj && r.text(first) == "that" && first + 2 < end) ++first;
  const auto strip = [&] {
    while (end > first + 1 &&
           (r.token(end - 1).upos == Upos::Punct || r.token(end - 1).upos == Upos::Cconj))
      --end;
  };
  strip();
  end = without_adjuncts(r, std::max(first, std::min(from, end - 1)), end, whom);
  strip();
  end = with_closing_mark(r, first, end);
  const std::uint32_t begin = r.token(first).begin;
  std::string text(std::string_view(r.document.text).substr(begin, r.token(end - 1).end - begin));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

namespace {

/// "offered | East Germany talks": one past the name of the addressee, where the phrase begins with
/// it right behind the verb.
TokenId behind_addressee(const Reading& r, TokenId first, TokenId head,
                         const std::vector<std::uint32_t>& whom) {
  if (first == 0 || r.head(head) != first - 1) return first;
  const TokenId start = first < head && r.token(first).upos == Upos::Det ? first + 1 : first;
  if (r.mention_of[start] == kNone) return first;
  const Mention& name = r.out.mentions[r.mention_of[start]];
  const bool addressed = std::find(whom.begin(), whom.end(), name.entity) != whom.end();
  return addressed && name.form == Mention::Form::Name && name.last_token <= head ? name.last_token
                                                                                  : first;
}

/// Where a quotation that the phrase opens is closed: “an association of nations | … formed under
/// specific covenants”; `last` where it opens none or closes it itself.
TokenId with_quotation(const Reading& r, TokenId first, TokenId last) {
  bool open = false;
  for (TokenId t = first; t < last; ++t) {
    if (r.text(t) == "\u201c") open = true;
    if (r.text(t) == "\u201d") open = false;
  }
  if (!open) return last;
  constexpr TokenId kReach = 30;
  const TokenId end = std::min(r.sentence(first).last_token, last + kReach);
  for (TokenId t = last; t < end; ++t) {
    if (r.text(t) == "\u201d") return t;
  }
  return last;
}

}  // namespace

namespace {

/// "that a union be formed".
bool is_to_be_done(const Reading& r, TokenId deed) {
  const TokenId be = r.child(deed, {Deprel::AuxPass});
  return be != kNone && r.text(be) == "be";
}

/// "the request that Russia send troops | was denied": where the noun's own clause goes on, which
/// the parser took for more of what was asked; `last` where it does not.
TokenId before_main_verb(const Reading& r, TokenId noun, TokenId deed, TokenId last) {
  const bool subjunctive = r.token(deed).upos == Upos::Verb &&
                           ((r.token(deed).features & kPast) == 0 || is_to_be_done(r, deed)) &&
                           r.child(deed, {Deprel::Nsubj, Deprel::NsubjPass}) != kNone;
  if (!is_nominal(r.token(noun).upos) || !subjunctive) return last;
  for (TokenId t = deed + 1; t < last; ++t) {
    const Upos tag = r.token(t).upos;
    if (tag == Upos::Sconj || tag == Upos::Cconj || r.text(t) == "," || r.lemma(t) == "who" ||
        r.lemma(t) == "which" || r.lemma(t) == "that")
      return last;
    const bool past = (r.token(t).features & kPast) != 0 && (r.token(t).features & kFinite) != 0;
    if (past && (tag == Upos::Verb || tag == Upos::Aux)) return t;
  }
  return last;
}

}  // namespace

std::string phrase_of(const Reading& r, TokenId head, const std::vector<std::uint32_t>& whom,
                      TokenId predicate) {
  auto [first, last] = r.extent(head);
  while (first < head && skipped_at_start(r, first, head)) ++first;
  // "promised | Yeltsin strong support": the recipient that a parser took for part of the object
  while (first + 1 < head && r.is(first, {Deprel::Compound}) && r.head(first) == head &&
         r.token(first + 1).upos == Upos::Adj && is_addressee(r, first, whom))
    ++first;
  first = behind_addressee(r, first, head, whom);
  while (first < head && r.is(first, {Deprel::Case}) && r.lemma(first) != "against") ++first;
  last = with_complements(r, head, last, whom);
  if (predicate != kNone && predicate < first) last = before_main_verb(r, predicate, head, last);
  last = with_quotation(r, first, last);
  if (predicate != kNone && predicate != head && r.below(predicate, head)) {
    const auto inner = r.extent(predicate);
    if (inner.first > head)
      last = inner.first;
    else if (inner.second <= head)
      first = inner.second;
  }
  return cut(r, first, last, head, whom);
}

namespace {

/// "convened its ministers, | who condemned him": what is said besides about the last noun.
bool tells_more(const Reading& r, TokenId first, TokenId comma, TokenId end) {
  constexpr TokenId kFewest = 4;
  if (r.text(comma) != "," || comma + 1 >= end || comma < first + kFewest) return false;
  const std::string_view next = r.text(comma + 1);
  return next == "who" || next == "whose" || next == "which" || next == "where";
}

}  // namespace

std::string phrase_from(const Reading& r, TokenId first, const std::vector<std::uint32_t>& whom) {
  TokenId last = first;
  const TokenId end = r.sentence(first).last_token;
  while (last < end && r.text(last) != ";" && r.text(last) != ":" &&
         !tells_more(r, first, last, end))
    ++last;
  return cut(r, first, last, first, whom);
}

std::string phrase_between(const Reading& r, TokenId first, TokenId last) {
  return cut(r, first, last, first, {});
}

std::size_t count_words(std::string_view phrase) {
  std::size_t words = 0;
  bool inside = false;
  for (char c : phrase) {
    if (c == ' ')
      inside = false;
    else if (!inside) {
      inside = true;
      ++words;
    }
  }
  return words;
}

}  // namespace dossier::ingest
