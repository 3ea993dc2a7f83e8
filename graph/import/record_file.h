#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::graph {

/// The marks of a file of separated values.
struct CsvMarks {
  char delimiter = ',';
  char quote = '"';
};

/// The marks of a file whose records are lines.
constexpr CsvMarks kLines{'\n', '\0'};

/// A quoted field that goes on for longer is taken for one that is never closed.
constexpr std::size_t kLongestField = std::size_t{16} << 20;

/// The end of the last whole record of `text`, which begins with one: 0 when none ends. Quoted
/// fields may hold line ends. With `last` the text ends where the file does.
std::size_t last_record_end(std::string_view text, const CsvMarks& marks, bool last);

/// A file, read in pieces that hold whole records.
class RecordFile {
 public:
  /// Throws InputOutput.
  RecordFile(std::string path, const CsvMarks& marks);
  RecordFile(RecordFile&& other) noexcept;
  RecordFile& operator=(RecordFile&&) = delete;
  ~RecordFile();

  const std::string& path() const { return path_; }
  std::uint64_t size() const { return size_; }
  /// Bytes given out so far.
  std::uint64_t position() const { return position_; }
  /// Replaces `out` by about `wanted` bytes of whole records; false at the end. A byte order mark
  /// is left out.
  bool next(std::string& out, std::size_t wanted);

 private:
  bool fill(std::string& out, std::size_t wanted);

  std::string path_;
  CsvMarks marks_;
  int file_ = -1;
  bool at_end_ = false;
  std::uint64_t size_ = 0;
  std::uint64_t position_ = 0;
  std::string rest_;  ///< read, and not given out
};

}  // namespace dossier::graph
