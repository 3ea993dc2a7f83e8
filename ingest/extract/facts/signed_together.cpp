#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <vector>

namespace dossier::ingest {
namespace {

/// Both have signed one treaty, by the word that tells the fact.
bool signed_together(const std::vector<Fact>& signings, const Fact& fact) {
  const auto signs = [&](std::uint32_t who, const Fact& one) {
    return one.subject == who && one.evidence.begin == fact.evidence.begin;
  };
  return std::any_of(signings.begin(), signings.end(), [&](const Fact& one) {
    return signs(fact.subject, one) &&
           std::any_of(signings.begin(), signings.end(), [&](const Fact& other) {
             return signs(fact.object, other) && other.object == one.object;
           });
  });
}

}  // namespace

/// "Gorbachev and Reagan signed the treaty": with each other, as its signing says.
void drop_agreements_signed(Reading& r) {
  std::vector<Fact> signings;
  for (const Fact& fact : r.out.facts) {
    if (fact.relation == Relation::Signed) signings.push_back(fact);
  }
  if (signings.empty()) return;
  std::erase_if(r.out.facts, [&](const Fact& fact) {
    return fact.relation == Relation::AgreedWith && signed_together(signings, fact);
  });
}

}  // namespace dossier::ingest
