#include "ingest/extract/frame_arguments.h"
#include "ingest/extract/frame_readers.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// Beyond this a list of subjects is a crowd, and not every two of them dealt with each other.
constexpr std::size_t kMostParties = 5;

/// Applies the frames of verbs, participles and adjectives.
class VerbFrames {
 public:
  VerbFrames(Reading& reading, FactSink& sink) : r_(reading), sink_(sink), find_(reading) {}

  void verb(TokenId t, const std::vector<Frame>& frames) {
    // "encroaching powers": the participle has no object.
    if (r_.is(t, {Deprel::Amod}) && (r_.token(t).features & kGerund) != 0) return;
    const Clause clause(r_, t);
    const Factuality factuality = clause.factuality();
    if (factuality == Factuality::Hypothetical) return;
    bool demanded = false;
    bool accepted = false;    // who accepts a treaty together does not agree on it besides
    std::vector<Role> found;  // a second frame may only speak of another place
    const auto same_place = [&](const Frame& frame) {
      return std::any_of(found.begin(), found.end(), [&](const Role& role) {
        return role.kind == frame.to[0].kind && role.word == frame.to[0].word;
      });
    };
    for (const Frame& frame : frames) {
      if (frame.negated != (factuality != Factuality::Stated)) continue;
      if (frame.relation == Relation::AgreedWith && accepted) continue;
      if (frame.relation == Relation::Demanded && demanded) continue;
      if (frame.relation == Relation::WithdrewFrom && unfinished(t)) continue;
      if (frame.relation == Relation::Attacked && (undertaken(t) || relieves(t) || repels(t)))
        continue;
      // "formed a part of the council": of it, and not it.
      if (frame.relation == Relation::Founded && find_.light_object(t, "part") != kNone) continue;
      TokenId object = kNone;
      if (!frame.noun.empty()) {
        object = find_.light_object(t, frame.noun);
        if (object == kNone) continue;
        // An agreement with a name is signed; only nameless ones are agreed upon.
        if (frame.relation == Relation::AgreedWith && find_.names_treaty(object)) continue;
      } else if (frame.to.empty() || same_place(frame)) {
        continue;
      }
      if (!apply(clause, frame, object)) continue;
      found.push_back(frame.to[0]);
      accepted = accepted || frame.relation == Relation::Accepted;
      demanded = demanded || frame.relation == Relation::Demanded;
    }
    if (!demanded && factuality == Factuality::Stated && r_.is_word("demand-verb", t))
      demand_of_other(clause);
    if (factuality == Factuality::Stated && r_.lemma(t) == "threaten") condition(clause);
  }

  /// "Mexico demanded compensation", "insisted that the border be moved": of the other side.
  void demand_of_other(const Clause& clause) {
    const TokenId verb = clause.predicate();
    const bool content =
        clause.complement() != kNone || !clause.objects().empty() || !clause.phrases("on").empty();
    const Entities from = doers(r_, clause);
    if (!content || clause.passive() || from.size() != 1 || tells_of_fact(clause)) return;
    const FactSink::Source source{verb, "demand", 0.5F};
    if (clause.complement() != kNone) {
      Entities told = find_.told_after(verb);
      if (told.empty()) told = doers(r_, Clause(r_, clause.complement()));
      std::erase_if(told, [&](std::uint32_t e) { return e == from[0]; });
      if (sink_.add_all(Relation::Demanded, from, told, source)) return;
    }
    Entities yielding = find_.yielders(clause);
    std::erase_if(yielding, [&](std::uint32_t e) { return e == from[0]; });
    if (sink_.add_all(Relation::Demanded, from, yielding, source)) return;
    if (clause.complement() != kNone && of_strangers(clause.complement())) return;
    const std::uint32_t other = find_.other_side(clause, from[0]);
    if (other != kNone) sink_.add(Relation::Demanded, from[0], other, source);
  }

  /// "demanded that the colonial powers withdraw": of some whom the text does not name.
  bool of_strangers(TokenId content) const {
    const TokenId subject = r_.child(content, {Deprel::Nsubj});
    return subject != kNone && r_.token(subject).upos == Upos::Noun &&
           r_.is_word("others-noun", subject);
  }

