#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/pronoun_clues.h"
#include "ingest/extract/coreference/resolve.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

enum class Gender : std::uint8_t { Unknown, Male, Female };

/// Finds what third-person pronouns stand for, by number, gender, place in the clause and nearness.
class PronounResolver {
 public:
  explicit PronounResolver(Reading& reading) : r_(reading) {
    genders_.resize(reading.out.entities.size());
    for (std::uint32_t e = 0; e < genders_.size(); ++e)
      genders_[e] = gender_of(reading.out.entities[e]);
  }

  void resolve() {
    for (std::uint32_t s = 0; s < r_.analysis.sentences.size(); ++s) {
      const Sentence& sentence = r_.analysis.sentences[s];
      for (TokenId t = sentence.first_token; t < sentence.last_token; ++t) {
        if (r_.mention_of[t] == kNone && is_pronoun(t)) pronoun(t, s);
      }
    }
    std::sort(r_.groups.begin(), r_.groups.end(),
              [](const auto& a, const auto& b) { return a.token < b.token; });
    r_.out.mentions.insert(r_.out.mentions.end(), pronouns_.begin(), pronouns_.end());
    order_mentions(r_);
  }

 private:
  Gender gender_of(const Entity& entity) const {
    if (entity.type != EntityType::Person) return Gender::Unknown;
    const std::string first = entity.name.substr(0, entity.name.find(' '));
    if (r_.lexicon.female_names.contains(first) ||
        (first == entity.name && r_.lexicon.is("woman-leader", first)))
      return Gender::Female;
    for (const std::string& alias : entity.aliases) {
      if (r_.lexicon.is("female-title", alias.substr(0, alias.find(' ')))) return Gender::Female;
    }
    return Gender::Male;
  }

  bool is_pronoun(TokenId t) const {
    return r_.token(t).upos == Upos::Pron || r_.token(t).upos == Upos::Det;
  }

  void pronoun(TokenId t, std::uint32_t sentence) {
    const std::string word = lower(r_.text(t));
    if (word.ends_with("self") && word != "myself" && reflexive(t, sentence)) return;
    if (word == "he" || word == "him" || word == "his" || word == "himself")
      return bind(t, sentence, Gender::Male, true);
    if (word == "she" || word == "her" || word == "hers" || word == "herself")
      return bind(t, sentence, Gender::Female, true);
    if (word == "it" || word == "its" || word == "itself") return it(t, sentence);
    if (word == "they" || word == "them" || word == "their" || word == "themselves" ||
        word == "both")
      return they(t, sentence);
    if (word == "i" || word == "my" || word == "me") return speaker(t, sentence);
  }

  bool fits(const Mention& mention, Gender gender, bool person) const {
    const EntityType type = r_.type_of(mention.entity);
    if (person) return type == EntityType::Person && genders_[mention.entity] == gender;
    if (mention.form == Mention::Form::Adjective) return false;
    if (type == EntityType::Country) return r_.lemma(mention.head) != "they" && !people(mention);
    return type == EntityType::Organization || type == EntityType::Treaty;
  }

  /// "the Soviets": a state spoken of in the plural.
  bool people(const Mention& mention) const {
    for (const NameSense& sense :
         r_.lexicon.names.find(r_.text(mention.first_token, mention.last_token))) {
      if (sense.sense == Sense::People) return true;
    }
    return false;
  }

  /// "Kennedy took the blame upon himself", "Dulles himself": whose clause it is.
  bool reflexive(TokenId t, std::uint32_t sentence) {
    const std::string word = lower(r_.text(t));
    const bool person = word != "itself";
    const Gender gender = word == "himself"   ? Gender::Male
                          : word == "herself" ? Gender::Female
                                              : Gender::Unknown;
    std::uint32_t entity = t > r_.analysis.sentences[sentence].first_token ? meant(t - 1) : kNone;
    if (entity == kNone && r_.head(t) != kNone) entity = meant(r_.head(t));
    const TokenId clause = clause_of_pronoun(r_, t);
    if (entity == kNone && clause != kNone) {
      for (TokenId subject : Clause(r_, clause).subjects()) {
        if (subject != t && entity == kNone) entity = meant(subject);
      }
    }
    if (entity == kNone || (r_.type_of(entity) == EntityType::Person) != person ||
        (person && genders_[entity] != gender))
      return false;
    pronouns_.push_back({t, t + 1, t, entity, Mention::Form::Pronoun});
    return true;
  }

