#pragma once

#include "ingest/language/analysis.h"

#include <string>
#include <vector>

namespace dossier::train {

/// One sentence of a treebank. Token offsets point into `text`; lemmas are in `lemmas`.
struct TreeSentence {
  std::string text;  ///< as written; where a treebank corrects spelling, its words instead
  std::vector<ingest::Token> tokens;
  std::vector<std::string> lemmas;
  bool starts_paragraph = false;
  bool starts_document = false;

  std::string_view word(std::size_t i) const {
    return std::string_view(text).substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
};

/// Reads CoNLL-U: syntactic words only, no empty nodes. Fails with a message on standard error and
/// exit 1 if the file cannot be read.
std::vector<TreeSentence> read_treebank(const std::string& path);

/// Bits of Feature from a FEATS column.
std::uint16_t parse_features(std::string_view column);

}  // namespace dossier::train
