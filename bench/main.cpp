// The questions of a knowledge graph of documents, timed in this process through the public API.
//
//   questions FOLDER [DATABASE] [ONLY]
//
// FOLDER holds CSV files and params.json; the database is filled from them when it is not there
// yet. Where the folder has expected.json ({"Q01_point_id": "digest", ...}), every answer is
// checked against it.
#include "bench/digest.h"
#include "bench/load.h"
#include "bench/questions.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <dossier/dossier.h>
#include <nlohmann/json.hpp>

namespace {

using namespace dossier;         // NOLINT
using namespace dossier::bench;  // NOLINT
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Json read_json(const std::string& path) {
  std::ifstream file(path);
  return file ? Json::parse(file) : Json::object();
}

std::vector<Map> parameter_sets(const Question& question, const Json& given) {
  std::vector<Map> out;
  const auto take = [&](const char* list, auto&& make) {
    for (const Json& item : given.at(list)) {
      if (question.sets == 0 || out.size() < question.sets) out.push_back(make(item));
    }
  };
  const auto by_id = [](const Json& item) {
    return Map{{"id", (item.is_object() ? item.at("id") : item).get<std::int64_t>()}};
  };
  switch (question.parameters) {
    case ParameterSet::None: out.emplace_back(); break;
    case ParameterSet::Persons: take("persons", by_id); break;
    case ParameterSet::Actives: take("actives", by_id); break;
    case ParameterSet::Names:
      take("persons", [](const Json& item) {
        return Map{{"name", item.at("name").get<std::string>()}};
      });
      break;
    case ParameterSet::Pairs:
      take("pairs", [](const Json& item) {
        return Map{{"a", item.at(0).get<std::int64_t>()}, {"b", item.at(1).get<std::int64_t>()}};
      });
      break;
  }
  return out;
}

struct Timing {
  double cold = 0, median = 0, p95 = 0;
  std::string answer;
};

constexpr double kBudget = 1500;  // milliseconds of repeats a question

Timing time(Database& database, const Question& question, const std::vector<Map>& sets) {
  QueryOptions options;
  options.timeout = std::chrono::seconds(60);
  Timing out;
  std::vector<std::string> digests;
  for (const Map& parameters : sets) {
    const auto start = Clock::now();
    const ResultSet rows = database.query(question.cypher, parameters, options).value();
    if (digests.empty()) out.cold = milliseconds_since(start);
    digests.push_back(digest(rows, question.ordered));
  }
  out.answer = digest(digests);
  std::vector<double> times;
  const auto begin = Clock::now();
  for (int round = 0; round < 20 && (round == 0 || milliseconds_since(begin) < kBudget); ++round) {
    for (const Map& parameters : sets) {
      const auto start = Clock::now();
      database.query(question.cypher, parameters, options).value();
      times.push_back(milliseconds_since(start));
    }
  }
  std::sort(times.begin(), times.end());
  out.median = times[times.size() / 2];
  out.p95 = times[times.size() * 95 / 100];
  return out;
}

/// The database at `path`; made from the folder when there is none.
Database open(const std::string& folder, const std::string& path) {
  const ImportSettings settings = import_settings(folder);
  const auto start = Clock::now();
  const bool memory = path == ":memory:";
  if (!memory && std::filesystem::exists(path)) return Database::open(path).value();
  if (!memory) create_from_files(path, settings).value();
  Database database = Database::open(path).value();
  if (memory) database.import_files(settings).value();
  std::printf("imported in %.2f s\n", milliseconds_since(start) / 1000);
  return database;
}

int run(const std::string& folder, const std::string& path, const std::string& only) {
  Database database = open(folder, path);
  const Json given = read_json(folder + "/params.json");
  const Json expected = read_json(folder + "/expected.json");
  int wrong = 0;
  std::printf("%-16s %12s %12s %12s  %s\n", "question", "median ms", "p95 ms", "cold ms", "answer");
  for (const Question& question : questions()) {
    if (!only.empty() && question.name.find(only) == std::string_view::npos) continue;
    try {
      const Timing timing = time(database, question, parameter_sets(question, given));
      const std::string name(question.name);
      const bool known = expected.contains(name);
      const bool right = !known || expected.at(name) == timing.answer;
      wrong += !right;
      std::printf("%-16s %12.4f %12.4f %12.4f  %s %s\n", name.c_str(), timing.median, timing.p95,
                  timing.cold, timing.answer.c_str(),
                  !known  ? "unchecked"
                  : right ? "right"
                          : "WRONG");
    } catch (const Exception& failure) {
      ++wrong;
      std::printf("%-16s %s\n", std::string(question.name).c_str(),
                  failure.error().message.c_str());
    }
    std::fflush(stdout);
  }
  return wrong == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::cerr << "usage: questions FOLDER [DATABASE] [ONLY]\n", 2;
  try {
    return run(argv[1], argc > 2 ? argv[2] : ":memory:", argc > 3 ? argv[3] : "");
  } catch (const std::exception& failure) {
    return std::cerr << failure.what() << '\n', 1;
  }
}
