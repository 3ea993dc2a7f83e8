#include "ingest/extract/offices/office_holders.h"

#include "ingest/extract/lexicon/atoms.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {

OfficeHolders::Found OfficeHolders::of(const TitleSpan& title) const {
  Found found;
  // "the President's special envoy": whose envoy he is.
  if (same_sentence(title.last, title) && plain(r_.text(title.last)) == "'s") return found;
  found.name = name_after(title);
  std::vector<std::uint32_t>& holders = found.persons;
  if (found.name != kNone) {
    if (!plural(title)) {
      add_person(found.name, holders);
      return found;
    }
    add_all(r_.out.mentions[r_.mention_of[found.name]].head, holders);
    add_row(title, found.name, holders);
    return found;
  }
  if (in_row_of_offices(title)) {
    if (const std::uint32_t person = after_comma(title); person != kNone) holders.push_back(person);
    return found;
  }
  const bool several = (r_.token(title.head).features & kPlural) != 0;
  if (several) listed(title, holders);
  const TokenId head = shared_head(title);
  if (holders.empty()) beside(title, head, holders);
  if (holders.empty() && has_other_office(title, head)) {
    if (const std::uint32_t person = across_comma(title); person != kNone)
      holders.push_back(person);
    return found;
  }
  if (holders.empty()) explained(title, head, holders);
  if (holders.empty()) equated(head, holders);
  if (holders.empty()) joined(head, holders);
  if (holders.empty()) predicate(title, head, holders);
  if (holders.empty()) sworn(title, holders);
  if (!holders.empty() || several) return found;
  if (const std::uint32_t person = across_comma(title); person != kNone) holders.push_back(person);
  return found;
}

/// The word whose place in the sentence tells the holder: of several titles the first.
TokenId OfficeHolders::shared_head(const TitleSpan& title) const {
  TokenId head = title.head;
  // "president of A and former minister of B": the second title shares the holder of the first.
  while (r_.token(head).deprel == Deprel::Conj && r_.head(head) != kNone &&
         !is_person(r_.entity_at(r_.head(head))))
    head = r_.head(head);
  // "Arthur Lee, one of the American commissioners,"
  const bool one = r_.is(head, {Deprel::Nmod}) && r_.preposition(head) == "of" &&
                   r_.head(head) != kNone && r_.lemma(r_.head(head)) == "one";
  return one ? r_.head(head) : head;
}

/// "after a talk with the Soviet leader, Modrow published": no comma closes an apposition, and the
/// name is the subject of what follows.
bool OfficeHolders::acts_next(TokenId name) const {
  if (r_.mention_of[name] == kNone) return false;
  const Mention& mention = r_.out.mentions[r_.mention_of[name]];
  const TokenId next = mention.last_token;
  return mention.first_token > r_.sentence(name).first_token &&
         r_.text(mention.first_token - 1) == "," && next < r_.sentence(name).last_token &&
         r_.token(next).upos == Upos::Verb &&
         (r_.token(next).features & (kPast | kFinite)) == (kPast | kFinite) &&
         !r_.is(next, {Deprel::Acl, Deprel::AclRelcl});
}

/// "the British ambassador, Sir Edward Thornton".
void OfficeHolders::beside(const TitleSpan& title, TokenId head,
                           std::vector<std::uint32_t>& holders) const {
  for (TokenId c : r_.children(head)) {
    if (!r_.is(c, {Deprel::Appos, Deprel::Flat, Deprel::Parataxis}) || titled_otherwise(c, title) ||
        acts_next(c))
      continue;
    // Who is coordinated with the holder of one office has another.
    if (!plural(title)) add_person(c, holders);
    if (holders.empty()) add_all(c, holders);
    if (!plural(title) && !holders.empty()) return;
  }
}

/// "former minister, Ivanov, former ambassador, Ischinger": the apposition is not of him before it.
bool OfficeHolders::has_other_office(const TitleSpan& title, TokenId head) const {
  if (!r_.is(head, {Deprel::Appos}) || r_.head(head) == kNone) return false;
  const std::uint32_t before = r_.entity_at(r_.head(head));
  return is_person(before) && claimed(before, title);
}

