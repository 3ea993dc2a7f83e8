#pragma once

#include "ingest/document.h"
#include "ingest/extract/extraction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// What was read from one document, by itself: everything that the graph gets from it, kept beside
/// the graph so that it can be printed exactly and taken back exactly. A plain value.
struct FactSheet {
  /// A sentence that states something.
  struct EvidenceSentence {
    std::uint32_t index;  ///< among all sentences of the document
    std::uint32_t begin;  ///< bytes in the document text
    std::uint32_t end;
    std::string text;       ///< without line breaks
    bool repeated = false;  ///< stands in the document that this one is a copy of
  };
  struct Mentioned {
    Entity entity;
    std::uint32_t mentions = 0;  ///< places in the text that refer to it
  };

  std::vector<EvidenceSentence> sentences;  ///< ascending by index
  std::vector<Mentioned> entities;
  /// As in Extraction, except that `Evidence::sentence` counts in `sentences`.
  std::vector<Fact> facts;
  std::vector<Proposal> proposals;
  /// A hash of each sentence of the document, ascending: tells which sentences another document
  /// repeats.
  std::vector<std::uint64_t> fingerprints;
};

FactSheet make_fact_sheet(const Document& document, const Extraction& extraction);

/// Marks the sentences that `original` holds as well, or none.
void mark_repeated(FactSheet& sheet, const FactSheet* original);

/// Text for storage. `decode_fact_sheet` gives nothing for text of any other form.
std::string encode_fact_sheet(const FactSheet& sheet);
std::optional<FactSheet> decode_fact_sheet(std::string_view text);

/// The lines of docs/facts.md for one document; `explain` adds rules and places.
std::vector<std::string> fact_lines(const std::string& document, const FactSheet& sheet,
                                    bool explain);

}  // namespace dossier::ingest
