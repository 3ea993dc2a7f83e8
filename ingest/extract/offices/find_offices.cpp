#include "ingest/extract/coreference/resolve.h"
#include "ingest/extract/offices/office_holders.h"
#include "ingest/extract/offices/office_states.h"
#include "ingest/extract/offices/offices.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

class OfficeFinder {
 public:
  OfficeFinder(Reading& reading, const std::vector<TitleSpan>& titles)
      : r_(reading), titles_(titles), holders_(reading, titles), states_(reading) {}

  void find() {
    for (const TitleSpan& title : titles_) {
      if (title.rank != TitleRank::Honorific) office(title);
    }
    for (TokenId t = 0; t < r_.mention_of.size(); ++t) tenure(t);
  }

 private:
  void office(const TitleSpan& title) {
    const OfficeHolders::Found found = holders_.of(title);
    const std::vector<std::uint32_t>& persons = found.persons;
    const std::vector<std::uint32_t> states = states_.each_of(title);
    if (states.size() >= 2 && states.size() == persons.size()) {
      for (std::size_t i = 0; i < persons.size(); ++i) add(title, persons[i], states[i]);
      return;
    }
    const std::uint32_t own = one_of_row(title, persons);
    for (std::uint32_t person : persons) {
      if (own != kNone && person != own) continue;
      const TokenId name = holders_.name_of(person, title, found.name);
      if (was_president(title, person)) continue;
      const std::uint32_t state = states_.held_in(title, name, person);
      add(title, person, meets_own_side(title, name, state) ? kNone : state);
    }
  }

