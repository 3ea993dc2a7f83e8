#include "ingest/extract/facts/gatherings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {
namespace {

bool names_gathering(const Reading& r, const Mention& mention) {
  return r.type_of(mention.entity) == EntityType::Event && is_gathering(r, mention.entity);
}

}  // namespace

bool is_gathering(const Reading& r, std::uint32_t event) {
  const std::string name = lower(r.out.entities[event].name);
  for (std::string_view word : {"conference", "summit", "talks", "congress", "negotiations",
                                "convention", "meeting", "round", "session", "assembly"}) {
    if (name.find(word) != std::string::npos) return true;
  }
  return false;
}

bool names_titled_gathering(const Reading& r, std::uint32_t place) {
  const std::string& name = r.out.entities[place].name;
  return std::any_of(r.titled.begin(), r.titled.end(), [&](std::uint32_t e) {
    return r.type_of(e) == EntityType::Event && is_gathering(r, e) &&
           r.out.entities[e].name.starts_with(name);
  });
}

std::uint32_t last_gathering(const Reading& r, TokenId t) {
  std::uint32_t found = kNone;
  for (const Mention& m : r.out.mentions) {
    if (!names_gathering(r, m)) continue;
    if (m.first_token > t && found != kNone) break;
    found = m.entity;
    if (m.first_token > t) break;
  }
  return found;
}

std::uint32_t gathering_near(const Reading& r, TokenId t, std::uint32_t sentences) {
  std::uint32_t event = kNone;
  for (const Mention& m : r.out.mentions) {
    if (m.first_token > t) break;
    if (names_gathering(r, m) && r.sentence_of[m.head] + sentences >= r.sentence_of[t])
      event = m.entity;
  }
  return event;
}

std::uint32_t main_gathering(const Reading& r) {
  constexpr TokenId kBeginning = 30;
  std::vector<std::uint32_t> count(r.out.entities.size(), 0);
  std::uint32_t best = kNone;
  for (const Mention& m : r.out.mentions) {
    if (!names_gathering(r, m)) continue;
    const bool titled = std::find(r.titled.begin(), r.titled.end(), m.entity) != r.titled.end();
    if (count[m.entity] == 0 && m.first_token > kBeginning && !titled) continue;
    if (++count[m.entity] >= (best == kNone ? 3 : count[best] + 1)) best = m.entity;
  }
  return best;
}

}  // namespace dossier::ingest
