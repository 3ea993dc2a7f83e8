#include "ingest/extract/coreference/group_finder.h"
#include "ingest/extract/coreference/resolve.h"
#include "ingest/extract/coreference/resolve_holder.h"
#include "ingest/extract/coreference/treaty_meant.h"
#include "ingest/extract/offices/offices.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// How many mentions back a description may reach.
constexpr std::size_t kReach = 120;

/// Finds what definite descriptions stand for. Runs once over the tokens; names are resolved
/// already.
class DescriptionResolver {
 public:
  explicit DescriptionResolver(Reading& reading)
      : r_(reading),
        names_(reading.out.mentions),
        groups_(reading, names_),
        treaties_(reading, names_),
        holders_(reading, names_) {}

  void resolve(const std::vector<TitleSpan>& titles) {
    learn_classes();
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
  /// "The two concluded an agreement", "all three agreed": those spoken of last.
  void number_alone(TokenId t) {
    static constexpr std::string_view kNumbers[] = {"two", "three", "four", "five"};
    const auto at = std::find(std::begin(kNumbers), std::end(kNumbers), lower(r_.text(t)));
    if (at == std::end(kNumbers) || t + 1 >= r_.mention_of.size() ||
        r_.sentence_of[t + 1] != r_.sentence_of[t])
      return;
    const Upos next = r_.token(t + 1).upos;
    if (next != Upos::Verb && next != Upos::Aux && next != Upos::Adv) return;
    const std::string before = t > 0 ? lower(r_.text(t - 1)) : std::string{};
    if (before != "the" && before != "all" && before != "these") return;
    groups_.group(t, "pair", static_cast<int>(at - std::begin(kNumbers)) + 2, before_);
  }

  std::string_view determiner(TokenId t) const {
    const TokenId det = r_.child(t, {Deprel::Det, Deprel::DetPredet, Deprel::CcPreconj});
    return det == kNone ? std::string_view{} : r_.lemma(det);
  }

  int count(TokenId t) const {
    for (TokenId c : r_.children(t)) {
      const std::string_view word = r_.lemma(c);
      // "twenty-three nations"
      if (c > 0 && is_hyphen(r_.text(c - 1))) continue;
      if (word == "two" || word == "both") return 2;
      if (word == "three") return 3;
      if (word == "four") return 4;
      if (word == "five") return 5;
    }
    return 0;
  }

  /// Nothing but articles and words of order stand around the noun.
  bool bare(TokenId t) const {
    return std::all_of(r_.children(t).begin(), r_.children(t).end(), [&](TokenId c) {
      if (r_.is(c, {Deprel::Det, Deprel::Case, Deprel::Punct, Deprel::Conj, Deprel::Cc,
                    Deprel::Nummod, Deprel::Cop, Deprel::Nsubj, Deprel::Advmod, Deprel::Aux,
                    Deprel::Appos, Deprel::DetPredet}))
        return true;
      if (r_.is(c, {Deprel::Nmod, Deprel::Obl})) {
        const std::string_view preposition = r_.preposition(c);
        return preposition == "by" || preposition == "in" || preposition == "at" ||
               preposition == "without" || preposition == "during" || preposition == "after";
      }
      if (r_.is(c, {Deprel::NmodUnmarked}) || r_.token(c).upos == Upos::Num) return true;
      static constexpr std::string_view kPlain[] = {"peace",     "final",  "new",      "original",
                                                    "same",      "latter", "proposed", "said",
                                                    "resulting", "initial"};
      return r_.is(c, {Deprel::Amod, Deprel::Compound}) &&
             std::find(std::begin(kPlain), std::end(kPlain), lower(r_.lemma(c))) !=
                 std::end(kPlain);
    });
  }

  /// "both Koreas", "the North": the halves of a divided country.
  bool divided(TokenId t) {
    struct Halves {
      std::string_view plural, first, second;
    };
    static constexpr Halves kDivided[] = {{"Koreas", "North Korea", "South Korea"},
                                          {"Germanys", "West Germany", "East Germany"},
                                          {"Germanies", "West Germany", "East Germany"},
                                          {"Vietnams", "North Vietnam", "South Vietnam"},
                                          {"Yemens", "North Yemen", "South Yemen"}};
    const std::string_view word = r_.text(t);
    for (const Halves& halves : kDivided) {
      if (word != halves.plural) continue;
      const std::uint32_t a = state(halves.first), b = state(halves.second);
      if (a != kNone && b != kNone) r_.groups.push_back({t, {a, b}});
      return true;
    }
    if ((word != "North" && word != "South") ||
        (t + 1 < r_.mention_of.size() && is_capitalised(r_.text(t + 1)) &&
         r_.token(t + 1).begin == r_.token(t).end + 1))
      return false;
    for (std::string_view country : {"Korea", "Vietnam", "Yemen"}) {
      const std::uint32_t half = state(std::string(word) + " " + std::string(country));
      if (half == kNone) continue;
      add(t, half);
      return true;
    }
    return false;
  }

  bool has_other(TokenId t) const {
    return std::any_of(r_.children(t).begin(), r_.children(t).end(),
                       [&](TokenId c) { return r_.lemma(c) == "other"; });
  }

  /// "our country" in an interview is the state of the one who speaks.
  bool our_country(TokenId t) {
    const TokenId owner = r_.child(t, {Deprel::NmodPoss});
    if (owner == kNone || lower(r_.text(owner)) != "our") return false;
    const std::uint32_t block = r_.sentence(t).block;
    if (block >= r_.document.blocks.size() || r_.document.blocks[block].kind != BlockKind::Answer)
      return false;
    std::string speaker = r_.document.blocks[block].speaker;
    if (speaker.size() < 3 && !r_.document.authors.empty()) speaker = r_.document.authors[0];
    for (const auto& office : r_.offices) {
      if (office.held_in == kNone || r_.type_of(office.held_in) != EntityType::Country ||
          r_.out.entities[office.person].name != speaker)
        continue;
      pending(t, t + 1, office.held_in);
      return true;
    }
    return false;
  }

  std::uint32_t state(std::string_view name) const {
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      if (r_.out.entities[e].type == EntityType::Country && r_.out.entities[e].name == name)
        return e;
    }
    return kNone;
  }

