#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::query {

/// Where `part` first begins in `text` at or behind `from`, or npos. For parts that are so long
/// that even one attempt takes time: linear in both, without memory of its own, and with looks at
/// the checkpoint of the thread in between. REQUIRES: the part is not empty. Source: M. Crochemore
/// and D. Perrin, "Two-way string-matching", J. ACM 38 (1991).
std::size_t find_long_part(std::string_view text, std::string_view part, std::size_t from);

}  // namespace dossier::query
