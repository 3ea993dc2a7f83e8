#pragma once

#include "ingest/extract/lexicon/lexicon.h"
#include "ingest/write/document_writer.h"

#include <set>

namespace dossier::ingest {

/// Brings the merges that rules find up to date with the documents: entities of different documents
/// that are one become one node, and what no longer holds is taken back. What users merged and kept
/// apart stands. The result depends on documents and users alone, not on the order in which they
/// came. `withdrawn` are entities that documents taken away had told of (`DocumentWriter`).
void identify_entities(DocumentWriter& writer, graph::Transaction& transaction,
                       const std::set<NodeName>& withdrawn,
                       const Lexicon& lexicon = Lexicon::standard());

}  // namespace dossier::ingest
