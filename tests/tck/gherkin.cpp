#include "tests/tck/gherkin.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace dossier::tck {
namespace {

std::string_view trim(std::string_view text) {
  std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool skip(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text = trim(text.substr(prefix.size()));
  return true;
}

std::vector<std::string> cells(std::string_view row) {
  std::vector<std::string> result;
  std::string cell;
  for (std::size_t at = 1; at < row.size(); ++at) {
    if (row[at] == '\\' && at + 1 < row.size() && (row[at + 1] == '|' || row[at + 1] == '\\')) {
      cell += row[++at];
    } else if (row[at] == '|') {
      result.emplace_back(trim(cell));
      cell.clear();
    } else {
      cell += row[at];
    }
  }
  return result;
}

std::string fill(std::string text, const std::vector<std::string>& names,
                 const std::vector<std::string>& values) {
  for (std::size_t column = 0; column < names.size() && column < values.size(); ++column) {
    const std::string mark = "<" + names[column] + ">";
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + values[column].size())) {
      text.replace(at, mark.size(), values[column]);
    }
  }
  return text;
}

Scenario instance(const Scenario& outline, const std::vector<std::string>& names,
                  const std::vector<std::string>& values, std::size_t number) {
  Scenario scenario = outline;
  scenario.name = fill(outline.name, names, values) + " #" + std::to_string(number);
  for (Step& step : scenario.steps) {
    step.text = fill(step.text, names, values);
    step.document = fill(step.document, names, values);
    for (auto& row : step.table) {
      for (auto& cell : row) cell = fill(cell, names, values);
    }
  }
  return scenario;
}

class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path), in_(path) {
    if (!in_) throw std::runtime_error("cannot read " + path);
  }

  std::vector<Scenario> run() {
    for (std::string line; std::getline(in_, line);) read_line(line);
    finish();
    return std::move(scenarios_);
  }

 private:
  void read_line(const std::string& line) {
    std::string_view text = trim(line);
    if (text.empty() || text[0] == '#') return;
    if (text.substr(0, 3) == "\"\"\"") return read_document(line.find('"'));
    if (text[0] == '|') return read_row(text);
    if (text[0] == '@') return read_tags(text);
    if (skip(text, "Feature:")) {
      feature_ = text;
      take_tags();
    } else if (skip(text, "Background:")) {
      finish();
      steps_ = &background_;
    } else if (skip(text, "Scenario Outline:") || skip(text, "Scenario:")) {
      begin_scenario(text);
    } else if (skip(text, "Examples:")) {
      in_examples_ = true;
    } else {
      read_step(text);
    }
  }

  void begin_scenario(std::string_view name) {
    finish();
    current_ = {path_, feature_, std::string(name), take_tags(), background_};
    open_ = true;
    steps_ = &current_.steps;
  }

  void read_step(std::string_view text) {
    for (std::string_view word : {"Given ", "When ", "Then ", "And ", "But "}) {
      if (steps_ != nullptr && skip(text, word)) {
        steps_->push_back({std::string(text), {}, {}});
        return;
      }
    }
  }

  void read_document(std::size_t indent) {
    std::string& document = steps_->back().document;
    for (std::string line; std::getline(in_, line) && trim(line).substr(0, 3) != "\"\"\"";) {
      std::size_t space = std::min(line.find_first_not_of(' '), indent);
      if (!document.empty()) document += '\n';
      document += line.substr(std::min(space, line.size()));
    }
  }

  void read_row(std::string_view text) {
    if (in_examples_) {
      examples_.push_back(cells(text));
    } else {
      steps_->back().table.push_back(cells(text));
    }
  }

  void read_tags(std::string_view text) {
    while (!text.empty()) {
      std::size_t end = std::min(text.find(' '), text.size());
      tags_.emplace_back(text.substr(0, end));
      text = trim(text.substr(end));
    }
  }
  std::vector<std::string> take_tags() { return std::exchange(tags_, {}); }

  void finish() {
    if (open_ && examples_.empty()) scenarios_.push_back(current_);
    for (std::size_t row = 1; open_ && row < examples_.size(); ++row) {
      scenarios_.push_back(instance(current_, examples_[0], examples_[row], row));
    }
    examples_.clear();
    in_examples_ = false;
    open_ = false;
  }

  std::string path_;
  std::ifstream in_;
  std::string feature_;
  std::vector<std::string> tags_;
  std::vector<Step> background_;
  std::vector<Step>* steps_ = nullptr;
  Scenario current_;
  bool open_ = false;
  bool in_examples_ = false;
  Table examples_;
  std::vector<Scenario> scenarios_;
};

}  // namespace

std::vector<Scenario> read_feature(const std::string& path) { return Reader(path).run(); }

std::vector<Scenario> read_features(const std::string& directory) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.path().extension() == ".feature") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Scenario> all;
  for (const std::string& path : paths) {
    auto scenarios = read_feature(path);
    std::move(scenarios.begin(), scenarios.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace dossier::tck
