#pragma once

#include "graph/store.h"
#include "query/engine.h"

#include <memory>
#include <sstream>
#include <string>

namespace dossier::query {

/// A private graph in memory and an engine on it.
class Bench {
 public:
  Bench() : store_(graph::Store::open(":memory:").value()), engine_(*store_) {}

  Result<ResultSet> run(std::string_view text, const Parameters& parameters = {},
                        const QueryOptions& options = {}) {
    return engine_.run(text, parameters, options);
  }

  /// Rows as literals, values divided by ", " and rows by "; ". An error is its code.
  std::string rows(std::string_view text, const Parameters& parameters = {}) {
    const Result<ResultSet> result = run(text, parameters);
    if (!result) return to_string(result.error().code);
    std::ostringstream out;
    for (std::size_t i = 0; i < result->size(); ++i) {
      if (i > 0) out << "; ";
      const Row row = (*result)[i];
      for (std::size_t k = 0; k < row.size(); ++k) out << (k > 0 ? ", " : "") << row[k];
    }
    return out.str();
  }

  std::string plan(std::string_view text) {
    return run("EXPLAIN " + std::string(text)).value().plan;
  }

  graph::Store& store() { return *store_; }
  Engine& engine() { return engine_; }

 private:
  std::unique_ptr<graph::Store> store_;
  Engine engine_;
};

}  // namespace dossier::query
