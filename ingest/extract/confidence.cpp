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

/// Facts of one relation that one rule stated on 97 annotated documents; docs/extraction.md has the
/// table and tells how to measure it anew.
constexpr std::array kMeasured{
    Measured{Relation::Accepted, "verb", 15, 20},
    Measured{Relation::Accused, "noun", 1, 1},
    Measured{Relation::Accused, "verb", 23, 35},
    Measured{Relation::AgreedWith, "between", 1, 3},
    Measured{Relation::AgreedWith, "conceded", 12, 19},
    Measured{Relation::AgreedWith, "verb", 44, 63},
    Measured{Relation::Aided, "noun", 2, 2},
    Measured{Relation::Aided, "verb", 11, 21},
    Measured{Relation::Appointed, "verb", 22, 28},
    Measured{Relation::Attacked, "modifier", 1, 1},
    Measured{Relation::Attacked, "noun", 20, 36},
    Measured{Relation::Attacked, "verb", 41, 52},
    Measured{Relation::Demanded, "condition", 1, 1},
    Measured{Relation::Demanded, "demand", 10, 12},
    Measured{Relation::Demanded, "noun", 0, 2},
    Measured{Relation::Demanded, "verb", 11, 15},
    Measured{Relation::Founded, "noun", 1, 1},
    Measured{Relation::Founded, "verb", 28, 33},
    Measured{Relation::Founded, "which", 5, 5},
    Measured{Relation::HoldsPosition, "headed", 12, 16},
    Measured{Relation::HoldsPosition, "succession", 6, 9},
    Measured{Relation::HoldsPosition, "title", 562, 611},
    Measured{Relation::HoldsPosition, "verb", 3, 6},
    Measured{Relation::MemberOf, "listed", 7, 7},
    Measured{Relation::MemberOf, "member", 7, 8},
    Measured{Relation::MemberOf, "noun", 0, 1},
    Measured{Relation::MemberOf, "others", 4, 4},
    Measured{Relation::MemberOf, "part-of", 0, 2},
    Measured{Relation::MemberOf, "signatories", 8, 8},
    Measured{Relation::MemberOf, "verb", 28, 30},
    Measured{Relation::MemberOf, "which", 5, 5},
    Measured{Relation::MetWith, "noun", 13, 18},
    Measured{Relation::MetWith, "verb", 83, 98},
    Measured{Relation::Negotiated, "eponym", 10, 16},
    Measured{Relation::Negotiated, "led-to", 2, 2},
    Measured{Relation::Negotiated, "mediation", 1, 1},
    Measured{Relation::Negotiated, "verb", 17, 23},
    Measured{Relation::Opposed, "noun", 1, 1},
    Measured{Relation::Opposed, "verb", 8, 8},
    Measured{Relation::Overthrew, "verb", 5, 5},
    Measured{Relation::ParticipatedIn, "attendance", 16, 25},
    Measured{Relation::ParticipatedIn, "between", 12, 14},
    Measured{Relation::ParticipatedIn, "conference-place", 8, 10},
    Measured{Relation::ParticipatedIn, "event-name", 12, 13},
    Measured{Relation::ParticipatedIn, "gathered", 5, 5},
    Measured{Relation::ParticipatedIn, "in-which", 0, 4},
    Measured{Relation::ParticipatedIn, "invited", 8, 10},
    Measured{Relation::ParticipatedIn, "noun", 2, 4},
    Measured{Relation::ParticipatedIn, "part-of", 1, 1},
    Measured{Relation::ParticipatedIn, "verb", 19, 30},
    Measured{Relation::ParticipatedIn, "war-with", 3, 3},
    Measured{Relation::ParticipatedIn, "wartime", 5, 6},
    Measured{Relation::ParticipatedIn, "when-there", 6, 6},
    Measured{Relation::PartOf, "city", 4, 11},
    Measured{Relation::PartOf, "land", 5, 6},
    Measured{Relation::PartOf, "part", 4, 8},
    Measured{Relation::PartOf, "territory", 2, 4},
    Measured{Relation::Ratified, "verb", 16, 20},
    Measured{Relation::Recognized, "verb", 9, 14},
    Measured{Relation::Rejected, "noun", 2, 2},
    Measured{Relation::Rejected, "verb", 10, 17},
    Measured{Relation::Sanctioned, "verb", 3, 4},
    Measured{Relation::Signed, "between", 8, 10},
    Measured{Relation::Signed, "ended-war", 4, 6},
    Measured{Relation::Signed, "signatories", 163, 170},
    Measured{Relation::Signed, "under-treaty", 2, 5},
    Measured{Relation::Signed, "verb", 26, 31},
    Measured{Relation::Signed, "which", 16, 16},
    Measured{Relation::Succeeded, "succession", 8, 8},
    Measured{Relation::Succeeded, "verb", 14, 17},
    Measured{Relation::Supported, "modifier", 2, 2},
    Measured{Relation::Supported, "noun", 7, 11},
    Measured{Relation::Supported, "verb", 13, 23},
    Measured{Relation::Threatened, "condition", 3, 3},
    Measured{Relation::Threatened, "verb", 4, 5},
    Measured{Relation::Violated, "noun", 1, 1},
    Measured{Relation::Visited, "noun", 6, 8},
    Measured{Relation::Visited, "verb", 58, 89},
    Measured{Relation::WithdrewFrom, "verb", 7, 16},
};

/// How often a rule was right that reads proposals.
struct MeasuredProposals {
  std::string_view rule;
  std::uint16_t right;
  std::uint16_t stated;
};

/// Proposals on the same documents: who made them and what was proposed.
constexpr std::array kMeasuredProposals{
    MeasuredProposals{"propose-at", 13, 14},     MeasuredProposals{"propose-errand", 4, 5},
    MeasuredProposals{"propose-if", 1, 1},       MeasuredProposals{"propose-light", 8, 11},
    MeasuredProposals{"propose-noun", 26, 31},   MeasuredProposals{"propose-order", 15, 16},
    MeasuredProposals{"propose-ready", 3, 5},    MeasuredProposals{"propose-under", 1, 1},
    MeasuredProposals{"propose-verb", 225, 275},
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
