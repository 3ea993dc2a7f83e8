#pragma once

#include "ingest/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// A text with the way back to the text it was made from. A plain value.
struct MappedText {
  std::string text;
  std::vector<Document::Copied> copied;  ///< ascending by `begin`; empty means identity

  /// The byte of the source that `text[offset]` came from.
  std::uint32_t source_offset(std::uint32_t offset) const noexcept;
};

/// Builds a text from stretches of a source and from inserted characters. The source must outlive
/// the builder.
class TextBuilder {
 public:
  explicit TextBuilder(const MappedText& source) : source_(&source) {}

  /// Appends source bytes [begin, end).
  void copy(std::uint32_t begin, std::uint32_t end);
  /// Appends text that stands for the source at `origin`.
  void put(std::string_view text, std::uint32_t origin);

  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(out_.text.size()); }
  const std::string& text() const noexcept { return out_.text; }
  /// Takes away what was appended after `size`.
  void truncate(std::uint32_t size);
  MappedText take();

 private:
  void map(std::uint32_t source);

  const MappedText* source_;
  MappedText out_;
};

}  // namespace dossier::ingest
