#include "ingest/extract/lexicon/lexicon.h"
#include "ingest/pipeline.h"
#include "ingest/read/unicode.h"
#include "ingest/write/extractor_version.h"
#include "ingest/write/identify.h"
#include "ingest/write/library.h"
#include "ingest/write/ordered_pipeline.h"
#include "ingest/write/read_stage.h"
#include "ingest/write/schema.h"

#include <algorithm>
#include <memory>
#include <set>
#include <thread>

namespace dossier::ingest {
namespace {

/// A commit holds documents up to this size and number; each of them is in it wholly or not at all.
constexpr std::size_t kGroupBytes = std::size_t{1} << 20;
constexpr std::size_t kGroupDocuments = 32;

/// The last stage's input: a read item with what was found in its document.
struct Extracted {
  ReadItem item;
  FactSheet sheet;
  Signature signature;
  std::size_t sentences = 0;
  std::size_t tokens = 0;
  bool unchanged = false;
};

Error internal_error(const std::string& name, const std::exception& fault) {
  return {Code::Internal,
          "document `" + printable(name) + "` cannot be read: " + fault.what(),
          {},
          {},
          "report the document that leads here"};
}

/// The extraction of one document; anything it throws becomes the error of that document.
class Extractor {
 public:
  Extractor(graph::Store& store, const Lexicon& lexicon, const std::string& version)
      : store_(store), lexicon_(lexicon), version_(version) {}

  Extracted operator()(ReadItem&& item) const {
    Extracted out{std::move(item), {}, {}};
    if (!out.item.document) return out;
    try {
      run(out);
    } catch (const Exception& fault) {
      fail(out, fault.error());
    } catch (const std::exception& fault) {
      fail(out, internal_error(out.item.document->name, fault));
    }
    return out;
  }

 private:
  void run(Extracted& out) const {
    const Document& document = *out.item.document;
    if (is_stored(document)) {
      out.unchanged = true;
      return;
    }
    const Extraction extraction = extract(document, lexicon_);
    out.sheet = make_fact_sheet(document, extraction);
    out.signature = Signature::of(document);
    out.sentences = extraction.analysis.sentences.size();
    out.tokens = extraction.analysis.tokens.size();
  }

  bool is_stored(const Document& document) const {
    const auto transaction = store_.begin_read();
    const auto state = DocumentWriter(*transaction).find(document.name);
    return state && state->hash == document.content_hash && state->version == version_;
  }

  static void fail(Extracted& out, Error error) {
    out.item.error = std::move(error);
    out.item.document.reset();
  }

  graph::Store& store_;
  const Lexicon& lexicon_;
  const std::string& version_;
};

/// Stores what was extracted, in order, in groups.
class Committer {
 public:
  Committer(graph::Store& store, Library& library, const std::string& version)
      : store_(store), library_(library), version_(version) {}

  void store(const Extracted& extracted) {
    if (!writer_) begin();
    const Document& document = *extracted.item.document;
    switch (library_.put(*writer_, document, extracted.sheet, extracted.signature, version_)) {
      case Library::Outcome::Unchanged: ++report_.unchanged; break;
      case Library::Outcome::Copy: ++report_.copies; [[fallthrough]];
      case Library::Outcome::Original: count(extracted); break;
    }
    bytes_ += document.text.size();
    if (++documents_ >= kGroupDocuments || bytes_ >= kGroupBytes) commit();
  }

  void commit() {
    if (!writer_) return;
    withdrawn_.insert(writer_->withdrawn().begin(), writer_->withdrawn().end());
    writer_.reset();
    transaction_->commit().value();
    transaction_.reset();
    bytes_ = documents_ = 0;
  }

  /// Makes one node of what documents name differently, when all are stored.
  void identify(const Lexicon& lexicon) {
    commit();
    begin();
    identify_entities(*writer_, *transaction_, withdrawn_, lexicon);
    commit();
  }

  IngestReport& report() noexcept { return report_; }

 private:
  void begin() {
    transaction_ = store_.begin_exclusive().value();
    writer_.emplace(*transaction_);
  }

  void count(const Extracted& extracted) {
    ++report_.documents;
    report_.sentences += extracted.sentences;
    report_.tokens += extracted.tokens;
    report_.entities += extracted.sheet.entities.size();
    report_.facts += extracted.sheet.facts.size();
    report_.proposals += extracted.sheet.proposals.size();
  }

