#pragma once

#include "ingest/read/normalise.h"
#include "ingest/read/unicode.h"
#include "ingest/reader.h"

#include <cstdlib>

namespace dossier::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline bool is_boundary(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// What holds for every document, whatever it was read from.
inline void check_document(const ingest::Document& document, std::size_t input) {
  const std::string& text = document.text;
  require(ingest::is_valid_utf8(text));
  require(text.find('\r') == std::string::npos && text.find('\0') == std::string::npos);
  require(ingest::is_valid_utf8(document.title));
  require(document.content_hash.size() == 32);
  std::uint32_t end = 0;
  for (const ingest::Block& block : document.blocks) {
    require(block.begin >= end && block.begin < block.end && block.end <= text.size());
    require(is_boundary(text, block.begin) && is_boundary(text, block.end));
    require(ingest::is_valid_utf8(block.speaker));
    end = block.end;
  }
  std::uint32_t before = 0;
  for (const auto& stretch : document.copied) {
    require(stretch.begin >= before);
    require(stretch.source <= 4 * input + 16);
    before = stretch.begin;
  }
  for (const std::string& author : document.authors) require(ingest::is_valid_utf8(author));
}

inline int read_as(const char* format, const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto document = ingest::read_text("fuzz", input, format);
  if (document) {
    check_document(*document, size);
  } else {
    require(!document.error().message.empty() &&
            document.error().message.find('\n') == std::string::npos);
  }
  return 0;
}

}  // namespace dossier::fuzz
