#include "ingest/extract/lexicon/atoms.h"
#include "ingest/extract/offices/office_holders.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {

bool OfficeHolders::same_sentence(TokenId t, const TitleSpan& title) const {
  return t < r_.mention_of.size() && r_.sentence_of[t] == r_.sentence_of[title.first];
}

bool OfficeHolders::is_title(TokenId t) const {
  const auto at =
      std::lower_bound(titles_.begin(), titles_.end(), t,
                       [](const TitleSpan& span, TokenId id) { return span.last <= id; });
  return at != titles_.end() && at->first <= t;
}

bool OfficeHolders::is_name(TokenId t) const {
  return is_person(r_.entity_at(t)) &&
         r_.out.mentions[r_.mention_of[t]].form == Mention::Form::Name;
}

/// The name that follows: at once, after further titles, or after "to France", "of the party".
TokenId OfficeHolders::name_after(const TitleSpan& title) const {
  TokenId t = title.last;
  while (same_sentence(t, title) && is_title(t)) ++t;
  // "Secretary of the Treasury and leader of the rival party Alexander Hamilton"
  const bool joined = same_sentence(t + 1, title) && r_.token(t).upos == Upos::Cconj &&
                      is_title(t + 1) && (r_.token(title.head).features & kPlural) == 0;
  if (joined) {
    const TitleSpan& next =
        *std::lower_bound(titles_.begin(), titles_.end(), t + 1,
                          [](const TitleSpan& span, TokenId id) { return span.last <= id; });
    if (next.first == t + 1) return name_after(next);
  }
  // "Secretary of State-designate Cyrus Vance"
  if (same_sentence(t + 1, title) && plain(r_.text(t)) == "-" &&
      (r_.text(t + 1) == "designate" || r_.text(t + 1) == "elect"))
    t += 2;
  if (same_sentence(t, title) && is_name(t)) return t;
  // "Minister to" is a title that brings its preposition along.
  if (r_.text(title.last - 1) == "to") t = title.last - 1;
  if (!same_sentence(t, title)) return kNone;
  if (t >= title.last && r_.token(t).upos != Upos::Adp) return kNone;
  bool holder = false;
  for (int steps = 0; steps < 8 && same_sentence(++t, title); ++steps) {
    if (is_name(t)) return holder ? t : kNone;
    holder = holder || can_hold(r_.entity_at(t));
    if (is_title(t)) continue;
    const Upos tag = r_.token(t).upos;
    if (tag != Upos::Det && tag != Upos::Adj && tag != Upos::Propn && tag != Upos::Noun &&
        r_.entity_at(t) == kNone)
      return kNone;
  }
  return kNone;
}

/// "Lebanon's President, Camille Chamoun" and "Arthur Lee, the American commissioner", by the
/// order of words.
std::uint32_t OfficeHolders::across_comma(const TitleSpan& title) const {
  const std::uint32_t before = before_comma(title);
  if (before != kNone && !claimed(before, title)) return before;
  const std::uint32_t after = after_comma(title);
  return after == kNone ? before : after;
}

/// The person behind the comma that ends the title and what belongs to it.
std::uint32_t OfficeHolders::after_comma(const TitleSpan& title) const {
  TokenId t = title.last;
  for (int steps = 0; steps < 9 && same_sentence(t, title) && r_.text(t) != ","; ++steps, ++t) {
    const Upos tag = r_.token(t).upos;
    // "minister and ambassador to the United States, Wolfgang Ischinger"
    const bool further =
        tag == Upos::Cconj && same_sentence(t + 2, title) && (is_title(t + 1) || is_title(t + 2));
    if (tag != Upos::Adp && tag != Upos::Det && tag != Upos::Adj && tag != Upos::Propn &&
        tag != Upos::Noun && !further)
      return kNone;
  }
  if (!same_sentence(t, title) || r_.text(t) != ",") return kNone;
  // Further titles may stand between: "co-chairman, former foreign minister Igor Ivanov".
  TokenId n = t + 1;
  while (same_sentence(n, title) && n < t + 8 && !is_name(n) &&
         (is_title(n) || r_.token(n).upos == Upos::Adj || r_.token(n).upos == Upos::Det ||
          r_.entity_at(n) != kNone))
    ++n;
  if (!same_sentence(n, title) || !is_name(n)) return kNone;
  if (r_.is(title.head, {Deprel::Nmod, Deprel::Obl}) && acts_next(n)) return kNone;
  const TokenId end = r_.out.mentions[r_.mention_of[n]].last_token;
  const bool closed = !same_sentence(end, title) || r_.token(end).upos == Upos::Punct ||
                      r_.token(end).upos == Upos::Verb || r_.token(end).upos == Upos::Aux;
  return closed ? r_.entity_at(n) : kNone;
}

