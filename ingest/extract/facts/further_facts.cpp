#include "ingest/extract/facts/further_facts.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// The name in lower case has one of the words in it.
template <std::size_t N>
bool is_called(const Entity& entity, const std::string_view (&words)[N]) {
  const std::string name = lower(entity.name);
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

constexpr std::string_view kAlliances[] = {"organization", "alliance", "league",      "union",
                                           "community",    "pact",     "association", "entente",
                                           "council",      "bloc"};
constexpr std::string_view kParliaments[] = {
    "senate",      "parliament", "duma",   "bundestag", "diet",      "knesset",
    "legislature", "riksdag",    "majlis", "cortes",    "chamber",   "assembly",
    "reichstag",   "sejm",       "rada",   "storting",  "folketing", "volksraad"};

/// The treaty bears the names of two of the men.
bool bears_names(const Reading& r, const Entity& treaty, const Entities& men) {
  return std::count_if(men.begin(), men.end(), [&](std::uint32_t man) {
           const std::string& name = r.out.entities[man].name;
           return treaty.name.find(name.substr(name.rfind(' ') + 1)) != std::string::npos;
         }) >= 2;
}

}  // namespace

void add_founding_members(const Reading& r, FactSink& sink, const Entities& from,
                          const Entities& to, const FactSink::Source& source) {
  const bool states = std::all_of(from.begin(), from.end(), [&](std::uint32_t e) {
    return r.type_of(e) == EntityType::Country;
  });
  if (from.size() < 3 || !states) return;
  for (std::uint32_t body : to) {
    if (is_called(r.out.entities[body], kAlliances))
      sink.add_all(Relation::MemberOf, from, {body}, source);
  }
}

void ratify_by_parliaments(const Reading& r, FactSink& sink, Entities& from, const Entities& to,
                           const FactSink::Source& source) {
  Entities treaties = to;
  std::erase_if(treaties, [&](std::uint32_t e) { return r.type_of(e) != EntityType::Treaty; });
  if (treaties.empty()) return;
  // A chamber adopts resolutions.
  if (r.out.entities[treaties[0]].name.find("Resolution") != std::string::npos) return;
  std::erase_if(from, [&](std::uint32_t e) {
    const bool ratifies =
        r.type_of(e) == EntityType::Organization && is_called(r.out.entities[e], kParliaments);
    if (ratifies) sink.add_all(Relation::Ratified, {e}, treaties, source);
    return ratifies;
  });
}

void add_negotiators(const Reading& r, FactSink& sink, const Entities& from, const Entities& to,
                     const FactSink::Source& source) {
  Entities men = from;
  men.insert(men.end(), to.begin(), to.end());
  std::erase_if(men, [&](std::uint32_t e) { return r.type_of(e) != EntityType::Person; });
  if (men.size() < 2) return;
  for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
    const Entity& entity = r.out.entities[e];
    if (entity.type == EntityType::Treaty && bears_names(r, entity, men))
      sink.add_all(Relation::Negotiated, men, {e}, source);
  }
}

}  // namespace dossier::ingest
