#pragma once

#include "ingest/extract/sentence/reading.h"

#include <cstdint>

namespace dossier::ingest {

/// The treaty that the document mentions last before the token, or kNone.
inline std::uint32_t last_treaty(const Reading& reading, TokenId t) {
  std::uint32_t treaty = kNone;
  for (const Mention& m : reading.out.mentions) {
    if (m.first_token > t) break;
    if (reading.type_of(m.entity) == EntityType::Treaty) treaty = m.entity;
  }
  return treaty;
}

}  // namespace dossier::ingest
