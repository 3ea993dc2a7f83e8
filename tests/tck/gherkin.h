#pragma once

#include <string>
#include <vector>

namespace dossier::tck {

using Table = std::vector<std::vector<std::string>>;  ///< rows of cells, trimmed, escapes resolved

/// One line beginning with Given, When, Then, And or But, without that word, and what hangs below
/// it.
struct Step {
  std::string text;
  std::string document;  ///< of the triple quotes, without the common indentation
  Table table;
};

/// One scenario, or one row of Examples of an outline with its values put in.
struct Scenario {
  std::string file;  ///< as given to `read_feature`
  std::string feature;
  std::string name;  ///< of outlines with "#1", "#2", ... behind
  std::vector<std::string> tags;
  std::vector<Step> steps;  ///< those of the Background first
};

/// The scenarios of a feature file in its order. Throws std::runtime_error when it cannot be read.
std::vector<Scenario> read_feature(const std::string& path);

/// All scenarios below a directory, by file name.
std::vector<Scenario> read_features(const std::string& directory);

}  // namespace dossier::tck
