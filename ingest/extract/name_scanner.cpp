#include "ingest/extract/name_scanner.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

bool function_tag(Upos tag) {
  switch (tag) {
    case Upos::Adp:
    case Upos::Aux:
    case Upos::Cconj:
    case Upos::Det:
    case Upos::Part:
    case Upos::Pron:
    case Upos::Sconj:
    case Upos::Punct:
    case Upos::Intj: return true;
    default: return false;
  }
}

bool is_initial(std::string_view word) {
  return word.size() >= 2 && word.size() <= 6 && is_upper(word[0]) && word.back() == '.' &&
         word[1] == '.';
}

bool year(std::string_view word) {
  return word.size() == 4 && (word[0] == '1' || word[0] == '2') &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool plain_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_letter(c) || c == '-' || c == '\'' || c == '.'; });
}

}  // namespace

NameScanner::NameScanner(const Reading& reading, std::vector<FoundName>& found)
    : r_(reading), found_(found) {}

void NameScanner::scan(const Sentence& sentence) {
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
  const bool heading = sentence.block < r_.document.blocks.size() &&
                       r_.document.blocks[sentence.block].kind == BlockKind::Heading;
  for (TokenId at = begin_; at < end_;) {
    if (coordinated_heads(at)) {
      at = found_.back().last;
      continue;
    }
    std::optional<FoundName> best;
    for (auto candidate :
         {government(at), person_after_title(at), numbered_resolution(at), numbered_directive(at),
          from_lexicon(at), pair_treaty(at), from_head_noun(at), followers(at), act_of(at),
          operation(at), quoted_policy(at), person(at)}) {
      // In a heading verbs are capitalised too: "Roosevelt Pushes for Recognition".
      if (heading && candidate && candidate->type == EntityType::Person &&
          candidate->confidence < 0.95F)
        continue;
      if (candidate && (!best || candidate->last > best->last)) best = std::move(candidate);
    }
    if (!best) {
      ++at;
      continue;
    }
    with_year(*best);
    at = best->last;
    found_.push_back(std::move(*best));
  }
}

/// "the London Naval Conference | of 1930": the year belongs to the name.
void NameScanner::with_year(FoundName& name) const {
  if (name.type != EntityType::Treaty && name.type != EntityType::Event) return;
  const TokenId at = name.last;
  if (at + 1 >= end_ || r_.text(at) != "of" || past_year(at + 1) == at + 1) return;
  name.name = std::string(r_.text(name.first, name.last));
  name.last = past_year(at + 1);
}

/// One past "1904" or "1904-05" at the token; the token itself where no year stands.
TokenId NameScanner::past_year(TokenId at) const {
  if (at >= end_ || r_.text(at).size() < 4 || !year(r_.text(at).substr(0, 4))) return at;
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
         !(function_tag(r_.token(id).upos) && !is_acronym(r_.text(id)));
}

