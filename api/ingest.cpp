#include "api/guarded.h"
#include "api/state.h"
#include "ingest/pipeline.h"
#include "ingest/reader.h"

#include <dossier/database.h>

namespace dossier {

namespace {

ingest::IngestOptions ingest_options(const IngestSettings& settings) {
  ingest::IngestOptions out;
  out.read.text_field = settings.text_field;
  out.read.title_field = settings.title_field;
  out.read.date_field = settings.date_field;
  out.read.name_field = settings.name_field;
  out.read.follow_symlinks = settings.follow_symlinks;
  out.threads = settings.threads;
  out.lexicon_path = settings.lexicon_path;
  out.cancelled = settings.cancelled;
  out.progress =
      settings.progress ? settings.progress : [](std::size_t, std::size_t, const std::string&) {};
  out.report = settings.report ? settings.report : [](const Error&) {};
  return out;
}

Result<IngestSummary> summary_of(const Result<ingest::IngestReport>& report) {
  if (!report) return report.error();
  return IngestSummary{report->documents, report->unchanged, report->copies,
                       report->failed,    report->sentences, report->tokens,
                       report->entities,  report->facts,     report->proposals};
}

}  // namespace

Result<IngestSummary> Database::ingest(const std::vector<std::string>& paths,
                                       const IngestSettings& settings) {
  return guarded(
      [&] { return summary_of(ingest::ingest(*state_->store, paths, ingest_options(settings))); });
}

Result<IngestSummary> Database::ingest_text(std::string name, std::string_view content,
                                            std::string_view format,
                                            const IngestSettings& settings) {
  return guarded([&]() -> Result<IngestSummary> {
    const ingest::IngestOptions options = ingest_options(settings);
    const auto document = ingest::read_text(std::move(name), content, format, options.read);
    if (!document) return document.error();
    return summary_of(ingest::ingest(*state_->store, *document, options));
  });
}

Status Database::forget(const std::string& document) {
  return guarded([&] { return ingest::forget(*state_->store, document); });
}

Status Database::merge(const std::string& from, const std::string& into,
                       const std::string& reason) {
  return guarded([&] { return ingest::merge_entities(*state_->store, from, into, reason); });
}

Status Database::split(const std::string& name) {
  return guarded([&] { return ingest::split_entity(*state_->store, name); });
}

Status Database::merges(const std::function<void(const std::string&)>& sink) {
  return guarded([&] { return ingest::print_merges(*state_->store, sink); });
}

Status Database::facts(const std::string& document, bool explain,
                       const std::function<void(const std::string&)>& sink) {
  return guarded([&] { return ingest::print_facts(*state_->store, document, explain, sink); });
}

}  // namespace dossier
