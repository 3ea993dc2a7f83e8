#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// What land belongs to which state: who acquires, owns, cedes or transfers it, and what "the
/// Chinese city of Mukden" says.
class TerritoryReader {
 public:
  explicit TerritoryReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    const Upos tag = r_.token(t).upos;
    if (tag == Upos::Verb) {
      if (r_.is_word("land-gain", t)) gained(t);
      if (r_.is_word("land-loss", t)) lost(t);
    }
    if (tag != Upos::Noun) return;
    if (r_.is_word("land-noun", t)) national(t);
    if (r_.is_word("part-noun", t)) part(t);
    if (r_.lemma(t) == "annexation") annexed(t);
  }

 private:
  bool land(std::uint32_t e) const {
    return r_.type_of(e) == EntityType::Place || r_.type_of(e) == EntityType::Country;
  }

  Entities states(const Entities& all) const {
    Entities found;
    for (std::uint32_t e : all) {
      if (r_.type_of(e) == EntityType::Country) found.push_back(e);
    }
    return found;
  }

  /// The lands that the tokens name; an adjective names none.
  Entities lands(const std::vector<TokenId>& tokens) const {
    Entities all;
    for (TokenId t : tokens) {
      for (TokenId part : r_.conjuncts(t)) {
        const std::uint32_t e = named_by(part);
        if (e != kNone && land(e) && std::find(all.begin(), all.end(), e) == all.end())
          all.push_back(e);
      }
    }
    return all;
  }

  Entities places(const std::vector<TokenId>& tokens) const {
    Entities all = lands(tokens);
    std::erase_if(all, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Place; });
    return all;
  }

  /// The token's own name, or that of "the territory of Louisiana".
  std::uint32_t named_by(TokenId t) const {
    if (r_.mention_of[t] != kNone) {
      const Mention& mention = r_.out.mentions[r_.mention_of[t]];
      return mention.form == Mention::Form::Name ? mention.entity : kNone;
    }
    if (!r_.is_word("area-noun", t) && !r_.is_word("land-noun", t)) return kNone;
    for (TokenId c : r_.children(t)) {
      const bool of = r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of";
      const std::uint32_t e = of || r_.is(c, {Deprel::Compound}) ? r_.entity_at(c) : kNone;
      if (e != kNone && r_.type_of(e) == EntityType::Place) return e;
    }
    return kNone;
  }

  void belongs(const Entities& parts, const Entities& wholes, TokenId word, std::string_view rule) {
    for (std::uint32_t whole : wholes) {
      for (std::uint32_t part : parts) {
        if (part != whole) sink_.add(Relation::PartOf, part, whole, {word, rule, 0.65F});
      }
    }
  }

  /// "France acquired Louisiana from Spain", "Russia annexed Crimea".
  void gained(TokenId verb) {
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    Entities owners;
    for (TokenId t : clause.subjects()) {
      for (std::uint32_t e : states(referents(r_, t))) owners.push_back(e);
    }
    if (owners.size() != 1) return;
    belongs(lands(clause.objects()), owners, verb, "territory");
  }

  /// "secured the annexation of Hawaii": by the state of who did.
  void annexed(TokenId noun) {
    const TokenId verb = r_.head(noun);
    if (verb == kNone || !r_.is(noun, {Deprel::Obj}) || !r_.is_word("achieving-verb", verb)) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    Entities owners;
    for (std::uint32_t e : doers(r_, clause)) {
      const std::uint32_t state = r_.state_of(e);
      if (state != kNone && std::find(owners.begin(), owners.end(), state) == owners.end())
        owners.push_back(state);
    }
    std::vector<TokenId> objects;
    for (TokenId c : r_.children(noun)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") objects.push_back(c);
    }
    if (owners.size() == 1) belongs(lands(objects), owners, noun, "territory");
  }

  /// "Spain ceded Florida to the United States", "Alaska was transferred to it".
  /// What somebody agrees or is forced to cede is not yet another's.
  void lost(TokenId verb) {
    if (r_.is(verb, {Deprel::Xcomp, Deprel::Ccomp})) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    Entities takers;
    for (TokenId to : clause.phrases("to")) {
      for (std::uint32_t e : states(referents(r_, to))) takers.push_back(e);
    }
    if (takers.size() == 1) belongs(lands(clause.objects()), takers, verb, "territory");
  }

  /// "the Chinese city of Mukden", "the Spanish colony of Cuba", "the U.S. capital of
  /// Philadelphia".
  void national(TokenId noun) {
    Entities wholes, parts;
    for (TokenId c : r_.children(noun)) {
      const std::uint32_t e = r_.entity_at(c);
      if (e == kNone) continue;
      if (r_.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}) && c < noun &&
          r_.type_of(e) == EntityType::Country)
        wholes.push_back(e);
      const bool of = r_.is(c, {Deprel::Nmod}) && r_.child(c, {Deprel::Case}) == noun + 1 &&
                      r_.preposition(c) == "of";
      if (c > noun && (of || r_.is(c, {Deprel::Appos, Deprel::Flat}))) parts = places({c});
    }
    if (wholes.size() == 1) belongs(parts, wholes, noun, "land");
  }

  /// "Hong Kong was a possession of Britain", "became part of Canada", "Cuba, a colony of Spain".
  void part(TokenId noun) {
    Entities wholes;
    for (TokenId c : r_.children(noun)) {
      const bool of = r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of";
      const bool owner = r_.is(c, {Deprel::Amod, Deprel::NmodPoss, Deprel::Compound}) && c < noun;
      if ((of || owner) && r_.entity_at(c) != kNone &&
          r_.type_of(r_.entity_at(c)) == EntityType::Country)
        wholes.push_back(r_.entity_at(c));
    }
    if (wholes.size() != 1) return;
    const TokenId head = r_.head(noun);
    std::vector<TokenId> subjects;
    if (r_.child(noun, {Deprel::Cop}) != kNone) {
      const Clause clause(r_, noun);
      if (clause.factuality() == Factuality::Stated) subjects = clause.own_subjects();
    } else if (head != kNone && r_.is(noun, {Deprel::Appos})) {
      subjects = {head};
    } else if (head != kNone && (r_.lemma(head) == "become" || r_.lemma(head) == "remain")) {
      const Clause clause(r_, head);
      if (clause.factuality() == Factuality::Stated) subjects = clause.subjects();
    }
    // "Cuba had long been a Spanish colony", "East Germany became part of the Federal Republic"
    const bool state = r_.is_word("colony-noun", noun) || r_.lemma(noun) == "part";
    belongs(state ? lands(subjects) : places(subjects), wholes, noun, "part");
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_territory_facts(Reading& reading) {
  TerritoryReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
