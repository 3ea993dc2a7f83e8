#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

// Conversions. The named functions toX() fail with Code::InvalidArgumentValue for kinds they
// do not take and give null for strings that do not read as the wanted kind; the OrNull forms give
// null for both. Null converts to null.

enum class OnMismatch : std::uint8_t { Fail, Null };

/// Integers from floats (truncated; null outside of 64 bits and for NaN), booleans, strings of
/// integers or decimals with surrounding blanks.
Value to_integer(const Value& value, OnMismatch on_mismatch);
/// Floats from integers and strings.
Value to_float(const Value& value, OnMismatch on_mismatch);
/// Booleans from integers (0 is false) and the strings true and false in any case.
Value to_boolean(const Value& value, OnMismatch on_mismatch);
/// Strings from numbers, booleans, temporal values and points.
Value to_string(const Value& value, OnMismatch on_mismatch);

/// The text that toString() and string concatenation give for a number, boolean, string, temporal
/// value or point; nothing for other kinds.
std::optional<std::string> text_of(const Value& value);

/// A float written as decimal number, as in "1.5", " -2e3 ", "NaN"; nothing for other text.
std::optional<double> parse_float(std::string_view text) noexcept;

}  // namespace dossier::query