bool NameScanner::name_like(TokenId id) const {
  if (!is_capitalised(r_.text(id)) || function_tag(r_.token(id).upos)) return false;
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

std::optional<FoundName> NameScanner::from_lexicon(TokenId at) const {
  const Listed match = listed(at);
  if (match.empty()) return std::nullopt;
  // "Latin American", "Native Americans": not those of the United States.
  if (at > begin_ && r_.text(at).starts_with("American") &&
      r_.lexicon.is("other-american", r_.text(at - 1)))
    return std::nullopt;
  // "the Horn of Africa crisis", "the Geneva talks": an event called after its place.
  const bool place = has(match, Sense::Place) || has(match, Sense::Seat) ||
                     (has(match, Sense::Country) && !has(match, Sense::Adjective));
  // "offered the Soviet Union talks": to whom, and what
  const TokenId before = at > begin_ && r_.token(at - 1).upos == Upos::Det ? at - 1 : at;
  const bool offered = before > begin_ && r_.lexicon.is("offering", r_.lemma(before - 1)) &&
                       has(match, Sense::Country);
  if (place && !offered && match.last < end_ && r_.lexicon.is("lower-event", r_.text(match.last)) &&
      (match.last + 1 == end_ || r_.token(match.last + 1).upos != Upos::Noun)) {
    FoundName name{at, match.last + 1, at, EntityType::Event};
    name.confidence = 0.75F;
    return name;
  }
  if (auto upheaval = national_event(at, match)) return upheaval;
  return choose_sense(at, match);
}

/// "the Angolan civil war", "the Cuban revolution": upheavals called after their country.
std::optional<FoundName> NameScanner::national_event(TokenId at, const Listed& match) const {
  if (!has(match, Sense::Adjective) || match.last >= end_) return std::nullopt;
  if (at > begin_ && r_.lexicon.is("individual", lower(r_.text(at - 1)))) return std::nullopt;
  const bool civil = match.last + 1 < end_ && lower(r_.text(match.last)) == "civil" &&
                     lower(r_.text(match.last + 1)) == "war";
  const TokenId last = civil ? match.last + 2 : match.last + 1;
  if (!civil && r_.text(match.last) != "revolution" && r_.text(match.last) != "uprising")
    return std::nullopt;
  if (last < end_ && r_.token(last).upos == Upos::Noun) return std::nullopt;
  FoundName name{at, last, at, EntityType::Event};
  name.confidence = 0.75F;
  return name;
}

std::optional<FoundName> NameScanner::choose_sense(TokenId at, const Listed& match) const {
  const TokenId last = match.last;
  const TokenId head = r_.head_of(at, last);
  const TokenId governor = r_.head(head);
  const bool modifies =
      r_.is(head, {Deprel::Amod, Deprel::Compound, Deprel::Nummod, Deprel::NmodDesc}) &&
      governor != kNone && governor > head && r_.token(governor).upos != Upos::Verb &&
      r_.token(governor).upos != Upos::Aux;
  const bool adjective_tag = r_.token(head).upos == Upos::Adj;
  const auto make = [&](EntityType type, const NameSense& sense, Mention::Form form) {
    FoundName name{at, last, at, type, form, sense.entry};
    for (const NameSense& other : match.senses) {
      if (other.entry != sense.entry && other.sense != Sense::Title &&
          other.sense != Sense::Place && r_.lexicon.entries[other.entry].type == type)
        name.rivals.push_back(other.entry);
    }
    return name;
  };
  const auto first_of = [&](std::initializer_list<Sense> senses) -> const NameSense* {
    for (Sense wanted : senses) {
      for (const NameSense& sense : match.senses) {
        if (sense.sense == wanted) return &sense;
      }
    }
    return nullptr;
  };
  if (const NameSense* s =
          first_of({Sense::Treaty, Sense::Proposal, Sense::Event, Sense::Person})) {
    if (s->sense == Sense::Person && r_.lexicon.entries[s->entry].type == EntityType::Person)
      return make(EntityType::Person, *s, Mention::Form::Name);
    if (s->sense != Sense::Person)
      return make(r_.lexicon.entries[s->entry].type, *s, Mention::Form::Name);
  }
  if (const NameSense* s = first_of({Sense::Country, Sense::Organization})) {
    const bool also_adjective = has(match, Sense::Adjective) && (modifies || adjective_tag);
    return make(r_.lexicon.entries[s->entry].type, *s,
                also_adjective ? Mention::Form::Adjective : Mention::Form::Name);
  }
  // "an Israeli", "many Americans" are persons and not the state.
  if (!modifies && at > begin_ && r_.lexicon.is("individual", lower(r_.text(at - 1))))
    return std::nullopt;
  const NameSense* adjective = first_of({Sense::Adjective});
  const NameSense* people = first_of({Sense::People});
  if (people != nullptr &&
      (adjective == nullptr || (!modifies && r_.child(head, {Deprel::Det}) != kNone) ||
       (!modifies && !adjective_tag &&
        r_.is(head, {Deprel::Nsubj, Deprel::Obj, Deprel::Obl, Deprel::Nmod, Deprel::Conj}))))
    return make(EntityType::Country, *people, Mention::Form::Name);
  if (adjective != nullptr)
    return make(r_.lexicon.entries[adjective->entry].type, *adjective, Mention::Form::Adjective);
  if (const NameSense* s = first_of({Sense::Seat})) {
    if (!stands_as_place(at, last))
      return make(EntityType::Country, *s,
                  modifies ? Mention::Form::Adjective : Mention::Form::Name);
    return FoundName{at, last, at, EntityType::Place, Mention::Form::Name};
  }
  if (const NameSense* s = first_of({Sense::Place}))
    return make(EntityType::Place, *s, Mention::Form::Name);
  return std::nullopt;
}

std::optional<EntityType> NameScanner::head_type(TokenId id) const {
  const auto at = r_.lexicon.heads.find(r_.text(id));
  if (at == r_.lexicon.heads.end()) return std::nullopt;
  return static_cast<EntityType>(at->second);
}

/// One past the capitalised words, hyphens and apostrophes from `at` on.
TokenId NameScanner::capital_run(TokenId at) const {
  TokenId to = at;
  while (to < end_) {
    if (capital(to)) {
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

/// "the Department of State and | Polk", "the House of Representatives, | Joseph Martin".
bool NameScanner::begins_person(TokenId at) const {
  const std::string_view word = r_.text(at);
  return r_.lexicon.given_names.contains(word) || r_.lexicon.leaders.contains(word);
}

/// "Treaty | of Friendship and Cooperation": one past the complement of a name's head noun.
TokenId NameScanner::extend_head(TokenId at, TokenId head, EntityType type) const {
  TokenId to = head + 1;
  if (!r_.lexicon.is("front-head", r_.text(head))) return to;
  for (int rounds = type == EntityType::Treaty ? 3 : 1; rounds > 0 && to + 1 < end_; --rounds) {
    const std::string_view link = r_.text(to);
    const bool links =
        link == "of" || link == "for" || link == "on" || link == "to" || link == "concerning";
    if (!links || (link == "to" && type != EntityType::Treaty)) break;
    TokenId next = to + 1;
    if (next < end_ && r_.text(next) == "the") ++next;
    // "the Convention of 1800", "the Russo-Japanese War of 1904"
    if (link == "of" && next == to + 1 && past_year(next) != next &&
        (type == EntityType::Treaty || type == EntityType::Event))
      return head == at ? past_year(next) : to;
    if (!capital(next) || r_.lexicon.is("month", r_.text(next))) break;
    // "submitted the ABM Treaty | to the Senate"
    if (link == "to" && has(listed(next), Sense::Organization)) break;
    const bool subject = link == "on" && generic_front(at, head);
    if ((link == "on" || link == "to") && listed_as_name(next) && type != EntityType::Treaty &&
        !subject)
      break;
    TokenId run = capital_run(next);
    if (run == next + 1 && next > to + 1 && head_type(next) && !listed_as_name(next)) break;
    while (run + 1 < end_ && !listed_as_name(next)) {
      const bool comma = r_.text(run) == ",";
      TokenId more = run + 1;
      if (comma && more < end_ && r_.text(more) == "and") ++more;
      if ((!comma && r_.text(run) != "and") || more >= end_ || !capital(more) ||
          listed_as_name(more) || begins_person(more))
        break;
      if (comma && more == run + 1 &&
          !(capital_run(more) < end_ &&
            (r_.text(capital_run(more)) == "," || r_.text(capital_run(more)) == "and")))
        break;
      run = capital_run(more);
    }
    to = run;
  }
  (void)at;
  return to;
}

/// "the Special Committee | on Palestine": without the complement it would be no name.
bool NameScanner::generic_front(TokenId at, TokenId head) const {
  for (TokenId i = at; i < head; ++i) {
    if (!r_.lexicon.is("generic-name", r_.text(i))) return false;
  }
  return head > at;
}

std::optional<FoundName> NameScanner::from_head_noun(TokenId at) const {
  if (auto society = society_for(at)) return society;
  if (!capital(at) && !(is_capitalised(r_.text(at)) && at != begin_)) return std::nullopt;
  if (r_.lexicon.is("no-name", r_.text(at)) && at == begin_) return std::nullopt;
  const TokenId run = capital_run(at);
  if (run == at) return std::nullopt;
  TokenId head = kNone;
  for (TokenId i = at; i < run; ++i) {
    if (!head_type(i)) continue;
    const Listed title = listed(i);
    if (!title.empty() && has(title, Sense::Title)) continue;
    head = i;
  }
  // "Dawes committee": the head noun may be lower case after a name that is no country.
  const bool place_before = head == run - 1 && head > at && head_type(head) == EntityType::Place;
  if ((head != run - 1 || place_before) && run < end_ &&
      r_.lexicon.is("lower-head", r_.text(run)) && r_.token(run).upos != Upos::Verb) {
    const Listed first = listed(run - 1);
    const bool country = !first.empty() && (has(first, Sense::Adjective) ||
                                            has(first, Sense::Country) || has(first, Sense::Title));
    const bool org = !first.empty() && has(first, Sense::Organization);
    const auto type = head_type(run);
    if (type && !country && !org && name_like(run - 1) && !is_acronym(r_.text(run - 1)) &&
        (r_.token(run - 1).upos == Upos::Propn)) {
      FoundName name{at, run + 1, at, *type};
      name.confidence = 0.8F;
      return name;
    }
  }
  if (head == kNone) return std::nullopt;
  EntityType type = *head_type(head);
  const TokenId last = extend_head(at, head, type);
  if (head == at && last == head + 1) return std::nullopt;
  // "the Congress of Berlin"
  if (r_.text(head) == "Congress" && last == head + 3 && r_.text(head + 1) == "of" &&
      !listed(head + 2).empty())
    type = EntityType::Event;
  // "the Peace Agreement", "another World War" describe and do not name.
  bool generic = last == head + 1;
  for (TokenId i = at; i < head && generic; ++i)
    generic = r_.lexicon.is("generic-name", r_.text(i));
  // "the Security Treaty between A and B" is told by its parties.
  const bool told = type == EntityType::Treaty && last + 1 < end_ && r_.text(last) == "between";
  if (generic && !told) return std::nullopt;
  // An adjective of a state alone does not make "Note" or "Plan" a name.
  if (type == EntityType::Proposal || type == EntityType::Place) {
    const Listed first = listed(at);
    if (!first.empty() && first.last == head && last == head + 1 && has(first, Sense::Adjective))
      return std::nullopt;
  }
  FoundName name{at, last, at, type};
  name.confidence = 0.85F;
  return name;
}

/// "the Soviet Government", "the Clinton administration": the state.
std::optional<FoundName> NameScanner::government(TokenId at) const {
  static constexpr std::string_view kWords[] = {"Administration", "administration", "Government",
                                                "Presidency", "presidency"};
  if (!capital(at)) return std::nullopt;
  const Listed match = listed(at);
  const TokenId state_end = match.empty() ? at + 1 : match.last;
  const TokenId next = capital_run(at) > state_end && !match.empty()
                           ? state_end
                           : (match.empty() ? capital_run(at) : state_end);
  for (TokenId i : {next, next > at + 1 ? next - 1 : next}) {
    if (i >= end_ || i <= at ||
        std::find(std::begin(kWords), std::end(kWords), r_.text(i)) == std::end(kWords))
      continue;
    FoundName name{at, i + 1, at, EntityType::Country};
    if (!match.empty() && match.last == i) {
      for (const NameSense& sense : match.senses) {
        if (sense.sense == Sense::Country || sense.sense == Sense::Adjective) {
          if (name.entry == kNone)
            name.entry = sense.entry;
          else if (name.entry != sense.entry)
            name.rivals.push_back(sense.entry);
        }
      }
    }
    if (name.entry == kNone && plain_word(r_.text(at))) {
      const auto leader = r_.lexicon.leaders.find(r_.text(i - 1));
      if (leader != r_.lexicon.leaders.end()) name.entry = leader->second[0];
    }
    if (name.entry != kNone && r_.lexicon.entries[name.entry].type == EntityType::Country)
      return name;
  }
  return std::nullopt;
}

/// One past the words of a person's name that begins at `at`.
TokenId NameScanner::name_end(TokenId at) const {
  TokenId to = at;
  while (to < end_ && to < at + 7) {
    const std::string_view word = r_.text(to);
    if (r_.lexicon.is("name-suffix", word) && to > at) {
      ++to;
      continue;
    }
    if (to > at && word == "," && to + 1 < end_ &&
        (r_.text(to + 1) == "Jr." || r_.text(to + 1) == "Sr.")) {
      to += 2;
      continue;
    }
    // "Peter the Great"
    if (to > at && word == "the" && to + 1 < end_ && r_.lexicon.is("epithet", r_.text(to + 1)) &&
        (to + 2 >= end_ || !capital(to + 2))) {
      to += 2;
      continue;
    }
    const std::string apart = plain(word.substr(0, std::min<std::size_t>(word.size(), 5)));
    if (to > at && apart.size() > 2 && (apart.starts_with("d'") || apart.starts_with("l'")) &&
        is_upper(apart[2])) {
      ++to;
      continue;
    }
    const bool particle =
        r_.lexicon.is("name-part", word) && to + 1 < end_ &&
        (is_capitalised(r_.text(to + 1)) || r_.lexicon.is("name-part", r_.text(to + 1)) ||
         plain(r_.text(to + 1)) == "-");
    const bool hyphen = is_hyphen(word) && to > at && to + 1 < end_ &&
                        r_.token(to).end == r_.token(to + 1).begin &&
                        r_.token(to).begin == r_.token(to - 1).end && is_letter(r_.text(to + 1)[0]);
    if (hyphen) {
      to += 2;
      continue;
    }
    if (!particle) {
      if (!is_capitalised(word) ||
          (function_tag(r_.token(to).upos) && r_.token(to).upos != Upos::Adp) ||
          (r_.token(to).upos == Upos::Verb && to == at)) {
        if (!is_initial(word)) break;
      }
      const bool given = to == at + 1 && (head_type(to) == EntityType::Place || word == "House") &&
                         r_.lexicon.given_names.contains(r_.text(at));
      // "James Van Fleet"
      const bool particled = to > at + 1 && (r_.text(to - 1) == "Van" || r_.text(to - 1) == "De");
      const bool family = (given || particled) && !capital(to + 1);
      if (!plain_word(word) || (to > at && head_type(to) && !family)) break;
      // "Bandar bin Sultan", "Legardeur de Saint-Pierre"
      const bool behind_particle = to > at && r_.lexicon.is("name-part", r_.text(to - 1));
      if (to > at && !behind_particle) {
        const Listed match = listed(to);
        // "Mackenzie King"
        const bool too = r_.lexicon.is("surname-too", word) && !capital(to + 1);
        if (!match.empty() && ((has(match, Sense::Title) && !too) || has(match, Sense::Adjective) ||
                               (has(match, Sense::Country) && match.last > to + 1) ||
                               has(match, Sense::Organization)))
          break;
      }
    }
    ++to;
  }
  return to;
}

std::optional<FoundName> NameScanner::person_after_title(TokenId at) const {
  TokenId name = at;
  bool any = false;
  while (name < end_) {
    const Listed match = listed(name);
    if (match.empty() || !has(match, Sense::Title)) break;
    any = true;
    name = match.last;
  }
  if (!any || name >= end_) return std::nullopt;
  const std::string_view word = r_.text(name);
  const bool particle =
      r_.lexicon.is("name-part", word) && name + 1 < end_ && is_capitalised(r_.text(name + 1));
  if (!particle && (!is_capitalised(word) || r_.token(name).upos == Upos::Verb ||
                    (function_tag(r_.token(name).upos) && !is_initial(word))))
    return std::nullopt;
  if (listed_as_name(name) && !r_.lexicon.leaders.contains(word) &&
      (!r_.lexicon.given_names.contains(word) || r_.text(name - 1) == "to" ||
       r_.text(name - 1) == "of"))
    return std::nullopt;
  if (head_type(name) && !r_.lexicon.leaders.contains(word) &&
      !r_.lexicon.given_names.contains(word) && name + 1 >= name_end(name)) {
    // "Colonel House" is a man, "Foreign Ministers Conference" is none.
    const Listed title = listed(at);
    if (r_.text(title.last - 1).ends_with("s") || name + 1 != end_) {
      if (word != "House") return std::nullopt;
    }
  }
  // "Secretary of State Christian Herter"
  const bool given_too = r_.lexicon.is("given-too", word) && name + 1 < end_ &&
                         r_.token(name + 1).upos == Upos::Propn && name_end(name) > name + 1;
  if (r_.lexicon.is("no-name", word) && !given_too) return std::nullopt;
  // "Minister to Washington"
  if (r_.text(name - 1) == "to" && has(listed(name), Sense::Seat)) return std::nullopt;
  const TokenId last = std::max(name + 1, name_end(name));
  FoundName found{name, last, at, EntityType::Person};
  found.confidence = 0.95F;
  return found;
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
  if (r_.is(at, {Deprel::NmodPoss}))
    return plain(r_.text(at + 1)) == "'s" && !is_capitalised(r_.text(head));
  return r_.is(at, {Deprel::Nsubj}) && head > at && r_.token(head).upos == Upos::Verb &&
         (r_.lexicon.is("human-verb", r_.lemma(head)) || r_.is_word("leader-verb", head));
}

std::optional<FoundName> NameScanner::person(TokenId at) const {
  const std::string_view word = r_.text(at);
  if (!is_capitalised(word) || listed_as_name(at) || head_type(at)) return std::nullopt;
  const TokenId last = name_end(at);
  if (last == at || pair_of_states(at)) return std::nullopt;
  const bool surname = last > at + 1 && r_.lexicon.given_names.contains(word) &&
                       r_.lexicon.is("surname-too", r_.text(last - 1));
  if (r_.lexicon.is("no-name", r_.text(last - 1)) && !surname) return std::nullopt;
  // "Marco Polo Bridge Incident" is no man's.
  if (last < end_ && last > at + 1 && capital(last) && head_type(last)) return std::nullopt;
  for (TokenId full = std::min<TokenId>(at + 4, end_); full > at + 1; --full) {
    if (!r_.lexicon.leaders.contains(r_.text(at, full))) continue;
    FoundName found{at, full, at, EntityType::Person};
    found.confidence = 0.95F;
    return found;
  }
  const bool given = r_.lexicon.given_names.contains(word) || is_initial(word);
  if (last > at + 1 && given) {
    FoundName found{at, last, at, EntityType::Person};
    found.confidence = 0.9F;
    return found;
  }
  if (last < end_ && (r_.text(last) == "Act" || r_.text(last) == "Acts" ||
                      r_.text(last) == "Amendment" || r_.text(last) == "Bill"))
    return std::nullopt;
  // "García-Godoy"
  const bool second_half =
      at > begin_ && is_hyphen(r_.text(at - 1)) && r_.token(at - 1).end == r_.token(at).begin;
  const bool joined = second_half || (last < end_ && is_hyphen(r_.text(last)) &&
                                      r_.token(last - 1).end == r_.token(last).begin);
  // The parser joins the parts of personal names, and of few others, as "flat".
  bool flat = last > at + 1 && last <= at + 3 &&
              (at > begin_ || (last == at + 2 && last < end_ &&
                               (r_.text(last) == "," || r_.token(last).upos == Upos::Verb)));
  for (TokenId i = at; i < last && flat; ++i) {
    flat = r_.token(i).upos == Upos::Propn && !is_acronym(r_.text(i)) && !listed_as_name(i) &&
           !head_type(i) && !r_.lexicon.is("no-name", r_.text(i)) &&
           !r_.lexicon.is("generic-name", r_.text(i)) &&
           (i == at || (r_.token(i).deprel == Deprel::Flat && r_.head(i) == at));
  }
  if (flat && !joined &&
      r_.is(at, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Appos, Deprel::Obj, Deprel::Iobj,
                 Deprel::OblAgent, Deprel::NmodPoss, Deprel::Conj})) {
    FoundName found{at, last, at, EntityType::Person};
    found.confidence = 0.6F;
    return found;
  }
  if (!joined && (known_surname(at, last) || introduced(at, last))) {
    FoundName found{at, last, at, EntityType::Person};
    found.confidence = 0.7F;
    return found;
  }
  const Upos tag = r_.token(at).upos;
  if (last == at + 1 && !joined && (tag == Upos::Propn || tag == Upos::Noun || tag == Upos::Adj) &&
      r_.lexicon.leaders.contains(word) &&
      (!r_.lexicon.is("vague-name", word) || acts_as_person(at))) {
    FoundName found{at, last, at, EntityType::Person};
    found.confidence = 0.9F;
    return found;
  }
  return std::nullopt;
}

}  // namespace dossier::ingest
