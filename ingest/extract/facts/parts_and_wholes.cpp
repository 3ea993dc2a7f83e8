#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/noun_phrase_readers.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

void add_parts(const Reading& r, FactSink& sink, TokenId noun, std::uint32_t part, TokenId whole) {
  for (std::uint32_t e : referents_of_one(r, whole))
    sink.add(Relation::PartOf, part, e, {noun, "part", 0.65F});
}

/// "the Royal Palace of Madrid": the city, and not the state that is called by it.
bool is_seat(const Reading& r, TokenId t) {
  if (r.mention_of[t] == kNone) return false;
  const Mention& mention = r.out.mentions[r.mention_of[t]];
  const auto senses = r.lexicon.names.find(r.text(mention.first_token, mention.last_token));
  return std::any_of(senses.begin(), senses.end(),
                     [](const NameSense& s) { return s.sense == Sense::Seat; });
}

/// "in Vietnam", "of Ethiopia"
bool is_in(const Reading& r, TokenId c) {
  return r.is(c, {Deprel::Nmod}) && (r.preposition(c) == "of" || r.preposition(c) == "in");
}

/// "the Ogaden region of Ethiopia": the complement hangs below the noun of area.
void read_area(const Reading& r, FactSink& sink, TokenId noun, std::uint32_t place) {
  const TokenId area = r.head(noun);
  if (area == kNone || !r.is(noun, {Deprel::Compound}) || !r.lexicon.is("area-noun", r.lemma(area)))
    return;
  for (TokenId c : r.children(area)) {
    if (is_in(r, c)) add_parts(r, sink, noun, place, c);
  }
}

/// "in Paris, London": an enumeration, or a name with an article, and no city of a state.
bool follows_list(const Reading& r, const Mention& mention) {
  if (mention.first_token == 0) return false;
  const std::string_view before = r.text(mention.first_token - 1);
  return before == "," || before == "and" || lower(before) == "the";
}

/// "in Paris, London, and Rome" is a list.
bool list_goes_on(const Reading& r, TokenId after) {
  if (after >= r.mention_of.size()) return false;
  if (r.text(after) == "and" || r.text(after) == "or") return true;
  return after + 1 < r.mention_of.size() && r.text(after) == "," &&
         r.mention_of[after + 1] != kNone;
}

/// "Guantanamo Bay", "the Suez Canal": what no map would name without its land.
bool is_feature(const Reading& r, const Mention& mention) {
  return r.lexicon.is("land-feature", lower(r.text(mention.last_token - 1)));
}

/// "the city of Casablanca, Morocco"
bool called_city(const Reading& r, const Mention& mention) {
  const TokenId t = mention.first_token;
  return t > r.sentence(t).first_token + 1 && r.text(t - 1) == "of" &&
         r.is_word("area-noun", t - 2);
}

/// "the city of Bangkok, Thailand", "Guantanamo Bay, Cuba"; a bare "in Ostend, Belgium" only tells
/// the reader where on the map something happened.
void read_city(const Reading& r, FactSink& sink, TokenId noun, std::uint32_t place) {
  const Mention& mention = r.out.mentions[r.mention_of[noun]];
  const TokenId comma = mention.last_token;
  if (!is_feature(r, mention) && !called_city(r, mention)) return;
  if (follows_list(r, mention) || comma + 1 >= r.mention_of.size() || r.text(comma) != "," ||
      r.sentence_of[comma + 1] != r.sentence_of[noun] || r.mention_of[comma + 1] == kNone)
    return;
  const Mention& next = r.out.mentions[r.mention_of[comma + 1]];
  if (next.form != Mention::Form::Name || r.type_of(next.entity) != EntityType::Country ||
      list_goes_on(r, next.last_token) || r.is(next.head, {Deprel::Nsubj, Deprel::NsubjPass}))
    return;
  sink.add(Relation::PartOf, place, next.entity, {noun, "city", 0.6F});
}

