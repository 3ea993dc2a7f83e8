#include "ingest/extract/coreference/group_finder.h"

#include "ingest/extract/lexicon/atoms.h"
#include "ingest/extract/offices/office_states.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// How many mentions back a list may stand.
constexpr std::size_t kReach = 120;

}  // namespace

std::vector<std::uint32_t> superpowers(const Reading& r) {
  std::vector<std::uint32_t> both;
  for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
    const std::string& name = r.out.entities[e].name;
    if (name == "United States" || name == "Soviet Union") both.push_back(e);
  }
  return both;
}

/// "the other powers": those of the last list of states, without the one that acts here.
bool GroupFinder::others(TokenId t, std::size_t before) {
  before_ = before;
  const std::uint32_t sentence = r_.sentence_of[t];
  for (std::size_t i = before_; i > 0;) {
    const Mention& mention = names_[--i];
    if (r_.sentence_of[mention.head] + 10 < sentence) return false;
    if (r_.type_of(mention.entity) != EntityType::Country ||
        r_.token(mention.head).deprel == Deprel::Conj)
      continue;
    std::vector<std::uint32_t> members;
    for (TokenId c : r_.conjuncts(mention.head)) {
      const std::uint32_t entity = r_.entity_at(c);
      if (entity != kNone && r_.type_of(entity) == EntityType::Country &&
          std::find(members.begin(), members.end(), entity) == members.end())
        members.push_back(entity);
    }
    if (members.size() < 3) continue;
    std::erase_if(members, [&](std::uint32_t e) { return acts_in(sentence, e); });
    r_.groups.push_back({t, members});
    return true;
  }
  return false;
}

bool GroupFinder::superpowers_at(TokenId t) {
  auto both = superpowers(r_);
  if (both.size() != 2) return false;
  r_.groups.push_back({t, std::move(both)});
  return true;
}

bool GroupFinder::western(TokenId t) {
  if (!is_western(t)) return false;
  auto powers = states_named({"United States", "United Kingdom", "France"});
  if (powers.size() != 3 || states_named({"Soviet Union"}).empty()) return false;
  r_.groups.push_back({t, std::move(powers)});
  return true;
}

bool GroupFinder::is_western(TokenId t) const {
  return std::any_of(r_.children(t).begin(), r_.children(t).end(), [&](TokenId c) {
    return c < t && r_.is(c, {Deprel::Amod, Deprel::Compound}) && lower(r_.text(c)) == "western";
  });
}

/// "the four former Soviet republics": none of them is the Soviet Union.
std::uint32_t GroupFinder::former(TokenId t) const {
  bool said = false;
  std::uint32_t state = kNone;
  for (TokenId c : r_.children(t)) {
    if (c > t) continue;
    said = said || r_.lemma(c) == "former";
    if (r_.entity_at(c) != kNone) state = r_.entity_at(c);
  }
  return said ? state : kNone;
}

/// Those of the states that the text names.
std::vector<std::uint32_t> GroupFinder::states_named(
    std::initializer_list<std::string_view> names) const {
  std::vector<std::uint32_t> all;
  for (std::string_view name : names) {
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      if (r_.type_of(e) == EntityType::Country && r_.out.entities[e].name == name) all.push_back(e);
    }
  }
  return all;
}

bool GroupFinder::acts_in(std::uint32_t sentence, std::uint32_t entity) const {
  const Sentence& s = r_.analysis.sentences[sentence];
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    if (r_.entity_at(t) == entity &&
        r_.is(t, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Compound, Deprel::Amod}))
      return true;
  }
  return false;
}

