#pragma once

#include "ingest/document.h"

#include <string>

namespace dossier::ingest {

/// 128 bits in hexadecimal of everything that reading made of a document except name, path and
/// warnings: two documents of one hash lead to the same extraction.
std::string content_hash(const Document& document);

}  // namespace dossier::ingest
