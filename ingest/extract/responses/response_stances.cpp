#include "ingest/extract/actors/actors.h"
#include "ingest/extract/responses/response_reader.h"

#include <algorithm>
#include <optional>

namespace dossier::ingest {
namespace {

using Kind = Response::Kind;

/// "thought the scheme unwise", "which the Premier found attractive": what is judged stands as the
/// object of the verb or as the subject of the adjective.
std::vector<TokenId> things_judged(const Reading& r, TokenId adjective, TokenId finder) {
  std::vector<TokenId> all = Clause(r, finder).objects();
  const TokenId subject = r.child(adjective, {Deprel::Nsubj});
  if (subject != kNone) all.push_back(subject);
  return all;
}

/// "the bill passed the Senate": a chamber is what is passed.
bool is_chamber(const Reading& r, std::uint32_t e) {
  if (e == kNone || r.type_of(e) != EntityType::Organization) return false;
  const std::string_view name = r.out.entities[e].name;
  for (std::string_view ending : {"Senate", "House", "House of Representatives", "Congress",
                                  "Parliament", "House of Commons", "Assembly", "Bundestag"}) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace

/// "considered the plan impracticable", "found it sensible".
void ResponseReader::judged(TokenId adjective, Kind kind) {
  TokenId finder = r_.head(adjective);
  // "considered the plan impracticable", with the adjective hung to the noun before it
  const bool late = finder != kNone && finder < adjective && r_.is(adjective, {Deprel::Amod}) &&
                    r_.is(finder, {Deprel::Obj});
  if (late) finder = r_.head(finder);
  if (finder == kNone || !r_.is_word("finding", finder) ||
      !r_.is(adjective, {Deprel::Xcomp, Deprel::Ccomp, Deprel::Amod, Deprel::Acl, Deprel::Obj,
                         Deprel::Advmod}))
    return;
  const Clause clause(r_, finder);
  if (clause.factuality() != Factuality::Stated || clause.passive()) return;
  const Entities by = answering(clause);
  if (by.empty()) return;
  auto target = target_.before_which(finder, by);
  if (!target) target = target_.of_retelling(finder, by);
  if (target) return add(*target, by, kind, adjective);
  for (TokenId n : things_judged(r_, adjective, finder)) {
    if (const auto named = target_.of_nominal(n, adjective, by))
      return add(*named, by, kind, adjective);
  }
}

/// "the plan appealed to Bevin", "the suggestion alarmed him": what is proposed moves somebody.
void ResponseReader::affects(const Clause& clause) {
  const TokenId t = clause.predicate();
  const bool pleases = r_.is_word("pleasing", t);
  if (!pleases && !r_.is_word("displeasing", t)) return;
  if (clause.passive()) return affected(clause, pleases ? Kind::Supported : Kind::Opposed);
  const Factuality factuality = clause.factuality();
  const bool denied = factuality == Factuality::Negated;
  if (factuality != Factuality::Stated && !(denied && pleases)) return;
  Entities by = r_.lemma(t) == "appeal"     ? actors_at(r_, clause.phrases("to"))
                : r_.lemma(t) == "resonate" ? actors_at(r_, clause.phrases("with"))
                                            : actors_at(r_, clause.objects());
  if (by.empty() && r_.lemma(t) == "resonate") by = named_behind(t);
  if (by.empty()) return;
  for (TokenId n : clause.subjects()) {
    if (const auto target = target_.of_nominal(n, t, by))
      return add(*target, by, pleases && !denied ? Kind::Supported : Kind::Opposed, t);
  }
}

/// "the President was intrigued by it".
void ResponseReader::affected(const Clause& clause, Kind kind) {
  if (clause.factuality() != Factuality::Stated) return;
  const Entities by = actors_at(r_, clause.own_subjects());
  if (by.empty()) return;
  for (std::string_view link : {"by", "at", "with"}) {
    for (TokenId n : clause.phrases(link)) {
      if (const auto target = target_.of_nominal(n, clause.predicate(), by))
        return add_aside(*target, by, kind, clause.predicate());
    }
  }
}

/// "the bill passed the Senate", "the measure carried the House".
void ResponseReader::clears_chamber(const Clause& clause) {
  constexpr std::uint32_t kReach = 10;
  const TokenId t = clause.predicate();
  const std::string_view verb = r_.lemma(t);
  if ((verb != "pass" && verb != "clear" && verb != "carry") || clause.passive() ||
      clause.factuality() != Factuality::Stated)
    return;
  Entities by = actors_at(r_, clause.objects());
  std::erase_if(by, [&](std::uint32_t e) { return !is_chamber(r_, e); });
  if (by.empty()) return;
  for (TokenId n : clause.subjects()) {
    const auto target =
        r_.is_word("bill-noun", n) ? target_.put_to(t, kReach, by) : target_.of_nominal(n, t, by);
    if (target) return add(*target, by, Kind::Accepted, t);
  }
}

/// "raised no objection", "did not object": who was asked consents, another one goes along.
void ResponseReader::does_not_object(const Entities& by, TokenId t) {
  if (by.empty()) return;
  if (const auto target = target_.of_answerer(t, by)) return add(*target, by, Kind::Accepted, t);
  if (const auto target = target_.just_before(t, by)) add(*target, by, Kind::Supported, t);
}

/// "called the plan a trap", "dismissed it as propaganda", "regarded it as an opportunity".
void ResponseReader::labels(const Clause& clause) {
  const TokenId t = clause.predicate();
  if (!r_.is_word("labelling", t) || clause.passive() || clause.factuality() != Factuality::Stated)
    return;
  std::optional<Kind> kind;
  for (TokenId c : r_.children(t)) {
    const bool told =
        c > t && (r_.is(c, {Deprel::Xcomp, Deprel::Obj}) || r_.preposition(c) == "as");
    if (told && r_.is_word("slur-noun", c)) kind = Kind::Opposed;
    if (told && r_.is_word("praise-noun", c)) kind = Kind::Supported;
  }
  if (!kind) return;
  const Entities by = answering(clause);
  if (by.empty()) return;
  for (TokenId n : clause.objects()) {
    if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, *kind, t);
  }
}

/// "received the idea with enthusiasm", "greeted the plan with suspicion", "reacted with alarm".
void ResponseReader::receives(const Clause& clause) {
  const TokenId t = clause.predicate();
  const bool replies = r_.is_word("reply-verb", t);
  if ((!replies && !r_.is_word("receiving", t)) || clause.factuality() != Factuality::Stated)
    return;
  std::optional<Kind> kind;
  for (TokenId n : clause.phrases("with")) {
    if (r_.is_word("dislike-noun", n)) kind = Kind::Opposed;
    if (r_.is_word("liking-noun", n)) kind = Kind::Supported;
  }
  if (!kind) return;
  const Entities by = answering(clause);
  if (by.empty()) return;
  std::vector<TokenId> told = clause.objects();
  for (TokenId n : clause.phrases("to")) told.push_back(n);
  for (TokenId n : told) {
    if (const auto target = target_.of_nominal(n, t, by)) return add(*target, by, *kind, t);
  }
  if (!replies || !told.empty()) return;
  if (const auto target = target_.just_before(t, by)) add(*target, by, *kind, t);
}

/// "Nixon was unwilling to do so": what he was asked.
void ResponseReader::unwilling(TokenId t) {
  if (r_.child(t, {Deprel::Cop}) == kNone) return;
  const TokenId deed = r_.child(t, {Deprel::Xcomp, Deprel::Advcl});
  if (deed != kNone && r_.lemma(deed) != "do") return;
  const Clause clause(r_, t);
  const Entities by = doers(r_, clause);
  if (clause.factuality() != Factuality::Stated || by.empty()) return;
  if (const auto target = target_.of_answerer(t, by)) add(*target, by, Kind::Rejected, t);
}

/// "refused his consent", "withheld its approval": the object is the answer itself.
bool ResponseReader::withholds_consent(const Clause& clause) const {
  const auto objects = clause.objects();
  return r_.is_word("reject", clause.predicate()) && objects.size() == 1 &&
         (r_.is_word("acceptance", objects[0]) || r_.is_word("approval", objects[0]));
}

/// "was in favor of the plan", "was against it".
void ResponseReader::stands(TokenId t) {
  if (r_.child(t, {Deprel::Cop}) == kNone) return;
  const bool favors = r_.lemma(t) == "favor" && r_.preposition(t) == "in";
  if (!favors && r_.preposition(t) != "against") return;
  const Clause clause(r_, t);
  if (clause.factuality() != Factuality::Stated) return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  std::vector<TokenId> told;
  if (!favors) told.push_back(t);
  for (TokenId c : r_.children(t)) {
    if (favors && r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") told.push_back(c);
  }
  for (TokenId n : told) {
    if (const auto target = target_.of_nominal(n, t, by))
      return add(*target, by, favors ? Kind::Supported : Kind::Opposed, t);
  }
}

/// "When Porter asked him to forswear it, he gave his word": whoever put something to one person in
/// the same sentence does not answer it himself; a pronoun that seems to be he is the other.
Entities ResponseReader::not_the_proposer(const Clause& clause, Entities by) const {
  const auto subjects = clause.own_subjects();
  if (by.size() != 1 || subjects.size() != 1 || r_.token(subjects[0]).upos != Upos::Pron) return by;
  const auto last = target_.in_sentence(clause.predicate(), {});
  if (!last) return by;
  const Proposal& told = r_.out.proposals[*last];
  const bool turned = holds(told.who, by[0]) && told.whom.size() == 1 &&
                      r_.type_of(told.whom[0]) == EntityType::Person;
  return turned ? told.whom : by;
}

/// The objection is denied: "had no objection".
bool ResponseReader::is_denied(TokenId noun) const {
  const TokenId determiner = r_.child(noun, {Deprel::Det});
  return determiner != kNone && r_.lemma(determiner) == "no";
}

}  // namespace dossier::ingest