/// "the two countries": those that the sentences before speak of most, the later first among
/// equals; persons for "the two leaders".
void GroupFinder::group(TokenId t, const std::string& word, int number, std::size_t before) {
  before_ = before;
  title_ = word;
  acting_ = acting_on(t);
  const OfficeStates states(r_);
  for (std::uint32_t e = static_cast<std::uint32_t>(homes_.size()); e < r_.out.entities.size();
       ++e) {
    if (r_.type_of(e) == EntityType::Place) {
      homes_.push_back(seat_of(e));
      continue;
    }
    const bool person = r_.type_of(e) == EntityType::Person;
    const std::uint32_t served = person ? r_.state_of(e) : kNone;
    const std::uint32_t home = person && served == kNone ? states.leader_state(e) : served;
    homes_.push_back(home != kNone && r_.type_of(home) == EntityType::Country ? home : kNone);
  }
  if (word == "superpower") {
    auto both = superpowers(r_);
    if (both.size() == 2) r_.groups.push_back({t, std::move(both)});
    return;
  }
  if (number == 2 && r_.is_word("pair-head", t)) {
    auto heads = two_heads_here(r_.sentence_of[t]);
    if (heads.empty()) heads = two_heads(r_.sentence_of[t]);
    if (!heads.empty()) return r_.groups.push_back({t, std::move(heads)});
  }
  if (number == 4 && word == "power") {
    auto four = states_named({"United States", "United Kingdom", "France", "Soviet Union"});
    if (four.size() == 4) return r_.groups.push_back({t, std::move(four)});
    // Those of the occupation of Germany, of whom the text does not name all.
    if (!states_named({"Soviet Union"}).empty()) return;
  }
  western_ = is_western(t);
  former_ = former(t);
  if (number == 2) {
    auto both = halves(t);
    if (both.size() == 2) return r_.groups.push_back({t, std::move(both)});
    if (word == "side" || word == "party") both = pair_between(r_.sentence_of[t]);
    if (both.empty() && r_.is_word("country-noun", t)) both = pair_joined(r_.sentence_of[t]);
    if (both.size() == 2) return r_.groups.push_back({t, std::move(both)});
  }
  auto listed = list_after(t);
  if (listed.size() == static_cast<std::size_t>(number)) {
    r_.groups.push_back({t, std::move(listed)});
    return;
  }
  const bool persons =
      r_.lexicon.is("pair-person", word) || (word == "pair" && persons_last(r_.sentence_of[t]));
  for (EntityType type :
       {persons ? EntityType::Person : EntityType::Country, EntityType::Country}) {
    auto members = number == 2 && type == EntityType::Person
                       ? last_two(r_.sentence_of[t])
                       : last_list(type, static_cast<std::size_t>(number));
    if (members.empty()) members = spoken_of_so(type, static_cast<std::size_t>(number));
    if (members.empty())
      members = most_spoken_of(r_.sentence_of[t], type, static_cast<std::size_t>(number));
    if (members.empty()) continue;
    r_.groups.push_back({t, members});
    return;
  }
}

bool GroupFinder::is_head(std::uint32_t person) const {
  if (other_office(person)) return false;
  if (r_.state_of(person) == kNone && homes_[person] != kNone) return true;
  static constexpr std::string_view kHeads[] = {
      "president",         "prime minister", "premier", "chancellor",      "king",    "emperor",
      "general secretary", "chairman",       "leader",  "first secretary", "dictator"};
  return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
    return office.person == person &&
           std::any_of(std::begin(kHeads), std::end(kHeads),
                       [&](std::string_view title) { return office.title.ends_with(title); });
  });
}

/// "both leaders": the two heads of state or government among those named shortly before, whom the
/// text names most.
std::vector<std::uint32_t> GroupFinder::two_heads(std::uint32_t sentence) const {
  constexpr std::uint32_t kSentences = 8;
  std::vector<std::uint32_t> heads;
  for (std::size_t i = before_; i > 0;) {
    const Mention& mention = names_[--i];
    if (r_.sentence_of[mention.head] + kSentences < sentence) break;
    const std::uint32_t e = mention.entity;
    if (r_.type_of(e) == EntityType::Person && is_head(e) &&
        std::find(heads.begin(), heads.end(), e) == heads.end())
      heads.push_back(e);
  }
  const std::vector<int> spoken = mentions_of(EntityType::Person);
  std::stable_sort(heads.begin(), heads.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return spoken[a] > spoken[b]; });
  // One who followed the other in his office does not lead another state.
  while (heads.size() > 1 && homes_[heads[0]] != kNone && homes_[heads[0]] == homes_[heads[1]])
    heads.erase(heads.begin() + 1);
  if (heads.size() < 2) return {};
  heads.resize(2);
  return heads;
}

/// "Ford met Brezhnev at Vladivostok, where the two leaders agreed": the only two heads whom the
/// sentence itself names, of two states.
std::vector<std::uint32_t> GroupFinder::two_heads_here(std::uint32_t sentence) const {
  std::vector<std::uint32_t> heads;
  for (std::size_t i = before_; i > 0;) {
    const Mention& mention = names_[--i];
    if (r_.sentence_of[mention.head] != sentence) break;
    const std::uint32_t e = mention.entity;
    if (r_.type_of(e) == EntityType::Person && is_head(e) &&
        std::find(heads.begin(), heads.end(), e) == heads.end())
      heads.push_back(e);
  }
  const bool pair = heads.size() == 2 && homes_[heads[0]] != homes_[heads[1]];
  return pair ? heads : std::vector<std::uint32_t>{};
}

