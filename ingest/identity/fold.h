#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// Lower case without diacritics, for comparing names; text that is not UTF-8 keeps its bytes.
std::string folded(std::string_view name);

/// The fuller of two names of one entity; among equals the first by the alphabet, so that the order
/// of documents does not matter.
const std::string& better_name(const std::string& a, const std::string& b);

}  // namespace dossier::ingest
