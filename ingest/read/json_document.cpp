#include "ingest/read/json_document.h"

#include "ingest/read/dates.h"
#include "ingest/read/sniff.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <span>

namespace dossier::ingest {
namespace {

using Names = std::span<const std::string_view>;
using Field = JsonRecord::Field;

constexpr std::string_view kTextNames[] = {"text",         "body",         "content",
                                           "article",      "articlebody",  "full_text",
                                           "fulltext",     "maintext",     "body_text",
                                           "content_text", "transcript",   "raw_text",
                                           "html",         "content_html", "body.text",
                                           "content.text", "text.body",    "fields.bodytext",
                                           "fields.body",  "_source.text", "_source.content",
                                           "summary",      "description"};
constexpr std::string_view kTitleNames[] = {
    "title", "headline", "webtitle", "fields.headline", "heading", "_source.title", "subject"};
constexpr std::string_view kDateNames[] = {
    "date",         "published",     "published_at",   "publication_date",
    "pub_date",     "pubdate",       "publishdate",    "publish_date",
    "date_publish", "datepublished", "date_published", "webpublicationdate",
    "created",      "created_at",    "timestamp",      "_source.date"};
constexpr std::string_view kAuthorNames[] = {"authors",       "author",        "byline",
                                             "creator",       "authors.name",  "author.name",
                                             "fields.byline", "_source.author"};
constexpr std::string_view kNameNames[] = {"id",   "doc_id", "document_id", "docid", "_id",
                                           "uuid", "slug",   "name",        "key"};

const Field* choose(const JsonRecord& record, const std::string& wanted, Names common) {
  if (!wanted.empty()) return record.find(wanted);
  for (const std::string_view name : common) {
    const Field* field = record.find(name);
    if (field && std::any_of(field->values.begin(), field->values.end(),
                             [](const auto& v) { return !v.empty(); })) {
      return field;
    }
  }
  return nullptr;
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out += "\n\n";
    out += value;
  }
  return out;
}

std::string field_names(const JsonRecord& record) {
  std::string out;
  for (std::size_t i = 0; i < record.fields.size() && i < 8; ++i) {
    out += (i > 0 ? ", `" : "`") + printable(record.fields[i].path) + "`";
  }
  return out.empty() ? "no fields" : out;
}

Error no_text(const JsonRecord& record, const std::string& wanted) {
  const std::string what =
      wanted.empty() ? "no field with a text" : "no field `" + printable(wanted) + "`";
  return {Code::MalformedDocument,
          "the record has " + what,
          {},
          {},
          "name the field that holds the text; the record has " + field_names(record)};
}

Draft draft_of_text(const std::string& text) {
  const Format format = sniff_format(text);
  return format == Format::Html ? read_html(text) : read_plain(text);
}

}  // namespace

Result<Draft> draft_of_record(const JsonRecord& record, const ReadOptions& options) {
  const Field* text = choose(record, options.text_field, kTextNames);
  if (!text) return no_text(record, options.text_field);
  Draft draft = draft_of_text(joined(text->values));
  const Field* title = choose(record, options.title_field, kTitleNames);
  const Field* date = choose(record, options.date_field, kDateNames);
  const Field* authors = choose(record, options.authors_field, kAuthorNames);
  if (title) draft.title = std::string(trim(title->values[0]));
  if (date && !date->values.empty()) draft.date = parse_date(date->values[0]);
  if (authors) add_metadata(draft, "authors", authors->values);
  for (const Field& field : record.fields) {
    const bool used =
        &field == text || &field == title || (&field == date && draft.date) || &field == authors;
    if (!used) add_metadata(draft, field.path, field.values);
  }
  return draft;
}

std::string name_of_record(const JsonRecord& record, const ReadOptions& options) {
  const Field* name = choose(record, options.name_field, kNameNames);
  return name && !name->values.empty() ? name->values[0].substr(0, 200) : std::string();
}

}  // namespace dossier::ingest
