#pragma once

#include "ingest/extract/sentence/reading.h"

#include <string_view>
#include <vector>

namespace dossier::ingest {

/// Finds which state a description without a name means: "the North", "our country", "the
/// administration", "the island nation". Lives while descriptions are resolved; `names` are the
/// document's names, ascending, and `before` is how many of them stand before the token.
class DescribedStates {
 public:
  DescribedStates(Reading& reading, const std::vector<Mention>& names)
      : r_(reading), names_(names) {}

  /// "both Koreas", "the North": the halves of a divided country.
  bool halves(TokenId t);
  /// "our country" in an interview is the state of the one who speaks.
  bool our_country(TokenId t);
  void administration(TokenId t, std::size_t before);
  void country(TokenId t, std::size_t before);

 private:
  bool both_halves(TokenId t);
  bool one_half(TokenId t);
  std::uint32_t state(std::string_view name) const;
  std::uint32_t state_of_subject(const Mention& mention, TokenId t) const;
  bool acts_on(const Mention& mention, TokenId t) const;

  Reading& r_;
  const std::vector<Mention>& names_;
};

}  // namespace dossier::ingest
