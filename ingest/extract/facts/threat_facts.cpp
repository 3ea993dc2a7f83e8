#include "ingest/extract/facts/facts.h"
#include "ingest/extract/facts/frame_arguments.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Threats that no frame covers, because nobody stands behind the verb whom they are made to:
/// "threatened war", and warnings with a condition: "warned that he would sign alone unless ...".
class ThreatReader {
 public:
  explicit ThreatReader(Reading& reading) : r_(reading), sink_(reading), find_(reading) {}

  void read(TokenId verb) {
    if (r_.token(verb).upos != Upos::Verb) return;
    embargo(verb);
    const std::string_view word = r_.lemma(verb);
    const bool warns = word == "warn" || word == "caution";
    const bool tells = word == "tell" || word == "inform" || word == "notify";
    if (tells) return told_to_punish(verb);
    if ((word != "threaten" && !warns) || told(verb)) return;
    const Clause clause(r_, verb);
    if (clause.passive() || clause.factuality() != Factuality::Stated) return;
    Entities from = doers(r_, clause);
    std::erase_if(from, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    if (from.empty() || !(warns ? conditional(verb) || warlike(verb) || costly(verb) : deed(verb)))
      return;
    if (warns && tells_of_others(verb, from)) return;
    Entities to = warns ? undergoers(r_, clause) : Entities{};
    std::erase_if(to, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    if (to.empty() && warns) to = targets(verb, from);
    // "warned congressional leaders that Communism would spread": no threat to anybody here.
    if (to.empty() && warns &&
        !(clause.objects().empty() ? own_deed(verb, from) : warns_state(clause)))
      return;
    if (to.empty()) {
      const std::uint32_t other = find_.other_side(clause, from[0]);
      if (other != kNone) to.push_back(other);
    }
    sink_.add_all(Relation::Threatened, from, to, {verb, warns ? "warning" : "threat", 0.6F});
  }

 private:
  /// "voted to impose a trade embargo": on the other side that the text is about here.
  void embargo(TokenId verb) {
    const TokenId object = r_.child(verb, {Deprel::Obj});
    if (object == kNone) return;
    const bool imposes = r_.is_word("imposing-verb", verb) && r_.is_word("embargo-noun", object);
    const auto things = r_.conjuncts(object);
    const bool aid = std::any_of(things.begin(), things.end(),
                                 [&](TokenId t) { return r_.is_word("stopped-noun", t); });
    const bool stops =
        r_.is_word("stopping-verb", verb) && aid && r_.child(object, {Deprel::AclRelcl}) == kNone;
    if (!imposes && !stops) return;
    const Clause clause(r_, verb);
    if (clause.passive() || clause.factuality() != Factuality::Stated) return;
    for (std::string_view target : {"on", "against", "upon", "to", "of", "with", "from"}) {
      for (TokenId phrase : clause.phrases(target)) {
        if (!entities(phrase).empty()) return;
        if (r_.is_word("aggressor-noun", phrase)) return on_aggressor(clause);
      }
    }
    Entities from = doers(r_, clause);
    std::erase_if(from, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    if (from.empty()) return;
    const std::uint32_t culprit = condemned_by(from[0], verb);
    // Of whom it is not known which state he serves, it is not known which one is the other.
    const bool stranger =
        r_.state_of(from[0]) == kNone && r_.type_of(from[0]) == EntityType::Person;
    const std::uint32_t other = culprit != kNone ? culprit
                                : stranger       ? kNone
                                                 : find_.other_side(clause, from[0]);
    if (other != kNone) sink_.add_all(Relation::Sanctioned, from, {other}, {verb, "embargo", 0.6F});
  }

  /// "condemned Iraq. Four days later it imposed sanctions": the state that it has just blamed or
  /// asked to yield; or kNone.
  std::uint32_t condemned_by(std::uint32_t one, TokenId verb) const {
    for (auto fact = r_.out.facts.rbegin(); fact != r_.out.facts.rend(); ++fact) {
      if (fact->evidence.sentence + 2 < r_.sentence_of[verb]) break;
      const bool blames =
          fact->relation == Relation::Accused || fact->relation == Relation::Demanded;
      if (blames && fact->subject == one && r_.type_of(fact->object) == EntityType::Country)
        return fact->object;
    }
    return kNone;
  }

  /// "imposed an embargo on the aggressor": on who attacked last.
  void on_aggressor(const Clause& clause) {
    sink_.add_all(Relation::Sanctioned, actors_among(r_, doers(r_, clause)), find_.last_attackers(),
                  {clause.predicate(), "embargo", 0.6F});
  }

  /// Whom or what a phrase names, and what its noun belongs to.
  Entities entities(TokenId phrase) const {
    Entities all = referents(r_, phrase);
    for (std::uint32_t e : referents_behind(r_, phrase)) all.push_back(e);
    return all;
  }

  /// A frame has read it.
  bool told(TokenId verb) const {
    return std::any_of(r_.out.facts.begin(), r_.out.facts.end(), [&](const Fact& fact) {
      return fact.relation == Relation::Threatened && fact.evidence.begin == r_.token(verb).begin;
    });
  }

  /// "threatened war", "threatened to annex the city"
  bool deed(TokenId verb) const {
    for (TokenId c : r_.children(verb)) {
      if (r_.is(c, {Deprel::Obj}) && r_.is_word("threat-noun", c)) return true;
      const TokenId mark = r_.is(c, {Deprel::Xcomp}) ? r_.child(c, {Deprel::Mark}) : kNone;
      if (mark != kNone && r_.lemma(mark) == "to" &&
          (r_.is_word("warlike-deed", c) || r_.is_word("stopping-verb", c)))
        return true;
    }
    return false;
  }

  /// "told Thieu that he would cut off aid if he did not sign"
  void told_to_punish(TokenId verb) {
    const Clause clause(r_, verb);
    const TokenId content = clause.complement();
    if (content == kNone || !conditional(verb) || clause.passive() ||
        clause.factuality() != Factuality::Stated)
      return;
    const TokenId object = r_.child(content, {Deprel::Obj});
    const bool punishes = r_.is_word("warlike-deed", content) ||
                          (r_.is_word("stopping-verb", content) && object != kNone &&
                           r_.is_word("stopped-noun", object));
    const Entities from = actors_among(r_, doers(r_, clause));
    if (!punishes || from.empty() || tells_of_others(verb, from)) return;
    sink_.add_all(Relation::Threatened, from, actors_among(r_, undergoers(r_, clause)),
                  {verb, "warning", 0.6F});
  }

  /// "warned him that the British would fight", "that other allies might be tempted": what a third
  /// side does is no threat.
  bool tells_of_others(TokenId verb, const Entities& from) const {
    const TokenId content = Clause(r_, verb).complement();
    if (content == kNone) return false;
    const auto subjects = Clause(r_, content).own_subjects();
    if (subjects.empty()) return false;
    if (r_.is_word("ally-noun", subjects[0])) return true;
    if (Clause(r_, content).passive()) return false;
    if (r_.is_word("others-noun", subjects[0])) return true;
    const Entities acting = actors_among(r_, referents(r_, subjects[0]));
    return !acting.empty() && std::none_of(acting.begin(), acting.end(), [&](std::uint32_t e) {
      return e == from[0] || r_.type_of(e) != EntityType::Country ||
             r_.state_of(from[0]) == kNone || e == r_.state_of(from[0]);
    });
  }

  /// "warned that he would sign alone": what is warned of the speaker or his state will do, or it
  /// is done by nobody named.
  bool own_deed(TokenId verb, const Entities& from) const {
    const TokenId content = Clause(r_, verb).complement();
    if (content == kNone || Clause(r_, content).passive()) return content != kNone;
    const auto subjects = Clause(r_, content).own_subjects();
    if (subjects.empty() || r_.token(subjects[0]).upos == Upos::Pron) return true;
    const Entities acting = referents(r_, subjects[0]);
    const std::uint32_t own = r_.state_of(from[0]);
    return std::any_of(acting.begin(), acting.end(), [&](std::uint32_t e) {
      return e == from[0] || e == own || (own == kNone && r_.type_of(e) == EntityType::Country);
    });
  }

  /// "warned American visitors", and not "congressional leaders".
  bool warns_state(const Clause& clause) const {
    const auto objects = clause.objects();
    return std::any_of(objects.begin(), objects.end(),
                       [&](TokenId t) { return !referents_behind(r_, t).empty(); });
  }

  /// "warned that the Soviet Union would use force against Britain", "cautioned Moscow that
  /// aggression would be resisted"
  bool warlike(TokenId verb) const {
    const TokenId content = Clause(r_, verb).complement();
    const TokenId aux = content == kNone ? kNone : r_.child(content, {Deprel::Aux});
    if (aux == kNone || (r_.lemma(aux) != "would" && r_.lemma(aux) != "will")) return false;
    const TokenId object = r_.child(content, {Deprel::Obj});
    return r_.is_word("warlike-deed", content) ||
           (object != kNone && r_.is_word("threat-noun", object));
  }

  /// "warned him that departure would mean the end of their friendship"
  bool costly(TokenId verb) const {
    const Clause clause(r_, verb);
    const TokenId content = clause.complement();
    if (content == kNone || clause.objects().empty() || !r_.is_word("costing", content))
      return false;
    const TokenId aux = r_.child(content, {Deprel::Aux});
    const TokenId object = r_.child(content, {Deprel::Obj});
    return aux != kNone && (r_.lemma(aux) == "would" || r_.lemma(aux) == "could") &&
           object != kNone &&
           (r_.is_word("cost-noun", object) || r_.is_word("threat-noun", object));
  }

  /// Against whom the deed that somebody warns of would be.
  Entities targets(TokenId verb, const Entities& from) const {
    const TokenId content = Clause(r_, verb).complement();
    if (content == kNone) return {};
    const Clause deed(r_, content);
    std::vector<TokenId> against = deed.phrases("against");
    // "aggression against Lebanon would be resisted": it is not Lebanon that is warned.
    std::erase_if(against, [&](TokenId t) { return r_.head(t) != content; });
    Entities all = find_.entities(against);
    if (all.empty() && !deed.passive() && r_.is_word("warlike-deed", content))
      all = find_.entities(deed.objects());
    std::erase_if(all, [&](std::uint32_t e) {
      return !is_actor(r_.type_of(e)) || std::find(from.begin(), from.end(), e) != from.end();
    });
    return all;
  }

  /// "warned him that Congress might withhold aid unless a settlement was reached"
  bool conditional(TokenId verb) const {
    bool that = false, condition = false, consequence = false;
    const TokenId end = r_.sentence(verb).last_token;
    for (TokenId t = verb + 1; t < end && r_.text(t) != ";"; ++t) {
      const std::string_view word = r_.text(t);
      that = that || (word == "that" && t < verb + 8);
      condition =
          condition ||
          (that && (word == "if" || word == "unless" || word == "otherwise" || word == "should"));
      consequence =
          consequence ||
          (that && (word == "would" || word == "might" || word == "could" || word == "will"));
    }
    return condition && consequence;
  }

  Reading& r_;
  FactSink sink_;
  FrameArguments find_;
};

}  // namespace

void find_threats(Reading& reading) {
  ThreatReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
