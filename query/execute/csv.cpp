#include "query/execute/csv.h"

#include "query/value/failure.h"

namespace dossier::query::execute {

namespace {
constexpr int kEnd = std::istream::traits_type::eof();
}

CsvReader::CsvReader(std::istream& in, char separator) : in_(in), separator_(separator) {
  constexpr char kMark[] = "\xEF\xBB\xBF";
  if (in_.peek() != static_cast<unsigned char>(kMark[0])) return;
  char head[3] = {};
  in_.read(head, 3);
  if (std::string_view(head, 3) == kMark) return;
  in_.clear();
  in_.seekg(0);
}

void CsvReader::count_byte() {
  if (++length_ > kLongestRecord) {
    fail(Code::InvalidArgumentValue,
         "the record that begins on line " + std::to_string(line_) + " of the CSV file is too long",
         "is a quote left open?");
  }
}

bool CsvReader::next(std::vector<std::optional<std::string>>& fields) {
  fields.clear();
  length_ = 0;
  while (in_.peek() == '\n' || in_.peek() == '\r') {
    if (in_.get() == '\n') ++line_;
  }
  if (in_.peek() == kEnd) return false;
  bool more = true;
  while (more) {
    fields.emplace_back();
    more = read_field(fields.back());
  }
  last_ = line_++;
  return true;
}

bool CsvReader::read_field(std::optional<std::string>& field) {
  if (in_.peek() == '"') {
    in_.get();
    read_quoted(field.emplace());
  }
  for (int c = in_.get(); c != kEnd; c = in_.get()) {
    count_byte();
    if (c == separator_) return true;
    if (c == '\n') return false;
    if (c == '\r' && (in_.peek() == '\n' || in_.peek() == kEnd)) continue;
    if (!field) field.emplace();
    field->push_back(static_cast<char>(c));
  }
  return false;
}

void CsvReader::read_quoted(std::string& text) {
  for (int c = in_.get(); c != kEnd; c = in_.get()) {
    count_byte();
    if (c == '"' && in_.peek() != '"') return;
    if (c == '"') in_.get();
    if (c == '\n') ++line_;
    text.push_back(static_cast<char>(c));
  }
  fail(Code::InvalidArgumentValue, "a quote in the record that begins on line " +
                                       std::to_string(line_) + " of the CSV file is never closed");
}

}  // namespace dossier::query::execute
