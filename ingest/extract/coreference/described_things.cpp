#include "ingest/extract/coreference/described_things.h"

#include "ingest/extract/coreference/description_words.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// How many mentions back a description may reach.
constexpr std::size_t kReach = 120;

}  // namespace

DescribedThings::DescribedThings(Reading& reading, const std::vector<Mention>& names)
    : r_(reading), names_(names), treaties_(reading, names) {
  learn_classes();
}

/// "EASI is an independent commission", "SEATO, an alliance of eight states": nouns by which the
/// text may come back to a name.
void DescribedThings::learn_classes() {
  classes_.resize(r_.out.entities.size());
  for (const Mention& mention : names_) {
    const EntityType type = r_.type_of(mention.entity);
    if (type == EntityType::Person || type == EntityType::Country || type == EntityType::Place)
      continue;
    const TokenId noun = r_.head(mention.head);
    const bool subject = noun != kNone && r_.is(mention.head, {Deprel::Nsubj}) &&
                         r_.child(noun, {Deprel::Cop}) != kNone;
    if (subject && r_.token(noun).upos == Upos::Noun)
      classes_[mention.entity].push_back(lower(r_.lemma(noun)));
    for (TokenId c : r_.children(mention.head)) {
      if (r_.is(c, {Deprel::Appos}) && r_.token(c).upos == Upos::Noun && r_.mention_of[c] == kNone)
        classes_[mention.entity].push_back(lower(r_.lemma(c)));
    }
  }
}

bool DescribedThings::fits(const Entity& entity, const std::string& word, EntityType type) const {
  if (entity.type != type) return false;
  // A body resolves, its members sign nothing.
  if (type == EntityType::Treaty && word != "document" && word != "resolution" &&
      entity.name.find("Resolution") != std::string::npos)
    return false;
  if (is_called(entity, word)) return true;
  if (type == EntityType::Treaty && (word == "agreement" || word == "treaty" || word == "document"))
    return true;
  return lower(entity.name).find(word) != std::string::npos;
}

/// The text or the lexicon tells that it is one.
bool DescribedThings::is_called(const Entity& entity, const std::string& word) const {
  const auto& learnt = classes_[static_cast<std::size_t>(&entity - r_.out.entities.data())];
  if (std::find(learnt.begin(), learnt.end(), word) != learnt.end()) return true;
  for (const NameSense& sense : r_.lexicon.names.find(entity.name)) {
    if (sense.sense == Sense::Title || sense.entry >= r_.lexicon.entries.size()) continue;
    const auto& classes = r_.lexicon.entries[sense.entry].classes;
    if (std::find(classes.begin(), classes.end(), word) != classes.end()) return true;
  }
  return false;
}

bool DescribedThings::describe(TokenId t, const std::string& word, EntityType type,
                               std::size_t before) {
  if (type == EntityType::Treaty) return treaty(t, word, before);
  return named(t, word, type, before) || (type == EntityType::Event && titled(t, word, type));
}

bool DescribedThings::named(TokenId t, const std::string& word, EntityType type,
                            std::size_t before) {
  for (bool by_name : {true, false}) {
    for (std::size_t i = before, steps = 0; i > 0 && steps < kReach; ++steps) {
      const Mention& mention = names_[--i];
      const Entity& entity = r_.out.entities[mention.entity];
      if (mention.form == Mention::Form::Adjective || !fits(entity, word, type)) continue;
      // "the war" is not the one after which the text begins, if it tells of another.
      if (by_name && type == EntityType::Event && bygone(mention)) continue;
      // "the Agency" is rather what bears the word in its name.
      if (by_name && is_capitalised(r_.text(t)) &&
          lower(entity.name).find(word) == std::string::npos)
        continue;
      describe_as(r_, t, mention.entity);
      return true;
    }
  }
  return false;
}

bool DescribedThings::titled(TokenId t, const std::string& word, EntityType type) {
  const auto event = std::find_if(r_.titled.begin(), r_.titled.end(), [&](std::uint32_t e) {
    return fits(r_.out.entities[e], word, type);
  });
  if (event == r_.titled.end()) return false;
  describe_as(r_, t, *event);
  return true;
}

/// The treaty that the words mean best.
bool DescribedThings::treaty(TokenId t, const std::string& word, std::size_t before) {
  std::vector<TreatyMeant::Fit> fitting(r_.out.entities.size(), TreatyMeant::Fit::No);
  for (std::size_t e = 0; e < fitting.size(); ++e) {
    if (!fits(r_.out.entities[e], word, EntityType::Treaty)) continue;
    fitting[e] =
        is_called(r_.out.entities[e], word) ? TreatyMeant::Fit::Called : TreatyMeant::Fit::Possible;
  }
  std::uint32_t meant = treaties_.choose(t, word, before, fitting);
  if (meant == kNone) meant = titled_treaty(word);
  if (meant == kNone) return false;
  describe_as(r_, t, meant);
  return true;
}

/// What the title alone names is meant where the noun is its own.
std::uint32_t DescribedThings::titled_treaty(const std::string& word) const {
  for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
    const Entity& entity = r_.out.entities[e];
    if (entity.type == EntityType::Treaty && named_in_title(r_, e) &&
        lower(entity.name).find(word) != std::string::npos)
      return e;
  }
  return kNone;
}

bool DescribedThings::treaty_of_year(TokenId t, std::size_t before) {
  const TokenId year = year_before(r_, t);
  if (year == kNone) return false;
  for (std::size_t i = before; i > 0;) {
    const Mention& mention = names_[--i];
    if (r_.type_of(mention.entity) != EntityType::Treaty) continue;
    const Sentence& s = r_.sentence(mention.head);
    for (TokenId n = s.first_token; n < s.last_token; ++n) {
      if (r_.text(n) != r_.text(year)) continue;
      describe_as(r_, t, mention.entity);
      return true;
    }
  }
  return false;
}

bool DescribedThings::war(TokenId t, std::size_t before) {
  std::vector<std::uint32_t> count(r_.out.entities.size(), 0);
  std::uint32_t best = kNone;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const Mention& mention = names_[i];
    const Entity& entity = r_.out.entities[mention.entity];
    if (entity.type != EntityType::Event ||
        (!fits(entity, "war", EntityType::Event) &&
         entity.name.find("Revolution") == std::string::npos) ||
        entity.name == "Cold War" || (i >= before && best == kNone))
      continue;
    const bool near = i < before && r_.sentence_of[mention.head] + 1 >= r_.sentence_of[t];
    count[mention.entity] += near && !bygone(mention) ? 100 : bygone(mention) ? 0 : 2;
    if (best == kNone || count[mention.entity] > count[best]) best = mention.entity;
  }
  for (std::uint32_t event : r_.titled) {
    // What the title names is what the text is about, though it may never say it again.
    if (!fits(r_.out.entities[event], "war", EntityType::Event)) continue;
    count[event] += 5;
    if (best == kNone || count[event] > count[best]) best = event;
  }
  if (best == kNone || count[best] == 0) return false;
  describe_as(r_, t, best);
  return true;
}

/// "following the Mexican-American War"
bool DescribedThings::bygone(const Mention& mention) const {
  const std::string_view before = r_.preposition(mention.head);
  return before == "after" || before == "following" || before == "since" || before == "follow";
}

}  // namespace dossier::ingest
