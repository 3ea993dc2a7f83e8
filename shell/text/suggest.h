#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier::shell {

/// Edits (insertion, deletion, substitution, swap of neighbours) between two words, without regard
/// to case.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`: one that it begins, or one at most max(1, length / 3) edits
/// away; else "".
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

/// "did you mean `x`?", or "" when nothing is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                         std::string_view prefix = "");

}  // namespace dossier::shell
