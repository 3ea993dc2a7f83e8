#include "ingest/extract/sentence/atoms.h"
#include "ingest/identity/identity_rules.h"

#include <map>

namespace dossier::ingest {
namespace {

constexpr std::size_t kShortest = 3;

/// "Euro-Atlantic Security Initiative" gives "EASI": the first letters of its capitalised words.
std::string initials(const std::string& name) {
  std::string letters;
  bool inside = false;
  for (char c : name) {
    const bool part_of_word = is_letter(c) || c == '\'';
    if (part_of_word && !inside && is_upper(c)) letters += c;
    inside = part_of_word;
  }
  return letters;
}

bool is_one_acronym(const std::string& name) {
  return name.size() >= kShortest && name.find(' ') == std::string::npos && is_acronym(name);
}

}  // namespace

void identify_acronyms(const std::vector<NamedEntity>& entities, std::vector<Identity>& found) {
  std::map<std::string, std::vector<const NamedEntity*>> by_initials;
  for (const NamedEntity& entity : entities) {
    if (entity.node.label == to_string(EntityType::Organization) && !is_one_acronym(entity.name))
      by_initials[initials(entity.name)].push_back(&entity);
  }
  for (const NamedEntity& entity : entities) {
    if (entity.node.label != to_string(EntityType::Organization) || !is_one_acronym(entity.name) ||
        entity.apart)
      continue;
    const auto meant = by_initials.find(entity.name);
    if (meant == by_initials.end() || meant->second.size() != 1 || meant->second[0]->apart)
      continue;
    identify_all({&entity, meant->second[0]}, "the acronym of the only such name here", found);
  }
}

}  // namespace dossier::ingest
