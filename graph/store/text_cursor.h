#pragma once

#include "graph/store/view.h"
#include "graph/transaction.h"

#include <memory>

namespace dossier::graph {

/// Entities of a Text index with all runs of three bytes that a fitting string must have, each
/// once, ascending. Numbers of relationships come as numbers of nodes.
std::unique_ptr<NodeCursor> scan_text(const View& view, IndexId index, TextMatch match,
                                      std::string_view part);
/// The same of an index on relationships, with their ends.
std::unique_ptr<RelationshipCursor> scan_text_relationships(const View& view, IndexId index,
                                                            TextMatch match, std::string_view part);
/// Words of a Fulltext index; Transaction::postings.
void scan_words(const View& view, IndexId index, std::string_view prefix, Transaction::Reach reach,
                Transaction::PostingVisitor visit);

}  // namespace dossier::graph
