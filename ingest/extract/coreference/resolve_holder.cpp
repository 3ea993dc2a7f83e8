#include "ingest/extract/coreference/resolve_holder.h"

#include "ingest/extract/offices/office_states.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <array>

namespace dossier::ingest {
namespace {

/// How many words of the text being of the same state outweighs.
constexpr TokenId kSameState = 300;

/// And how many a president of the United States, of whom a text speaks without naming the state.
constexpr TokenId kAmerican = 150;

/// The class of words that lists who is known to have held an office.
std::string_view known_class(std::string_view title) {
  constexpr std::array<std::array<std::string_view, 2>, 9> kClasses = {{
      {"president", "known-president"},
      {"premier", "known-premier"},
      {"prime minister", "known-premier"},
      {"chancellor", "known-chancellor"},
      {"secretary of state", "known-secretary"},
      {"secretary", "known-secretary"},
      {"foreign minister", "known-foreign-minister"},
      {"foreign secretary", "known-foreign-minister"},
      {"minister of foreign affairs", "known-foreign-minister"},
  }};
  for (const auto& [words, name] : kClasses) {
    if (words == title) return name;
  }
  return {};
}

/// "Dwight Eisenhower" of "Dwight D. Eisenhower".
std::string first_and_last(const std::string& name) {
  const std::size_t first = name.find(' '), last = name.rfind(' ');
  return first == last ? name : name.substr(0, first) + name.substr(last);
}

/// "secretary of state" is none of an under secretary.
bool same_title(std::string_view a, std::string_view b) {
  const auto ends = [](std::string_view whole, std::string_view part) {
    if (!whole.ends_with(part)) return false;
    const std::string_view front = whole.substr(0, whole.size() - part.size());
    return !front.ends_with("under ") && !front.ends_with("under-") &&
           !front.ends_with("assistant ") && !front.ends_with("deputy ") &&
           !front.ends_with("vice ") && !front.ends_with("vice-");
  };
  const auto begins = [](std::string_view whole, std::string_view part) {
    return part == "secretary" && whole.starts_with("secretary of ");
  };
  return ends(a, b) || ends(b, a) || begins(a, b);
}

}  // namespace

HolderFinder::HolderFinder(Reading& reading, const std::vector<Mention>& names)
    : r_(reading),
      names_(names),
      homes_(reading.out.entities.size(), kNone),
      seen_(reading.out.entities.size()) {
  const OfficeStates states(reading);
  for (const Mention& mention : names) {
    const std::uint32_t e = mention.entity;
    if (r_.type_of(e) != EntityType::Person) continue;
    if (seen_[e].empty()) {
      persons_.push_back(e);
      homes_[e] = states.leader_state(e);
      if (homes_[e] == kNone) homes_[e] = reading.state_of(e);
    }
    seen_[e].push_back(mention.first_token);
  }
}

/// One past the first token of the last name of the person before the token, or 0.
TokenId HolderFinder::last_seen(std::uint32_t person, TokenId before) const {
  if (person >= seen_.size()) return 0;
  const auto& seen = seen_[person];
  const auto at = std::lower_bound(seen.begin(), seen.end(), before);
  return at == seen.begin() ? 0 : *(at - 1) + 1;
}

std::uint32_t HolderFinder::find(const TitleSpan& title, std::uint32_t state) {
  const std::string words = lower(plain(r_.text(title.first, title.last)));
  std::uint32_t best = kNone;
  const auto offer = [&](std::uint32_t person) {
    if (acts_on_it(person, title)) return;
    const auto weighed = [&](std::uint32_t who) {
      const bool american =
          state == kNone && words == "president" && lexicon_knows(who, words, false);
      return weight(who, title) + (american ? kAmerican : 0);
    };
    if (best == kNone || weighed(person) >= weighed(best)) best = person;
  };
  for (const auto& office : r_.offices) {
    if (office.first == title.first) return kNone;
    if (office.first < title.first && held(office, title, state, words)) offer(office.person);
  }
  for (std::uint32_t e : persons_) {
    if (last_seen(e, title.first) == 0) continue;
    const bool leads = state != kNone && title.rank == TitleRank::Head && best == kNone &&
                       lexicon_knows(e, "leader", true);
    if (!leads && !lexicon_knows(e, words, state != kNone)) continue;
    if (!leads && told_otherwise(e, title)) continue;
    if (state == kNone || home(e) == state) offer(e);
  }
  if (best != kNone && state != kNone && title.rank == TitleRank::Head) hold(best, title, state);
  if (best == kNone && state != kNone && title.rank == TitleRank::Head)
    return newcomer(title, state, words);
  return best;
}

/// "Under Secretary of State Acheson": the text tells that he is, as yet, something else.
bool HolderFinder::told_otherwise(std::uint32_t person, const TitleSpan& title) const {
  return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
    return office.person == person && office.first < title.first &&
           rank_of(office) != TitleRank::Officer && office.title != "leader" &&
           office.role.find("former") == std::string::npos;
  });
}

