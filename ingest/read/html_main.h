#pragma once

#include "ingest/read/html_blocks.h"

#include <vector>

namespace dossier::ingest {

/// The blocks of a page that are its article, in order.
///
/// Each block is worth its words when it reads like running text and costs something when it reads
/// like furniture (short, made of links, inside an element that names itself so). The article is
/// the element whose blocks sum up to the most; of it, the furniture is left out.
std::vector<Part> choose_main_text(const HtmlPage& page);

}  // namespace dossier::ingest
