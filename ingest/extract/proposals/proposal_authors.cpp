#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/atoms.h"
#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {
namespace {

/// The proposal that is known by this name was made by these.
Entities of_named_proposal(const Reading& r, std::uint32_t entity) {
  for (const Proposal& proposal : r.out.proposals) {
    if (proposal.named >= 0 && static_cast<std::uint32_t>(proposal.named) == entity)
      return proposal.who;
  }
  return {};
}

/// "the treaty proposed by Decatur called for ...".
Entities of_participle(const Reading& r, TokenId document) {
  for (TokenId c : r.children(document)) {
    if (!r.is(c, {Deprel::Acl, Deprel::AclRelcl}) ||
        (!r.lexicon.proposals.verbs.contains(r.lemma(c)) && !r.lexicon.is("sending", r.lemma(c))))
      continue;
    const Clause clause(r, c);
    // "the resolution, which India sponsored"
    const bool relative = r.is(c, {Deprel::AclRelcl}) && r.child(c, {Deprel::Nsubj}) != kNone &&
                          r.is_word("sending", c) && clause.objects() == std::vector{document};
    if (!clause.passive() && !relative) continue;
    if (Entities authors = doers(r, clause); !authors.empty()) return authors;
  }
  return {};
}

/// "his Fourteen Points", "the Soviet note", "a letter from Stalin".
Entities of_owner(const Reading& r, TokenId document) {
  std::vector<TokenId> owners;
  for (TokenId c : r.children(document)) {
    const std::string_view preposition = r.preposition(c);
    // "formed a committee, whose report requested"
    const TokenId clause = r.lemma(c) == "whose" ? r.head(document) : kNone;
    if (clause != kNone && r.head(clause) != kNone && r.is(clause, {Deprel::AclRelcl, Deprel::Acl}))
      owners.push_back(r.head(clause));
    if (r.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) ||
        (r.is(c, {Deprel::Nmod}) && (preposition == "by" || preposition == "from")))
      owners.push_back(c);
  }
  return actors_at(r, owners);
}

/// "sent a note to Japan requesting ...", "adopted a resolution that called for ...".
Entities of_sender(const Reading& r, TokenId document) {
  const TokenId verb = r.head(document);
  if (verb == kNone) return {};
  // "signed a declaration that called for": of all who sign
  const bool told = r.lexicon.is("sending", r.lemma(verb)) ||
                    (r.lemma(verb) == "sign" && r.is_word("joint-writing", document));
  const bool sent = r.is(document, {Deprel::Obj, Deprel::NsubjPass}) && told;
  // "replied with a note that called on Japan"
  const bool replied = r.is(document, {Deprel::Obl}) && r.preposition(document) == "with" &&
                       (r.lexicon.is("reply-verb", r.lemma(verb)) || r.lemma(verb) == "counter");
  // "set out his thinking in a memorandum that advocated"
  const bool written = r.is(document, {Deprel::Obl}) && r.is_word("message-writing", document) &&
                       (r.preposition(document) == "in" || r.preposition(document) == "through");
  if (!sent && !replied && !written) return {};
  const Clause clause(r, verb);
  return clause.factuality() == Factuality::Stated ? doers(r, clause) : Entities{};
}

/// "The letter requested": who wrote the one told of before.
Entities of_writing_before(const Reading& r, TokenId document) {
  constexpr int kTellings = 4;
  TokenId before = same_writing_before(r, document);
  for (int steps = 0; before != kNone && steps < kTellings; ++steps) {
    if (Entities authors = of_owner(r, before); !authors.empty()) return authors;
    if (Entities authors = of_sender(r, before); !authors.empty()) return authors;
    before = same_writing_before(r, before);
  }
  return {};
}

/// "the Rogers Plan" is of the person of this surname.
Entities of_surname(const Reading& r, std::uint32_t entity) {
  const std::string_view name = r.out.entities[entity].name;
  const std::string_view first = name.substr(0, name.find(' '));
  Entities found;
  for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
    if (r.type_of(e) == EntityType::Person && !first.empty() &&
        r.out.entities[e].name.ends_with(first))
      found.push_back(e);
  }
  return found.size() == 1 ? found : Entities{};
}