/// "Guantanamo Bay in Cuba": right behind the name.
void read_complements(const Reading& r, FactSink& sink, TokenId noun, std::uint32_t place) {
  const TokenId behind = r.out.mentions[r.mention_of[noun]].last_token;
  if (!is_feature(r, r.out.mentions[r.mention_of[noun]])) return;
  for (TokenId c : r.children(noun)) {
    if (is_in(r, c) && r.child(c, {Deprel::Case}) == behind && !is_seat(r, c))
      add_parts(r, sink, noun, place, c);
  }
}

/// "the General Assembly of the United Nations": right behind the name of a body.
void read_owner(const Reading& r, FactSink& sink, TokenId noun, std::uint32_t body) {
  const Sentence& s = r.sentence(noun);
  TokenId t = r.out.mentions[r.mention_of[noun]].last_token;
  if (t + 1 >= s.last_token || r.text(t) != "of") return;
  if (r.token(++t).upos == Upos::Det) ++t;
  if (t >= s.last_token || r.mention_of[t] == kNone) return;
  const Mention& owner = r.out.mentions[r.mention_of[t]];
  if (owner.form == Mention::Form::Name && r.type_of(owner.entity) == EntityType::Organization)
    sink.add(Relation::PartOf, body, owner.entity, {noun, "of-body", 0.7F});
}

/// What the relative clause is about in which the token stands, or kNone.
TokenId antecedent(const Reading& r, TokenId t) {
  for (int steps = 0; t != kNone && steps < 4; t = r.head(t), ++steps) {
    if (r.is(t, {Deprel::AclRelcl})) return r.head(t);
  }
  return kNone;
}

/// "Kohl's Christian Democratic Union", "Begin, whose Likud Party": he is of that party.
void read_party_of(const Reading& r, FactSink& sink, TokenId noun, std::uint32_t body,
                   TokenId owner) {
  const std::string& name = r.out.entities[body].name;
  const std::uint32_t entry = r.lexicon.find_entry(EntityType::Organization, name);
  const auto party = [&] {
    if (name.ends_with(" Party")) return true;
    if (entry == kNone) return false;
    const auto& classes = r.lexicon.entries[entry].classes;
    return std::find(classes.begin(), classes.end(), "party") != classes.end();
  };
  const TokenId whose = r.lemma(owner) == "whose" ? antecedent(r, noun) : owner;
  const Entities men = whose == kNone ? Entities{} : persons_among(r, referents_of_one(r, whose));
  if (men.size() == 1 && party())
    sink.add(Relation::MemberOf, men[0], body, {noun, "own-party", 0.75F});
}

}  // namespace

void read_organs(Reading& r, FactSink& sink, TokenId noun) {
  const TokenId owner = r.child(noun, {Deprel::NmodPoss, Deprel::Nmod});
  const std::uint32_t body = owner == kNone ? kNone : r.entity_at(owner);
  const TokenId what = r.head(noun);
  if (body == kNone || r.type_of(body) != EntityType::Organization || what == kNone ||
      !r.is(noun, {Deprel::Nsubj}))
    return;
  Entities parts;
  if (r.child(what, {Deprel::Cop}) != kNone) {
    parts = referents(r, what);
  } else if (r.lemma(what) == "include") {
    for (TokenId object : Clause(r, what).objects()) {
      for (std::uint32_t e : referents(r, object)) parts.push_back(e);
    }
  }
  sink.add_all(Relation::PartOf, parts, {body}, {noun, "organ", 0.7F});
}

void read_belonging(Reading& r, FactSink& sink, TokenId noun, std::uint32_t entity) {
  if (r.type_of(entity) == EntityType::Place) {
    read_area(r, sink, noun, entity);
    read_city(r, sink, noun, entity);
    read_complements(r, sink, noun, entity);
    return;
  }
  for (TokenId c : r.children(noun)) {
    if (!r.is(c, {Deprel::NmodPoss})) continue;
    // "sent its Seventh Fleet": no news of whose it is.
    if (r.token(c).upos != Upos::Pron) add_parts(r, sink, noun, entity, c);
    read_party_of(r, sink, noun, entity, c);
  }
  read_owner(r, sink, noun, entity);
}

}  // namespace dossier::ingest
