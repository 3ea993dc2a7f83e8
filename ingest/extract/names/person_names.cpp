#include "ingest/extract/names/name_scanner.h"
#include "ingest/extract/names/name_words.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

FoundName person_named(TokenId first, TokenId last, float confidence) {
  FoundName found{first, last, first, EntityType::Person};
  found.confidence = confidence;
  return found;
}

}  // namespace

/// One past the words of a person's name that begins at `at`.
TokenId NameScanner::name_end(TokenId at) const {
  TokenId to = at;
  while (to < end_ && to < at + 7) {
    const TokenId past = to > at ? past_addition(to) : to;
    if (past != to) {
      to = past;
      continue;
    }
    if (!is_particle(to) && !continues_name(at, to)) break;
    ++to;
  }
  return to;
}

/// One past "III", ", Jr.", "the Great", "d'Estaing" or "-Kai" at the token, which stands behind
/// other words of a name; the token itself where none of them stands.
TokenId NameScanner::past_addition(TokenId to) const {
  const std::string_view word = r_.text(to);
  if (r_.lexicon.is("name-suffix", word)) return to + 1;
  const std::string_view next = to + 1 < end_ ? r_.text(to + 1) : std::string_view{};
  if (word == "," && (next == "Jr." || next == "Sr.")) return to + 2;
  // "Peter the Great"
  if (word == "the" && to + 1 < end_ && r_.lexicon.is("epithet", next) &&
      (to + 2 >= end_ || !capital(to + 2)))
    return to + 2;
  // "Ernesto “Che” Guevara"
  if (to + 3 < end_ && plain(word) == "\"" && is_capitalised(next) &&
      plain(r_.text(to + 2)) == "\"" && is_capitalised(r_.text(to + 3)))
    return to + 3;
  const std::string apart = plain(word.substr(0, std::min<std::size_t>(word.size(), 5)));
  if (apart.size() > 2 && (apart.starts_with("d'") || apart.starts_with("l'")) &&
      is_upper(apart[2]))
    return to + 1;
  const bool hyphen = is_hyphen(word) && to + 1 < end_ &&
                      r_.token(to).end == r_.token(to + 1).begin &&
                      r_.token(to).begin == r_.token(to - 1).end && is_letter(next[0]);
  return hyphen ? to + 2 : to;
}

/// "van", "de la": part of a name that goes on.
bool NameScanner::is_particle(TokenId to) const {
  return r_.lexicon.is("name-part", r_.text(to)) && to + 1 < end_ &&
         (is_capitalised(r_.text(to + 1)) || r_.lexicon.is("name-part", r_.text(to + 1)) ||
          plain(r_.text(to + 1)) == "-");
}

/// The word can stand in a person's name that begins at `at`.
bool NameScanner::continues_name(TokenId at, TokenId to) const {
  const std::string_view word = r_.text(to);
  const Upos tag = r_.token(to).upos;
  const bool name_word = is_capitalised(word) && (!is_function_tag(tag) || tag == Upos::Adp) &&
                         (tag != Upos::Verb || to != at);
  if ((!name_word && !is_initial(word)) || !is_plain_word(word)) return false;
  if (to == at) return true;
  const bool given = to == at + 1 && (head_type(to) == EntityType::Place || word == "House") &&
                     r_.lexicon.given_names.contains(r_.text(at));
  // "James Van Fleet"
  const bool particled = to > at + 1 && (r_.text(to - 1) == "Van" || r_.text(to - 1) == "De");
  if (head_type(to) && ((!given && !particled) || capital(to + 1))) return false;
  // "Bandar bin Sultan", "Legardeur de Saint-Pierre"
  if (r_.lexicon.is("name-part", r_.text(to - 1))) return true;
  const Listed match = listed(to);
  // "Mackenzie King"
  const bool too = (r_.lexicon.is("surname-too", word) && !capital(to + 1)) ||
                   (to > at && is_particle(to - 1));  // "Bandar bin Sultan"
  return match.empty() ||
         !((has(match, Sense::Title) && !too) || has(match, Sense::Adjective) ||
           (has(match, Sense::Country) && match.last > to + 1) || has(match, Sense::Organization));
}

/// One past the titles from the token on.
TokenId NameScanner::past_titles(TokenId at) const {
  while (at < end_) {
    const Listed match = listed(at);
    if (match.empty() || !has(match, Sense::Title)) break;
    at = match.last;
  }
  return at;
}

