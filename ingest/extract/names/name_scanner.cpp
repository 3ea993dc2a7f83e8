#include "ingest/extract/names/name_scanner.h"

#include "ingest/extract/names/name_words.h"

#include <algorithm>

namespace dossier::ingest {

NameScanner::NameScanner(const Reading& reading, std::vector<FoundName>& found)
    : r_(reading), found_(found) {}

void NameScanner::scan(const Sentence& sentence) {
  cut(sentence);
  const bool heading = sentence.block < r_.document.blocks.size() &&
                       r_.document.blocks[sentence.block].kind == BlockKind::Heading;
  for (TokenId at = begin_; at < end_;) {
    if (coordinated_heads(at) || coordinated_halves(at)) {
      at = found_.back().last;
      continue;
    }
    std::optional<FoundName> best = longest(at, heading);
    if (!best) {
      ++at;
      continue;
    }
    with_year(*best);
    at = best->last;
    found_.push_back(std::move(*best));
  }
}

/// Cuts the sentence into atoms and notes where its tokens begin among them.
void NameScanner::cut(const Sentence& sentence) {
  begin_ = sentence.first_token;
  end_ = sentence.last_token;
  atoms_.clear();
  split_atoms(r_.document.text, sentence.begin, sentence.end, atoms_);
  first_atom_.assign(end_ - begin_, atoms_.size());
  std::size_t a = 0;
  for (TokenId t = begin_; t < end_; ++t) {
    while (a < atoms_.size() && atoms_[a].begin < r_.token(t).begin) ++a;
    first_atom_[t - begin_] = a;
  }
}

/// The longest name that begins at the token; the first of equals.
std::optional<FoundName> NameScanner::longest(TokenId at, bool heading) const {
  std::optional<FoundName> best;
  for (auto candidate :
       {government(at), person_after_title(at), numbered_resolution(at), numbered_directive(at),
        from_lexicon(at), half_of_city(at), pair_treaty(at), from_head_noun(at), around_acronym(at),
        society_for(at), followers(at), act_of(at), coordinated_body(at), foreign_body(at),
        quoted_faction(at), known_in_capitals(at), operation(at), quoted_policy(at), person(at)}) {
    // In a heading verbs are capitalised too: "Roosevelt Pushes for Recognition".
    if (heading && candidate && candidate->type == EntityType::Person &&
        candidate->confidence < 0.95F)
      continue;
    if (candidate && (!best || candidate->last > best->last)) best = std::move(candidate);
  }
  return best;
}

/// "the London Naval Conference | of 1930": the year belongs to the name.
void NameScanner::with_year(FoundName& name) const {
  if (name.type != EntityType::Treaty && name.type != EntityType::Event) return;
  const TokenId at = name.last;
  if (at + 2 >= end_ || r_.text(at) != "of") return;
  // "the Moscow summit | of May 1972"
  const TokenId year = r_.lexicon.is("month", r_.text(at + 1)) ? at + 2 : at + 1;
  if (past_year(year) == year) return;
  name.name = std::string(r_.text(name.first, name.last));
  name.last = past_year(year);
}

/// One past "1904" or "1904-05" at the token; the token itself where no year stands.
TokenId NameScanner::past_year(TokenId at) const {
  if (at >= end_ || r_.text(at).size() < 4 || !is_year(r_.text(at).substr(0, 4))) return at;
  if (r_.text(at).size() > 4) return r_.text(at).size() >= 7 ? at + 1 : at;
  const bool range = at + 2 < end_ && plain(r_.text(at + 1)) == "-" &&
                     r_.token(at).end == r_.token(at + 1).begin && r_.text(at + 2).size() <= 4 &&
                     r_.text(at + 2)[0] >= '0' && r_.text(at + 2)[0] <= '9';
  return range ? at + 3 : at + 1;
}

bool NameScanner::capital(TokenId id) const {
  if (id == begin_ && id < end_) {
    const Upos tag = r_.token(id).upos;
    if (tag == Upos::Verb || tag == Upos::Adv || r_.text(id) == "Following" ||
        r_.text(id) == "During")
      return false;
  }
  return id < end_ && is_capitalised(r_.text(id)) &&
         !(is_function_tag(r_.token(id).upos) && !is_acronym(r_.text(id)));
}

bool NameScanner::name_like(TokenId id) const {
  if (!is_capitalised(r_.text(id)) || is_function_tag(r_.token(id).upos)) return false;
  const Upos tag = r_.token(id).upos;
  if (tag == Upos::Adv || tag == Upos::Verb || tag == Upos::Num) return false;
  return !r_.lexicon.is("no-name", r_.text(id));
}

NameScanner::Listed NameScanner::listed(TokenId at) const {
  if (at >= end_) return {};
  const auto match = r_.lexicon.names.longest(atoms_, first_atom_[at - begin_]);
  if (match.atoms == 0) return {};
  const std::uint32_t last_byte = atoms_[first_atom_[at - begin_] + match.atoms - 1].begin;
  TokenId last = at;
  while (last + 1 < end_ && r_.token(last + 1).begin <= last_byte) ++last;
  // A name does not end inside a word that goes on ("Iran" in "Irangate" is one atom and never gets
  // here).
  return {last + 1, match.senses};
}

bool NameScanner::has(const Listed& match, Sense sense) const {
  return std::any_of(match.senses.begin(), match.senses.end(),
                     [&](const NameSense& s) { return s.sense == sense; });
}

/// The lexicon knows the word as the name of something that is not a person.
bool NameScanner::listed_as_name(TokenId at) const {
  const Listed match = listed(at);
  if (match.empty()) return false;
  return std::any_of(match.senses.begin(), match.senses.end(), [](const NameSense& s) {
    return s.sense != Sense::Title && s.sense != Sense::Person && s.sense != Sense::Seat;
  });
}

std::optional<EntityType> NameScanner::head_type(TokenId id) const {
  const auto at = r_.lexicon.heads.find(r_.text(id));
  if (at == r_.lexicon.heads.end()) return std::nullopt;
  return static_cast<EntityType>(at->second);
}

/// The mark of "People's Revolutionary Government", "Workers' Party": it stands inside a name.
bool NameScanner::possessed_name(TokenId mark) const {
  const std::string sign = plain(r_.text(mark));
  return (sign == "'s" || sign == "'") && mark + 1 < end_ && capital(mark + 1) &&
         r_.lexicon.is("possessed-name", r_.text(mark - 1));
}

/// One past the capitalised words, hyphens and apostrophes from `at` on.
TokenId NameScanner::capital_run(TokenId at) const {
  TokenId to = at;
  while (to < end_) {
    if (capital(to) || (to > at && possessed_name(to))) {
      ++to;
    } else if (to > at && to + 1 < end_ && capital(to + 1) &&
               r_.token(to - 1).end == r_.token(to).begin &&
               r_.token(to).end == r_.token(to + 1).begin && is_hyphen(r_.text(to))) {
      to += 2;
    } else if (to > at && r_.lexicon.is("name-part", r_.text(to)) && to + 1 < end_ &&
               (capital(to + 1) ||
                (to + 2 < end_ && is_hyphen(r_.text(to + 1)) && capital(to + 2)))) {
      to += capital(to + 1) ? 1 : 2;
    } else {
      break;
    }
  }
  return to;
}

}  // namespace dossier::ingest
