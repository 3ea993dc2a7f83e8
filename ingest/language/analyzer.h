#pragma once

#include "ingest/document.h"
#include "ingest/language/analysis.h"

#include <memory>

namespace dossier::ingest {

/// Splits, tags, lemmatises and parses English text with the models that are linked into the
/// library. Immutable after construction: one object serves all threads.
class Analyzer {
 public:
  /// Maps the models; costs about a millisecond. Never fails: the models are part of the library.
  static const Analyzer& instance();

  /// The grammar of the blocks of a document. Total: any text gives an analysis, in time linear in
  /// its length. Offsets point into `document.text`, which must outlive the result.
  Analysis analyze(const Document& document) const;

  ~Analyzer();

 private:
  Analyzer();
  struct Models;
  std::unique_ptr<Models> models_;
};

}  // namespace dossier::ingest
