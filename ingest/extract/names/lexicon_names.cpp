#include "ingest/extract/names/name_scanner.h"
#include "ingest/extract/names/name_words.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Chooses what a name of the lexicon means where it stands.
class SenseChoice {
 public:
  SenseChoice(const Reading& reading, TokenId first, TokenId last,
              std::span<const NameSense> senses)
      : r_(reading), first_(first), last_(last), senses_(senses), head_(r_.head_of(first, last)) {
    const TokenId governor = r_.head(head_);
    modifies_ = r_.is(head_, {Deprel::Amod, Deprel::Compound, Deprel::Nummod, Deprel::NmodDesc}) &&
                governor != kNone && governor > head_ && r_.token(governor).upos != Upos::Verb &&
                r_.token(governor).upos != Upos::Aux;
  }

  bool modifies() const { return modifies_; }

  const NameSense* first_of(std::initializer_list<Sense> wanted) const {
    for (Sense one : wanted) {
      for (const NameSense& sense : senses_) {
        if (sense.sense == one) return &sense;
      }
    }
    return nullptr;
  }

  /// The name of a treaty, an event, a person, a state or a body.
  std::optional<FoundName> proper() const {
    const NameSense* s = first_of({Sense::Treaty, Sense::Proposal, Sense::Event, Sense::Person});
    if (s != nullptr && (s->sense != Sense::Person || type_of(*s) == EntityType::Person))
      return make(type_of(*s), *s, Mention::Form::Name);
    s = first_of({Sense::Country, Sense::Organization});
    if (s == nullptr) return std::nullopt;
    const bool adjective = first_of({Sense::Adjective}) != nullptr && (modifies_ || is_adjective());
    return make(type_of(*s), *s, adjective ? Mention::Form::Adjective : Mention::Form::Name);
  }

  /// "the French", "French troops"
  std::optional<FoundName> people() const {
    const NameSense* adjective = first_of({Sense::Adjective});
    const NameSense* people = first_of({Sense::People});
    if (people != nullptr && (adjective == nullptr || (!modifies_ && stands_alone())))
      return make(EntityType::Country, *people, Mention::Form::Name);
    if (adjective == nullptr) return std::nullopt;
    return make(type_of(*adjective), *adjective, Mention::Form::Adjective);
  }

  /// The state whose seat it is.
  FoundName state_of(const NameSense& seat) const {
    return make(EntityType::Country, seat,
                modifies_ ? Mention::Form::Adjective : Mention::Form::Name);
  }

  FoundName make(EntityType type, const NameSense& sense, Mention::Form form) const {
    FoundName name{first_, last_, first_, type, form, sense.entry};
    for (const NameSense& other : senses_) {
      if (other.entry != sense.entry && other.sense != Sense::Title &&
          other.sense != Sense::Place && type_of(other) == type)
        name.rivals.push_back(other.entry);
    }
    return name;
  }

 private:
  EntityType type_of(const NameSense& sense) const { return r_.lexicon.entries[sense.entry].type; }
  bool is_adjective() const { return r_.token(head_).upos == Upos::Adj; }
  bool stands_alone() const {
    return r_.child(head_, {Deprel::Det}) != kNone ||
           (!is_adjective() &&
            r_.is(head_, {Deprel::Nsubj, Deprel::Obj, Deprel::Obl, Deprel::Nmod, Deprel::Conj}));
  }

  const Reading& r_;
  TokenId first_;
  TokenId last_;
  std::span<const NameSense> senses_;
  TokenId head_;
  bool modifies_;
};

/// The first state among the senses, and others that bear the name too.
void take_states(std::span<const NameSense> senses, FoundName& name) {
  for (const NameSense& sense : senses) {
    if (sense.sense != Sense::Country && sense.sense != Sense::Adjective) continue;
    if (name.entry == kNone)
      name.entry = sense.entry;
    else if (name.entry != sense.entry)
      name.rivals.push_back(sense.entry);
  }
}

bool is_government(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "Administration", "administration",  "Government",     "Presidency",
      "presidency",     "Administrations", "administrations"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

}  // namespace

/// "the SEATO charter": what founds a body.
std::optional<FoundName> NameScanner::charter_of(TokenId at, const Listed& match) const {
  if (!has(match, Sense::Organization) || match.last >= end_ || r_.text(match.last) != "charter" ||
      r_.token(match.last).upos != Upos::Noun)
    return std::nullopt;
  FoundName name{at, match.last + 1, at, EntityType::Treaty};
  name.entry = entry_in_capitals(at, match.last, EntityType::Treaty);
  name.confidence = 0.8F;
  return name;
}

std::optional<FoundName> NameScanner::from_lexicon(TokenId at) const {
  const Listed match = listed(at);
  if (match.empty() || is_model_number(match.last)) return std::nullopt;
  // "Latin American", "Native Americans": not those of the United States.
  // "Cuban Americans", "Jewish Americans": some of its citizens, and not the state.
  if (at > begin_ && r_.text(at).starts_with("American") &&
      (r_.lexicon.is("other-american", r_.text(at - 1)) ||
       (r_.text(at) == "Americans" && r_.lexicon.is("ethnic-american", r_.text(at - 1)))))
    return std::nullopt;
  if (auto event = event_at_place(at, match)) return event;
  if (auto upheaval = national_event(at, match)) return upheaval;
  if (auto body = national_body(at, match)) return body;
  if (auto charter = charter_of(at, match)) return charter;
  return choose_sense(at, match);
}

