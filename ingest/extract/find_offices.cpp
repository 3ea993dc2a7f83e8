#include "ingest/extract/clause.h"
#include "ingest/extract/office_states.h"
#include "ingest/extract/offices.h"
#include "ingest/extract/resolve.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

class OfficeFinder {
 public:
  OfficeFinder(Reading& reading, const std::vector<TitleSpan>& titles)
      : r_(reading), titles_(titles), states_(reading) {}

  void find() {
    for (const TitleSpan& title : titles_) {
      if (title.rank == TitleRank::Honorific) continue;
      std::vector<std::uint32_t> holders;
      TokenId name = kNone;
      collect_holders(title, holders, name);
      const std::vector<std::uint32_t> states = states_.each_of(title);
      const bool respectively = states.size() >= 2 && states.size() == holders.size();
      for (std::size_t i = 0; i < holders.size(); ++i) {
        add(title, holders[i],
            respectively ? states[i]
                         : states_.held_in(title, name_of(holders[i], title, name), holders[i]));
      }
    }
    for (TokenId t = 0; t < r_.mention_of.size(); ++t) tenure(t);
  }

 private:
  /// "his inauguration", "Sadat took office": of one whom the lexicon knows as a head of state.
  void tenure(TokenId t) {
    std::vector<std::uint32_t> holders;
    if (r_.token(t).upos == Upos::Noun && r_.is_word("government-of", t)) {
      for (TokenId c : r_.children(t)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") add_person(c, holders);
      }
    } else if (r_.token(t).upos == Upos::Noun && r_.is_word("tenure", t)) {
      if (const TokenId owner = r_.child(t, {Deprel::NmodPoss}); owner != kNone)
        add_person(owner, holders);
      for (TokenId c : r_.children(t)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") add_person(c, holders);
      }
    } else if (r_.token(t).upos == Upos::Verb && enters_office(t)) {
      const Clause clause(r_, t);
      if (clause.factuality() != Factuality::Stated) return;
      for (TokenId who : clause.passive() ? clause.objects() : clause.subjects())
        add_person(who, holders);
    }
    for (std::uint32_t person : holders) {
      const std::uint32_t state = states_.leader_state(person);
      if (state != kNone && !serves(person, state))
        r_.offices.push_back({person, "leader", state, r_.sentence_of[t], t, t + 1, "leader"});
    }
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

  /// "Ministers A of France and B of Spain": the name of this one, behind which his state stands.
  TokenId name_of(std::uint32_t person, const TitleSpan& title, TokenId first) const {
    if (first == kNone) return first;
    for (TokenId t = first; same_sentence(t, title); ++t) {
      if (r_.entity_at(t) == person) return t;
    }
    return first;
  }

  /// "Foreign Ministers", also where the tagger took it for a name.
  bool plural(const TitleSpan& title) const {
    if ((r_.token(title.head).features & kPlural) != 0) return true;
    const std::string words = plain(r_.text(title.first, title.last));
    if (!words.ends_with('s')) return false;
    return known_title(std::string_view(words).substr(0, words.size() - 1));
  }

  bool known_title(std::string_view words) const {
    const auto senses = r_.lexicon.names.find(words);
    return std::any_of(senses.begin(), senses.end(),
                       [](const NameSense& s) { return s.sense == Sense::Title; });
  }

  bool is_person(std::uint32_t entity) const {
    return entity != kNone && r_.type_of(entity) == EntityType::Person;
  }
  bool can_hold(std::uint32_t entity) const {
    return entity != kNone && (r_.type_of(entity) == EntityType::Country ||
                               r_.type_of(entity) == EntityType::Organization);
  }

  void add_person(TokenId token, std::vector<std::uint32_t>& holders) const {
    const std::uint32_t entity = r_.entity_at(token);
    if (is_person(entity) && std::find(holders.begin(), holders.end(), entity) == holders.end())
      holders.push_back(entity);
  }

  /// The persons of a coordination; "Mao's deputy, Zhou Enlai," is the one who is named.
  void add_all(TokenId token, std::vector<std::uint32_t>& holders) const {
    for (TokenId c : r_.conjuncts(token)) {
      add_person(c, holders);
      if (r_.entity_at(c) != kNone) continue;
      if (const TokenId name = r_.child(c, {Deprel::Appos}); name != kNone)
        add_person(name, holders);
      else if (r_.is(c, {Deprel::Appos}) && r_.head(c) != kNone)
        add_person(r_.head(c), holders);
    }
  }

  bool same_sentence(TokenId t, const TitleSpan& title) const {
    return t < r_.mention_of.size() && r_.sentence_of[t] == r_.sentence_of[title.first];
  }

  bool is_title(TokenId t) const {
    const auto at =
        std::lower_bound(titles_.begin(), titles_.end(), t,
                         [](const TitleSpan& span, TokenId id) { return span.last <= id; });
    return at != titles_.end() && at->first <= t;
  }

  bool is_name(TokenId t) const {
    return is_person(r_.entity_at(t)) &&
           r_.out.mentions[r_.mention_of[t]].form == Mention::Form::Name;
  }

  /// The name that follows: at once, after further titles, or after "to France", "of the party".
  TokenId name_after(const TitleSpan& title) const {
    TokenId t = title.last;
    while (same_sentence(t, title) && is_title(t)) ++t;
    // "Secretary of the Treasury and leader of the rival party Alexander Hamilton"
    const bool joined = same_sentence(t + 1, title) && r_.token(t).upos == Upos::Cconj &&
                        is_title(t + 1) && (r_.token(title.head).features & kPlural) == 0;
    if (joined) {
      const TitleSpan& next =
          *std::lower_bound(titles_.begin(), titles_.end(), t + 1,
                            [](const TitleSpan& span, TokenId id) { return span.last <= id; });
      if (next.first == t + 1) return name_after(next);
    }
    // "Secretary of State-designate Cyrus Vance"
    if (same_sentence(t + 1, title) && plain(r_.text(t)) == "-" &&
        (r_.text(t + 1) == "designate" || r_.text(t + 1) == "elect"))
      t += 2;
    if (same_sentence(t, title) && is_name(t)) return t;
    // "Minister to" is a title that brings its preposition along.
    if (r_.text(title.last - 1) == "to") t = title.last - 1;
    if (!same_sentence(t, title)) return kNone;
    if (t >= title.last && r_.token(t).upos != Upos::Adp) return kNone;
    bool holder = false;
    for (int steps = 0; steps < 8 && same_sentence(++t, title); ++steps) {
      if (is_name(t)) return holder ? t : kNone;
      holder = holder || can_hold(r_.entity_at(t));
      if (is_title(t)) continue;
      const Upos tag = r_.token(t).upos;
      if (tag != Upos::Det && tag != Upos::Adj && tag != Upos::Propn && tag != Upos::Noun &&
          r_.entity_at(t) == kNone)
        return kNone;
    }
    return kNone;
  }

  /// "Lebanon's President, Camille Chamoun" and "Arthur Lee, the American commissioner", by the
  /// order of words.
  std::uint32_t across_comma(const TitleSpan& title) const {
    TokenId t = title.last;
    for (int steps = 0; steps < 9 && same_sentence(t, title) && r_.text(t) != ","; ++steps) {
      const Upos tag = r_.token(t).upos;
      // "minister and ambassador to the United States, Wolfgang Ischinger"
      const bool further =
          tag == Upos::Cconj && same_sentence(t + 2, title) && (is_title(t + 1) || is_title(t + 2));
      if (tag != Upos::Adp && tag != Upos::Det && tag != Upos::Adj && tag != Upos::Propn &&
          tag != Upos::Noun && !further)
        return before_comma(title);
      ++t;
    }
    const std::uint32_t before = before_comma(title);
    if (same_sentence(t, title) && r_.text(t) == "," &&
        (before == kNone || claimed(before, title))) {
      // Further titles may stand between: "co-chairman, former foreign minister Igor Ivanov".
      TokenId n = t + 1;
      while (same_sentence(n, title) && n < t + 8 && !is_name(n) &&
             (is_title(n) || r_.token(n).upos == Upos::Adj || r_.entity_at(n) != kNone))
        ++n;
      if (same_sentence(n, title) && is_name(n)) {
        const TokenId end = r_.out.mentions[r_.mention_of[n]].last_token;
        const bool closed = !same_sentence(end, title) || r_.token(end).upos == Upos::Punct ||
                            r_.token(end).upos == Upos::Verb || r_.token(end).upos == Upos::Aux;
        if (closed) return r_.entity_at(n);
      }
    }
    return before;
  }

  /// A title further left in the sentence has the person already: "minister, Ivanov, former
  /// ambassador, ...".
  bool claimed(std::uint32_t person, const TitleSpan& title) const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
      return office.person == person && office.sentence == r_.sentence_of[title.first] &&
             office.first < title.first;
    });
  }

  std::uint32_t before_comma(const TitleSpan& title) const {
    const TokenId begin = r_.sentence(title.first).first_token;
    for (TokenId t = title.first, steps = 0; t > begin && steps < 7; ++steps) {
      --t;
      if (r_.text(t) == "," || r_.text(t) == "(") return t > begin ? named_before(t) : kNone;
      const Upos tag = r_.token(t).upos;
      if (tag != Upos::Det && tag != Upos::Adj && tag != Upos::Noun && tag != Upos::Propn &&
          r_.entity_at(t) == kNone && plain(r_.text(t)) != "'s" && !tells_when(t))
        return kNone;
      if (is_person(r_.entity_at(t))) return kNone;
    }
    return kNone;
  }

  /// "by then President", "now Chancellor".
  bool tells_when(TokenId t) const {
    static constexpr std::string_view kWords[] = {"then",      "now",  "later", "formerly", "once",
                                                  "currently", "soon", "still", "already",  "by"};
    return std::find(std::begin(kWords), std::end(kWords), lower(r_.text(t))) != std::end(kWords);
  }

  /// The person whose name ends before the comma: "William Knowland," and "William Knowland of
  /// California,".
  std::uint32_t named_before(TokenId comma) const {
    if (is_name(comma - 1)) return r_.entity_at(comma - 1);
    if (r_.mention_of[comma - 1] == kNone) return kNone;
    const TokenId home = r_.out.mentions[r_.mention_of[comma - 1]].first_token;
    const bool from = home >= 2 && (r_.text(home - 1) == "of" || r_.text(home - 1) == "from");
    return from && r_.sentence_of[home - 2] == r_.sentence_of[comma] && is_name(home - 2)
               ? r_.entity_at(home - 2)
               : kNone;
  }

  void collect_holders(const TitleSpan& title, std::vector<std::uint32_t>& holders,
                       TokenId& name) const {
    const TokenId after = name_after(title);
    if (after != kNone) {
      name = after;
      if (plural(title)) {
        add_all(r_.out.mentions[r_.mention_of[after]].head, holders);
        add_row(title, after, holders);
      } else {
        add_person(after, holders);
      }
      return;
    }
    if ((r_.token(title.head).features & kPlural) != 0) listed(title, holders);
    if (!holders.empty()) return;
    TokenId head = title.head;
    // "president of A and former minister of B": the second title shares the holder of the first.
    while (r_.token(head).deprel == Deprel::Conj && r_.head(head) != kNone &&
           !is_person(r_.entity_at(r_.head(head))))
      head = r_.head(head);
    // "Arthur Lee, one of the American commissioners,"
    if (r_.is(head, {Deprel::Nmod}) && r_.preposition(head) == "of" && r_.head(head) != kNone &&
        r_.lemma(r_.head(head)) == "one")
      head = r_.head(head);
    for (TokenId c : r_.children(head)) {
      if (!r_.is(c, {Deprel::Appos, Deprel::Flat, Deprel::Parataxis}) || titled_otherwise(c, title))
        continue;
      // Who is coordinated with the holder of one office has another.
      if (!plural(title)) add_person(c, holders);
      if (holders.empty()) add_all(c, holders);
    }
    if (!holders.empty()) return;
    if (r_.token(head).deprel == Deprel::Appos && r_.head(head) != kNone &&
        is_person(r_.entity_at(r_.head(head))) && claimed(r_.entity_at(r_.head(head)), title)) {
      const std::uint32_t person = across_comma(title);
      if (person != kNone) holders.push_back(person);
      return;
    }
    if (r_.token(head).deprel == Deprel::Appos && r_.head(head) != kNone) {
      // "Frank Roberts and Yves Chataigneau, the British and French representatives"
      TokenId whom = r_.head(head);
      while (plural(title) && r_.is(whom, {Deprel::Conj}) && is_person(r_.entity_at(r_.head(whom))))
        whom = r_.head(whom);
      if (plural(title)) add_all(whom, holders);
      if (holders.empty()) add_person(whom, holders);
      if (holders.empty() && r_.token(r_.head(head)).deprel == Deprel::Appos)
        add_person(r_.head(r_.head(head)), holders);
      if (!holders.empty()) return;
    }
    // "The first consul in Japan was Townsend Harris."
    if (r_.is(head, {Deprel::Nsubj}) && r_.head(head) != kNone &&
        is_person(r_.entity_at(r_.head(head))) && r_.child(r_.head(head), {Deprel::Cop}) != kNone) {
      add_person(r_.head(head), holders);
      return;
    }
    if (r_.child(head, {Deprel::Cop}) != kNone && !negated(head)) {
      for (TokenId subject : Clause(r_, head).own_subjects()) add_all(subject, holders);
      if (!holders.empty()) return;
    }
    for (TokenId c : r_.children(head)) {
      // "the British Foreign Secretary and former ambassador to Paris, Lord Halifax"
      if (!r_.is(c, {Deprel::Conj}) || !is_title(c)) continue;
      if (const TokenId beside = r_.child(c, {Deprel::Appos, Deprel::Flat}); beside != kNone)
        add_all(beside, holders);
    }
    if (!holders.empty()) return;
    predicate(title, head, holders);
    if (holders.empty()) sworn(title, holders);
    if (!holders.empty() || (r_.token(title.head).features & kPlural) != 0) return;
    if (const std::uint32_t person = across_comma(title); person != kNone)
      holders.push_back(person);
  }

  /// "Foreign Ministers A of France, B of Britain and C": the names in a row, each perhaps with its
  /// state, up to the verb.
  void add_row(const TitleSpan& title, TokenId from, std::vector<std::uint32_t>& holders) const {
    for (TokenId t = from; same_sentence(t, title); ++t) {
      const std::uint32_t entity = r_.entity_at(t);
      if (is_name(t)) {
        add_person(t, holders);
        continue;
      }
      const Upos tag = r_.token(t).upos;
      const bool joint = tag == Upos::Cconj || tag == Upos::Det || r_.text(t) == "," ||
                         r_.text(t) == "of" || can_hold(entity);
      if (!joint || (entity != kNone && !can_hold(entity))) return;
      // A list of the names ends where another title or a state alone begins.
      if (can_hold(entity) && r_.text(r_.out.mentions[r_.mention_of[t]].first_token - 1) != "of" &&
          r_.text(r_.out.mentions[r_.mention_of[t]].first_token - 1) != "the")
        return;
    }
  }

  /// "led by three co-chairs: former minister A, and ambassador B", "the other two commissioners, A
  /// and B, signed", "dispatched three envoys to Paris—A, B, and C": all persons of the list.
  void listed(const TitleSpan& title, std::vector<std::uint32_t>& holders) const {
    TokenId t = behind_states(title);
    if (!same_sentence(t, title)) return;
    if (r_.text(t) != "," || !same_sentence(t + 1, title) || !is_name(t + 1)) {
      while (same_sentence(t, title) && !opens_list(t)) ++t;
      if (!same_sentence(t + 1, title)) return;
      if (t != title.last && !is_name(t + 1)) return;
    }
    for (++t; same_sentence(t, title); ++t) {
      if (r_.token(t).upos == Upos::Verb || r_.text(t) == ";" || r_.text(t) == "\xE2\x80\x94")
        return;
      if (is_name(t)) add_person(t, holders);
    }
  }

  /// "the Prime Ministers of India and Pakistan, A and B": past the states, where they follow.
  TokenId behind_states(const TitleSpan& title) const {
    TokenId t = title.last;
    if (!same_sentence(t, title) || r_.text(t) != "of") return t;
    for (++t; same_sentence(t, title); ++t) {
      const Upos tag = r_.token(t).upos;
      const bool comma = r_.text(t) == "," && same_sentence(t + 1, title) && !is_name(t + 1);
      if (!comma && tag != Upos::Det && tag != Upos::Cconj && !can_hold(r_.entity_at(t))) break;
    }
    return same_sentence(t, title) && r_.text(t) == "," ? t : title.last;
  }

  bool opens_list(TokenId t) const {
    return plain(r_.text(t)) == ":" || r_.text(t) == "\xE2\x80\x94";
  }

  /// "the British Minister, Richard Pakenham, and Secretary of State James Buchanan": another title
  /// and "and" stand between.
  bool titled_otherwise(TokenId at, const TitleSpan& title) const {
    if (r_.mention_of[at] == kNone || at < title.last) return false;
    const TokenId name = r_.out.mentions[r_.mention_of[at]].first_token;
    if (name == 0 || !is_title(name - 1)) return false;
    for (TokenId t = title.last; t < name; ++t) {
      if (r_.token(t).upos == Upos::Cconj || r_.text(t) == ";") return true;
    }
    return false;
  }

  bool negated(TokenId head) const {
    for (TokenId c : r_.children(head)) {
      if (r_.lemma(c) == "not" || r_.lemma(c) == "never" || r_.lemma(c) == "might" ||
          r_.lemma(c) == "would")
        return true;
    }
    return false;
  }

  /// "became president", "was elected president", "served as ambassador", "appointed X as
  /// minister".
  void predicate(const TitleSpan& title, TokenId head, std::vector<std::uint32_t>& holders) const {
    TokenId verb = r_.head(head);
    if (verb == kNone) return;
    if (r_.preposition(head) == "as" && r_.is_word("office-noun", verb))
      return serving(verb, holders);
    if (r_.token(verb).upos != Upos::Verb || negated(verb)) return;
    // "recruited Talbott to assume a portfolio, first as Ambassador"
    if (r_.preposition(head) == "as" && r_.lemma(verb) == "assume" && r_.head(verb) != kNone)
      verb = r_.head(verb);
    const bool promoted = r_.preposition(head) == "to" &&
                          (r_.lemma(verb) == "promote" || r_.lemma(verb) == "elevate" ||
                           r_.lemma(verb) == "rise" || r_.lemma(verb) == "appoint");
    const bool as =
        promoted || (r_.preposition(head) == "as" && r_.is(head, {Deprel::Obl, Deprel::Nmod}));
    // "As head of the committee, Kosachev opposed the treaty", "who as head of it had been
    // promised"
    const bool opening = title.first <= r_.sentence(head).first_token + 2;
    const bool aside = title.first > 2 && lower(r_.text(title.first - 2)) == "who";
    if (r_.preposition(head) == "as" && r_.is(head, {Deprel::Obl}) && head < verb &&
        (opening || aside)) {
      for (TokenId subject : Clause(r_, verb).subjects()) add_all(subject, holders);
      return;
    }
    const bool complement =
        r_.is(head, {Deprel::Xcomp, Deprel::Obj}) && r_.preposition(head).empty();
    // "unseat Adenauer as Chancellor"
    if (as && r_.is_word("office-losing", verb)) {
      for (TokenId object : Clause(r_, verb).objects()) add_all(object, holders);
      return;
    }
    static constexpr std::string_view kVerbs[] = {
        "become",   "elect",    "appoint",   "name",     "serve",      "remain",     "make",
        "nominate", "act",      "recruit",   "crown",    "proclaim",   "inaugurate", "work",
        "install",  "select",   "choose",    "resign",   "return",     "replace",    "succeed",
        "send",     "accredit", "designate", "dispatch", "commission", "hire",       "retire",
        "continue", "enlist",   "assign",    "bring",    "promote",    "elevate",    "rise",
        "take",     "step",     "emerge",    "rule",     "reign",      "govern",     "enter",
        "retain",   "swear",    "swore",     "confirm",  "reelect",    "re-elect",   "reappoint",
        "depart"};
    if ((!as && !complement) ||
        std::find(std::begin(kVerbs), std::end(kVerbs), r_.lemma(verb)) == std::end(kVerbs))
      return;
    const Clause clause(r_, verb);
    // "replaced Roosevelt as president", "was succeeded as mediator by Bunche": both have been it.
    const bool follows = as && (r_.lemma(verb) == "replace" || r_.lemma(verb) == "succeed");
    if (follows) {
      for (TokenId subject : clause.subjects()) add_all(subject, holders);
    }
    const TokenId object = r_.child(verb, {Deprel::Obj, Deprel::NsubjPass, Deprel::Iobj});
    if (object != kNone && object != head && is_person(r_.entity_at(object)))
      return add_all(object, holders);
    if (!clause.passive() && r_.is_word("office-giving", verb)) {
      for (TokenId given : clause.objects()) {
        if (given != head) add_all(given, holders);
      }
      return holders.empty() ? add_named(verb, title, holders) : void();
    }
    if (!clause.passive() && r_.is_word("naming", verb)) return add_named(verb, title, holders);
    for (TokenId subject : clause.passive() ? clause.objects() : clause.subjects())
      add_all(subject, holders);
  }

  /// "his second tour as Ambassador", "the appointment of Thomas Gage as governor": whose it is.
  void serving(TokenId noun, std::vector<std::uint32_t>& holders) const {
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
    for (TokenId who : clause.passive() ? clause.objects() : clause.subjects())
      add_all(who, holders);
  }

  /// "swore in José Ureña, a member of the party, as head of state": the name behind the verb,
  /// where the tree has hung the title to something between.
  void sworn(const TitleSpan& title, std::vector<std::uint32_t>& holders) const {
    const TokenId begin = r_.sentence(title.first).first_token;
    TokenId t = title.first;
    while (t > begin && t + 4 > title.first && lower(r_.text(t)) != "as") --t;
    if (lower(r_.text(t)) != "as") return;
    for (TokenId steps = 0; t > begin && steps < 16; ++steps) {
      --t;
      if (r_.text(t) == ";") return;
      if (r_.token(t).upos != Upos::Verb) continue;
      if (r_.is_word("office-giving", t) && !Clause(r_, t).passive()) add_named(t, title, holders);
      return;
    }
  }

  /// "named Allen Dulles director", "nominated Lodge to be ambassador": the name between the two.
  void add_named(TokenId verb, const TitleSpan& title, std::vector<std::uint32_t>& holders) const {
    for (TokenId t = verb + 1; t < title.first; ++t) {
      if (r_.token(t).upos == Upos::Verb || r_.text(t) == ";") return;
      if (is_name(t)) return add_person(t, holders);
    }
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
    if (plural(title) && known_title(role.substr(0, role.size() - 1))) role.pop_back();
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
