#pragma once

#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace dossier::query::execute {

/// Reads records of comma-separated values (RFC 4180) one after the other from a stream. Fields may
/// be quoted by `"`, which is doubled within; quoted fields may hold line ends. A byte order mark
/// is passed over.
class CsvReader {
 public:
  /// Longest record, in bytes: a quote that is never closed must not swallow a whole file.
  static constexpr std::size_t kLongestRecord = std::size_t{16} << 20;

  CsvReader(std::istream& in, char separator);
  /// The fields of the next record, nothing at the end; a field without any character and without
  /// quotes has no value. Throws InvalidArgumentValue for a record that is too long or a quote that
  /// is never closed.
  bool next(std::vector<std::optional<std::string>>& fields);
  /// Number of the line where the last record ended, from 1.
  std::size_t line() const noexcept { return last_; }

 private:
  bool read_field(std::optional<std::string>& field);
  void read_quoted(std::string& text);
  void count_byte();

  std::istream& in_;
  char separator_;
  std::size_t length_ = 0;
  std::size_t line_ = 1;  ///< that comes next
  std::size_t last_ = 0;
};

}  // namespace dossier::query::execute