  /// What the token refers to, pronouns before it included.
  std::uint32_t meant(TokenId t) const {
    if (const std::uint32_t entity = r_.entity_at(t); entity != kNone) return entity;
    for (auto pronoun = pronouns_.rbegin(); pronoun != pronouns_.rend(); ++pronoun) {
      if (pronoun->head == t) return pronoun->entity;
      if (pronoun->head < t) return kNone;
    }
    return kNone;
  }

  /// Who else takes part in the pronoun's own clause: "Khrushchev handed him a note". Who is with
  /// or behind somebody may be with himself.
  std::vector<std::uint32_t> beside(TokenId t, TokenId clause) const {
    std::vector<std::uint32_t> others;
    if (clause == kNone || r_.head(t) != clause) return others;
    const std::string_view link = r_.preposition(t);
    if (link == "with" || link == "before" || link == "behind" || link == "around" ||
        link == "after" || link == "about")
      return others;
    const auto add = [&](TokenId argument) {
      for (TokenId c : r_.conjuncts(argument)) {
        const std::uint32_t entity = c == t ? kNone : meant(c);
        if (entity != kNone) others.push_back(entity);
        // "his brother Philip advised him"
        for (TokenId name : r_.children(c)) {
          const bool named = name != t && r_.is(name, {Deprel::Appos, Deprel::Flat});
          if (named && meant(name) != kNone) others.push_back(meant(name));
        }
      }
    };
    for (TokenId c : r_.children(clause)) {
      if (c == t) continue;
      if (c > t && !r_.is(c, {Deprel::Conj, Deprel::Advcl, Deprel::Parataxis}))
        named_below(c, others);
      // "A board of A and B was appointed by him"
      if (r_.is(t, {Deprel::OblAgent}) && r_.is(c, {Deprel::NsubjPass})) {
        for (TokenId part : r_.children(c)) {
          if (!r_.is(part, {Deprel::AclRelcl})) named_below(part, others);
        }
      }
      // "The junta led by Pinochet overthrew him"
      if (c < t && r_.is(c, {Deprel::Nsubj})) {
        for (TokenId below : r_.children(c)) {
          if (r_.is(below, {Deprel::Acl}) || r_.preposition(below) == "under")
            named_below(below, others);
        }
      }
      if (r_.is(c, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj, Deprel::Iobj, Deprel::OblAgent}))
        add(c);
    }
    // "Kennedy declined and handed him a note"
    if (!r_.is(t, {Deprel::Nsubj, Deprel::NsubjPass})) {
      for (TokenId subject : Clause(r_, clause).subjects()) {
        if (subject != t) add(subject);
      }
    }
    return others;
  }

  /// "He said that Kennedy would come", "accused him of Spadafora's murder": who is named below the
  /// pronoun's clause behind it is another.
  void named_below(TokenId c, std::vector<std::uint32_t>& others) const {
    const auto [first, last] = r_.extent(c);
    for (TokenId n = first; n < last; ++n) {
      if (r_.mention_of[n] == kNone) continue;
      const Mention& mention = r_.out.mentions[r_.mention_of[n]];
      if (mention.form == Mention::Form::Name) others.push_back(mention.entity);
    }
  }

  /// "The United States demanded that it withdraw": it is another than who demands.
  void who_demands(TokenId t, TokenId clause, std::vector<std::uint32_t>& others) const {
    if (clause == kNone || r_.head(t) != clause || !r_.is(clause, {Deprel::Ccomp})) return;
    const TokenId verb = r_.head(clause);
    if (verb == kNone || !r_.is_word("demanding-verb", verb)) return;
    for (TokenId subject : Clause(r_, verb).subjects()) {
      if (meant(subject) != kNone) others.push_back(meant(subject));
    }
  }

  /// "Karmal, whom he had advised", "Carter, who had been asked by him": whom the relative clause
  /// tells of is another.
  void whom_relative_tells(TokenId t, TokenId clause, std::vector<std::uint32_t>& others) const {
    if (clause == kNone || r_.head(t) != clause) return;
    TokenId verb = clause;
    const bool own = r_.child(verb, {Deprel::Nsubj, Deprel::NsubjPass}) == t;
    if (own && r_.is(verb, {Deprel::Conj})) return;
    while (r_.is(verb, {Deprel::Conj}) && r_.head(verb) != kNone) verb = r_.head(verb);
    if (!r_.is(verb, {Deprel::AclRelcl}) || r_.head(verb) == kNone) return;
    const auto parts = r_.children(verb);
    const bool relative = std::any_of(parts.begin(), parts.end(), [&](TokenId c) {
      return c != t && r_.head(verb) < c && (r_.lemma(c) == "who" || r_.lemma(c) == "whom");
    });
    if (relative && meant(r_.head(verb)) != kNone) others.push_back(meant(r_.head(verb)));
  }

  /// Candidates of this and the three sentences before; nearer sentences and subjects weigh more.
  std::uint32_t best(TokenId t, std::uint32_t sentence, Gender gender, bool person) const {
    const PronounClues clues(r_, t, person);
    const bool possessive = clues.possessive();
    const TokenId clause = clues.clause();
    std::vector<std::uint32_t> others =
        possessive ? std::vector<std::uint32_t>{} : beside(t, clause);
    if (!person && !possessive) who_demands(t, clause, others);
    if (!possessive) whom_relative_tells(t, clause, others);
    int best_score = -1000;
    std::uint32_t best_entity = kNone;
    const auto consider = [&](const Mention& mention) {
      const std::uint32_t distance = sentence - r_.sentence_of[mention.head];
      if (mention.form == Mention::Form::Pronoun && distance > 1) return;
      if (!fits(mention, gender, person)) return;
      if (std::find(others.begin(), others.end(), mention.entity) != others.end()) return;
      if (!possessive && clause != kNone && r_.head(mention.head) == clause && r_.head(t) == clause)
        return;
      const int score = clues.weight(mention);
      if (score > best_score) {
        best_score = score;
        best_entity = mention.entity;
      }
    };
    if (person || possessive) look_ahead(t, consider);
    if (const TokenId main = subject_behind(t); main != kNone)
      consider(r_.out.mentions[r_.mention_of[main]]);
    const std::uint32_t reach = person ? 4 : 2;
    for (auto mention = pronouns_.rbegin();
         mention != pronouns_.rend() && sentence - r_.sentence_of[mention->head] <= 1; ++mention)
      consider(*mention);
    for (auto mention = first_after(t); mention != r_.out.mentions.begin();) {
      --mention;
      if (sentence - r_.sentence_of[mention->head] > reach) break;
      consider(*mention);
    }
    return best_entity;
  }

  /// "Shortly after his arrival in Moscow, Bullitt became ...": the subject behind the comma of the
  /// phrase that opens the sentence.
  template <class Consider>
  void look_ahead(TokenId t, const Consider& consider) const {
    const Sentence& s = r_.sentence(t);
    if (t > s.first_token + 6 || r_.token(s.first_token).upos == Upos::Pron) return;
    TokenId comma = t;
    while (comma < s.last_token && r_.text(comma) != ",") {
      if (r_.token(comma).upos == Upos::Verb && (r_.token(comma).features & kFinite) != 0) return;
      ++comma;
    }
    for (TokenId n = comma + 1; n < s.last_token && n < comma + 6; ++n) {
      if (r_.mention_of[n] == kNone) continue;
      const Mention& mention = r_.out.mentions[r_.mention_of[n]];
      if (mention.form == Mention::Form::Name && acts_as_subject(r_, mention.head))
        consider(mention);
      return;
    }
  }

  /// "Although it compromised on cruisers, the United States yielded nothing": the subject of the
  /// main clause, where a clause before it holds the pronoun and nothing in it is a pronoun too.
  TokenId subject_behind(TokenId t) const {
    TokenId clause = t;
    for (int steps = 0; steps < 4 && clause != kNone && !r_.is(clause, {Deprel::Advcl}); ++steps)
      clause = r_.head(clause);
    if (clause == kNone || clause < t || !r_.is(clause, {Deprel::Advcl})) return kNone;
    const TokenId main = r_.head(clause);
    if (main == kNone || main < clause) return kNone;
    const TokenId subject = r_.child(main, {Deprel::Nsubj, Deprel::NsubjPass});
    if (subject == kNone || subject < clause || r_.mention_of[subject] == kNone) return kNone;
    const Mention& name = r_.out.mentions[r_.mention_of[subject]];
    if (name.head != subject || name.form != Mention::Form::Name) return kNone;
    const TokenId end = r_.sentence(t).last_token;
    for (TokenId n = subject; n < end; ++n) {
      if (r_.head(n) == main && r_.token(n).upos == Upos::Pron &&
          is_third_person(lower(r_.text(n))))
        return kNone;
    }
    return subject;
  }

  static bool is_third_person(std::string_view word) {
    return word == "him" || word == "it" || word == "her" || word == "he" || word == "she";
  }

  std::vector<Mention>::const_iterator first_after(TokenId t) const {
    return std::lower_bound(r_.out.mentions.begin(), r_.out.mentions.end(), t,
                            [](const Mention& m, TokenId id) { return m.first_token < id; });
  }

  void bind(TokenId t, std::uint32_t sentence, Gender gender, bool person) {
    const std::uint32_t entity = best(t, sentence, gender, person);
    if (entity == kNone) return;
    pronouns_.push_back({t, t + 1, t, entity, Mention::Form::Pronoun});
  }

  /// "It was Ulbricht who forced the pace", "as it happened", "it seemed that": nothing is meant.
  bool dummy(TokenId t) const {
    const TokenId governor = r_.head(t);
    if (governor == kNone || !r_.is(t, {Deprel::Nsubj, Deprel::Expl})) return false;
    const std::string_view verb = r_.lemma(governor);
    if (verb == "happen" || verb == "seem" || verb == "appear" || verb == "transpire") return true;
    const bool equated = r_.child(governor, {Deprel::Cop}) != kNone;
    return equated && r_.token(governor).upos == Upos::Propn &&
           r_.child(governor, {Deprel::AclRelcl, Deprel::Ccomp, Deprel::Csubj, Deprel::Acl}) !=
               kNone;
  }

  void it(TokenId t, std::uint32_t sentence) {
    if (r_.is(t, {Deprel::Expl}) || dummy(t)) return;
    const TokenId governor = r_.head(t);
    if (r_.is(t, {Deprel::Nsubj}) && governor != kNone && r_.token(governor).upos == Upos::Adj &&
        (r_.child(governor, {Deprel::Csubj, Deprel::Ccomp, Deprel::Xcomp, Deprel::Advcl}) != kNone))
      return;
    if (r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) && governor != kNone &&
        r_.is_word("text-verb", governor)) {
      const std::uint32_t text = text_before(t, sentence);
      if (text != kNone) pronouns_.push_back({t, t + 1, t, text, Mention::Form::Pronoun});
      return;
    }
    if (r_.is(t, {Deprel::Obj}) && proposal_near(t, sentence)) return;
    // "Taft called it a give-away", "Wallace attacked it": rather the treaty or plan named last.
    if (r_.is(t, {Deprel::Obj}) && governor != kNone && r_.is_word("weighing-verb", governor)) {
      const std::uint32_t text = text_before(t, sentence);
      if (text != kNone) {
        pronouns_.push_back({t, t + 1, t, text, Mention::Form::Pronoun});
        return;
      }
    }
    // "it was supported by Britain", "voted for it": rather the proposal than a state.
    const bool judged = governor != kNone &&
                        ((r_.is(t, {Deprel::NsubjPass}) && r_.is_word("judging-verb", governor)) ||
                         (r_.is(t, {Deprel::Obl}) && r_.lemma(governor) == "vote"));
    if (judged && proposal_near(t, sentence)) return;
    // "Nitze testified against it", "spoke for it"
    if (r_.is(t, {Deprel::Obl}) && governor != kNone && r_.is_word("pleading-verb", governor)) {
      const std::string_view side = r_.preposition(t);
      const std::uint32_t text =
          side == "against" || side == "for" ? text_before(t, sentence) : kNone;
      if (text != kNone) {
        pronouns_.push_back({t, t + 1, t, text, Mention::Form::Pronoun});
        return;
      }
      if (r_.lemma(governor) == "testify") return;
    }
    bind(t, sentence, Gender::Unknown, false);
  }

  /// What is signed, ratified or rejected is a treaty or a plan: the last one of this sentence and
  /// the one before, unless a nameless proposal stands between.
  std::uint32_t text_before(TokenId t, std::uint32_t sentence) const {
    if (proposal_near(t, sentence)) return kNone;
    for (auto mention = first_after(t); mention != r_.out.mentions.begin();) {
      --mention;
      if (sentence - r_.sentence_of[mention->head] > 1) break;
      const EntityType type = r_.type_of(mention->entity);
      if (type == EntityType::Treaty || type == EntityType::Proposal) return mention->entity;
    }
    return kNone;
  }

  /// "The accords were signed; the rebels denounced them": what is signed or condemned, where the
  /// text speaks of accords or treaties last.
  std::uint32_t texts_before(TokenId t, std::uint32_t sentence) const {
    const TokenId verb = r_.head(t);
    if (verb == kNone || !r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) ||
        (!r_.is_word("text-verb", verb) && !r_.is_word("judging-verb", verb)))
      return kNone;
    for (auto mention = first_after(t); mention != r_.out.mentions.begin();) {
      --mention;
      if (sentence - r_.sentence_of[mention->head] > 1) break;
      const EntityType type = r_.type_of(mention->entity);
      const std::string_view word = r_.text(mention->last_token - 1);
      if (type == EntityType::Treaty && word.ends_with('s')) return mention->entity;
    }
    return kNone;
  }

  /// "The Soviets accepted the proposal, but the Germans rejected it": not a state is meant.
  bool proposal_near(TokenId t, std::uint32_t sentence) const {
    const Sentence& s = r_.analysis.sentences[sentence];
    for (TokenId n = t; n > s.first_token;) {
      --n;
      if (r_.token(n).upos == Upos::Noun && r_.lexicon.is("proposal-object", r_.lemma(n)) &&
          (r_.token(n).features & kPlural) == 0 && r_.mention_of[n] == kNone)
        return true;
    }
    return false;
  }

  /// "the Contras", "the mujahideen": a body spoken of in the plural.
  bool many(const Mention& body) const {
    return (r_.token(body.head).features & kPlural) != 0 ||
           r_.lexicon.is("plural-body", lower(r_.text(body.head)));
  }

  /// A coordination of actors, a people, or a group described before.
  void they(TokenId t, std::uint32_t sentence) {
    if (const std::uint32_t texts = texts_before(t, sentence); texts != kNone) {
      pronouns_.push_back({t, t + 1, t, texts, Mention::Form::Pronoun});
      return;
    }
    if (nameless_before(t)) return;
    const PronounClues clues(r_, t, false);
    const TokenId clause = clues.clause();
    int best_score = -1000;
    TokenId best_head = t;
    std::vector<std::uint32_t> best_members;
    const auto offer = [&](std::vector<std::uint32_t> members, TokenId head, int bonus) {
      if (head >= t || members.empty()) return;
      const int distance = static_cast<int>(sentence - r_.sentence_of[head]);
      if (distance > 2) return;
      if (clause != kNone && r_.head(t) == clause && r_.head(head) == clause) return;
      const int score = bonus - 10 * distance + (acts_as_subject(r_, head) ? 7 : 0);
      if (score >= best_score) {
        best_score = score;
        best_head = head;
        best_members = std::move(members);
      }
    };
    for (auto mention = first_after(t); mention != r_.out.mentions.begin();) {
      --mention;
      if (r_.sentence_of[mention->head] + 2 < sentence) break;
      const EntityType type = r_.type_of(mention->entity);
      const bool actor = type == EntityType::Country || type == EntityType::Person;
      const bool joined =
          r_.token(mention->head).deprel == Deprel::Conj || r_.conjuncts(mention->head).size() > 1;
      if (type == EntityType::Country && mention->form == Mention::Form::Name && !joined &&
          people(*mention))
        offer({mention->entity}, mention->head, 4);
      if (type == EntityType::Organization && mention->form == Mention::Form::Name &&
          many(*mention))
        offer({mention->entity}, mention->head, clues.parallel(mention->head) ? 9 : 1);
      if (!actor || r_.token(mention->head).deprel == Deprel::Conj) continue;
      std::vector<std::uint32_t> members;
      for (TokenId c : r_.conjuncts(mention->head)) {
        const std::uint32_t entity = r_.entity_at(c);
        if (entity != kNone && r_.type_of(entity) == type &&
            std::find(members.begin(), members.end(), entity) == members.end())
          members.push_back(entity);
      }
      if (members.size() >= 2) offer(std::move(members), mention->head, 3);
      with_partner(*mention, offer);
    }
    for (const auto& group : r_.groups) {
      if (group.token < t) offer(group.entities, group.token, 5);
    }
    officials(t, sentence, offer);
    if (!best_members.empty() && !crowd_between(best_head, t))
      r_.groups.insert(std::upper_bound(r_.groups.begin(), r_.groups.end(), t,
                                        [](TokenId id, const auto& g) { return id < g.token; }),
                       {t, best_members});
  }

  /// "The ministers of the Western powers met in London, and they agreed": the subject of the
  /// clause before in the same sentence is men of whom nobody knows who they are.
  bool nameless_before(TokenId t) const {
    TokenId clause = clause_of_pronoun(r_, t);
    if (clause == kNone || !r_.is(t, {Deprel::Nsubj})) return false;
    const TokenId before = r_.head(clause);
    if (before == kNone || before > clause || r_.token(before).upos != Upos::Verb) return false;
    const TokenId subject = r_.child(before, {Deprel::Nsubj, Deprel::NsubjPass});
    if (subject == kNone || r_.token(subject).upos != Upos::Noun ||
        (r_.token(subject).features & kPlural) == 0 || r_.mention_of[subject] != kNone ||
        !r_.is_word("person-noun", subject))
      return false;
    const bool grouped = std::any_of(r_.groups.begin(), r_.groups.end(),
                                     [&](const auto& group) { return group.token == subject; });
    return !grouped && referents(r_, subject).empty();
  }

  /// "Germany and Italy backed the rebels and armed them": between those who could be meant and the
  /// pronoun, in its sentence, a clause acts on a crowd that has no name.
  bool crowd_between(TokenId head, TokenId t) const {
    const TokenId from = std::max(head + 1, r_.sentence(t).first_token);
    for (TokenId n = from; n < t; ++n) {
      if (r_.mention_of[n] == kNone && (r_.token(n).features & kPlural) != 0 &&
          r_.is_word("crowd-noun", n) &&
          r_.is(n, {Deprel::Obj, Deprel::Nsubj, Deprel::NsubjPass}) &&
          r_.head(n) != clause_of_pronoun(r_, t))
        return true;
    }
    return false;
  }

  /// "Bute continued talks with Choiseul, and they came to an agreement"
  template <class Offer>
  void with_partner(const Mention& mention, const Offer& offer) const {
    if (r_.preposition(mention.head) != "with") return;
    TokenId verb = r_.head(mention.head);
    if (verb != kNone && r_.is_word("talk-noun", verb)) verb = r_.head(verb);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb) return;
    const TokenId subject = r_.child(verb, {Deprel::Nsubj});
    const std::uint32_t who = subject == kNone ? kNone : r_.entity_at(subject);
    if (who != kNone && who != mention.entity && r_.type_of(who) == r_.type_of(mention.entity))
      offer({who, mention.entity}, subject, 3);
  }

  /// "U.S. officials ... they"
  template <class Offer>
  void officials(TokenId t, std::uint32_t sentence, const Offer& offer) const {
    const std::uint32_t from = sentence == 0 ? 0 : sentence - 1;
    for (TokenId n = r_.analysis.sentences[from].first_token; n < t; ++n) {
      const Token& token = r_.token(n);
      if (token.upos != Upos::Noun || (token.features & kPlural) == 0 ||
          !r_.lexicon.is("stand-for-act", token.lemma))
        continue;
      offer(referents_of_one(r_, n), n, 4);
    }
  }

  /// "I" in a turn of an interview is the one who speaks.
  void speaker(TokenId t, std::uint32_t sentence) {
    const std::uint32_t block = r_.analysis.sentences[sentence].block;
    if (block >= r_.document.blocks.size() || r_.document.blocks[block].speaker.empty()) return;
    const std::string& name = r_.document.blocks[block].speaker;
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      const Entity& entity = r_.out.entities[e];
      if (entity.type != EntityType::Person) continue;
      if (entity.name != name &&
          std::find(entity.aliases.begin(), entity.aliases.end(), name) == entity.aliases.end())
        continue;
      pronouns_.push_back({t, t + 1, t, e, Mention::Form::Pronoun});
      return;
    }
  }

  Reading& r_;
  std::vector<Gender> genders_;
  std::vector<Mention> pronouns_;  ///< ascending; joined with the others at the end
};

}  // namespace

void resolve_pronouns(Reading& reading) { PronounResolver(reading).resolve(); }

}  // namespace dossier::ingest
