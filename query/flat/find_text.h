#pragma once

#include <string_view>

namespace dossier::query::flat {

/// Whether a text has a part. Looks at 32 places at a time where the machine can. REQUIRES: 64
/// bytes behind `text` are readable.
bool contains(std::string_view text, std::string_view part);

}  // namespace dossier::query::flat
