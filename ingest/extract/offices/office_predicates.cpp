#include "ingest/extract/offices/office_holders.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {

/// "became president", "was elected president", "served as ambassador", "appointed X as minister".
void OfficeHolders::predicate(const TitleSpan& title, TokenId head,
                              std::vector<std::uint32_t>& holders) const {
  TokenId verb = r_.head(head);
  if (verb == kNone) return;
  if (r_.preposition(head) == "as" && r_.is_word("office-noun", verb))
    return serving(verb, holders);
  // "James Baker, as Secretary of State, met": hung to the name
  if (r_.preposition(head) == "as" && is_person(r_.entity_at(verb)))
    return add_person(verb, holders);
  if (r_.token(verb).upos != Upos::Verb || negated(verb)) return;
  // "recruited Talbott to assume a portfolio, first as Ambassador"
  if (r_.preposition(head) == "as" && r_.lemma(verb) == "assume" && r_.head(verb) != kNone)
    verb = r_.head(verb);
  const Clause clause(r_, verb);
  if (set_aside(title, head, verb)) {
    if (const TokenId name = name_before_insertion(title); name != kNone)
      return add_person(name, holders);
    for (TokenId who : clause.passive() ? clause.objects() : clause.subjects())
      add_all(who, holders);
    return;
  }
  const bool as = as_office(head, verb);
  // "unseat Adenauer as Chancellor"
  if (as && r_.is_word("office-losing", verb)) {
    for (TokenId object : clause.objects()) add_all(object, holders);
    return;
  }
  const bool complement = r_.is(head, {Deprel::Xcomp, Deprel::Obj}) && r_.preposition(head).empty();
  if ((!as && !complement) || !r_.is_word("office-verb", verb)) return;
  // "replaced Roosevelt as president", "was succeeded as mediator by Bunche": both have been it.
  if (as && (r_.lemma(verb) == "replace" || r_.lemma(verb) == "succeed")) {
    for (TokenId subject : clause.subjects()) add_all(subject, holders);
  }
  given(title, head, verb, holders);
}

/// "As head of the committee, Kosachev opposed the treaty", "who as head of it had been promised",
/// "Baker, as Secretary of State, met".
bool OfficeHolders::set_aside(const TitleSpan& title, TokenId head, TokenId verb) const {
  const bool opening = title.first <= r_.sentence(head).first_token + 2;
  const std::string before = title.first > 2 ? lower(r_.text(title.first - 2)) : std::string{};
  const bool inserted = before == "who" || before == ",";
  return r_.preposition(head) == "as" &&
         r_.is(head, {Deprel::Obl, Deprel::Nsubj, Deprel::NsubjPass}) && head < verb &&
         (opening || inserted);
}

/// "Callaghan and Ecevit, who as Prime Minister", "Schlesinger, as Secretary of Defense,": the name
/// before the comma, whomever else the clause speaks of.
TokenId OfficeHolders::name_before_insertion(const TitleSpan& title) const {
  const TokenId begin = r_.sentence(title.first).first_token;
  TokenId t = title.first;
  if (t < begin + 4) return kNone;
  t -= lower(r_.text(t - 2)) == "who" ? 3 : 2;
  return r_.text(t) == "," && is_name(t - 1) ? t - 1 : kNone;
}

/// "served as ambassador", "was promoted to director".
bool OfficeHolders::as_office(TokenId head, TokenId verb) const {
  const std::string_view link = r_.preposition(head);
  if (link == "as") return r_.is(head, {Deprel::Obl, Deprel::Nmod});
  const std::string_view lemma = r_.lemma(verb);
  return link == "to" &&
         (lemma == "promote" || lemma == "elevate" || lemma == "rise" || lemma == "appoint");
}

/// Whom the verb gives the office: its object, else who takes it himself.
void OfficeHolders::given(const TitleSpan& title, TokenId head, TokenId verb,
                          std::vector<std::uint32_t>& holders) const {
  const Clause clause(r_, verb);
  const TokenId object = r_.child(verb, {Deprel::Obj, Deprel::NsubjPass, Deprel::Iobj});
  if (object != kNone && object != head && is_person(r_.entity_at(object)))
    return add_all(object, holders);
  if (!clause.passive() && (r_.is_word("office-giving", verb) || r_.is_word("sending-off", verb))) {
    for (TokenId whom : clause.objects()) {
      if (whom != head) add_all(whom, holders);
    }
    if (holders.empty()) add_named(verb, title, holders);
    return;
  }
  if (!clause.passive() && r_.is_word("naming", verb)) return add_named(verb, title, holders);
  for (TokenId subject : clause.passive() ? clause.objects() : clause.subjects())
    add_all(subject, holders);
  if (holders.empty()) add_named_before(verb, holders);
}

/// "had Francisco Rodríguez, a schoolmate, inaugurated as President": the name before the
/// participle.
void OfficeHolders::add_named_before(TokenId verb, std::vector<std::uint32_t>& holders) const {
  if ((r_.token(verb).features & kParticiple) == 0) return;
  const TokenId begin = r_.sentence(verb).first_token;
  for (TokenId t = verb; t > begin && t + 9 > verb;) {
    --t;
    const Upos tag = r_.token(t).upos;
    if (tag == Upos::Verb || tag == Upos::Aux || r_.text(t) == ";") return;
    if (is_name(t)) return add_person(t, holders);
  }
}

/// "his second tour as Ambassador", "the appointment of Thomas Gage as governor": whose it is.
void OfficeHolders::serving(TokenId noun, std::vector<std::uint32_t>& holders) const {
  for (TokenId c : r_.children(noun)) {
    if (r_.is(c, {Deprel::NmodPoss}) || (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of"))
      add_all(c, holders);
  }
  TokenId verb = r_.head(noun);
  for (int steps = 0; verb != kNone && r_.token(verb).upos != Upos::Verb && steps < 2; ++steps)
    verb = r_.head(verb);
  if (!holders.empty() || verb == kNone || r_.token(verb).upos != Upos::Verb) return;
  const Clause clause(r_, verb);
  if (clause.factuality() != Factuality::Stated || r_.is(noun, {Deprel::Nsubj})) return;
  for (TokenId who : clause.passive() ? clause.objects() : clause.subjects()) add_all(who, holders);
}

}  // namespace dossier::ingest
