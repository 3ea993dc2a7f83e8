#pragma once

#include <string>
#include <string_view>

namespace dossier::graph {

/// Text for XML content and attribute values: markup escaped, line breaks kept as character
/// references, what XML 1.0 cannot hold and invalid UTF-8 replaced by U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace dossier::graph
