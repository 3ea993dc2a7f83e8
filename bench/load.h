#pragma once

#include <string>

#include <dossier/import.h>

namespace dossier::bench {

/// How to import a folder of CSV files: Label.csv with a column `id`, and TYPE_From_To.csv with
/// columns `from` and `to`. Ids of all labels and names of people get indexes.
ImportSettings import_settings(const std::string& folder);

}  // namespace dossier::bench
