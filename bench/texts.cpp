// What it costs that questions come as text: the same point question with a parameter, which the
// cache of plans knows after the first time, and with the number written in the text, which is a
// new text each time.
//
//   texts DATABASE LABEL KEY FIRST COUNT
//
// Asks for the COUNT nodes with integers from FIRST on.
#include "bench/measure.h"

#include <functional>
#include <iostream>

#include <dossier/dossier.h>

namespace {

using namespace dossier;         // NOLINT
using namespace dossier::bench;  // NOLINT

struct Range {
  std::int64_t first, count;
};

/// Median microseconds of one question, after a first round that fills the caches of records.
double time(Range ids, const std::function<void(std::int64_t)>& ask) {
  std::vector<double> times;
  for (int round = 0; round < 2; ++round) {
    times.clear();
    for (std::int64_t id = ids.first; id < ids.first + ids.count; ++id) {
      const auto start = Clock::now();
      ask(id);
      times.push_back(milliseconds_since(start) * 1000);
    }
  }
  return quantile(times, 0.5);
}

void run(Database& database, const std::string& label, const std::string& key, Range ids) {
  const std::string head = "MATCH (n:" + label + " {" + key + ": ";
  const std::string tail = "}) RETURN n." + key + " AS found";
  const std::string text = head + "$id" + tail;
  const auto ask = [&](const std::string& question, const Parameters& parameters) {
    if (database.query(question, parameters).value().size() != 1)
      throw std::runtime_error("not one row: " + question);
  };
  tell("with a parameter", time(ids, [&](std::int64_t id) { ask(text, {{"id", id}}); }), "us");
  std::int64_t blanks = 0;  // so that a text of the first round is new in the second one too
  tell("new text each time",
       time(ids,
            [&](std::int64_t id) {
              const std::string fill(++blanks > ids.count ? 1 : 0, ' ');
              ask(head + std::to_string(id) + fill + tail, {});
            }),
       "us");
  tell("nothing but a text", time(ids, [&](std::int64_t) { ask("RETURN 1", {}); }), "us");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return std::cerr << "usage: texts DATABASE LABEL KEY FIRST COUNT\n", 2;
  try {
    Options options;
    options.read_only = true;
    Database database = Database::open(argv[1], options).value();
    run(database, argv[2], argv[3], {std::stoll(argv[4]), std::stoll(argv[5])});
  } catch (const std::exception& failure) {
    return std::cerr << failure.what() << '\n', 1;
  }
}
