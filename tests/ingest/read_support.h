#pragma once

#include "ingest/reader.h"
#include "tests/scratch.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace dossier::test {

using TemporaryFolder = Scratch;

/// What a file gives: its documents, and the errors and warnings told about it.
struct Reading {
  std::vector<ingest::Document> documents;
  std::vector<Error> errors;
};

inline Reading read_file(const std::string& path, const ingest::ReadOptions& options = {}) {
  Reading out;
  out.documents = ingest::read_documents(path, options,
                                         [&](const Error& error) { out.errors.push_back(error); });
  return out;
}

inline ingest::Document read(const std::string& content, const std::string& format) {
  return ingest::read_text("doc", content, format).value();
}

inline std::string block_text(const ingest::Document& document, std::size_t block) {
  const ingest::Block& b = document.blocks.at(block);
  return document.text.substr(b.begin, b.end - b.begin);
}

inline std::vector<std::string> block_texts(const ingest::Document& document) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) out.push_back(block_text(document, i));
  return out;
}

/// Every block has to stand in the file where the document says it came from, apart from what was
/// normalised.
inline bool leads_back(const ingest::Document& document, const std::string& file) {
  for (const ingest::Block& block : document.blocks) {
    const std::string word = document.text.substr(
        block.begin, document.text.find_first_of(" \n", block.begin) - block.begin);
    if (file.compare(document.source_offset(block.begin), word.size(), word) != 0) return false;
  }
  return true;
}

using Texts = std::vector<std::string>;

}  // namespace dossier::test
