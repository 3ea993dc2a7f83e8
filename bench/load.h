#pragma once

#include <string>

#include <dossier/database.h>

namespace dossier::bench {

/// Fills a database from a folder of CSV files: Label.csv with a column `id`, and TYPE_From_To.csv with
/// columns `from` and `to`. Ids and names of people get indexes. Returns how many rows there were.
std::size_t load(Database& database, const std::string& folder);

}  // namespace dossier::bench
