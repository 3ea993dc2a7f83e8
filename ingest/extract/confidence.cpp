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

/// Facts of one relation that one rule stated on 123 annotated documents; docs/extraction.md has
/// the table and tells how to measure it anew.
constexpr std::array kMeasured{
    Measured{Relation::Accepted, "verb", 29, 33},
    Measured{Relation::Accused, "noun", 1, 1},
    Measured{Relation::Accused, "verb", 26, 38},
    Measured{Relation::AgreedWith, "between", 2, 4},
    Measured{Relation::AgreedWith, "conceded", 14, 21},
    Measured{Relation::AgreedWith, "verb", 55, 71},
    Measured{Relation::Aided, "noun", 4, 4},
    Measured{Relation::Aided, "verb", 35, 47},
    Measured{Relation::Appointed, "placed", 1, 1},
    Measured{Relation::Appointed, "verb", 31, 35},
    Measured{Relation::Attacked, "modifier", 1, 1},
    Measured{Relation::Attacked, "noun", 33, 47},
    Measured{Relation::Attacked, "verb", 66, 84},
    Measured{Relation::Demanded, "condition", 2, 2},
    Measured{Relation::Demanded, "demand", 10, 12},
    Measured{Relation::Demanded, "noun", 2, 4},
    Measured{Relation::Demanded, "verb", 19, 22},
    Measured{Relation::Founded, "noun", 1, 1},
    Measured{Relation::Founded, "verb", 34, 37},
    Measured{Relation::Founded, "which", 6, 6},
    Measured{Relation::HoldsPosition, "headed", 13, 17},
    Measured{Relation::HoldsPosition, "succession", 6, 10},
    Measured{Relation::HoldsPosition, "title", 653, 720},
    Measured{Relation::HoldsPosition, "under", 1, 1},
    Measured{Relation::HoldsPosition, "verb", 5, 8},
    Measured{Relation::MemberOf, "enumerated", 11, 11},
    Measured{Relation::MemberOf, "listed", 7, 7},
    Measured{Relation::MemberOf, "member", 8, 8},
    Measured{Relation::MemberOf, "noun", 0, 1},
    Measured{Relation::MemberOf, "one-of", 1, 1},
    Measured{Relation::MemberOf, "others", 4, 4},
    Measured{Relation::MemberOf, "partisan", 4, 7},
    Measured{Relation::MemberOf, "signatories", 8, 8},
    Measured{Relation::MemberOf, "verb", 35, 39},
    Measured{Relation::MetWith, "noun", 18, 26},
    Measured{Relation::MetWith, "verb", 95, 114},
    Measured{Relation::Negotiated, "eponym", 8, 14},
    Measured{Relation::Negotiated, "led-to", 5, 5},
    Measured{Relation::Negotiated, "mediation", 1, 1},
    Measured{Relation::Negotiated, "negotiation", 8, 11},
    Measured{Relation::Negotiated, "under-treaty", 2, 2},
    Measured{Relation::Negotiated, "verb", 25, 35},
    Measured{Relation::Opposed, "noun", 1, 2},
    Measured{Relation::Opposed, "verb", 12, 13},
    Measured{Relation::Overthrew, "verb", 5, 5},
    Measured{Relation::ParticipatedIn, "attendance", 22, 37},
    Measured{Relation::ParticipatedIn, "between", 18, 20},
    Measured{Relation::ParticipatedIn, "conference-place", 8, 10},
    Measured{Relation::ParticipatedIn, "declared-war", 4, 6},
    Measured{Relation::ParticipatedIn, "delegation", 4, 6},
    Measured{Relation::ParticipatedIn, "episode", 1, 1},
    Measured{Relation::ParticipatedIn, "event-name", 18, 18},
    Measured{Relation::ParticipatedIn, "gathered", 5, 5},
    Measured{Relation::ParticipatedIn, "in-which", 0, 4},
    Measured{Relation::ParticipatedIn, "invited", 8, 10},
    Measured{Relation::ParticipatedIn, "noun", 3, 5},
    Measured{Relation::ParticipatedIn, "part-of", 1, 1},
    Measured{Relation::ParticipatedIn, "represented", 3, 3},
    Measured{Relation::ParticipatedIn, "title-war", 9, 14},
    Measured{Relation::ParticipatedIn, "verb", 25, 30},
    Measured{Relation::ParticipatedIn, "war-with", 6, 6},
    Measured{Relation::ParticipatedIn, "wartime", 10, 11},
    Measured{Relation::ParticipatedIn, "when-there", 7, 7},
    Measured{Relation::ParticipatedIn, "which", 2, 2},
    Measured{Relation::PartOf, "city", 4, 11},
    Measured{Relation::PartOf, "land", 7, 8},
    Measured{Relation::PartOf, "organ", 1, 1},
    Measured{Relation::PartOf, "part", 7, 11},
    Measured{Relation::PartOf, "part-of", 2, 2},
    Measured{Relation::PartOf, "territory", 3, 8},
    Measured{Relation::PartOf, "within", 1, 1},
    Measured{Relation::Ratified, "verb", 22, 25},
    Measured{Relation::Recognized, "verb", 14, 20},
    Measured{Relation::Rejected, "noun", 3, 3},
    Measured{Relation::Rejected, "verb", 15, 24},
    Measured{Relation::Rejected, "vote", 5, 5},
    Measured{Relation::Sanctioned, "embargo", 0, 1},
    Measured{Relation::Sanctioned, "verb", 15, 17},
    Measured{Relation::Signed, "between", 10, 10},
    Measured{Relation::Signed, "ended-war", 4, 4},
    Measured{Relation::Signed, "participants", 9, 9},
    Measured{Relation::Signed, "signatories", 172, 181},
    Measured{Relation::Signed, "treaty-name", 7, 11},
    Measured{Relation::Signed, "under-treaty", 5, 10},
    Measured{Relation::Signed, "verb", 42, 51},
    Measured{Relation::Signed, "which", 24, 24},
    Measured{Relation::Succeeded, "succession", 7, 8},
    Measured{Relation::Succeeded, "verb", 17, 19},
    Measured{Relation::Supported, "modifier", 2, 2},
    Measured{Relation::Supported, "noun", 9, 13},
    Measured{Relation::Supported, "verb", 18, 27},
    Measured{Relation::Supported, "vote", 5, 5},
    Measured{Relation::Threatened, "condition", 5, 5},
    Measured{Relation::Threatened, "threat", 1, 2},
    Measured{Relation::Threatened, "verb", 5, 6},
    Measured{Relation::Threatened, "warning", 4, 5},
    Measured{Relation::Violated, "noun", 1, 1},
    Measured{Relation::Violated, "verb", 1, 1},
    Measured{Relation::Visited, "meeting-at", 3, 3},
    Measured{Relation::Visited, "noun", 6, 9},
    Measured{Relation::Visited, "scene", 4, 5},
    Measured{Relation::Visited, "verb", 80, 128},
    Measured{Relation::WithdrewFrom, "verb", 11, 15},
};

/// How often a rule was right that reads proposals.
struct MeasuredProposals {
  std::string_view rule;
  std::uint16_t right;
  std::uint16_t stated;
};

/// Proposals on the same documents: who made them and what was proposed.
constexpr std::array kMeasuredProposals{
    MeasuredProposals{"propose-at", 15, 15},     MeasuredProposals{"propose-errand", 8, 11},
    MeasuredProposals{"propose-if", 1, 1},       MeasuredProposals{"propose-light", 10, 13},
    MeasuredProposals{"propose-noun", 31, 35},   MeasuredProposals{"propose-order", 7, 8},
    MeasuredProposals{"propose-ready", 3, 5},    MeasuredProposals{"propose-under", 1, 1},
    MeasuredProposals{"propose-verb", 287, 331},
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

float measured_confidence(std::string_view proposal_rule) noexcept {
  const std::string_view kind = kind_of(proposal_rule);
  unsigned right = 0, stated = 0;
  for (const MeasuredProposals& row : kMeasuredProposals) {
    if (row.rule == kind) return smoothed(row.right, row.stated);
    right += row.right;
    stated += row.stated;
  }
  return std::min(smoothed(right, stated), 0.75F);
}

}  // namespace dossier::ingest
