#include "ingest/extract/coreference/state_words.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace dossier::ingest {
namespace {

/// Treaties whose names tell their parties: "the Franco-Haitian Agreement", "the Egyptian-Israeli
/// Peace Treaty", "a U.S.-Japanese treaty".
class TreatyParties {
 public:
  explicit TreatyParties(Reading& reading) : r_(reading), sink_(reading) {}

  void read(const Mention& name) {
    if (name.form != Mention::Form::Name || r_.type_of(name.entity) != EntityType::Treaty ||
        !r_.states_facts(r_.sentence(name.head)))
      return;
    longer_name(name);
    // "hammering out an Egyptian-Israeli peace agreement": no name, and none may come of it.
    if (!is_capitalised(r_.text(name.head))) return;
    if (wanted(name) || signed_by_person(name.entity)) return;
    const auto parties = states_of_pair(r_, words(name));
    if (parties.size() == 2)
      sink_.add_all(Relation::Signed, parties, {name.entity}, {name.head, "treaty-name", 0.7F});
  }

 private:
  /// "the Security Treaty between the United States and Japan", "the Treaty of Peace with Japan":
  /// the whole is a form of the name.
  void longer_name(const Mention& name) {
    ordinal(name);
    const TokenId end = r_.sentence(name.head).last_token;
    TokenId t = name.last_token;
    if (t + 1 >= end || (r_.text(t) != "between" && r_.text(t) != "with")) return;
    const bool pair = r_.text(t) == "between";
    TokenId last = t;
    std::vector<std::uint32_t> parties;
    for (++t; t < end && t < name.last_token + 14; ++t) {
      const bool link = r_.token(t).upos == Upos::Det || (pair && r_.token(t).upos == Upos::Cconj);
      if (r_.mention_of[t] == kNone && !link) break;
      if (r_.mention_of[t] == kNone) continue;
      const Mention& party = r_.out.mentions[r_.mention_of[t]];
      if (party.form == Mention::Form::Adjective || r_.type_of(party.entity) != EntityType::Country)
        return;
      if (party.head == t) parties.push_back(party.entity);
      last = t;
    }
    if (last == name.last_token) return;
    const bool own_name = has_name(name);
    if (own_name && !wanted(name) && !signed_by_person(name.entity) && !negotiated(name) &&
        parties.size() == (pair ? 2U : 1U))
      sink_.add_all(Relation::Signed, parties, {name.entity}, {name.head, "treaty-with", 0.7F});
    add_form(name.entity, plain(r_.text(name.first_token, last + 1)));
  }

  /// "the 1901 Hay-Pauncefote treaty", and not "a commercial treaty"
  bool has_name(const Mention& name) const {
    for (TokenId t = name.first_token; t < name.last_token; ++t) {
      if (t != r_.sentence(t).first_token && is_capitalised(r_.text(t))) return true;
    }
    return false;
  }

  /// "the negotiation of the Oregon Treaty with Great Britain"
  bool negotiated(const Mention& name) const {
    const TokenId above = r_.head(name.head);
    return above != kNone && r_.is(name.head, {Deprel::Nmod}) && r_.is_word("talk-noun", above);
  }

  /// "the second Sinai accord"
  void ordinal(const Mention& name) {
    if (name.first_token == 0) return;
    const std::string_view word = r_.text(name.first_token - 1);
    if (word == "first" || word == "second" || word == "third")
      add_form(name.entity, plain(r_.text(name.first_token - 1, name.last_token)));
  }

  void add_form(std::uint32_t entity, std::string form) {
    auto& aliases = r_.out.entities[entity].aliases;
    if (std::find(aliases.begin(), aliases.end(), form) == aliases.end())
      aliases.push_back(std::move(form));
  }

  /// The name with the adjectives that the finder of names has left before it.
  std::string_view words(const Mention& name) const {
    const TokenId begin = r_.sentence(name.head).first_token;
    TokenId first = name.first_token;
    while (first > begin && name.first_token - first < 4 && joined(first - 1)) --first;
    return r_.text(first, name.last_token);
  }

  bool joined(TokenId t) const {
    return is_hyphen(r_.text(t)) ||
           (r_.mention_of[t] != kNone &&
            r_.out.mentions[r_.mention_of[t]].form == Mention::Form::Adjective) ||
           r_.text(t).find('-') != std::string_view::npos;
  }

  /// "sought an Anglo-American alliance"; talks that lead to a treaty are another fact.
  bool wanted(const Mention& name) const {
    const TokenId verb = r_.head(name.head);
    if (verb == kNone || !r_.is(name.head, {Deprel::Obj, Deprel::Obl}) ||
        r_.token(verb).upos != Upos::Verb)
      return false;
    // "means to abrogate the treaty between A and B": so there is one.
    if (r_.is_word("ends-treaty", verb)) return false;
    if (r_.is_word("plan-verb", verb) || comes_of_talks(verb) ||
        Clause(r_, verb).factuality() == Factuality::Hypothetical)
      return true;
    const TokenId article = r_.child(name.head, {Deprel::Det});
    const bool definite = article == kNone || r_.lemma(article) != "a";
    return !definite && (r_.token(verb).features & kGerund) != 0;
  }

  /// "the negotiations that led to the treaty"
  bool comes_of_talks(TokenId verb) const {
    const auto from = Clause(r_, verb).subjects();
    return r_.is_word("leads-to", verb) && std::any_of(from.begin(), from.end(), [&](TokenId t) {
             return r_.is_word("talk-noun", t);
           });
  }

  /// Where the text tells which men signed it, it is theirs.
  bool signed_by_person(std::uint32_t treaty) const {
    return std::any_of(r_.out.facts.begin(), r_.out.facts.end(), [&](const Fact& fact) {
      return fact.relation == Relation::Signed && fact.object == treaty &&
             r_.type_of(fact.subject) == EntityType::Person;
    });
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_treaty_parties(Reading& reading) {
  TreatyParties reader(reading);
  for (const Mention& name : reading.out.mentions) reader.read(name);
}

}  // namespace dossier::ingest
