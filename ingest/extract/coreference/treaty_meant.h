#pragma once

#include "ingest/extract/sentence/reading.h"

#include <string>
#include <vector>

namespace dossier::ingest {

/// The document's title names the entity, by whatever form.
bool named_in_title(const Reading& reading, std::uint32_t entity);

/// Chooses which of the treaties named before a description means: "the treaty", "this agreement".
/// Lives while descriptions are resolved; `names` are the document's names, ascending.
class TreatyMeant {
 public:
  TreatyMeant(const Reading& reading, const std::vector<Mention>& names)
      : r_(reading), names_(names) {}

  /// How well a noun suits a treaty.
  enum class Fit : std::uint8_t { No, Possible, Called };

  /// `fits` tells by entity how the noun `word` suits it; `before` is how many names stand before
  /// the token. kNone where nothing fits.
  std::uint32_t choose(TokenId t, const std::string& word, std::size_t before,
                       const std::vector<Fit>& fits) const;

 private:
  struct Candidate {
    std::uint32_t entity;
    int count;            ///< names before the description
    const Mention* last;  ///< the last of them
    Fit fit;
  };

  int weigh(const Candidate& candidate, TokenId t, const std::string& word, int most) const;
  int name_weight(const Candidate& candidate, const std::string& word) const;
  int nearness(const Candidate& candidate, TokenId t) const;
  bool in_passing(const Mention& mention) const;
  bool subject_of_text(std::uint32_t entity) const;
  bool foremost(const Candidate& candidate, const std::string& word) const;

  const Reading& r_;
  const std::vector<Mention>& names_;
};

}  // namespace dossier::ingest
