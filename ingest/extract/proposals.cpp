#include "ingest/extract/actors.h"
#include "ingest/extract/facts.h"
#include "ingest/extract/phrase.h"
#include "ingest/extract/responses.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

void add(Entities& all, std::uint32_t entity) {
  if (std::find(all.begin(), all.end(), entity) == all.end()) all.push_back(entity);
}

/// Finds the acts of proposing.
class ProposalReader {
 public:
  explicit ProposalReader(Reading& reading) : r_(reading) {}

  void read(TokenId t) {
    const Upos tag = r_.token(t).upos;
    const std::string_view lemma = r_.lemma(t);
    if (tag == Upos::Verb) {
      const auto at = r_.lexicon.proposals.verbs.find(lemma);
      if (at != r_.lexicon.proposals.verbs.end()) verb(t, at->second);
    } else if (tag == Upos::Noun) {
      if (r_.lexicon.is("proposal-word", lemma)) idea(t);
      const auto at = r_.lexicon.proposals.nouns.find(lemma);
      if (at != r_.lexicon.proposals.nouns.end()) noun(t, at->second);
    }
  }

 private:
  Entities actors(const std::vector<TokenId>& tokens) const {
    Entities all;
    for (TokenId t : tokens) {
      for (std::uint32_t e : referents(r_, t)) {
        if (is_actor(r_.type_of(e))) add(all, e);
      }
    }
    return all;
  }

  void verb(TokenId t, const std::vector<ProposalFrame>& frames) {
    const Clause clause(r_, t);
    const Factuality factuality = clause.factuality();
    if (factuality != Factuality::Stated &&
        !(factuality == Factuality::Hypothetical && attempted(t)))
      return;
    const Entities who = doers(r_, clause);
    if (who.empty()) return;
    for (const ProposalFrame& frame : frames) {
      TokenId carrier = kNone;
      if (!frame.noun.empty()) {
        carrier = carrier_of(t, frame.noun);
        if (carrier == kNone) continue;
      }
      if (from_frame(clause, frame, carrier, who)) return;
    }
  }

  /// "tried to persuade", "began to urge": the attempt is the act.
  bool attempted(TokenId t) const {
    const TokenId governor = r_.head(t);
    if (governor == kNone || !r_.is(t, {Deprel::Xcomp})) return false;
    const std::string_view word = r_.lemma(governor);
    if (word != "try" && word != "attempt" && word != "seek") return false;
    return Clause(r_, governor).factuality() == Factuality::Stated;
  }

