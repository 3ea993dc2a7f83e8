#include "ingest/extract/facts/facts.h"
#include "ingest/extract/lexicon/atoms.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// Offices that a succession tells: who follows the holder of one has it too, and whom he follows
/// had it.
class SuccessionOffices {
 public:
  explicit SuccessionOffices(Reading& reading) : r_(reading) {}

  /// "Eisenhower, who succeeded Truman": in the office of the other, where he has none himself.
  void successors() {
    const std::vector<Fact> facts = r_.out.facts;
    for (const Fact& fact : facts) {
      if (fact.relation != Relation::Succeeded || has_office(facts, fact.subject)) continue;
      const Fact* office = nullptr;
      for (const Fact& other : facts) {
        if (other.relation != Relation::HoldsPosition || other.subject != fact.object ||
            other.role.starts_with("former") || other.role == "leader")
          continue;
        const bool state = r_.type_of(other.object) == EntityType::Country;
        if (!state && (office != nullptr || !leads_body(other) || !names_role(fact, other)))
          continue;
        office = &other;
        if (state) break;
      }
      if (office == nullptr) continue;
      Fact taken = *office;
      taken.subject = fact.subject;
      taken.evidence = fact.evidence;
      taken.evidence.rule = "succession:take";
      taken.confidence = 0.6F;
      r_.out.facts.push_back(std::move(taken));
    }
  }

  /// "George Shultz, the Secretary of State, who had replaced Haig": the other held it before.
  void predecessors() {
    const std::vector<Fact> facts = r_.out.facts;
    for (const Fact& fact : facts) {
      if (fact.relation != Relation::Succeeded || has_office(facts, fact.object)) continue;
      const auto office = std::find_if(facts.begin(), facts.end(), [&](const Fact& other) {
        return other.relation == Relation::HoldsPosition && other.subject == fact.subject &&
               other.evidence.sentence == fact.evidence.sentence &&
               r_.type_of(other.object) == EntityType::Country && governs(other.role);
      });
      if (office == facts.end()) continue;
      Fact before = *office;
      before.subject = fact.object;
      before.role = before.role.starts_with("former") ? before.role : "former " + before.role;
      before.evidence = fact.evidence;
      before.evidence.rule = "succession:before";
      before.confidence = 0.6F;
      r_.out.facts.push_back(std::move(before));
    }
  }

 private:
  /// Heads and ministers; one of them follows the other.
  bool governs(const std::string& role) const {
    const auto senses = r_.lexicon.names.find(role);
    return std::any_of(senses.begin(), senses.end(), [](const NameSense& s) {
      return s.sense == Sense::Title &&
             (s.entry == static_cast<std::uint32_t>(TitleRank::Head) ||
              s.entry == static_cast<std::uint32_t>(TitleRank::Minister));
    });
  }

  /// Of a body: offices that one person has at a time.
  bool leads_body(const Fact& fact) const {
    const std::string role = lower(fact.role);
    return role.find("director") != std::string::npos || role.find("head") != std::string::npos ||
           role.find("chairman") != std::string::npos ||
           role.find("secretary") != std::string::npos;
  }

  /// "Dulles was succeeded as Director": the sentence says in what.
  bool names_role(const Fact& succession, const Fact& office) const {
    const Sentence& s = r_.analysis.sentences[succession.evidence.sentence];
    const std::string_view text =
        std::string_view(r_.document.text).substr(s.begin, s.end - s.begin);
    return text.find("as " + office.role.substr(0, office.role.find(' '))) !=
           std::string_view::npos;
  }

  bool has_office(const std::vector<Fact>& facts, std::uint32_t person) const {
    return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
      return fact.relation == Relation::HoldsPosition && fact.subject == person;
    });
  }

  Reading& r_;
};

}  // namespace

void find_offices_of_successors(Reading& reading) {
  SuccessionOffices offices(reading);
  offices.successors();
  offices.predecessors();
}

}  // namespace dossier::ingest