  void noun(TokenId t) {
    if (is_capitalised(r_.text(t)) && divided(t)) return;
    const std::string_view det = determiner(t);
    const std::string word = lower(r_.lemma(t));
    const int number = det == "both" ? 2 : count(t);
    if ((word == "power" || word == "ally") && (r_.token(t).features & kPlural) != 0 &&
        (number == 0 || number == 3) && groups_.western(t))
      return;
    if ((r_.token(t).features & kPlural) != 0 && r_.lexicon.is("others-noun", word) &&
        has_other(t) && groups_.others(t, before_))
      return;
    if (number >= 2 && r_.lexicon.is("pair-noun", word))
      return groups_.group(t, word, number, before_);
    if (r_.lexicon.is("country-noun", word) && our_country(t)) return;
    const bool definite = det == "the" || det == "this" || det == "that" || det == "both";
    if (!definite) return;
    if (r_.lexicon.is("treaty-noun", word) && of_year(t)) return;
    if (r_.lexicon.is("treaty-noun", word) && year_of(t) == kNone && bare(t) &&
        describe(t, word, EntityType::Treaty))
      return;
    if (r_.lexicon.is("proposal-noun", word) && bare(t) && describe(t, word, EntityType::Proposal))
      return;
    // "the Front", "the Ministry"
    const bool body = r_.lexicon.is("organization-noun", word) ||
                      (is_capitalised(r_.text(t)) && r_.lexicon.is("named-body", word));
    if (body && bare(t) && describe(t, word, EntityType::Organization)) return;
    if (word == "war" && (bare(t) || waged_on(t)) && the_war(t)) return;
    if (r_.lexicon.is("event-noun", word) && bare(t) && describe(t, word, EntityType::Event))
      return;
    if (r_.lexicon.is("water-noun", word) && bare(t) && describe(t, word, EntityType::Place))
      return;
    if (word == "administration" && bare(t)) return administration(t);
    const bool island = r_.child(t, {Deprel::Compound}) != kNone && word == "nation";
    if (r_.lexicon.is("country-noun", word) && (bare(t) || island) &&
        (r_.token(t).features & kPlural) == 0)
      country(t);
  }

