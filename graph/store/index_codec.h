#pragma once

#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::graph {

/// Appends a form whose byte order is the order of values of one kind, and which is equal exactly
/// when the values are equal in openCypher: integers and floats share one order without rounding, 1
/// and 1.0 are one key, -0.0 is 0.0. No form is the prefix of another. Kinds follow one another.
/// REQUIRES: the value is storable and not null.
void encode_ordered(std::string& out, const Value& value);

/// The bytes that all strings beginning with `prefix` have in front.
void encode_ordered_prefix(std::string& out, std::string_view prefix);

/// The byte that all values of the kind of `value` have in front. All numbers but NaN are one kind.
char ordered_kind(const Value& value);

/// Whether `=` can hold for the value: not for null and not for NaN.
bool is_equatable(const Value& value);

/// Length of the ordered form at the front of `bytes`, 0 when it is not one.
std::size_t ordered_size(std::string_view bytes);

}  // namespace dossier::graph