/// "the Cuban leader" tells what he is, if nothing else did.
void HolderFinder::hold(std::uint32_t person, const TitleSpan& title, std::uint32_t state) {
  for (const auto& office : r_.offices) {
    if (office.person == person && office.held_in == state) return;
  }
  const std::string role = plain(r_.text(title.first, title.last));
  r_.offices.push_back(
      {person, lower(role), state, r_.sentence_of[title.first], title.first, title.last, role});
}

/// The office is the one that the title tells.
bool HolderFinder::held(const Reading::Office& office, const TitleSpan& title, std::uint32_t state,
                        const std::string& words) const {
  const bool beside = state != kNone && office.first > 0 && r_.entity_at(office.first - 1) == state;
  if (state != kNone && office.held_in != state && !beside) return false;
  if (same_title(office.title, words)) return true;
  // "the Soviet delegate" is who was called its representative.
  const bool sent = words == "delegate" || words == "representative" || words == "envoy" ||
                    words == "negotiator" || words == "emissary";
  if (state != kNone && sent && rank_of(office) == TitleRank::Envoy) return true;
  return state != kNone && title.rank == TitleRank::Head && rank_of(office) == TitleRank::Head;
}

/// Heads of state and government count as leaders too; "the President" of no state named is rather
/// that of the United States.
bool HolderFinder::lexicon_knows(std::uint32_t person, const std::string& words,
                                 bool of_state) const {
  const std::string name = first_and_last(r_.out.entities[person].name);
  if (words == "leader") {
    return r_.lexicon.is("known-president", name) || r_.lexicon.is("known-other-president", name) ||
           r_.lexicon.is("known-premier", name) || r_.lexicon.is("known-chancellor", name) ||
           r_.lexicon.is("known-leader", name);
  }
  if (words == "president" && of_state && r_.lexicon.is("known-other-president", name)) return true;
  const std::string_view known = known_class(words);
  return !known.empty() && r_.lexicon.is(WordClass(known), name);
}

/// "Brezhnev counseled the Czechoslovak leader": it is not he.
bool HolderFinder::acts_on_it(std::uint32_t person, const TitleSpan& title) const {
  const TokenId verb = r_.head(title.head);
  if (verb == kNone || r_.token(verb).upos != Upos::Verb ||
      r_.is(title.head, {Deprel::Nsubj, Deprel::NsubjPass}))
    return false;
  for (TokenId subject : Clause(r_, verb).subjects()) {
    for (TokenId c : r_.conjuncts(subject)) {
      if (r_.entity_at(c) == person) return true;
    }
  }
  return false;
}

/// Where the person was named last before the title, or 0; more where the sentence speaks of his
/// state.
TokenId HolderFinder::weight(std::uint32_t person, const TitleSpan& title) const {
  const TokenId last = last_seen(person, title.first);
  const std::uint32_t state = home(person);
  if (last == 0 || state == kNone) return last;
  for (TokenId t = r_.sentence(title.first).first_token; t < title.first; ++t) {
    const std::uint32_t e = r_.entity_at(t);
    if (e != kNone && e != person && (e == state || home(e) == state)) return last + kSameState;
  }
  return last;
}

/// "the French leader, Ensign Joseph de Jumonville": the name follows, whether it was read or not.
bool HolderFinder::explained(const TitleSpan& title) const {
  return title.last + 1 < r_.mention_of.size() && r_.text(title.last) == "," &&
         is_capitalised(r_.text(title.last + 1));
}

/// "the Somali dictator": the leader of the state whom the text has named last, else, after a
/// sentence about a man of no known state, that man.
std::uint32_t HolderFinder::newcomer(const TitleSpan& title, std::uint32_t state,
                                     const std::string& words) {
  const std::uint32_t sentence = r_.sentence_of[title.first];
  const OfficeStates states(r_);
  std::uint32_t ruler = kNone;
  for (std::uint32_t e : persons_) {
    if (home(e) != state || acts_on_it(e, title)) continue;
    const TokenId last = last_seen(e, title.first);
    if (last > 0 && (ruler == kNone || last > last_seen(ruler, title.first))) ruler = e;
  }
  if (ruler != kNone) {
    hold(ruler, title, state);
    return ruler;
  }
  if (explained(title)) return kNone;
  for (std::size_t i = names_.size(); i > 0;) {
    const Mention& mention = names_[--i];
    if (mention.first_token > title.first) continue;
    if (r_.sentence_of[mention.head] + 2 < sentence) return kNone;
    if (r_.type_of(mention.entity) != EntityType::Person || mention.form != Mention::Form::Name)
      continue;
    if (states.rules_a_state(mention.entity) || acts_on_it(mention.entity, title)) continue;
    const bool known = std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
      return office.person == mention.entity && office.held_in != kNone && office.held_in != state;
    });
    if (known) continue;
    r_.offices.push_back({mention.entity, words, state, sentence, title.first, title.last,
                          plain(r_.text(title.first, title.last))});
    return mention.entity;
  }
  return kNone;
}

TitleRank HolderFinder::rank_of(const Reading::Office& office) const {
  for (const NameSense& sense : r_.lexicon.names.find(office.role)) {
    if (sense.sense == Sense::Title) return static_cast<TitleRank>(sense.entry);
  }
  return TitleRank::Office;
}

}  // namespace dossier::ingest
