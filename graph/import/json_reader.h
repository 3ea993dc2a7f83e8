#pragma once

#include "graph/import/record_reader.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph {

/// Whether the name of a file says that it holds JSON Lines: ".jsonl", ".ndjson".
bool holds_json(std::string_view path);

/// The keys of the first object of a text, in order; empty when it does not begin with one.
std::vector<std::string> first_keys(std::string_view text);

/// The objects of one piece of a file of JSON Lines, each as a record whose fields belong to
/// `keys`. Fields tell the kinds of their values. Lines without any character are passed over.
class JsonReader {
 public:
  JsonReader(std::string_view text, const std::vector<std::string>& keys, char array_delimiter)
      : text_(text), keys_(keys), array_delimiter_(array_delimiter) {}

  // As RecordReader has them.
  bool next();
  const std::vector<Field>& fields() const { return fields_; }
  std::string_view problem() const { return problem_; }
  std::uint64_t line() const { return record_line_; }
  std::uint64_t lines() const { return line_; }
  std::string_view record() const { return record_; }

 private:
  class Object;
  void read_object();

  std::string_view text_;
  const std::vector<std::string>& keys_;
  char array_delimiter_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 0, record_line_ = 0;
  std::string_view record_;
  std::string problem_;
  std::vector<Field> fields_;
  std::deque<std::string> texts_;  ///< of the fields
};

}  // namespace dossier::graph
