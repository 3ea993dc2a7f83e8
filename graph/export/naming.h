#pragma once

#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::graph {

/// What people call a node: its name, title, text or another property that says it, else "".
std::string display_name(const Node& node);

/// The same, or the id of a node that has no such property.
std::string name_or_id(const Node& node);

/// The label that tells most about a node: the first of those that Dossier's own schema uses, else
/// the first.
std::string_view main_label(const Node& node) noexcept;

/// A fill colour for nodes of a label, "#RRGGBB", distinguishable with colour-blind eyes and light
/// enough for black text. Labels of Dossier's own schema each have one of their own; others share
/// by a hash of the name.
std::string_view label_colour(std::string_view label) noexcept;

}  // namespace dossier::graph