/// "an EC-121 reconnaissance plane": a hyphen and a number right behind the letters before `last`.
bool NameScanner::is_model_number(TokenId last) const {
  return last + 1 < end_ && is_hyphen(r_.text(last)) &&
         r_.token(last - 1).end == r_.token(last).begin &&
         r_.token(last).end == r_.token(last + 1).begin && r_.text(last + 1)[0] >= '0' &&
         r_.text(last + 1)[0] <= '9' && r_.text(last - 1).size() <= 3;
}

/// "the Horn of Africa crisis", "the Geneva talks", "a NATO summit": an event called after its
/// place or those who hold it.
std::optional<FoundName> NameScanner::event_at_place(TokenId at, const Listed& match) const {
  const bool summit = match.last < end_ && r_.text(match.last) == "summit";
  const bool place = has(match, Sense::Place) || has(match, Sense::Seat) ||
                     (has(match, Sense::Country) && !has(match, Sense::Adjective)) ||
                     (has(match, Sense::Organization) && summit);
  // "offered the Soviet Union talks": to whom, and what
  const TokenId before = at > begin_ && r_.token(at - 1).upos == Upos::Det ? at - 1 : at;
  const bool offered = before > begin_ && r_.lexicon.is("offering", r_.lemma(before - 1)) &&
                       has(match, Sense::Country);
  if (!place || offered || match.last >= end_ ||
      !r_.lexicon.is("lower-event", r_.text(match.last)) ||
      (match.last + 1 != end_ && r_.token(match.last + 1).upos == Upos::Noun))
    return std::nullopt;
  FoundName name{at, match.last + 1, at, EntityType::Event};
  name.confidence = 0.75F;
  return name;
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

/// "met at Malta": a state no larger than a town, as the place of a meeting.
bool NameScanner::town_sized(TokenId at, const Listed& match) const {
  if (!has(match, Sense::Country) || at == begin_ || r_.text(at - 1) != "at") return false;
  const TokenId head = r_.head(at);
  return head != kNone && (r_.is_word("meet", head) || r_.is_word("talk-noun", head) ||
                           r_.is_word("happening", head));
}

std::optional<FoundName> NameScanner::choose_sense(TokenId at, const Listed& match) const {
  const SenseChoice choice(r_, at, match.last, match.senses);
  if (town_sized(at, match))
    return FoundName{at, match.last, at, EntityType::Place, Mention::Form::Name};
  if (auto name = choice.proper()) return name;
  // "an Israeli", "many Americans" are persons and not the state.
  if (!choice.modifies() && at > begin_ && r_.lexicon.is("individual", lower(r_.text(at - 1))))
    return std::nullopt;
  if (auto name = choice.people()) return name;
  if (const NameSense* seat = choice.first_of({Sense::Seat})) {
    if (!stands_as_place(at, match.last)) return choice.state_of(*seat);
    return FoundName{at, match.last, at, EntityType::Place, Mention::Form::Name};
  }
  if (const NameSense* place = choice.first_of({Sense::Place}))
    return choice.make(EntityType::Place, *place, Mention::Form::Name);
  return std::nullopt;
}

/// "the Kennedy and Johnson administrations": the state of both.
std::optional<FoundName> NameScanner::two_governments(TokenId at) const {
  if (at + 3 >= end_ || r_.text(at + 1) != "and" ||
      (r_.text(at + 3) != "administrations" && r_.text(at + 3) != "Administrations"))
    return std::nullopt;
  const auto one = r_.lexicon.leaders.find(r_.text(at));
  const auto other = r_.lexicon.leaders.find(r_.text(at + 2));
  if (one == r_.lexicon.leaders.end() || other == r_.lexicon.leaders.end() ||
      one->second[0] != other->second[0])
    return std::nullopt;
  FoundName name{at, at + 4, at, EntityType::Country};
  name.entry = one->second[0];
  return name;
}

/// "the Soviet Government", "the Clinton administration": the state.
std::optional<FoundName> NameScanner::government(TokenId at) const {
  if (!capital(at)) return std::nullopt;
  if (auto both = two_governments(at)) return both;
  const Listed match = listed(at);
  const TokenId next = match.empty() ? capital_run(at) : match.last;
  for (TokenId i : {next, next > at + 1 ? next - 1 : next}) {
    if (i >= end_ || i <= at || !is_government(r_.text(i))) continue;
    FoundName name{at, i + 1, at, EntityType::Country};
    if (!match.empty() && match.last == i) take_states(match.senses, name);
    if (name.entry == kNone && is_plain_word(r_.text(at))) {
      const auto leader = r_.lexicon.leaders.find(r_.text(i - 1));
      if (leader != r_.lexicon.leaders.end()) name.entry = leader->second[0];
    }
    if (name.entry != kNone && r_.lexicon.entries[name.entry].type == EntityType::Country)
      return name;
  }
  return std::nullopt;
}

}  // namespace dossier::ingest
