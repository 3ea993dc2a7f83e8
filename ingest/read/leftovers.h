#pragma once

#include "ingest/read/mapped_text.h"

namespace dossier::ingest {

/// Takes out of a plain text what programs and printers left in it and no reader would read: tags
/// of HTML (those of blocks become line breaks), line ends written as "\r\n", rules of repeated
/// signs, ornaments and page numbers that have a paragraph to themselves; words set with one or two
/// letters to a line are put together. Total; takes time linear in its length.
MappedText without_leftovers(const MappedText& source);

}  // namespace dossier::ingest