  /// The year before the noun, or kNone.
  TokenId year_of(TokenId t) const {
    for (TokenId c : r_.children(t)) {
      const std::string_view word = r_.text(c);
      if (c < t && word.size() == 4 && (word[0] == '1' || word[0] == '2') && word[3] >= '0' &&
          word[3] <= '9')
        return c;
    }
    return kNone;
  }

  /// "the war with Britain", and nothing else beside it.
  bool waged_on(TokenId t) const {
    return std::all_of(r_.children(t).begin(), r_.children(t).end(), [&](TokenId c) {
      if (r_.is(c, {Deprel::Det, Deprel::Case, Deprel::Punct})) return true;
      const std::string_view preposition = r_.preposition(c);
      return r_.is(c, {Deprel::Nmod}) && (preposition == "with" || preposition == "against");
    });
  }

  /// "the 1994 agreement": the treaty named in a sentence about that year.
  bool of_year(TokenId t) {
    const TokenId year = year_of(t);
    if (year == kNone) return false;
    for (std::size_t i = before_; i > 0;) {
      const Mention& mention = names_[--i];
      if (r_.type_of(mention.entity) != EntityType::Treaty) continue;
      const Sentence& s = r_.sentence(mention.head);
      for (TokenId n = s.first_token; n < s.last_token; ++n) {
        if (r_.text(n) != r_.text(year)) continue;
        add(t, mention.entity);
        return true;
      }
    }
    return false;
  }

  /// "EASI is an independent commission", "SEATO, an alliance of eight states": nouns by which the
  /// text may come back to a name.
  void learn_classes() {
    classes_.resize(r_.out.entities.size());
    for (const Mention& mention : names_) {
      const EntityType type = r_.type_of(mention.entity);
      if (type == EntityType::Person || type == EntityType::Country || type == EntityType::Place)
        continue;
      const TokenId noun = r_.head(mention.head);
      const bool subject = noun != kNone && r_.is(mention.head, {Deprel::Nsubj}) &&
                           r_.child(noun, {Deprel::Cop}) != kNone;
      if (subject && r_.token(noun).upos == Upos::Noun)
        classes_[mention.entity].push_back(lower(r_.lemma(noun)));
      for (TokenId c : r_.children(mention.head)) {
        if (r_.is(c, {Deprel::Appos}) && r_.token(c).upos == Upos::Noun &&
            r_.mention_of[c] == kNone)
          classes_[mention.entity].push_back(lower(r_.lemma(c)));
      }
    }
  }

  bool fits(const Entity& entity, const std::string& word, EntityType type) const {
    if (entity.type != type) return false;
    // A body resolves, its members sign nothing.
    if (type == EntityType::Treaty && word != "document" && word != "resolution" &&
        entity.name.find("Resolution") != std::string::npos)
      return false;
    if (is_called(entity, word)) return true;
    if (type == EntityType::Treaty &&
        (word == "agreement" || word == "treaty" || word == "document"))
      return true;
    return lower(entity.name).find(word) != std::string::npos;
  }

  /// The text or the lexicon tells that it is one.
  bool is_called(const Entity& entity, const std::string& word) const {
    const auto& learnt = classes_[static_cast<std::size_t>(&entity - r_.out.entities.data())];
    if (std::find(learnt.begin(), learnt.end(), word) != learnt.end()) return true;
    for (const NameSense& sense : r_.lexicon.names.find(entity.name)) {
      if (sense.sense == Sense::Title || sense.entry >= r_.lexicon.entries.size()) continue;
      const auto& classes = r_.lexicon.entries[sense.entry].classes;
      if (std::find(classes.begin(), classes.end(), word) != classes.end()) return true;
    }
    return false;
  }

