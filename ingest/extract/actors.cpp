#include "ingest/extract/actors.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

void add(std::vector<std::uint32_t>& all, std::uint32_t entity) {
  if (entity != kNone && std::find(all.begin(), all.end(), entity) == all.end())
    all.push_back(entity);
}

bool is_state_or_body(const Reading& r, std::uint32_t entity) {
  return entity != kNone && (r.type_of(entity) == EntityType::Country ||
                             r.type_of(entity) == EntityType::Organization);
}

/// Where the list behind a noun begins: after a mark, "such as" or ", including"; kNone where none
/// follows.
TokenId list_start(const Reading& r, TokenId noun) {
  const TokenId end = r.sentence(noun).last_token;
  if (noun + 2 >= end) return kNone;
  TokenId t = noun + 1;
  const std::string mark = plain(r.text(t));
  if (mark == "-" || mark == "--" || mark == ":" || mark == "(") return t + 1;
  if (mark == ",") ++t;
  const std::string_view word = r.text(t);
  if (word == "including" || word == "notably") return t + 1;
  if (word == "among" && t + 2 < end && r.text(t + 1) == "them") return t + 2;
  return word == "such" && t + 1 < end && r.text(t + 1) == "as" ? t + 2 : kNone;
}

/// "developing states: Brazil, India, and Zaire", "satellites—Poland and Hungary—", "leaders such
/// as Nehru": the names of the list behind a mark.
void add_list_behind(const Reading& r, TokenId noun, std::vector<std::uint32_t>& all) {
  const TokenId start = list_start(r, noun);
  if (start == kNone) return;
  const TokenId end = r.sentence(noun).last_token;
  for (TokenId n = start; n < end; ++n) {
    if (r.mention_of[n] != kNone) {
      if (r.out.mentions[r.mention_of[n]].form == Mention::Form::Adjective) return;
      const std::uint32_t e = r.entity_at(n);
      if (is_actor(r.type_of(e))) add(all, e);
      continue;
    }
    const Upos tag = r.token(n).upos;
    if (r.text(n) != "," && tag != Upos::Cconj && tag != Upos::Det) return;
  }
}

/// The states whose adjectives stand before a noun like "governments"; false where none does.
bool add_adjectives(const Reading& r, TokenId noun, std::vector<std::uint32_t>& all) {
  if (!r.is_word("state-plural", noun) && !r.is_word("stand-for-act", noun)) return false;
  const std::size_t before = all.size();
  for (TokenId c : r.children(noun)) {
    if (!r.is(c, {Deprel::Amod, Deprel::Compound})) continue;
    for (TokenId part : r.conjuncts(c)) {
      if (is_state_or_body(r, r.entity_at(part))) add(all, r.entity_at(part));
    }
  }
  return all.size() > before;
}

/// "Meir's government", "Semenov's delegation": the state that the person leads or serves.
std::uint32_t governed_by(const Reading& r, TokenId noun, std::uint32_t person) {
  // What is done to his government is done to him.
  const bool acts = !r.is(noun, {Deprel::Obj, Deprel::NsubjPass});
  const bool stands_for_state =
      acts && (r.is_word("regime-noun", noun) || r.is_word("mission-body", noun));
  const std::uint32_t state = stands_for_state ? r.state_of(person) : kNone;
  return state == kNone ? person : state;
}

