// How long it takes from nothing to the first answer of a point query.
//
//   open DATABASE ID
#include "bench/measure.h"

#include <iostream>

#include <dossier/dossier.h>

namespace {

using namespace dossier;         // NOLINT
using namespace dossier::bench;  // NOLINT

constexpr int kRounds = 9;

void run(const std::string& path, std::int64_t id, bool read_only) {
  std::vector<double> opened, answered;
  for (int i = 0; i < kRounds; ++i) {
    Options options;
    options.read_only = read_only;
    const auto start = Clock::now();
    Database database = Database::open(path, options).value();
    opened.push_back(milliseconds_since(start));
    database.query("MATCH (p:Person {id: $id}) RETURN p.name", {{"id", id}}).value();
    answered.push_back(milliseconds_since(start));
  }
  const std::string mode = read_only ? "open to read" : "open to write";
  tell(mode, quantile(opened, 0.5), "ms", "least " + std::to_string(quantile(opened, 0)));
  tell(mode + ", first answer", quantile(answered, 0.5), "ms",
       "least " + std::to_string(quantile(answered, 0)));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: open DATABASE ID\n", 2;
  try {
    run(argv[1], std::stoll(argv[2]), true);
    run(argv[1], std::stoll(argv[2]), false);
  } catch (const std::exception& failure) {
    return std::cerr << failure.what() << '\n', 1;
  }
}
