#pragma once

#include "graph/store.h"
#include "query/engine.h"
#include "tests/cypher/test_file.h"
#include "tests/scratch.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <dossier/database.h>

namespace dossier::cypher_test {

/// Where the graph of a test file lives.
enum class Config {
  Memory,
  Disk,  ///< a directory that is closed and opened again between all statements
};

/// Runs the blocks of one file, one after the other.
class Session {
 public:
  explicit Session(Config config);
  ~Session();

  /// What the block gives, in the form of its expectation: rows in their order, counters, or a
  /// headline.
  std::vector<std::string> run(const Block& block);

 private:
  void begin_graph(const std::string& patterns);
  void open();
  void close();
  Result<ResultSet> execute(const std::string& text);

  Config config_;
  std::optional<test::Scratch> directory_;  ///< on disk
  std::unique_ptr<graph::Store> store_;
  std::unique_ptr<query::Engine> engine_;
  Parameters parameters_;
};

/// True when the outcome of a block is the expected one.
bool matches(const Block& block, std::vector<std::string> actual);

}  // namespace dossier::cypher_test
