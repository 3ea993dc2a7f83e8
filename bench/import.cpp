// Imports a folder of CSV files, as bench/load.h names them, into a new database.
//
//   import FOLDER DATABASE
#include "bench/load.h"
#include "bench/measure.h"

#include <filesystem>
#include <iostream>

#include <dossier/dossier.h>

namespace {

using namespace dossier;         // NOLINT
using namespace dossier::bench;  // NOLINT

int run(const std::string& folder, const std::string& path) {
  std::filesystem::remove_all(path);
  const auto start = Clock::now();
  const ImportSummary summary = create_from_files(path, import_settings(folder)).value();
  tell("import", milliseconds_since(start) / 1000, "s",
       std::to_string(summary.nodes) + " nodes, " + std::to_string(summary.relationships) +
           " relationships, " + std::to_string(summary.rejected) + " rejected");
  tell("import memory", peak_memory(), "MB");
  Options options;
  options.read_only = true;
  tell("import disk",
       static_cast<double>(Database::open(path, options).value().size_on_disk()) / 1e6, "MB");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: import FOLDER DATABASE\n", 2;
  try {
    return run(argv[1], argv[2]);
  } catch (const std::exception& failure) {
    return std::cerr << failure.what() << '\n', 1;
  }
}
