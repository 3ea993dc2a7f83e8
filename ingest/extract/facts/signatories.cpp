#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Who signed a treaty, where long lists have torn the tree: "was signed in Washington, by Acheson
/// for the United States, by Bevin for Britain, and by the ministers of Denmark and Iceland".
class SignatoryReader {
 public:
  explicit SignatoryReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (r_.mention_of[t] != kNone && mention(t).head == t &&
        mention(t).form == Mention::Form::Name) {
      relative(t);
      gathered(t);
    }
    if (r_.lemma(t) == "bring" && t + 1 < r_.sentence(t).last_token && r_.text(t + 1) == "together")
      brought_together(t);
    if (r_.token(t).upos != Upos::Verb || !r_.is_word("signing-verb", t)) return;
    const Clause clause(r_, t);
    if (clause.factuality() != Factuality::Stated) return;
    const FactSink::Source source{t, "signatories", 0.75F};
    if (const Entities signed_by_all = signed_passively(clause); !signed_by_all.empty()) {
      sink_.add_all(Relation::Signed, agents_behind(t), signed_by_all, source);
      return;
    }
    if (clause.passive()) return;
    Entities texts = treaties(clause.objects());
    const Entities who = doers(r_, clause);
    if (who.empty()) return;
    if (texts.empty() && on_behalf(t)) texts = next_treaty(t);
    if (texts.empty()) return;
    sink_.add_all(Relation::Signed, who, texts, source);
    sink_.add_all(Relation::Signed, represented(t), texts, source);
    sink_.add_all(Relation::Signed, who, further_treaties(t, texts), source);
  }

 private:
  const Mention& mention(TokenId t) const { return r_.out.mentions[r_.mention_of[t]]; }

  /// "the Final Act, to which A, B, and C subscribed", "the Dunkirk Treaty that A and B concluded",
  /// "OPEC, which A, B, and C had established", "the conference, in which A and B participated".
  void relative(TokenId t) {
    const EntityType type = r_.type_of(mention(t).entity);
    const TokenId end = std::min(r_.sentence(t).last_token, t + 45);
    TokenId n = mention(t).last_token;
    while (n < end && r_.token(n).upos == Upos::Punct) n = past_acronym(n, end);
    if (n + 2 >= end) return;
    const std::string_view link = r_.token(n).upos == Upos::Adp ? r_.text(n) : std::string_view();
    if (!link.empty()) ++n;
    const bool behind = n == mention(t).last_token && r_.text(n) == "that";
    if (r_.text(n) != "which" && !behind) return;
    Entities who;
    TokenId verb = n + 1;
    for (; verb < end && r_.token(verb).upos != Upos::Verb; ++verb) {
      if (r_.text(verb) == ";" || r_.token(verb).upos == Upos::Pron) return;
      if (r_.token(verb).upos == Upos::Aux && r_.lemma(verb) != "have") return;
      take(verb, who);
    }
    if (verb >= end || who.empty() || Clause(r_, verb).factuality() != Factuality::Stated) return;
    const FactSink::Source source{verb, "which", 0.75F};
    if (type == EntityType::Treaty && subscribes(verb, link))
      sink_.add_all(Relation::Signed, who, {mention(t).entity}, source);
    if (type == EntityType::Event && takes_part(verb, link))
      sink_.add_all(Relation::ParticipatedIn, who, {mention(t).entity}, source);
    if (type == EntityType::Organization && link.empty() && r_.is_word("founding-verb", verb)) {
      sink_.add_all(Relation::Founded, who, {mention(t).entity}, source);
      if (who.size() >= 3) sink_.add_all(Relation::MemberOf, who, {mention(t).entity}, source);
    }
  }

  /// "Meeting at the London Conference from February onward, A, B, and C recommended".
  void gathered(TokenId t) {
    const TokenId begin = r_.sentence(t).first_token, end = r_.sentence(t).last_token;
    if (r_.type_of(mention(t).entity) != EntityType::Event || mention(t).first_token > begin + 4 ||
        !r_.is_word("gathering-verb", begin) || !r_.text(begin).ends_with("ing"))
      return;
    TokenId n = mention(t).last_token;
    while (n < end && r_.text(n) != ",") ++n;
    Entities who;
    for (; n < end && r_.token(n).upos != Upos::Verb && r_.text(n) != ";"; ++n) take(n, who);
    sink_.add_all(Relation::ParticipatedIn, who, {mention(t).entity}, {begin, "gathered", 0.75F});
  }

  /// "talks, bringing together A, B, and C, convened in Paris".
  void brought_together(TokenId verb) {
    const TokenId begin = r_.sentence(verb).first_token, end = r_.sentence(verb).last_token;
    std::uint32_t event = kNone;
    for (TokenId t = begin; t < verb; ++t) {
      const std::uint32_t e = r_.entity_at(t);
      if (e != kNone && r_.type_of(e) == EntityType::Event) event = e;
    }
    if (event == kNone || Clause(r_, verb).factuality() != Factuality::Stated) return;
    Entities who;
    for (TokenId n = verb + 1; n < end && !closes(n); ++n) take(n, who);
    sink_.add_all(Relation::ParticipatedIn, who, {event}, {verb, "gathered", 0.75F});
  }

  /// Behind the mark, and behind "(OPEC)" where it opens one.
  TokenId past_acronym(TokenId mark, TokenId end) const {
    if (r_.text(mark) != "(") return mark + 1;
    TokenId t = mark;
    while (t < end && r_.text(t) != ")") ++t;
    return t;
  }

  bool subscribes(TokenId verb, std::string_view link) const {
    if (link.empty()) return r_.is_word("signing-verb", verb);
    if (link != "to") return false;
    if (r_.lemma(verb) == "subscribe") return true;
    const TokenId end = std::min(r_.sentence(verb).last_token, verb + 4);
    for (TokenId t = verb + 1; t < end; ++t) {
      if (r_.lemma(t) == "signature" || r_.lemma(t) == "name") return true;
    }
    return false;
  }

  bool takes_part(TokenId verb, std::string_view link) const {
    if (link.empty()) return r_.lemma(verb) == "attend";
    if (link != "in" && link != "at") return false;
    const std::string_view word = r_.lemma(verb);
    return word == "participate" || word == "meet" || word == "gather" || word == "take" ||
           word == "confer" || word == "sit" || word == "engage";
  }

  Entities treaties(const std::vector<TokenId>& tokens) const {
    Entities found;
    for (TokenId t : tokens) {
      for (std::uint32_t e : referents(r_, t)) {
        if (r_.type_of(e) == EntityType::Treaty) found.push_back(e);
      }
    }
    return found;
  }

  /// The treaties that are signed, of "was signed by" and "the treaty, signed by".
  Entities signed_passively(const Clause& clause) const {
    const TokenId verb = clause.predicate();
    if (clause.passive()) return treaties(clause.objects());
    const TokenId noun = r_.head(verb);
    if (noun == kNone || !r_.is(verb, {Deprel::Acl}) || (r_.token(verb).features & kGerund) != 0)
      return {};
    return treaties({noun});
  }

  bool closes(TokenId t) const {
    const Upos tag = r_.token(t).upos;
    const std::string_view word = r_.text(t);
    return tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Sconj || word == ";" ||
           word == "which" || word == "who" || word == "whose" || word == "whom" || word == "but" ||
           word == "while";
  }

  /// Everybody behind "by", up to the next verb.
  Entities agents_behind(TokenId verb) const {
    constexpr TokenId kFarthest = 28;  // what may stand between the verb and the first "by"
    Entities all;
    const TokenId end = r_.sentence(verb).last_token;
    bool open = false;
    for (TokenId t = verb + 1; t < end && (open || t < verb + kFarthest); ++t) {
      if (closes(t)) break;
      if (r_.text(t) == "by") open = t + 1 < end && r_.text(t + 1) != "which";
      if (open && breaks_list(t)) open = false;
      if (open) take(t, all);
    }
    return all;
  }

  /// "by Spain at Paris": the list is over, but another "by" may come.
  bool breaks_list(TokenId t) const {
    const std::string_view word = r_.text(t);
    return r_.token(t).upos == Upos::Adp && word != "by" && word != "for" && word != "of" &&
           word != "on";
  }

  void take(TokenId t, Entities& all) const {
    if (r_.mention_of[t] == kNone || mention(t).head != t) return;
    if (r_.group_at(t) == nullptr && !signs(t)) return;
    for (std::uint32_t e : referents_of_one(r_, t)) {
      if (is_actor(r_.type_of(e)) && std::find(all.begin(), all.end(), e) == all.end())
        all.push_back(e);
    }
  }

  /// Persons do, states do but where they only tell whose minister it is.
  bool signs(TokenId t) const {
    const Mention& m = mention(t);
    if (m.form == Mention::Form::Adjective) return false;
    if (r_.type_of(m.entity) == EntityType::Person) return m.form == Mention::Form::Name;
    if (r_.is(t, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss})) return false;
    const TokenId end = r_.sentence(t).last_token;
    if (m.last_token < end &&
        (plain(r_.text(m.last_token)) == "'s" || is_nominal(r_.token(m.last_token).upos)))
      return false;
    TokenId before = m.first_token - 1;
    while (before > r_.sentence(t).first_token && r_.token(before).upos == Upos::Det) --before;
    if (r_.text(before) == "of") return ministers(before);
    const std::string_view word = r_.text(before);
    return word == "by" || word == "for" || word == "and" || word == "," || word == "which" ||
           word == "that" || word == "together";
  }

  /// "the ministers of Denmark", "representatives of Chile"
  bool ministers(TokenId of) const {
    const TokenId noun = of - 1;
    return r_.mention_of[noun] == kNone && (r_.token(noun).features & kPlural) != 0;
  }

  bool on_behalf(TokenId verb) const { return !represented(verb).empty(); }

  /// "signed for the Republic", "signed it on behalf of Japan"
  Entities represented(TokenId verb) const {
    Entities all;
    for (TokenId c : r_.children(verb)) {
      if (!r_.is(c, {Deprel::Obl})) continue;
      const std::uint32_t e = r_.entity_at(c);
      if (e != kNone && r_.preposition(c) == "for" && r_.type_of(e) == EntityType::Country)
        all.push_back(e);
      if (r_.lemma(c) != "behalf") continue;
      for (TokenId of : r_.children(c)) {
        for (std::uint32_t of_whom : referents(r_, of)) {
          if (r_.type_of(of_whom) == EntityType::Country) all.push_back(of_whom);
        }
      }
    }
    return all;
  }

  Entities next_treaty(TokenId verb) const {
    const TokenId end = r_.sentence(verb).last_token;
    for (TokenId t = verb + 1; t < end && !closes(t); ++t) {
      const std::uint32_t e = r_.entity_at(t);
      if (e != kNone && r_.type_of(e) == EntityType::Treaty) return {e};
    }
    return {};
  }

  /// "signed the first treaty, under which ..., and the second, which ...": behind the clause.
  Entities further_treaties(TokenId verb, const Entities& first) const {
    Entities found;
    const TokenId end = r_.sentence(verb).last_token;
    for (TokenId t = verb + 3; t < end && r_.text(t) != ";"; ++t) {
      const std::uint32_t e = r_.entity_at(t);
      if (e == kNone || r_.type_of(e) != EntityType::Treaty || mention(t).head != t) continue;
      if (mention(t).form != Mention::Form::Name ||
          std::find(first.begin(), first.end(), e) != first.end())
        continue;
      TokenId before = mention(t).first_token - 1;
      if (r_.token(before).upos == Upos::Det) --before;
      const TokenId next = mention(t).last_token;
      const bool joined = r_.text(before) == "and" && r_.text(before - 1) == ",";
      if (joined && next < end && r_.token(next).upos == Upos::Punct) found.push_back(e);
    }
    return found;
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_signatories(Reading& reading) {
  SignatoryReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