/// "the two" after "Taft met with Katsura": the two persons of this sentence or the one before, if
/// it has no third, or none outside of relative clauses.
std::vector<std::uint32_t> GroupFinder::last_two(std::uint32_t sentence) const {
  for (const std::uint32_t distance : {0U, 1U}) {
    if (distance > sentence) break;
    std::vector<std::uint32_t> persons = persons_of(sentence - distance, false);
    if (persons.size() > 2) persons = persons_of(sentence - distance, true);
    if (persons.size() == 2) return persons;
  }
  return {};
}

/// Those whom the sentence names before the token, in its relative clauses too or outside of them.
std::vector<std::uint32_t> GroupFinder::persons_of(std::uint32_t sentence, bool foremost) const {
  std::vector<std::uint32_t> persons;
  for (std::size_t i = before_; i > 0;) {
    const Mention& mention = names_[--i];
    if (r_.sentence_of[mention.head] < sentence) break;
    if (r_.sentence_of[mention.head] > sentence ||
        r_.type_of(mention.entity) != EntityType::Person ||
        (foremost && in_relative_clause(mention.head)) ||
        std::find(persons.begin(), persons.end(), mention.entity) != persons.end())
      continue;
    persons.push_back(mention.entity);
  }
  return persons;
}

bool GroupFinder::in_relative_clause(TokenId t) const {
  for (TokenId at = t; at != kNone; at = r_.head(at)) {
    if (r_.is(at, {Deprel::AclRelcl})) return true;
  }
  return false;
}

/// "the three leaders" after "Roosevelt, Churchill, and Stalin": the last list of so many.
std::vector<std::uint32_t> GroupFinder::last_list(EntityType type, std::size_t number) const {
  if (number < 3) return {};
  for (std::size_t i = before_, steps = 0; i > 0 && steps < kReach; ++steps) {
    const Mention& mention = names_[--i];
    if (r_.type_of(mention.entity) != type || r_.token(mention.head).deprel == Deprel::Conj)
      continue;
    std::vector<std::uint32_t> members;
    for (TokenId c : r_.conjuncts(mention.head)) {
      const std::uint32_t e = r_.entity_at(c);
      if (e != kNone && r_.type_of(e) == type &&
          std::find(members.begin(), members.end(), e) == members.end())
        members.push_back(e);
    }
    if (members.size() == number) return members;
  }
  return {};
}

/// "the three Baltic statesâEstonia, Latvia, and Lithuaniaâ": the names of the list
/// behind a mark.
std::vector<std::uint32_t> GroupFinder::list_after(TokenId t) const {
  std::vector<std::uint32_t> all;
  const TokenId end = r_.sentence(t).last_token;
  if (t + 1 >= end) return all;
  const std::string mark = plain(r_.text(t + 1));
  if (mark != "-" && mark != "--" && mark != ":" && mark != "(" && mark != ",") return all;
  for (TokenId n = t + 2; n < end; ++n) {
    const Upos tag = r_.token(n).upos;
    if (r_.mention_of[n] == kNone) {
      const bool joins = r_.text(n) == "," || tag == Upos::Cconj || tag == Upos::Det;
      if (!joins) break;
      continue;
    }
    const std::uint32_t e = r_.entity_at(n);
    if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
  }
  return all;
}

/// "in China", "over Korea": where something happens, and not who does it.
bool GroupFinder::scene(const Mention& mention) const {
  const std::string_view preposition = r_.preposition(mention.head);
  return preposition == "in" || preposition == "over" || preposition == "of" ||
         preposition == "from" || preposition == "into" || preposition == "on";
}

bool GroupFinder::same_paragraph(const Mention& mention, std::uint32_t sentence) const {
  return r_.analysis.sentences[r_.sentence_of[mention.head]].block ==
         r_.analysis.sentences[sentence].block;
}

/// The sentence before has two persons among its names.
bool GroupFinder::persons_last(std::uint32_t sentence) const {
  std::vector<std::uint32_t> persons;
  for (std::size_t i = before_; i > 0;) {
    const Mention& mention = names_[--i];
    if (r_.sentence_of[mention.head] + 1 < sentence) break;
    if (r_.type_of(mention.entity) == EntityType::Person &&
        std::find(persons.begin(), persons.end(), mention.entity) == persons.end())
      persons.push_back(mention.entity);
  }
  return persons.size() >= 2;
}

