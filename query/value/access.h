#pragma once

#include "query/value/budget.h"
#include "query/value/compare.h"

#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

// Reading parts of values that need no graph. Nodes and relationships in complete form are read
// here too; references are read through graph::Transaction by the caller.

/// `value.name` for maps (null when absent), temporal values and durations (`.year`,
/// `.epochMillis`), points (`.x`, `.longitude`), complete nodes and relationships. Null of null. A
/// component that the kind does not have is null for points and fails with
/// Code::InvalidArgumentValue for temporal values; other kinds fail with Code::TypeMismatch.
Value property_of(const Value& value, std::string_view name);

/// `container[index]`. Lists by integer (negative counts from the end, null outside), maps,
/// complete nodes and relationships by string. Null when either is null. Fails with
/// ListElementAccessByNonInteger, MapElementAccessByNonString or TypeMismatch.
Value element(const Value& container, const Value& index);

/// `list[from..to]`; a bound that is missing in the text is the null pointer, one that is null
/// makes the result null. Bounds outside of the list are moved to its ends.
Value slice(const Value& list, const Value* from, const Value* to, const Budget& budget);

/// `needle IN list`: null where equality with some element is null and with none true.
Ternary contains(const Value& list, const Value& needle);

/// `a STARTS WITH b`, ENDS WITH, CONTAINS: null unless both are strings.
Ternary starts_with(const Value& a, const Value& b) noexcept;
Ternary ends_with(const Value& a, const Value& b) noexcept;
Ternary contains_text(const Value& a, const Value& b);

}  // namespace dossier::query