  /// "threatened to leave unless the Spanish dropped duties": a demand and a threat.
  void condition(const Clause& clause) {
    const TokenId verb = clause.predicate();
    const TokenId end = r_.sentence(verb).last_token;
    for (TokenId t = verb + 1; t < end; ++t) {
      const std::string_view word = r_.text(t);
      if (word == ";" || (word != "unless" && word != "if")) continue;
      const TokenId act = r_.head(t);
      if (act == kNone || act < t || r_.token(act).upos != Upos::Verb) return;
      if (word == "if" && Clause(r_, act).factuality() == Factuality::Stated) return;
      Entities to = doers(r_, Clause(r_, act));
      const FactSink::Source source{verb, "condition", 0.6F};
      const Entities from = doers(r_, clause);
      std::erase_if(to, [&](std::uint32_t e) {
        return std::find(from.begin(), from.end(), e) != from.end();
      });
      sink_.add_all(Relation::Threatened, from, to, source);
      if (word == "unless") sink_.add_all(Relation::Demanded, from, to, source);
      return;
    }
  }

  /// "the U.S.-sponsored plan": the participle's agent stands before the hyphen.
  void modifier(TokenId t) {
    if (t < 2 || r_.head(t) == kNone || r_.sentence_of[t - 2] != r_.sentence_of[t] ||
        plain(r_.text(t - 1)) != "-" || r_.entity_at(t - 2) == kNone)
      return;
    if (!r_.text(t).ends_with("ed")) return;
    std::string lemma(r_.text(t).substr(0, r_.text(t).size() - 2));
    auto at = r_.lexicon.facts.verbs.find(lemma);
    if (at == r_.lexicon.facts.verbs.end()) at = r_.lexicon.facts.verbs.find(lemma + "e");
    if (at == r_.lexicon.facts.verbs.end() && lemma.ends_with("i"))
      at = r_.lexicon.facts.verbs.find(lemma.substr(0, lemma.size() - 1) + "y");
    if (at == r_.lexicon.facts.verbs.end() || !is_actor(r_.type_of(r_.entity_at(t - 2)))) return;
    for (const Frame& frame : at->second) {
      if (frame.negated || !frame.noun.empty() || frame.to.empty() ||
          frame.to[0].kind != Role::Kind::Object)
        continue;
      sink_.add_all(frame.relation, {r_.entity_at(t - 2)}, referents(r_, r_.head(t)),
                    {t, "modifier", 0.6F});
    }
  }

