#include "ingest/extract/proposals/content_clauses.h"

#include "ingest/extract/proposals/proposal_content.h"

#include <algorithm>

namespace dossier::ingest {
bool is_infinitive(const Reading& r, TokenId clause) {
  const auto children = r.children(clause);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenId c) { return r.is(c, {Deprel::Mark}) && r.lemma(c) == "to"; });
}

bool begins_with_that(const Reading& r, TokenId clause) {
  const TokenId first = r.extent(clause).first;
  if (r.lemma(first) != "that") return false;
  if (r.is(first, {Deprel::Mark})) return true;
  const TokenId subject = r.child(clause, {Deprel::Nsubj, Deprel::NsubjPass});
  return subject != kNone && subject > first;
}

bool obliges(const Reading& r, TokenId clause) {
  if (r.lexicon.is("must", r.lemma(clause))) return true;
  const auto children = r.children(clause);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenId c) { return r.lexicon.is("must", r.lemma(c)); });
}

TokenId obliging_clause(const Reading& r, TokenId clause) {
  if (obliges(r, clause)) return clause;
  const TokenId inner = r.child(clause, {Deprel::Ccomp});
  return inner != kNone && obliges(r, inner) ? inner : kNone;
}

bool asserts_finding(const Reading& r, TokenId clause) {
  bool past = (r.token(clause).features & kPast) != 0 && (r.token(clause).features & kFinite) != 0;
  for (TokenId c : r.children(clause)) {
    if (!r.is(c, {Deprel::Aux, Deprel::Cop, Deprel::AuxPass})) continue;
    if (r.lemma(c) != "be" && r.lemma(c) != "have" && r.lemma(c) != "do") return false;
    past = past || r.text(c) == "was" || r.text(c) == "had" || r.text(c) == "did";
  }
  return past;
}

TokenId infinitive_behind(const Reading& r, TokenId verb, TokenId nominal) {
  if (!is_someone(r, nominal)) return kNone;
  for (TokenId governor : {nominal, verb}) {
    for (TokenId c : r.children(governor)) {
      if (c > nominal && r.token(c).upos == Upos::Verb && is_infinitive(r, c) &&
          r.is(c, {Deprel::Acl, Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp}))
        return c;
    }
  }
  return kNone;
}

}  // namespace dossier::ingest
