#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"
#include "ingest/extract/lexicon/atoms.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Reads who belongs to a body where the text lists them: "a syndicate that included A, B (later
/// C), and D", "the commission was comprised of four powers, A, B, C, and D", "the seven sisters
/// were A, B, ...", "A, B, and C became known as the Big Three".
class MemberListReader {
 public:
  explicit MemberListReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (r_.token(t).upos == Upos::Verb) {
      if (r_.is_word("has-members", t)) enumeration(t);
      acting_as(t);
    }
    if (r_.child(t, {Deprel::Cop}) != kNone) copula(t);
    if (r_.lemma(t) == "one") one_of(t);
    if (r_.lemma(t) == "member") {
      apposed(t);
      counted_among(t);
      whose(t);
      titled(t);
    }
    if (t == r_.sentence(t).first_token) {
      if (r_.text(t) == "On") seated(t);
      if (r_.text(t) == "In" || r_.text(t) == "Within" || r_.text(t) == "Inside") inside(t);
    }
    if (r_.mention_of[t] != kNone) of_body(t);
  }

 private:
  bool stated(TokenId predicate) const {
    return Clause(r_, predicate).factuality() == Factuality::Stated;
  }

  void add(const Entities& members, std::uint32_t body, TokenId at) {
    if (members.size() >= 2 && body != kNone)
      sink_.add_all(Relation::MemberOf, members, {body}, {at, "enumerated", 0.8F});
  }

  /// The body that a noun is: itself, what it stands beside, or the subject of "X was a body that".
  std::uint32_t body_at(TokenId noun) const {
    if (const std::uint32_t own = organization(noun); own != kNone) return own;
    const TokenId head = r_.head(noun);
    if (r_.is(noun, {Deprel::Appos}) && head != kNone) return organization(head);
    const TokenId subject = r_.child(noun, {Deprel::Nsubj});
    if (r_.child(noun, {Deprel::Cop}) != kNone && subject != kNone) return organization(subject);
    return kNone;
  }

  /// "a committee of the Security Council composed of": not the whole council.
  bool part_of_body(TokenId carrier) const {
    const TokenId part = r_.head(carrier);
    return part != kNone && r_.is(carrier, {Deprel::Nmod}) && r_.preposition(carrier) == "of" &&
           r_.is_word("small-body", part);
  }

  std::uint32_t organization(TokenId t) const {
    const std::uint32_t e = r_.entity_at(t);
    return e != kNone && r_.type_of(e) == EntityType::Organization ? e : kNone;
  }

  void enumeration(TokenId verb) {
    if (!stated(verb)) return;
    const Clause clause(r_, verb);
    std::vector<TokenId> carriers = clause.passive() ? clause.objects() : clause.subjects();
    if (r_.is(verb, {Deprel::Acl, Deprel::AclRelcl}) && r_.head(verb) != kNone)
      carriers.push_back(r_.head(verb));
    for (TokenId carrier : carriers) {
      const std::uint32_t body = part_of_body(carrier) ? kNone : body_at(carrier);
      if (body != kNone && carrier < verb) return add(list_behind(verb), body, verb);
    }
  }

  /// "The seven sisters were Jersey Standard, Socony, ..."
  void copula(TokenId predicate) {
    const TokenId subject = r_.child(predicate, {Deprel::Nsubj});
    const TokenId be = r_.child(predicate, {Deprel::Cop});
    if (subject == kNone || subject > be || !is_actor_name(predicate) || !stated(predicate)) return;
    const std::uint32_t body = organization(subject);
    const Entities members = body == kNone ? Entities{} : list_behind(be);
    if (members.size() >= 3) add(members, body, predicate);
  }

  bool is_actor_name(TokenId t) const {
    const std::uint32_t e = r_.entity_at(t);
    return e != kNone && is_actor(r_.type_of(e));
  }

  /// "Britain and France fought together as the Allied Powers".
  void acting_as(TokenId verb) {
    std::uint32_t body = kNone;
    for (TokenId c : r_.children(verb)) {
      if (r_.is(c, {Deprel::Obl, Deprel::Xcomp}) && r_.preposition(c) == "as" && c > verb)
        body = organization(c);
    }
    if (body == kNone || !r_.is_word("acts-as-body", verb) || !stated(verb)) return;
    const Clause clause(r_, verb);
    Entities members = doers(r_, clause);
    if (members.empty()) members = undergoers(r_, clause);
    std::erase(members, body);
    add(members, body, verb);
  }

  /// "Russia had fought as one of the Allies", "Italy, one of the Axis powers,".
  void one_of(TokenId one) {
    std::uint32_t body = kNone;
    for (TokenId c : r_.children(one)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") body = organization(c);
    }
    const TokenId head = r_.head(one);
    if (body == kNone || head == kNone) return;
    const FactSink::Source source{one, "one-of", 0.75F};
    if (r_.is(one, {Deprel::Appos}))
      sink_.add_all(Relation::MemberOf, referents_of_one(r_, head), {body}, source);
    else if (r_.preposition(one) == "as" && r_.token(head).upos == Upos::Verb && stated(head))
      sink_.add_all(Relation::MemberOf, doers(r_, Clause(r_, head)), {body}, source);
  }

  std::uint32_t body_of(TokenId member) const {
    for (TokenId c : r_.children(member)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") return organization(c);
    }
    return kNone;
  }

  /// "the four members of the Contadora Group, Mexico, Venezuela, and Panama, had labored".
  void apposed(TokenId members) {
    const std::uint32_t body = body_of(members);
    if (body == kNone || (r_.token(members).features & kPlural) == 0) return;
    const TokenId end = r_.sentence(members).last_token;
    TokenId t = members + 1;
    while (t < end && r_.entity_at(t) != body) ++t;
    if (t == end) return;
    t = r_.out.mentions[r_.mention_of[t]].last_token;
    if (t < end && r_.token(t).upos == Upos::Punct && t + 1 < end &&
        r_.token(t + 1).upos == Upos::Punct)
      ++t;
    if (t + 1 >= end || r_.token(t).upos != Upos::Punct || r_.text(t) == ")") return;
    const TokenId first = r_.token(t + 1).upos == Upos::Det ? t + 2 : t + 1;
    if (first < end && names(first)) add(list_behind(t), body, members);
  }

  bool names(TokenId t) const {
    return r_.mention_of[t] != kNone &&
           r_.out.mentions[r_.mention_of[t]].form == Mention::Form::Name;
  }

  /// "Americans such as Henry Clay and John Randolph were among the members of the society".
  void counted_among(TokenId members) {
    const std::uint32_t body = body_of(members);
    const TokenId subject = r_.child(members, {Deprel::Nsubj});
    const TokenId be = r_.child(members, {Deprel::Cop});
    if (body == kNone || subject == kNone || be == kNone || !stated(members)) return;
    for (TokenId t = subject; t < be; ++t) {
      if (r_.lemma(t) == "such" || r_.lemma(t) == "like" || r_.lemma(t) == "include")
        return add(list_behind(t), body, members);
    }
  }

  /// "the council, whose members were A, B, and C", "a board among whose members were A and B".
  void whose(TokenId members) {
    const TokenId begin = r_.sentence(members).first_token;
    TokenId t = members;
    while (t > begin + 1 && t + 4 > members && r_.text(t) != "whose") --t;
    if (r_.text(t) != "whose") return;
    for (--t; t > begin && (r_.text(t) == "," || r_.lemma(t) == "among");) --t;
    const std::uint32_t body = organization(t);
    const TokenId end = r_.sentence(members).last_token;
    const bool lists =
        members + 2 < end && (r_.lemma(members + 1) == "be" || r_.lemma(members + 1) == "include");
    if (body != kNone && lists) add(list_behind(members + 1), body, members);
  }

  /// "Frank Smith of the Central Committee": named by where he belongs.
  void of_body(TokenId t) {
    const TokenId end = r_.sentence(t).last_token;
    const Mention& person = r_.out.mentions[r_.mention_of[t]];
    TokenId body = person.last_token + 1;
    if (person.first_token != t || person.form != Mention::Form::Name || body + 1 >= end ||
        r_.type_of(person.entity) != EntityType::Person || r_.text(body - 1) != "of")
      return;
    // "Secretary-General U Thant of the United Nations" holds an office.
    if (t > r_.sentence(t).first_token && is_capitalised(r_.text(t - 1))) return;
    if (r_.token(body).upos == Upos::Det) ++body;
    if (!names(body) || r_.type_of(r_.entity_at(body)) != EntityType::Organization) return;
    const TokenId last = r_.out.mentions[r_.mention_of[body]].last_token;
    if (last < end && plain(r_.text(last)) == "'s") return;
    sink_.add(Relation::MemberOf, person.entity, r_.entity_at(body), {t, "of-body", 0.7F});
  }

  /// "Committee member James Lovell wrote": of the committee spoken of last.
  void titled(TokenId member) {
    const TokenId end = r_.sentence(member).last_token;
    if (member == 0 || member + 1 >= end || !names(member + 1) ||
        !is_capitalised(r_.text(member - 1)) || r_.mention_of[member - 1] != kNone)
      return;
    const std::uint32_t person = r_.entity_at(member + 1);
    const std::uint32_t body = last_called(member, r_.text(member - 1));
    if (body != kNone && r_.type_of(person) == EntityType::Person)
      sink_.add(Relation::MemberOf, person, body, {member, "member", 0.75F});
  }

  /// The organization whose name holds the word, named last before the token.
  std::uint32_t last_called(TokenId before, std::string_view word) const {
    std::uint32_t last = kNone;
    for (const Mention& mention : r_.out.mentions) {
      if (mention.first_token >= before) break;
      if (r_.type_of(mention.entity) == EntityType::Organization &&
          r_.out.entities[mention.entity].name.find(word) != std::string::npos)
        last = mention.entity;
    }
    return last;
  }

  /// "On the committee were Benjamin Franklin, John Jay, and others."
  void seated(TokenId on) {
    const TokenId end = r_.sentence(on).last_token;
    for (TokenId t = on + 1; t < end && t < on + 12; ++t) {
      const std::string_view word = r_.lemma(t);
      if (r_.mention_of[t] != kNone || r_.token(t).upos == Upos::Noun) continue;
      const bool sits = word == "be" || word == "sit" || word == "serve";
      if (!sits && r_.token(t).upos != Upos::Det && r_.token(t).upos != Upos::Adj &&
          r_.token(t).upos != Upos::Adp && r_.token(t).upos != Upos::Propn)
        return;
      if (!sits) continue;
      if (t + 1 < end && names(t + 1)) add(persons_among(r_, list_behind(t)), seat(on, t), t);
      return;
    }
  }

  /// "Within the Likud, Sharon attacked the plan", "In the Politburo Ligachev objected": who speaks
  /// inside a party or a small council belongs to it.
  void inside(TokenId in) {
    const TokenId end = r_.sentence(in).last_token;
    TokenId t = in + 1;
    if (t < end && r_.token(t).upos == Upos::Det) ++t;
    if (t >= end || !names(t) || !is_closed(organization(t))) return;
    const std::uint32_t body = organization(t);
    const TokenId verb = r_.head(r_.out.mentions[r_.mention_of[t]].head);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb || !stated(verb)) return;
    sink_.add_all(Relation::MemberOf, persons_among(r_, doers(r_, Clause(r_, verb))), {body},
                  {verb, "inside", 0.7F});
  }

  /// A party, a committee, a cabinet.
  bool is_closed(std::uint32_t body) const {
    if (body == kNone) return false;
    const std::string name = lower(r_.out.entities[body].name);
    const std::uint32_t entry =
        r_.lexicon.find_entry(EntityType::Organization, r_.out.entities[body].name);
    for (std::string_view closed : {"party", "committee", "cabinet", "politburo", "presidium"}) {
      if (name.find(closed) != std::string::npos) return true;
      if (entry == kNone) continue;
      const auto& classes = r_.lexicon.entries[entry].classes;
      if (std::find(classes.begin(), classes.end(), closed) != classes.end()) return true;
    }
    return false;
  }

  /// The body between the words: its name, or the one that the noun means.
  std::uint32_t seat(TokenId first, TokenId last) const {
    for (TokenId t = first; t < last; ++t) {
      if (const std::uint32_t body = organization(t); body != kNone) return body;
    }
    std::string noun(r_.lemma(last - 1));
    if (noun.empty()) return kNone;
    noun[0] = static_cast<char>(noun[0] >= 'a' && noun[0] <= 'z' ? noun[0] - 32 : noun[0]);
    return last_called(first, noun);
  }

  /// The names that follow one another behind a word, whatever the parser made of the list: up to
  /// the next finite verb, preposition or relative clause. What stands in parentheses explains.
  Entities list_behind(TokenId from) const {
    const TokenId end = r_.sentence(from).last_token;
    Entities all;
    int depth = 0;
    for (TokenId n = from + 1; n < end; ++n) {
      const std::string mark = plain(r_.text(n));
      depth += mark == "(" ? 1 : mark == ")" ? -1 : 0;
      if (depth < 0) break;
      if (depth > 0) continue;
      if (r_.mention_of[n] != kNone) {
        const Mention& mention = r_.out.mentions[r_.mention_of[n]];
        if (mention.form == Mention::Form::Name && is_actor(r_.type_of(mention.entity)))
          add_once(all, mention.entity);
        n = std::max(n, mention.last_token - 1);
      } else if (ends_list(n, all.empty())) {
        break;
      }
    }
    return of_one_type(std::move(all));
  }

  static void add_once(Entities& all, std::uint32_t e) {
    if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
  }

  bool ends_list(TokenId n, bool empty) const {
    const std::string_view word = r_.lemma(n);
    if (word == ";" || word == "which" || word == "who" || word == "that") return true;
    if (r_.token(n).upos == Upos::Verb)
      return (r_.token(n).features & (kFinite | kInfinitive)) != 0;
    if (r_.token(n).upos == Upos::Adp) return !empty && word != "of";
    return r_.token(n).upos == Upos::Aux || r_.token(n).upos == Upos::Sconj;
  }

  /// "Clemenceau of France and Lloyd George of Britain": the persons, and not their states.
  Entities of_one_type(Entities all) const {
    const auto count = [&](EntityType type) {
      return std::count_if(all.begin(), all.end(),
                           [&](std::uint32_t e) { return r_.type_of(e) == type; });
    };
    EntityType kept = EntityType::Country;
    if (count(EntityType::Organization) > count(kept)) kept = EntityType::Organization;
    if (count(EntityType::Person) > 0) kept = EntityType::Person;
    std::erase_if(all, [&](std::uint32_t e) { return r_.type_of(e) != kept; });
    return all;
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_member_lists(Reading& reading) {
  MemberListReader reader(reading);
  for (TokenId t = 0; t < reading.analysis.tokens.size(); ++t) reader.read(t);
}

}  // namespace dossier::ingest
