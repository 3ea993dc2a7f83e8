#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// States that vote in a council belong to it: "the Security Council adopted the resolution; China
/// abstained, and Cuba voted against it", "with the United States dissenting". In an assembly of
/// all states that tells nothing.
class VotingMembers {
 public:
  explicit VotingMembers(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    const Upos tag = r_.token(t).upos;
    if ((tag != Upos::Verb && tag != Upos::Adj) || !r_.is_word("vote-verb", t)) return;
    Entities voters = names_behind_with(t);
    if (voters.empty() && tag == Upos::Verb && casts_vote(t)) {
      const Clause clause(r_, t);
      if (clause.factuality() != Factuality::Stated || clause.passive()) return;
      voters = doers(r_, clause);
    }
    std::erase_if(voters, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Country; });
    const std::uint32_t body = voters.empty() ? kNone : voting_body(t);
    if (body != kNone) sink_.add_all(Relation::MemberOf, voters, {body}, {t, "voter", 0.75F});
  }

 private:
  /// "abstained", "voted against it"
  bool casts_vote(TokenId t) const {
    if (r_.lemma(t) == "abstain") return true;
    const std::string_view next =
        t + 1 < r_.sentence(t).last_token ? r_.text(t + 1) : std::string_view{};
    return r_.lemma(t) == "vote" && (next == "against" || next == "in" || next == "for");
  }

  /// "with Cuba and Yemen opposed"
  Entities names_behind_with(TokenId t) const {
    const TokenId begin = r_.sentence(t).first_token;
    Entities who;
    TokenId n = t;
    while (n > begin && (r_.mention_of[n - 1] != kNone || r_.text(n - 1) == "," ||
                         r_.text(n - 1) == "and" || r_.text(n - 1) == "only" ||
                         r_.token(n - 1).upos == Upos::Det || r_.is_word("vote-verb", n - 1))) {
      --n;
      if (r_.mention_of[n] != kNone) who.push_back(r_.entity_at(n));
    }
    return n > begin && r_.text(n - 1) == "with" ? who : Entities{};
  }

  /// The council that acts in this sentence or the one before, or kNone.
  std::uint32_t voting_body(TokenId t) const {
    std::uint32_t body = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (r_.sentence_of[m.head] > r_.sentence_of[t]) break;
      if (r_.sentence_of[m.head] + 1 < r_.sentence_of[t] || !is_council(m)) continue;
      body = m.entity;
    }
    return body;
  }

  bool is_council(const Mention& m) const {
    if (r_.type_of(m.entity) != EntityType::Organization) return false;
    const TokenId verb = r_.head(m.head);
    if (verb == kNone || !r_.is(m.head, {Deprel::Nsubj}) || !r_.is_word("body-verb", verb))
      return false;
    const std::string name = lower(r_.out.entities[m.entity].name);
    for (std::string_view all : {"assembly", "congress", "senate", "house", "parliament"}) {
      if (name.find(all) != std::string::npos) return false;
    }
    return true;
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_voting_members(Reading& reading) {
  VotingMembers reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
