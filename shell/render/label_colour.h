#pragma once

#include <string>
#include <string_view>

namespace dossier::shell {

/// The escape sequence of the colour in which a terminal shows nodes of a label: the colours of
/// exported drawings for the labels of documents' graphs, others share a few by their names.
std::string label_colour(std::string_view label);

}  // namespace dossier::shell
