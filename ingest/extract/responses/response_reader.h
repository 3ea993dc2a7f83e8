#pragma once

#include "ingest/extract/responses/response_target.h"
#include "ingest/extract/sentence/clause.h"

#include <optional>
#include <vector>

namespace dossier::ingest {

/// Finds the answers to proposals, word by word: verbs and adjectives that answer
/// (`responses.cpp`), deeds that show an answer (`response_deeds.cpp`), what is
/// replied (`response_replies.cpp`), those who were not asked (`response_bystanders.cpp`), nouns of
/// answering
/// (`response_nouns.cpp`), set phrases and votes (`response_idioms.cpp`), judgements and feelings
/// (`response_stances.cpp`).
class ResponseReader {
 public:
  ResponseReader(Reading& reading, const ProposalSink& sink)
      : r_(reading),
        target_(reading, sink),
        open_(reading.out.proposals.size()),
        told_in_(open_.size(), kNone) {
    for (std::size_t i = 0; i < open_.size(); ++i)
      open_[i] = r_.out.proposals[i].whom.empty() && waits_for_answer(sink.act(i));
  }

  void read(TokenId t);

 private:
  using Kind = Response::Kind;

  bool waits_for_answer(const Act& act) const;
  std::optional<Kind> stated_kind(const Clause& clause) const;
  bool shares_agent(TokenId t) const;
  bool says_a_text(const Clause& clause) const;
  bool is_unwilling(TokenId t) const;
  void verb(TokenId t);
  void stays_away(const Clause& clause);
  Entities answering(const Clause& clause) const;
  void without_later(Entities& by, TokenId t) const;
  bool some_of_a_people(const Clause& clause) const;
  std::optional<std::size_t> target_of(const Clause& clause, const Entities& by) const;
  bool answers(TokenId t) const;
  bool needs_object(const Clause& clause) const;
  bool follows_another(TokenId t) const;
  bool answers_other(TokenId infinitive) const;
  TokenId whole_of(TokenId noun) const;
  std::optional<std::size_t> of_side(const Clause& clause, const std::vector<TokenId>& objects,
                                     const Entities& by) const;
  bool answers_aside(const Clause& clause, const Entities& by, Kind kind);
  void add_aside(std::size_t target, const Entities& by, Kind kind, TokenId t);
  std::optional<std::size_t> open_before(TokenId t, const Entities& by) const;
  bool answered(std::size_t target, const Entities& by) const;
  std::optional<std::size_t> of_object(TokenId infinitive, TokenId t, const Entities& by) const;
  void adjective(TokenId t, Kind kind);
  void disposed(TokenId t, Kind kind);
  void found_so(TokenId t, TokenId finder, Kind kind);
  void add(std::size_t target, const Entities& by, Kind kind, TokenId t);
  bool still_told(std::size_t target, TokenId t);
  bool advocates(std::size_t target) const;
  bool completes_group(const Proposal& proposal, const Entities& by, Kind kind) const;
  std::uint32_t side_of(const Proposal& proposal, std::uint32_t entity) const;

  void counters(const Clause& clause);
  void replies_by_deed(const Clause& clause);
  void signs(const Clause& clause);
  void does_so(const Clause& clause);
  void does_likewise(TokenId t);
  void follows_suit(const Clause& clause);
  void did_it(TokenId t);
  void refuses_likewise(TokenId t);
  void refuses_alone(TokenId t, std::uint32_t entity);
  bool backs_proposer(const Clause& clause, Kind kind);
  bool answered_by_all(const Clause& clause, Kind kind);
  bool answered_by_two(std::size_t last, Kind kind, TokenId t);
  void attends(const Clause& clause);
  void will_not_hear(const Clause& clause);
  void does_as_asked(const Clause& clause);
  void persuaded(const Clause& clause);
  bool failed(TokenId t) const;
  bool succeeded(TokenId t) const;

  void replies_that(const Clause& clause);
  void keeps_silent(const Clause& clause);
  void asks_instead(TokenId t);
  void instructs(const Clause& clause);
  bool only_repeats(TokenId infinitive) const;
  Kind weighed(const Proposal& proposal, std::uint32_t by, Kind kind, TokenId t) const;

  void idiom(const Clause& clause);
  void votes(const Clause& clause);
  void sides(const Clause& clause);
  void legislates(const Clause& clause, Kind kind);
  bool passes_law(const Clause& clause, const Entities& by) const;
  void answer_request(std::size_t target, const Entities& by, Kind kind, TokenId t);
  void grants_power(const Clause& clause);
  std::optional<std::size_t> target_of_idiom(const Clause& clause, TokenId noun,
                                             std::string_view link, const Entities& by) const;
  void answered_by_addressee(const Clause& clause, Kind kind);
  bool concurs(TokenId t);
  bool overrides(TokenId t);

  void judged(TokenId adjective, Kind kind);
  void affects(const Clause& clause);
  void affected(const Clause& clause, Kind kind);
  void clears_chamber(const Clause& clause);
  void does_not_object(const Entities& by, TokenId t);
  void stands(TokenId t);
  void labels(const Clause& clause);
  void receives(const Clause& clause);
  void unwilling(TokenId t);
  bool withholds_consent(const Clause& clause) const;
  Entities not_the_proposer(const Clause& clause, Entities by) const;
  bool is_denied(TokenId noun) const;

  void noun(TokenId t);
  bool is_drawn(TokenId t) const;
  void drawn(TokenId t);
  Entities named_behind(TokenId t) const;
  void without_denied(Entities& by, TokenId t) const;
  void shows_no_interest(TokenId t);
  void shows_interest(TokenId t, const Clause& clause);
  Entities who_voices(TokenId t) const;
  void done_at_request(std::size_t target, TokenId t);
  std::optional<Kind> kind_of_noun(std::string_view word) const;

  Reading& r_;
  ResponseTarget target_;
  std::vector<bool> open_;              ///< proposals whose addressee an answer tells
  std::vector<std::uint32_t> told_in_;  ///< the sentence of that answer
};

}  // namespace dossier::ingest
