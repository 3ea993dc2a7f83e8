#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/noun_phrase_readers.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// What "member" tells of who belongs to which body.
class MemberNoun {
 public:
  MemberNoun(Reading& reading, FactSink& sink, TokenId noun)
      : r_(reading), sink_(sink), noun_(noun), head_(reading.head(noun)) {}

  void read() {
    bodies_ = bodies();
    if (bodies_.empty()) return;
    told_by_subject();
    listed_behind();
    examples();
    named_behind();
    acting_as_member();
    beside_other_members();
    apposed();
    said_to_be_member();
  }

 private:
  void add(const Entities& members) {
    sink_.add_all(Relation::MemberOf, members, bodies_, {noun_, "member", 0.75F});
  }

  bool stated(TokenId predicate) const {
    return Clause(r_, predicate).factuality() == Factuality::Stated;
  }

  /// The head of the mention at the token where that is a name in the noun's sentence, or kNone.
  TokenId name_at(TokenId t) const {
    if (t >= r_.mention_of.size() || r_.mention_of[t] == kNone ||
        r_.sentence_of[t] != r_.sentence_of[noun_])
      return kNone;
    const Mention& mention = r_.out.mentions[r_.mention_of[t]];
    return mention.form == Mention::Form::Name ? mention.head : kNone;
  }

  Entities bodies() const {
    Entities all;
    for (TokenId c : r_.children(noun_)) {
      const bool of = r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of";
      if (!of && !r_.is(c, {Deprel::Compound})) continue;
      for (std::uint32_t e : referents(r_, c)) all.push_back(e);
    }
    if (const TokenId owner = r_.child(noun_, {Deprel::NmodPoss}); owner != kNone) {
      for (std::uint32_t e : referents(r_, owner)) all.push_back(e);
    }
    return all.empty() && r_.child(noun_, {Deprel::Cop}) != kNone ? body_before() : all;
  }

  /// "joined NATO, and Greece had been a member": the organization named before in the sentence.
  Entities body_before() const {
    for (TokenId n = noun_; n > r_.sentence(noun_).first_token;) {
      --n;
      const std::uint32_t e = r_.entity_at(n);
      if (e != kNone && r_.type_of(e) == EntityType::Organization) return {e};
    }
    return {};
  }

  /// "the founding members were A and B"
  void told_by_subject() {
    if (head_ != kNone && r_.is(noun_, {Deprel::Nsubj}) &&
        r_.child(head_, {Deprel::Cop}) != kNone && r_.entity_at(head_) != kNone)
      add(referents(r_, head_));
  }

  /// "the members, A, B, and C,"
  void listed_behind() {
    if ((r_.token(noun_).features & kPlural) == 0 || noun_ + 3 >= r_.mention_of.size() ||
        r_.text(noun_ + 1) != ",")
      return;
    const TokenId name = name_at(r_.token(noun_ + 2).upos == Upos::Det ? noun_ + 3 : noun_ + 2);
    if (name != kNone && !r_.is(name, {Deprel::Nsubj})) add(referents(r_, name));
  }

  /// "members including A and B", "the members include A and B"
  void examples() {
    for (TokenId c : r_.children(noun_)) {
      const std::string_view word = r_.preposition(c);
      if (r_.is(c, {Deprel::Flat}) ||
          (r_.is(c, {Deprel::Nmod, Deprel::Parataxis}) &&
           (word == "include" || word == "including" || word == "such" || word == "like")))
        add(referents(r_, c));
    }
    if (head_ == kNone || r_.lemma(head_) != "include" || !r_.is(noun_, {Deprel::Nsubj})) return;
    Entities all;
    for (TokenId object : Clause(r_, head_).objects()) {
      for (std::uint32_t e : referents(r_, object)) all.push_back(e);
    }
    add(all);
  }

  /// "NATO members Greece and Turkey"
  void named_behind() {
    if (const TokenId name = name_at(noun_ + 1); name != kNone) add(referents(r_, name));
  }

  /// "joined the talks as a member of the League"
  void acting_as_member() {
    if (head_ != kNone && r_.preposition(noun_) == "as" && r_.token(head_).upos == Upos::Verb &&
        stated(head_))
      add(doers(r_, Clause(r_, head_)));
  }

