#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::query {

/// What a piece of a query is, for colours.
enum class Style : std::uint8_t {
  Keyword,
  Variable,
  Label,  ///< or relationship type
  Property,
  Function,  ///< or procedure
  Parameter,
  String,
  Number,
  Comment,
  Operator,
  Bracket,
  Wrong,  ///< no token of the language, such as a string that is not closed
};

struct StyledSpan {
  Span span;
  Style style;
};

/// The tokens and comments of a text with their styles, in order; spaces are left out. Works on any
/// text, finished or not, and looks at the neighbours of a token only: linear and never failing.
/// REQUIRES: text is shorter than 4 GiB.
std::vector<StyledSpan> highlight(std::string_view text);

}  // namespace dossier::query
