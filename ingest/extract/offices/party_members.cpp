#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// Persons whom the text calls by their party: "Republican Senator Arthur Vandenberg", "Henry
/// Jackson, a Democrat", "the leading Whig, Henry Clay".
class PartyMembers {
 public:
  explicit PartyMembers(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (r_.mention_of[t] != kNone || !is_capitalised(r_.text(t))) return;
    const std::string_view word = r_.text(t);
    const bool always = r_.lexicon.is("partisan", word);
    if (!always && !r_.lexicon.is("partisan-if-named", word)) return;
    // "the Michigan Republican", but not "the National Republican"
    const bool after_name = t > 0 && is_capitalised(r_.text(t - 1)) &&
                            r_.token(t - 1).upos != Upos::Det && !is_place(t - 1);
    if (after_name) return;
    const std::uint32_t person = described(t);
    if (person == kNone) return;
    std::uint32_t party = named(word);
    if (party == kNone && always) party = create(word);
    if (party == kNone) return;
    call(party, word);
    sink_.add(Relation::MemberOf, person, party, {t, "partisan", 0.7F});
  }

 private:
  /// Between the party and the name stand at most these many words of rank or trade.
  static constexpr TokenId kReach = 5;

  bool is_place(TokenId t) const {
    const std::uint32_t e = r_.entity_at(t);
    return e != kNone && r_.type_of(e) == EntityType::Place;
  }

  std::uint32_t person_at(TokenId t) const {
    const std::uint32_t e = t < r_.mention_of.size() ? r_.entity_at(t) : kNone;
    const bool named = e != kNone && r_.type_of(e) == EntityType::Person &&
                       r_.out.mentions[r_.mention_of[t]].form == Mention::Form::Name;
    return named ? e : kNone;
  }

  /// "the Republican leader, Howard Baker": an office in the party's gift, told as such.
  bool leads_party(TokenId noun) const {
    const TokenId article = r_.child(noun, {Deprel::Det});
    const std::string_view office = r_.lemma(noun);
    return article != kNone && r_.lemma(article) == "the" &&
           (office == "leader" || office == "chairman" || office == "nominee");
  }

  std::uint32_t described(TokenId t) const {
    const std::uint32_t behind = name_behind(t);
    if (behind != kNone) return behind;
    // The noun that says what somebody is: "a Whig", "former Republican representative".
    TokenId noun = t;
    if (r_.is(t, {Deprel::Amod, Deprel::Compound})) {
      noun = r_.head(t);
      if (!r_.is_word("partisan-office", noun) || leads_party(noun)) return kNone;
    }
    if (noun == kNone || (r_.token(noun).features & kPlural) != 0) return kNone;
    while (r_.is(noun, {Deprel::Conj}) && r_.head(noun) != kNone &&
           r_.mention_of[r_.head(noun)] == kNone)
      noun = r_.head(noun);
    if (r_.is(noun, {Deprel::Appos}) && r_.head(noun) != kNone) return person_at(r_.head(noun));
    for (TokenId c : r_.children(noun)) {
      if (r_.is(c, {Deprel::Appos}) && person_at(c) != kNone) return person_at(c);
    }
    // "The leading Whig, Henry Clay answered": one comma only.
    if (noun == t && r_.child(t, {Deprel::Det}) != kNone && t + 2 < r_.sentence(t).last_token &&
        r_.text(t + 1) == "," && r_.is(t, {Deprel::Nsubj}) && person_at(t + 2) != kNone)
      return person_at(t + 2);
    const TokenId subject = r_.child(noun, {Deprel::Nsubj});
    const bool says = subject != kNone && r_.child(noun, {Deprel::Cop}) != kNone &&
                      Clause(r_, noun).factuality() == Factuality::Stated;
    const std::uint32_t who = says ? r_.entity_at(subject) : kNone;
    return who != kNone && r_.type_of(who) == EntityType::Person ? who : kNone;
  }

  /// "Republican presidential candidate Wendell Willkie": only words that say what he is stand
  /// before the name.
  std::uint32_t name_behind(TokenId t) const {
    const TokenId end = std::min<TokenId>(r_.sentence(t).last_token, t + kReach);
    for (TokenId n = t + 1; n < end; ++n) {
      if (person_at(n) != kNone) return person_at(n);
      const Upos tag = r_.token(n).upos;
      const bool rank = tag == Upos::Noun || tag == Upos::Adj || tag == Upos::Propn;
      if (!rank || r_.mention_of[n] != kNone || (r_.token(n).features & kPlural) != 0) return kNone;
    }
    return kNone;
  }

  /// The party that the text has named, or kNone.
  std::uint32_t named(std::string_view word) const {
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      const Entity& entity = r_.out.entities[e];
      if (entity.type == EntityType::Organization && bears(entity, std::string(word))) return e;
    }
    return kNone;
  }

  std::uint32_t create(std::string_view word) {
    Entity fresh{EntityType::Organization,
                 (word == "Democrat" ? "Democratic" : std::string(word)) + " Party",
                 {},
                 {}};
    fresh.confidence = 0.7F;
    r_.out.entities.push_back(std::move(fresh));
    return static_cast<std::uint32_t>(r_.out.entities.size() - 1);
  }

  static bool bears(const Entity& entity, const std::string& stem) {
    const auto is_party = [&](const std::string& form) {
      return form == stem + "s" || form == stem + " Party" || form == stem + " party" ||
             form == stem + "ic Party";
    };
    return is_party(entity.name) ||
           std::any_of(entity.aliases.begin(), entity.aliases.end(), is_party);
  }

  void call(std::uint32_t entity, std::string_view word) {
    auto& aliases = r_.out.entities[entity].aliases;
    if (std::find(aliases.begin(), aliases.end(), word) == aliases.end())
      aliases.emplace_back(word);
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_party_members(Reading& reading) {
  PartyMembers members(reading);
  for_each_stating_token(reading, [&](TokenId t) { members.read(t); });
}

}  // namespace dossier::ingest
