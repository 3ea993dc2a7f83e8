#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <dossier/error.h>
#include <dossier/value.h>

namespace dossier::ingest {

/// What kind of text a block is. Only `Text`, `Question`, `Answer`, `Heading` and `Caption` are
/// read for facts; headings and captions give mentions but no sentences with predicates.
enum class BlockKind : std::uint8_t { Heading, Text, Question, Answer, Caption, Quote };

/// A run of the cleaned text that belongs together: sentences never cross its borders.
struct Block {
  std::uint32_t begin;  ///< bytes in Document::text
  std::uint32_t end;
  BlockKind kind = BlockKind::Text;
  std::string speaker = {};  ///< who speaks, where a turn of an interview says so
};

/// A source text after reading and cleaning, before any language analysis. A plain value.
/// Offsets everywhere in the pipeline are bytes in `text`; `source_offset` leads back to the file.
struct Document {
  std::string name;  ///< file name without its last extension, or what the mapping names; unique in
                     ///< a database
  std::string path;  ///< where it was read from, for messages and provenance
  std::string title;
  std::string text;           ///< cleaned, valid UTF-8, NFC, newline separated
  std::vector<Block> blocks;  ///< ascending, not overlapping; what no block covers is not read
  std::optional<Date> date;   ///< when it was written or published, where known
  std::vector<std::string> authors;
  std::string language = "en";
  /// Further metadata by name ("type", "centers", "regions", "topics", "source", "url"): strings
  /// or lists of strings.
  Map metadata;
  std::string content_hash;  ///< 128 bits in hexadecimal, of `text` and the metadata
  std::vector<Error> warnings;

  /// A stretch of `text` that was copied from the file unchanged: text offset `begin` came from
  /// `source`.
  struct Copied {
    std::uint32_t begin;
    std::uint32_t source;
  };
  std::vector<Copied> copied;  ///< ascending by `begin`; empty means identity

  /// The byte of the file (after decoding to UTF-8) that `text[offset]` came from.
  std::uint32_t source_offset(std::uint32_t offset) const noexcept;
};

}  // namespace dossier::ingest
