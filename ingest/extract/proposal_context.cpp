#include "ingest/extract/actors.h"
#include "ingest/extract/clause.h"
#include "ingest/extract/proposal_addressees.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace dossier::ingest {
namespace {

/// Finds the addressee of a proposal that neither its sentence nor an answer names: the other party
/// of a meeting, of the exchange of proposals it belongs to, of talks; who speaks against it or
/// asked before; whom an offer has in view.
class Context {
 public:
  Context(const Reading& reading, const ProposalSink& sink, std::size_t i)
      : r_(reading), act_(sink.act(i)), i_(i) {}

  Entities find() const {
    if (act_.rule == "propose-at") return {};
    for (auto step :
         {&Context::of_meeting, &Context::of_dialogue, &Context::of_body, &Context::of_counterpart,
          &Context::of_talks, &Context::of_last_partner, &Context::in_view}) {
      Entities all = (this->*step)();
      std::erase_if(all, [&](std::uint32_t e) { return own_side(e); });
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

  /// The proposer's state, or somebody of that state.
  bool own_side(std::uint32_t entity) const {
    if (stands_for(r_, act_.who, entity)) return true;
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
      return office.person == entity && office.held_in != kNone &&
             stands_for(r_, act_.who, office.held_in);
    });
  }

  /// What states put to each other, as they do in talks.
  bool two_sided() const {
    const bool told = r_.lexicon.is("two-sided", r_.lemma(act_.predicate)) ||
                      act_.rule == "propose-ready";
    return told && std::any_of(act_.who.begin(), act_.who.end(), [&](std::uint32_t e) {
      return r_.type_of(e) != EntityType::Organization;
    });
  }

  bool is_party(std::uint32_t entity) const {
    const EntityType type = r_.type_of(entity);
    return (type == EntityType::Country || type == EntityType::Person) && !own_side(entity);
  }

  Entities parties(Entities all) const {
    std::erase_if(all, [&](std::uint32_t e) { return !is_party(e); });
    return all;
  }

  /// "The Soviets, however, insisted ...": who takes a stand in the next sentence, or took one in
  /// the sentence before.
  Entities of_counterpart() const {
    if (!two_sided()) return {};
    const std::uint32_t here = r_.sentence_of[act_.predicate];
    static constexpr std::string_view kAnswers[] = {"counter-verb", "accept", "reject"};
    static constexpr std::string_view kAsks[] = {"asking-verb"};
    if (Entities found = who_takes_a_stand(here + 1, kAnswers); !found.empty()) return found;
    for (std::uint32_t back = 1; back <= 2 && back <= here; ++back) {
      if (Entities found = who_takes_a_stand(here - back, kAsks); !found.empty()) return found;
    }
    return {};
  }

  /// In the same paragraph as the proposal.
  bool near_by(std::uint32_t sentence) const {
    const auto& all = r_.analysis.sentences;
    return sentence < all.size() && r_.states_facts(all[sentence]) &&
           all[sentence].block == r_.sentence(act_.predicate).block;
  }

  Entities who_takes_a_stand(std::uint32_t sentence,
                             std::span<const std::string_view> classes) const {
    if (!near_by(sentence)) return {};
    const Sentence& s = r_.analysis.sentences[sentence];
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (r_.token(t).upos != Upos::Verb) continue;
      const std::string_view word = r_.lemma(t);
      if (std::none_of(classes.begin(), classes.end(),
                       [&](std::string_view name) { return r_.lexicon.is(name, word); }))
        continue;
      const Clause clause(r_, t);
      if (clause.passive() || clause.factuality() == Factuality::Hypothetical) continue;
      if (Entities found = parties(doers(r_, clause)); !found.empty()) return found;
    }
    return {};
  }