/// "Soviet troops", "the government of France", "Japan's navy", "officials in Washington".
void add_behind_noun(const Reading& r, TokenId noun, std::vector<std::uint32_t>& all) {
  // "Afghan insurgents" do not stand for their state, nor does "German ally" for Germany.
  if (r.is_word("against-state", noun)) {
    // "Castro's revolutionaries" are his.
    const TokenId owner = r.child(noun, {Deprel::NmodPoss});
    const std::uint32_t leader = owner == kNone ? kNone : r.entity_at(owner);
    if (leader != kNone && r.type_of(leader) == EntityType::Person) add(all, leader);
    return;
  }
  if (r.is_word("kin-noun", noun)) return;
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::NmodDesc})) {
      for (TokenId part : r.conjuncts(c)) {
        if (is_state_or_body(r, r.entity_at(part)))
          add(all, r.entity_at(part));
        else if (r.is(c, {Deprel::NmodPoss}) && r.entity_at(part) != kNone &&
                 is_actor(r.type_of(r.entity_at(part))))
          add(all, governed_by(r, noun, r.entity_at(part)));
      }
      // "U.S. and South Vietnamese troops" may be parsed with the adjective below another modifier.
      for (TokenId below : r.children(c)) {
        if (r.is(below, {Deprel::Amod, Deprel::Compound}) &&
            is_state_or_body(r, r.entity_at(below)))
          add(all, r.entity_at(below));
      }
    }
  }
  // "Warsaw Pact troops from Poland and Hungary": those they come from.
  if (!all.empty() && r.is_word("troops-noun", noun)) {
    for (TokenId c : r.children(noun)) {
      if (!r.is(c, {Deprel::Nmod}) || r.preposition(c) != "from") continue;
      for (TokenId part : r.conjuncts(c)) {
        if (is_state_or_body(r, r.entity_at(part))) add(all, r.entity_at(part));
      }
    }
  }
  // The complement of "the invasion of Egypt" suffers and does not act.
  const bool acts = r.lexicon.is("stand-for-act", r.lemma(noun)) ||
                    (r.lemma(noun) == "member" && (r.token(noun).features & kPlural) != 0);
  if (!all.empty() || (!acts && r.lexicon.facts.nouns.contains(r.lemma(noun)))) return;
  for (TokenId c : r.children(noun)) {
    if (!r.is(c, {Deprel::Nmod})) continue;
    const std::string_view preposition = r.preposition(c);
    if (preposition != "of" && preposition != "from" && preposition != "in") continue;
    for (TokenId part : r.conjuncts(c)) {
      if (const auto* group = r.group_at(part)) {
        for (std::uint32_t e : *group) add(all, e);
      }
      if (r.entity_at(part) != kNone && is_actor(r.type_of(r.entity_at(part))))
        add(all, governed_by(r, noun, r.entity_at(part)));
      // "representatives of the Spanish and French governments"
      else if (r.mention_of[part] == kNone && add_adjectives(r, part, all))
        continue;
      // "representatives of 44 nations, including Britain"
      else if (r.mention_of[part] == kNone && (r.token(part).features & kPlural) != 0)
        add_list_behind(r, part, all);
    }
  }
}

bool stands_for_others(const Reading& r, TokenId noun) {
  const std::string_view word = r.lemma(noun);
  return r.is_word("stand-for-act", noun) || word == "member" || word == "part" || word == "rest";
}

}  // namespace

bool is_actor(EntityType type) noexcept {
  return type == EntityType::Person || type == EntityType::Organization ||
         type == EntityType::Country;
}

namespace {

/// "a treaty, sometimes called the Harris Treaty", "a bilateral agreement, the Shandong Treaty":
/// the name beside the noun.
std::uint32_t treaty_beside(const Reading& r, TokenId noun) {
  static constexpr std::string_view kBetween[] = {",",    "sometimes", "often", "also", "called",
                                                  "the",  "known",     "as",    "or",   "(",
                                                  "what", "became",    "-",     "later"};
  const TokenId end = r.sentence(noun).last_token;
  for (TokenId t = noun + 1; t < end && t < noun + 8; ++t) {
    if (r.mention_of[t] != kNone) {
      const std::uint32_t e = r.entity_at(t);
      return r.type_of(e) == EntityType::Treaty && t > noun + 1 ? e : kNone;
    }
    const std::string word = plain(r.text(t));
    if (std::find(std::begin(kBetween), std::end(kBetween), word) == std::end(kBetween))
      return kNone;
  }
  return kNone;
}

/// "met with the Chancellor of Austria, Bruno Kreisky": the title stands for who holds it.
std::uint32_t holder_of_title(const Reading& r, TokenId t) {
  if ((r.token(t).features & kPlural) != 0) return kNone;
  for (const Reading::Office& office : r.offices) {
    if (office.first <= t && t < office.last) return office.person;
  }
  return kNone;
}

/// The entity, or for "a group called the Sons of Liberty" the one it is called.
std::uint32_t named_or_called(const Reading& r, TokenId t) {
  if (r.entity_at(t) != kNone) return r.entity_at(t);
  const TokenId called = r.child(t, {Deprel::Acl});
  if (called == kNone || !r.is_word("name-verb", called)) return kNone;
  const TokenId name = r.child(called, {Deprel::Xcomp, Deprel::Obj, Deprel::Obl});
  return name == kNone ? kNone : r.entity_at(name);
}

}  // namespace

