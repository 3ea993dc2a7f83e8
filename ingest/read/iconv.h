#pragma once

#include "ingest/read/encoding.h"

#include <optional>
#include <string>
#include <string_view>

namespace dossier::ingest {

/// Decodes by the converters of the C library; nothing when they do not know the encoding.
std::optional<Decoded> decode_with_iconv(std::string_view bytes, const std::string& encoding);

}  // namespace dossier::ingest