  /// "Truman sent Marshall to China, but he became Secretary of State": whom the text has called
  /// President becomes nobody's minister, and the pronoun means another.
  bool was_president(const TitleSpan& title, std::uint32_t person) const {
    const TokenId above = r_.head(title.head);
    if (title.rank != TitleRank::Minister || above == kNone || r_.lemma(above) != "become")
      return false;
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
      return office.person == person && office.title == "president" && office.first < title.first;
    });
  }

  /// "Robert Kennedy met with Ambassador Dobrynin": not of Kennedy's state, whatever the text tells
  /// of that.
  bool meets_own_side(const TitleSpan& title, TokenId name, std::uint32_t state) const {
    if (name == kNone || state == kNone || lower(r_.text(title.first, title.last)) != "ambassador")
      return false;
    const TokenId verb = r_.head(name);
    if (verb == kNone || !r_.is_word("meet", verb) || !r_.is(name, {Deprel::Obl, Deprel::Obj}))
      return false;
    const auto subjects = Clause(r_, verb).subjects();
    return std::any_of(subjects.begin(), subjects.end(), [&](TokenId t) {
      const std::uint32_t e = r_.entity_at(t);
      return e != kNone && (e == state || states_.home_of(e) == state);
    });
  }

  /// "Sukarno and Hatta became President and Vice President": whose this one of as many offices is,
  /// or kNone.
  std::uint32_t one_of_row(const TitleSpan& title,
                           const std::vector<std::uint32_t>& persons) const {
    if (persons.size() < 2 || holders_.plural(title)) return kNone;
    TokenId first = title.head;
    while (r_.is(first, {Deprel::Conj}) && r_.head(first) != kNone && is_head(r_.head(first)))
      first = r_.head(first);
    std::vector<TokenId> row = r_.conjuncts(first);
    std::erase_if(row, [&](TokenId t) { return !is_head(t); });
    if (row.size() != persons.size()) return kNone;
    const auto at = std::find(row.begin(), row.end(), title.head);
    return at == row.end() ? kNone : persons[static_cast<std::size_t>(at - row.begin())];
  }

  bool is_head(TokenId t) const {
    return std::any_of(titles_.begin(), titles_.end(),
                       [&](const TitleSpan& title) { return title.head == t; });
  }

  /// "his inauguration", "Sadat took office": of one whom the lexicon knows as a head of state.
  void tenure(TokenId t) {
    std::vector<std::uint32_t> holders;
    if (r_.token(t).upos == Upos::Noun && r_.is_word("government-of", t)) {
      for (TokenId c : r_.children(t)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") holders_.add_person(c, holders);
      }
    } else if (r_.token(t).upos == Upos::Noun && r_.is_word("tenure", t)) {
      if (const TokenId owner = r_.child(t, {Deprel::NmodPoss}); owner != kNone)
        holders_.add_person(owner, holders);
      for (TokenId c : r_.children(t)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") holders_.add_person(c, holders);
      }
      if (to_other_office(t)) holders.clear();
    } else if (r_.token(t).upos == Upos::Verb && enters_office(t)) {
      const Clause clause(r_, t);
      if (clause.factuality() != Factuality::Stated) return;
      const bool raised = clause.passive() || r_.is_word("raising-verb", t);
      for (TokenId who : raised && !clause.objects().empty() ? clause.objects() : clause.subjects())
        holders_.add_person(who, holders);
    }
    for (std::uint32_t person : holders) {
      const std::uint32_t state = states_.leader_state(person);
      if (state != kNone && !serves(person, state))
        r_.offices.push_back({person, "leader", state, r_.sentence_of[t], t, t + 1, "leader"});
    }
  }

  /// "Kennedy's election to the Senate"
  bool to_other_office(TokenId noun) const {
    return std::any_of(r_.children(noun).begin(), r_.children(noun).end(), [&](TokenId c) {
      return r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "to" && r_.lemma(c) != "presidency" &&
             r_.lemma(c) != "office" && r_.lemma(c) != "throne" && r_.lemma(c) != "power";
    });
  }

  bool enters_office(TokenId verb) const {
    const std::string lemma(r_.lemma(verb));
    if (r_.lexicon.is("tenure-verb", lemma)) return true;
    return std::any_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
      return r_.is(c, {Deprel::Obj, Deprel::Obl}) &&
             r_.lexicon.is("tenure-verb", lemma + "+" + std::string(r_.lemma(c)));
    });
  }

  bool serves(std::uint32_t person, std::uint32_t state) const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
      return office.person == person && office.held_in == state;
    });
  }

  /// "his Russian counterpart, Sergei Lavrov": he holds the office named before in the sentence.
  bool counterpart(const TitleSpan& title, std::uint32_t person, std::string& role) const {
    const Reading::Office* last = nullptr;
    for (const auto& office : r_.offices) {
      if (office.sentence == r_.sentence_of[title.first] && office.first < title.first &&
          office.person != person && (last == nullptr || office.first > last->first))
        last = &office;
    }
    if (last == nullptr) return false;
    role = last->role;
    return true;
  }

  /// "his aide, Henry Kissinger", "Vance's aide": in nobody's office but his own.
  bool is_personal(const TitleSpan& title, const std::string& role) const {
    const TokenId owner = r_.child(title.head, {Deprel::NmodPoss});
    if (owner == kNone || !r_.lexicon.is("personal-role", lower(role))) return false;
    const std::uint32_t whose = r_.entity_at(owner);
    return r_.lemma(owner) == "his" || r_.lemma(owner) == "her" || r_.lemma(owner) == "he" ||
           (whose != kNone && r_.type_of(whose) == EntityType::Person);
  }

  void add(const TitleSpan& title, std::uint32_t person, std::uint32_t held_in) {
    TokenId first = title.first;
    const TokenId begin = r_.sentence(first).first_token;
    for (TokenId at = first; at > begin && at + 4 > first;) {
      --at;
      const std::string_view word = r_.lemma(at);
      if (word == "former" || word == "future" || word == "then" || word == "late" ||
          word == "acting") {
        first = at;
        break;
      }
      if (r_.entity_at(at) == kNone && r_.token(at).upos != Upos::Adj) break;
    }
    std::string role = plain(r_.text(title.first, title.last));
    if (holders_.plural(title) && holders_.known_title(role.substr(0, role.size() - 1)))
      role.pop_back();
    if (is_personal(title, role)) return;
    if (role == "counterpart" && !counterpart(title, person, role)) return;
    if (first != title.first) role = std::string(r_.lemma(first)) + " " + role;
    for (auto& office : r_.offices) {
      if (office.person != person || office.title != lower(role)) continue;
      if (office.held_in == held_in || held_in == kNone) return;
      if (office.held_in == kNone) {
        office.held_in = held_in;
        return;
      }
    }
    r_.offices.push_back({person, lower(role), held_in, r_.sentence_of[title.first], title.first,
                          title.last, std::move(role)});
  }

  Reading& r_;
  const std::vector<TitleSpan>& titles_;
  OfficeHolders holders_;
  OfficeStates states_;
};

}  // namespace

void find_offices(Reading& reading, const std::vector<TitleSpan>& titles) {
  OfficeFinder(reading, titles).find();
}

void state_offices(Reading& r) {
  for (const auto& office : r.offices) {
    if (office.held_in == kNone) continue;
    const Evidence evidence{office.sentence, r.token(office.first).begin,
                            r.token(office.last - 1).end, "title"};
    r.out.facts.push_back({Relation::HoldsPosition,
                           office.person,
                           office.held_in,
                           {},
                           office.role,
                           {},
                           evidence,
                           0.85F});
  }
}

}  // namespace dossier::ingest
