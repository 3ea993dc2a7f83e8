#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::query {

/// Damerau-Levenshtein distance (optimal string alignment: insert, delete, replace, swap
/// neighbours) after folding ASCII case; anything above `limit` is given as limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// Those of the candidates that `name` was probably meant to be: the same but for case first, then
/// by distance, at most three. A candidate farther away than a third of the name does not count.
std::vector<std::string> suggest(std::string_view name,
                                 const std::vector<std::string_view>& candidates);

/// "did you mean `a`, `b` or `c`?", or "" when nothing is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace dossier::query
