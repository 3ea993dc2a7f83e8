#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/negotiating_table.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/public_acts.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace dossier::ingest {
namespace {

/// Finds the addressee of a proposal that neither its sentence nor an answer names: the other party
/// of a meeting, of talks, of the table at which both sit; whom an offer has in view.
class Context {
 public:
  Context(const Reading& reading, const ProposalSink& sink, const NegotiatingTables& tables,
          std::size_t i)
      : r_(reading), act_(sink.act(i)), tables_(tables), i_(i) {}

  /// Where one of those at a table answered, all of them were addressed.
  Entities widened(const Entities& answering) const {
    Entities others = of_table();
    const bool all = std::all_of(answering.begin(), answering.end(), [&](std::uint32_t e) {
      return std::any_of(others.begin(), others.end(),
                         [&](std::uint32_t state) { return stands_for(r_, {e}, state); });
    });
    return all && others.size() > answering.size() ? others : answering;
  }

  Entities find() const {
    if (act_.rule == "propose-at" || act_.rule == "propose-under" || is_moved(r_, act_)) return {};
    if (speaks_to_all(r_, act_.predicate)) return own_state_addressed(r_, act_);
    for (auto step :
         {&Context::of_countered, &Context::of_meeting, &Context::of_body, &Context::of_talks,
          &Context::of_last_partner, &Context::of_table, &Context::in_view}) {
      Entities all = (this->*step)();
      std::erase_if(all, [&](std::uint32_t e) { return own_side(e); });
      if (!all.empty()) return widened(of_its_kind(all));
    }
    return own_state_addressed(r_, act_);
  }

 private:
  bool shares(const Entities& a, const Entities& b) const {
    const auto speaks = [&](const Entities& all, const Entities& side) {
      return std::any_of(all.begin(), all.end(),
                         [&](std::uint32_t e) { return stands_for(r_, side, e); });
    };
    return speaks(a, b) || speaks(b, a);
  }

  /// "countered with a draft", "asked instead for assurances": who made the proposal told of last.
  Entities of_countered() const {
    constexpr std::uint32_t kReach = 2;
    if (i_ == 0 || r_.token(act_.predicate).upos != Upos::Verb) return {};
    const Proposal& last = r_.out.proposals[i_ - 1];
    const bool counters = r_.lemma(act_.predicate) == "counter" || replies_to(last);
    if (!counters && !turns_back(last)) return {};
    const bool near = last.evidence.sentence + kReach >= r_.sentence_of[act_.predicate];
    return near ? parties(last.who) : Entities{};
  }

  /// "France offered talks. Spain replied with a plan": to what was put to him, or, where a person
  /// replies, to what was proposed in the sentence before.
  bool replies_to(const Proposal& last) const {
    if (!r_.is_word("reply-verb", act_.predicate)) return false;
    const bool person = r_.type_of(act_.who[0]) == EntityType::Person;
    return shares(act_.who, last.whom) ||
           (person && last.evidence.sentence + 1 >= r_.sentence_of[act_.predicate]);
  }

  bool wants_instead() const {
    const auto children = r_.children(act_.predicate);
    return std::any_of(children.begin(), children.end(),
                       [&](TokenId c) { return r_.lemma(c) == "instead"; });
  }

  /// "France offered Spain a treaty. Spain suggested a truce": who was just addressed turns to who
  /// addressed him.
  bool turns_back(const Proposal& last) const {
    const bool asked = last.evidence.rule.starts_with("propose-at");
    if (r_.is_word("public-verb", act_.predicate)) return false;
    return !asked && (two_sided() || wants_instead()) && shares(act_.who, last.whom) &&
           !is_moved_by_lawmaker() && last.evidence.sentence + 1 >= r_.sentence_of[act_.predicate];
  }

