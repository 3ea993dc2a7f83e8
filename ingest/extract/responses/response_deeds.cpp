#include "ingest/extract/actors/actors.h"
#include "ingest/extract/responses/response_reader.h"

namespace dossier::ingest {

/// "proposed the parallel, but Britain insisted on the river": who wants something else refuses.
void ResponseReader::counters(const Clause& clause) {
  const TokenId t = clause.predicate();
  const TokenId link = r_.child(t, {Deprel::Cc});
  const TokenId subject = r_.child(t, {Deprel::Nsubj});
  const TokenId adverb = r_.child(t, {Deprel::Advmod});
  const bool instead = adverb != kNone && r_.lemma(adverb) == "instead";
  if ((!instead && (link == kNone || r_.lemma(link) != "but")) || subject == kNone ||
      clause.factuality() != Factuality::Stated)
    return;
  const Entities by = actors_at(r_, {subject});
  if (by.empty()) return;
  const auto target = instead ? target_.just_before(t, by) : target_.in_sentence(t, by);
  if (target && target_.addressed(*target, by)) add(*target, by, Kind::Rejected, t);
}

/// "responded to the request by sending troops": what is done is the answer.
void ResponseReader::replies_by_deed(const Clause& clause) {
  if (clause.factuality() != Factuality::Stated) return;
  const TokenId t = clause.predicate();
  const TokenId deed = r_.child(t, {Deprel::Advcl});
  const TokenId mark = deed == kNone ? kNone : r_.child(deed, {Deprel::Mark});
  if (mark == kNone || r_.lemma(mark) != "by") return;
  const bool grants = r_.lexicon.is("granting", r_.lemma(deed));
  if (!grants && !r_.lexicon.is("denying", r_.lemma(deed))) return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  for (TokenId n : clause.phrases("to")) {
    if (const auto target = target_.of_nominal(n, t, by))
      return add(*target, by, grants ? Kind::Accepted : Kind::Rejected, t);
  }
}

/// "presented the treaty to Santa Anna, who signed it": who was addressed accepts by signing.
void ResponseReader::signs(const Clause& clause) {
  if (clause.factuality() != Factuality::Stated) return;
  const TokenId t = clause.predicate();
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  for (TokenId n : clause.objects()) {
    const auto target = target_.of_nominal(n, t, by);
    // "Ford signed it into law"
    const auto law = clause.phrases("into");
    const bool enacts = !law.empty() && r_.lemma(law[0]) == "law";
    if (target && (enacts || target_.addressed(*target, by)))
      return add(*target, by, Kind::Accepted, t);
  }
}

/// "asked the Danes to withdraw, and later they did so".
void ResponseReader::does_so(const Clause& clause) {
  const TokenId t = clause.predicate();
  const bool so = t + 1 < r_.sentence(t).last_token && r_.lemma(t + 1) == "so";
  if (!so || clause.factuality() != Factuality::Stated) return;
  // "In doing so, Madison", "apologize for having done so": told of something else
  if (r_.text(t) == "doing" || r_.child(t, {Deprel::Mark}) != kNone) return;
  Entities by = doers(r_, clause);
  // "and Sadat did so", with the subject hung to "so"
  if (t > 0 && r_.entity_at(t - 1) != kNone) by = {r_.entity_at(t - 1)};
  if (by.empty()) return;
  const auto target = target_.of_answerer(t, by);
  if (target) add(*target, by, Kind::Accepted, t);
}

/// "rejected it, as did Adenauer", "consented, and so did Macmillan".
void ResponseReader::does_likewise(TokenId t) {
  const Sentence& s = r_.sentence(t);
  if (t <= s.first_token || t + 1 >= s.last_token ||
      (r_.lemma(t - 1) != "so" && r_.lemma(t - 1) != "as"))
    return;
  Entities by;
  for (TokenId n = t + 1; n < s.last_token && n < t + 6 && by.empty(); ++n) {
    if (const std::uint32_t e = r_.entity_at(n); e != kNone && is_actor(r_.type_of(e))) by = {e};
  }
  if (by.empty()) return;
  for (std::size_t i = r_.out.proposals.size(); i-- > 0;) {
    const auto& told = r_.out.proposals[i].responses;
    if (told.empty() || told.back().evidence.sentence != r_.sentence_of[t]) continue;
    return add(i, by, Kind(told.back().kind), t);
  }
}

/// "urged Congress to authorize it, which it did", "This the President did": who was asked.
void ResponseReader::did_it(TokenId t) {
  const Sentence& s = r_.sentence(t);
  if (t < s.first_token + 2 || r_.text(t) != "did" || r_.entity_at(t - 1) == kNone) return;
  if (t + 1 < s.last_token && r_.token(t + 1).upos != Upos::Punct &&
      r_.token(t + 1).upos != Upos::Adp && r_.token(t + 1).upos != Upos::Sconj)
    return;
  TokenId first = r_.out.mentions[r_.mention_of[t - 1]].first_token;
  while (first > s.first_token && r_.token(first - 1).upos == Upos::Det &&
         r_.lemma(first - 1) == "the")
    --first;
  if (first == s.first_token) return;
  const std::string_view link = r_.lemma(first - 1);
  if (link != "which" && link != "this" && link != "that") return;
  const Entities by{r_.entity_at(t - 1)};
  if (const auto target = target_.of_answerer(t, by)) add(*target, by, Kind::Accepted, t);
}

/// "Nasser agreed, but Israel would not": the opposite of the answer before.
void ResponseReader::refuses_likewise(TokenId t) {
  const Sentence& s = r_.sentence(t);
  if (t < s.first_token + 2 || t + 1 >= s.last_token || r_.token(t + 1).upos != Upos::Punct) return;
  const std::string_view aux = r_.text(t - 1);
  if (aux != "would" && aux != "did") return;
  const std::uint32_t e = r_.entity_at(t - 2);
  if (e == kNone || !is_actor(r_.type_of(e))) return;
  const auto target = target_.in_sentence(t, {e});
  if (!target && t == s.first_token + 2) return refuses_alone(t, e);
  if (!target || r_.out.proposals[*target].responses.empty()) return;
  const Response& told = r_.out.proposals[*target].responses.back();
  if (told.evidence.sentence == r_.sentence_of[t] && told.kind == Kind::Accepted)
    add(*target, {e}, Kind::Rejected, t);
}

/// "Thant asked both to wait. Kennedy did not, since ...": who was addressed right before.
void ResponseReader::refuses_alone(TokenId t, std::uint32_t entity) {
  if (const auto target = target_.put_to(t, 2, {entity})) add(*target, {entity}, Kind::Rejected, t);
}

/// "Baruch, supported by Groves, pressed the President": who backs the proposer backs what he does.
bool ResponseReader::backs_proposer(const Clause& clause, Kind kind) {
  const TokenId t = clause.predicate();
  const TokenId proposer = r_.is(t, {Deprel::Acl}) ? r_.head(t) : kNone;
  if (kind != Kind::Supported || proposer == kNone || !clause.passive()) return false;
  const TokenId verb = r_.is(proposer, {Deprel::Nsubj}) ? r_.head(proposer) : kNone;
  const auto target = verb == kNone ? std::nullopt : target_.told_by(verb);
  const Entities by = target ? doers(r_, clause) : Entities{};
  if (by.empty()) return false;
  add(*target, by, kind, t);
  return true;
}

/// "to A, B, and C, all of which accepted", "All agreed": all who were addressed.
bool ResponseReader::answered_by_all(const Clause& clause, Kind kind) {
  const auto subjects = clause.own_subjects();
  if (subjects.size() != 1 || clause.passive()) return false;
  const TokenId all = subjects[0];
  const std::string_view word = r_.lemma(all);
  if ((word != "all" && word != "both") || r_.token(all).upos == Upos::Noun) return false;
  for (TokenId c : r_.children(all)) {
    if (r_.is(c, {Deprel::Nmod}) && r_.token(c).upos == Upos::Noun) return false;
  }
  const TokenId t = clause.predicate();
  const auto last = target_.just_before(t, {});
  if (!last) return false;
  const Entities whom = r_.out.proposals[*last].whom;
  if (whom.size() == 1) return word == "both" && answered_by_two(*last, kind, t);
  if (whom.size() < 2) return false;
  add(*last, whom, kind, t);
  return true;
}

/// "asked Khrushchev to turn back and asked Kennedy to wait, and both complied": two proposals of
/// one side in one sentence, each to somebody else.
bool ResponseReader::answered_by_two(std::size_t last, Kind kind, TokenId t) {
  if (last == 0) return false;
  const Proposal& second = r_.out.proposals[last];
  const Proposal& first = r_.out.proposals[last - 1];
  if (first.who != second.who || first.whom.size() != 1 || first.whom == second.whom ||
      first.evidence.sentence != second.evidence.sentence)
    return false;
  const Entities one = first.whom, other = second.whom;
  add(last - 1, one, kind, t);
  add(last, other, kind, t);
  return true;
}

/// "invited Molotov to join them; Molotov came": who was invited by name and comes has accepted.
void ResponseReader::attends(const Clause& clause) {
  constexpr std::uint32_t kReach = 2;
  const TokenId t = clause.predicate();
  if (clause.passive() || clause.factuality() != Factuality::Stated ||
      r_.is(t, {Deprel::AclRelcl, Deprel::Acl}))
    return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  const auto target = target_.invited(t, kReach, by);
  if (!target) return;
  Entities guests = by;
  std::erase_if(guests, [&](std::uint32_t e) { return !holds(r_.out.proposals[*target].whom, e); });
  add(*target, guests, Kind::Accepted, t);
}

/// "accepted it, and Israel followed suit", "Jordan followed".
void ResponseReader::follows_suit(const Clause& clause) {
  const TokenId suit = r_.child(clause.predicate(), {Deprel::Obj});
  if (clause.factuality() != Factuality::Stated) return;
  if (suit != kNone && r_.lemma(suit) != "suit") return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  if (suit == kNone) {
    if (clause.passive() || r_.child(clause.predicate(), {Deprel::Obl}) != kNone) return;
    const auto last = target_.in_sentence(clause.predicate(), by);
    if (!last || r_.out.proposals[*last].responses.empty()) return;
    const Response& answer = r_.out.proposals[*last].responses.back();
    if (answer.evidence.sentence != r_.sentence_of[clause.predicate()]) return;
    return add(*last, by, Kind(answer.kind), clause.predicate());
  }
  const auto target = target_.just_before(clause.predicate(), by);
  if (target && !r_.out.proposals[*target].responses.empty())
    add(*target, by, Kind::Accepted, clause.predicate());
}

/// "the Soviets would not hear of it", "refused to consider the idea".
void ResponseReader::will_not_hear(const Clause& clause) {
  const Factuality factuality = clause.factuality();
  if (factuality != Factuality::Negated && factuality != Factuality::Refused) return;
  // "would not allow it", but not "would not allow the sale"
  const TokenId object = r_.child(clause.predicate(), {Deprel::Obj});
  if (r_.is_word("allowing", clause.predicate()) &&
      (object == kNone || r_.token(object).upos != Upos::Pron))
    return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  const TokenId t = clause.predicate();
  if (const auto target = target_of(clause, by)) return add(*target, by, Kind::Rejected, t);
  // "but the French would not hear of it", who need not have been asked
  for (TokenId n : clause.phrases("of")) {
    if (const auto target = target_.of_nominal(n, t, by))
      return add_aside(*target, by, Kind::Rejected, t);
  }
}

/// "requested that France recall him. France recalled him": who does as he was asked accepts.
void ResponseReader::does_as_asked(const Clause& clause) {
  if (clause.passive() || r_.is(clause.predicate(), {Deprel::AclRelcl, Deprel::Acl})) return;
  const TokenId t = clause.predicate();
  if (r_.lemma(t) == "declare" && clause.factuality() == Factuality::Stated) {
    const Entities declaring = doers(r_, clause);
    const auto asked =
        declaring.empty() ? std::nullopt : target_.of_noun_of_deed(clause, declaring);
    if (asked && !r_.out.proposals[*asked].whom.empty()) add(*asked, declaring, Kind::Accepted, t);
    if (asked) return;
  }
  if (!target_.repeats_a_deed(t) || clause.factuality() != Factuality::Stated) return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  if (const auto target = target_.of_deed(clause, by)) add(*target, by, Kind::Accepted, t);
}

/// "convinced Congress to recall Deane": who was convinced agreed.
void ResponseReader::persuaded(const Clause& clause) {
  const TokenId t = clause.predicate();
  const bool lost = failed(t);
  const bool won = clause.factuality() == Factuality::Stated || succeeded(t);
  if (!won && !lost) return;
  if (const auto target = target_.told_by(t))
    add(*target, Entities(r_.out.proposals[*target].whom), lost ? Kind::Rejected : Kind::Accepted,
        t);
}

/// "unsuccessfully attempted to persuade", "failed to convince", "urged in vain".
bool ResponseReader::failed(TokenId t) const {
  const TokenId above = r_.head(t);
  for (TokenId verb : {t, above}) {
    if (verb == kNone) continue;
    if (verb == above && (r_.lemma(verb) == "fail" || r_.lemma(verb) == "unable")) return true;
    for (TokenId c : r_.children(verb)) {
      const std::string_view word = r_.lemma(c);
      if (word == "unsuccessfully" || word == "vainly" || word == "fruitlessly" ||
          (word == "vain" && r_.preposition(c) == "in") ||
          (word == "success" && r_.preposition(c) == "without"))
        return true;
    }
  }
  return false;
}

/// "was able to convince", "managed to persuade", but not "tried to".
bool ResponseReader::succeeded(TokenId t) const {
  const TokenId above = r_.head(t);
  return above != kNone && r_.lexicon.is("succeeding", r_.lemma(above)) &&
         Clause(r_, above).factuality() == Factuality::Stated;
}

}  // namespace dossier::ingest
