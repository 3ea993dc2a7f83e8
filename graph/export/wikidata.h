#pragma once

#include <cstdint>
#include <optional>

#include <dossier/value.h>

namespace dossier::graph {

/// The number of the Wikidata item ("Q30" is 30) of a well-known state or international
/// organization that a node is by its name, or an organization by an alias; nothing for other
/// nodes. Facts from Wikidata (CC0).
std::optional<std::uint32_t> wikidata_item(const Node& node);

}  // namespace dossier::graph