/// "the cruiser General Belgrano", "Camp Aguinaldo", "Radio Moscow": ships, forts and stations bear
/// the names of men.
bool NameScanner::no_person_here(TokenId at) const {
  if (at + 1 < end_ && capital(at + 1) && r_.lexicon.is("place-front", r_.text(at))) return true;
  TokenId run = at;
  while (run > begin_ && capital(run - 1)) --run;
  return run > begin_ && (r_.is_word("ship-noun", run - 1) ||
                          (run < at && r_.lexicon.is("place-front", r_.text(at - 1))));
}

std::optional<FoundName> NameScanner::person_after_title(TokenId at) const {
  const TokenId name = past_titles(at);
  if (name == at || no_person_here(at) || name >= end_ || !can_follow_title(at, name))
    return std::nullopt;
  FoundName found = person_named(name, std::max(name + 1, name_end(name)), 0.95F);
  found.titles = at;
  return found;
}

/// A person's name can begin at `name`, behind the titles from `at` on.
bool NameScanner::can_follow_title(TokenId at, TokenId name) const {
  const std::string_view word = r_.text(name);
  const bool particle =
      r_.lexicon.is("name-part", word) && name + 1 < end_ && is_capitalised(r_.text(name + 1));
  if (!particle && (!is_capitalised(word) || r_.token(name).upos == Upos::Verb ||
                    (is_function_tag(r_.token(name).upos) && !is_initial(word))))
    return false;
  const bool leader = r_.lexicon.leaders.contains(word);
  const bool given = r_.lexicon.given_names.contains(word);
  const std::string_view before = r_.text(name - 1);
  if (listed_as_name(name) && !leader && (!given || before == "to" || before == "of")) return false;
  // "Revolutionary France", though there are men called France
  if (has(listed(name), Sense::Country) && !leader && name_end(name) <= name + 1) return false;
  if (head_type(name) && !leader && !given && name + 1 >= name_end(name)) {
    // "Colonel House" is a man, "Foreign Ministers Conference" is none.
    const Listed title = listed(at);
    const bool many = r_.text(title.last - 1).ends_with("s") || name + 1 != end_;
    if (many && word != "House") return false;
  }
  // "Secretary of State Christian Herter"
  const bool given_too = r_.lexicon.is("given-too", word) && name + 1 < end_ &&
                         r_.token(name + 1).upos == Upos::Propn && name_end(name) > name + 1;
  if (r_.lexicon.is("no-name", word) && !given_too) return false;
  // "Minister to Washington"
  return before != "at" && (before != "to" || !has(listed(name), Sense::Seat));
}

/// "Lincoln's insistence", "Madison asked Congress": a word that could mean much else is a man
/// where something is his or he does what men do.
bool NameScanner::acts_as_person(TokenId at) const {
  if (r_.token(at).upos != Upos::Propn || at + 1 >= end_ || r_.child(at, {Deprel::Det}) != kNone)
    return false;
  if (at > begin_ && is_capitalised(r_.text(at - 1)) && !r_.lexicon.is("month", r_.text(at - 1)))
    return false;
  const TokenId head = r_.head(at);
  if (head == kNone) return false;
  // "Gorbachev and Bush met"
  if (r_.is(at, {Deprel::Conj}) && r_.lexicon.leaders.contains(r_.text(head)) &&
      !r_.lexicon.is("vague-name", r_.text(head)))
    return true;
  // "signed by Bush and Gorbachev"
  if (r_.text(at + 1) == "and" && at + 2 < end_ && r_.lexicon.leaders.contains(r_.text(at + 2)) &&
      !r_.lexicon.is("vague-name", r_.text(at + 2)) && r_.head(at + 2) == at)
    return true;
  if (r_.is(at, {Deprel::NmodPoss}))
    return plain(r_.text(at + 1)) == "'s" && !is_capitalised(r_.text(head));
  return r_.is(at, {Deprel::Nsubj}) && head > at && r_.token(head).upos == Upos::Verb &&
         (r_.lexicon.is("human-verb", r_.lemma(head)) || r_.is_word("leader-verb", head));
}

/// The words from `at` to `last` may be a person's name.
bool NameScanner::can_be_person(TokenId at, TokenId last) const {
  if (last == at || pair_of_states(at)) return false;
  const bool surname = last > at + 1 && r_.lexicon.given_names.contains(r_.text(at)) &&
                       r_.lexicon.is("surname-too", r_.text(last - 1));
  if (r_.lexicon.is("no-name", r_.text(last - 1)) && !surname) return false;
  // "Marco Polo Bridge Incident" is no man's.
  return last >= end_ || last <= at + 1 || !capital(last) || !head_type(last);
}

