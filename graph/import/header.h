#pragma once

#include "graph/import/record_reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/value.h>

namespace dossier::graph {

/// What a column of a file holds.
enum class ColumnRole : std::uint8_t { Property, Id, Start, End, Labels, Type, Ignored };

/// A column as its header names it: "born:date", "aliases:string[]", "personId:ID(Person)",
/// ":START_ID(Person)", ":LABEL".
struct Column {
  ColumnRole role = ColumnRole::Property;
  std::string name;   ///< of the property; an id column without one stores nothing
  std::string space;  ///< of Id, Start and End: ids are unique within a space
  ValueKind kind = ValueKind::String;
  bool list = false;
  bool typed = false;               ///< the header names the kind
  std::optional<bool> integer_ids;  ///< of Id: what `{id-type: ...}` says
};

/// Reads the fields of a header. Throws InvalidArgumentValue and names `path`.
std::vector<Column> parse_header(const std::vector<Field>& fields, const std::string& path);

}  // namespace dossier::graph
