#include "ingest/read/clean_page.h"
#include "ingest/read/json_records.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <optional>

namespace dossier::ingest {
namespace {

constexpr std::size_t kMaxBlob = 65536;
constexpr int kMaxDepth = 16;

struct Range {
  std::uint32_t begin;
  std::uint32_t end;
};

/// The end of the object that begins at `begin`, or nothing when it does not close.
std::optional<std::uint32_t> object_end(std::string_view text, std::size_t begin) {
  int depth = 0;
  bool quoted = false;
  const std::size_t last = std::min(text.size(), begin + kMaxBlob);
  for (std::size_t at = begin; at < last; ++at) {
    const char c = text[at];
    if (quoted) {
      at += c == '\\';
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return {};
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return static_cast<std::uint32_t>(at + 1);
    }
  }
  return {};
}

bool begins_object(std::string_view text, std::size_t at) {
  if (text[at] != '{') return false;
  const std::size_t next = text.find_first_not_of(" \n", at + 1);
  return next != std::string_view::npos && text[next] == '"';
}

/// The fields of the blob, when it is an object with at least two of them.
std::optional<JsonRecord> parse_blob(std::string_view text) {
  std::optional<JsonRecord> found;
  const Status status =
      each_json_record(text, [&](JsonRecord&& record) { found = std::move(record); });
  if (!status || !found || found->fields.size() < 2) return {};
  return found;
}

/// Names without the words that a publishing system adds to all of them.
void store(Draft& draft, JsonRecord record) {
  for (JsonRecord::Field& field : record.fields) {
    auto& values = field.values;
    values.erase(std::remove(values.begin(), values.end(), ""), values.end());
    if (!values.empty()) add_metadata(draft, field.path, std::move(values));
  }
}

/// Takes bytes out of the lines; what is left of a line at either side stays a line.
void remove_range(Page& page, Range range) {
  std::vector<PageLine> kept;
  for (const PageLine& line : page.lines) {
    const Part& part = line.part;
    if (part.end <= range.begin || part.begin >= range.end) {
      kept.push_back(line);
      continue;
    }
    if (part.begin < range.begin)
      kept.push_back(line_of(page.draft, {part.begin, range.begin, part.kind}));
    if (part.end > range.end)
      kept.push_back(line_of(page.draft, {range.end, part.end, PartKind::Line}));
  }
  std::erase_if(kept, [](const PageLine& line) { return line.text.empty(); });
  page.lines = std::move(kept);
}

/// What stands before the data of a page is its header, unless most of the text is there.
void mark_header(Page& page, std::uint32_t blob) {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  for (const PageLine& line : page.lines) (line.part.begin < blob ? before : after) += line.words;
  if (before * 3 > after) return;
  for (PageLine& line : page.lines) {
    if (line.part.begin < blob) line.role = line.prose ? Role::Teaser : Role::Control;
  }
}

}  // namespace

void take_metadata_blob(Page& page) {
  const std::string_view text = page.draft.content.text;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::uint32_t begin = page.lines[i].part.begin;
    if (!begins_object(text, begin)) continue;
    const auto end = object_end(text, begin);
    if (!end) continue;
    auto record = parse_blob(text.substr(begin, *end - begin));
    if (!record) continue;
    store(page.draft, *std::move(record));
    remove_range(page, {begin, *end});
    mark_header(page, begin);
    page.saved = true;
  }
}

}  // namespace dossier::ingest
