#include "ingest/extract/actors.h"
#include "ingest/extract/facts.h"
#include "ingest/extract/state_words.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

class NounPhraseReader {
 public:
  explicit NounPhraseReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    const std::string_view lemma = r_.lemma(t);
    if (r_.token(t).upos == Upos::Noun) {
      if (lemma == "member") member(t);
      if (lemma == "predecessor" || lemma == "successor") successor(t, lemma == "predecessor");
      if (lemma == "signatory") signatories(t);
      if (lemma == "membership") membership(t);
      if (lemma == "organ" || lemma == "agency" || lemma == "branch") organs(t);
    }
    if (r_.token(t).upos == Upos::Verb && r_.lexicon.is("meet", lemma)) meets(t);
    if (r_.mention_of[t] == kNone) return;
    const Mention& mention = r_.out.mentions[r_.mention_of[t]];
    if (mention.head != t) return;
    const EntityType type = r_.type_of(mention.entity);
    // "At the conference, Wilson insisted": the description will do.
    if (mention.form == Mention::Form::Description && type == EntityType::Event)
      attendance(t, mention);
    if (mention.form != Mention::Form::Name) return;
    if (type == EntityType::Event) event(t, mention);
    if (type == EntityType::Place || type == EntityType::Organization)
      belongs(t, mention.entity, type);
    if (type == EntityType::Organization) and_others(t, mention);
    if (type == EntityType::Person) partisan(t, mention.entity);
  }

 private:
  /// "Britain and other members of NATO", "France, a member of the council".
  void member(TokenId t) {
    std::vector<std::uint32_t> bodies;
    for (TokenId c : r_.children(t)) {
      const bool of = r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of";
      if (of || r_.is(c, {Deprel::Compound})) {
        for (std::uint32_t e : referents(r_, c)) bodies.push_back(e);
      }
    }
    if (const TokenId owner = r_.child(t, {Deprel::NmodPoss}); owner != kNone) {
      for (std::uint32_t e : referents(r_, owner)) bodies.push_back(e);
    }
    const FactSink::Source source{t, "member", 0.75F};
    if (bodies.empty() && r_.child(t, {Deprel::Cop}) != kNone) bodies = body_before(t);
    if (bodies.empty()) return;
    const TokenId above = r_.head(t);
    // "the founding members were A and B", "the members, A, B, and C,"
    if (above != kNone && r_.is(t, {Deprel::Nsubj}) && r_.child(above, {Deprel::Cop}) != kNone &&
        r_.entity_at(above) != kNone)
      sink_.add_all(Relation::MemberOf, referents(r_, above), bodies, source);
    if ((r_.token(t).features & kPlural) != 0 && t + 3 < r_.mention_of.size() &&
        r_.text(t + 1) == ",") {
      const TokenId next = r_.token(t + 2).upos == Upos::Det ? t + 3 : t + 2;
      if (r_.mention_of[next] != kNone && r_.sentence_of[next] == r_.sentence_of[t] &&
          r_.out.mentions[r_.mention_of[next]].form == Mention::Form::Name &&
          !r_.is(r_.out.mentions[r_.mention_of[next]].head, {Deprel::Nsubj}))
        sink_.add_all(Relation::MemberOf, referents(r_, r_.out.mentions[r_.mention_of[next]].head),
                      bodies, source);
    }
    for (TokenId c : r_.children(t)) {
      const std::string_view preposition = r_.preposition(c);
      if (r_.is(c, {Deprel::Nmod, Deprel::Flat, Deprel::Parataxis}) &&
          (preposition == "include" || preposition == "including" || preposition == "such" ||
           preposition == "like" || r_.is(c, {Deprel::Flat})))
        sink_.add_all(Relation::MemberOf, referents(r_, c), bodies, source);
    }
    if (r_.head(t) != kNone && r_.lemma(r_.head(t)) == "include" && r_.is(t, {Deprel::Nsubj}))
      sink_.add_all(Relation::MemberOf, all(Clause(r_, r_.head(t)).objects()), bodies, source);
    // "NATO members Greece and Turkey"
    if (t + 1 < r_.mention_of.size() && r_.mention_of[t + 1] != kNone &&
        r_.sentence_of[t] == r_.sentence_of[t + 1] &&
        r_.out.mentions[r_.mention_of[t + 1]].form == Mention::Form::Name)
      sink_.add_all(Relation::MemberOf, referents(r_, r_.out.mentions[r_.mention_of[t + 1]].head),
                    bodies, source);
    const TokenId head = r_.head(t);
    if (head != kNone && r_.preposition(t) == "as" && r_.token(head).upos == Upos::Verb &&
        Clause(r_, head).factuality() == Factuality::Stated)
      sink_.add_all(Relation::MemberOf, doers(r_, Clause(r_, head)), bodies, source);
    const bool other = has_word(t, "other") || has_word(t, "fellow");
    if (r_.token(t).deprel == Deprel::Conj && other && head != kNone)
      sink_.add_all(Relation::MemberOf, referents_of_one(r_, head), bodies, source);
    // "Along with other members of the League, Sweden condemned Italy"
    if (other && head != kNone && r_.is(t, {Deprel::Obl}) && r_.token(head).upos == Upos::Verb &&
        (r_.preposition(t) == "with" || r_.preposition(t) == "along" ||
         r_.preposition(t) == "like") &&
        Clause(r_, head).factuality() == Factuality::Stated)
      sink_.add_all(Relation::MemberOf, doers(r_, Clause(r_, head)), bodies, source);
    TokenId apposed = t;
    while (r_.token(apposed).deprel == Deprel::Conj && r_.head(apposed) != kNone &&
           r_.mention_of[r_.head(apposed)] == kNone)
      apposed = r_.head(apposed);
    if (r_.token(apposed).deprel == Deprel::Appos && r_.head(apposed) != kNone)
      sink_.add_all(Relation::MemberOf, referents_of_one(r_, r_.head(apposed)), bodies, source);
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Appos}))
        sink_.add_all(Relation::MemberOf, referents(r_, c), bodies, source);
    }
    if (r_.child(t, {Deprel::Cop}) != kNone && Clause(r_, t).factuality() == Factuality::Stated)
      sink_.add_all(Relation::MemberOf, nominal_subjects(t), bodies, source);
    if (head != kNone && (r_.lemma(head) == "become" || r_.lemma(head) == "remain") &&
        Clause(r_, head).factuality() == Factuality::Stated)
      sink_.add_all(Relation::MemberOf, doers(r_, Clause(r_, head)), bodies, source);
  }

  /// "joined NATO, and Greece had been a member": the organization named before in the sentence.
  std::vector<std::uint32_t> body_before(TokenId t) const {
    for (TokenId n = t; n > r_.sentence(t).first_token;) {
      --n;
      const std::uint32_t e = r_.entity_at(n);
      if (e != kNone && r_.type_of(e) == EntityType::Organization) return {e};
    }
    return {};
  }

  /// "the Labor Party's Ehud Barak"
  void partisan(TokenId t, std::uint32_t person) {
    const TokenId owner = r_.child(t, {Deprel::NmodPoss});
    const std::uint32_t party = owner == kNone ? kNone : r_.entity_at(owner);
    if (party == kNone || r_.type_of(party) != EntityType::Organization) return;
    const std::string& name = r_.out.entities[party].name;
    if (name.find("Party") != std::string::npos || name.find("Front") != std::string::npos)
      sink_.add(Relation::MemberOf, person, party, {t, "member", 0.7F});
  }

  /// "The League's main organs were an Assembly and a Council": parts of it.
  void organs(TokenId t) {
    const TokenId owner = r_.child(t, {Deprel::NmodPoss, Deprel::Nmod});
    const std::uint32_t body = owner == kNone ? kNone : r_.entity_at(owner);
    const TokenId what = r_.head(t);
    if (body == kNone || r_.type_of(body) != EntityType::Organization || what == kNone ||
        !r_.is(t, {Deprel::Nsubj}))
      return;
    const bool told = r_.child(what, {Deprel::Cop}) != kNone;
    const std::vector<std::uint32_t> parts = told ? referents(r_, what)
                                             : r_.lemma(what) == "include"
                                                 ? all(Clause(r_, what).objects())
                                                 : std::vector<std::uint32_t>{};
    sink_.add_all(Relation::PartOf, parts, {body}, {t, "organ", 0.7F});
  }

  /// "the United States, France, and the other Allies"
  void and_others(TokenId t, const Mention& mention) {
    if (r_.token(t).deprel != Deprel::Conj || r_.head(t) == kNone || mention.first_token == 0 ||
        r_.lemma(mention.first_token - 1) != "other")
      return;
    for (TokenId member : r_.conjuncts(r_.head(t))) {
      if (member < t)
        sink_.add_all(Relation::MemberOf, referents_of_one(r_, member), {mention.entity},
                      {t, "others", 0.75F});
    }
  }

  /// "Russia's membership in the council", "gained membership in NATO".
  void membership(TokenId t) {
    std::vector<std::uint32_t> bodies;
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Nmod, Deprel::Obl}) &&
          (r_.preposition(c) == "in" || r_.preposition(c) == "of")) {
        for (std::uint32_t e : referents(r_, c)) bodies.push_back(e);
      }
    }
    const TokenId verb = r_.head(t);
    if (bodies.empty() || verb == kNone || !r_.is(t, {Deprel::Obj}) ||
        !r_.lexicon.is("obtain", r_.lemma(verb)))
      return;
    const Clause clause(r_, verb);
    if (clause.factuality() == Factuality::Stated)
      sink_.add_all(Relation::MemberOf, doers(r_, clause), bodies, {t, "member", 0.7F});
  }

  std::vector<std::uint32_t> nominal_subjects(TokenId t) const {
    const TokenId subject = r_.child(t, {Deprel::Nsubj});
    return subject == kNone ? std::vector<std::uint32_t>{} : referents(r_, subject);
  }

  std::vector<std::uint32_t> all(const std::vector<TokenId>& tokens) const {
    std::vector<std::uint32_t> found;
    for (TokenId t : tokens) {
      for (std::uint32_t e : referents(r_, t)) found.push_back(e);
    }
    return found;
  }

  bool has_word(TokenId t, std::string_view word) const {
    return std::any_of(r_.children(t).begin(), r_.children(t).end(),
                       [&](TokenId c) { return r_.lemma(c) == word; });
  }

  /// "his predecessor, George Bush".
  void successor(TokenId t, bool before) {
    const TokenId owner = r_.child(t, {Deprel::NmodPoss});
    const TokenId name = r_.child(t, {Deprel::Appos, Deprel::Flat});
    if (owner == kNone) return;
    const auto owners = referents(r_, owner);
    auto names = name == kNone ? std::vector<std::uint32_t>{} : referents(r_, name);
    if (names.empty() && t + 1 < r_.mention_of.size() && r_.entity_at(t + 1) != kNone)
      names.push_back(r_.entity_at(t + 1));
    if (names.empty()) names = person_behind(t);
    const FactSink::Source source{t, "succession", 0.8F};
    // "Truman, Roosevelt's successor": the name before the comma.
    const std::uint32_t mention = r_.mention_of[owner];
    const TokenId start = mention == kNone ? owner : r_.out.mentions[mention].first_token;
    if (start >= r_.sentence(t).first_token + 2 && r_.text(start - 1) == "," &&
        r_.entity_at(start - 2) != kNone &&
        r_.type_of(r_.entity_at(start - 2)) == EntityType::Person)
      names = {r_.entity_at(start - 2)};
    same_office(t, owners, names, before);
    if (before)
      sink_.add_all(Relation::Succeeded, owners, names, source);
    else
      sink_.add_all(Relation::Succeeded, names, owners, source);
  }

  /// "his successor, Acting Secretary Richard Rush": titles may stand before the name.
  std::vector<std::uint32_t> person_behind(TokenId t) const {
    const TokenId end = std::min(r_.sentence(t).last_token, t + 9);
    for (TokenId n = t + 1; n < end; ++n) {
      const std::uint32_t entity = r_.entity_at(n);
      if (entity != kNone && r_.type_of(entity) == EntityType::Person) return {entity};
      const Upos tag = r_.token(n).upos;
      if (n > t + 1 && !is_capitalised(r_.text(n)) && tag != Upos::Adp) return {};
    }
    return {};
  }

  /// Who came before or after the holder of the highest office held it too.
  void same_office(TokenId t, const std::vector<std::uint32_t>& owners,
                   const std::vector<std::uint32_t>& names, bool before) {
    for (const auto& office : r_.offices) {
      if (owners.size() != 1 || names.size() != 1 || office.person != owners[0] ||
          office.held_in == kNone || office.person == names[0])
        continue;
      const auto senses = r_.lexicon.names.find(office.role);
      const bool head = std::any_of(senses.begin(), senses.end(), [](const NameSense& s) {
        return s.sense == Sense::Title && s.entry == static_cast<std::uint32_t>(TitleRank::Head);
      });
      if (!head || r_.type_of(names[0]) != EntityType::Person) continue;
      if (sink_.add(Relation::HoldsPosition, names[0], office.held_in, {t, "succession", 0.6F}))
        r_.out.facts.back().role = before ? "former " + office.role : office.role;
      return;
    }
  }

  /// "Signatories included A, B and C": of the treaty spoken of last.
  void signatories(TokenId t) {
    std::vector<std::uint32_t> signers;
    const TokenId head = r_.head(t);
    if (head != kNone && r_.lemma(head) == "include" && r_.is(t, {Deprel::Nsubj})) {
      const TokenId object = r_.child(head, {Deprel::Obj});
      if (object != kNone) signers = referents(r_, object);
    }
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Appos})) signers = referents(r_, c);
    }
    if (head != kNone && r_.is(t, {Deprel::Nsubj}) && r_.child(head, {Deprel::Cop}) != kNone)
      signers = referents(r_, head);
    // "fellow signatories Germany and Italy": the names follow.
    // "Signatories included France, ...": by the order of words.
    if (signers.empty() && t + 2 < r_.mention_of.size() && r_.lemma(t + 1) == "include") {
      for (TokenId n = t + 2; n < t + 5 && n < r_.mention_of.size() && signers.empty(); ++n) {
        if (r_.mention_of[n] != kNone)
          signers = referents(r_, r_.out.mentions[r_.mention_of[n]].head);
      }
    }
    if (signers.empty() && t + 1 < r_.mention_of.size() && r_.entity_at(t + 1) != kNone &&
        r_.sentence_of[t] == r_.sentence_of[t + 1])
      signers = referents(r_, r_.out.mentions[r_.mention_of[t + 1]].head);
    const FactSink::Source source{t, "signatories", 0.75F};
    for (TokenId c : r_.children(t)) {
      const bool of = r_.preposition(c) == "to" || r_.preposition(c) == "of";
      const std::uint32_t e = of ? r_.entity_at(c) : kNone;
      // "the signatories to the Warsaw Treaty Organization" are its members.
      if (e != kNone && r_.type_of(e) == EntityType::Organization) {
        sink_.add_all(Relation::MemberOf, signers, {e}, source);
        return;
      }
    }
    std::uint32_t treaty = last_treaty(t);
    for (TokenId c : r_.children(t)) {
      const std::uint32_t e =
          r_.preposition(c) == "to" || r_.preposition(c) == "of" ? r_.entity_at(c) : kNone;
      if (e != kNone && r_.type_of(e) == EntityType::Treaty) treaty = e;
    }
    if (treaty != kNone) sink_.add_all(Relation::Signed, signers, {treaty}, source);
  }

  std::uint32_t last_treaty(TokenId t) const {
    std::uint32_t treaty = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (m.first_token > t) break;
      if (r_.type_of(m.entity) == EntityType::Treaty) treaty = m.entity;
    }
    return treaty;
  }

  void event(TokenId t, const Mention& mention) {
    named_parties(mention);
    attendance(t, mention);
  }

  /// The "Russo-Japanese War" names its parties.
  void named_parties(const Mention& mention) {
    const std::string name = plain(r_.text(mention.first_token, mention.last_token));
    const std::string_view before = preposition_before(mention);
    if (before == "after" || before == "following" || before == "since" || before == "before" ||
        before == "until" || before == "between" || before == "of")
      return;
    if (name.find("War") == std::string::npos) return;
    for (std::uint32_t party : states_of_pair(r_, name))
      sink_.add(Relation::ParticipatedIn, party, mention.entity,
                {mention.head, "event-name", 0.8F});
  }

  /// "gathered in London": the London Naval Conference of the same text is meant.
  void meets(TokenId verb) {
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    for (std::string_view preposition : {"in", "at"}) {
      for (TokenId place : clause.phrases(preposition)) {
        const std::uint32_t event = conference_at(r_.text(place));
        if (event != kNone)
          sink_.add_all(Relation::ParticipatedIn, doers(r_, clause), {event},
                        {verb, "conference-place", 0.55F});
      }
    }
  }

  std::uint32_t conference_at(std::string_view city) const {
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      const Entity& entity = r_.out.entities[e];
      if (entity.type == EntityType::Event && entity.name.starts_with(city) &&
          entity.name.size() > city.size() && entity.name[city.size()] == ' ' && gathering(e))
        return e;
    }
    return kNone;
  }

  bool gathering(std::uint32_t event) const {
    const std::string name = lower(r_.out.entities[event].name);
    for (std::string_view word : {"conference", "summit", "talks", "congress", "negotiations",
                                  "meeting", "round", "session", "assembly"}) {
      if (name.find(word) != std::string::npos) return true;
    }
    return false;
  }

  /// The verb of the clause that the token belongs to, or the next finite verb of its sentence; the
  /// first that states something.
  TokenId verb_for(TokenId t) const {
    for (TokenId at = r_.head(t), steps = 0; at != kNone && steps < 6; at = r_.head(at), ++steps) {
      if (r_.token(at).upos == Upos::Verb &&
          Clause(r_, at).factuality() != Factuality::Hypothetical)
        return at;
    }
    for (TokenId at = t + 1; at < r_.sentence(t).last_token; ++at) {
      if (r_.token(at).upos == Upos::Verb && (r_.token(at).features & kPast) != 0 &&
          !r_.is(at, {Deprel::Acl, Deprel::Amod}))
        return at;
    }
    return kNone;
  }

  /// The preposition before the name, whatever the parser made of it.
  std::string_view preposition_before(const Mention& mention) const {
    const TokenId begin = r_.sentence(mention.head).first_token;
    for (TokenId t = mention.first_token, steps = 0; t > begin && steps < 4; ++steps) {
      --t;
      // "at the close of the conference"
      if (r_.text(t) == "of" && t >= begin + 2 && r_.is_word("stage-noun", t - 1)) {
        steps = 0;
        --t;
        continue;
      }
      if (r_.token(t).upos == Upos::Adp) return r_.lemma(t);
      if (r_.token(t).upos != Upos::Det && r_.token(t).upos != Upos::Adj &&
          r_.token(t).upos != Upos::Num && !r_.lexicon.is("month", r_.text(t)))
        break;
    }
    return {};
  }

  /// "At the Yalta Conference, Roosevelt ...": who does something at a meeting takes part in it; so
  /// do those whom the meeting includes and their delegations to it.
  void attendance(TokenId t, const Mention& mention) {
    const FactSink::Source source{t, "attendance", 0.6F};
    const bool meeting = gathering(mention.entity);
    const std::string_view preposition = preposition_before(mention);
    if (meeting) delegations(t, mention.entity, source);
    const TokenId verb = verb_for(t);
    if (verb == kNone) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated && preposition != "at") return;
    if (clause.factuality() == Factuality::Hypothetical) return;
    if (meeting && r_.is(t, {Deprel::Nsubj}) && r_.head(t) == verb &&
        (r_.lemma(verb) == "include" || r_.lemma(verb) == "involve")) {
      sink_.add_all(Relation::ParticipatedIn, all(clause.objects()), {mention.entity}, source);
      return;
    }
    const bool at = meeting && (preposition == "at" || preposition == "during" ||
                                (preposition == "in" && r_.head(t) == verb));
    const bool to = meeting && (preposition == "to" || preposition == "for") &&
                    r_.lexicon.is("attend", r_.lemma(verb));
    const bool war = !meeting &&
                     (preposition == "in" || preposition == "during" || preposition == "into") &&
                     r_.lexicon.is("fight", r_.lemma(verb));
    if (!at && !to && !war) return;
    // "sent Chicherin to the conference": who is sent takes part.
    auto present =
        to && r_.lexicon.is("transfer", r_.lemma(verb)) ? all(clause.objects()) : doers(r_, clause);
    if (r_.is_word("meet", verb) || r_.is_word("bargain-verb", verb) ||
        r_.is_word("dealing-verb", verb)) {
      for (TokenId with : clause.phrases("with")) {
        for (std::uint32_t e : referents(r_, with)) present.push_back(e);
      }
    }
    // "At the Malta summit, Bush assured Gorbachev"
    if (preposition == "at" && lower(r_.out.entities[mention.entity].name).ends_with("summit")) {
      for (std::uint32_t e : undergoers(r_, clause)) {
        if (r_.type_of(e) == EntityType::Person) present.push_back(e);
      }
    }
    sink_.add_all(Relation::ParticipatedIn, present, {mention.entity}, source);
  }

  /// "the American delegation to the conference", "Johnson, the U.S. representative at the talks":
  /// the states and the persons.
  void envoys(TokenId noun, std::uint32_t event, const FactSink::Source& source) {
    sink_.add_all(Relation::ParticipatedIn, referents_behind(r_, noun), {event}, source);
    for (TokenId c : r_.children(noun)) {
      if (r_.is(c, {Deprel::Appos, Deprel::Flat}))
        sink_.add_all(Relation::ParticipatedIn, referents(r_, c), {event}, source);
    }
    const TokenId person = r_.head(noun);
    if (r_.is(noun, {Deprel::Appos}) && person != kNone && r_.entity_at(person) != kNone)
      sink_.add(Relation::ParticipatedIn, r_.entity_at(person), event, source);
  }

  /// "the American delegation to the conference", "talks between A and B".
  void delegations(TokenId t, std::uint32_t event, const FactSink::Source& source) {
    const TokenId head = r_.head(t);
    if (head != kNone && r_.token(head).upos == Upos::Noun &&
        r_.lexicon.is("delegation", r_.lemma(head)))
      envoys(head, event, source);
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Nmod}) &&
          (r_.preposition(c) == "between" || r_.preposition(c) == "among"))
        sink_.add_all(Relation::ParticipatedIn, referents(r_, c), {event}, source);
      if (r_.is(c, {Deprel::Acl}) && r_.lemma(c) == "involve")
        sink_.add_all(Relation::ParticipatedIn, all(Clause(r_, c).objects()), {event}, source);
    }
  }

  /// "Dien Bien Phu in Vietnam", "the Ogaden region of Ethiopia", "the U.N.'s atomic agency".
  void belongs(TokenId t, std::uint32_t entity, EntityType type) {
    // "the Ogaden region of Ethiopia": the complement hangs below the noun of area.
    const TokenId area = r_.head(t);
    if (type == EntityType::Place && area != kNone && r_.is(t, {Deprel::Compound}) &&
        r_.lexicon.is("area-noun", r_.lemma(area))) {
      for (TokenId c : r_.children(area)) {
        if (!r_.is(c, {Deprel::Nmod}) || (r_.preposition(c) != "of" && r_.preposition(c) != "in"))
          continue;
        for (std::uint32_t whole : referents_of_one(r_, c))
          sink_.add(Relation::PartOf, entity, whole, {t, "part", 0.65F});
      }
    }
    if (type == EntityType::Place) in_state(t, entity);
    for (TokenId c : r_.children(t)) {
      const bool owner = type == EntityType::Organization && r_.is(c, {Deprel::NmodPoss});
      const bool part = type == EntityType::Place && r_.is(c, {Deprel::Nmod}) &&
                        (r_.preposition(c) == "in" || r_.preposition(c) == "of");
      if (!owner && !part) continue;
      if (part && r_.child(c, {Deprel::Case}) != r_.out.mentions[r_.mention_of[t]].last_token)
        continue;
      for (std::uint32_t whole : referents_of_one(r_, c))
        sink_.add(Relation::PartOf, entity, whole, {t, "part", 0.65F});
    }
  }

  /// "Bangkok, Thailand"
  void in_state(TokenId t, std::uint32_t place) {
    const Mention& mention = r_.out.mentions[r_.mention_of[t]];
    const TokenId comma = mention.last_token;
    if (mention.first_token > 0 &&
        (r_.text(mention.first_token - 1) == "," || r_.text(mention.first_token - 1) == "and" ||
         lower(r_.text(mention.first_token - 1)) == "the"))
      return;
    if (comma + 1 >= r_.mention_of.size() || r_.text(comma) != "," ||
        r_.sentence_of[comma + 1] != r_.sentence_of[t] || r_.mention_of[comma + 1] == kNone)
      return;
    const Mention& next = r_.out.mentions[r_.mention_of[comma + 1]];
    const TokenId after = next.last_token;
    if (next.form != Mention::Form::Name || r_.type_of(next.entity) != EntityType::Country ||
        (after < r_.mention_of.size() && (r_.text(after) == "and" || r_.text(after) == "or")))
      return;
    // "in Paris, London, and Rome" is a list.
    if (after + 1 < r_.mention_of.size() && r_.text(after) == "," &&
        r_.mention_of[after + 1] != kNone)
      return;
    sink_.add(Relation::PartOf, place, next.entity, {t, "city", 0.6F});
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_noun_phrase_facts(Reading& reading) {
  NounPhraseReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
