#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// Lower case without diacritics, for comparing names; text that is not UTF-8 keeps its bytes.
std::string folded(std::string_view name);

/// The words of the folded name; spaces and the characters of `separators` stand between them.
std::vector<std::string> folded_words(std::string_view name, std::string_view separators);

/// The fuller of two names of one entity; among equals the first by the alphabet, so that the order
/// of documents does not matter.
const std::string& better_name(const std::string& a, const std::string& b);

}  // namespace dossier::ingest
