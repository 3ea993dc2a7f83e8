#pragma once

#include "graph/text/analyzer.h"
#include "query/function/context.h"
#include "query/function/fulltext_query.h"

#include <cstdint>
#include <vector>

namespace dossier::query::fulltext {

struct Found {
  std::uint64_t entity;
  double score;
};

/// What a query finds in a full-text index, the best first, of equal ones the older. Scores are
/// those of BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) added up; beginnings of words
/// count 1. `analyzer` null: the one of the index. Fails as `parse` does, and with
/// Code::InvalidArgumentValue for a property that the index does not have.
std::vector<Found> search(const graph::Index& index, const Wanted& wanted,
                          const graph::Analyzer* analyzer, FunctionContext& context);

}  // namespace dossier::query::fulltext
