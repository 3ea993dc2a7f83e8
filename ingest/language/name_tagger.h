#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/language/analysis.h"
#include "ingest/language/linear_model.h"

namespace dossier::ingest {

/// Kinds of names. Countries and cities are locations; nationalities, treaties and works are Other.
enum class NameType : std::uint8_t { Person, Organization, Location, Event, Other };

std::string_view to_string(NameType type) noexcept;  ///< "PER", "ORG", "LOC", "EVENT", "OTHER"

/// A name in a sentence. Names do not overlap.
struct NameSpan {
  std::uint32_t first_token;  ///< range [first_token, last_token) in Analysis::tokens
  std::uint32_t last_token;
  NameType type;
  float score;  ///< in (0, 1): how clearly the model prefers this reading of its least certain word
};

/// What a gazetteer says of a word, as bits: the word is in a listed name of that kind.
enum NameMark : std::uint8_t {
  kMarkPerson = 1 << 0,
  kMarkOrganization = 1 << 1,
  kMarkLocation = 1 << 2,
  kMarkNationality = 1 << 3,
  kMarkTitle = 1 << 4,
  kMarkEvent = 1 << 5,
  kMarkBegin = 1 << 7,  ///< the first word of the listed name
};

/// Finds names with a sequence model over words, tags, trees and gazetteer marks. Immutable; one object serves all threads.
class NameTagger {
 public:
  /// With the model that is linked into the library.
  static const NameTagger& instance();

  /// With a model of one's own; the bytes must stay.
  explicit NameTagger(std::span<const std::byte> model) noexcept : model_(model) {}

  /// The names in all sentences, ascending. `marks` has NameMark bits by token, or is empty.
  std::vector<NameSpan> find(std::string_view text, const Analysis& analysis,
                             std::span<const std::uint8_t> marks = {}) const;

 private:
  lang::LinearModel model_;
};

}  // namespace dossier::ingest
