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
    Measured{Relation::Accepted, "verb", 46, 53},
    Measured{Relation::Accused, "backing", 2, 2},
    Measured{Relation::Accused, "noun", 2, 2},
    Measured{Relation::Accused, "verb", 65, 79},
    Measured{Relation::AgreedWith, "backing", 1, 1},
    Measured{Relation::AgreedWith, "between", 4, 7},
    Measured{Relation::AgreedWith, "conceded", 14, 20},
    Measured{Relation::AgreedWith, "verb", 106, 126},
    Measured{Relation::Aided, "backing", 0, 1},
    Measured{Relation::Aided, "noun", 10, 10},
    Measured{Relation::Aided, "sent", 2, 2},
    Measured{Relation::Aided, "verb", 58, 68},
    Measured{Relation::Appointed, "errand", 12, 14},
    Measured{Relation::Appointed, "office", 2, 2},
    Measured{Relation::Appointed, "placed", 1, 2},
    Measured{Relation::Appointed, "verb", 57, 62},
    Measured{Relation::Attacked, "modifier", 1, 1},
    Measured{Relation::Attacked, "noun", 57, 71},
    Measured{Relation::Attacked, "verb", 102, 119},
    Measured{Relation::Demanded, "condition", 2, 2},
    Measured{Relation::Demanded, "demand", 11, 14},
    Measured{Relation::Demanded, "noun", 2, 4},
    Measured{Relation::Demanded, "verb", 32, 39},
    Measured{Relation::Founded, "noun", 1, 1},
    Measured{Relation::Founded, "verb", 72, 77},
    Measured{Relation::HoldsPosition, "headed", 35, 42},
    Measured{Relation::HoldsPosition, "in-place", 1, 1},
    Measured{Relation::HoldsPosition, "succession", 23, 32},
    Measured{Relation::HoldsPosition, "title", 1346, 1435},
    Measured{Relation::HoldsPosition, "under", 1, 1},
    Measured{Relation::HoldsPosition, "verb", 17, 19},
    Measured{Relation::MemberOf, "between", 2, 2},
    Measured{Relation::MemberOf, "enumerated", 41, 46},
    Measured{Relation::MemberOf, "founders", 8, 8},
    Measured{Relation::MemberOf, "inside", 5, 5},
    Measured{Relation::MemberOf, "led", 3, 3},
    Measured{Relation::MemberOf, "listed", 10, 10},
    Measured{Relation::MemberOf, "member", 16, 17},
    Measured{Relation::MemberOf, "noun", 1, 2},
    Measured{Relation::MemberOf, "of-body", 5, 6},
    Measured{Relation::MemberOf, "one-of", 1, 1},
    Measured{Relation::MemberOf, "others", 5, 5},
    Measured{Relation::MemberOf, "own-party", 8, 8},
    Measured{Relation::MemberOf, "partisan", 12, 16},
    Measured{Relation::MemberOf, "signatories", 8, 8},
    Measured{Relation::MemberOf, "verb", 43, 46},
    Measured{Relation::MemberOf, "voter", 7, 8},
    Measured{Relation::MetWith, "companion", 4, 4},
    Measured{Relation::MetWith, "noun", 31, 37},
    Measured{Relation::MetWith, "on-journey", 34, 38},
    Measured{Relation::MetWith, "opposite", 2, 2},
    Measured{Relation::MetWith, "summit", 1, 1},
    Measured{Relation::MetWith, "told", 17, 17},
    Measured{Relation::MetWith, "verb", 175, 198},
    Measured{Relation::Negotiated, "eponym", 11, 15},
    Measured{Relation::Negotiated, "led-to", 5, 5},
    Measured{Relation::Negotiated, "mediation", 1, 1},
    Measured{Relation::Negotiated, "negotiation", 15, 17},
    Measured{Relation::Negotiated, "noun", 2, 2},
    Measured{Relation::Negotiated, "under-treaty", 2, 2},
    Measured{Relation::Negotiated, "verb", 26, 33},
    Measured{Relation::Opposed, "backing", 2, 2},
    Measured{Relation::Opposed, "noun", 1, 2},
    Measured{Relation::Opposed, "verb", 28, 33},
    Measured{Relation::Opposed, "vote", 2, 2},
    Measured{Relation::Overthrew, "noun", 1, 1},
    Measured{Relation::Overthrew, "verb", 11, 11},
    Measured{Relation::ParticipatedIn, "attendance", 25, 32},
    Measured{Relation::ParticipatedIn, "between", 18, 20},
    Measured{Relation::ParticipatedIn, "conference-place", 8, 9},
    Measured{Relation::ParticipatedIn, "declared-war", 6, 8},
    Measured{Relation::ParticipatedIn, "delegation", 11, 15},
    Measured{Relation::ParticipatedIn, "episode", 2, 5},
    Measured{Relation::ParticipatedIn, "event-name", 30, 32},
    Measured{Relation::ParticipatedIn, "gathered", 5, 5},
    Measured{Relation::ParticipatedIn, "in-which", 1, 1},
    Measured{Relation::ParticipatedIn, "invited", 8, 8},
    Measured{Relation::ParticipatedIn, "nameless-war", 13, 16},
    Measured{Relation::ParticipatedIn, "noun", 4, 6},
    Measured{Relation::ParticipatedIn, "opened", 7, 8},
    Measured{Relation::ParticipatedIn, "part-of", 1, 1},
    Measured{Relation::ParticipatedIn, "represented", 3, 3},
    Measured{Relation::ParticipatedIn, "role", 6, 8},
    Measured{Relation::ParticipatedIn, "title-war", 5, 9},
    Measured{Relation::ParticipatedIn, "verb", 54, 62},
    Measured{Relation::ParticipatedIn, "war-with", 15, 16},
    Measured{Relation::ParticipatedIn, "wartime", 12, 14},
    Measured{Relation::ParticipatedIn, "when-there", 8, 8},
    Measured{Relation::ParticipatedIn, "which", 2, 2},
    Measured{Relation::PartOf, "city", 2, 2},
    Measured{Relation::PartOf, "land", 10, 12},
    Measured{Relation::PartOf, "of-body", 4, 4},
    Measured{Relation::PartOf, "organ", 1, 1},
    Measured{Relation::PartOf, "part", 14, 16},
    Measured{Relation::PartOf, "part-of", 3, 3},
    Measured{Relation::PartOf, "subsidiary", 3, 3},
    Measured{Relation::PartOf, "territory", 5, 7},
    Measured{Relation::PartOf, "within", 1, 1},
    Measured{Relation::Ratified, "exchanged", 4, 4},
    Measured{Relation::Ratified, "ratified", 2, 2},
    Measured{Relation::Ratified, "verb", 28, 31},
    Measured{Relation::Recognized, "verb", 28, 32},
    Measured{Relation::Rejected, "noun", 3, 3},
    Measured{Relation::Rejected, "verb", 23, 28},
    Measured{Relation::Rejected, "vote", 5, 5},
    Measured{Relation::Sanctioned, "embargo", 4, 4},
    Measured{Relation::Sanctioned, "followed", 1, 1},
    Measured{Relation::Sanctioned, "noun", 0, 1},
    Measured{Relation::Sanctioned, "verb", 23, 26},
    Measured{Relation::Signed, "between", 34, 34},
    Measured{Relation::Signed, "ended-war", 4, 4},
    Measured{Relation::Signed, "eponym", 1, 1},
    Measured{Relation::Signed, "followed", 0, 1},
    Measured{Relation::Signed, "participants", 24, 24},
    Measured{Relation::Signed, "signatories", 205, 218},
    Measured{Relation::Signed, "treaty-name", 7, 9},
    Measured{Relation::Signed, "treaty-with", 5, 5},
    Measured{Relation::Signed, "under-treaty", 4, 7},
    Measured{Relation::Signed, "verb", 60, 69},
    Measured{Relation::Signed, "which", 30, 30},
    Measured{Relation::Succeeded, "in-place", 9, 10},
    Measured{Relation::Succeeded, "succession", 21, 22},
    Measured{Relation::Succeeded, "verb", 31, 33},
    Measured{Relation::Supported, "backing", 1, 1},
    Measured{Relation::Supported, "leaning", 3, 3},
    Measured{Relation::Supported, "modifier", 2, 2},
    Measured{Relation::Supported, "noun", 11, 13},
    Measured{Relation::Supported, "verb", 50, 58},
    Measured{Relation::Supported, "vote", 5, 5},
    Measured{Relation::Threatened, "condition", 5, 5},
    Measured{Relation::Threatened, "threat", 1, 3},
    Measured{Relation::Threatened, "verb", 9, 10},
    Measured{Relation::Threatened, "warning", 6, 9},
    Measured{Relation::Violated, "noun", 1, 1},
    Measured{Relation::Violated, "verb", 1, 2},
    Measured{Relation::Visited, "companion", 8, 8},
    Measured{Relation::Visited, "journey", 2, 2},
    Measured{Relation::Visited, "meeting-at", 7, 7},
    Measured{Relation::Visited, "noun", 12, 15},
    Measured{Relation::Visited, "scene", 5, 6},
    Measured{Relation::Visited, "scene-abroad", 5, 7},
    Measured{Relation::Visited, "stay", 3, 3},
    Measured{Relation::Visited, "told", 4, 8},
    Measured{Relation::Visited, "verb", 170, 219},
    Measured{Relation::WithdrewFrom, "verb", 13, 15},
};

/// How often a rule was right that reads proposals.
struct MeasuredProposals {
  std::string_view rule;
  std::uint16_t right;
  std::uint16_t stated;
};

/// Proposals on the same documents: who made them and what was proposed.
constexpr std::array kMeasuredProposals{
    MeasuredProposals{"propose-at", 24, 29},
    MeasuredProposals{"propose-errand", 10, 14},
    MeasuredProposals{"propose-hint", 9, 12},
    MeasuredProposals{"propose-if", 1, 1},
    MeasuredProposals{"propose-light", 25, 31},
    MeasuredProposals{"propose-noun", 54, 67},
    MeasuredProposals{"propose-order", 17, 18},
    MeasuredProposals{"propose-ready", 3, 8},
    MeasuredProposals{"propose-under", 3, 4},
    MeasuredProposals{"propose-verb", 689, 758},
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
