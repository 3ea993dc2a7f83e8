#pragma once

#include "ingest/identity/fold.h"
#include "ingest/identity/identities.h"

namespace dossier::ingest {

// One rule each; they add to `found`, and none absorbs what another of them absorbed.
void identify_persons(const std::vector<NamedEntity>& entities, const Lexicon::Tables& lexicon,
                      const HeldOffice& held, std::vector<Identity>& found);
void identify_acronyms(const std::vector<NamedEntity>& entities, std::vector<Identity>& found);
void identify_reordered(const std::vector<NamedEntity>& entities, std::vector<Identity>& found);

/// Makes one of several: all become the one of the fullest name. REQUIRES: `same` is not empty.
void identify_all(const std::vector<const NamedEntity*>& same, const std::string& reason,
                  std::vector<Identity>& found);

}  // namespace dossier::ingest
