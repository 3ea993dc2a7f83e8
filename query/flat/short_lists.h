#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dossier::query::flat {

/// Lists of up to so many nodes are compared each with each rather than gone through.
inline constexpr std::size_t kShortList = 32;

/// Whether two lists in ascending order have a node in common. Compares eight at a time where the
/// processor can; for short lists.
bool have_common(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace dossier::query::flat
