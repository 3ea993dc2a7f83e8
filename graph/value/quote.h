#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// Appends `text` as a string literal in single quotes; control characters become escapes.
void append_quoted(std::string& out, std::string_view text);

/// Appends a label, type or key: as it is when it is an identifier, else in back-ticks.
void append_name(std::string& out, std::string_view name);

}  // namespace dossier
