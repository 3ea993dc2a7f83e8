#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::ingest {

/// A file's bytes as UTF-8.
struct Decoded {
  std::string text;          ///< valid UTF-8 without a byte order mark
  std::string encoding;      ///< "utf-8", "utf-16le", "windows-1252", ...
  std::size_t repaired = 0;  ///< characters that were invalid and are U+FFFD now
};

/// Decodes by byte order mark, by the distribution of zero bytes (UTF-16 without a mark), by
/// validity as UTF-8, by `declared` (what the document says of itself; "" when nothing) and
/// otherwise as windows-1252, in this order: a declaration that the bytes contradict is not
/// believed. Total.
Decoded decode(std::string_view bytes, std::string_view declared = {});

/// The encoding that an HTML or XML document declares in its first kilobyte, in lower case, or "".
std::string declared_encoding(std::string_view bytes);

}  // namespace dossier::ingest
