#include "ingest/extract/actors/actors.h"

#include <algorithm>

namespace dossier::ingest {

bool is_actor(EntityType type) noexcept {
  return type == EntityType::Person || type == EntityType::Organization ||
         type == EntityType::Country;
}

std::vector<std::uint32_t> actors_among(const Reading& r, const std::vector<std::uint32_t>& all) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t e : all) {
    if (is_actor(r.type_of(e)) && std::find(found.begin(), found.end(), e) == found.end())
      found.push_back(e);
  }
  return found;
}

std::vector<std::uint32_t> persons_among(const Reading& r, std::vector<std::uint32_t> all) {
  std::erase_if(all, [&](std::uint32_t e) { return r.type_of(e) != EntityType::Person; });
  return all;
}

std::vector<std::uint32_t> states_and_bodies_among(const Reading& r,
                                                   std::vector<std::uint32_t> all) {
  std::erase_if(all, [&](std::uint32_t e) {
    return !is_actor(r.type_of(e)) || r.type_of(e) == EntityType::Person;
  });
  return all;
}

std::uint32_t first_of_type(const Reading& r, const std::vector<std::uint32_t>& all,
                            EntityType type) {
  const auto at =
      std::find_if(all.begin(), all.end(), [&](std::uint32_t e) { return r.type_of(e) == type; });
  return at == all.end() ? kNone : *at;
}

void drop_scenes(const Reading& r, std::vector<std::uint32_t>& parties) {
  const auto is = [&](EntityType type) {
    return [&r, type](std::uint32_t e) { return r.type_of(e) == type; };
  };
  if (std::count_if(parties.begin(), parties.end(), is(EntityType::Person)) >= 2)
    std::erase_if(parties, is(EntityType::Country));
}

}  // namespace dossier::ingest
