#include "ingest/reader.h"

#include "ingest/read/clean.h"
#include "ingest/read/content_hash.h"
#include "ingest/read/each_document.h"
#include "ingest/read/encoding.h"
#include "ingest/read/files.h"
#include "ingest/read/json_document.h"
#include "ingest/read/json_lines.h"
#include "ingest/read/sniff.h"
#include "ingest/read/unicode.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Report = std::function<void(const Error&)>;
using Sink = std::function<bool(Document&&)>;

void tell(const Report& report, const Error& error) {
  if (report) report(error);
}

Error repaired_warning(const std::string& where, const Decoded& decoded) {
  return {Code::RepairedEncoding,
          "`" + printable(where) + "` has " + std::to_string(decoded.repaired) +
              " invalid characters in " + decoded.encoding + "; each was replaced",
          {},
          {},
          "convert the file to UTF-8 when its encoding is another one"};
}

Error without_text(const std::string& where) {
  return {Code::NotADocument,
          "`" + printable(where) + "` holds no text",
          {},
          {},
          "leave out empty files and pages whose text a script loads"};
}

Error in_place(Error error, const std::string& where) {
  error.message = "`" + printable(where) + "`: " + error.message;
  return error;
}

Result<Document> finish(Draft draft, std::string name, const std::string& path) {
  Document document = clean(std::move(draft));
  document.name = std::move(name);
  document.path = path;
  document.content_hash = content_hash(document);
  if (document.blocks.empty()) return without_text(path.empty() ? document.name : path);
  return document;
}

Draft read_as(Format format, std::string_view text) {
  if (format == Format::Markdown) return read_markdown(text);
  return format == Format::Html ? read_html(text) : read_plain(text);
}

/// Gives out the documents of JSON records under names that are unique within the file.
class RecordReader {
 public:
  RecordReader(std::string path, std::string name, const ReadOptions& options, const Report& report,
               const Sink& sink)
      : path_(std::move(path)),
        name_(std::move(name)),
        options_(options),
        report_(report),
        sink_(sink) {}

  /// Reads the records of one JSON text. `alone`: the file holds this text and nothing else.
  void read(std::string_view text) {
    const Status status = each_json_record(text, [&](JsonRecord&& record) { take(record); });
    if (!status) tell(report_, in_place(status.error(), path_));
  }
  void read_line(std::string_view line, std::size_t number) {
    const Status status = each_json_record(line, [&](JsonRecord&& record) { take(record); });
    if (!status) tell(report_, in_place(status.error(), path_ + ":" + std::to_string(number)));
  }

  bool stopped() const noexcept { return stopped_; }
  std::size_t given() const noexcept { return given_; }

 private:
  void take(const JsonRecord& record) {
    if (stopped_) return;
    ++count_;
    Result<Draft> draft = draft_of_record(record, options_);
    const std::string where = path_ + "#" + std::to_string(count_);
    // The object around a list of records is seldom a document itself.
    if (!draft)
      return given_ == 0 || !options_.text_field.empty()
                 ? tell(report_, in_place(draft.error(), where))
                 : void();
    Result<Document> document = finish(*std::move(draft), document_name_of(record), path_);
    if (!document) return tell(report_, in_place(document.error(), where));
    ++given_;
    stopped_ = !sink_(*std::move(document));
  }

  std::string document_name_of(const JsonRecord& record) const {
    const std::string own = name_of_record(record, options_);
    if (!options_.name_field.empty() && !own.empty()) return own;
    return name_ + "#" + (own.empty() ? std::to_string(count_) : own);
  }

  std::string path_;
  std::string name_;
  const ReadOptions& options_;
  const Report& report_;
  const Sink& sink_;
  std::size_t count_ = 0;
  std::size_t given_ = 0;
  bool stopped_ = false;
};

void read_json(const std::string& path, std::string_view text, const ReadOptions& options,
               const Report& report, const Sink& sink) {
  // A single record takes the name of its file: one document is held back until a second one comes.
  std::optional<Document> held;
  const Sink hold = [&](Document&& document) {
    if (held && !sink(*std::move(held))) return false;
    held = std::move(document);
    return true;
  };
  RecordReader records(path, document_name(path), options, report, hold);
  records.read(text);
  if (!held || records.stopped()) return;
  if (records.given() == 1 && options.name_field.empty()) held->name = document_name(path);
  sink(*std::move(held));
}