std::optional<FoundName> NameScanner::person(TokenId at) const {
  const std::string_view word = r_.text(at);
  // "Salvador Allende", though there is a state of that name
  if (is_capitalised(word) && at + 1 < end_ && r_.lexicon.given_names.contains(word) &&
      (r_.lexicon.leaders.contains(r_.text(at + 1)) || r_.is(at + 1, {Deprel::Flat}) ||
       (r_.is(at, {Deprel::NmodDesc}) && r_.head(at) == at + 1)) &&
      !listed(at).empty() && r_.token(at + 1).upos == Upos::Propn && !listed_as_name(at + 1) &&
      !head_type(at + 1))
    return person_named(at, at + 2, 0.9F);
  if (!is_capitalised(word) || listed_as_name(at) || head_type(at) || no_person_here(at))
    return std::nullopt;
  // "the U.S. Chargé d'Affaires": a title and no name.
  if (const Listed title = listed(at); !title.empty() && title.last > at + 1 &&
                                       title.last >= name_end(at) && has(title, Sense::Title))
    return std::nullopt;
  const TokenId last = name_end(at);
  if (!can_be_person(at, last)) return std::nullopt;
  for (TokenId full = std::min<TokenId>(at + 4, end_); full > at + 1; --full) {
    if (!r_.lexicon.leaders.contains(r_.text(at, full))) continue;
    // "Muhammad Ali" is also how Muhammad Ali Jinnah begins.
    if (full < last && r_.lexicon.leaders.contains(r_.text(last - 1))) continue;
    // "Anastasio Somoza Debayle": one name more than the lexicon knows.
    const bool more = last == full + 1 && r_.is(full, {Deprel::Flat}) && !listed_as_name(full);
    return person_named(at, more ? last : full, 0.95F);
  }
  const bool given = r_.lexicon.given_names.contains(word) || is_initial(word);
  if (last > at + 1 && given) return person_named(at, last, 0.9F);
  if (names_law(last)) return std::nullopt;
  // "García-Godoy": a half is none.
  const bool joined =
      (at > begin_ && is_hyphen(r_.text(at - 1)) && r_.token(at - 1).end == r_.token(at).begin) ||
      (last < end_ && is_hyphen(r_.text(last)) && r_.token(last - 1).end == r_.token(last).begin);
  if (joined) return std::nullopt;
  if (is_flat_name(at, last)) return person_named(at, last, 0.6F);
  if (known_surname(at, last) || introduced(at, last)) return person_named(at, last, 0.7F);
  if (last == at + 1 && is_leader(at)) return person_named(at, last, 0.9F);
  return std::nullopt;
}

/// "the Smoot-Hawley | Act"
bool NameScanner::names_law(TokenId last) const {
  if (last >= end_) return false;
  const std::string_view word = r_.text(last);
  return word == "Act" || word == "Acts" || word == "Amendment" || word == "Bill";
}

/// The parser joins the parts of personal names, and of few others, as "flat".
bool NameScanner::is_flat_name(TokenId at, TokenId last) const {
  bool flat = last > at + 1 && last <= at + 3 &&
              (at > begin_ || (last == at + 2 && last < end_ &&
                               (r_.text(last) == "," || r_.token(last).upos == Upos::Verb)));
  for (TokenId i = at; i < last && flat; ++i) {
    flat = r_.token(i).upos == Upos::Propn && !is_acronym(r_.text(i)) && !listed_as_name(i) &&
           !head_type(i) && !r_.lexicon.is("no-name", r_.text(i)) &&
           !r_.lexicon.is("generic-name", r_.text(i)) &&
           (i == at || (r_.token(i).deprel == Deprel::Flat && r_.head(i) == at));
  }
  return flat && r_.is(at, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Appos, Deprel::Obj,
                            Deprel::Iobj, Deprel::OblAgent, Deprel::NmodPoss, Deprel::Conj});
}

/// The surname of a known leader alone.
bool NameScanner::is_leader(TokenId at) const {
  const Upos tag = r_.token(at).upos;
  const std::string_view word = r_.text(at);
  return (tag == Upos::Propn || tag == Upos::Noun || tag == Upos::Adj) &&
         r_.lexicon.leaders.contains(word) &&
         (!r_.lexicon.is("vague-name", word) || acts_as_person(at));
}

}  // namespace dossier::ingest
