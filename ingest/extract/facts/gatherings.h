#pragma once

#include "ingest/extract/sentence/reading.h"

#include <cstdint>

namespace dossier::ingest {

/// The name of the event calls it a conference, a summit, a congress, a session or negotiations.
bool is_gathering(const Reading& reading, std::uint32_t event);

/// The title names a gathering by the place: in an essay on the Potsdam Conference, "met in
/// Potsdam" means that they took part in it.
bool names_titled_gathering(const Reading& reading, std::uint32_t place);

/// The last gathering of the document before the token; the first where none stands before; else
/// kNone.
std::uint32_t last_gathering(const Reading& reading, TokenId t);

/// The last gathering named before the token, at most so many sentences ago, or kNone.
std::uint32_t gathering_near(const Reading& reading, TokenId t, std::uint32_t sentences);

/// The gathering that the text is about: named at its beginning and most often; kNone where none
/// stands out.
std::uint32_t main_gathering(const Reading& reading);

}  // namespace dossier::ingest
