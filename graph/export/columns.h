#pragma once

#include "graph/export/source.h"

#include <map>
#include <string>
#include <string_view>

namespace dossier::graph {

/// Types of the attributes that tables and attribute lists declare before the first entity.
enum class ColumnType : std::uint8_t { Boolean, Integer, Float, Text, List, Other };

/// The properties that occur, by name, each with the narrowest type that holds all its values:
/// integers with floats are floats, everything else that differs is text.
using Columns = std::map<std::string, ColumnType, std::less<>>;

ColumnType column_type(const Value& value) noexcept;
Columns node_columns(const GraphSource& graph);
Columns relationship_columns(const GraphSource& graph);

}  // namespace dossier::graph
