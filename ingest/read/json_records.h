#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::ingest {

/// The scalar values of one JSON object by dotted path, in the order of the text; elements of a
/// list share the path of the list. Deep and long content that no document needs is left out.
struct JsonRecord {
  struct Field {
    std::string path;
    std::vector<std::string> values;
  };
  std::vector<Field> fields;

  const Field* find(std::string_view path) const noexcept;
};

/// Calls `sink` for each record of a JSON text: the object itself, each object of an array, or each
/// object of an array that a top-level key such as "articles" or "items" holds. A string in place
/// of an object is a record with the one field "text". Reads without recursion; fails with
/// MalformedDocument where the text is no JSON or nested deeper than 500 levels; records before the
/// fault have been given out.
Status each_json_record(std::string_view text, const std::function<void(JsonRecord&&)>& sink);

}  // namespace dossier::ingest