std::vector<std::uint32_t> referents_of_one(const Reading& r, TokenId t) {
  std::vector<std::uint32_t> all;
  if (const auto* group = r.group_at(t)) return *group;
  add(all, r.entity_at(t));
  if (!all.empty()) return all;
  add(all, holder_of_title(r, t));
  if (!all.empty()) return all;
  if (r.token(t).upos == Upos::Noun && r.is_word("treaty-noun", t)) {
    add(all, treaty_beside(r, t));
    if (!all.empty()) return all;
  }
  for (TokenId c : r.children(t)) {
    if (!r.is(c, {Deprel::Appos, Deprel::Flat})) continue;
    for (TokenId part : r.conjuncts(c)) add(all, r.entity_at(part));
  }
  if (!all.empty()) return all;
  // "Poland was the first member of the pact to join NATO": the noun is what its subject is.
  if (r.token(t).upos == Upos::Noun && r.child(t, {Deprel::Cop}) != kNone) {
    const TokenId subject = r.child(t, {Deprel::Nsubj});
    if (subject != kNone && subject != t) {
      for (TokenId part : r.conjuncts(subject)) add(all, r.entity_at(part));
    }
    if (!all.empty()) return all;
  }
  if (r.token(t).upos == Upos::Noun || r.token(t).upos == Upos::Adj ||
      r.token(t).upos == Upos::Propn) {
    if (stands_for_others(r, t)) add_behind_noun(r, t, all);
  }
  if (!all.empty()) return all;
  // "the NATO alliance"
  if (r.is_word("organization-noun", t) && (r.token(t).features & kPlural) == 0) {
    for (TokenId c : r.children(t)) {
      const std::uint32_t e = r.is(c, {Deprel::Compound}) ? r.entity_at(c) : kNone;
      if (e != kNone && r.type_of(e) == EntityType::Organization) add(all, e);
    }
    if (!all.empty()) return all;
  }
  // "the region of Chechnya", "the city of Berlin".
  if (r.lexicon.is("area-noun", r.lemma(t))) {
    for (TokenId c : r.children(t)) {
      if (r.is(c, {Deprel::Nmod}) && r.preposition(c) == "of") {
        for (TokenId part : r.conjuncts(c)) add(all, r.entity_at(part));
      }
      if (r.is(c, {Deprel::Compound}) && r.entity_at(c) != kNone &&
          r.type_of(r.entity_at(c)) == EntityType::Place)
        add(all, r.entity_at(c));
    }
    if (!all.empty()) return all;
  }
  // "a coup led by Colonel Torrijos", "under the leadership of Cedras"
  if (r.lexicon.is("led-noun", r.lemma(t))) {
    for (TokenId c : r.children(t)) {
      if (r.is(c, {Deprel::Nmod}) && r.preposition(c) == "under" &&
          (r.lemma(c) == "leadership" || r.lemma(c) == "command")) {
        for (std::uint32_t e : referents_behind(r, c)) add(all, e);
      }
      if (!r.is(c, {Deprel::Acl}) || !r.is_word("leading-verb", c)) continue;
      for (TokenId by : r.children(c)) {
        if (r.is(by, {Deprel::Obl, Deprel::OblAgent}) && r.preposition(by) == "by") {
          for (TokenId part : r.conjuncts(by)) add(all, named_or_called(r, part));
        }
      }
    }
    if (!all.empty()) return all;
  }
  if (r.token(t).upos == Upos::Noun && (r.token(t).features & kPlural) != 0) {
    add_list_behind(r, t, all);
    if (!all.empty()) return all;
  }
  // "the Endowment, an organization founded by ..." and "it is a commission launched by ...".
  if (r.token(t).deprel == Deprel::Appos && r.head(t) != kNone) add(all, r.entity_at(r.head(t)));
  if (r.child(t, {Deprel::Cop}) != kNone) {
    const TokenId subject = r.child(t, {Deprel::Nsubj});
    if (subject != kNone && subject != t) add(all, r.entity_at(subject));
  }
  return all;
}