  TokenId carrier_of(TokenId verb, std::string_view noun) const {
    for (TokenId c : r_.children(verb)) {
      if (r_.is(c, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass}) && r_.lemma(c) == noun) return c;
    }
    return kNone;
  }

  bool from_frame(const Clause& clause, const ProposalFrame& frame, TokenId carrier,
                  const Entities& who) {
    const TokenId verb = clause.predicate();
    Entities whom = addressees(clause, frame.whom);
    if (carrier != kNone) {
      for (const Role& role : frame.whom) {
        if (role.kind != Role::Kind::Preposition) continue;
        for (std::uint32_t e : phrase_actors(carrier, role.word)) add(whom, e);
      }
    }
    std::erase_if(
        whom, [&](std::uint32_t e) { return std::find(who.begin(), who.end(), e) != who.end(); });
    const TokenId what = carrier != kNone ? content_of_noun(carrier) : content(clause, frame);
    if (carrier == kNone && (what == kNone || poor(verb, what)) &&
        in_order(clause, frame, who, whom))
      return true;
    if (what == kNone) return false;
    if (carrier == kNone && whom.empty()) whom = implied_addressees(verb, who, what);
    if (carrier == kNone && whom.empty() && r_.lexicon.is("needs-addressee", r_.lemma(verb)) &&
        !addresses_states(clause))
      return false;
    return emit(verb, who, whom, what, carrier == kNone ? 0.7F : 0.65F,
                carrier == kNone ? "propose-verb" : "propose-light");
  }

  /// "invited nine nations": an addressee without a name.
  bool addresses_states(const Clause& clause) const {
    auto objects = clause.objects();
    for (TokenId t : clause.recipients()) objects.push_back(t);
    return std::any_of(objects.begin(), objects.end(), [&](TokenId t) {
      const std::string_view word = r_.lemma(t);
      return r_.lexicon.is("state-plural", word) || r_.lexicon.is("person-noun", word) ||
             r_.lexicon.is("led-noun", word) || r_.lexicon.is("country-noun", word) ||
             r_.lexicon.is("stand-for-act", word);
    });
  }

  Entities addressees(const Clause& clause, const std::vector<Role>& roles) const {
    Entities all;
    for (const Role& role : roles) {
      for (std::uint32_t e : actors(clause.find(role))) add(all, e);
      if (all.empty() && role.kind == Role::Kind::Object) all = actors(clause.recipients());
      if (!all.empty()) break;
    }
    return all;
  }

  /// The tree gives less than the words "that" or "to" behind the verb promise.
  bool poor(TokenId verb, TokenId what) const {
    return count_words(phrase_of(r_, what)) < 3 ||
           (r_.text(verb + 1) == "that" && r_.extent(what).first > verb + 3);
  }

  /// The content by the order of words: "requested that ...", "recommended adopting ...", "urged X
  /// to ...".
  bool in_order(const Clause& clause, const ProposalFrame& frame, const Entities& who,
                Entities whom) {
    const TokenId verb = clause.predicate();
    const TokenId end = r_.sentence(verb).last_token;
    const bool takes_clause =
        std::any_of(frame.what.begin(), frame.what.end(),
                    [](const Role& role) { return role.kind == Role::Kind::Clause; });
    if (!takes_clause || clause.passive() || verb + 3 >= end ||
        r_.lexicon.is("speech", r_.lemma(verb)))
      return false;
    TokenId first = kNone;
    if (r_.text(verb + 1) == "that")
      first = verb + 2;
    else if (r_.text(verb + 1) == "to" && r_.token(verb + 2).upos != Upos::Verb)
      first = that_after(verb + 1);
    else if (r_.text(verb + 1).ends_with("ing") && r_.token(verb + 1).upos == Upos::Verb)
      first = verb + 1;
    else if (!frame.whom.empty() && (frame.whom[0].kind == Role::Kind::Object ||
                                     r_.text(verb + 1) == "on" || r_.text(verb + 1) == "upon"))
      first = infinitive_after(verb, whom);
    if (first == kNone || (whom.empty() && r_.lexicon.is("needs-addressee", r_.lemma(verb)) &&
                           r_.text(verb + 1) != "that"))
      return false;
    return emit_text(verb, who, std::move(whom), phrase_from(r_, first), -1, 0.5F, "propose-order");
  }

  /// One past the "that" of "suggested to the Secretary, his brother, that ...".
  TokenId that_after(TokenId from) const {
    const TokenId end = std::min(r_.sentence(from).last_token, from + 14);
    for (TokenId t = from; t + 2 < end; ++t) {
      if (r_.text(t) == "that") return t + 1;
      if (r_.token(t).upos == Upos::Verb || r_.token(t).upos == Upos::Aux || r_.text(t) == ";")
        return kNone;
    }
    return kNone;
  }

  /// The "to" of "urged Israel to withdraw"; the names between are addressed.
  TokenId infinitive_after(TokenId verb, Entities& whom) const {
    const TokenId end = std::min(r_.sentence(verb).last_token, verb + 22);
    Entities between;
    for (TokenId t = verb + 1; t + 1 < end; ++t) {
      const bool name = r_.mention_of[t] != kNone &&
                        r_.out.mentions[r_.mention_of[t]].form != Mention::Form::Adjective;
      if (name && is_actor(r_.type_of(r_.entity_at(t)))) add(between, r_.entity_at(t));
      if (r_.text(t) == "to" && r_.token(t + 1).upos == Upos::Verb) {
        if (whom.empty()) whom = between;
        return t;
      }
      if (r_.token(t).upos == Upos::Verb || r_.text(t) == ";") return kNone;
    }
    return kNone;
  }

  Entities phrase_actors(TokenId noun, std::string_view preposition) const {
    Entities all;
    for (TokenId c : r_.children(noun)) {
      if (!r_.is(c, {Deprel::Nmod, Deprel::Obl}) || r_.preposition(c) != preposition) continue;
      for (std::uint32_t e : referents(r_, c)) {
        if (is_actor(r_.type_of(e))) add(all, e);
      }
    }
    return all;
  }

  /// The token whose phrase says what is proposed.
  TokenId content(const Clause& clause, const ProposalFrame& frame) const {
    const TokenId verb = clause.predicate();
    for (const Role& role : frame.what) {
      for (TokenId t : clause.find(role)) {
        const bool behind =
            t > verb || clause.passive() || r_.is(verb, {Deprel::AclRelcl, Deprel::Acl});
        if (behind && usable(verb, t, role)) return t;
      }
      // The parser may hang the infinitive of "urged Russia to sign" below the object.
      if (role.kind == Role::Kind::Clause) {
        // "proposed to the powers that they respect ..."
        for (TokenId addressee : clause.phrases("to")) {
          const TokenId that = r_.child(addressee, {Deprel::AclRelcl, Deprel::Ccomp, Deprel::Acl});
          const TokenId mark = that == kNone ? kNone : r_.child(that, {Deprel::Mark});
          if (mark != kNone && r_.lemma(mark) == "that") return that;
        }
        for (TokenId object : clause.objects()) {
          const TokenId infinitive = r_.child(object, {Deprel::Acl});
          if (infinitive != kNone && r_.child(infinitive, {Deprel::Mark}) != kNone &&
              r_.entity_at(object) != kNone)
            return infinitive;
        }
        const TokenId adverbial = r_.child(verb, {Deprel::Advcl});
        if (adverbial != kNone && adverbial > verb && !frame.whom.empty() &&
            infinitive_of(adverbial) &&
            (frame.whom[0].kind == Role::Kind::Object ||
             r_.lexicon.is("needs-addressee", r_.lemma(verb))))
          return adverbial;
      }
    }
    return kNone;
  }

  bool infinitive_of(TokenId t) const {
    const TokenId mark = r_.child(t, {Deprel::Mark});
    return mark != kNone && r_.lemma(mark) == "to";
  }

  bool usable(TokenId verb, TokenId t, const Role& role) const {
    const std::string_view word = r_.lemma(verb);
    if (role.kind == Role::Kind::Clause) {
      if (r_.lexicon.is("speech", word) && word != "propose" && word != "suggest")
        return obliges(t);
      return true;
    }
    if (r_.token(t).upos == Upos::Pron || r_.lexicon.is("no-proposal", r_.lemma(t))) return false;
    if (r_.lexicon.is("stress", word))
      return r_.lexicon.is("need-noun", r_.lemma(t)) && content_of_noun(t) != kNone;
    if (role.kind != Role::Kind::Object) return true;
    if (r_.entity_at(t) != kNone && is_actor(r_.type_of(r_.entity_at(t))))
      return word == "propose" && r_.type_of(r_.entity_at(t)) == EntityType::Organization;
    static constexpr std::string_view kBringing[] = {
        "submit",  "present",   "introduce", "unveil",    "outline", "announce", "release",
        "publish", "circulate", "convey",    "formulate", "draft",   "devise",   "author",
        "put",     "set",       "bring",     "float",     "table",   "broach",   "moot"};
    const bool brings =
        std::find(std::begin(kBringing), std::end(kBringing), word) != std::end(kBringing);
    if (brings)
      return (r_.lexicon.is("proposal-object", lower(r_.lemma(t))) || named_in(t) >= 0) &&
             !particle_needed(verb, word);
    return true;
  }

  /// "put forward a plan", but not "put the plan into effect".
  bool particle_needed(TokenId verb, std::string_view word) const {
    if (word != "put" && word != "set" && word != "bring") return false;
    return std::none_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
      return r_.is(c, {Deprel::CompoundPrt, Deprel::Advmod}) &&
             (r_.lemma(c) == "forward" || r_.lemma(c) == "forth");
    });
  }

  bool obliges(TokenId clause) const {
    return std::any_of(r_.children(clause).begin(), r_.children(clause).end(),
                       [&](TokenId c) { return r_.lexicon.is("must", r_.lemma(c)); });
  }

  /// "a proposal to outlaw war", "the proposal that Russia buy", "a call for talks"; else the noun
  /// itself.
  TokenId content_of_noun(TokenId noun) const {
    for (TokenId c : r_.children(noun)) {
      if (r_.is(c, {Deprel::Acl, Deprel::Ccomp, Deprel::AclRelcl}) &&
          !(r_.is(c, {Deprel::AclRelcl}) && r_.child(c, {Deprel::Mark}) == kNone))
        return c;
    }
    for (TokenId c : r_.children(noun)) {
      if (r_.is(c, {Deprel::Nmod}) &&
          (r_.preposition(c) == "for" || r_.preposition(c) == "of" || r_.preposition(c) == "on"))
        return noun;
    }
    return count_words(phrase_of(r_, noun)) >= 4 ? noun : kNone;
  }

  /// "The idea is to build a joint system": the content of the proposal of the sentence before.
  void idea(TokenId t) {
    if (r_.out.proposals.empty() || !r_.is(t, {Deprel::Nsubj})) return;
    const TokenId root = r_.head(t);
    const Proposal last = r_.out.proposals.back();
    if (root == kNone || r_.token(root).upos != Upos::Verb ||
        last.evidence.sentence + 1 != r_.sentence_of[t] || !infinitive_of(root))
      return;
    for (TokenId c : r_.children(root)) {
      if (r_.text(c) == "to" && r_.is(c, {Deprel::Mark}))
        emit_text(root, last.who, last.whom, phrase_from(r_, c), -1, 0.5F, "propose-idea");
    }
  }

  /// "Russia's proposal to NATO for a treaty".
  void noun(TokenId t, const std::vector<ProposalFrame>& frames) {
    const TokenId governor = r_.head(t);
    if (governor != kNone && r_.is(t, {Deprel::Obj, Deprel::Obl}) &&
        r_.lexicon.proposals.verbs.contains(r_.lemma(governor)))
      return;
    Entities who;
    for (TokenId c : r_.children(t)) {
      const bool owner = r_.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound});
      const std::string_view preposition = r_.preposition(c);
      if (!owner && !(r_.is(c, {Deprel::Nmod, Deprel::Obl}) &&
                      (preposition == "by" || preposition == "from")))
        continue;
      for (std::uint32_t e : referents(r_, c)) {
        if (is_actor(r_.type_of(e))) add(who, e);
      }
    }
    if (who.empty()) return;
    for (TokenId c : r_.children(t)) {
      const bool clause = r_.is(c, {Deprel::Acl}) && infinitive_of(c);
      const bool that =
          r_.is(c, {Deprel::Ccomp, Deprel::AclRelcl}) && r_.child(c, {Deprel::Mark}) != kNone;
      const bool object =
          r_.is(c, {Deprel::Nmod}) && (r_.preposition(c) == "for" || r_.preposition(c) == "of");
      if (!clause && !that && !object) continue;
      if (object && r_.entity_at(c) != kNone && is_actor(r_.type_of(r_.entity_at(c)))) continue;
      Entities whom = phrase_actors(t, "to");
      std::erase_if(
          whom, [&](std::uint32_t e) { return std::find(who.begin(), who.end(), e) != who.end(); });
      emit(t, who, whom, c, 0.55F, "propose-noun");
      return;
    }
    (void)frames;
  }

  /// Where no addressee is named: who is to act in what is proposed, the other side of what is to
  /// be between two, the shared recipient of coordinated verbs, or the state whose help is asked
  /// for.
  Entities implied_addressees(TokenId predicate, const Entities& who, TokenId what) const {
    Entities all;
    if (r_.is(what, {Deprel::Ccomp, Deprel::Acl, Deprel::AclRelcl}) &&
        r_.child(what, {Deprel::Mark}) != kNone) {
      const TokenId subject = r_.child(what, {Deprel::Nsubj});
      if (subject != kNone) all = actors({subject});
    }
    if (all.empty()) {
      for (TokenId c : below(what)) {
        if (r_.preposition(c) == "between" || r_.preposition(c) == "with") all = actors({c});
        if (!all.empty()) break;
      }
      // "with" names the other side only where "between" could stand.
      if (!all.empty() && all.size() + who.size() < 2) all.clear();
    }
    if (all.empty()) all = counterparts(predicate);
    if (all.empty() && r_.is(predicate, {Deprel::Conj}))
      all = actors(Clause(r_, r_.head(predicate)).recipients());
    if (all.empty() && r_.lexicon.is("asking", r_.lemma(predicate)))
      all = referents_behind(r_, what);
    std::erase_if(all, [&](std::uint32_t e) { return stands_for(who, e); });
    return all;
  }

  /// "In a letter to Khrushchev, Kennedy offered", "during talks with Japan".
  Entities counterparts(TokenId predicate) const {
    const Sentence& s = r_.sentence(predicate);
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (r_.token(t).upos != Upos::Noun || !r_.lexicon.is("exchange", r_.lemma(t))) continue;
      for (TokenId c : r_.children(t)) {
        if (!r_.is(c, {Deprel::Nmod}) || (r_.preposition(c) != "to" && r_.preposition(c) != "with"))
          continue;
        if (auto found = actors({c}); !found.empty()) return found;
      }
    }
    return {};
  }

  std::vector<TokenId> below(TokenId t) const {
    std::vector<TokenId> found;
    for (TokenId c : r_.children(t)) {
      found.push_back(c);
      for (TokenId d : r_.children(c)) found.push_back(d);
    }
    return found;
  }

  /// The entity is one of them or the state they speak for.
  bool stands_for(const Entities& who, std::uint32_t entity) const {
    if (std::find(who.begin(), who.end(), entity) != who.end()) return true;
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
      return office.held_in == entity &&
             std::find(who.begin(), who.end(), office.person) != who.end();
    });
  }

  bool emit(TokenId predicate, Entities who, Entities whom, TokenId what, float confidence,
            std::string_view rule) {
    if (whom.empty()) whom = implied_addressees(predicate, who, what);
    std::string phrase = phrase_of(r_, what);
    if (count_words(phrase) < 2 && named_in(what) < 0 && r_.entity_at(what) == kNone) return false;
    return emit_text(predicate, std::move(who), std::move(whom), std::move(phrase), named_in(what),
                     confidence, rule);
  }

  bool emit_text(TokenId predicate, Entities who, Entities whom, std::string phrase,
                 std::int32_t named, float confidence, std::string_view rule) {
    if (phrase.empty()) return false;
    prefer_persons(who);
    std::erase_if(
        whom, [&](std::uint32_t e) { return std::find(who.begin(), who.end(), e) != who.end(); });
    Proposal proposal;
    proposal.who = std::move(who);
    proposal.whom = std::move(whom);
    proposal.what = std::move(phrase);
    proposal.named = named;
    const Token& word = r_.token(predicate);
    proposal.evidence = {r_.sentence_of[predicate], word.begin, word.end,
                         std::string(rule) + ":" + std::string(r_.lemma(predicate))};
    proposal.confidence = confidence;
    if (!repeated(proposal)) r_.out.proposals.push_back(std::move(proposal));
    return true;
  }

  void prefer_persons(Entities& who) const {
    const bool person = std::any_of(who.begin(), who.end(), [&](std::uint32_t e) {
      return r_.type_of(e) == EntityType::Person;
    });
    if (person)
      std::erase_if(who, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Person; });
  }

  std::int32_t named_in(TokenId what) const {
    const std::uint32_t entity = r_.entity_at(what);
    if (entity == kNone) return -1;
    const EntityType type = r_.type_of(entity);
    return type == EntityType::Proposal || type == EntityType::Treaty
               ? static_cast<std::int32_t>(entity)
               : -1;
  }

  bool repeated(const Proposal& proposal) const {
    return std::any_of(r_.out.proposals.begin(), r_.out.proposals.end(),
                       [&](const Proposal& known) {
                         return known.evidence.sentence == proposal.evidence.sentence &&
                                known.what == proposal.what;
                       });
  }

  Reading& r_;
};

}  // namespace

void find_proposals(Reading& reading) {
  ProposalReader reader(reading);
  for (const Sentence& sentence : reading.analysis.sentences) {
    if (!reading.states_facts(sentence)) continue;
    for (TokenId t = sentence.first_token; t < sentence.last_token; ++t) reader.read(t);
  }
  find_responses(reading);
}

}  // namespace dossier::ingest
