#pragma once

#include "ingest/reader.h"

#include <functional>
#include <string>

namespace dossier::ingest {

/// The documents of a file one by one, so that a large JSON Lines file needs memory for one record
/// only. `sink` returns false to stop.
void each_document(const std::string& path, const ReadOptions& options,
                   const std::function<void(const Error&)>& report,
                   const std::function<bool(Document&&)>& sink);

}  // namespace dossier::ingest
