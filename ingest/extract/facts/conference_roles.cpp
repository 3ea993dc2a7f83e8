#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"
#include "ingest/extract/facts/gatherings.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Who chairs, hosts or sponsors a conference takes part in it: "with Kissinger and Gromyko as its
/// co-chairmen", "as co-chairmen of the Geneva Conference", "of which both were the sponsors".
class ConferenceRoles {
 public:
  explicit ConferenceRoles(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId role) {
    if (r_.token(role).upos != Upos::Noun || !r_.is_word("conference-role", role)) return;
    std::uint32_t event = event_below(role);
    if (event == kNone) event = event_of_which(role);
    if (event != kNone) return add(holders(role), event, role);
    const Entities named = names_before_as(role);
    if (named.empty()) return;
    event = gathering_before(role);
    if (event != kNone) add(named, event, role);
  }

 private:
  void add(const Entities& who, std::uint32_t event, TokenId role) {
    sink_.add_all(Relation::ParticipatedIn, actors_among(r_, who), {event}, {role, "role", 0.7F});
  }

  std::uint32_t gathering_at(TokenId t) const {
    const std::uint32_t e = r_.entity_at(t);
    if (e == kNone && r_.lemma(t) == "conference") return titled();
    return e != kNone && r_.type_of(e) == EntityType::Event && is_gathering(r_, e) ? e : kNone;
  }

  /// The only gathering that the title names, or kNone.
  std::uint32_t titled() const {
    std::uint32_t found = kNone;
    for (std::uint32_t e : r_.titled) {
      if (!is_gathering(r_, e)) continue;
      if (found != kNone) return kNone;
      found = e;
    }
    return found;
  }

  /// "co-chairmen of the Geneva Conference"
  std::uint32_t event_below(TokenId role) const {
    for (TokenId c : r_.children(role)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") return gathering_at(c);
    }
    return kNone;
  }

  /// "the conference, of which they were the sponsors"
  std::uint32_t event_of_which(TokenId role) const {
    const TokenId above = r_.head(role);
    if (above == kNone || !r_.is(role, {Deprel::AclRelcl})) return kNone;
    const bool which = std::any_of(r_.children(role).begin(), r_.children(role).end(),
                                   [&](TokenId c) { return r_.lemma(c) == "which"; });
    return which ? gathering_at(above) : kNone;
  }

  /// Who is said to have the role.
  Entities holders(TokenId role) const {
    if (r_.child(role, {Deprel::Cop}) != kNone) {
      const Clause clause(r_, role);
      if (clause.factuality() != Factuality::Stated) return {};
      Entities all;
      for (TokenId subject : clause.subjects()) {
        for (std::uint32_t e : referents(r_, subject)) all.push_back(e);
      }
      return all;
    }
    const TokenId above = r_.head(role);
    if (above == kNone) return {};
    if (r_.is(role, {Deprel::Appos})) return referents_of_one(r_, above);
    if (r_.preposition(role) != "as") return {};
    if (r_.token(above).upos != Upos::Verb) return referents(r_, above);
    const Clause clause(r_, above);
    return clause.factuality() == Factuality::Stated ? doers(r_, clause) : Entities{};
  }

  /// "with Kissinger and Gromyko as its co-chairmen"
  Entities names_before_as(TokenId role) const {
    const TokenId begin = r_.sentence(role).first_token;
    TokenId as = role;
    while (as > begin && role - as < 3 && r_.text(as) != "as") --as;
    Entities who;
    TokenId t = as;
    for (; r_.text(as) == "as" && t > begin && as - t < 24 && r_.text(t) != "with"; --t) {
      if (r_.token(t).upos == Upos::Verb || r_.text(t) == ";") return {};
      if (r_.mention_of[t] == kNone) continue;
      const Mention& name = r_.out.mentions[r_.mention_of[t]];
      const bool actor = name.head == t && is_actor(r_.type_of(name.entity));
      if (actor && name.form == Mention::Form::Name) who.push_back(name.entity);
    }
    return r_.text(t) == "with" ? who : Entities{};
  }

  /// The gathering that the sentence has told of before the role.
  std::uint32_t gathering_before(TokenId role) const {
    std::uint32_t event = kNone;
    for (TokenId t = r_.sentence(role).first_token; t < role; ++t) {
      if (const std::uint32_t e = gathering_at(t); e != kNone) event = e;
    }
    return event;
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_conference_roles(Reading& reading) {
  ConferenceRoles reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