  /// The last entity of the type that the noun fits; a text's title names it before.
  bool describe(TokenId t, const std::string& word, EntityType type) {
    if (type == EntityType::Treaty) return treaty(t, word);
    for (bool by_name : {true, false}) {
      for (std::size_t i = before_, steps = 0; i > 0 && steps < kReach; ++steps) {
        const Mention& mention = names_[--i];
        const Entity& entity = r_.out.entities[mention.entity];
        if (mention.form == Mention::Form::Adjective || !fits(entity, word, type)) continue;
        // "the war" is not the one after which the text begins, if it tells of another.
        if (by_name && type == EntityType::Event && bygone(mention)) continue;
        // "the Agency" is rather what bears the word in its name.
        if (by_name && is_capitalised(r_.text(t)) &&
            lower(entity.name).find(word) == std::string::npos)
          continue;
        add(t, mention.entity);
        return true;
      }
    }
    if (type != EntityType::Event) return false;
    const auto titled = std::find_if(r_.titled.begin(), r_.titled.end(), [&](std::uint32_t event) {
      return fits(r_.out.entities[event], word, type);
    });
    if (titled == r_.titled.end()) return false;
    add(t, *titled);
    return true;
  }

  /// The treaty that the words mean best.
  bool treaty(TokenId t, const std::string& word) {
    std::vector<TreatyMeant::Fit> fitting(r_.out.entities.size(), TreatyMeant::Fit::No);
    for (std::size_t e = 0; e < fitting.size(); ++e) {
      if (!fits(r_.out.entities[e], word, EntityType::Treaty)) continue;
      fitting[e] = is_called(r_.out.entities[e], word) ? TreatyMeant::Fit::Called
                                                       : TreatyMeant::Fit::Possible;
    }
    std::uint32_t meant = treaties_.choose(t, word, before_, fitting);
    if (meant == kNone) meant = titled_treaty(word);
    if (meant == kNone) return false;
    add(t, meant);
    return true;
  }