std::vector<std::uint32_t> referents_behind(const Reading& r, TokenId noun) {
  std::vector<std::uint32_t> all;
  add_behind_noun(r, noun, all);
  return all;
}

std::vector<std::uint32_t> referents(const Reading& r, TokenId nominal) {
  std::vector<std::uint32_t> all;
  for (TokenId t : r.conjuncts(nominal)) {
    for (std::uint32_t entity : referents_of_one(r, t)) add(all, entity);
    for (TokenId c : r.children(t)) {
      // "the French, along with representatives of China"
      if (!r.is(c, {Deprel::Nmod, Deprel::Obl, Deprel::Advcl, Deprel::Advmod})) continue;
      const TokenId marker = r.child(c, {Deprel::Case, Deprel::Cc});
      if (marker == kNone || (r.lemma(marker) != "along" && r.lemma(marker) != "together" &&
                              r.lemma(marker) != "alongside"))
        continue;
      // "positions along the Suez Canal"
      if (r.lemma(marker) == "along" && r.text(marker + 1) != "with") continue;
      for (TokenId part : r.conjuncts(c)) {
        for (std::uint32_t entity : referents_of_one(r, part)) add(all, entity);
      }
    }
  }
  return all;
}

void drop_scenes(const Reading& r, std::vector<std::uint32_t>& parties) {
  const auto is = [&](EntityType type) {
    return [&r, type](std::uint32_t e) { return r.type_of(e) == type; };
  };
  if (std::count_if(parties.begin(), parties.end(), is(EntityType::Person)) >= 2)
    std::erase_if(parties, is(EntityType::Country));
}

namespace {

/// Finds the subject of a finite verb by the order of words alone.
class WordOrder {
 public:
  WordOrder(const Reading& reading, TokenId verb)
      : r_(reading), begin_(reading.sentence(verb).first_token), verb_(verb) {}

  const std::vector<std::uint32_t>& found() const { return found_; }

  std::vector<std::uint32_t> subject() {
    const Token& verb = r_.token(verb_);
    if (over_insertion()) return found_;
    if ((verb.features & kGerund) != 0 && verb_ < begin_ + 4) return behind_comma();
    const bool modifier = r_.is(verb_, {Deprel::Acl, Deprel::Amod, Deprel::Advcl, Deprel::Xcomp});
    const bool participle = (verb.features & kParticiple) != 0 && (verb.features & kFinite) == 0;
    if ((participle && modifier) || (verb.features & (kGerund | kInfinitive)) != 0) return {};
    TokenId end = verb_;  // one past the phrase that ends before the verb
    while (end > begin_ &&
           (r_.token(end - 1).upos == Upos::Adv || r_.token(end - 1).upos == Upos::Aux))
      --end;
    if (end == begin_) return {};
    if (r_.text(end - 1) == ",") end = before_parenthesis(end - 1);
    phrase(end);
    return found_;
  }

  /// "Royall, who feared that it would lead to war, opposed it", "Gromyko, the Soviet
  /// representative, countered": the name before what two commas insert.
  bool over_insertion() {
    constexpr TokenId kLongest = 45;
    const TokenId comma = closing_comma();
    if (comma == kNone) return false;
    bool finite = false;
    for (TokenId t = comma; t > begin_ + 1 && t + kLongest > comma;) {
      --t;
      if (r_.text(t) == ";") return false;
      finite = finite || is_finite(t);
      if (r_.text(t) != "," || r_.mention_of[t - 1] == kNone) continue;
      if (finite ? !begins_relative(t + 1) : !begins_insertion(t + 1)) continue;
      phrase(t);
      return !found_.empty();
    }
    return false;
  }

