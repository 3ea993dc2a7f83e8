#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::query {

// Strings as sequences of Unicode code points. A byte that is no valid UTF-8 counts as one code
// point of its own and survives every operation. What takes long over a long text looks at the
// checkpoint of its thread (graph/value/interruptible.h), which may throw.

/// Bytes of the code point at the front. REQUIRES: text is not empty.
std::size_t first_length(std::string_view text) noexcept;

/// Number of code points.
std::size_t code_point_count(std::string_view text);

/// Offset in bytes of the code point of that number, or the size of the text when it is shorter.
std::size_t byte_offset(std::string_view text, std::uint64_t code_point);

/// Where a part first begins at or behind `from`, or npos. Takes time linear in both, whatever they
/// hold.
std::size_t find_part(std::string_view text, std::string_view part, std::size_t from = 0);

/// Code points in reverse order.
std::string reversed(std::string_view text);

/// Each code point mapped on its own, by the simple case mappings of Unicode.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

/// True for the white space of Unicode.
bool is_white_space(std::int32_t code_point) noexcept;

/// The code point at the front, or -1 for an invalid byte.
std::int32_t first_code_point(std::string_view text) noexcept;

}  // namespace dossier::query
