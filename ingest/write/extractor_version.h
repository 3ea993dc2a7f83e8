#pragma once

#include <string>

#include <dossier/error.h>

namespace dossier::ingest {

/// Names the rules and the lexicon that read a document: what was read by another version is read
/// again. Fails with CannotRead when the user's lexicon is not there.
Result<std::string> extractor_version(const std::string& lexicon_path);

}  // namespace dossier::ingest
