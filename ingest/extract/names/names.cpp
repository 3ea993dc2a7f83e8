#include "ingest/extract/extraction.h"

namespace dossier::ingest {

std::string_view to_string(EntityType type) noexcept {
  switch (type) {
    case EntityType::Person: return "Person";
    case EntityType::Organization: return "Organization";
    case EntityType::Country: return "Country";
    case EntityType::Treaty: return "Treaty";
    case EntityType::Proposal: return "Proposal";
    case EntityType::Place: return "Place";
    case EntityType::Event: return "Event";
  }
  return "Place";
}

std::string_view to_string(Relation relation) noexcept {
  switch (relation) {
    case Relation::HoldsPosition: return "HOLDS_POSITION";
    case Relation::MemberOf: return "MEMBER_OF";
    case Relation::Signed: return "SIGNED";
    case Relation::Ratified: return "RATIFIED";
    case Relation::Negotiated: return "NEGOTIATED";
    case Relation::WithdrewFrom: return "WITHDREW_FROM";
    case Relation::Violated: return "VIOLATED";
    case Relation::Accepted: return "ACCEPTED";
    case Relation::Rejected: return "REJECTED";
    case Relation::Supported: return "SUPPORTED";
    case Relation::Opposed: return "OPPOSED";
    case Relation::Founded: return "FOUNDED";
    case Relation::PartOf: return "PART_OF";
    case Relation::MetWith: return "MET_WITH";
    case Relation::Visited: return "VISITED";
    case Relation::ParticipatedIn: return "PARTICIPATED_IN";
    case Relation::Recognized: return "RECOGNIZED";
    case Relation::Attacked: return "ATTACKED";
    case Relation::Aided: return "AIDED";
    case Relation::Sanctioned: return "SANCTIONED";
    case Relation::Accused: return "ACCUSED";
    case Relation::Threatened: return "THREATENED";
    case Relation::Demanded: return "DEMANDED";
    case Relation::AgreedWith: return "AGREED_WITH";
    case Relation::Appointed: return "APPOINTED";
    case Relation::Succeeded: return "SUCCEEDED";
    case Relation::Overthrew: return "OVERTHREW";
  }
  return "SUPPORTED";
}

std::string_view to_string(Response::Kind kind) noexcept {
  switch (kind) {
    case Response::Kind::Accepted: return "ACCEPTED";
    case Response::Kind::Rejected: return "REJECTED";
    case Response::Kind::Supported: return "SUPPORTED";
    case Response::Kind::Opposed: return "OPPOSED";
  }
  return "SUPPORTED";
}

}  // namespace dossier::ingest
