#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/treaty_meant.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Who negotiated a treaty, where the talks and the treaty stand in different clauses: "Trist began
/// negotiations for a peace treaty with Mexico ... signed the Treaty of Guadalupe Hidalgo". The
/// talks are those of the next treaty that is concluded nearby, else of the treaty that the title
/// names.
class NegotiationReader {
 public:
  explicit NegotiationReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (r_.token(t).upos == Upos::Verb && r_.is_word("bargain-verb", t)) bargained(t);
    if (r_.token(t).upos == Upos::Noun && r_.is_word("bargain-noun", t)) talks(t);
  }

 private:
  /// How many sentences behind the talks the treaty may be concluded.
  static constexpr std::uint32_t kReach = 2;

  void take(const std::vector<TokenId>& tokens, Entities& all) const {
    for (TokenId t : tokens) {
      for (std::uint32_t e : referents(r_, t)) {
        if (is_actor(r_.type_of(e)) && std::find(all.begin(), all.end(), e) == all.end())
          all.push_back(e);
      }
    }
  }

  /// "Kissinger bargained with Gromyko", "met to negotiate the terms of peace"
  void bargained(TokenId verb) {
    const Clause clause(r_, verb);
    if (clause.passive() || clause.factuality() != Factuality::Stated) return;
    bool text = false;
    for (TokenId object : clause.objects()) {
      if (!topic(object)) return;
      text = text || r_.is_word("nameless-treaty", object) || r_.is_word("compact-noun", object);
    }
    // "haggled over the future of his soldiers", "instructions on how to negotiate"
    const auto over = clause.phrases("over");
    if (std::any_of(over.begin(), over.end(), [&](TokenId t) { return !topic(t); })) return;
    for (TokenId c : r_.children(verb)) {
      if (r_.lemma(c) == "how" && c < verb) return;
    }
    Entities who = doers(r_, clause);
    if (who.empty()) return;
    const std::size_t own = who.size();
    take(clause.phrases("with"), who);
    conclude({verb, text, who.size() > own}, who);
  }

  /// "entered into negotiations with", "began negotiations for a peace treaty with"
  void talks(TokenId noun) {
    const TokenId verb = r_.head(noun);
    if (verb == kNone || !r_.is(noun, {Deprel::Obj, Deprel::Obl}) ||
        r_.token(verb).upos != Upos::Verb)
      return;
    if (r_.is_word("worked-out", verb)) return worked_out(noun, verb);
    if (!r_.is_word("hold-talks", verb)) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    if (r_.is(noun, {Deprel::Obl}) && r_.preposition(noun) != "in" &&
        r_.preposition(noun) != "into")
      return;
    for (TokenId c : r_.children(noun)) {
      const std::string_view preposition = r_.preposition(c);
      if ((preposition == "for" || preposition == "on" || preposition == "over") && !topic(c))
        return;
    }
    Entities who = doers(r_, clause);
    if (who.empty()) return;
    const std::size_t own = who.size();
    take(clause.phrases("with"), who);
    for (TokenId c : r_.children(noun)) {
      const std::string_view preposition = r_.preposition(c);
      if (preposition == "with" || preposition == "between") take({c}, who);
      for (TokenId below : r_.children(c)) {
        if (r_.preposition(below) == "with") take({below}, who);
      }
    }
    // "engaged the British in formal negotiations"
    if (r_.is(noun, {Deprel::Obl})) take(clause.objects(), who);
    conclude({noun, false, who.size() > own}, who);
  }

  /// "the Five Principles, worked out in negotiations between India and China"
  void worked_out(TokenId noun, TokenId verb) {
    const Clause clause(r_, verb);
    if (!clause.passive() || clause.factuality() != Factuality::Stated) return;
    Entities who, texts;
    for (TokenId c : r_.children(noun)) {
      if (r_.preposition(c) == "between" || r_.preposition(c) == "among") take({c}, who);
    }
    for (TokenId t : clause.objects()) {
      for (std::uint32_t e : referents(r_, t)) texts.push_back(e);
    }
    sink_.add_all(Relation::Negotiated, who, texts, {noun, "negotiation", 0.6F});
  }

  /// What the talks are for is a treaty or peace, and nothing with a name of its own.
  bool topic(TokenId t) const {
    if (r_.mention_of[t] != kNone) return false;
    return r_.is_word("nameless-treaty", t) || r_.is_word("compact-noun", t) ||
           r_.lemma(t) == "term" || r_.lemma(t) == "terms" || r_.lemma(t) == "peace" ||
           r_.lemma(t) == "end";
  }

  /// An act of negotiating.
  struct Act {
    TokenId word;
    bool of_text;   ///< its object is a treaty without a name
    bool partners;  ///< it says with whom
  };

  void conclude(const Act& act, const Entities& who) {
    const FactSink::Source source{act.word, "negotiation", 0.6F};
    std::uint32_t treaty = next_treaty(act);
    if (treaty == kNone && act.partners) treaty = treaty_of_title();
    if (treaty != kNone && !of_others(who, treaty))
      sink_.add_all(Relation::Negotiated, who, {treaty}, source);
  }

  /// The text has told that other states signed it.
  bool of_others(const Entities& who, std::uint32_t treaty) const {
    Entities signers;
    for (const Fact& fact : r_.out.facts) {
      if (fact.relation == Relation::Signed && fact.object == treaty)
        signers.push_back(r_.state_of(fact.subject));
    }
    if (signers.size() < 2) return false;
    return std::any_of(who.begin(), who.end(), [&](std::uint32_t e) {
      return r_.type_of(e) == EntityType::Country &&
             std::find(signers.begin(), signers.end(), e) == signers.end();
    });
  }

  /// The next treaty that is signed, concluded or results.
  std::uint32_t next_treaty(const Act& act) const {
    const std::uint32_t sentence = r_.sentence_of[act.word];
    for (const Mention& m : r_.out.mentions) {
      if (m.first_token <= act.word || r_.type_of(m.entity) != EntityType::Treaty) continue;
      if (r_.sentence_of[m.head] > sentence + kReach) return kNone;
      const bool spoken_of = act.of_text && r_.sentence_of[m.head] == sentence + 1 &&
                             r_.is(m.head, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Appos});
      if (m.form == Mention::Form::Name && (spoken_of || concluded(m))) return m.entity;
    }
    return kNone;
  }

  bool concluded(const Mention& m) const {
    TokenId at = m.head;
    for (int steps = 0; at != kNone && steps < 4; at = r_.head(at), ++steps) {
      if (r_.token(at).upos == Upos::Verb)
        return r_.is_word("signing-verb", at) || r_.is_word("bargain-verb", at) ||
               r_.is_word("leads-to", at) || r_.lemma(at) == "reach";
    }
    return false;
  }

  std::uint32_t treaty_of_title() const {
    std::uint32_t found = kNone;
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      if (r_.type_of(e) != EntityType::Treaty || !named_in_title(r_, e)) continue;
      if (found != kNone) return kNone;
      found = e;
    }
    return found;
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_negotiations(Reading& reading) {
  NegotiationReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
