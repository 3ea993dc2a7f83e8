// The nine questions of LSQB (Labelled Subgraph Query Benchmark), which count matches of patterns,
// through the public API.
//
//   lsqb QUERIES FOLDER [DATABASE]
//
// QUERIES holds q1.cypher to q9.cypher, FOLDER the data set in its "projected, merged foreign keys"
// form: a file of ids for each label and one of pairs for each kind of relationship, separated by
// `|`, with the headers that imports read (docs/import.md). The database is made of them when it is
// not there yet. Where FOLDER has expected.json ({"1": 8773828, ...}), the counts are checked
// against it.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include <dossier/dossier.h>
#include <nlohmann/json.hpp>

namespace {

using namespace dossier;  // NOLINT
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr double kBudget = 4000;  // milliseconds of repeats a question

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// "hasCreator" as HAS_CREATOR.
std::string type_name(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') out += '_';
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

std::string labels_of(const std::string& label) {
  const bool message = label == "Comment" || label == "Post";
  return label + (message ? ":Message" : "");
}

/// Every file of the folder, named for its kind; ids are unique within a label, as the headers say.
ImportSettings settings_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  ImportSettings out;
  out.delimiter = '|';
  out.ids = ImportIds::Integer;
  for (const fs::path& path : files) {
    const std::string name = path.stem().string();
    const std::size_t first = name.find('_');
    if (first == std::string::npos) {
      out.nodes.push_back({labels_of(name), {path.string()}, {}});
    } else {
      out.relationships.push_back(
          {type_name(name.substr(first + 1, name.rfind('_') - first - 1)), {path.string()}, {}});
    }
  }
  return out;
}

Database open(const fs::path& folder, const std::string& path) {
  const bool memory = path == ":memory:";
  if (!memory && fs::exists(path)) return Database::open(path).value();
  const auto start = Clock::now();
  if (!memory) create_from_files(path, settings_of(folder)).value();
  Database database = Database::open(path).value();
  if (memory) database.import_files(settings_of(folder)).value();
  std::printf("loaded in %.1f s\n", milliseconds_since(start) / 1000);
  return database;
}

std::string read_text(const fs::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Timing {
  double cold = 0;
  std::vector<double> warm;  ///< ascending
  std::int64_t count = 0;
};

/// Throws dossier::Exception.
Timing time(Database& database, const std::string& text) {
  QueryOptions options;
  options.timeout = std::chrono::seconds(120);
  Timing out;
  const auto ask = [&] {
    const auto start = Clock::now();
    out.count = database.query(text, {}, options).value()[0][0].integer();
    return milliseconds_since(start);
  };
  out.cold = ask();
  const auto begin = Clock::now();
  while (out.warm.empty() || (out.warm.size() < 7 && milliseconds_since(begin) < kBudget))
    out.warm.push_back(ask());
  std::sort(out.warm.begin(), out.warm.end());
  return out;
}

int run(const fs::path& queries, const fs::path& folder, const std::string& path) {
  Database database = open(folder, path);
  std::ifstream file(folder / "expected.json");
  const auto expected = file ? nlohmann::json::parse(file) : nlohmann::json::object();
  int wrong = 0;
  double sum = 0;
  for (int number = 1; number <= 9; ++number) {
    const std::string key = std::to_string(number);
    try {
      const Timing timing = time(database, read_text(queries / ("q" + key + ".cypher")));
      const double median = timing.warm[timing.warm.size() / 2];
      sum += median;
      const bool right = !expected.contains(key) || expected.at(key) == timing.count;
      wrong += right ? 0 : 1;
      std::printf("q%d median %10.2f ms  least %10.2f ms  cold %10.2f ms  count %lld %s\n", number,
                  median, timing.warm.front(), timing.cold, static_cast<long long>(timing.count),
                  !expected.contains(key) ? "unchecked"
                  : right                 ? "right"
                                          : "WRONG");
    } catch (const Exception& failure) {
      ++wrong;
      std::printf("q%d %s\n", number, failure.error().message.c_str());
    }
    std::fflush(stdout);
  }
  std::printf("sum %.1f ms\n", sum);
  return wrong == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::cerr << "usage: lsqb QUERIES FOLDER [DATABASE]\n", 2;
  try {
    return run(argv[1], argv[2], argc > 3 ? argv[3] : ":memory:");
  } catch (const std::exception& failure) {
    return std::cerr << failure.what() << '\n', 1;
  }
}
