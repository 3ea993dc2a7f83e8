#pragma once

#include "ingest/extract/extraction.h"

#include <string_view>

namespace dossier::ingest {

/// How likely a fact is right that this rule stated ("verb:sign", "title"): the share of its facts
/// that careful readers stated too, drawn towards the average where few were seen. Between 0.4
/// and 1.
float measured_confidence(Relation relation, std::string_view rule) noexcept;

/// The same for a rule that reads proposals ("propose-verb:offer").
float measured_confidence(std::string_view proposal_rule) noexcept;

}  // namespace dossier::ingest
