#include "ingest/extract/proposal_addressees.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Finds the addressee of a proposal that neither its sentence nor an answer names: the other party
/// of a meeting, or of the exchange of proposals it belongs to.
class Context {
 public:
  Context(const Reading& reading, const ProposalSink& sink, std::size_t i)
      : r_(reading), act_(sink.act(i)), i_(i) {}

  Entities find() const {
    if (act_.rule == "propose-at") return {};
    for (auto step : {&Context::of_meeting, &Context::of_dialogue}) {
      Entities all = (this->*step)();
      std::erase_if(all, [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
      if (!all.empty()) return all;
    }
    return {};
  }

 private:
  /// The same side asks for more, or the other side answers with a proposal of its own.
  Entities of_dialogue() const {
    constexpr std::uint32_t kSameReach = 1, kOtherReach = 2;
    if (i_ == 0) return {};
    const Proposal& last = r_.out.proposals[i_ - 1];
    const std::uint32_t distance = r_.sentence_of[act_.predicate] - last.evidence.sentence;
    if (distance == 0 && shares(act_.who, last.who)) return last.whom;
    if (!r_.lexicon.is("negotiating", r_.lemma(act_.predicate))) return {};
    if (distance <= kSameReach && shares(act_.who, last.who)) return last.whom;
    return distance <= kOtherReach && shares(act_.who, last.whom) ? last.who : Entities{};
  }

  bool shares(const Entities& a, const Entities& b) const {
    const auto speaks = [&](const Entities& all, const Entities& side) {
      return std::any_of(all.begin(), all.end(),
                         [&](std::uint32_t e) { return stands_for(r_, side, e); });
    };
    return speaks(a, b) || speaks(b, a);
  }

  /// The other parties of the meeting told of in this sentence or the one before.
  Entities of_meeting() const {
    constexpr std::size_t kMostParties = 3;
    const std::uint32_t sentence = r_.sentence_of[act_.predicate];
    Entities all;
    for (const Fact& fact : r_.out.facts) {
      if (fact.relation != Relation::MetWith) continue;
      if (fact.evidence.sentence > sentence || fact.evidence.sentence + 1 < sentence) continue;
      if (stands_for(r_, act_.who, fact.subject)) add_entity(all, fact.object);
      if (stands_for(r_, act_.who, fact.object)) add_entity(all, fact.subject);
    }
    std::erase_if(all, [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
    const bool alike = std::all_of(all.begin(), all.end(), [&](std::uint32_t e) {
      return r_.type_of(e) == r_.type_of(all[0]);
    });
    return alike && all.size() <= kMostParties ? all : Entities{};
  }

  const Reading& r_;
  const Act& act_;
  std::size_t i_;
};

}  // namespace

void find_addressees_in_context(Reading& r, const ProposalSink& sink) {
  for (std::size_t i = 0; i < sink.size(); ++i) {
    if (r.out.proposals[i].whom.empty()) r.out.proposals[i].whom = Context(r, sink, i).find();
  }
}

}  // namespace dossier::ingest
