#pragma once

#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/reading.h"

namespace dossier::ingest {

/// The words of an office in the text: "Secretary of State", "former foreign minister".
struct TitleSpan {
  TokenId first;
  TokenId last;
  TokenId head;
  TitleRank rank;
};

/// All titles of the document outside of names, ascending.
std::vector<TitleSpan> find_titles(const Reading& reading);

/// Learns who holds which office from titles before names, appositions and copulas: fills
/// `reading.offices`. Offices that are known already are not added again, so that it may run again
/// when pronouns are resolved.
void find_offices(Reading& reading, const std::vector<TitleSpan>& titles);

/// Learns who "the President" of an American text is, where no title stands before his name. Needs
/// the offices that titles tell; adds mentions.
void find_presidents(Reading& reading, const std::vector<TitleSpan>& titles);

/// The man of whom this sentence or the one before speaks last before the token, other than the
/// one; none where nobody stands there as subject or object.
std::vector<std::uint32_t> spoken_of_before(const Reading& reading, TokenId token,
                                            std::uint32_t other_than);

/// "the Federalists, led by Secretary of the Treasury Hamilton": his office is named, and it is not
/// that of their leader.
bool led_by_official(const Reading& reading, const Clause& clause);

/// States the offices as facts.
void state_offices(Reading& reading);

}  // namespace dossier::ingest
