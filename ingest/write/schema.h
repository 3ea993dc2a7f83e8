#pragma once

#include "graph/transaction.h"

#include <optional>
#include <string_view>

namespace dossier::ingest {

// Names of the graph that documents become; docs/schema.md tells what each means.
inline constexpr const char* kDocument = "Document";
inline constexpr const char* kSentence = "Sentence";
inline constexpr const char* kTopic = "Topic";
inline constexpr const char* kProposal = "Proposal";
/// Keeps the fact sheet of a document; stands alone.
inline constexpr const char* kExtraction = "Extraction";

/// Keeps a user's word that two entities are one; stands alone.
inline constexpr const char* kMerge = "Merge";

/// Creates the constraints and indexes that are not there yet. Returns whether anything was
/// created.
bool ensure_schema(graph::Transaction& transaction);

/// The constraint on one property of a label; nothing when it does not exist.
std::optional<graph::IndexId> find_unique(const graph::Transaction& transaction,
                                          std::string_view label, std::string_view key);

}  // namespace dossier::ingest
