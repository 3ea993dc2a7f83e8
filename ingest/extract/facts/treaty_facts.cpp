#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/state_words.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Who concluded or negotiated a treaty, where other verbs than "sign" say so: what is ceded under
/// it, the war that it ended, the talks that led to it, the men after whom it is called.
class TreatyReader {
 public:
  explicit TreatyReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (r_.token(t).upos == Upos::Verb) {
      if (r_.is_word("war-ending", t)) ended(t);
      under(t);
      if (r_.is_word("leads-to", t)) led_to(t);
    }
    if (r_.token(t).upos == Upos::Noun && r_.is_word("talk-noun", t)) product(t);
    if (r_.token(t).upos == Upos::Noun && r_.is_word("mediation-noun", t)) mediated(t);
  }

  /// "the Rush-Bagot Pact": who bears a name of it and deals with others in the text.
  void eponyms() {
    for (std::uint32_t treaty = 0; treaty < r_.out.entities.size(); ++treaty) {
      if (r_.type_of(treaty) != EntityType::Treaty) continue;
      for (std::uint32_t man = 0; man < r_.out.entities.size(); ++man) {
        if (r_.type_of(man) != EntityType::Person || !bears_name(treaty, man)) continue;
        const TokenId act = dealing(man, treaty);
        if (act == kNone) continue;
        const FactSink::Source source{act, "eponym", 0.65F};
        const TokenId verb = verb_above(act);
        if (concludes(verb)) {
          sink_.add(Relation::Signed, man, treaty, source);
          continue;
        }
        if (r_.is_word("meet", verb) && has_signed(man, treaty)) continue;
        sink_.add(Relation::Negotiated, man, treaty, source);
        sink_.add_all(Relation::Negotiated, negotiated_with(act), {treaty}, source);
      }
    }
  }

 private:
  Entities treaties(const Entities& all) const {
    Entities found;
    for (std::uint32_t e : all) {
      if (r_.type_of(e) == EntityType::Treaty) found.push_back(e);
    }
    return found;
  }

  void take(const std::vector<TokenId>& tokens, Entities& all) const {
    for (TokenId t : tokens) {
      for (std::uint32_t e : referents(r_, t)) {
        if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
      }
    }
  }

  /// The treaties in phrases with these prepositions, "under the terms of" included.
  Entities treaties_in(const Clause& clause,
                       std::initializer_list<std::string_view> prepositions) const {
    Entities all;
    for (std::string_view preposition : prepositions) {
      for (TokenId t : clause.phrases(preposition)) {
        for (std::uint32_t e : treaties(referents(r_, t))) all.push_back(e);
        if (!r_.is_word("transparent", t)) continue;
        for (TokenId c : r_.children(t)) {
          if (!r_.is(c, {Deprel::Nmod}) || r_.preposition(c) != "of") continue;
          for (std::uint32_t e : treaties(referents(r_, c))) all.push_back(e);
        }
      }
    }
    return all;
  }

  /// Between whom the war was, or against whom.
  Entities parties_of(TokenId noun) const {
    Entities all;
    for (TokenId c : r_.children(noun)) {
      const std::string_view preposition = r_.preposition(c);
      if (r_.is(c, {Deprel::Nmod, Deprel::Obl}) &&
          (preposition == "between" || preposition == "among" || preposition == "with" ||
           preposition == "against"))
        take({c}, all);
    }
    return states_and_bodies_among(r_, all);
  }

  /// "The treaty ended the war between A and B"; "A and B ended the war with C with the treaty".
  void ended(TokenId verb) {
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    Entities parties;
    bool war = false;
    for (TokenId object : clause.objects()) {
      war = war || r_.is_word("war-noun", object) || is_war(object);
      for (std::uint32_t e : parties_of(object)) parties.push_back(e);
    }
    if (!war) return;
    const FactSink::Source source{verb, "ended-war", 0.7F};
    Entities ends;
    for (TokenId t : clause.subjects()) {
      for (std::uint32_t e : treaties(referents(r_, t))) ends.push_back(e);
    }
    if (!ends.empty()) {
      if (parties.size() >= 2) sink_.add_all(Relation::Signed, parties, ends, source);
      return;
    }
    ends = treaties_in(clause, {"with", "by", "in", "through", "under"});
    if (ends.empty() || clause.passive()) return;
    const Entities who = states_and_bodies_among(r_, doers(r_, clause));
    if (who.empty()) return;
    take(clause.phrases("with"), parties);
    sink_.add_all(deed_of(clause), who, ends, source);
    sink_.add_all(deed_of(clause), states_and_bodies_among(r_, parties), ends, source);
  }

  /// "U.S. and French negotiators restored peace with the convention": they negotiated it.
  Relation deed_of(const Clause& clause) const {
    const auto by = clause.subjects();
    const bool negotiate = std::any_of(
        by.begin(), by.end(), [&](TokenId t) { return r_.is_word("negotiating-noun", t); });
    return negotiate ? Relation::Negotiated : Relation::Signed;
  }

  bool is_war(TokenId t) const {
    const std::uint32_t e = r_.entity_at(t);
    return e != kNone && r_.type_of(e) == EntityType::Event;
  }

  /// "Under the treaty, A ceded the islands to B": both have concluded it.
  void under(TokenId verb) {
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    Entities by = r_.is_word("treaty-act", verb)
                      ? treaties_in(clause, {"under", "by", "in", "through", "with"})
                      : treaties_in(clause, {"under"});
    const bool act = r_.is_word("treaty-act", verb);
    if (by.empty() && !act) return;
    Entities giver = states_and_bodies_among(r_, doers(r_, clause));
    // Whatever two states do under a treaty, they have concluded it.
    if (!act && giver.size() < 2) return;
    if (by.empty()) {
      // "the treaty, by which A ceded ...", "the treaty in which A agreed"
      const TokenId noun = r_.head(verb);
      if (noun == kNone || !r_.is(verb, {Deprel::AclRelcl}) || !has_which(verb)) return;
      by = treaties(referents_of_one(r_, noun));
    }
    // What happens "under the treaty" that another sentence names tells little of who concluded it.
    std::erase_if(by, [&](std::uint32_t e) { return !named_in(r_.sentence_of[verb], e); });
    if (by.empty() || giver.empty() || clause.passive()) return;
    Entities taker;
    for (std::string_view preposition : {"to", "from"}) take(clause.phrases(preposition), taker);
    take(clause.recipients(), taker);
    // "ceded its claims to the territory to Spain": the parser may hang it below another phrase.
    for (TokenId object : clause.objects()) {
      for (TokenId n = object + 1; n < r_.sentence(object).last_token && n < object + 12; ++n) {
        if (r_.token(n).upos == Upos::Verb || r_.text(n) == ",") break;
        if (r_.preposition(n) == "to" && r_.below(n, object)) take({n}, taker);
      }
    }
    const FactSink::Source source{verb, "under-treaty", 0.65F};
    sink_.add_all(deed_of(clause), giver, by, source);
    sink_.add_all(deed_of(clause), states_and_bodies_among(r_, taker), by, source);
  }

  bool named_in(std::uint32_t sentence, std::uint32_t entity) const {
    return std::any_of(r_.out.mentions.begin(), r_.out.mentions.end(), [&](const Mention& m) {
      return m.entity == entity && m.form == Mention::Form::Name &&
             r_.sentence_of[m.head] == sentence;
    });
  }

  bool has_which(TokenId verb) const {
    return std::any_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
      return r_.is(c, {Deprel::Obl}) && r_.lemma(c) == "which";
    });
  }

  /// Who holds the talks: between or with whom, whose they are.
  Entities talkers(TokenId noun) const {
    Entities all;
    for (TokenId c : r_.children(noun)) {
      const std::string_view preposition = r_.preposition(c);
      const bool party = r_.is(c, {Deprel::Nmod, Deprel::Obl}) &&
                         (preposition == "between" || preposition == "among" ||
                          preposition == "with" || preposition == "by");
      if (party || r_.is(c, {Deprel::NmodPoss})) take({c}, all);
      if (r_.is(c, {Deprel::Amod, Deprel::Compound}) && r_.mention_of[c] != kNone) take({c}, all);
    }
    std::erase_if(all, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    drop_scenes(r_, all);
    return all;
  }

  /// "Talks between A and B led to the treaty"; "A's mediation resulted in it".
  void led_to(TokenId verb) {
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated || clause.passive()) return;
    Entities result = treaties_in(clause, {"to", "in", "with"});
    for (TokenId t : clause.objects()) {
      for (std::uint32_t e : treaties(referents(r_, t))) result.push_back(e);
    }
    if (result.empty()) return;
    for (TokenId subject : clause.subjects()) {
      if (!r_.is_word("talk-noun", subject) && !r_.is_word("talks-too", subject)) continue;
      const FactSink::Source source{verb, "led-to", 0.65F};
      if (sink_.add_all(Relation::Negotiated, talkers(subject), result, source)) continue;
      for (std::uint32_t treaty : result)
        sink_.add_all(Relation::Negotiated, states_of_pair(r_, r_.out.entities[treaty].name),
                      {treaty}, source);
    }
  }

  /// "the treaty was the product of talks between A and B", "worked out in talks between them".
  void product(TokenId noun) {
    const Entities who = talkers(noun);
    const TokenId verb = r_.head(noun);
    if (who.size() < 2 || verb == kNone) return;
    const std::string_view preposition = r_.preposition(noun);
    if (!r_.is(noun, {Deprel::Obl, Deprel::Nmod}) ||
        (preposition != "in" && preposition != "through" && preposition != "of" &&
         preposition != "from" && preposition != "during"))
      return;
    Entities made;
    if (r_.token(verb).upos == Upos::Verb) {
      if (!r_.is_word("worked-out", verb)) return;
      const Clause clause(r_, verb);
      if (clause.factuality() != Factuality::Stated) return;
      take(clause.passive() ? clause.objects() : clause.subjects(), made);
    } else if (r_.is_word("result-noun", verb) && r_.child(verb, {Deprel::Cop}) != kNone) {
      take(Clause(r_, verb).subjects(), made);
    }
    sink_.add_all(Relation::Negotiated, who, treaties(made), {noun, "product", 0.65F});
  }

  /// "Following U.S. mediation, A and B signed the protocol".
  void mediated(TokenId noun) {
    TokenId verb = r_.head(noun);
    if (verb != kNone && r_.is_word("transparent", verb)) verb = r_.head(verb);
    if (verb == kNone || !r_.is(noun, {Deprel::Obl}) || r_.token(verb).upos != Upos::Verb ||
        !r_.is_word("treaty-verb", verb))
      return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    Entities signed_there;
    take(clause.objects(), signed_there);
    Entities mediators = talkers(noun);
    for (TokenId c : r_.children(noun)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") take({c}, mediators);
    }
    std::erase_if(mediators, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    sink_.add_all(Relation::Negotiated, mediators, treaties(signed_there),
                  {noun, "mediation", 0.65F});
  }

  /// A part of a name of the treaty is the surname of the man.
  bool bears_name(std::uint32_t treaty, std::uint32_t man) const {
    const std::string& name = r_.out.entities[man].name;
    std::string surname = name.substr(name.rfind(' ') + 1);
    if (surname.size() < 3 || surname == "II" || surname == "III") return false;
    const auto holds = [&](const std::string& words) {
      const std::size_t at = plain(words).find(plain(surname));
      if (at == std::string::npos) return false;
      const std::string text = plain(words);
      const std::size_t end = at + plain(surname).size();
      const bool starts = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
      return starts &&
             (end == text.size() || text[end] == '-' || text[end] == ' ' || text[end] == '\'') &&
             (at < 3 || text.substr(at - 3, 3) != "of ");
    };
    const Entity& entity = r_.out.entities[treaty];
    // "a protocol concluded by Nixon" is described and not called after him.
    if (entity.of_document && entity.name.find("proposed by") == std::string::npos) return false;
    return holds(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), holds);
  }

  /// "sent Jay to negotiate with the British": the other side, in the sentence of the man's deed.
  Entities negotiated_with(TokenId man) const {
    Entities all;
    const Sentence& s = r_.sentence(man);
    for (TokenId t = man; t < s.last_token; ++t) {
      if (r_.lemma(t) == "negotiate" && r_.token(t).upos == Upos::Verb)
        take(Clause(r_, t).phrases("with"), all);
    }
    std::erase_if(all, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    return all;
  }

  TokenId verb_above(TokenId t) const {
    TokenId verb = r_.head(t);
    for (int steps = 0; verb != kNone && steps < 4 && r_.token(verb).upos != Upos::Verb; ++steps)
      verb = r_.head(verb);
    return verb;
  }

  /// "Root and Takahira formed an agreement"
  bool concludes(TokenId verb) const {
    const TokenId object = r_.child(verb, {Deprel::Obj});
    const bool text = object != kNone &&
                      (r_.is_word("compact-noun", object) || r_.is_word("nameless-treaty", object));
    return text && r_.is_word("makes-accord", verb);
  }

  bool has_signed(std::uint32_t man, std::uint32_t treaty) const {
    return std::any_of(r_.out.facts.begin(), r_.out.facts.end(), [&](const Fact& fact) {
      return fact.relation == Relation::Signed && fact.subject == man && fact.object == treaty;
    });
  }

  /// "Hay signed a treaty with Herrán": not the Hay-Pauncefote Treaty.
  bool signs_with_other(TokenId verb, std::uint32_t treaty) const {
    if (!r_.is_word("signing-verb", verb)) return false;
    Entities with;
    take(Clause(r_, verb).phrases("with"), with);
    for (TokenId object : Clause(r_, verb).objects()) {
      for (TokenId c : r_.children(object)) {
        if (r_.preposition(c) == "with") take({c}, with);
      }
    }
    return std::any_of(with.begin(), with.end(), [&](std::uint32_t e) {
      return r_.type_of(e) == EntityType::Person && !bears_name(treaty, e);
    });
  }

  /// Where the man is sent, agrees, meets, signs or negotiates; kNone where he does nothing of the
  /// kind.
  TokenId dealing(std::uint32_t man, std::uint32_t treaty) const {
    for (const Mention& m : r_.out.mentions) {
      if (m.entity != man) continue;
      const Sentence& s = r_.sentence(m.head);
      if (!r_.states_facts(s)) continue;
      TokenId verb = r_.head(m.head), place = m.head;
      for (int steps = 0; verb != kNone && steps < 4 && r_.token(verb).upos != Upos::Verb;
           ++steps) {
        place = verb;
        verb = r_.head(verb);
      }
      if (verb == kNone || !r_.is_word("dealing-verb", verb)) continue;
      // "worked under the orders of Seward"
      if (r_.is(place, {Deprel::Obl, Deprel::OblUnmarked}) && r_.preposition(place) != "with" &&
          r_.preposition(place) != "by")
        continue;
      if (Clause(r_, verb).factuality() != Factuality::Stated) continue;
      if (signs_with_other(verb, treaty)) continue;
      return m.head;
    }
    return kNone;
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_treaty_facts(Reading& reading) {
  TreatyReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
  reader.eponyms();
}

}  // namespace dossier::ingest
