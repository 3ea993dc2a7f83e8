#pragma once

#include "ingest/extract/facts/facts.h"

#include <cstdint>
#include <vector>

namespace dossier::ingest {

// What follows from the fact of a verb: `from` act, `to` are those or that which it concerns.

/// Several states that found an alliance are its members.
void add_founding_members(const Reading& reading, FactSink& sink,
                          const std::vector<std::uint32_t>& from,
                          const std::vector<std::uint32_t>& to, const FactSink::Source& source);

/// A parliament that approves a treaty ratifies it: takes the parliaments out of `from`.
void ratify_by_parliaments(const Reading& reading, FactSink& sink, std::vector<std::uint32_t>& from,
                           const std::vector<std::uint32_t>& to, const FactSink::Source& source);

/// Two men who deal with each other have negotiated the treaty that bears both names.
void add_negotiators(const Reading& reading, FactSink& sink, const std::vector<std::uint32_t>& from,
                     const std::vector<std::uint32_t>& to, const FactSink::Source& source);

}  // namespace dossier::ingest
