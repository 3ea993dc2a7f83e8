#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Who put whom into an office, where the verb alone does not tell it: by the office ("made him
/// Secretary"), by the errand ("sent Monroe to negotiate"), by the body ("appointed a committee of
/// A, B, and C").
class Appointments {
 public:
  explicit Appointments(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (r_.token(t).upos != Upos::Verb) return;
    if (r_.is_word("sending-off", t)) on_an_errand(t);
    if (r_.is_word("placing-verb", t)) to_a_body(t);
  }

  /// "whom Kennedy had made Secretary of the Treasury", "swore in Ureña as head of state".
  void to_offices() {
    const std::size_t count = r_.offices.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto& office = r_.offices[i];
      const TokenId verb = verb_above(r_.head_of(office.first, office.last));
      if (verb == kNone || !r_.is_word("office-giving", verb)) continue;
      const Clause clause(r_, verb);
      if (clause.factuality() != Factuality::Stated) continue;
      const Entities who = undergoers(r_, clause);
      if (std::find(who.begin(), who.end(), office.person) == who.end()) continue;
      Entities by = doers(r_, clause);
      std::erase(by, office.person);
      sink_.add_all(Relation::Appointed, by, {office.person}, {verb, "office", 0.75F});
    }
  }

 private:
  /// The verb whose complement the title is: "made him Secretary", "named him as Secretary".
  TokenId verb_above(TokenId head) const {
    const std::string_view link = r_.preposition(head);
    if (!r_.is(head, {Deprel::Obj, Deprel::Xcomp, Deprel::Obl, Deprel::Nmod}) ||
        (!link.empty() && link != "as" && link != "to"))
      return kNone;
    TokenId verb = r_.head(head);
    // "swore in José Ureña as head of state": hung to the name.
    if (verb != kNone && r_.is(head, {Deprel::Nmod}) && link == "as") verb = r_.head(verb);
    // "was asked by Kennedy to return as his representative", "chose Vance to serve as mediator"
    if (verb != kNone && r_.is_word("serving-verb", verb) &&
        r_.is(verb, {Deprel::Xcomp, Deprel::Advcl}) && (r_.token(verb).features & kInfinitive) != 0)
      verb = r_.head(verb);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb) return kNone;
    // "asked the President of Pakistan to tell": his own office.
    const bool own = link.empty() && r_.head(head) == verb && r_.is_word("asking-verb", verb);
    return own ? kNone : verb;
  }

  void appoint(const Entities& by, const Entities& whom, TokenId t) {
    // "a board composed of A and B was appointed by him": whoever is read as both is misread.
    const bool both = std::any_of(whom.begin(), whom.end(), [&](std::uint32_t e) {
      return std::find(by.begin(), by.end(), e) != by.end();
    });
    if (both) return;
    sink_.add_all(Relation::Appointed, by, whom, {t, "errand", 0.7F});
  }

  /// "sent William Pinkney and James Monroe to negotiate a treaty".
  void on_an_errand(TokenId verb) {
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    const bool errand =
        std::any_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
          return (r_.token(c).features & kInfinitive) != 0 && c > verb &&
                 r_.is_word("errand-verb", c);
        });
    if (errand) appoint(doers(r_, clause), persons_among(r_, undergoers(r_, clause)), verb);
  }

  /// "appointed a committee headed by Roswell Gilpatric", "a board composed of A, B, and C was
  /// appointed by him".
  void to_a_body(TokenId verb) {
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    std::vector<TokenId> bodies = clause.objects();
    // "a committee appointed by Johnson"
    if (r_.is(verb, {Deprel::Acl}) && r_.head(verb) != kNone) bodies.push_back(r_.head(verb));
    for (TokenId body : bodies) {
      if (r_.is_word("small-body", body)) appoint(doers(r_, clause), members(body), verb);
    }
  }

  /// The persons whom the words behind the body name as those of whom it consists.
  Entities members(TokenId body) const {
    Entities all;
    const TokenId end = r_.extent(body).second;
    bool listing = false;
    for (TokenId t = body + 1; t < end; ++t) {
      if (r_.is_word("consisting", t)) listing = true;
      if (r_.text(t) == ";") break;
      const std::uint32_t e = r_.entity_at(t);
      if (!listing || e == kNone || r_.type_of(e) != EntityType::Person ||
          r_.out.mentions[r_.mention_of[t]].form != Mention::Form::Name)
        continue;
      if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
    }
    return all;
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_appointments(Reading& reading) {
  Appointments appointments(reading);
  for_each_stating_token(reading, [&](TokenId t) { appointments.read(t); });
  appointments.to_offices();
}

}  // namespace dossier::ingest
