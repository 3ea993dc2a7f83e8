#include "ingest/extract/coreference/described_states.h"

#include "ingest/extract/coreference/description_words.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// How many mentions back a description may reach.
constexpr std::size_t kReach = 120;

/// "broke with Moscow": a capital is no country.
bool is_seat(const Reading& r, const Mention& mention) {
  for (const NameSense& sense :
       r.lexicon.names.find(r.text(mention.first_token, mention.last_token))) {
    if (sense.sense == Sense::Seat) return true;
  }
  return false;
}

}  // namespace

bool DescribedStates::halves(TokenId t) {
  return is_capitalised(r_.text(t)) && (both_halves(t) || one_half(t));
}

bool DescribedStates::both_halves(TokenId t) {
  struct Halves {
    std::string_view plural, first, second;
  };
  static constexpr Halves kDivided[] = {{"Koreas", "North Korea", "South Korea"},
                                        {"Germanys", "West Germany", "East Germany"},
                                        {"Germanies", "West Germany", "East Germany"},
                                        {"Vietnams", "North Vietnam", "South Vietnam"},
                                        {"Yemens", "North Yemen", "South Yemen"}};
  const auto named =
      std::find_if(std::begin(kDivided), std::end(kDivided),
                   [&](const Halves& halves) { return halves.plural == r_.text(t); });
  if (named == std::end(kDivided)) return false;
  const std::uint32_t a = state(named->first), b = state(named->second);
  if (a != kNone && b != kNone) r_.groups.push_back({t, {a, b}});
  return true;
}

bool DescribedStates::one_half(TokenId t) {
  const std::string_view word = r_.text(t);
  if ((word != "North" && word != "South") ||
      (t + 1 < r_.mention_of.size() && is_capitalised(r_.text(t + 1)) &&
       r_.token(t + 1).begin == r_.token(t).end + 1))
    return false;
  for (std::string_view country : {"Korea", "Vietnam", "Yemen"}) {
    const std::uint32_t half = state(std::string(word) + " " + std::string(country));
    if (half == kNone) continue;
    describe_as(r_, t, half);
    return true;
  }
  return false;
}

bool DescribedStates::our_country(TokenId t) {
  const TokenId owner = r_.child(t, {Deprel::NmodPoss});
  if (owner == kNone || lower(r_.text(owner)) != "our") return false;
  const std::uint32_t block = r_.sentence(t).block;
  if (block >= r_.document.blocks.size() || r_.document.blocks[block].kind != BlockKind::Answer)
    return false;
  std::string speaker = r_.document.blocks[block].speaker;
  if (speaker.size() < 3 && !r_.document.authors.empty()) speaker = r_.document.authors[0];
  for (const auto& office : r_.offices) {
    if (office.held_in == kNone || r_.type_of(office.held_in) != EntityType::Country ||
        r_.out.entities[office.person].name != speaker)
      continue;
    refer_to(r_, t, t + 1, office.held_in);
    return true;
  }
  return false;
}

std::uint32_t DescribedStates::state(std::string_view name) const {
  for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
    if (r_.out.entities[e].type == EntityType::Country && r_.out.entities[e].name == name) return e;
  }
  return kNone;
}

void DescribedStates::administration(TokenId t, std::size_t before) {
  for (std::size_t i = before, steps = 0; i > 0 && steps < kReach; ++steps) {
    const Mention& mention = names_[--i];
    if (r_.out.entities[mention.entity].name == "United States")
      return describe_as(r_, t, mention.entity);
  }
}

void DescribedStates::country(TokenId t, std::size_t before) {
  const std::uint32_t sentence = r_.sentence_of[t];
  for (std::size_t i = before; i > 0;) {
    const Mention& mention = names_[--i];
    if (r_.sentence_of[mention.head] + 2 < sentence) return;
    if (const std::uint32_t own = state_of_subject(mention, t); own != kNone)
      return refer_to(r_, t, t + 1, own);
    const bool named = mention.form == Mention::Form::Name || r_.text(t) == "Kingdom";
    if (r_.type_of(mention.entity) != EntityType::Country || !named || acts_on(mention, t) ||
        is_seat(r_, mention))
      continue;
    // "the Kingdom" is as good as a name.
    return is_capitalised(r_.text(t)) ? describe_as(r_, t, mention.entity)
                                      : refer_to(r_, t, t + 1, mention.entity);
  }
}

/// "Kennedy, speaking to the nation": the nation of the one who acts.
std::uint32_t DescribedStates::state_of_subject(const Mention& mention, TokenId t) const {
  const std::string_view word = r_.lemma(t);
  if (r_.type_of(mention.entity) != EntityType::Person ||
      r_.sentence_of[mention.head] != r_.sentence_of[t] ||
      (word != "nation" && word != "country" && word != "government") || r_.is(t, {Deprel::Obj}) ||
      !r_.is(mention.head, {Deprel::Nsubj, Deprel::NsubjPass}))
    return kNone;
  return r_.state_of(mention.entity);
}

/// "Washington recognized the new government": it is another's.
bool DescribedStates::acts_on(const Mention& mention, TokenId t) const {
  const TokenId verb = r_.head(t);
  return verb != kNone && r_.is(t, {Deprel::Obj}) && r_.head(mention.head) == verb &&
         r_.is(mention.head, {Deprel::Nsubj});
}

}  // namespace dossier::ingest