void read_json_lines(InputFile& file, const ReadOptions& options, const Report& report,
                     const Sink& sink) {
  RecordReader records(file.path(), document_name(file.path()), options, report, sink);
  const Status status =
      each_line(file, options.max_bytes, [&](std::string_view line, std::size_t number) {
        const Decoded decoded = decode(line);
        if (decoded.repaired > 0)
          tell(report, repaired_warning(file.path() + ":" + std::to_string(number), decoded));
        if (!trim(decoded.text).empty()) records.read_line(decoded.text, number);
        return !records.stopped();
      });
  if (!status) tell(report, status.error());
}

void read_content(const std::string& path, const std::string& bytes, std::optional<Format> promised,
                  const ReadOptions& options, const Report& report, const Sink& sink) {
  if (const std::string_view kind = sniff_binary(std::string_view(bytes).substr(0, 65536));
      !kind.empty()) {
    return tell(report, not_a_document(path, kind));
  }
  const bool declares = !promised || promised == Format::Html;
  const Decoded decoded = decode(bytes, declares ? declared_encoding(bytes) : std::string());
  const Format format = promised.value_or(sniff_format(decoded.text));
  std::vector<Error> warnings;
  if (decoded.repaired > 0) warnings.push_back(repaired_warning(path, decoded));
  for (const Error& warning : warnings) tell(report, warning);
  if (trim(decoded.text).empty()) return tell(report, without_text(path));
  if (format == Format::Json || format == Format::JsonLines)
    return read_json(path, decoded.text, options, report, sink);
  Result<Document> document = finish(read_as(format, decoded.text), document_name(path), path);
  if (!document) return tell(report, document.error());
  document->warnings = std::move(warnings);
  sink(*std::move(document));
}

}  // namespace

void each_document(const std::string& path, const ReadOptions& options, const Report& report,
                   const Sink& sink) {
  Result<InputFile> file = InputFile::open(path);
  if (!file) return tell(report, file.error());
  const std::optional<Format> promised = format_of_extension(extension_of(path));
  if (promised == Format::JsonLines) return read_json_lines(*file, options, report, sink);
  const Result<std::string> bytes = read_whole(*file, options.max_bytes);
  if (!bytes) return tell(report, bytes.error());
  read_content(path, *bytes, promised, options, report, sink);
}

std::vector<Document> read_documents(const std::string& path, const ReadOptions& options,
                                     const Report& report) {
  std::vector<Document> out;
  each_document(path, options, report, [&](Document&& document) {
    out.push_back(std::move(document));
    return true;
  });
  return out;
}

Result<Document> read_text(std::string name, std::string_view content, std::string_view format,
                           const ReadOptions& options) {
  if (content.size() > options.max_bytes) return too_large(name, options.max_bytes);
  if (const std::string_view kind = sniff_binary(content.substr(0, 65536)); !kind.empty()) {
    return not_a_document(name, kind);
  }
  std::optional<Format> promised = format_of_extension(format);
  const Decoded decoded =
      decode(content, promised == Format::Html ? declared_encoding(content) : std::string());
  const Format form = promised.value_or(sniff_format(decoded.text));
  std::optional<Error> problem;
  std::optional<Document> first;
  if (form == Format::Json || form == Format::JsonLines) {
    read_json(
        name, decoded.text, options, [&](const Error& error) { problem = error; },
        [&](Document&& document) {
          first = std::move(document);
          return false;
        });
    if (!first) return problem ? *problem : without_text(name);
    first->path.clear();
    if (options.name_field.empty()) first->name = std::move(name);
    return *std::move(first);
  }
  Result<Document> document = finish(read_as(form, decoded.text), std::move(name), {});
  if (document && decoded.repaired > 0)
    document->warnings.push_back(repaired_warning(document->name, decoded));
  return document;
}

}  // namespace dossier::ingest
