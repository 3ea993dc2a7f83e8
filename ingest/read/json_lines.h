#pragma once

#include "ingest/read/files.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace dossier::ingest {

/// Calls `sink` for each line with its number from 1, until it returns false. Holds one line in
/// memory. Fails with DocumentTooLarge at a line longer than `max_line`, or with CannotRead.
Status each_line(InputFile& file, std::uint64_t max_line,
                 const std::function<bool(std::string_view line, std::size_t number)>& sink);

}  // namespace dossier::ingest
