#include "ingest/extract/coreference/described_states.h"
#include "ingest/extract/coreference/described_things.h"
#include "ingest/extract/coreference/description_words.h"
#include "ingest/extract/coreference/group_finder.h"
#include "ingest/extract/coreference/resolve.h"
#include "ingest/extract/coreference/resolve_holder.h"
#include "ingest/extract/offices/offices.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// Finds what definite descriptions stand for. Runs once over the tokens; names are resolved
/// already.
class DescriptionResolver {
 public:
  explicit DescriptionResolver(Reading& reading)
      : r_(reading),
        names_(reading.out.mentions),
        groups_(reading, names_),
        states_(reading, names_),
        things_(reading, names_),
        holders_(reading, names_) {}

  void resolve(const std::vector<TitleSpan>& titles) {
    for (const TitleSpan& title : titles) office(title);
    for (const Sentence& sentence : r_.analysis.sentences) {
      for (TokenId t = sentence.first_token; t < sentence.last_token; ++t) {
        while (before_ < names_.size() && names_[before_].first_token < t) ++before_;
        if (r_.mention_of[t] == kNone &&
            (r_.token(t).upos == Upos::Noun || r_.token(t).upos == Upos::Propn))
          noun(t);
        if (r_.token(t).upos == Upos::Num) number_alone(t);
      }
    }
    std::sort(r_.groups.begin(), r_.groups.end(),
              [](const auto& a, const auto& b) { return a.token < b.token; });
    order_mentions(r_);
  }

 private:
  /// "The two concluded an agreement", "all three agreed", "the two of them": those spoken of last.
  void number_alone(TokenId t) {
    static constexpr std::string_view kNumbers[] = {"two", "three", "four", "five"};
    const auto at = std::find(std::begin(kNumbers), std::end(kNumbers), lower(r_.text(t)));
    if (at == std::end(kNumbers) || t + 1 >= r_.mention_of.size() ||
        r_.sentence_of[t + 1] != r_.sentence_of[t])
      return;
    const Upos next = r_.token(t + 1).upos;
    const bool of_them =
        t + 2 < r_.mention_of.size() && r_.text(t + 1) == "of" && r_.text(t + 2) == "them";
    if (next != Upos::Verb && next != Upos::Aux && next != Upos::Adv && !of_them) return;
    const std::string before = t > 0 ? lower(r_.text(t - 1)) : std::string{};
    if (before != "the" && before != "all" && before != "these") return;
    groups_.group(t, "pair", static_cast<int>(at - std::begin(kNumbers)) + 2, before_);
  }

  void noun(TokenId t) {
    if (states_.halves(t)) return;
    const std::string_view det = determiner_of(r_, t);
    const std::string word = lower(r_.lemma(t));
    const int number = det == "both" ? 2 : count_before(r_, t);
    if (group(t, word, number)) return;
    if (r_.lexicon.is("country-noun", word) && states_.our_country(t)) return;
    const bool definite = det == "the" || det == "this" || det == "that" || det == "both";
    if (!definite || thing(t, word)) return;
    if (word == "administration" && is_bare(r_, t)) return states_.administration(t, before_);
    const bool island = r_.child(t, {Deprel::Compound}) != kNone && word == "nation";
    if (r_.lexicon.is("country-noun", word) && (is_bare(r_, t) || island) && !plural(t))
      states_.country(t, before_);
  }

  bool plural(TokenId t) const { return (r_.token(t).features & kPlural) != 0; }

  /// "the Western governments", "the other states", "both leaders"
  bool group(TokenId t, const std::string& word, int number) {
    const bool powers = word == "power" || word == "ally" || word == "government";
    if (powers && plural(t) && (number == 0 || number == 3) && groups_.western(t)) return true;
    if (plural(t) && r_.lexicon.is("others-noun", word) && has_other(r_, t) &&
        groups_.others(t, before_))
      return true;
    if (word == "superpower" && number == 0 && plural(t)) return groups_.superpowers_at(t);
    if (number < 2 || !r_.lexicon.is("pair-noun", word)) return false;
    groups_.group(t, word, number, before_);
    return true;
  }

  /// "the treaty", "the plan", "the alliance", "the war", "the canal"
  bool thing(TokenId t, const std::string& word) {
    const bool treaty = r_.lexicon.is("treaty-noun", word);
    if (treaty && things_.treaty_of_year(t, before_)) return true;
    const bool bare = is_bare(r_, t);
    if (word == "war" && (bare || waged_on(t)) && things_.war(t, before_)) return true;
    if (!bare) return false;
    const auto describes = [&](bool called, EntityType type) {
      return called && things_.describe(t, word, type, before_);
    };
    // "the Front", "the Ministry"
    const bool body = r_.lexicon.is("organization-noun", word) ||
                      (is_capitalised(r_.text(t)) && r_.lexicon.is("named-body", word));
    return describes(treaty && year_before(r_, t) == kNone, EntityType::Treaty) ||
           describes(r_.lexicon.is("proposal-noun", word), EntityType::Proposal) ||
           describes(body, EntityType::Organization) ||
           describes(r_.lexicon.is("event-noun", word), EntityType::Event) ||
           describes(r_.lexicon.is("water-noun", word), EntityType::Place);
  }

  /// "the war with Britain", and nothing else beside it.
  bool waged_on(TokenId t) const {
    return std::all_of(r_.children(t).begin(), r_.children(t).end(), [&](TokenId c) {
      if (r_.is(c, {Deprel::Det, Deprel::Case, Deprel::Punct})) return true;
      const std::string_view preposition = r_.preposition(c);
      return r_.is(c, {Deprel::Nmod}) && (preposition == "with" || preposition == "against");
    });
  }

  /// "the Secretary of State", "the Somali dictator": who was called so before.
  void office(const TitleSpan& title) {
    if (title.rank == TitleRank::Honorific || (r_.token(title.head).features & kPlural) != 0)
      return;
    if (determiner_of(r_, title.head) != "the" && determiner_of(r_, title.head) != "that") return;
    if (another(title)) return;
    const std::uint32_t state = title.first > 0 ? r_.entity_at(title.first - 1) : kNone;
    const std::uint32_t person = holders_.find(title, state);
    if (person == kNone) return;
    TokenId first = title.first;
    if (first > 0 && state != kNone) --first;
    add_alias(r_, person, first, title.last);
    refer_to(r_, title.first, title.last, person);
  }

  /// "the former leader", "the new President": not the one spoken of, or not yet.
  bool another(const TitleSpan& title) const {
    return std::any_of(
        r_.children(title.head).begin(), r_.children(title.head).end(), [&](TokenId c) {
          const std::string_view word = r_.lemma(c);
          return c < title.first &&
                 (word == "former" || word == "next" || word == "previous" ||
                  (word == "new" && (title.first == 0 || r_.entity_at(title.first - 1) == kNone)));
        });
  }

  Reading& r_;
  const std::vector<Mention> names_;  ///< the names, ascending
  GroupFinder groups_;
  DescribedStates states_;
  DescribedThings things_;
  HolderFinder holders_;
  std::size_t before_ = 0;  ///< how many of the names lie before the token at hand
};

}  // namespace

void resolve_descriptions(Reading& reading) {
  const std::vector<TitleSpan> titles = find_titles(reading);
  find_named_nouns(reading);
  find_nameless_treaties(reading);
  find_nameless_events(reading);
  find_nameless_bodies(reading);
  find_title_events(reading);
  find_title_treaties(reading);
  DescriptionResolver(reading).resolve(titles);
}

}  // namespace dossier::ingest
