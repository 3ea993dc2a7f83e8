#pragma once

#include "ingest/extract/names/find_names.h"

#include <vector>

namespace dossier::ingest {

/// Makes the grammar agree with the names that were found: the tokens of a name with its titles
/// ("U.S. President Dwight Eisenhower") become one nominal with one governor, and a name that
/// stands directly before a finite verb without a subject becomes its subject. Keeps the tree a
/// tree.
void repair_tree(Reading& reading, const std::vector<FoundName>& names);

}  // namespace dossier::ingest
