#include "bench/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace dossier::bench {

namespace {

namespace fs = std::filesystem;

bool is_one_of(const std::string& name, std::initializer_list<const char*> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What the header would be if it told the types.
std::string typed(const std::string& column) {
  if (column == "id") return "id:ID{id-type:long}";
  if (column == "from") return ":START_ID";
  if (column == "to") return ":END_ID";
  if (is_one_of(column, {"birth", "founded", "signed_on", "proposed_on", "published", "on_date"}))
    return column + ":date";
  if (is_one_of(column, {"confidence", "budget"})) return column + ":double";
  if (is_one_of(column, {"doc", "pos", "population"})) return column + ":long";
  return column;
}

std::string typed_header(const fs::path& path) {
  std::ifstream file(path);
  std::string line, column, out;
  std::getline(file, line);
  for (std::istringstream columns(line); std::getline(columns, column, ',');)
    out += (out.empty() ? "" : ",") + typed(column);
  return out;
}

/// "PROPOSED_TO_Proposal_Person" is of the type PROPOSED_TO; a name without these parts is a label.
std::string type_of(const std::string& stem) {
  const std::size_t last = stem.rfind('_');
  return last == std::string::npos ? "" : stem.substr(0, stem.rfind('_', last - 1));
}

}  // namespace

ImportSettings import_settings(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  ImportSettings out;
  for (const fs::path& file : files) {
    const std::string stem = file.stem().string(), type = type_of(stem);
    ImportFiles source{type.empty() ? stem : type, {file.string()}, typed_header(file)};
    if (type.empty()) out.indexes.push_back({stem, {"id"}, false});
    (type.empty() ? out.nodes : out.relationships).push_back(std::move(source));
  }
  out.indexes.push_back({"Person", {"name"}, false});
  return out;
}

}  // namespace dossier::bench
