#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/resolve.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// Bodies that the text does not name and whose members it tells: "a review board composed of A, B,
/// and C", "a mission, composed of the ministers of D and E".
class NamelessBodies {
 public:
  explicit NamelessBodies(Reading& reading) : r_(reading) {}

  void read(TokenId t) {
    if (r_.token(t).upos != Upos::Noun || r_.mention_of[t] != kNone ||
        (r_.token(t).features & kPlural) != 0)
      return;
    if (r_.is_word("unnamed-rulers", t) && rules(t)) return ruling(t);
    if (!r_.is_word("composed-body", t)) return;
    const TokenId list = members_behind(t);
    if (list == kNone || !names_two(list)) return;
    const TokenId first = front(t);
    const std::string bare = plain(r_.text(first, t + 1));
    Entity body{EntityType::Organization, full_name(first, t), {}, {}};
    body.confidence = 0.7F;
    body.of_document = true;
    body.aliases.push_back(bare);
    const auto entity = static_cast<std::uint32_t>(r_.out.entities.size());
    r_.out.entities.push_back(std::move(body));
    add_mention(r_, t, t + 1, entity, Mention::Form::Description);
    found_ = true;
  }

  bool found() const { return found_; }

 private:
  /// "accused the junta", "the triumvirate that took his place": told as somebody who acts, and
  /// neither by its state nor by its members.
  bool rules(TokenId t) const {
    const TokenId article = r_.child(t, {Deprel::Det});
    return article != kNone && article + 1 == t && members_behind(t) == kNone &&
           r_.is(t, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj, Deprel::Obl, Deprel::OblAgent,
                     Deprel::Iobj}) &&
           end_of_owner(t) == t + 1 && (t + 1 >= r_.mention_of.size() || r_.text(t + 1) != "of");
  }

  /// One body for all its mentions; kept only where a fact speaks of it.
  void ruling(TokenId t) {
    const std::string noun(r_.lemma(t));
    std::uint32_t body = kNone;
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      if (r_.type_of(e) == EntityType::Organization &&
          lower(r_.out.entities[e].name).ends_with(noun))
        body = e;
    }
    if (body == kNone) {
      body = static_cast<std::uint32_t>(r_.out.entities.size());
      Entity fresh{EntityType::Organization, noun, {}, {}};
      fresh.confidence = 0.6F;
      fresh.of_document = true;
      r_.out.entities.push_back(std::move(fresh));
    }
    add_mention(r_, t, t + 1, body, Mention::Form::Description);
    found_ = true;
  }

  /// The token behind "composed of", "consisting of", "made up of", "comprising"; kNone where none
  /// of them follows.
  TokenId members_behind(TokenId t) const {
    const TokenId end = r_.sentence(t).last_token;
    const TokenId owner = end_of_owner(t);
    for (TokenId n = owner; n < end && n < owner + 3; ++n) {
      const std::string word = lower(r_.text(n));
      if (word == "comprising" || word == "including") return word == "comprising" ? n + 1 : kNone;
      if ((word == "composed" || word == "consisting") && n + 1 < end && r_.text(n + 1) == "of")
        return n + 2;
      if (word == "made" && n + 2 < end && r_.text(n + 1) == "up" && r_.text(n + 2) == "of")
        return n + 3;
      if (word != "," && word != "that" && word != "was" && word != "which") return kNone;
    }
    return kNone;
  }

  /// One past "of the National Security Council", where an organization owns the body.
  TokenId end_of_owner(TokenId t) const {
    TokenId n = t + 1;
    if (n + 2 >= r_.mention_of.size() || r_.text(n) != "of") return n;
    if (r_.text(++n) == "the") ++n;
    const std::uint32_t owner = r_.entity_at(n);
    if (owner == kNone || r_.type_of(owner) != EntityType::Organization) return t + 1;
    return r_.out.mentions[r_.mention_of[n]].last_token;
  }

  /// The list names at least two who could be members.
  bool names_two(TokenId from) const {
    std::vector<std::uint32_t> members;
    for (TokenId n = from; n < r_.sentence(from).last_token && r_.text(n) != ";"; ++n) {
      const std::uint32_t entity = r_.entity_at(n);
      if (entity == kNone || !is_actor(r_.type_of(entity))) continue;
      if (delegate(n)) return false;
      if (std::find(members.begin(), members.end(), entity) == members.end())
        members.push_back(entity);
    }
    return members.size() >= 2;
  }

  /// "composed of Pearson of Canada and Rau of India": they rather than the body are spoken of.
  bool delegate(TokenId n) const {
    const TokenId last = r_.out.mentions[r_.mention_of[n]].last_token;
    if (r_.type_of(r_.entity_at(n)) != EntityType::Person || last + 1 >= r_.mention_of.size() ||
        r_.text(last) != "of")
      return false;
    const std::uint32_t home = r_.entity_at(last + 1);
    return home != kNone && r_.type_of(home) == EntityType::Country;
  }

  /// The first word of "special committee", without articles and numbers.
  TokenId front(TokenId noun) const {
    TokenId first = noun;
    while (first > r_.sentence(noun).first_token && r_.mention_of[first - 1] == kNone &&
           (r_.token(first - 1).upos == Upos::Adj || r_.token(first - 1).upos == Upos::Noun) &&
           r_.token(first - 1).end + 1 >= r_.token(first).begin)
      --first;
    return first;
  }

  std::string full_name(TokenId first, TokenId noun) const {
    return plain(r_.text(first, end_of_owner(noun)));
  }

  Reading& r_;
  bool found_ = false;
};

}  // namespace

void find_nameless_bodies(Reading& reading) {
  NamelessBodies finder(reading);
  for_each_stating_token(reading, [&](TokenId t) { finder.read(t); });
  if (finder.found()) order_mentions(reading);
}

}  // namespace dossier::ingest