  /// What the title alone names is meant where the noun is its own.
  std::uint32_t titled_treaty(const std::string& word) const {
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      const Entity& entity = r_.out.entities[e];
      if (entity.type == EntityType::Treaty && named_in_title(r_, e) &&
          lower(entity.name).find(word) != std::string::npos)
        return e;
    }
    return kNone;
  }

  /// "the war": the one named in this sentence or the one before, else the one that the text names
  /// most.
  bool the_war(TokenId t) {
    std::vector<std::uint32_t> count(r_.out.entities.size(), 0);
    std::uint32_t best = kNone;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Mention& mention = names_[i];
      const Entity& entity = r_.out.entities[mention.entity];
      if (entity.type != EntityType::Event ||
          (!fits(entity, "war", EntityType::Event) &&
           entity.name.find("Revolution") == std::string::npos) ||
          entity.name == "Cold War" || (i >= before_ && best == kNone))
        continue;
      const bool near = i < before_ && r_.sentence_of[mention.head] + 1 >= r_.sentence_of[t];
      count[mention.entity] += near && !bygone(mention) ? 100 : bygone(mention) ? 0 : 2;
      if (best == kNone || count[mention.entity] > count[best]) best = mention.entity;
    }
    for (std::uint32_t event : r_.titled) {
      // What the title names is what the text is about, though it may never say it again.
      if (!fits(r_.out.entities[event], "war", EntityType::Event)) continue;
      count[event] += 5;
      if (best == kNone || count[event] > count[best]) best = event;
    }
    if (best == kNone || count[best] == 0) return false;
    add(t, best);
    return true;
  }

  /// "following the Mexican-American War"
  bool bygone(const Mention& mention) const {
    const std::string_view before = r_.preposition(mention.head);
    return before == "after" || before == "following" || before == "since" || before == "follow";
  }

  void add(TokenId t, std::uint32_t entity) {
    TokenId first = t;
    for (TokenId c : r_.children(t)) {
      if (r_.is(c, {Deprel::Det, Deprel::Amod, Deprel::Compound}) && c < first &&
          r_.mention_of[c] == kNone)
        first = c;
    }
    for (TokenId i = first; i < t; ++i) {
      if (r_.mention_of[i] != kNone) first = i + 1;
    }
    std::string form = plain(r_.text(first, t + 1));
    auto& aliases = r_.out.entities[entity].aliases;
    if (std::find(aliases.begin(), aliases.end(), form) == aliases.end())
      aliases.push_back(std::move(form));
    pending(first, t + 1, entity);
  }

  void pending(TokenId first, TokenId last, std::uint32_t entity) {
    const auto index = static_cast<std::uint32_t>(r_.out.mentions.size());
    r_.out.mentions.push_back(
        {first, last, r_.head_of(first, last), entity, Mention::Form::Description});
    std::fill(r_.mention_of.begin() + first, r_.mention_of.begin() + last, index);
  }

  void administration(TokenId t) {
    for (std::size_t i = before_, steps = 0; i > 0 && steps < kReach; ++steps) {
      const Mention& mention = names_[--i];
      if (r_.out.entities[mention.entity].name == "United States") return add(t, mention.entity);
    }
  }

  void country(TokenId t) {
    const std::uint32_t sentence = r_.sentence_of[t];
    for (std::size_t i = before_; i > 0;) {
      const Mention& mention = names_[--i];
      if (r_.sentence_of[mention.head] + 2 < sentence) return;
      if (const std::uint32_t own = state_of_subject(mention, t); own != kNone)
        return pending(t, t + 1, own);
      const bool named = mention.form == Mention::Form::Name || r_.text(t) == "Kingdom";
      if (r_.type_of(mention.entity) != EntityType::Country || !named || acts_on(mention, t))
        continue;
      // "the Kingdom" is as good as a name.
      return is_capitalised(r_.text(t)) ? add(t, mention.entity)
                                        : pending(t, t + 1, mention.entity);
    }
  }

  /// "Kennedy, speaking to the nation": the nation of the one who acts.
  std::uint32_t state_of_subject(const Mention& mention, TokenId t) const {
    const std::string_view word = r_.lemma(t);
    if (r_.type_of(mention.entity) != EntityType::Person ||
        r_.sentence_of[mention.head] != r_.sentence_of[t] ||
        (word != "nation" && word != "country" && word != "government") ||
        r_.is(t, {Deprel::Obj}) || !r_.is(mention.head, {Deprel::Nsubj, Deprel::NsubjPass}))
      return kNone;
    return r_.state_of(mention.entity);
  }

  /// "Washington recognized the new government": it is another's.
  bool acts_on(const Mention& mention, TokenId t) const {
    const TokenId verb = r_.head(t);
    return verb != kNone && r_.is(t, {Deprel::Obj}) && r_.head(mention.head) == verb &&
           r_.is(mention.head, {Deprel::Nsubj});
  }

  /// "the Secretary of State", "the Somali dictator": who was called so before.
  void office(const TitleSpan& title) {
    if (title.rank == TitleRank::Honorific || (r_.token(title.head).features & kPlural) != 0)
      return;
    if (determiner(title.head) != "the" && determiner(title.head) != "that") return;
    if (another(title)) return;
    const std::uint32_t state = title.first > 0 ? r_.entity_at(title.first - 1) : kNone;
    const std::uint32_t person = holders_.find(title, state);
    if (person == kNone) return;
    TokenId first = title.first;
    if (first > 0 && state != kNone) --first;
    const std::string form = plain(r_.text(first, title.last));
    auto& aliases = r_.out.entities[person].aliases;
    if (std::find(aliases.begin(), aliases.end(), form) == aliases.end()) aliases.push_back(form);
    pending(title.first, title.last, person);
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
  TreatyMeant treaties_;
  HolderFinder holders_;
  std::vector<std::vector<std::string>> classes_;  ///< by entity
  std::size_t before_ = 0;  ///< how many of them lie before the token at hand
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