  /// "British and French forces joined them": in the attack spoken of just before.
  void joined_in(TokenId verb) {
    const TokenId object = r_.child(verb, {Deprel::Obj});
    if (object == kNone || r_.token(object).upos != Upos::Pron) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated || r_.out.facts.empty()) return;
    const Fact& last = r_.out.facts.back();
    if (last.relation != Relation::Attacked || last.evidence.sentence + 1 < r_.sentence_of[verb])
      return;
    sink_.add_all(Relation::Attacked, doers(r_, clause), find_.attacked_before(verb),
                  {verb, "joined", 0.55F});
  }

 private:
  /// "were pulling away"
  bool unfinished(TokenId verb) const {
    const TokenId aux = r_.child(verb, {Deprel::Aux});
    return (r_.token(verb).features & kGerund) != 0 && aux != kNone && r_.lemma(aux) == "be";
  }

  /// "agreed to launch an attack"
  bool undertaken(TokenId verb) const {
    const TokenId governor = r_.head(verb);
    return governor != kNone && r_.is(verb, {Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl}) &&
           r_.is_word("undertaking-verb", governor) && r_.child(verb, {Deprel::Mark}) != kNone &&
           r_.lemma(r_.child(verb, {Deprel::Mark})) == "to";
  }

  /// "fought off a fleet", "beat back an invasion"
  bool repels(TokenId verb) const {
    const TokenId particle = r_.child(verb, {Deprel::CompoundPrt});
    return particle != kNone && (r_.lemma(particle) == "off" || r_.lemma(particle) == "back");
  }

  /// "sent troops into Lebanon to help maintain order"
  bool relieves(TokenId verb) const {
    return std::any_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
      return r_.is(c, {Deprel::Advcl, Deprel::Xcomp}) && c > verb && r_.is_word("relief-verb", c) &&
             r_.child(c, {Deprel::Mark}) != kNone && r_.lemma(verb) != "order";
    });
  }

  bool apply(const Clause& clause, const Frame& frame, TokenId object) {
    Entities from = find_.fill(clause, frame.from, kNone);
    if (!frame.needs.empty() && clause.phrases(frame.needs).empty()) return false;
    if (!frame.by.empty() && !done_by(clause, WordClass(frame.by))) return false;
    if (frame.relation == Relation::Demanded && tells(clause, frame)) return false;
    if (frame.relation == Relation::Attacked && only_civilians(clause)) return false;
    // Parliaments pass laws and resolutions; only these are texts of several.
    if (frame.relation == Relation::Accepted && r_.lemma(clause.predicate()) == "pass" &&
        !passes_resolution(clause))
      return false;
    // "denounced the treaty as a fraud" gives no notice of it.
    if (frame.relation == Relation::WithdrewFrom && r_.lemma(clause.predicate()) == "denounce" &&
        !clause.phrases("as").empty())
      return false;
    if (frame.relation == Relation::Accused && speaks_of_it(clause)) return false;
    // "dispatched Davies to Moscow as ambassador" appoints him.
    if (frame.relation == Relation::Visited && frame.from[0].kind == Role::Kind::Object &&
        !clause.phrases("as").empty())
      return false;
    if (from.empty() && object != kNone && frame.from[0].kind == Role::Kind::Preposition)
      from = find_.owners(object);
    Entities to = find_.receiving(clause, frame, object);
    if (to.empty()) to = find_.behind(clause, frame);
    if (to.empty()) to = find_.understood(clause, frame);
    if (to.empty()) to = find_.by_gerund(clause, frame);
    if (frame.relation == Relation::Overthrew) not_overthrown(clause, frame, from, to);
    if (frame.relation == Relation::Demanded && frame.to[0].kind == Role::Kind::Object &&
        frame.noun.empty() && (!made_to(clause) || commands(clause)))
      return false;
    std::erase_if(from, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    find_.keep_only(frame, to);
    if (frame.relation == Relation::Rejected && to.empty() && !frame.negated)
      to = claimants(clause, from);
    const FactSink::Source source{clause.predicate(), clause.passive() ? "passive" : "verb",
                                  object == kNone ? 0.7F : 0.65F};
    if (from.empty() && find_.hostile(frame.relation)) from = find_.nationals(clause);
    // "was ousted in a coup organized by the army"
    if (from.empty() && frame.relation == Relation::Overthrew && clause.passive()) {
      from = find_.plotters(clause);
      for (TokenId c : r_.children(clause.predicate())) {
        // "was overthrown and murdered in a coup"
        if (from.empty() && r_.is(c, {Deprel::Conj}) && r_.token(c).upos == Upos::Verb)
          from = find_.plotters(Clause(r_, c));
      }
      std::erase_if(from, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    }
    // "the treaty, negotiated with Colombia"
    if (from.empty() && clause.passive() && frame.relation == Relation::Negotiated)
      add_partners(clause, from);
    if (from.empty()) return false;
    if (frame.relation == Relation::HoldsPosition && leads_a_part(clause)) return false;
    // "Led by de Lesseps, the French began": he does not rule them.
    if (frame.relation == Relation::HoldsPosition && chairs_it(clause)) return false;
    if (frame.relation == Relation::HoldsPosition && clause.passive())
      std::erase_if(to, [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Country; });
    if (to.empty() && from.size() >= 2 && reciprocal(clause.predicate()))
      return each_other(frame.relation, from, source);
    const TokenId governor = r_.head(clause.predicate());
    if (frame.relation == Relation::MetWith && r_.is(clause.predicate(), {Deprel::Xcomp}) &&
        governor != kNone && r_.lexicon.is("accept", r_.lemma(governor)))
      return false;
    if (frame.relation == Relation::Signed || frame.relation == Relation::Negotiated)
      add_partners(clause, from);
    if (frame.relation == Relation::AgreedWith) {
      if (const std::uint32_t treaty = find_.treaty_of(clause); treaty != kNone) {
        Entities all = from;
        all.insert(all.end(), to.begin(), to.end());
        return sink_.add_all(Relation::Signed, all, {treaty}, source);
      }
    }
    if (frame.relation == Relation::AgreedWith || frame.relation == Relation::MetWith)
      negotiators(from, to, source);
    // "was approached by A and B" does not say that A and B met.
    if (is_mutual(frame.relation) && to.empty() && clause.passive()) return false;
    if (is_mutual(frame.relation) && to.empty())
      return mutual_fact(clause, frame, from, object, source);
    if (frame.relation == Relation::Founded) {
      Entities together = from;
      for (std::uint32_t e : find_.entities(clause.phrases("with"))) together.push_back(e);
      found_together(together, to, source);
    }
    // "the two negotiators signed the treaty"
    if (frame.relation == Relation::Signed && done_by(clause, "negotiating-noun"))
      sink_.add_all(Relation::Negotiated, from, to, source);
    if (frame.relation == Relation::Accepted) ratified(from, to, source);
    // "Britain, Turkey, and Australia sent contingents to its aid": no pronoun means one of them.
    if (from.size() > 1 && !is_mutual(frame.relation))
      std::erase_if(to, [&](std::uint32_t e) {
        return std::find(from.begin(), from.end(), e) != from.end();
      });
    const bool any = sink_.add_all(frame.relation, from, to, source);
    if (frame.relation == Relation::Attacked)
      sink_.add_all(Relation::Attacked, from, find_.stationed(clause), source);
    return any;
  }

  /// "Israel rejected Egypt's insistence", "a demand that Moscow rejected": whose claim it is, or
  /// who has just demanded something.
  Entities claimants(const Clause& clause, const Entities& from) const {
    Entities all;
    for (TokenId object : clause.objects()) {
      if (!r_.is_word("claim-noun", object)) continue;
      all = find_.owners(object);
      for (std::uint32_t e : referents_behind(r_, object)) all.push_back(e);
      if (!all.empty()) break;
      for (const Fact& fact : r_.out.facts) {
        const bool near = fact.evidence.sentence + 2 >= r_.sentence_of[object];
        const bool asked = std::find(from.begin(), from.end(), fact.object) != from.end();
        if (fact.relation == Relation::Demanded && near && asked) all.push_back(fact.subject);
      }
    }
    std::erase_if(all, [&](std::uint32_t e) {
      return !is_actor(r_.type_of(e)) || std::find(from.begin(), from.end(), e) != from.end();
    });
    return all;
  }

  bool passes_resolution(const Clause& clause) const {
    for (std::uint32_t e : find_.entities(clause.objects())) {
      const Entity& text = r_.out.entities[e];
      if (text.type == EntityType::Proposal || text.name.find("Resolution") != std::string::npos)
        return true;
    }
    return false;
  }

  /// "captured two Confederate envoys" is no attack on their state.
  bool only_civilians(const Clause& clause) const {
    const auto objects = clause.objects();
    return !objects.empty() && std::all_of(objects.begin(), objects.end(), [&](TokenId t) {
      return r_.mention_of[t] == kNone && r_.is_word("civil-noun", t);
    });
  }

  /// "it was denounced by Vyshinsky": a thing, whatever the pronoun may seem to mean.
  bool speaks_of_it(const Clause& clause) const {
    const auto objects = clause.objects();
    return !objects.empty() && std::all_of(objects.begin(), objects.end(), [&](TokenId t) {
      return r_.token(t).upos == Upos::Pron && lower(r_.text(t)) == "it";
    });
  }

  /// "ordered U.S. forces to withdraw"
  bool commands(const Clause& clause) const {
    const auto objects = clause.objects();
    return std::any_of(objects.begin(), objects.end(), [&](TokenId t) {
      return r_.mention_of[t] == kNone && r_.is_word("troops-noun", t);
    });
  }

  /// "ordered Britain to pay"
  bool made_to(const Clause& clause) const {
    const TokenId verb = clause.predicate();
    return std::any_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
      const TokenId mark = r_.child(c, {Deprel::Mark});
      return c > verb && r_.is(c, {Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl}) && mark != kNone &&
             r_.lemma(mark) == "to";
    });
  }

  /// Whoever kills somebody overthrows him only where he ruled; control over a land is overthrow
  /// where those who seize it are no state.
  void not_overthrown(const Clause& clause, const Frame& frame, Entities& from,
                      Entities& to) const {
    if (frame.noun == "control" || frame.noun == "power")
      std::erase_if(from, [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Country; });
    if (!r_.is_word("kill-verb", clause.predicate())) return;
    // Assassins take no power.
    const std::string_view deed = r_.lemma(clause.predicate());
    if (deed == "assassinate" || deed == "murder") from.clear();
    std::erase_if(to, [&](std::uint32_t e) { return !ruled(e); });
  }

  bool ruled(std::uint32_t person) const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
      if (office.person != person) return false;
      const auto senses = r_.lexicon.names.find(office.role);
      return std::any_of(senses.begin(), senses.end(), [](const NameSense& s) {
        return s.sense == Sense::Title && s.entry == static_cast<std::uint32_t>(TitleRank::Head);
      });
    });
  }

  /// Who acts is of this class of words: "troops entered Budapest".
  bool done_by(const Clause& clause, WordClass word_class) const {
    for (TokenId subject : clause.subjects()) {
      for (TokenId t : r_.conjuncts(subject)) {
        if (r_.is_word(word_class, t)) return true;
      }
    }
    return false;
  }

  /// "insisted that Haiti was a colony" tells and does not demand; "demanded the release of the
  /// envoys" does not demand it of the envoys.
  bool tells(const Clause& clause, const Frame& frame) const {
    const TokenId verb = clause.predicate();
    if (frame.to.empty()) return false;
    if (frame.to[0].kind == Role::Kind::Preposition) {
      return frame.noun.empty() && !asked_from(clause) &&
             std::none_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
               return r_.is(c, {Deprel::Obl}) &&
                      (r_.preposition(c) == "of" || r_.preposition(c) == "from");
             });
    }
    return tells_of_fact(clause);
  }

  /// "demanded an apology from Serbia"
  bool asked_from(const Clause& clause) const {
    for (TokenId object : clause.objects()) {
      for (TokenId c : r_.children(object)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "from" && r_.entity_at(c) != kNone)
          return true;
      }
    }
    return false;
  }

  /// "insisted that Haiti was a colony"
  bool tells_of_fact(const Clause& clause) const {
    const TokenId content = clause.complement();
    if (content == kNone || r_.lemma(clause.predicate()) != "insist") return false;
    const TokenId copula = r_.child(content, {Deprel::Cop, Deprel::AuxPass});
    if (copula != kNone && r_.text(copula) == "be") return false;
    const TokenId aux = r_.child(content, {Deprel::Aux});
    if (aux != kNone && r_.lemma(aux) == "would") return true;
    if (aux != kNone && r_.lemma(aux) != "be" && r_.lemma(aux) != "have") return false;
    return copula != kNone || (r_.token(content).features & kPast) != 0;
  }

  /// Who leads a delegation or an army of a state does not lead the state.
  bool leads_a_part(const Clause& clause) const {
    const auto objects = clause.objects();
    return std::any_of(objects.begin(), objects.end(), [&](TokenId t) {
      return r_.entity_at(t) == kNone && !r_.is_word("regime-noun", t);
    });
  }

  /// Several states that found an alliance are its members.
  void found_together(const Entities& from, const Entities& to, const FactSink::Source& source) {
    const bool states = std::all_of(from.begin(), from.end(), [&](std::uint32_t e) {
      return r_.type_of(e) == EntityType::Country;
    });
    if (from.size() < 3 || !states) return;
    for (std::uint32_t body : to) {
      const std::string name = lower(r_.out.entities[body].name);
      for (std::string_view word : {"organization", "alliance", "league", "union", "community",
                                    "pact", "association", "entente", "council", "bloc"}) {
        if (name.find(word) == std::string::npos) continue;
        sink_.add_all(Relation::MemberOf, from, {body}, source);
        break;
      }
    }
  }

  /// A parliament that approves a treaty ratifies it.
  void ratified(Entities& from, const Entities& to, const FactSink::Source& source) {
    Entities treaties = to;
    std::erase_if(treaties, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Treaty; });
    if (treaties.empty()) return;
    std::erase_if(from, [&](std::uint32_t e) {
      if (r_.type_of(e) != EntityType::Organization) return false;
      const std::string name = lower(r_.out.entities[e].name);
      // A chamber adopts resolutions.
      if (r_.out.entities[treaties[0]].name.find("Resolution") != std::string::npos) return false;
      for (std::string_view word :
           {"senate", "parliament", "duma", "bundestag", "diet", "knesset", "legislature",
            "riksdag", "majlis", "cortes", "chamber", "assembly", "reichstag", "sejm", "rada",
            "storting", "folketing", "volksraad"}) {
        if (name.find(word) == std::string::npos) continue;
        sink_.add_all(Relation::Ratified, {e}, treaties, source);
        return true;
      }
      return false;
    });
  }

  /// Two men who deal with each other, and a treaty that bears both names.
  void negotiators(const Entities& from, const Entities& to, const FactSink::Source& source) {
    Entities men = from;
    men.insert(men.end(), to.begin(), to.end());
    std::erase_if(men, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Person; });
    for (std::uint32_t treaty = 0; men.size() >= 2 && treaty < r_.out.entities.size(); ++treaty) {
      const Entity& entity = r_.out.entities[treaty];
      const bool both =
          entity.type == EntityType::Treaty &&
          std::count_if(men.begin(), men.end(), [&](std::uint32_t man) {
            const std::string& name = r_.out.entities[man].name;
            return entity.name.find(name.substr(name.rfind(' ') + 1)) != std::string::npos;
          }) >= 2;
      if (both) sink_.add_all(Relation::Negotiated, men, {treaty}, source);
    }
  }

  /// "shelled each other's garrisons"
  bool reciprocal(TokenId verb) const {
    const TokenId end = std::min(r_.sentence(verb).last_token, verb + 8);
    for (TokenId t = verb + 1; t + 1 < end; ++t) {
      const std::string_view word = r_.text(t), next = r_.text(t + 1);
      if ((word == "each" && next == "other") || (word == "one" && next == "another")) return true;
      if (r_.token(t).upos == Upos::Verb || r_.token(t).upos == Upos::Punct) return false;
    }
    return false;
  }

  bool each_other(Relation relation, const Entities& all, const FactSink::Source& source) {
    if (is_mutual(relation)) return sink_.add_pairs(relation, all, source);
    bool any = false;
    for (std::uint32_t e : all) any = sink_.add_all(relation, {e}, all, source) || any;
    return any;
  }

  /// "Great Britain agreed to end the impressment of American sailors": with whom the text is about
  /// else, here and in the two sentences before.
  bool conceded(const Clause& clause, std::uint32_t one) {
    const TokenId verb = clause.predicate();
    const TokenId content = clause.complement();
    if (content == kNone && clause.phrases("to").empty()) return false;
    if (content != kNone && r_.is_word("meet", content)) return false;
    // "Godoy agreed to Pinckney's demands", "to a proposal from the Russian minister"
    Entities asking;
    for (TokenId asked : clause.phrases("to")) {
      if (!r_.is_word("asked-noun", asked)) continue;
      asking = find_.owners(asked);
      for (TokenId c : r_.children(asked)) {
        if (r_.is(c, {Deprel::Nmod}) && (r_.preposition(c) == "from" || r_.preposition(c) == "by"))
          for (std::uint32_t e : referents(r_, c)) asking.push_back(e);
      }
    }
    const FactSink::Source source{verb, "conceded", 0.5F};
    if (sink_.add_all(Relation::AgreedWith, {one}, asking, source)) return true;
    const std::uint32_t other = find_.other_side(clause, one);
    return other != kNone &&
           sink_.add_pairs(Relation::AgreedWith, {one, other}, {verb, "conceded", 0.5F});
  }

  /// "Reagan and Gorbachev discussed arms control"
  bool talked(const Clause& clause, const Entities& who) const {
    return r_.lemma(clause.predicate()) == "discuss" &&
           std::all_of(who.begin(), who.end(),
                       [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Person; });
  }

  /// "chaired it": a pronoun tells too little of what somebody leads.
  bool chairs_it(const Clause& clause) const {
    const auto objects = clause.objects();
    return !objects.empty() && r_.token(objects[0]).upos == Upos::Pron;
  }

  /// "both agreed to attend the talks"
  bool attends(const Clause& clause) const {
    const TokenId content = clause.complement();
    return content != kNone &&
           (r_.lemma(content) == "attend" || r_.lemma(content) == "participate");
  }

  /// "signed the treaty with Japan": Japan signed it too.
  void add_partners(const Clause& clause, Entities& from) const {
    Entities with = find_.entities(clause.phrases("with"));
    // "entered into the Locarno Treaties with France"
    for (std::string_view preposition : {"into", "on", "over"}) {
      for (TokenId treaty : clause.phrases(preposition)) {
        for (TokenId c : r_.children(treaty)) {
          if (!r_.is(c, {Deprel::Nmod}) || r_.preposition(c) != "with") continue;
          for (std::uint32_t e : referents(r_, c)) with.push_back(e);
        }
      }
    }
    for (std::uint32_t e : with) {
      if (is_actor(r_.type_of(e)) && std::find(from.begin(), from.end(), e) == from.end())
        from.push_back(e);
    }
  }

  /// "A and B met", "both sides agreed to a cease-fire".
  bool mutual_fact(const Clause& clause, const Frame& frame, const Entities& from, TokenId object,
                   const FactSink::Source& source) {
    if (frame.relation == Relation::Recognized)
      return object != kNone && from.size() == 2 &&
             sink_.add_all(frame.relation, from, from, source);
    // "the other powers met" does not say with whom.
    for (TokenId t : clause.subjects()) {
      if (find_.modified_by(t, "other")) return false;
    }
    if (from.size() == 1 && frame.relation == Relation::AgreedWith && object == kNone)
      return conceded(clause, from[0]);
    if (from.size() < 2 || from.size() > kMostParties) return false;
    if (from.size() > 2 && frame.relation == Relation::MetWith &&
        r_.is_word("gather", clause.predicate()))
      return false;
    if (frame.relation == Relation::AgreedWith && object == kNone) {
      const bool content = clause.complement() != kNone || !clause.phrases("to").empty() ||
                           !clause.phrases("on").empty() || !clause.phrases("upon").empty();
      if (!content || attends(clause)) return false;
    }
    if (object == kNone && frame.relation != Relation::AgreedWith &&
        r_.child(clause.predicate(), {Deprel::Obj}) != kNone && !talked(clause, from))
      return false;
    return sink_.add_pairs(frame.relation, from, source);
  }

  Reading& r_;
  FactSink& sink_;
  FrameArguments find_;
};

}  // namespace

void read_verb_frames(Reading& reading, FactSink& sink, TokenId verb) {
  VerbFrames frames(reading, sink);
  const auto at = reading.lexicon.facts.verbs.find(reading.lemma(verb));
  if (at != reading.lexicon.facts.verbs.end()) frames.verb(verb, at->second);
  if (reading.lemma(verb) == "join") frames.joined_in(verb);
  frames.modifier(verb);
}

void read_adjective_frames(Reading& reading, FactSink& sink, TokenId adjective) {
  VerbFrames frames(reading, sink);
  frames.modifier(adjective);
  const auto at = reading.lexicon.facts.adjectives.find(reading.lemma(adjective));
  if (at != reading.lexicon.facts.adjectives.end()) frames.verb(adjective, at->second);
}

}  // namespace dossier::ingest