 private:
  /// The comma right before the verb and its adverbs and auxiliaries, where the verb is a past form
  /// that nothing makes a passive participle; or kNone.
  TokenId closing_comma() const {
    const Token& verb = r_.token(verb_);
    if (verb.upos != Upos::Verb || (verb.features & kPast) == 0 || (verb.features & kGerund) != 0)
      return kNone;
    if (r_.child(verb_, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cc, Deprel::AuxPass}) != kNone ||
        (verb_ + 1 < r_.analysis.tokens.size() && r_.text(verb_ + 1) == "by"))
      return kNone;
    TokenId t = verb_;
    while (t > begin_ && (r_.token(t - 1).upos == Upos::Adv || r_.token(t - 1).upos == Upos::Aux))
      --t;
    return t > begin_ + 2 && r_.text(t - 1) == "," ? t - 1 : kNone;
  }

  bool is_finite(TokenId t) const {
    const Upos tag = r_.token(t).upos;
    return (tag == Upos::Verb || tag == Upos::Aux) && (r_.token(t).features & kFinite) != 0;
  }

  /// "who", "to whom", "over which", "whose advisers".
  bool begins_relative(TokenId t) const {
    if (r_.token(t).upos == Upos::Adp) ++t;
    const std::string_view word = r_.lemma(t);
    return word == "who" || word == "whom" || word == "whose" || word == "which";
  }

  /// An apposition or a participle: "the Soviet representative", "anxious that", "sent to".
  bool begins_insertion(TokenId t) const {
    const Upos tag = r_.token(t).upos;
    return begins_relative(t) || tag == Upos::Det || tag == Upos::Verb || tag == Upos::Adj ||
           r_.lemma(t) == "then" || r_.lemma(t) == "himself";
  }

  /// "After defeating the Chinese, the British ..."
  std::vector<std::uint32_t> behind_comma() {
    const TokenId end = r_.sentence(verb_).last_token;
    TokenId t = verb_;
    while (t < end && r_.text(t) != ",") ++t;
    for (TokenId n = t + 1; n < end && n < t + 6; ++n) {
      if (r_.mention_of[n] != kNone &&
          r_.out.mentions[r_.mention_of[n]].form != Mention::Form::Adjective) {
        for (std::uint32_t e : referents(r_, r_.out.mentions[r_.mention_of[n]].head)) add_entity(e);
        return found_;
      }
      if (r_.token(n).upos == Upos::Noun) return referents_of_one(r_, n);
      if (r_.token(n).upos == Upos::Verb || r_.token(n).upos == Upos::Adp) return {};
    }
    return {};
  }

  /// "the French and Vietnamese, along with China, met": the place before the first comma.
  TokenId before_parenthesis(TokenId comma) {
    for (TokenId t = comma; t > begin_;) {
      --t;
      if (r_.token(t).upos == Upos::Verb && (r_.token(t).features & kFinite) != 0) return begin_;
      if (r_.text(t) != ",") continue;
      const std::string_view first = r_.lemma(t + 1);
      if (first == "along" || first == "together" || first == "including" || first == "alongside") {
        for (TokenId i = t + 1; i < comma; ++i) add_entity(r_.entity_at(i));
      }
      return t;
    }
    return begin_;
  }

  void add_entity(std::uint32_t entity) {
    if (entity != kNone && is_actor(r_.type_of(entity))) add(found_, entity);
  }

  TokenId start_of(TokenId t) const {
    if (r_.mention_of[t] != kNone) t = r_.out.mentions[r_.mention_of[t]].first_token;
    while (t > begin_ && (r_.token(t - 1).upos == Upos::Det || r_.token(t - 1).upos == Upos::Adj ||
                          r_.token(t - 1).upos == Upos::Num || r_.is(t - 1, {Deprel::Compound})))
      --t;
    return t;
  }

