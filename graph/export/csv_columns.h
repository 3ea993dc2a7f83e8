#pragma once

#include "graph/export/source.h"

#include <map>
#include <string>

namespace dossier::graph {

/// The type of a column of CSV: the narrowest that holds all its values. Integers with floats are
/// floats, everything else that differs is text.
struct CsvType {
  ValueKind kind = ValueKind::Null;
  bool list = false;
};

using CsvColumns = std::map<std::string, CsvType, std::less<>>;

/// What has to be known of a graph before the first record of its tables is written.
struct CsvPlan {
  CsvColumns nodes;
  CsvColumns relationships;
  char list_mark = ';';  ///< between elements of lists; one that no element holds, if there is one
};

CsvPlan plan_csv(const GraphSource& graph);

/// What stands behind the name of a column, in the words of neo4j-admin: ":long", ":date[]"; empty
/// for text.
std::string header_suffix(const CsvType& type);

}  // namespace dossier::graph