/// "three co-chairs: former minister, A, former ambassador, B": behind the colon offices come
/// before their holders.
bool OfficeHolders::in_row_of_offices(const TitleSpan& title) const {
  const TokenId begin = r_.sentence(title.first).first_token;
  for (TokenId t = title.first; t > begin;) {
    --t;
    if (plain(r_.text(t)) != ":") continue;
    for (TokenId n = t + 1; n < title.last; ++n) {
      if (is_title(n)) return true;
      if (is_name(n)) return false;
    }
  }
  return false;
}

/// A title further left in the sentence has the person already: "minister, Ivanov, former
/// ambassador, ...".
bool OfficeHolders::claimed(std::uint32_t person, const TitleSpan& title) const {
  return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
    return office.person == person && office.sentence == r_.sentence_of[title.first] &&
           office.first < title.first;
  });
}

std::uint32_t OfficeHolders::before_comma(const TitleSpan& title) const {
  const TokenId begin = r_.sentence(title.first).first_token;
  for (TokenId t = title.first, steps = 0; t > begin && steps < 7; ++steps) {
    --t;
    if (r_.text(t) == "," || r_.text(t) == "(") return t > begin ? named_before(t) : kNone;
    const Upos tag = r_.token(t).upos;
    if (tag != Upos::Det && tag != Upos::Adj && tag != Upos::Noun && tag != Upos::Propn &&
        r_.entity_at(t) == kNone && plain(r_.text(t)) != "'s" && !tells_when(t))
      return kNone;
    // "Clodomiro Almeyda, Allende's Foreign Minister,"
    if (is_person(r_.entity_at(t)) && plain(r_.text(t + 1)) != "'s") return kNone;
  }
  return kNone;
}

/// "by then President", "now Chancellor"; "by the Minister" is another's phrase.
bool OfficeHolders::tells_when(TokenId t) const {
  if (lower(r_.text(t)) == "by" && r_.text(t + 1) != "then" && r_.text(t + 1) != "now" &&
      r_.text(t + 1) != "that")
    return false;
  static constexpr std::string_view kWords[] = {"then",    "now",       "later", "formerly",
                                                "once",    "currently", "soon",  "still",
                                                "already", "by",        "at",    "time"};
  return std::find(std::begin(kWords), std::end(kWords), lower(r_.text(t))) != std::end(kWords);
}

/// The person whose name ends before the comma: "William Knowland," and "William Knowland of
/// California,".
std::uint32_t OfficeHolders::named_before(TokenId comma) const {
  if (is_name(comma - 1)) return r_.entity_at(comma - 1);
  if (r_.mention_of[comma - 1] == kNone) return kNone;
  const TokenId home = r_.out.mentions[r_.mention_of[comma - 1]].first_token;
  const bool from = home >= 2 && (r_.text(home - 1) == "of" || r_.text(home - 1) == "from");
  return from && r_.sentence_of[home - 2] == r_.sentence_of[comma] && is_name(home - 2)
             ? r_.entity_at(home - 2)
             : kNone;
}

/// "Foreign Ministers A of France, B of Britain and C": the names in a row, each perhaps with its
/// state, up to the verb.
void OfficeHolders::add_row(const TitleSpan& title, TokenId from,
                            std::vector<std::uint32_t>& holders) const {
  for (TokenId t = from; same_sentence(t, title); ++t) {
    const std::uint32_t entity = r_.entity_at(t);
    if (is_name(t)) {
      add_person(t, holders);
      continue;
    }
    const Upos tag = r_.token(t).upos;
    const bool joint = tag == Upos::Cconj || tag == Upos::Det || r_.text(t) == "," ||
                       r_.text(t) == "of" || can_hold(entity);
    if (!joint || (entity != kNone && !can_hold(entity))) return;
    // A list of the names ends where another title or a state alone begins.
    if (can_hold(entity) && r_.text(r_.out.mentions[r_.mention_of[t]].first_token - 1) != "of" &&
        r_.text(r_.out.mentions[r_.mention_of[t]].first_token - 1) != "the")
      return;
  }
}