  void beside_other_members() {
    if ((!has_word("other") && !has_word("fellow")) || head_ == kNone) return;
    // "Britain and other members of NATO"
    if (r_.token(noun_).deprel == Deprel::Conj) add(referents_of_one(r_, head_));
    // "Along with other members of the League, Sweden condemned Italy"
    const std::string_view link = r_.preposition(noun_);
    if (r_.is(noun_, {Deprel::Obl}) && r_.token(head_).upos == Upos::Verb &&
        (link == "with" || link == "along" || link == "like") && stated(head_))
      add(doers(r_, Clause(r_, head_)));
  }

  bool has_word(std::string_view word) const {
    const auto children = r_.children(noun_);
    return std::any_of(children.begin(), children.end(),
                       [&](TokenId c) { return r_.lemma(c) == word; });
  }

  /// "France, a member of the council", "a member of the council, France".
  void apposed() {
    TokenId first = noun_;
    while (r_.token(first).deprel == Deprel::Conj && r_.head(first) != kNone &&
           r_.mention_of[r_.head(first)] == kNone)
      first = r_.head(first);
    if (r_.token(first).deprel == Deprel::Appos && r_.head(first) != kNone)
      add(referents_of_one(r_, r_.head(first)));
    for (TokenId c : r_.children(noun_)) {
      if (r_.is(c, {Deprel::Appos})) add(referents(r_, c));
    }
  }

  /// "Greece is a member", "became a member"
  void said_to_be_member() {
    const TokenId subject = r_.child(noun_, {Deprel::Nsubj});
    if (r_.child(noun_, {Deprel::Cop}) != kNone && subject != kNone && stated(noun_))
      add(referents(r_, subject));
    if (head_ != kNone && (r_.lemma(head_) == "become" || r_.lemma(head_) == "remain") &&
        stated(head_))
      add(doers(r_, Clause(r_, head_)));
  }

  Reading& r_;
  FactSink& sink_;
  TokenId noun_;
  TokenId head_;
  Entities bodies_;
};

}  // namespace

void read_member(Reading& r, FactSink& sink, TokenId noun) { MemberNoun(r, sink, noun).read(); }

void read_membership(Reading& r, FactSink& sink, TokenId noun) {
  Entities bodies;
  for (TokenId c : r.children(noun)) {
    if (!r.is(c, {Deprel::Nmod, Deprel::Obl}) ||
        (r.preposition(c) != "in" && r.preposition(c) != "of"))
      continue;
    for (std::uint32_t e : referents(r, c)) bodies.push_back(e);
  }
  const TokenId verb = r.head(noun);
  if (bodies.empty() || verb == kNone || !r.is(noun, {Deprel::Obj}) ||
      !r.lexicon.is("obtain", r.lemma(verb)))
    return;
  const Clause clause(r, verb);
  if (clause.factuality() == Factuality::Stated)
    sink.add_all(Relation::MemberOf, doers(r, clause), bodies, {noun, "member", 0.7F});
}

void read_partisan(Reading& r, FactSink& sink, TokenId noun, std::uint32_t person) {
  const TokenId owner = r.child(noun, {Deprel::NmodPoss});
  const std::uint32_t party = owner == kNone ? kNone : r.entity_at(owner);
  if (party == kNone || r.type_of(party) != EntityType::Organization) return;
  const std::string& name = r.out.entities[party].name;
  if (name.find("Party") != std::string::npos || name.find("Front") != std::string::npos)
    sink.add(Relation::MemberOf, person, party, {noun, "member", 0.7F});
}

void read_and_others(Reading& r, FactSink& sink, TokenId noun, const Mention& body) {
  if (r.token(noun).deprel != Deprel::Conj || r.head(noun) == kNone || body.first_token == 0 ||
      r.lemma(body.first_token - 1) != "other")
    return;
  for (TokenId member : r.conjuncts(r.head(noun))) {
    if (member < noun)
      sink.add_all(Relation::MemberOf, referents_of_one(r, member), {body.entity},
                   {noun, "others", 0.75F});
  }
}

}  // namespace dossier::ingest
