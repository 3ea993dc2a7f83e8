#pragma once

#include "ingest/language/components.h"
#include "ingest/train/train.h"

#include <string>

namespace dossier::train {

/// Prints accuracy of tags, features, lemmas and trees on gold words with predicted tags.
void evaluate_words(const ingest::lang::Components& components, const std::string& name,
                    const Treebank& trees);

/// Prints F1 of words and sentences, found in the plain text of the documents.
void evaluate_text(const ingest::lang::Components& components, const std::string& name,
                   const Treebank& trees);

/// Counts the cases of a JSON file (`text`, `expected` sentences) that are split right, and prints
/// the others.
void evaluate_cases(const std::string& path);

}  // namespace dossier::train