  /// "talks between A and B", "negotiations with A", shortly before or in the same sentence.
  Entities of_talks() const {
    constexpr std::uint32_t kReach = 4;
    if (!two_sided()) return {};
    const std::uint32_t here = r_.sentence_of[act_.predicate];
    for (std::uint32_t back = 0; back <= std::min(kReach, here) && near_by(here - back); ++back) {
      const Sentence& s = r_.analysis.sentences[here - back];
      for (TokenId t = s.first_token; t < s.last_token; ++t) {
        if (!r_.lexicon.is("talk-noun", r_.lemma(t)) || r_.token(t).upos != Upos::Noun) continue;
        if (Entities found = other_parties(t); !found.empty()) return found;
      }
    }
    return {};
  }

  /// Who else takes part in the talks that the proposer's side takes part in.
  Entities other_parties(TokenId talks) const {
    constexpr std::size_t kMost = 3;
    Entities all;
    for (std::string_view preposition : {"between", "among", "with"}) {
      for (std::uint32_t e : phrase_actors(r_, talks, preposition)) add_entity(all, e);
    }
    std::vector<TokenId> modifiers;
    for (TokenId c : r_.children(talks)) {
      if (r_.is(c, {Deprel::Amod, Deprel::Compound})) modifiers.push_back(c);
    }
    for (std::uint32_t e : actors_at(r_, modifiers)) add_entity(all, e);
    const TokenId verb = r_.head(talks);
    if (verb != kNone && r_.token(verb).upos == Upos::Verb) {
      for (std::uint32_t e : doers(r_, Clause(r_, verb))) add_entity(all, e);
    }
    const bool takes_part =
        std::any_of(all.begin(), all.end(), [&](std::uint32_t e) { return own_side(e); });
    if (!takes_part) return {};
    all = parties(std::move(all));
    return all.size() <= kMost ? all : Entities{};
  }

  /// A delegate or member moves something in the body that was named last.
  Entities of_body() const {
    const bool delegate =
        std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
          return holds(act_.who, office.person) && r_.lexicon.is("member-title", last_word(office));
        });
    return delegate ? body_before(act_.predicate) : Entities{};
  }

  std::string_view last_word(const Reading::Office& office) const {
    const std::string_view title = office.title;
    const std::size_t space = title.rfind(' ');
    return space == std::string_view::npos ? title : title.substr(space + 1);
  }

  bool in_senate() const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
      return holds(act_.who, office.person) && last_word(office) == "senator";
    });
  }

  Entities body_before(TokenId at) const {
    constexpr TokenId kReach = 80;
    for (TokenId t = at; t > 0 && t + kReach > at; --t) {
      const std::uint32_t e = r_.entity_at(t - 1);
      if (e == kNone || r_.type_of(e) != EntityType::Organization) continue;
      for (std::string_view name : {"Congress", "Assembly", "Parliament", "Convention", "Senate"}) {
        const bool other_house = name == "Senate" && !in_senate();
        if (r_.out.entities[e].name.ends_with(name) && !other_house) return {e};
      }
    }
    return {};
  }

  /// To whom the same side put its last proposal, not long before.
  Entities of_last_partner() const {
    constexpr std::uint32_t kReach = 6;
    if (!two_sided() || i_ == 0) return {};
    for (std::size_t i = i_; i-- > 0;) {
      const Proposal& last = r_.out.proposals[i];
      if (last.evidence.sentence + kReach < r_.sentence_of[act_.predicate]) return {};
      if (shares(act_.who, last.who) && !last.whom.empty()) return parties(last.whom);
    }
    return {};
  }

  /// An offer has somebody in view: the state spoken of last before it, here or one sentence before.
  Entities in_view() const {
    const bool offers = r_.token(act_.predicate).upos == Upos::Verb &&
                        r_.lexicon.is("offering", r_.lemma(act_.predicate));
    if (!offers && act_.rule != "propose-ready") return {};
    const std::uint32_t here = r_.sentence_of[act_.predicate];
    const std::uint32_t from = here > 0 && near_by(here - 1) ? here - 1 : here;
    const TokenId begin = r_.analysis.sentences[from].first_token;
    for (TokenId t = act_.predicate; t > begin; --t) {
      const std::uint32_t e = r_.entity_at(t - 1);
      if (e != kNone && r_.type_of(e) == EntityType::Country && is_party(e)) return {e};
    }
    return {};
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
