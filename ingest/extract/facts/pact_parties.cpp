#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/party_readers.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

void append(Entities& all, const Entities& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// Who stands between whom: the parties of an agreement, a bloc or a conflict that a noun names.
class PactParties {
 public:
  PactParties(const Reading& reading, TokenId noun) : r_(reading), noun_(noun) {}

  Entities find() const {
    Entities parties = beside();
    if (parties.empty()) parties = between_after();
    if (parties.empty() && r_.is_word("compact-noun", noun_)) parties = partners();
    parties = actors_among(r_, parties);
    drop_scenes(r_, parties);
    return parties;
  }

  /// The entity that the noun is: itself, its apposition, or the subject of "X was a conflict".
  std::uint32_t identity(EntityType type) const {
    const Entities all = referents_of_one(r_, noun_);
    if (const std::uint32_t e = first_of_type(r_, all, type); e != kNone) return e;
    if (r_.is(noun_, {Deprel::Appos}) && is_of_type(r_.head(noun_), type))
      return r_.entity_at(r_.head(noun_));
    if (const std::uint32_t e = known_as(type); e != kNone) return e;
    if (r_.child(noun_, {Deprel::Cop}) == kNone) return kNone;
    const TokenId subject = r_.child(noun_, {Deprel::Nsubj});
    return is_of_type(subject, type) ? r_.entity_at(subject) : kNone;
  }

  /// "the 1902 agreement", "their alliance": spoken of as something that exists.
  bool definite() const {
    return std::none_of(r_.children(noun_).begin(), r_.children(noun_).end(), [&](TokenId c) {
      const std::string_view word = r_.lemma(c);
      return word == "no" || word == "any" || word == "possible" || word == "future" ||
             word == "proposed" || word == "potential" || word == "lasting";
    });
  }

  /// "hoped for an alliance", "planned a treaty": it is not there yet.
  bool hypothetical() const {
    const TokenId governor = r_.head(noun_);
    if (governor == kNone ||
        !r_.is(noun_, {Deprel::Obj, Deprel::Nmod, Deprel::Obl, Deprel::NsubjPass}))
      return false;
    for (TokenId at = governor, steps = 0; at != kNone && steps < 3; at = r_.head(at), ++steps) {
      if (r_.token(at).upos == Upos::Verb && r_.is_word("plan-verb", at)) return true;
    }
    if (r_.token(governor).upos != Upos::Verb) return r_.is_word("hypothetical", governor);
    if (r_.is(noun_, {Deprel::Obj}) && r_.is_word("hypothetical", governor)) return true;
    const Factuality factuality = Clause(r_, governor).factuality();
    if (r_.is(noun_, {Deprel::Obl}) && r_.preposition(noun_) == "in" &&
        factuality == Factuality::Hypothetical)
      return true;
    return r_.is(noun_, {Deprel::Obj, Deprel::NsubjPass}) && factuality != Factuality::Stated;
  }

 private:
  bool is_of_type(TokenId t, EntityType type) const {
    const std::uint32_t e = t == kNone ? kNone : r_.entity_at(t);
    return e != kNone && r_.type_of(e) == type;
  }

  /// "the agreement between A and B", "an alliance concluded between A and B".
  Entities beside() const {
    Entities parties;
    for (TokenId c : r_.children(noun_)) {
      const std::string_view preposition = r_.preposition(c);
      if (r_.is(c, {Deprel::Nmod, Deprel::Obl}) &&
          (preposition == "between" || preposition == "among" ||
           (preposition == "of" && r_.is_word("bloc-noun", noun_))))
        append(parties, referents(r_, c));
      const bool concluded =
          r_.is(c, {Deprel::Acl}) && (r_.is_word("treaty-verb", c) || r_.is_word("worked-out", c));
      if (!concluded) continue;
      for (std::string_view link : {"between", "among", "by"}) {
        for (TokenId phrase : Clause(r_, c).phrases(link)) append(parties, referents(r_, phrase));
      }
    }
    return parties;
  }

  /// "the Convention of 1800 between France and the United States": by the order of words.
  Entities between_after() const {
    if (r_.mention_of[noun_] == kNone) return {};
    const Mention& mention = r_.out.mentions[r_.mention_of[noun_]];
    if (mention.head != noun_) return {};
    TokenId n = mention.last_token;
    const TokenId end = r_.sentence(noun_).last_token;
    if (n < end && r_.text(n) == ",") ++n;
    if (n >= end || (r_.text(n) != "between" && r_.text(n) != "among")) return {};
    for (TokenId c = n + 1; c < end && c < n + 4; ++c) {
      if (r_.mention_of[c] != kNone) return referents(r_, r_.out.mentions[r_.mention_of[c]].head);
    }
    return {};
  }

  /// "a Portuguese-Algerian truce", "under an agreement with Spain, the United States built".
  Entities partners() const {
    if (r_.mention_of[noun_] != kNone) return {};
    Entities parties = joined_by_hyphen();
    return parties.empty() ? partners_of_doer() : parties;
  }

  /// "a Portuguese-Algerian truce"
  Entities joined_by_hyphen() const {
    const TokenId begin = r_.sentence(noun_).first_token;
    TokenId n = noun_;
    while (n > begin + 3 && r_.mention_of[n - 1] == kNone &&
           (r_.token(n - 1).upos == Upos::Adj || r_.token(n - 1).upos == Upos::Noun))
      --n;
    const bool pair = r_.is_word("bond-noun", noun_) && n >= begin + 3 &&
                      is_hyphen(r_.text(n - 2)) && r_.entity_at(n - 1) != kNone &&
                      r_.entity_at(n - 3) != kNone;
    return pair ? Entities{r_.entity_at(n - 3), r_.entity_at(n - 1)} : Entities{};
  }

  /// "under an agreement with Spain, the United States built"
  Entities partners_of_doer() const {
    Entities with;
    for (TokenId c : r_.children(noun_)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "with") append(with, referents(r_, c));
    }
    if (with.empty()) return {};
    const TokenId verb = r_.head(noun_);
    const std::string_view preposition = r_.preposition(noun_);
    const bool frame =
        r_.is(noun_, {Deprel::Obl}) && (preposition == "under" || preposition == "in");
    if (verb == kNone || !frame || r_.token(verb).upos != Upos::Verb) return {};
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return {};
    append(with, doers(r_, clause));
    return with;
  }

  /// "a conflict between A and B, known as the Falklands War"
  std::uint32_t known_as(EntityType type) const {
    for (TokenId c : r_.children(noun_)) {
      if (!r_.is(c, {Deprel::Acl, Deprel::AclRelcl}) || !r_.is_word("name-verb", c)) continue;
      for (TokenId name : r_.children(c)) {
        if (r_.is(name, {Deprel::Obl, Deprel::Xcomp, Deprel::Obj}) && is_of_type(name, type))
          return r_.entity_at(name);
      }
    }
    return kNone;
  }

  const Reading& r_;
  TokenId noun_;
};

}  // namespace

void read_pact_parties(Reading& r, FactSink& sink, TokenId noun) {
  const PactParties pact(r, noun);
  const Entities parties = pact.find();
  if (parties.size() < 2) return;
  const FactSink::Source source{noun, "between", 0.7F};
  const std::uint32_t treaty = pact.identity(EntityType::Treaty);
  if (treaty != kNone && !pact.hypothetical()) {
    sink.add_all(Relation::Signed, parties, {treaty}, source);
    return;
  }
  const std::uint32_t body = pact.identity(EntityType::Organization);
  if (body != kNone && r.is_word("bloc-noun", noun) && !pact.hypothetical()) {
    sink.add_all(Relation::MemberOf, parties, {body}, source);
    return;
  }
  const std::uint32_t event = pact.identity(EntityType::Event);
  if (event != kNone) {
    sink.add_all(Relation::ParticipatedIn, parties, {event}, source);
    return;
  }
  if (treaty == kNone && r.is_word("compact-noun", noun) && !pact.hypothetical() && pact.definite())
    sink.add_pairs(Relation::AgreedWith, parties, source);
}

}  // namespace dossier::ingest
