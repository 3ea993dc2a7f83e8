#pragma once

#include "ingest/read/draft.h"
#include "ingest/read/json_records.h"
#include "ingest/reader.h"

#include <string>

namespace dossier::ingest {

/// The draft that a record describes, by the fields that `options` names or else by common names.
/// Fails with MalformedDocument when there is no text. Offsets count within the text field.
Result<Draft> draft_of_record(const JsonRecord& record, const ReadOptions& options);

/// What a record calls itself, or "".
std::string name_of_record(const JsonRecord& record, const ReadOptions& options);

}  // namespace dossier::ingest