  graph::Store& store_;
  Library& library_;
  const std::string& version_;
  std::unique_ptr<graph::Transaction> transaction_;
  std::optional<DocumentWriter> writer_;
  std::set<NodeName> withdrawn_;
  std::size_t bytes_ = 0;
  std::size_t documents_ = 0;
  IngestReport report_;
};

void prepare(graph::Store& store) {
  const auto transaction = store.begin_exclusive().value();
  if (ensure_schema(*transaction)) transaction->commit().value();
}

bool is_cancelled(const IngestOptions& options) {
  return options.cancelled && options.cancelled->load();
}

Error cancelled_error(std::size_t done, std::size_t total) {
  return {Code::Cancelled,
          "reading was stopped after " + std::to_string(done) + " of " + std::to_string(total) +
              " files; they are stored",
          {},
          {},
          "run it again: what is stored already is passed over"};
}

/// One run: readers and extractors beside each other, one committer.
class Run {
 public:
  Run(graph::Store& store, const IngestOptions& options, const Lexicon& lexicon,
      std::string version)
      : store_(store), options_(options), lexicon_(lexicon), version_(std::move(version)) {}

  IngestReport run(std::vector<std::string> files) {
    const std::size_t total = files.size();
    ReadStage stage(std::move(files), options_.read,
                    [this](const std::string& name) { return stored_path(name); });
    return run([&](const auto& put) { stage.run(put); }, total);
  }

  IngestReport run(const Document& document) {
    return run([&](const auto& put) { put({document, {}, false, 0, document.path}); }, 1);
  }

 private:
  using Pipeline = OrderedPipeline<ReadItem, Extracted>;

  std::string stored_path(const std::string& name) const {
    const auto transaction = store_.begin_read();
    const auto state = DocumentWriter(*transaction).find(name);
    return state ? state->path : std::string();
  }

  IngestReport run(std::function<void(const Pipeline::Put&)> produce, std::size_t total) {
    prepare(store_);
    Library library = Library::load(*store_.begin_read());
    Committer committer(store_, library, version_);
    const unsigned workers =
        options_.threads > 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
    Pipeline pipeline(workers, std::size_t{4} * workers + 4, std::move(produce),
                      Extractor(store_, lexicon_, version_));
    while (auto next = pipeline.next()) {
      if (is_cancelled(options_)) {
        committer.commit();
        throw Exception(cancelled_error(next->item.file, total));
      }
      take(committer, *next, total);
    }
    committer.identify(lexicon_);
    return committer.report();
  }

  void take(Committer& committer, const Extracted& extracted, std::size_t total) const {
    const ReadItem& item = extracted.item;
    if (item.error) {
      committer.report().failed += describe(item.error->code).kind != "Warning";
      if (options_.report) options_.report(*item.error);
    }
    if (item.document && extracted.unchanged) ++committer.report().unchanged;
    if (item.document && !extracted.unchanged) committer.store(extracted);
    if (item.end_of_file && options_.progress) options_.progress(item.file + 1, total, item.path);
  }

  graph::Store& store_;
  const IngestOptions& options_;
  const Lexicon& lexicon_;
  std::string version_;
};

/// Runs an ingestion with the lexicon that the options name.
template <typename Input>
Result<IngestReport> run_with(graph::Store& store, const Input& input,
                              const IngestOptions& options) {
  try {
    std::string version = extractor_version(options.lexicon_path).value();
    std::unique_ptr<const Lexicon> own;
    if (!options.lexicon_path.empty()) own = Lexicon::with_file(options.lexicon_path).value();
    return Run(store, options, own ? *own : Lexicon::standard(), std::move(version)).run(input);
  } catch (const Exception& fault) {
    return fault.error();
  }
}

}  // namespace

Result<IngestReport> ingest(graph::Store& store, const std::vector<std::string>& paths,
                            const IngestOptions& options) {
  std::size_t failed = 0;
  const auto report = [&](const Error& error) {
    failed += error.code != Code::SkippedDatabase;  // it is no loss
    if (options.report) options.report(error);
  };
  Result<IngestReport> done = run_with(store, find_documents(paths, options.read, report), options);
  if (done) done->failed += failed;
  return done;
}

Result<IngestReport> ingest(graph::Store& store, const Document& document,
                            const IngestOptions& options) {
  return run_with(store, document, options);
}

}  // namespace dossier::ingest