std::vector<std::uint32_t> GroupFinder::most_spoken_of(std::uint32_t sentence, EntityType type,
                                                       std::size_t number) const {
  struct Candidate {
    std::uint32_t entity;
    int weight;
    bool named;
  };
  std::vector<Candidate> all;  // in the order of the last mention, latest first
  for (std::size_t i = before_; i > 0;) {
    const Mention& mention = names_[--i];
    const std::uint32_t distance = sentence - r_.sentence_of[mention.head];
    if (distance > 8) break;
    const std::uint32_t entity = speaks_for(mention.entity, type);
    if (entity == kNone) continue;
    const bool named = mention.form != Mention::Form::Adjective;
    auto at = std::find_if(all.begin(), all.end(),
                           [&](const Candidate& c) { return c.entity == entity; });
    if (at == all.end()) {
      if (distance > 5 || (number > 2 && distance > 2 && !same_paragraph(mention, sentence)))
        continue;
      all.push_back({entity, 0, false});
      at = all.end() - 1;
    }
    const int here = number > 2 ? 8 : 4;
    const int near = scene(mention) ? 1 : distance == 0 ? here : distance <= 2 ? 2 : 1;
    // A man speaks for his state with half its voice.
    at->weight += entity == mention.entity ? near : near / 2;
    at->named = at->named || named;
  }
  std::erase_if(all, [&](const Candidate& c) {
    return !c.named || c.entity == former_ || acts(c.entity) ||
           (western_ && r_.out.entities[c.entity].name == "Soviet Union");
  });
  // Nobody can tell which five of ten are meant.
  if (all.size() < number || (number > 4 && all.size() > number)) return {};
  // What the whole text is about weighs beside what stands near.
  const std::vector<int> spoken = mentions_of(type);
  const int most = *std::max_element(spoken.begin(), spoken.end());
  for (Candidate& c : all) c.weight = c.weight * 2 + 10 * spoken[c.entity] / std::max(1, most);
  std::stable_sort(all.begin(), all.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  std::vector<std::uint32_t> members;
  for (std::size_t i = 0; i < number; ++i) members.push_back(all[i].entity);
  return members;
}

/// How often the text names each entity of the type.
std::vector<int> GroupFinder::mentions_of(EntityType type) const {
  std::vector<int> count(r_.out.entities.size(), 0);
  for (const Mention& mention : names_) {
    const std::uint32_t entity = speaks_for(mention.entity, type);
    if (entity != kNone) ++count[entity];
  }
  return count;
}

/// The state whose capital the city is, if the text names it.
std::uint32_t GroupFinder::seat_of(std::uint32_t place) const {
  for (const NameSense& sense : r_.lexicon.names.find(r_.out.entities[place].name)) {
    if (sense.sense != Sense::Seat) continue;
    const auto state = states_named({r_.lexicon.entries[sense.entry].name});
    if (!state.empty()) return state[0];
  }
  return kNone;
}

/// The entity itself where it is of the type; where states are wanted, the state of a man whose
/// office the text or the lexicon tells, and that of a capital.
std::uint32_t GroupFinder::speaks_for(std::uint32_t entity, EntityType type) const {
  if (r_.type_of(entity) == type || (type == EntityType::Country && takes_side(entity)))
    return entity;
  const bool speaks =
      r_.type_of(entity) == EntityType::Person || r_.type_of(entity) == EntityType::Place;
  return type == EntityType::Country && speaks ? homes_[entity] : kNone;
}

/// "both Vietnamese sides", "the two German governments": the halves of a divided country.
std::vector<std::uint32_t> GroupFinder::halves(TokenId t) const {
  static constexpr std::string_view kDivided[][3] = {
      {"Vietnamese", "North Vietnam", "South Vietnam"},
      {"German", "West Germany", "East Germany"},
      {"Korean", "North Korea", "South Korea"},
      {"Yemeni", "North Yemen", "South Yemen"},
      {"Chinese", "China", "Taiwan"}};
  for (TokenId c : r_.children(t)) {
    for (const auto& [adjective, one, other] : kDivided) {
      if (c < t && r_.text(c) == adjective) return states_named({one, other});
    }
  }
  return {};
}

/// "the three leaders" whom the text has called so before.
std::vector<std::uint32_t> GroupFinder::spoken_of_so(EntityType type, std::size_t number) const {
  if (number < 3) return {};
  for (auto group = r_.groups.rbegin(); group != r_.groups.rend(); ++group) {
    if (group->entities.size() == number && r_.type_of(group->entities[0]) == type)
      return group->entities;
  }
  return {};
}

}  // namespace dossier::ingest
