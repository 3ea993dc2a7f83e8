#include "ingest/extract/facts/facts.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace dossier::ingest {
namespace {

/// A commission or a bank has officials, and not its founders, for members.
bool has_officials(const Entity& body) {
  const std::string name = lower(body.name);
  for (std::string_view word : {"commission", "court", "tribunal", "bank", "agency", "fund"}) {
    if (name.find(word) != std::string::npos) return true;
  }
  return false;
}

bool founds_body(const Reading& r, const Fact& fact) {
  return !has_officials(r.out.entities[fact.object]) && fact.relation == Relation::Founded &&
         r.type_of(fact.subject) == EntityType::Country &&
         r.type_of(fact.object) == EntityType::Organization;
}

bool told_together(const Fact& a, const Fact& b) {
  return a.object == b.object && a.evidence.begin == b.evidence.begin;
}

}  // namespace

/// "Argentina, Brazil, and Peru formed a Support Group": states that found a body together belong
/// to it. One state may found what it does not join.
void find_founding_members(Reading& r) {
  std::vector<Fact> founded;
  for (const Fact& fact : r.out.facts) {
    if (founds_body(r, fact)) founded.push_back(fact);
  }
  for (const Fact& fact : founded) {
    const auto with = std::count_if(founded.begin(), founded.end(),
                                    [&](const Fact& other) { return told_together(fact, other); });
    if (with < 2) continue;
    Fact member = fact;
    member.relation = Relation::MemberOf;
    member.evidence.rule = "founders";
    r.out.facts.push_back(std::move(member));
  }
}

}  // namespace dossier::ingest
