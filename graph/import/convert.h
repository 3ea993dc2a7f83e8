#pragma once

#include "graph/import/record_reader.h"
#include "graph/store.h"

#include <optional>
#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::graph {

/// Turns the text of fields into stored values. What is not a boolean, number, string or plain date
/// is left to a ValueReader.
class Converter {
 public:
  Converter(const ValueReader& reader, char array_delimiter)
      : reader_(reader), array_delimiter_(array_delimiter) {}

  /// Appends the stored form of a field that is not missing; false when its text is no such value,
  /// after which `out` may hold a part of it.
  bool append(std::string& out, std::string_view text, ValueKind kind, bool list) const;
  /// One value, or null when the text is none.
  Value value(std::string_view text, ValueKind kind) const;

 private:
  bool append_list(std::string& out, std::string_view text, ValueKind kind) const;
  bool append_one(std::string& out, std::string_view text, ValueKind kind) const;

  const ValueReader& reader_;
  char array_delimiter_;
};

/// An integer in its shortest decimal form, as ids are told apart: "7" and not "007" or "+7".
std::optional<std::int64_t> plain_integer(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace dossier::graph
