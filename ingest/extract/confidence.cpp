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

/// Facts of one relation that one rule stated on 197 annotated documents; docs/extraction.md has
/// the table and tells how to measure it anew.
constexpr std::array kMeasured{
    Measured{Relation::Accepted, "verb", 35, 42},
    Measured{Relation::Accused, "backing", 2, 2},
    Measured{Relation::Accused, "noun", 2, 2},
    Measured{Relation::Accused, "verb", 57, 77},
    Measured{Relation::AgreedWith, "backing", 1, 1},
    Measured{Relation::AgreedWith, "between", 3, 6},
    Measured{Relation::AgreedWith, "conceded", 14, 23},
    Measured{Relation::AgreedWith, "verb", 97, 128},
    Measured{Relation::Aided, "backing", 1, 2},
    Measured{Relation::Aided, "noun", 7, 7},
    Measured{Relation::Aided, "verb", 55, 71},
    Measured{Relation::Appointed, "errand", 12, 14},
    Measured{Relation::Appointed, "office", 2, 2},
    Measured{Relation::Appointed, "placed", 1, 2},
    Measured{Relation::Appointed, "verb", 53, 61},
    Measured{Relation::Attacked, "modifier", 1, 1},
    Measured{Relation::Attacked, "noun", 46, 60},
    Measured{Relation::Attacked, "verb", 104, 138},
    Measured{Relation::Demanded, "condition", 2, 2},
    Measured{Relation::Demanded, "demand", 11, 17},
    Measured{Relation::Demanded, "noun", 2, 4},
    Measured{Relation::Demanded, "verb", 27, 36},
    Measured{Relation::Founded, "noun", 1, 1},
    Measured{Relation::Founded, "verb", 52, 55},
    Measured{Relation::Founded, "which", 6, 6},
    Measured{Relation::HoldsPosition, "headed", 32, 44},
    Measured{Relation::HoldsPosition, "in-place", 1, 1},
    Measured{Relation::HoldsPosition, "succession", 17, 27},
    Measured{Relation::HoldsPosition, "title", 1316, 1426},
    Measured{Relation::HoldsPosition, "under", 1, 1},
    Measured{Relation::HoldsPosition, "verb", 15, 20},
    Measured{Relation::MemberOf, "between", 2, 2},
    Measured{Relation::MemberOf, "enumerated", 32, 37},
    Measured{Relation::MemberOf, "listed", 10, 10},
    Measured{Relation::MemberOf, "member", 13, 14},
    Measured{Relation::MemberOf, "noun", 1, 3},
    Measured{Relation::MemberOf, "of-body", 4, 5},
    Measured{Relation::MemberOf, "one-of", 1, 1},
    Measured{Relation::MemberOf, "others", 5, 5},
    Measured{Relation::MemberOf, "partisan", 11, 15},
    Measured{Relation::MemberOf, "signatories", 8, 8},
    Measured{Relation::MemberOf, "verb", 44, 57},
    Measured{Relation::MetWith, "noun", 30, 37},
    Measured{Relation::MetWith, "told", 17, 18},
    Measured{Relation::MetWith, "verb", 160, 186},
    Measured{Relation::Negotiated, "eponym", 10, 18},
    Measured{Relation::Negotiated, "led-to", 5, 5},
    Measured{Relation::Negotiated, "mediation", 1, 1},
    Measured{Relation::Negotiated, "negotiation", 16, 24},
    Measured{Relation::Negotiated, "noun", 2, 2},
    Measured{Relation::Negotiated, "under-treaty", 2, 2},
    Measured{Relation::Negotiated, "verb", 24, 28},
    Measured{Relation::Opposed, "backing", 2, 2},
    Measured{Relation::Opposed, "noun", 2, 4},
    Measured{Relation::Opposed, "verb", 16, 28},
    Measured{Relation::Overthrew, "noun", 1, 1},
    Measured{Relation::Overthrew, "verb", 11, 11},
    Measured{Relation::ParticipatedIn, "attendance", 17, 30},
    Measured{Relation::ParticipatedIn, "between", 18, 20},
    Measured{Relation::ParticipatedIn, "conference-place", 8, 11},
    Measured{Relation::ParticipatedIn, "declared-war", 6, 8},
    Measured{Relation::ParticipatedIn, "delegation", 6, 9},
    Measured{Relation::ParticipatedIn, "episode", 2, 5},
    Measured{Relation::ParticipatedIn, "event-name", 30, 32},
    Measured{Relation::ParticipatedIn, "gathered", 5, 5},
    Measured{Relation::ParticipatedIn, "in-which", 1, 3},
    Measured{Relation::ParticipatedIn, "invited", 8, 11},
    Measured{Relation::ParticipatedIn, "nameless-war", 13, 16},
    Measured{Relation::ParticipatedIn, "noun", 4, 6},
    Measured{Relation::ParticipatedIn, "part-of", 1, 1},
    Measured{Relation::ParticipatedIn, "represented", 3, 3},
    Measured{Relation::ParticipatedIn, "title-war", 5, 8},
    Measured{Relation::ParticipatedIn, "verb", 52, 63},
    Measured{Relation::ParticipatedIn, "war-with", 15, 16},
    Measured{Relation::ParticipatedIn, "wartime", 12, 14},
    Measured{Relation::ParticipatedIn, "when-there", 8, 8},
    Measured{Relation::ParticipatedIn, "which", 2, 2},
    Measured{Relation::PartOf, "city", 5, 13},
    Measured{Relation::PartOf, "land", 10, 12},
    Measured{Relation::PartOf, "organ", 1, 1},
    Measured{Relation::PartOf, "part", 11, 18},
    Measured{Relation::PartOf, "part-of", 3, 3},
    Measured{Relation::PartOf, "territory", 4, 6},
    Measured{Relation::PartOf, "within", 1, 1},
    Measured{Relation::Ratified, "verb", 28, 31},
    Measured{Relation::Recognized, "verb", 25, 32},
    Measured{Relation::Rejected, "noun", 3, 3},
    Measured{Relation::Rejected, "verb", 19, 32},
    Measured{Relation::Rejected, "vote", 5, 5},
    Measured{Relation::Sanctioned, "embargo", 1, 2},
    Measured{Relation::Sanctioned, "noun", 0, 2},
    Measured{Relation::Sanctioned, "verb", 22, 25},
    Measured{Relation::Signed, "between", 34, 34},
    Measured{Relation::Signed, "ended-war", 4, 4},
    Measured{Relation::Signed, "participants", 9, 9},
    Measured{Relation::Signed, "signatories", 199, 213},
    Measured{Relation::Signed, "treaty-name", 7, 9},
    Measured{Relation::Signed, "treaty-with", 2, 2},
    Measured{Relation::Signed, "under-treaty", 5, 8},
    Measured{Relation::Signed, "verb", 53, 62},
    Measured{Relation::Signed, "which", 26, 26},
    Measured{Relation::Succeeded, "in-place", 6, 7},
    Measured{Relation::Succeeded, "succession", 18, 20},
    Measured{Relation::Succeeded, "verb", 29, 32},
    Measured{Relation::Supported, "backing", 2, 4},
    Measured{Relation::Supported, "modifier", 2, 2},
    Measured{Relation::Supported, "noun", 10, 14},
    Measured{Relation::Supported, "verb", 37, 45},
    Measured{Relation::Supported, "vote", 5, 5},
    Measured{Relation::Threatened, "condition", 5, 5},
    Measured{Relation::Threatened, "threat", 1, 4},
    Measured{Relation::Threatened, "verb", 6, 7},
    Measured{Relation::Threatened, "warning", 5, 9},
    Measured{Relation::Violated, "noun", 1, 1},
    Measured{Relation::Violated, "verb", 1, 2},
    Measured{Relation::Visited, "companion", 2, 2},
    Measured{Relation::Visited, "journey", 2, 3},
    Measured{Relation::Visited, "meeting-at", 7, 7},
    Measured{Relation::Visited, "noun", 10, 12},
    Measured{Relation::Visited, "scene", 6, 9},
    Measured{Relation::Visited, "stay", 3, 3},
    Measured{Relation::Visited, "told", 1, 1},
    Measured{Relation::Visited, "verb", 162, 219},
    Measured{Relation::WithdrewFrom, "verb", 12, 19},
};

/// How often a rule was right that reads proposals.
struct MeasuredProposals {
  std::string_view rule;
  std::uint16_t right;
  std::uint16_t stated;
};

/// Proposals on the same documents: who made them and what was proposed.
constexpr std::array kMeasuredProposals{
    MeasuredProposals{"propose-at", 22, 26},    MeasuredProposals{"propose-errand", 9, 17},
    MeasuredProposals{"propose-hint", 9, 12},   MeasuredProposals{"propose-if", 1, 1},
    MeasuredProposals{"propose-light", 23, 28}, MeasuredProposals{"propose-noun", 53, 66},
    MeasuredProposals{"propose-order", 17, 18}, MeasuredProposals{"propose-ready", 3, 8},
    MeasuredProposals{"propose-under", 1, 1},   MeasuredProposals{"propose-verb", 640, 725},
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
