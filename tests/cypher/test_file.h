#pragma once

#include <string>
#include <vector>

namespace dossier::cypher_test {

/// What a block of a test file asks for.
enum class BlockKind {
  Graph,       ///< a new database that holds these patterns
  Parameters,  ///< the entries of a map, `name: value, ...`, for the queries that follow
  Statement,   ///< runs and must succeed; expects the counters of its changes, or nothing
  Query,       ///< rows in any order
  Ordered,     ///< rows in this order
  Error,       ///< the headline of the error
  Warning,     ///< runs and must succeed; the headlines of its warnings with their hints
};

/// A head word, the lines below it up to "----" or the next blank line, and what is expected.
struct Block {
  BlockKind kind;
  std::string head;  ///< the line as written
  std::string text;  ///< of the query or patterns
  std::vector<std::string> expected;
  bool has_expected = false;          ///< there was a line "----"
  std::size_t line = 0;               ///< of the head, from 1
  std::vector<std::string> comments;  ///< lines in front of it, with the blank ones
};

/// A file tests/cypher/**.test:
///
///     # a comment
///     graph
///       (ada:Person {name: 'Ada'})-[:KNOWS]->(:Person {name: 'Bob'})
///
///     query
///     MATCH (p:Person)-[:KNOWS]->(q) RETURN p.name, q.name
///     ----
///     'Ada' | 'Bob'
///
///     error
///     RETURN x
///     ----
///     error[DSR2001]: variable `x` is not defined
struct TestFile {
  std::string path;
  std::vector<Block> blocks;
  std::vector<std::string> tail;  ///< comments behind the last block
};

/// Throws std::runtime_error with file and line for text that is not of this form.
TestFile read_test_file(const std::string& path);

/// Writes the file back, with the expectations as they are in `file`.
void write_test_file(const TestFile& file);

}  // namespace dossier::cypher_test
