#pragma once

#include "ingest/write/document_writer.h"

#include <string>

namespace dossier::ingest {

/// The documents of a database with the relation of copies between them. Originals are in the
/// index, copies are not; it has to be told of every change. Not thread-safe.
class Library {
 public:
  /// Reads the signatures of the documents that are stored.
  static Library load(graph::Transaction& transaction);

  enum class Outcome { Unchanged, Original, Copy };

  /// Stores a document, in place of an older one of its name.
  Outcome put(DocumentWriter& writer, const Document& document, FactSheet sheet,
              const Signature& signature, const std::string& version);
  /// Takes a document away; its copies become originals or copies of each other. False when there
  /// is none.
  bool remove(DocumentWriter& writer, const std::string& name);

 private:
  /// Frees the copies of a document that is about to go; `settle` gives them a new original.
  std::vector<std::string> release_copies(DocumentWriter& writer, const std::string& name);
  void settle(DocumentWriter& writer, const std::vector<std::string>& names);

  DuplicateIndex originals_;
};

}  // namespace dossier::ingest
