#include "ingest/extract/responses.h"

#include "ingest/extract/actors.h"
#include "ingest/extract/clause.h"

#include <algorithm>
#include <optional>

namespace dossier::ingest {
namespace {

/// How many sentences after a proposal its answer may stand.
constexpr std::uint32_t kReach = 4;

class ResponseReader {
 public:
  explicit ResponseReader(Reading& reading) : r_(reading) {}

  void read(TokenId t) {
    if (r_.token(t).upos != Upos::Verb) return;
    const auto kind = kind_of(t);
    if (!kind) return;
    Proposal* proposal = proposal_before(t);
    if (proposal == nullptr) return;
    const Clause clause(r_, t);
    const Factuality factuality = clause.factuality();
    if (factuality == Factuality::Hypothetical) return;
    Response::Kind answer = *kind;
    if (factuality != Factuality::Stated) {
      if (answer != Response::Kind::Accepted && answer != Response::Kind::Supported) return;
      answer = Response::Kind::Rejected;
    }
    if (!about(clause, *proposal)) return;
    for (std::uint32_t by : doers(r_, clause)) add(*proposal, by, answer, t);
  }

 private:
  std::optional<Response::Kind> kind_of(TokenId t) const {
    const std::string_view lemma = r_.lemma(t);
    if (r_.lexicon.is("accept", lemma)) return Response::Kind::Accepted;
    if (r_.lexicon.is("reject", lemma)) return Response::Kind::Rejected;
    if (r_.lexicon.is("support", lemma)) return Response::Kind::Supported;
    if (r_.lexicon.is("oppose", lemma)) return Response::Kind::Opposed;
    return std::nullopt;
  }

  Proposal* proposal_before(TokenId t) const {
    Proposal* best = nullptr;
    for (Proposal& proposal : r_.out.proposals) {
      if (proposal.evidence.begin < r_.token(t).begin &&
          proposal.evidence.sentence + kReach >= r_.sentence_of[t])
        best = &proposal;
    }
    return best;
  }

  /// The verb's object is the proposal: "the plan", "it", its name; or the addressee answers
  /// without an object.
  bool about(const Clause& clause, const Proposal& proposal) const {
    const std::uint32_t sentence = r_.sentence_of[clause.predicate()];
    std::vector<TokenId> objects = clause.objects();
    for (TokenId t : clause.phrases("to")) objects.push_back(t);
    for (TokenId t : objects) {
      if (r_.lexicon.is("proposal-word", r_.lemma(t))) return true;
      if ((r_.lemma(t) == "it" || r_.lemma(t) == "this") &&
          sentence <= proposal.evidence.sentence + 1)
        return true;
      if (proposal.named >= 0 && r_.entity_at(t) == static_cast<std::uint32_t>(proposal.named))
        return true;
    }
    if (!objects.empty() || sentence > proposal.evidence.sentence + 1) return false;
    for (std::uint32_t by : doers(r_, clause)) {
      if (std::find(proposal.whom.begin(), proposal.whom.end(), by) != proposal.whom.end())
        return true;
    }
    return false;
  }

  void add(Proposal& proposal, std::uint32_t by, Response::Kind kind, TokenId t) const {
    if (!is_actor(r_.type_of(by)) ||
        std::find(proposal.who.begin(), proposal.who.end(), by) != proposal.who.end())
      return;
    for (const Response& known : proposal.responses) {
      if (known.by == by && known.kind == kind) return;
    }
    if (proposal.whom.empty()) proposal.whom.push_back(speaks_for(by));
    const Token& word = r_.token(t);
    proposal.responses.push_back(
        {by,
         kind,
         {r_.sentence_of[t], word.begin, word.end, "response:" + std::string(r_.lemma(t))},
         0.6F});
  }

  /// The state whose office a person holds; else the entity itself.
  std::uint32_t speaks_for(std::uint32_t entity) const {
    for (const auto& office : r_.offices) {
      if (office.person == entity && office.held_in != kNone &&
          r_.type_of(office.held_in) == EntityType::Country)
        return office.held_in;
    }
    return entity;
  }

  Reading& r_;
};

}  // namespace

void find_responses(Reading& reading) {
  ResponseReader reader(reading);
  for (const Sentence& sentence : reading.analysis.sentences) {
    if (!reading.states_facts(sentence)) continue;
    for (TokenId t = sentence.first_token; t < sentence.last_token; ++t) reader.read(t);
  }
}

}  // namespace dossier::ingest
