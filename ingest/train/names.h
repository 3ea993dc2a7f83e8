#pragma once

#include <string>
#include <vector>

#include "ingest/language/components.h"
#include "ingest/train/train.h"

namespace dossier::train {

/// A document whose names are known.
struct NameDocument {
  std::string text;
  ingest::Analysis analysis;
  std::vector<std::uint8_t> labels;  ///< NameLabel by token
  std::vector<std::uint8_t> marks;   ///< of the lexicon, by token
};

/// Reads a file with a word and its label (B-PER, I-PER, O) in each line; `word_column` is 0 or 1, and the label stands
/// in the next one. A blank line ends a sentence. Words are tagged and parsed.
std::vector<NameDocument> read_names(const std::string& path, std::size_t word_column,
                                     const ingest::lang::Components& components);

Bytes train_names(const std::vector<NameDocument>& documents, unsigned epochs, std::uint64_t seed);

/// Prints precision, recall and F1 of spans with their types; only persons, organizations and locations if `common_only`.
void evaluate_names(const Bytes& model, const char* name, const std::vector<NameDocument>& documents, bool common_only);

}  // namespace dossier::train