/// "the Zimmermann Telegram": of the person of the surname that stands before the noun.
Entities of_surname_before(const Reading& r, TokenId document) {
  if (r.token(document).upos != Upos::Propn || document <= r.sentence(document).first_token)
    return {};
  const std::string_view surname = r.text(document - 1);
  Entities found;
  for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
    if (r.type_of(e) == EntityType::Person && is_capitalised(surname) &&
        r.out.entities[e].name.ends_with(surname))
      found.push_back(e);
  }
  return found.size() == 1 ? found : Entities{};
}

/// "Security Council Resolution 242", "Resolution 338": the council that adopts what bears its
/// name.
Entities of_council(const Reading& r, std::uint32_t entity) {
  const std::string_view name = r.out.entities[entity].name;
  if (name.find("Resolution") == std::string_view::npos) return {};
  Entities found;
  for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
    const std::string_view body = r.out.entities[e].name;
    if (r.type_of(e) != EntityType::Organization) continue;
    for (std::string_view kind : {"Security Council", "General Assembly"}) {
      const bool bears = name.find(kind) != std::string_view::npos;
      const bool numbered = kind == "Security Council" && name.starts_with("Resolution ");
      if (body.ends_with(kind) && (bears || numbered)) add_entity(found, e);
    }
  }
  return found.size() == 1 ? found : Entities{};
}

/// "the plan called for ...": of the proposal told of shortly before.
Entities of_proposal_before(const Reading& r, TokenId document) {
  constexpr std::uint32_t kReach = 3;
  const TokenId determiner = r.child(document, {Deprel::Det});
  if (determiner == kNone || r.out.proposals.empty()) return {};
  const std::string_view article = r.lemma(determiner);
  const bool points_back =
      (article == "the" || article == "this") && r.lexicon.is("proposal-word", r.lemma(document));
  const Proposal& last = r.out.proposals.back();
  return points_back && last.evidence.sentence + kReach >= r.sentence_of[document] ? last.who
                                                                                   : Entities{};
}

/// "a declaration whose fourth point called for ...": the text that the point belongs to, or kNone.
TokenId whole_of(const Reading& r, TokenId part) {
  const TokenId owner = r.child(part, {Deprel::NmodPoss});
  const TokenId clause = owner != kNone && r.lemma(owner) == "whose" ? r.head(part) : kNone;
  if (clause == kNone || !r.is(clause, {Deprel::AclRelcl, Deprel::Acl})) return kNone;
  return r.head(clause);
}

}  // namespace

Entities authors_of(const Reading& r, TokenId document) {
  const std::uint32_t entity = r.entity_at(document);
  if (entity != kNone) {
    if (Entities authors = of_named_proposal(r, entity); !authors.empty()) return authors;
    if (Entities authors = of_council(r, entity); !authors.empty()) return authors;
    if (r.type_of(entity) == EntityType::Proposal) {
      if (Entities authors = of_surname(r, entity); !authors.empty()) return authors;
    }
  }
  if (Entities authors = of_participle(r, document); !authors.empty()) return authors;
  if (const TokenId whole = whole_of(r, document); whole != kNone) return authors_of(r, whole);
  const bool speaks = r.lexicon.is("writing", lower(r.lemma(document))) ||
                      (entity != kNone && r.type_of(entity) == EntityType::Proposal);
  if (!speaks) return {};
  if (Entities authors = of_owner(r, document); !authors.empty()) return authors;
  if (Entities authors = of_sender(r, document); !authors.empty()) return authors;
  if (Entities authors = of_surname_before(r, document); !authors.empty()) return authors;
  if (Entities authors = of_writing_before(r, document); !authors.empty()) return authors;
  // "a paper of ten points, which envisaged"
  const TokenId above = r.head(document);
  if (above != kNone && r.is(document, {Deprel::Nmod}) && r.preposition(document) == "of" &&
      r.is_word("writing", above))
    return authors_of(r, above);
  return of_proposal_before(r, document);
}

}  // namespace dossier::ingest
