#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"
#include "ingest/extract/facts/gatherings.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Who speaks right after a conference has opened speaks there: "The Geneva Summit opened in
/// November. Reagan and Gorbachev spent hours in conversation."
class OpenedGatherings {
 public:
  explicit OpenedGatherings(Reading& reading) : r_(reading), sink_(reading) {}

  void read(const Mention& event) {
    if (r_.type_of(event.entity) != EntityType::Event || !is_meeting_of_men(event.entity)) return;
    const TokenId verb = opening_verb(event.head);
    if (verb == kNone || Clause(r_, verb).factuality() != Factuality::Stated) return;
    const std::uint32_t opened = r_.sentence_of[verb];
    for (std::uint32_t s = opened + 1; s <= opened + kReach; ++s) {
      if (!goes_on(s, opened)) return;
      speakers(s, event.entity);
    }
  }

 private:
  /// Sentences behind the opening that still tell of it.
  static constexpr std::uint32_t kReach = 2;

  bool is_meeting_of_men(std::uint32_t event) const {
    const std::string name = lower(r_.out.entities[event].name);
    return name.find("conference") != std::string::npos || name.find("summit") != std::string::npos;
  }

  /// "opened" of "the conference opened", "Bush opened the conference"; kNone where none stands.
  TokenId opening_verb(TokenId noun) const {
    const TokenId verb = r_.head(noun);
    return verb != kNone && r_.token(verb).upos == Upos::Verb && r_.is_word("opening-verb", verb) &&
                   r_.is(noun, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj})
               ? verb
               : kNone;
  }

  /// The sentence stands in the same paragraph and tells of no other time.
  bool goes_on(std::uint32_t s, std::uint32_t opened) const {
    const auto& sentences = r_.analysis.sentences;
    if (s >= sentences.size() || sentences[s].block != sentences[opened].block) return false;
    const TokenId first = sentences[s].first_token;
    const std::string_view word = r_.text(first);
    const bool dated = (word == "In" || word == "On" || word == "By" || word == "After") &&
                       first + 1 < sentences[s].last_token;
    return !dated && r_.states_facts(sentences[s]);
  }

  /// "Baker had made eight trips": before it opened.
  bool came_before(TokenId verb) const {
    return std::any_of(r_.children(verb).begin(), r_.children(verb).end(),
                       [&](TokenId c) { return r_.is(c, {Deprel::Aux}) && r_.text(c) == "had"; });
  }

  void speakers(std::uint32_t sentence, std::uint32_t event) {
    const Sentence& s = r_.analysis.sentences[sentence];
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (r_.token(t).upos != Upos::Verb || !r_.is(t, {Deprel::Root})) continue;
      const Clause clause(r_, t);
      if (clause.passive() || clause.factuality() != Factuality::Stated || came_before(t)) continue;
      sink_.add_all(Relation::ParticipatedIn, persons_among(r_, doers(r_, clause)), {event},
                    {t, "opened", 0.7F});
    }
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_opened_gatherings(Reading& reading) {
  OpenedGatherings reader(reading);
  const std::size_t mentions = reading.out.mentions.size();
  for (std::size_t i = 0; i < mentions; ++i) {
    const Mention event = reading.out.mentions[i];
    if (reading.states_facts(reading.sentence(event.head))) reader.read(event);
  }
}

}  // namespace dossier::ingest
