#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/facts/frame_readers.h"

#include <algorithm>
#include <utility>

namespace dossier::ingest {
namespace {

bool overrules(std::string_view preposition) {
  return preposition == "over" || preposition == "despite" || preposition == "against" ||
         preposition == "notwithstanding";
}

/// Who backs, helps or doubts, by the noun: "American backing", "the protests of Webster".
Entities owners(const Reading& r, TokenId noun) {
  Entities all = FrameArguments(r).owners(noun);
  for (TokenId c : r.children(noun)) {
    const std::string_view preposition = r.preposition(c);
    if (!r.is(c, {Deprel::Nmod, Deprel::Obl, Deprel::OblAgent}) ||
        (preposition != "of" && preposition != "from" && preposition != "by"))
      continue;
    const Entities named = referents(r, c);
    for (std::uint32_t e : named.empty() ? referents_behind(r, c) : named) all.push_back(e);
  }
  return actors_among(r, all);
}

Entities texts_among(const Reading& r, Entities all) {
  std::erase_if(all, [&](std::uint32_t e) {
    return r.type_of(e) != EntityType::Treaty && r.type_of(e) != EntityType::Proposal;
  });
  return all;
}

/// "With American help, Diem won", "ratified the treaty over the protests of Webster".
class Backing {
 public:
  Backing(const Reading& reading, FactSink& sink, TokenId noun)
      : r_(reading), sink_(sink), noun_(noun), clause_(reading, reading.head(noun)) {}

  void read() {
    if (clause_.factuality() != Factuality::Stated) return;
    const std::string_view preposition = r_.preposition(noun_);
    if (preposition == "with" && r_.is_word("backing-noun", noun_))
      state(Relation::Supported, doers(r_, clause_), bodies_among(owners(r_, noun_)));
    else if (preposition == "with" && r_.is_word("helping-noun", noun_))
      state(Relation::Aided, doers(r_, clause_), bodies_among(owners(r_, noun_)));
    else if ((preposition == "under" || preposition == "by") && r_.is_word("accord-noun", noun_))
      agree();
    else if (overrules(preposition) && r_.is_word("doubting-noun", noun_))
      overrule();
  }

 private:
  /// "Under an arrangement with Portugal, the United States used bases": one without a name.
  void agree() {
    if (r_.mention_of[noun_] != kNone || FrameArguments(r_).names_treaty(noun_)) return;
    Entities with;
    for (TokenId c : r_.children(noun_)) {
      if (!r_.is(c, {Deprel::Nmod}) || r_.preposition(c) != "with") continue;
      for (std::uint32_t e : referents(r_, c)) with.push_back(e);
    }
    sink_.add_all(Relation::AgreedWith, doers(r_, clause_), actors_among(r_, with),
                  {noun_, "backing", 0.6F});
  }

  /// What is done all the same is opposed; else he who does it is protested against. Who doubts a
  /// deed is no opponent of the doer.
  void overrule() {
    const Entities texts = texts_among(r_, undergoers(r_, clause_));
    if (!texts.empty()) return state(Relation::Opposed, texts);
    if (r_.is_word("charge-noun", noun_)) state(Relation::Accused, doers(r_, clause_));
  }

  /// A man's support for what somebody does is no stand of his; that of a state or a body is.
  Entities bodies_among(Entities all) const {
    std::erase_if(all, [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Person; });
    return all;
  }

  void state(Relation relation, Entities to) { state(relation, std::move(to), owners(r_, noun_)); }

  void state(Relation relation, Entities to, const Entities& from) {
    std::erase_if(
        to, [&](std::uint32_t e) { return std::find(from.begin(), from.end(), e) != from.end(); });
    sink_.add_all(relation, from, to, {noun_, "backing", 0.6F});
  }

  const Reading& r_;
  FactSink& sink_;
  TokenId noun_;
  Clause clause_;
};

}  // namespace

void read_backing(Reading& reading, FactSink& sink, TokenId noun) {
  const TokenId verb = reading.head(noun);
  if (verb == kNone || !reading.is(noun, {Deprel::Obl}) || reading.token(verb).upos != Upos::Verb)
    return;
  Backing(reading, sink, noun).read();
}

}  // namespace dossier::ingest