  /// "Bevin urged the United States to join. Senator Vandenberg proposed a resolution": a lawmaker
  /// does not answer for his state.
  bool is_moved_by_lawmaker() const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
      const std::string_view title = last_word(office);
      return holds(act_.who, office.person) &&
             (title == "senator" || title == "congressman" || title == "congresswoman" ||
              (title == "representative" && !speaks_for_state()));
    });
  }

  /// The other parties of the meeting told of in this sentence or the one before.
  Entities of_meeting() const {
    constexpr std::size_t kMostParties = 3;
    const std::uint32_t sentence = r_.sentence_of[act_.predicate];
    Entities all;
    for (const Fact& fact : r_.out.facts) {
      if (fact.relation != Relation::MetWith) continue;
      if (fact.evidence.sentence > sentence || fact.evidence.sentence + 1 < sentence) continue;
      if (comes_later(fact)) continue;
      if (stands_for(r_, act_.who, fact.subject)) add_entity(all, fact.object);
      if (stands_for(r_, act_.who, fact.object)) add_entity(all, fact.subject);
    }
    std::erase_if(all, [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
    const bool alike = std::all_of(all.begin(), all.end(), [&](std::uint32_t e) {
      return r_.type_of(e) == r_.type_of(all[0]);
    });
    return alike && all.size() <= kMostParties ? all : Entities{};
  }

  /// "set out five principles, and later that week met Kosygin": not in that meeting; but "proposed
  /// a truce when he met him".
  bool comes_later(const Fact& meeting) const {
    const Token& word = r_.token(act_.predicate);
    if (meeting.evidence.begin <= word.end) return false;
    const TokenId end = r_.sentence(act_.predicate).last_token;
    for (TokenId t = act_.predicate; t < end && r_.token(t).begin < meeting.evidence.end; ++t) {
      if (r_.token(t).upos == Upos::Cconj || r_.text(t) == ";") return true;
    }
    return false;
  }

  /// A state puts its proposals to states, even where the persons who speak for them are named.
  Entities of_its_kind(const Entities& addressed) const {
    if (r_.type_of(act_.who[0]) != EntityType::Country) return addressed;
    Entities states;
    for (std::uint32_t e : addressed) {
      const auto office =
          std::find_if(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& held) {
            return held.person == e && held.held_in != kNone &&
                   r_.type_of(held.held_in) == EntityType::Country;
          });
      add_entity(states, office == r_.offices.end() ? e : office->held_in);
    }
    return states;
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
    // A state presses others at a conference, an official his own side.
    const bool presses =
        r_.is_word("pressing", act_.predicate) && r_.type_of(act_.who[0]) == EntityType::Country;
    const bool told = r_.lexicon.is("two-sided", r_.lemma(act_.predicate)) || presses ||
                      act_.rule == "propose-ready";
    return told && std::any_of(act_.who.begin(), act_.who.end(), [&](std::uint32_t e) {
             return r_.type_of(e) != EntityType::Organization;
           });
  }

  bool is_party(std::uint32_t entity) const {
    return is_actor(r_.type_of(entity)) && !own_side(entity) && !is_own_parliament(entity);
  }

  /// A government offers to others what it does not ask its own parliament for.
  bool is_own_parliament(std::uint32_t entity) const {
    if (r_.type_of(act_.who[0]) != EntityType::Country ||
        r_.type_of(entity) != EntityType::Organization)
      return false;
    const std::string_view name = r_.out.entities[entity].name;
    return name.ends_with("Parliament") || name.ends_with("Congress") || name.ends_with("Senate");
  }

  Entities parties(Entities all) const {
    std::erase_if(all, [&](std::uint32_t e) { return !is_party(e); });
    return all;
  }

  /// In the same paragraph as the proposal.
  bool near_by(std::uint32_t sentence) const {
    const auto& all = r_.analysis.sentences;
    return sentence < all.size() && r_.states_facts(all[sentence]) &&
           all[sentence].block == r_.sentence(act_.predicate).block;
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
    // "Soviet-American talks", but not "the Berlin conference"
    for (TokenId c : r_.children(talks)) {
      if (r_.is(c, {Deprel::Amod, Deprel::Compound}) && r_.mention_of[c] != kNone &&
          r_.out.mentions[r_.mention_of[c]].form == Mention::Form::Adjective)
        add_entity(all, r_.entity_at(c));
    }
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

  /// Who else sits at the table at which the proposer's state sits.
  Entities of_table() const {
    constexpr std::uint32_t kReach = 25;
    constexpr std::size_t kMost = 5;
    const bool invites = is_invitation(r_, act_.predicate);
    if (!two_sided() && !invites) return {};
    const std::uint32_t here = r_.sentence_of[act_.predicate];
    for (auto table = tables_.seated.rbegin(); table != tables_.seated.rend(); ++table) {
      if (table->sentence > here || table->sentence + kReach < here) continue;
      const bool sits = std::any_of(table->states.begin(), table->states.end(),
                                    [&](std::uint32_t e) { return own_side(e); });
      if (!sits) continue;
      Entities others = parties(table->states);
      if (!invites) without_absent(others, here);
      if (others.size() <= kMost) return others;
    }
    return {};
  }

  /// Who declined to come is not addressed by those who came.
  void without_absent(Entities& states, std::uint32_t here) const {
    for (const NegotiatingTables::Absence& absence : tables_.absences) {
      if (absence.sentence <= here) std::erase(states, absence.state);
    }
  }

  /// A delegate or member moves something in the body that was named last.
  Entities of_body() const {
    const bool delegate =
        std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
          return holds(act_.who, office.person) && r_.lexicon.is("member-title", last_word(office));
        });
    return delegate && !speaks_to_public() ? body_before(act_.predicate) : Entities{};
  }

  /// "the Senator pressed for an end to deliveries": a lawmaker speaks outside his chamber too.
  bool speaks_to_public() const {
    const auto lawmaker = [&](const Reading::Office& office) {
      const std::string_view title = last_word(office);
      return holds(act_.who, office.person) && title != "delegate" && title != "deputy";
    };
    return !speaks_for_state() && std::any_of(r_.offices.begin(), r_.offices.end(), lawmaker);
  }

  std::string_view last_word(const Reading::Office& office) const {
    const std::string_view title = office.title;
    const std::size_t space = title.rfind(' ');
    return space == std::string_view::npos ? title : title.substr(space + 1);
  }

  /// A delegate or representative, not a lawmaker.
  bool speaks_for_state() const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
      const std::string_view title = last_word(office);
      return holds(act_.who, office.person) && (title == "delegate" || title == "representative") &&
             office.held_in != kNone && r_.type_of(office.held_in) == EntityType::Country;
    });
  }

  /// The delegate of another state moves nothing in the Congress of the United States.
  bool foreign_to(std::string_view body) const {
    if (!body.starts_with("U.S. ")) return false;
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
      return holds(act_.who, office.person) && office.held_in != kNone &&
             r_.type_of(office.held_in) == EntityType::Country &&
             r_.out.entities[office.held_in].name != "United States";
    });
  }

  Entities body_before(TokenId at) const {
    constexpr TokenId kReach = 80;
    for (TokenId t = at; t > 0 && t + kReach > at; --t) {
      const std::uint32_t e = r_.entity_at(t - 1);
      if (e == kNone || r_.type_of(e) != EntityType::Organization) continue;
      const std::string_view body = r_.out.entities[e].name;
      for (std::string_view name : {"Congress", "Assembly", "Parliament", "Convention", "Senate"}) {
        const bool other_house = name == "Senate" || foreign_to(body);
        if (body.ends_with(name) && !other_house) return {e};
      }
      for (std::string_view name : {"Council", "Commission", "Committee"}) {
        if (body.ends_with(name) && speaks_for_state()) return {e};
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
      const std::uint32_t block = r_.analysis.sentences[last.evidence.sentence].block;
      if (block + 1 < r_.sentence(act_.predicate).block) return {};
      if (last.evidence.sentence + kReach < r_.sentence_of[act_.predicate]) return {};
      if (shares(act_.who, last.who) && !last.whom.empty()) return speaking_for(parties(last.whom));
    }
    return {};
  }

  /// A person deals with whoever speaks for the state, where he was named in this sentence or the
  /// two before.
  Entities speaking_for(Entities addressed) const {
    constexpr std::uint32_t kReach = 2;
    if (addressed.size() != 1 || r_.type_of(addressed[0]) != EntityType::Country ||
        r_.type_of(act_.who[0]) != EntityType::Person ||
        r_.token(act_.predicate).upos != Upos::Verb)
      return addressed;
    const std::uint32_t here = r_.sentence_of[act_.predicate];
    const std::uint32_t from = here > kReach ? here - kReach : 0;
    for (TokenId t = act_.predicate; t > r_.analysis.sentences[from].first_token; --t) {
      const std::uint32_t e = r_.entity_at(t - 1);
      if (e != kNone && r_.type_of(e) == EntityType::Person && r_.state_of(e) == addressed[0])
        return {e};
    }
    return addressed;
  }

  /// Not a land that others deal with: the state does something somewhere in the document.
  bool acts(std::uint32_t state) const {
    return std::any_of(r_.out.facts.begin(), r_.out.facts.end(), [&](const Fact& fact) {
      return fact.subject == state ||
             (fact.relation == Relation::HoldsPosition && fact.object == state);
    });
  }

  /// Who declares to be ready has somebody in view, unless that is open to all ("his good
  /// offices"): the state spoken of last before it, here or one sentence before.
  Entities in_view() const {
    if (act_.rule != "propose-ready") return {};
    const std::uint32_t here = r_.sentence_of[act_.predicate];
    const bool open = act_.content != kNone && r_.is_word("open-offer", act_.content);
    if (open) return {};
    const std::uint32_t from = here > 0 && near_by(here - 1) ? here - 1 : here;
    const TokenId begin = r_.analysis.sentences[from].first_token;
    for (TokenId t = act_.predicate; t > begin; --t) {
      const std::uint32_t e = r_.entity_at(t - 1);
      if (e != kNone && r_.type_of(e) == EntityType::Country && is_party(e) && acts(e) &&
          r_.out.mentions[r_.mention_of[t - 1]].form != Mention::Form::Pronoun)
        return {e};
    }
    return {};
  }

  const Reading& r_;
  const Act& act_;
  const NegotiatingTables& tables_;
  std::size_t i_;
};

}  // namespace

void find_addressees_in_context(Reading& r, const ProposalSink& sink) {
  const NegotiatingTables tables = find_tables(r, sink);
  for (std::size_t i = 0; i < sink.size(); ++i) {
    if (!sink.act(i).whom.empty()) continue;
    const Context context(r, sink, tables, i);
    Entities& whom = r.out.proposals[i].whom;
    whom = whom.empty() ? context.find() : context.widened(whom);
    // "invited nine nations": a crowd, by what the words say.
    const bool crowd = whom.size() > kMostImplied && !is_invitation(r, sink.predicate_of(i));
    if (crowd) whom.clear();
  }
}

}  // namespace dossier::ingest
