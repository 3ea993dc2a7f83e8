#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// How states and chambers vote on treaties, plans and resolutions: "adopted the Partition Plan,
/// with the United States voting in favor", "with Britain and France in the majority"; and who does
/// not sign what others sign: "was signed by forty states; Poland refused".
class VoteReader {
 public:
  explicit VoteReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    const std::string_view word = r_.lemma(t);
    if (word == "majority" || word == "minority") side(t, word == "majority");
    if (word == "vote" || word == "voting") vote(t);
    if (r_.text(t) == "opposed" || r_.text(t) == "dissenting" || r_.text(t) == "against")
      opposed(t);
    if (word == "signature") unsigned_by(t);
    if ((word == "refuse" || word == "decline") && r_.token(t).upos == Upos::Verb) refused(t);
  }

 private:
  /// The plan or treaty of this sentence before the token, else the last of the one before.
  std::uint32_t text_before(TokenId t) const {
    std::uint32_t found = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (r_.sentence_of[m.head] > r_.sentence_of[t]) break;
      const EntityType type = r_.type_of(m.entity);
      if (r_.sentence_of[m.head] + 1 < r_.sentence_of[t] ||
          (type != EntityType::Treaty && type != EntityType::Proposal))
        continue;
      if (m.first_token > t && found != kNone) break;
      found = m.entity;
    }
    return found;
  }

  void state(Relation relation, TokenId t, const Entities& who, std::uint32_t text) {
    if (text == kNone) return;
    Entities actors = who;
    std::erase_if(actors, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    sink_.add_all(relation, actors, {text}, {t, "vote", 0.65F});
  }

  /// "was carried, with Cuba and Yemen opposed"
  void opposed(TokenId t) {
    const TokenId next = t + 1;
    if (next < r_.sentence(t).last_token && r_.token(next).upos != Upos::Punct &&
        r_.token(next).upos != Upos::Cconj)
      return;
    TokenId with = t;
    const Entities who = names_behind_with(t, with);
    if (!who.empty()) state(Relation::Opposed, t, who, text_before(with));
  }

  /// "with Britain, Canada, and France in the majority": the names before "in".
  void side(TokenId t, bool for_it) {
    const TokenId begin = r_.sentence(t).first_token;
    TokenId in = t;
    while (in > begin && t - in < 4 && r_.text(in) != "in") --in;
    if (in == begin || r_.text(in) != "in") return;
    TokenId with = in;
    const Entities who = names_behind_with(in, with);
    if (!who.empty())
      state(for_it ? Relation::Supported : Relation::Opposed, t, who, text_before(with));
  }

  /// "with Britain, Canada, and France": the names before the token where "with" opens their list.
  Entities names_behind_with(TokenId t, TokenId& with) const {
    const TokenId begin = r_.sentence(t).first_token;
    Entities who;
    TokenId n = t;
    while (n > begin && (r_.mention_of[n - 1] != kNone || r_.text(n - 1) == "," ||
                         r_.text(n - 1) == "and" || r_.token(n - 1).upos == Upos::Det)) {
      --n;
      if (r_.entity_at(n) != kNone) who.push_back(r_.entity_at(n));
    }
    if (n == begin || r_.text(n - 1) != "with") return {};
    with = n - 1;
    return who;
  }

  /// "voting in favor", "voted against"
  void vote(TokenId t) {
    const TokenId end = r_.sentence(t).last_token;
    if (t + 1 >= end) return;
    const std::string_view next = r_.text(t + 1);
    const bool favor =
        next == "in" && t + 2 < end && (r_.text(t + 2) == "favor" || r_.text(t + 2) == "favour");
    const TokenId last = favor ? t + 2 : t + 1;
    if (!favor && next != "against") return;
    // "voted against the bill": other rules know what it is.
    const bool bare = last + 1 >= end || r_.token(last + 1).upos == Upos::Punct ||
                      r_.token(last + 1).upos == Upos::Cconj || r_.text(last + 1) == "it";
    if (!bare) return;
    TokenId with = t;
    Entities who = names_behind_with(t, with);
    if (who.empty()) {
      const Clause clause(r_, t);
      if (r_.token(t).upos != Upos::Verb || clause.factuality() != Factuality::Stated) return;
      who = doers(r_, clause);
    }
    state(favor ? Relation::Supported : Relation::Opposed, t, who, text_before(t));
  }

  /// The treaty that is signed in this sentence before the token.
  std::uint32_t signed_before(TokenId t) const {
    std::uint32_t found = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (m.first_token >= t) break;
      if (r_.sentence_of[m.head] != r_.sentence_of[t] || r_.type_of(m.entity) != EntityType::Treaty)
        continue;
      const TokenId verb = r_.head(m.head);
      if (verb != kNone && r_.is_word("signing-verb", verb)) found = m.entity;
    }
    return found;
  }

  /// "South Korea refused its signature"
  void unsigned_by(TokenId noun) {
    const TokenId verb = r_.head(noun);
    if (verb == kNone || !r_.is(noun, {Deprel::Obj}) ||
        (r_.lemma(verb) != "refuse" && r_.lemma(verb) != "withhold" && r_.lemma(verb) != "decline"))
      return;
    const Clause clause(r_, verb);
    const std::uint32_t treaty = text_before(noun);
    if (clause.factuality() == Factuality::Stated && treaty != kNone &&
        r_.type_of(treaty) == EntityType::Treaty)
      state(Relation::Rejected, verb, doers(r_, clause), treaty);
  }

  /// "was signed by forty-eight countries; the Soviet Union and Poland refused"
  void refused(TokenId verb) {
    const Clause clause(r_, verb);
    if (clause.passive() || clause.factuality() != Factuality::Stated ||
        r_.child(verb, {Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp, Deprel::Obl, Deprel::Advcl}) !=
            kNone)
      return;
    state(Relation::Rejected, verb, doers(r_, clause), signed_before(verb));
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_votes(Reading& reading) {
  VoteReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
