#pragma once

#include "graph/store.h"
#include "ingest/extract/extraction.h"
#include "ingest/reader.h"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include <dossier/error.h>

namespace dossier::ingest {

struct IngestOptions {
  ReadOptions read;
  unsigned threads = 0;      ///< readers; 0: one a core
  std::string lexicon_path;  ///< a user's additions, or empty
  const std::atomic<bool>* cancelled =
      nullptr;  ///< set by another thread to stop between documents
  /// Called from one thread at a time.
  std::function<void(std::size_t done, std::size_t total, const std::string& path)> progress;
  std::function<void(const Error&)> report;  ///< warnings and documents that failed
};

struct IngestReport {
  std::size_t documents = 0;  ///< read and stored, new or changed
  std::size_t unchanged = 0;  ///< skipped: same content, same extractor
  std::size_t copies = 0;     ///< repeat another document's text
  std::size_t failed = 0;
  std::size_t sentences = 0, tokens = 0, entities = 0, facts = 0, proposals = 0;
};

/// Reads everything below `paths` and writes it to the graph, one atomic commit a document.
/// A document that is there already with the same content is skipped; a changed one replaces its
/// old version, and what only the old version supported goes away.
Result<IngestReport> ingest(graph::Store& store, const std::vector<std::string>& paths,
                            const IngestOptions& options);

/// The same for one document in memory.
Result<IngestReport> ingest(graph::Store& store, const Document& document,
                            const IngestOptions& options);

/// Takes a document away with everything that only it supported. Fails with DocumentNotFound.
Status forget(graph::Store& store, const std::string& document_name);

/// Makes one node of two entities: whatever documents tell or will tell of `from` is told of
/// `into`. Names are exact; "Person:Nixon" tells the label where several entities have the name.
/// Fails with InvalidArgumentValue. The merge is stored beside the documents, so that
/// `split_entity` gives back the graph that was.
Status merge_entities(graph::Store& store, const std::string& from, const std::string& into,
                      const std::string& reason);

/// Takes back the merges of what was called `name`. Fails with InvalidArgumentValue.
Status split_entity(graph::Store& store, const std::string& name);

/// One line a merge: what is taken for what, and why.
Status print_merges(graph::Store& store, const std::function<void(const std::string& line)>& sink);

/// Entities, facts and proposals of the stored documents as JSON Lines, one line at a time
/// (docs/facts.md describes them). `document` restricts to one; empty means all.
Status print_facts(graph::Store& store, const std::string& document, bool explain,
                   const std::function<void(const std::string& line)>& sink);

}  // namespace dossier::ingest
