#pragma once

#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::graph {

/// A name as Cypher reads it: in back-ticks unless it is a plain identifier.
std::string cypher_name(std::string_view name);

/// A string literal in single quotes; control characters are \u escapes.
std::string cypher_string(std::string_view text);

/// An expression whose value is exactly `value`, also for NaN, infinities, temporal values and
/// points. REQUIRES: a value that can be stored, or a map of such.
std::string cypher_expression(const Value& value);

/// {key: expression, ...}
std::string cypher_map(const Map& map);

}  // namespace dossier::graph
