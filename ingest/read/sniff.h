#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dossier/error.h>

namespace dossier::ingest {

enum class Format : std::uint8_t { Text, Markdown, Html, Json, JsonLines };

/// The format that a file extension promises, or nothing for one that promises none ("", "dat").
std::optional<Format> format_of_extension(std::string_view extension);

/// The format that the beginning of a decoded text looks like.
Format sniff_format(std::string_view text);

/// The kind of binary file that bytes begin like ("a PNG image"), or "" for what may be text.
/// `bytes` is the whole file or its first 64 KiB.
std::string_view sniff_binary(std::string_view bytes);

/// The error for a file that `sniff_binary` named.
Error not_a_document(const std::string& path, std::string_view kind);

}  // namespace dossier::ingest
