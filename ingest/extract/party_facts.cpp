#include "ingest/extract/actors.h"
#include "ingest/extract/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Reads who is party to what: "an agreement between A and B", "the participants, A, B and C",
/// "during the War of 1812, A and B fought".
class PartyReader {
 public:
  explicit PartyReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    const Upos tag = r_.token(t).upos;
    if (tag == Upos::Noun || tag == Upos::Propn) {
      between(t);
      participants(t);
      if (r_.is_word("state-plural", t)) of_body(t);
      if (r_.lemma(t) == "part") part(t);
      if (r_.is_word("delegate-noun", t)) delegation(t);
      if (r_.is_word("leaving-noun", t)) heir(t);
      if (r_.is_word("regime-noun", t)) ruled(t);
    }
    if (tag == Upos::Verb) {
      invited(t);
      delegates(t);
      represented(t);
    }
    if (r_.mention_of[t] == kNone || mention(t).head != t || mention(t).form != Mention::Form::Name)
      return;
    if (r_.type_of(mention(t).entity) == EntityType::Event) happening(t);
    if (r_.type_of(mention(t).entity) == EntityType::Organization) listed_members(t);
  }

  /// "the Allies, including Britain and France", "the Axis powers (Germany, Italy, and Japan)".
  void listed_members(TokenId t) {
    const TokenId end = r_.sentence(t).last_token;
    TokenId n = mention(t).last_token;
    while (n < end && r_.is_word("state-plural", n)) ++n;
    if (n + 1 >= end) return;
    const FactSink::Source source{t, "listed", 0.7F};
    const std::string mark = plain(r_.text(n));
    Entities members = mark == "(" || mark == "-" || mark == "--" || mark == ":"
                           ? list_behind(n - 1)
                           : examples_behind(n - 1);
    // "the Big Three (Soviet leader Stalin, ...)": the persons, and not their states.
    const bool persons = std::any_of(members.begin(), members.end(), [&](std::uint32_t e) {
      return r_.type_of(e) == EntityType::Person;
    });
    std::erase_if(members, [&](std::uint32_t e) {
      return r_.type_of(e) != (persons ? EntityType::Person : EntityType::Country);
    });
    if (members.size() >= 2)
      sink_.add_all(Relation::MemberOf, members, {mention(t).entity}, source);
  }

  void happening(TokenId t) { when_there(t); }

  /// "at the Yalta Conference in 1945 when Roosevelt and Stalin agreed ...": those who act then.
  void when_there(TokenId t) {
    if (!gathering(mention(t).entity)) return;
    const TokenId end = std::min(r_.sentence(t).last_token, mention(t).last_token + 11);
    for (TokenId n = mention(t).last_token; n < end; ++n) {
      if (r_.token(n).upos == Upos::Verb) return;
      if (r_.text(n) != "when" && r_.text(n) != "where") continue;
      const TokenId verb = r_.head(n);
      if (verb == kNone || r_.token(verb).upos != Upos::Verb) return;
      const Clause clause(r_, verb);
      if (clause.factuality() != Factuality::Stated) return;
      const FactSink::Source source{verb, "when-there", 0.65F};
      sink_.add_all(Relation::ParticipatedIn, doers(r_, clause), {mention(t).entity}, source);
      // "at the summit, where Kissinger bargained with Gromyko"
      if (!r_.is_word("dealing-verb", verb) && !r_.is_word("meet", verb)) return;
      for (TokenId with : clause.phrases("with"))
        sink_.add_all(Relation::ParticipatedIn, actors(referents(r_, with)), {mention(t).entity},
                      source);
      return;
    }
  }

 private:
  const Mention& mention(TokenId t) const { return r_.out.mentions[r_.mention_of[t]]; }

  std::uint32_t of_type(const Entities& all, EntityType type) const {
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](std::uint32_t e) { return r_.type_of(e) == type; });
    return at == all.end() ? kNone : *at;
  }

  Entities actors(const Entities& all) const {
    Entities found;
    for (std::uint32_t e : all) {
      if (is_actor(r_.type_of(e)) && std::find(found.begin(), found.end(), e) == found.end())
        found.push_back(e);
    }
    return found;
  }

  /// The entity that the noun is: itself, its apposition, or the subject of "X was a conflict".
  std::uint32_t identity(TokenId t, EntityType type) const {
    Entities all = referents_of_one(r_, t);
    if (const std::uint32_t e = of_type(all, type); e != kNone) return e;
    if (r_.is(t, {Deprel::Appos}) && r_.head(t) != kNone) {
      if (const std::uint32_t e = r_.entity_at(r_.head(t)); e != kNone && r_.type_of(e) == type)
        return e;
    }
    if (const std::uint32_t e = known_as(t, type); e != kNone) return e;
    if (r_.child(t, {Deprel::Cop}) == kNone) return kNone;
    const TokenId subject = r_.child(t, {Deprel::Nsubj});
    if (subject == kNone || r_.entity_at(subject) == kNone) return kNone;
    return r_.type_of(r_.entity_at(subject)) == type ? r_.entity_at(subject) : kNone;
  }

  /// "a conflict between A and B, known as the Falklands War"
  std::uint32_t known_as(TokenId t, EntityType type) const {
    for (TokenId c : r_.children(t)) {
      if (!r_.is(c, {Deprel::Acl, Deprel::AclRelcl}) || !r_.is_word("name-verb", c)) continue;
      for (TokenId name : r_.children(c)) {
        const std::uint32_t e = r_.entity_at(name);
        if (r_.is(name, {Deprel::Obl, Deprel::Xcomp, Deprel::Obj}) && e != kNone &&
            r_.type_of(e) == type)
          return e;
      }
    }
    return kNone;
  }

  /// "the Rush-Bagot Pact was an agreement between A and B", "the conflict between A and B known
  /// as the Seven Years' War".
  void between(TokenId t) {
    Entities parties;
    for (TokenId c : r_.children(t)) {
      const std::string_view preposition = r_.preposition(c);
      if (r_.is(c, {Deprel::Nmod, Deprel::Obl}) &&
          (preposition == "between" || preposition == "among" ||
           (preposition == "of" && r_.is_word("bloc-noun", t))))
        for (std::uint32_t e : referents(r_, c)) parties.push_back(e);
      // "an alliance concluded between A and B"
      if (!r_.is(c, {Deprel::Acl}) ||
          (!r_.is_word("treaty-verb", c) && !r_.is_word("worked-out", c)))
        continue;
      for (std::string_view link : {"between", "among", "by"}) {
        for (TokenId phrase : Clause(r_, c).phrases(link)) {
          for (std::uint32_t e : referents(r_, phrase)) parties.push_back(e);
        }
      }
    }
    if (parties.empty()) parties = between_after(t);
    if (parties.empty() && r_.is_word("compact-noun", t)) parties = partners(t);
    parties = actors(parties);
    drop_scenes(r_, parties);
    if (parties.size() < 2) return;
    const FactSink::Source source{t, "between", 0.7F};
    const std::uint32_t treaty = identity(t, EntityType::Treaty);
    if (treaty != kNone && !hypothetical(t)) {
      sink_.add_all(Relation::Signed, parties, {treaty}, source);
      return;
    }
    const std::uint32_t body = identity(t, EntityType::Organization);
    if (body != kNone && r_.is_word("bloc-noun", t) && !hypothetical(t)) {
      sink_.add_all(Relation::MemberOf, parties, {body}, source);
      return;
    }
    const std::uint32_t event = identity(t, EntityType::Event);
    if (event != kNone) {
      sink_.add_all(Relation::ParticipatedIn, parties, {event}, source);
      return;
    }
    if (treaty == kNone && r_.is_word("compact-noun", t) && !hypothetical(t) && definite(t))
      sink_.add_pairs(Relation::AgreedWith, parties, source);
  }

  /// "a Portuguese-Algerian truce", "under an agreement with
  /// Spain, the United States built".
  Entities partners(TokenId t) const {
    if (r_.mention_of[t] != kNone) return {};
    TokenId n = t;
    while (n > r_.sentence(t).first_token + 3 && r_.mention_of[n - 1] == kNone &&
           (r_.token(n - 1).upos == Upos::Adj || r_.token(n - 1).upos == Upos::Noun))
      --n;
    if (r_.is_word("bond-noun", t) && n >= r_.sentence(t).first_token + 3 &&
        is_hyphen(r_.text(n - 2)) && r_.entity_at(n - 1) != kNone && r_.entity_at(n - 3) != kNone)
      return {r_.entity_at(n - 3), r_.entity_at(n - 1)};
    Entities with;
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "with")
        for (std::uint32_t e : referents(r_, c)) with.push_back(e);
    }
    if (with.empty()) return {};
    const TokenId verb = r_.head(t);
    const std::string_view preposition = r_.preposition(t);
    const bool frame = r_.is(t, {Deprel::Obl}) && (preposition == "under" || preposition == "in");
    if (verb == kNone || !frame || r_.token(verb).upos != Upos::Verb ||
        Clause(r_, verb).factuality() != Factuality::Stated)
      return {};
    const Entities by = doers(r_, Clause(r_, verb));
    with.insert(with.end(), by.begin(), by.end());
    return with;
  }

  /// "the Convention of 1800 between France and the United States": by the order of words.
  Entities between_after(TokenId t) const {
    if (r_.mention_of[t] == kNone || mention(t).head != t) return {};
    TokenId n = mention(t).last_token;
    const TokenId end = r_.sentence(t).last_token;
    if (n < end && r_.text(n) == ",") ++n;
    if (n >= end || (r_.text(n) != "between" && r_.text(n) != "among")) return {};
    for (TokenId c = n + 1; c < end && c < n + 4; ++c) {
      if (r_.mention_of[c] != kNone) return referents(r_, mention(c).head);
    }
    return {};
  }

  /// "the 1902 agreement", "their alliance": spoken of as something that exists.
  bool definite(TokenId t) const {
    return std::none_of(r_.children(t).begin(), r_.children(t).end(), [&](TokenId c) {
      const std::string_view word = r_.lemma(c);
      return word == "no" || word == "any" || word == "possible" || word == "future" ||
             word == "proposed" || word == "potential" || word == "lasting";
    });
  }

  bool hypothetical(TokenId t) const {
    const TokenId governor = r_.head(t);
    if (governor == kNone || !r_.is(t, {Deprel::Obj, Deprel::Nmod, Deprel::Obl, Deprel::NsubjPass}))
      return false;
    for (TokenId at = governor, steps = 0; at != kNone && steps < 3; at = r_.head(at), ++steps) {
      if (r_.token(at).upos == Upos::Verb && r_.is_word("plan-verb", at)) return true;
    }
    if (r_.token(governor).upos == Upos::Verb) {
      if (r_.is(t, {Deprel::Obj}) && r_.is_word("hypothetical", governor)) return true;
      if (r_.is(t, {Deprel::Obl}) && r_.preposition(t) == "in" &&
          Clause(r_, governor).factuality() == Factuality::Hypothetical)
        return true;
      return r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) &&
             Clause(r_, governor).factuality() != Factuality::Stated;
    }
    return r_.is_word("hypothetical", governor);
  }

  /// The last event of the document before the token that is a meeting; the first where none stands
  /// before.
  std::uint32_t last_meeting(TokenId t) const {
    std::uint32_t found = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (r_.type_of(m.entity) != EntityType::Event || !gathering(m.entity)) continue;
      if (m.first_token > t && found != kNone) break;
      found = m.entity;
      if (m.first_token > t) break;
    }
    return found;
  }

  bool gathering(std::uint32_t event) const {
    const std::string name = lower(r_.out.entities[event].name);
    for (std::string_view word :
         {"conference", "summit", "talks", "congress", "negotiations", "convention"}) {
      if (name.find(word) != std::string::npos) return true;
    }
    return false;
  }

  /// "the participants in the conference were A and B", "the signatories—A, B, and C—".
  void participants(TokenId t) {
    const std::string_view word = r_.lemma(t);
    if (word != "participant" && word != "attendee" && word != "signatory" &&
        word != "belligerent" && word != "combatant")
      return;
    const Entities listed = actors(list_behind(t));
    if (listed.empty()) return;
    const FactSink::Source source{t, "participants", 0.7F};
    if (word == "signatory") {
      const std::uint32_t treaty = last_treaty(t);
      if (treaty != kNone) sink_.add_all(Relation::Signed, listed, {treaty}, source);
      return;
    }
    std::uint32_t event = kNone;
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Nmod})) event = of_type(referents(r_, c), EntityType::Event);
      if (event != kNone) break;
    }
    if (event == kNone) event = last_meeting(t);
    if (event != kNone) sink_.add_all(Relation::ParticipatedIn, listed, {event}, source);
  }

  std::uint32_t last_treaty(TokenId t) const {
    std::uint32_t treaty = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (m.first_token > t) break;
      if (r_.type_of(m.entity) == EntityType::Treaty) treaty = m.entity;
    }
    return treaty;
  }

  /// The names of a list that follows behind a dash, a colon, a parenthesis, or "including".
  Entities list_behind(TokenId t) const {
    const TokenId end = r_.sentence(t).last_token;
    TokenId n = t + 1;
    for (; n < end && n < t + 8; ++n) {
      const std::string mark = plain(r_.text(n));
      if (mark == "-" || mark == "--" || mark == ":" || mark == "(" || mark == "including" ||
          mark == "include" || mark == "included" || mark == "were")
        break;
      if (r_.token(n).upos == Upos::Verb || mark == ".") return {};
    }
    if (n >= end || n >= t + 8) return {};
    const std::string close = plain(r_.text(n)) == "(" ? ")" : "-";
    Entities all;
    for (++n; n < end; ++n) {
      if (plain(r_.text(n)) == close || r_.text(n) == ";" || r_.token(n).upos == Upos::Verb) break;
      if (r_.mention_of[n] == kNone || mention(n).head != n) continue;
      for (std::uint32_t e : referents(r_, n)) all.push_back(e);
    }
    return all;
  }

  /// "Russia was part of the Triple Intervention", "became part of the alliance".
  void part(TokenId t) {
    Entities wholes;
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of")
        for (std::uint32_t e : referents(r_, c)) wholes.push_back(e);
    }
    if (wholes.empty()) return;
    Entities parts;
    const TokenId verb = r_.head(t);
    if (r_.child(t, {Deprel::Cop}) != kNone && Clause(r_, t).factuality() == Factuality::Stated) {
      for (TokenId subject : Clause(r_, t).subjects()) {
        for (std::uint32_t e : referents(r_, subject)) parts.push_back(e);
      }
    } else if (verb != kNone && r_.is_word("part-verb", verb)) {
      if (Clause(r_, verb).factuality() != Factuality::Stated) return;
      parts = doers(r_, Clause(r_, verb));
    }
    const FactSink::Source source{t, "part-of", 0.6F};
    for (std::uint32_t whole : wholes) {
      if (r_.type_of(whole) == EntityType::Event)
        sink_.add_all(Relation::ParticipatedIn, actors(parts), {whole}, source);
      else if (r_.type_of(whole) == EntityType::Organization)
        belong(actors(parts), whole, source);
    }
  }

  /// A body is part of another, a state or a man its member.
  void belong(const Entities& parts, std::uint32_t whole, const FactSink::Source& source) {
    for (std::uint32_t part : parts) {
      const bool body = r_.type_of(part) == EntityType::Organization;
      sink_.add(body ? Relation::PartOf : Relation::MemberOf, part, whole, source);
    }
  }

  /// "With the death of Roosevelt, Truman became president": he succeeds him.
  void heir(TokenId t) {
    std::uint32_t before = kNone;
    for (TokenId c : r_.children(t)) {
      const bool owner =
          r_.is(c, {Deprel::NmodPoss}) || (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of");
      const std::uint32_t e = owner ? r_.entity_at(c) : kNone;
      if (e != kNone && r_.type_of(e) == EntityType::Person) before = e;
    }
    const TokenId verb = r_.head(t);
    if (before == kNone || verb == kNone || !r_.is(t, {Deprel::Obl})) return;
    const std::string_view act = r_.lemma(verb);
    const bool office = act == "become" || act == "assume" || act == "succeed" ||
                        (act == "take" && r_.child(verb, {Deprel::Obj}) != kNone &&
                         (r_.lemma(r_.child(verb, {Deprel::Obj})) == "office" ||
                          r_.lemma(r_.child(verb, {Deprel::Obj})) == "power"));
    if (!office || Clause(r_, verb).factuality() != Factuality::Stated) return;
    sink_.add_all(Relation::Succeeded, doers(r_, Clause(r_, verb)), {before},
                  {t, "succession", 0.7F});
  }

  /// "the government of the Republic of China under Chiang Kai-shek": he leads that state.
  void ruled(TokenId t) {
    std::uint32_t state = kNone, person = kNone;
    for (TokenId c : r_.children(t)) {
      const std::uint32_t e = r_.entity_at(c);
      const std::string_view preposition = r_.preposition(c);
      if (e != kNone && r_.type_of(e) == EntityType::Country &&
          (r_.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}) || preposition == "of"))
        state = e;
      if (e != kNone && r_.type_of(e) == EntityType::Person && r_.is(c, {Deprel::Nmod}) &&
          preposition == "under")
        person = e;
      if (!r_.is(c, {Deprel::Acl}) || (r_.lemma(c) != "lead" && r_.lemma(c) != "head")) continue;
      for (TokenId by : Clause(r_, c).subjects()) {
        const std::uint32_t leader = r_.entity_at(by);
        if (leader != kNone && r_.type_of(leader) == EntityType::Person) person = leader;
      }
    }
    if (state == kNone || person == kNone) return;
    if (sink_.add(Relation::HoldsPosition, person, state, {t, "under", 0.6F}))
      r_.out.facts.back().role = "leader";
  }

  bool joins(TokenId verb) const {
    const std::string_view word = r_.lemma(verb);
    return word == "participate" || word == "attend" || word == "join" || word == "send" ||
           (word == "take" && r_.child(verb, {Deprel::Obj}) != kNone &&
            r_.lemma(r_.child(verb, {Deprel::Obj})) == "part");
  }

  /// "A and B were invited to take part in talks": in the conference the text is about.
  void invited(TokenId t) {
    if (r_.lemma(t) != "invite") return;
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated || stays_away(t)) return;
    const TokenId act = r_.child(t, {Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp});
    std::uint32_t event = kNone;
    for (TokenId to : clause.phrases("to")) {
      event = of_type(referents(r_, to), EntityType::Event);
      if (event != kNone) break;
    }
    if (event == kNone && act != kNone && joins(act)) {
      event = event_of(act);
      if (event == kNone) event = last_meeting(t);
    }
    if (event == kNone) return;
    sink_.add_all(Relation::ParticipatedIn, actors(undergoers(r_, clause)), {event},
                  {t, "invited", 0.6F});
  }

  /// "Assad, whom Waldheim had invited, would not attend": the sentence tells that somebody did not
  /// come.
  bool stays_away(TokenId t) const {
    const Sentence& s = r_.sentence(t);
    for (TokenId n = s.first_token; n + 1 < s.last_token; ++n) {
      if (r_.text(n) == "declined" || r_.text(n) == "refused") return true;
      if (r_.text(n) == "not" && (joins(n + 1) || r_.lemma(n + 1) == "come")) return true;
    }
    return false;
  }

  std::uint32_t event_of(TokenId verb) const {
    const Clause clause(r_, verb);
    for (std::string_view preposition : {"in", "at", "to"}) {
      for (TokenId c : clause.phrases(preposition)) {
        if (const auto e = of_type(referents(r_, c), EntityType::Event); e != kNone) return e;
      }
    }
    for (TokenId c : clause.objects()) {
      if (const auto e = of_type(referents(r_, c), EntityType::Event); e != kNone) return e;
    }
    return kNone;
  }

  /// The gathering that the text is about: named at its beginning and most often.
  std::uint32_t main_meeting() const {
    constexpr TokenId kBeginning = 30;
    std::vector<std::uint32_t> count(r_.out.entities.size(), 0);
    std::uint32_t best = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (r_.type_of(m.entity) != EntityType::Event || !gathering(m.entity)) continue;
      if (count[m.entity] == 0 && m.first_token > kBeginning) continue;
      if (++count[m.entity] >= (best == kNone ? 3 : count[best] + 1)) best = m.entity;
    }
    return best;
  }

  /// "The British delegation insisted": on the conference that the text is about.
  void delegation(TokenId t) {
    for (TokenId c : r_.children(t)) {
      if (r_.preposition(c) == "to" || r_.preposition(c) == "at") return;
    }
    const Entities from = states(referents_behind(r_, t));
    if (from.empty()) return;
    std::uint32_t event = main_meeting();
    if (event == kNone) event = meeting_near(t, 2);
    if (event == kNone) return;
    const FactSink::Source source{t, "delegation", 0.7F};
    sink_.add_all(Relation::ParticipatedIn, from, {event}, source);
    // "Gromyko, who led the Soviet delegation"
    const TokenId verb = r_.head(t);
    if (verb == kNone || !r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) ||
        !r_.is_word("lead-verb", verb))
      return;
    const Clause clause(r_, verb);
    if (clause.factuality() == Factuality::Stated)
      sink_.add_all(Relation::ParticipatedIn, doers(r_, clause), {event}, source);
  }

  /// "A, B and C all sent commissioners to the Congress": by the object, whatever it is called.
  void delegates(TokenId t) {
    if (r_.lemma(t) != "send") return;
    const TokenId object = r_.child(t, {Deprel::Obj});
    if (object == kNone || !r_.is_word("delegation", object)) return;
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated) return;
    for (TokenId to : clause.phrases("to")) {
      const std::uint32_t event = of_type(referents(r_, to), EntityType::Event);
      if (event != kNone)
        sink_.add_all(Relation::ParticipatedIn, doers(r_, clause), {event},
                      {t, "delegates", 0.75F});
    }
  }

  /// "A conference was convened at Geneva; Egypt and Israel were represented": there.
  void represented(TokenId t) {
    if (r_.lemma(t) != "represent") return;
    const Clause clause(r_, t);
    if (!clause.passive() || clause.factuality() != Factuality::Stated) return;
    for (std::string_view where : {"at", "in", "by", "on"}) {
      if (!clause.phrases(where).empty()) return;
    }
    const Entities who = states(undergoers(r_, clause));
    const std::uint32_t event = meeting_near(t, 1);
    if (event != kNone)
      sink_.add_all(Relation::ParticipatedIn, who, {event}, {t, "represented", 0.7F});
  }

  /// The last gathering named before the token, at most so many sentences ago.
  std::uint32_t meeting_near(TokenId t, std::uint32_t sentences) const {
    std::uint32_t event = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (m.first_token > t) break;
      if (r_.type_of(m.entity) == EntityType::Event && gathering(m.entity) &&
          r_.sentence_of[m.head] + sentences >= r_.sentence_of[t])
        event = m.entity;
    }
    return event;
  }

  Entities states(Entities all) const {
    std::erase_if(all, [&](std::uint32_t e) {
      return !is_actor(r_.type_of(e)) || r_.type_of(e) == EntityType::Person;
    });
    return all;
  }

  /// "the OPEC countries, including Saudi Arabia and Iran", "NATO allies such as Turkey": the names
  /// are members.
  void of_body(TokenId t) {
    Entities bodies;
    for (TokenId c : r_.children(t)) {
      const bool of = r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of";
      if (!of && !r_.is(c, {Deprel::Compound, Deprel::Amod, Deprel::NmodPoss})) continue;
      // "NATO member states": the name hangs below "member".
      const TokenId inner = r_.lemma(c) == "member" ? r_.child(c, {Deprel::Compound}) : kNone;
      const std::uint32_t e = r_.entity_at(inner == kNone ? c : inner);
      if (e != kNone && r_.type_of(e) == EntityType::Organization) bodies.push_back(e);
    }
    if (bodies.empty()) return;
    const FactSink::Source source{t, "of-body", 0.65F};
    sink_.add_all(Relation::MemberOf, actors(list_behind(t)), bodies, source);
    sink_.add_all(Relation::MemberOf, actors(examples_behind(t)), bodies, source);
    if (r_.lemma(t) != "ally" && r_.lemma(t) != "partner") return;
    // "the United States and its NATO allies"
    if (const TokenId owner = r_.child(t, {Deprel::NmodPoss}); owner != kNone)
      sink_.add_all(Relation::MemberOf, actors(referents(r_, owner)), bodies, source);
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Appos, Deprel::Flat}))
        sink_.add_all(Relation::MemberOf, actors(referents(r_, c)), bodies, source);
    }
  }

  /// The names behind ", including", "such as" or "like".
  Entities examples_behind(TokenId t) const {
    const TokenId end = std::min(r_.sentence(t).last_token, t + 8);
    for (TokenId n = t + 1; n + 1 < end; ++n) {
      const std::string_view word = r_.text(n);
      if (word == "such" || word == "including" || word == "like") {
        for (TokenId m = n + 1; m < end + 4 && m < r_.sentence(t).last_token; ++m) {
          if (r_.mention_of[m] != kNone) return referents(r_, mention(m).head);
        }
        return {};
      }
      if (word != ",") return {};
    }
    return {};
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_party_facts(Reading& reading) {
  PartyReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
  find_war_facts(reading);
  find_threats(reading);
  find_treaty_facts(reading);
  find_signatories(reading);
  find_treaty_parties(reading);
  find_negotiations(reading);
  find_votes(reading);
  find_journeys(reading);
  find_successions(reading);
  find_office_facts(reading);
  find_appointments(reading);
  find_party_members(reading);
  find_territory_facts(reading);
}

}  // namespace dossier::ingest
