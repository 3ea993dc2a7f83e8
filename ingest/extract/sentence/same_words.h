#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// The words of a phrase that carry meaning, in lower case, without the endings of verbs and
/// plurals, sorted.
std::vector<std::string> content_words(std::string_view phrase);

/// Two phrases tell of the same: most meaningful words of the shorter one stand in the other.
bool same_words(std::string_view a, std::string_view b);

}  // namespace dossier::ingest
