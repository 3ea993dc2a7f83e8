#pragma once

#include "ingest/extract/coreference/treaty_meant.h"
#include "ingest/extract/sentence/reading.h"

#include <string>
#include <vector>

namespace dossier::ingest {

/// Finds which treaty, plan, body, event or water a description means: "the treaty", "the
/// alliance", "the war", "the 1994 agreement". Lives while descriptions are resolved; `names` are
/// the document's names, ascending, and `before` is how many of them stand before the token.
class DescribedThings {
 public:
  DescribedThings(Reading& reading, const std::vector<Mention>& names);

  /// The last entity of the type that the noun `word` fits; a text's title names it before. False
  /// where there is none.
  bool describe(TokenId t, const std::string& word, EntityType type, std::size_t before);
  /// "the 1994 agreement": the treaty named in a sentence about that year.
  bool treaty_of_year(TokenId t, std::size_t before);
  /// "the war": the one named in this sentence or the one before, else the one that the text names
  /// most.
  bool war(TokenId t, std::size_t before);

 private:
  void learn_classes();
  bool fits(const Entity& entity, const std::string& word, EntityType type) const;
  bool is_called(const Entity& entity, const std::string& word) const;
  bool named(TokenId t, const std::string& word, EntityType type, std::size_t before);
  bool titled(TokenId t, const std::string& word, EntityType type);
  bool treaty(TokenId t, const std::string& word, std::size_t before);
  std::uint32_t titled_treaty(const std::string& word) const;
  bool bygone(const Mention& mention) const;

  Reading& r_;
  const std::vector<Mention>& names_;
  TreatyMeant treaties_;
  std::vector<std::vector<std::string>> classes_;  ///< by entity
};

}  // namespace dossier::ingest