/// "led by three co-chairs: former minister A, and ambassador B", "the other two commissioners, A
/// and B, signed", "dispatched three envoys to Paris—A, B, and C": all persons of the list.
void OfficeHolders::listed(const TitleSpan& title, std::vector<std::uint32_t>& holders) const {
  TokenId t = behind_states(title);
  if (!same_sentence(t, title)) return;
  if (r_.text(t) != "," || !same_sentence(t + 1, title) || !is_name(t + 1)) {
    while (same_sentence(t, title) && !opens_list(t)) ++t;
    if (!same_sentence(t + 1, title)) return;
    if (t != title.last && !is_name(t + 1)) return;
  }
  for (++t; same_sentence(t, title); ++t) {
    if (r_.token(t).upos == Upos::Verb || r_.text(t) == ";" || r_.text(t) == "\xE2\x80\x94") return;
    if (is_name(t)) add_person(t, holders);
  }
}

/// "the Prime Ministers of India and Pakistan, A and B": past the states, where they follow.
TokenId OfficeHolders::behind_states(const TitleSpan& title) const {
  TokenId t = title.last;
  if (!same_sentence(t, title) || r_.text(t) != "of") return t;
  for (++t; same_sentence(t, title); ++t) {
    const Upos tag = r_.token(t).upos;
    const bool comma = r_.text(t) == "," && same_sentence(t + 1, title) && !is_name(t + 1);
    if (!comma && tag != Upos::Det && tag != Upos::Cconj && !can_hold(r_.entity_at(t))) break;
  }
  return same_sentence(t, title) && r_.text(t) == "," ? t : title.last;
}

bool OfficeHolders::opens_list(TokenId t) const {
  return plain(r_.text(t)) == ":" || r_.text(t) == "\xE2\x80\x94";
}

/// "the British Minister, Richard Pakenham, and Secretary of State James Buchanan": another title
/// and "and" or a verb stand between.
bool OfficeHolders::titled_otherwise(TokenId at, const TitleSpan& title) const {
  if (r_.mention_of[at] == kNone || at < title.last) return false;
  const TokenId name = r_.out.mentions[r_.mention_of[at]].first_token;
  // "The Minister, who was accompanied by the Secretary, Mr. Rao, went"
  bool told = false;
  for (TokenId t = title.last; t < name; ++t) {
    told = told || r_.token(t).upos == Upos::Verb;
    if (told && is_title(t)) return true;
  }
  if (name == 0 || !is_title(name - 1)) return false;
  for (TokenId t = title.last; t < name; ++t) {
    if (r_.token(t).upos == Upos::Cconj || r_.text(t) == ";") return true;
  }
  return false;
}

/// "swore in José Ureña, a member of the party, as head of state": the name behind the verb,
/// where the tree has hung the title to something between.
void OfficeHolders::sworn(const TitleSpan& title, std::vector<std::uint32_t>& holders) const {
  const TokenId begin = r_.sentence(title.first).first_token;
  TokenId t = title.first;
  while (t > begin && t + 4 > title.first && lower(r_.text(t)) != "as") --t;
  // "elected Carlos Parker President": the name stands directly before it
  const bool direct = title.first > begin && is_name(title.first - 1);
  if (direct) t = title.first;
  if (!direct && lower(r_.text(t)) != "as") return;
  for (TokenId steps = 0; t > begin && steps < 16; ++steps) {
    --t;
    if (r_.text(t) == ";") return;
    if (r_.token(t).upos != Upos::Verb) continue;
    if (r_.is_word("office-giving", t) && !Clause(r_, t).passive()) add_named(t, title, holders);
    return;
  }
}

/// "named Allen Dulles director", "nominated Lodge to be ambassador": the name between the two.
void OfficeHolders::add_named(TokenId verb, const TitleSpan& title,
                              std::vector<std::uint32_t>& holders) const {
  for (TokenId t = verb + 1; t < title.first; ++t) {
    if (r_.token(t).upos == Upos::Verb || r_.text(t) == ";") return;
    if (is_name(t)) return add_person(t, holders);
  }
}

}  // namespace dossier::ingest