  /// The nominal that ends at `end` and those coordinated before it.
  void phrase(TokenId end) {
    if (end <= begin_) return;
    const TokenId last = end - 1;
    const Upos tag = r_.token(last).upos;
    const auto entities = referents_of_one(r_, last);
    const TokenId first = start_of(last);
    const std::string_view before = first > begin_ ? r_.lemma(first - 1) : std::string_view{};
    const Upos before_tag = first > begin_ ? r_.token(first - 1).upos : Upos::Punct;
    if (before_tag == Upos::Adp) {
      const TokenId noun = first >= begin_ + 2 ? first - 2 : kNone;
      if (noun == kNone) return;
      if (r_.entity_at(noun) != kNone) return add_entity(r_.entity_at(noun));
      if (stands_for_others(r_, noun) && before != "against") {
        for (std::uint32_t e : entities) add_entity(e);
      }
      return;
    }
    if (entities.empty() || before_tag == Upos::Verb || tag == Upos::Verb) return;
    for (std::uint32_t e : entities) add_entity(e);
    if ((before == "and" || before == ",") && first >= begin_ + 2 &&
        r_.entity_at(first - 2) != kNone)
      phrase(first - 1);
    else if (before == "and" && first >= begin_ + 3 && r_.text(first - 2) == "," &&
             r_.entity_at(first - 3) != kNone)
      phrase(first - 2);
  }

  const Reading& r_;
  TokenId begin_;
  TokenId verb_;
  std::vector<std::uint32_t> found_;
};

/// A finite verb that the parser hung below a noun without a relative pronoun, behind a comma: the
/// word order tells more than the tree.
bool hangs_oddly(const Reading& r, TokenId verb) {
  const Token& token = r.token(verb);
  if (token.upos != Upos::Verb || !r.is(verb, {Deprel::Acl, Deprel::AclRelcl})) return false;
  if (r.child(verb, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::AuxPass}) != kNone)
    return false;
  const bool past = (token.features & kPast) != 0 && (token.features & kGerund) == 0;
  return past && verb > r.sentence(verb).first_token && r.text(verb - 1) == "," &&
         verb + 1 < r.analysis.tokens.size() && r.text(verb + 1) != "by";
}

/// "those who supported the French, including Jefferson", "some leaders, such as A and B,": the
/// names behind a plural subject that has none itself.
std::vector<std::uint32_t> examples(const Reading& r, const Clause& clause) {
  const auto subjects = clause.subjects();
  if (subjects.empty()) return {};
  const TokenId t = subjects[0];
  const bool plural = (r.token(t).features & kPlural) != 0 || r.lemma(t) == "those";
  if (!plural || (r.token(t).upos != Upos::Noun && r.token(t).upos != Upos::Pron)) return {};
  const bool states = r.is_word("state-plural", t);
  const TokenId end = r.sentence(t).last_token;
  for (TokenId n = t + 1; n + 1 < end; ++n) {
    const bool such = r.text(n) == "such" && r.text(n + 1) == "as";
    if (r.text(n) != "including" && !such && r.text(n) != "notably") continue;
    std::vector<std::uint32_t> all;
    for (TokenId m = n + 1; m < end; ++m) {
      if (r.token(m).upos == Upos::Verb || r.token(m).upos == Upos::Aux || r.text(m) == ";") break;
      if (r.mention_of[m] == kNone || r.out.mentions[r.mention_of[m]].head != m) continue;
      const std::uint32_t e = r.entity_at(m);
      const bool fits = e != kNone && (r.type_of(e) == EntityType::Person ||
                                       (r.type_of(e) == EntityType::Country && states));
      if (fits) add(all, e);
      if (r.text(m) == "and" && !states) break;
    }
    return all;
  }
  return {};
}

/// "wrote a letter denouncing the invasion", "gave a speech in which": who speaks through it.
std::vector<std::uint32_t> senders(const Reading& r, const Clause& clause) {
  for (TokenId t : clause.subjects()) {
    const TokenId verb = r.head(t);
    if (!r.is_word("message-noun", t) || verb == kNone || verb == clause.predicate() ||
        !r.is(t, {Deprel::Obj, Deprel::Obl}) || r.token(verb).upos != Upos::Verb)
      continue;
    std::vector<std::uint32_t> all;
    for (TokenId subject : Clause(r, verb).subjects()) {
      for (std::uint32_t e : referents(r, subject)) {
        if (is_actor(r.type_of(e))) add(all, e);
      }
    }
    return all;
  }
  return {};
}

