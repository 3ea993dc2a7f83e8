#include "ingest/extract/confidence.h"

#include <algorithm>
#include <array>

namespace dossier::ingest {
namespace {

/// How often a rule was right on annotated documents.
struct Measured {
  Relation relation;
  std::string_view rule;
  std::uint16_t right;
  std::uint16_t stated;
};

/// Facts of one relation that one rule stated on 38 annotated documents; docs/extraction.md has the
/// table and tells how to measure it anew.
constexpr std::array kMeasured{
    Measured{Relation::Accepted, "verb", 13, 15},
    Measured{Relation::Accused, "verb", 3, 3},
    Measured{Relation::AgreedWith, "between", 1, 2},
    Measured{Relation::AgreedWith, "conceded", 5, 8},
    Measured{Relation::AgreedWith, "verb", 23, 31},
    Measured{Relation::Aided, "verb", 3, 5},
    Measured{Relation::Appointed, "verb", 6, 7},
    Measured{Relation::Attacked, "noun", 11, 13},
    Measured{Relation::Attacked, "verb", 17, 21},
    Measured{Relation::Demanded, "noun", 1, 2},
    Measured{Relation::Demanded, "verb", 2, 2},
    Measured{Relation::Founded, "noun", 1, 1},
    Measured{Relation::Founded, "verb", 17, 18},
    Measured{Relation::HoldsPosition, "succession", 1, 1},
    Measured{Relation::HoldsPosition, "title", 160, 169},
    Measured{Relation::HoldsPosition, "verb", 1, 2},
    Measured{Relation::MemberOf, "member", 2, 3},
    Measured{Relation::MemberOf, "others", 4, 4},
    Measured{Relation::MemberOf, "part-of", 0, 1},
    Measured{Relation::MemberOf, "verb", 18, 18},
    Measured{Relation::MetWith, "noun", 5, 9},
    Measured{Relation::MetWith, "verb", 34, 38},
    Measured{Relation::Negotiated, "verb", 4, 6},
    Measured{Relation::Opposed, "verb", 1, 1},
    Measured{Relation::Overthrew, "verb", 1, 1},
    Measured{Relation::ParticipatedIn, "attendance", 7, 12},
    Measured{Relation::ParticipatedIn, "between", 4, 4},
    Measured{Relation::ParticipatedIn, "conference-place", 5, 5},
    Measured{Relation::ParticipatedIn, "event-name", 6, 7},
    Measured{Relation::ParticipatedIn, "invited", 8, 8},
    Measured{Relation::ParticipatedIn, "noun", 0, 2},
    Measured{Relation::ParticipatedIn, "part-of", 1, 1},
    Measured{Relation::ParticipatedIn, "verb", 7, 10},
    Measured{Relation::ParticipatedIn, "wartime", 3, 4},
    Measured{Relation::ParticipatedIn, "when-there", 2, 2},
    Measured{Relation::PartOf, "city", 1, 3},
    Measured{Relation::PartOf, "part", 4, 7},
    Measured{Relation::Ratified, "verb", 11, 13},
    Measured{Relation::Recognized, "verb", 3, 4},
    Measured{Relation::Rejected, "noun", 2, 2},
    Measured{Relation::Rejected, "verb", 5, 7},
    Measured{Relation::Signed, "between", 6, 8},
    Measured{Relation::Signed, "signatories", 25, 25},
    Measured{Relation::Signed, "verb", 58, 59},
    Measured{Relation::Succeeded, "succession", 4, 4},
    Measured{Relation::Succeeded, "verb", 1, 2},
    Measured{Relation::Supported, "modifier", 2, 2},
    Measured{Relation::Supported, "noun", 5, 6},
    Measured{Relation::Supported, "verb", 9, 9},
    Measured{Relation::Threatened, "verb", 1, 2},
    Measured{Relation::Violated, "noun", 1, 1},
    Measured{Relation::Visited, "noun", 5, 5},
    Measured{Relation::Visited, "verb", 28, 36},
    Measured{Relation::WithdrewFrom, "verb", 3, 7},
};

/// The rule without its word, passives with the verbs.
std::string_view kind_of(std::string_view rule) {
  rule = rule.substr(0, rule.find(':'));
  return rule == "passive" ? std::string_view("verb") : rule;
}

/// A few right and wrong ones are assumed beforehand, in the proportion of all rules together.
float smoothed(unsigned right, unsigned stated) {
  return (static_cast<float>(right) + 1.4F) / (static_cast<float>(stated) + 2.0F);
}

}  // namespace

float measured_confidence(Relation relation, std::string_view rule) noexcept {
  const std::string_view kind = kind_of(rule);
  unsigned right = 0, stated = 0;
  for (const Measured& row : kMeasured) {
    if (row.rule != kind) continue;
    if (row.relation == relation) return smoothed(row.right, row.stated);
    right += row.right;
    stated += row.stated;
  }
  // A rule that was never seen with this relation is trusted as with the others, and no more than
  // most.
  return std::min(smoothed(right, stated), 0.75F);
}

}  // namespace dossier::ingest
