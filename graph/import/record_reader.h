#pragma once

#include "graph/import/record_file.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/value.h>

namespace dossier::graph {

/// A field of a record. Its text holds until the next record is read.
struct Field {
  std::string_view text;
  bool quoted = false;
  std::optional<ValueKind> kind =
      {};             ///< what it is, where the file says so; of each element of a list
  bool list = false;  ///< only with `kind`
  /// No text and no quotes: there is no value.
  bool missing() const { return text.empty() && !quoted; }
};

/// The records of one piece of a file (RFC 4180: fields may be quoted, the quote is doubled
/// within). Lines without any character are passed over.
class RecordReader {
 public:
  RecordReader(std::string_view text, const CsvMarks& marks) : text_(text), marks_(marks) {}

  /// Goes to the next record; false at the end.
  bool next();
  const std::vector<Field>& fields() const { return fields_; }
  /// Why the record cannot be read; "" when it can. Reading goes on with the next line.
  std::string_view problem() const { return problem_; }
  /// Line of the record within the piece, counted from 0.
  std::uint64_t line() const { return record_line_; }
  /// Lines read so far, also the empty ones.
  std::uint64_t lines() const { return line_; }
  /// The record as it stands there.
  std::string_view record() const { return text_.substr(begin_, at_ - begin_); }

 private:
  void skip_empty_lines();
  bool read_field();
  bool read_quoted();
  bool end_field(std::string_view text, bool quoted);
  void give_up(std::string_view problem);
  std::string_view unescaped(std::size_t begin, std::size_t end);

  std::string_view text_;
  CsvMarks marks_;
  std::size_t begin_ = 0;
  std::size_t at_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t record_line_ = 0;
  std::string_view problem_;
  std::vector<Field> fields_;
  std::deque<std::string> scratch_;  ///< fields with doubled quotes
  std::size_t used_ = 0;
};

}  // namespace dossier::graph
