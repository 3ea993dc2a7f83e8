#pragma once

#include "shell/editor/style.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::shell {

/// What can be said about the brackets of a text. Brackets in stretches that are texts or comments
/// do not count.
struct Brackets {
  std::optional<std::pair<std::size_t, std::size_t>>
      pair;                            ///< the bracket at the cursor, or before it, and its partner
  std::vector<std::size_t> unmatched;  ///< closing brackets that close nothing, ascending
};

Brackets find_brackets(std::string_view text, std::size_t cursor,
                       const std::vector<StyledRange>& styles);

/// The styles with the brackets' own laid over them.
std::vector<StyledRange> with_brackets(std::vector<StyledRange> styles, const Brackets& brackets);

}  // namespace dossier::shell