/// "One of Carter's accomplishments was negotiating the treaty": whose deed it is.
std::vector<std::uint32_t> owners_of_deed(const Reading& r, const Clause& clause) {
  const TokenId deed = r.child(clause.predicate(), {Deprel::Nsubj});
  if (deed == kNone || r.child(clause.predicate(), {Deprel::Cop}) == kNone ||
      (r.token(clause.predicate()).features & kGerund) == 0)
    return {};
  std::vector<TokenId> nouns{deed};
  for (TokenId c : r.children(deed)) {
    if (r.is(c, {Deprel::Nmod})) nouns.push_back(c);
  }
  std::vector<std::uint32_t> all;
  for (TokenId noun : nouns) {
    const TokenId owner = r.child(noun, {Deprel::NmodPoss});
    if (!r.is_word("deed-noun", noun) || owner == kNone) continue;
    for (std::uint32_t e : referents(r, owner)) {
      if (is_actor(r.type_of(e))) add(all, e);
    }
  }
  return all;
}

}  // namespace

std::vector<std::uint32_t> doers(const Reading& r, const Clause& clause) {
  std::vector<std::uint32_t> all;
  if (hangs_oddly(r, clause.predicate())) all = WordOrder(r, clause.predicate()).subject();
  if (!all.empty()) return all;
  WordOrder order(r, clause.predicate());
  if (order.over_insertion()) return order.found();
  for (TokenId t : clause.subjects()) {
    for (std::uint32_t e : referents(r, t)) {
      if (is_actor(r.type_of(e))) add(all, e);
    }
  }
  if (all.empty()) all = senders(r, clause);
  if (all.empty()) all = owners_of_deed(r, clause);
  // "defeated by a 49-35 Senate vote"
  if (all.empty() && clause.passive()) {
    for (TokenId t : clause.subjects()) {
      if (r.lemma(t) == "vote" || r.lemma(t) == "decision" || r.lemma(t) == "veto")
        for (std::uint32_t e : referents_behind(r, t)) add(all, e);
    }
  }
  if (!all.empty() || clause.passive() || r.token(clause.predicate()).upos != Upos::Verb)
    return all;
  all = examples(r, clause);
  if (!all.empty()) return all;
  if (!clause.subjects().empty() && r.is(clause.subjects()[0], {Deprel::Nsubj}) &&
      r.head(clause.subjects()[0]) == clause.predicate())
    return all;
  return WordOrder(r, clause.predicate()).subject();
}

std::vector<std::uint32_t> undergoers(const Reading& r, const Clause& clause) {
  std::vector<std::uint32_t> all;
  for (TokenId t : clause.objects()) {
    for (std::uint32_t e : referents(r, t)) add(all, e);
  }
  const TokenId verb = clause.predicate();
  if (!all.empty() || clause.passive() || r.token(verb).upos != Upos::Verb) return all;
  const TokenId end = r.sentence(verb).last_token;
  TokenId t = verb + 1;
  if (t < end && r.is(t, {Deprel::CompoundPrt}) && r.head(t) == verb) ++t;  // "voted down"
  while (t < end && r.token(t).upos == Upos::Det) ++t;
  if (t >= end || r.mention_of[t] == kNone) return all;
  const Mention& mention = r.out.mentions[r.mention_of[t]];
  if (mention.form == Mention::Form::Adjective || r.token(mention.head).deprel == Deprel::NmodPoss)
    return all;
  const bool noun_follows =
      mention.last_token < end && (r.token(mention.last_token).upos == Upos::Noun ||
                                   r.token(mention.last_token).upos == Upos::Part);
  if (noun_follows) return all;
  return referents(r, mention.head);
}

}  // namespace dossier::ingest
