#pragma once

#include "ingest/extract/sentence/reading.h"

#include <cstdint>
#include <vector>

namespace dossier::ingest {

/// "the participants were A and B", "the signatories—A, B, and C—": the names of a list that
/// follows behind a dash, a colon, a parenthesis, "including" or a copula.
std::vector<std::uint32_t> list_behind(const Reading& reading, TokenId noun);

/// "allies such as Turkey": the names behind ", including", "such as" or "like".
std::vector<std::uint32_t> examples_behind(const Reading& reading, TokenId noun);

}  // namespace dossier::ingest
