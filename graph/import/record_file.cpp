#include "graph/import/record_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <dossier/error.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dossier::graph {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

[[noreturn]] void fail(const std::string& path) {
  throw Exception({Code::InputOutput, "cannot read `" + path + "`: " + std::strerror(errno)});
}

std::size_t find(std::string_view text, char wanted, std::size_t from) {
  if (from >= text.size()) return std::string_view::npos;
  const void* at = std::memchr(text.data() + from, wanted, text.size() - from);
  return at == nullptr ? std::string_view::npos
                       : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

bool opens_field(std::string_view text, std::size_t quote, char delimiter) {
  if (quote == 0) return true;
  const char before = text[quote - 1];
  return before == delimiter || before == '\n' || before == '\r';
}

/// Behind the quote that closes a field whose content begins at `from`; npos when the text ends
/// before.
std::size_t after_quoted(std::string_view text, std::size_t from, char quote, bool last) {
  for (std::size_t at = find(text, quote, from); at != std::string_view::npos;
       at = find(text, quote, at + 2)) {
    if (at + 1 == text.size()) return last ? at + 1 : std::string_view::npos;
    if (text[at + 1] != quote) return at + 1;
  }
  return std::string_view::npos;
}

}  // namespace

std::size_t last_record_end(std::string_view text, const CsvMarks& marks, bool last) {
  if (last) return text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t quote = find(text, marks.quote, at);
    const std::size_t plain_end = std::min(quote, text.size());
    if (const auto line = text.substr(at, plain_end - at).rfind('\n');
        line != std::string_view::npos)
      end = at + line + 1;
    if (quote == std::string_view::npos) return end;
    at = quote + 1;
    if (!opens_field(text, quote, marks.delimiter)) continue;
    const std::size_t closed = after_quoted(text, at, marks.quote, last);
    if (closed != std::string_view::npos) {
      if (closed - at <= kLongestField) at = closed;
    } else if (text.size() - at <= kLongestField) {
      return end;
    }
  }
  return end;
}

RecordFile::RecordFile(std::string path, const CsvMarks& marks)
    : path_(std::move(path)), marks_(marks) {
  file_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (file_ < 0 || ::fstat(file_, &about) != 0) fail(path_);
  if (S_ISDIR(about.st_mode))
    throw Exception({Code::InputOutput, "cannot read `" + path_ + "`: it is a directory"});
  size_ = static_cast<std::uint64_t>(about.st_size);
}

RecordFile::RecordFile(RecordFile&& other) noexcept
    : path_(std::move(other.path_)),
      marks_(other.marks_),
      file_(std::exchange(other.file_, -1)),
      at_end_(other.at_end_),
      size_(other.size_),
      position_(other.position_),
      rest_(std::move(other.rest_)) {}

RecordFile::~RecordFile() {
  if (file_ >= 0) ::close(file_);
}

/// Reads until `out` holds `wanted` bytes; false at the end of the file.
bool RecordFile::fill(std::string& out, std::size_t wanted) {
  std::size_t filled = out.size();
  out.resize(std::max(wanted, filled));
  while (filled < out.size()) {
    const ssize_t got = ::read(file_, out.data() + filled, out.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path_);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  at_end_ = filled < out.size();
  out.resize(filled);
  return !at_end_;
}

bool RecordFile::next(std::string& out, std::size_t wanted) {
  out.assign(rest_);
  rest_.clear();
  std::size_t end = 0;
  for (std::size_t size = wanted; end == 0; size = out.size() * 2) {
    if (!at_end_) fill(out, size);
    if (position_ == 0 && out.starts_with(kByteOrderMark)) out.erase(0, kByteOrderMark.size());
    if (out.empty()) return false;
    end = last_record_end(out, marks_, at_end_);
  }
  rest_.assign(out, end);
  out.resize(end);
  position_ += end;
  return true;
}

}  // namespace dossier::graph
