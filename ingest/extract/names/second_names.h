#pragma once

#include "ingest/extract/names/find_names.h"

#include <vector>

namespace dossier::ingest {

/// The “Red Line” Agreement is the Red Line Agreement.
void settle_quoted_names(const Reading& reading, std::vector<FoundName>& found);

/// "Military Assistance Command, Vietnam (MACV)": the acronym tells that the country belongs to it.
void join_regions(const Reading& reading, std::vector<FoundName>& found);

/// A name in parentheses behind another of its type is the same thing: "the Strategic Arms
/// Reduction Talks Treaty of 1991 (START I)".
void join_parentheses(const Reading& reading, std::vector<FoundName>& found);

/// What the text says to be known, called or renamed otherwise bears both names throughout: "the
/// Group Agreement, better known as the Red Line Agreement".
void join_second_names(const Reading& reading, std::vector<FoundName>& found);

}  // namespace dossier::ingest
