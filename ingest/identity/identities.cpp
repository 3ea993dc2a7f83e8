#include "ingest/identity/identities.h"

#include "ingest/identity/identity_rules.h"

#include <algorithm>

namespace dossier::ingest {

void identify_all(const std::vector<const NamedEntity*>& same, const std::string& reason,
                  std::vector<Identity>& found) {
  const NamedEntity* into = same[0];
  for (const NamedEntity* entity : same) {
    if (entity->name != into->name && better_name(entity->name, into->name) == entity->name)
      into = entity;
  }
  for (const NamedEntity* entity : same) {
    if (entity == into) continue;
    found.push_back({entity->node, entity->name, into->node, into->name, reason});
  }
}

std::vector<Identity> find_identities(const std::vector<NamedEntity>& entities,
                                      const Lexicon::Tables& lexicon, const HeldOffice& held) {
  std::vector<Identity> found;
  identify_persons(entities, lexicon, held, found);
  identify_acronyms(entities, found);
  identify_reordered(entities, found);
  std::sort(found.begin(), found.end(),
            [](const Identity& a, const Identity& b) { return a.from < b.from; });
  return found;
}

}  // namespace dossier::ingest
