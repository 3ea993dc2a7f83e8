#pragma once

#include "ingest/extract/proposals/proposal_sink.h"

namespace dossier::ingest {

/// How the clause around a noun of proposing uses it.
struct NounUse {
  TokenId noun;
  TokenId governor;  ///< the verb whose object it is, or kNone
  bool bare;         ///< its verb is passive and names no proposer
  bool carried;      ///< its verb brings it to somebody
  bool conveyed;     ///< its verb tells who brings it, the noun does not tell whose it is
  bool answered;     ///< its verb answers it
};

/// "delivered an appeal for aid", "approached the Soviets with an offer to talk".
bool is_conveyed(const Reading& reading, TokenId noun, TokenId verb);

/// Who is addressed by the proposal that the noun of `act` tells of.
void address_noun(const Reading& reading, const NounUse& use, Act& act);

}  // namespace dossier::ingest