/// "Sir Edward Thornton, the British ambassador".
void OfficeHolders::explained(const TitleSpan& title, TokenId head,
                              std::vector<std::uint32_t>& holders) const {
  // Read as one more of the row: "A and B, the French representatives".
  const bool row = r_.is(head, {Deprel::Conj}) && plural(title) &&
                   r_.child(head, {Deprel::Cc}) == kNone && r_.head(head) != kNone &&
                   is_person(r_.entity_at(r_.head(head)));
  if ((!r_.is(head, {Deprel::Appos}) && !row) || r_.head(head) == kNone) return;
  TokenId whom = r_.head(head);
  // "Frank Roberts and Yves Chataigneau, the British and French representatives"
  while (plural(title) && r_.is(whom, {Deprel::Conj}) && is_person(r_.entity_at(r_.head(whom))))
    whom = r_.head(whom);
  if (plural(title)) add_all(whom, holders);
  if (holders.empty()) add_person(whom, holders);
  if (holders.empty() && r_.is(whom, {Deprel::Appos}) && r_.head(whom) != kNone)
    add_person(r_.head(whom), holders);
}

/// "The first consul in Japan was Townsend Harris", "Townsend Harris was the first consul".
void OfficeHolders::equated(TokenId head, std::vector<std::uint32_t>& holders) const {
  const TokenId predicate = r_.head(head);
  if (r_.is(head, {Deprel::Nsubj}) && predicate != kNone && is_person(r_.entity_at(predicate)) &&
      r_.child(predicate, {Deprel::Cop}) != kNone)
    return add_person(predicate, holders);
  if (r_.child(head, {Deprel::Cop}) == kNone || negated(head)) return;
  for (TokenId subject : Clause(r_, head).own_subjects()) add_all(subject, holders);
}

/// "the British Foreign Secretary and former ambassador to Paris, Lord Halifax".
void OfficeHolders::joined(TokenId head, std::vector<std::uint32_t>& holders) const {
  for (TokenId c : r_.children(head)) {
    if (!r_.is(c, {Deprel::Conj}) || !is_title(c)) continue;
    if (const TokenId name = r_.child(c, {Deprel::Appos, Deprel::Flat}); name != kNone)
      add_all(name, holders);
  }
}

bool OfficeHolders::negated(TokenId head) const {
  for (TokenId c : r_.children(head)) {
    if (r_.lemma(c) == "not" || r_.lemma(c) == "never" || r_.lemma(c) == "might" ||
        r_.lemma(c) == "would")
      return true;
  }
  return false;
}

/// "Ministers A of France and B of Spain": the name of this one, behind which his state stands.
TokenId OfficeHolders::name_of(std::uint32_t person, const TitleSpan& title, TokenId first) const {
  if (first == kNone) return first;
  for (TokenId t = first; same_sentence(t, title); ++t) {
    if (r_.entity_at(t) == person) return t;
  }
  return first;
}

/// "Foreign Ministers", also where the tagger took it for a name.
bool OfficeHolders::plural(const TitleSpan& title) const {
  if ((r_.token(title.head).features & kPlural) != 0) return true;
  const std::string words = plain(r_.text(title.first, title.last));
  if (!words.ends_with('s')) return false;
  return known_title(std::string_view(words).substr(0, words.size() - 1));
}

bool OfficeHolders::known_title(std::string_view words) const {
  const auto senses = r_.lexicon.names.find(words);
  return std::any_of(senses.begin(), senses.end(),
                     [](const NameSense& s) { return s.sense == Sense::Title; });
}

void OfficeHolders::add_person(TokenId token, std::vector<std::uint32_t>& holders) const {
  const std::uint32_t entity = r_.entity_at(token);
  if (is_person(entity) && std::find(holders.begin(), holders.end(), entity) == holders.end())
    holders.push_back(entity);
}

/// The persons of a coordination; "Mao's deputy, Zhou Enlai," is the one who is named.
void OfficeHolders::add_all(TokenId token, std::vector<std::uint32_t>& holders) const {
  for (TokenId c : r_.conjuncts(token)) {
    add_person(c, holders);
    // "they became President and Vice President"
    if (const auto* group = r_.group_at(c); group != nullptr && r_.token(c).upos == Upos::Pron) {
      for (std::uint32_t e : *group) {
        if (is_person(e)) holders.push_back(e);
      }
    }
    if (r_.entity_at(c) != kNone) continue;
    if (const TokenId name = r_.child(c, {Deprel::Appos}); name != kNone)
      add_person(name, holders);
    else if (r_.is(c, {Deprel::Appos}) && r_.head(c) != kNone)
      add_person(r_.head(c), holders);
  }
}

}  // namespace dossier::ingest
