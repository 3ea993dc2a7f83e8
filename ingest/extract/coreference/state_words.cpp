#include "ingest/extract/coreference/state_words.h"

#include <string>

namespace dossier::ingest {
namespace {

/// First halves of compound adjectives and the states they mean.
struct Prefix {
  std::string_view prefix;
  std::string_view state;
};
constexpr Prefix kPrefixes[] = {
    {"Sino", "China"},           {"Russo", "Russia"}, {"Franco", "France"},
    {"Anglo", "United Kingdom"}, {"Indo", "India"},   {"Greco", "Greece"},
    {"Austro", "Austria"},       {"Italo", "Italy"},  {"Nazi", "Germany"},
    {"Soviet", "Soviet Union"},  {"Iran", "Iran"},    {"Iraq", "Iraq"}};

std::uint32_t state_named(const Reading& r, std::string_view name) {
  for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
    if (r.out.entities[e].type == EntityType::Country && r.out.entities[e].name == name) return e;
  }
  return kNone;
}

}  // namespace

std::uint32_t state_of_word(const Reading& r, std::string_view word) {
  for (const Prefix& p : kPrefixes) {
    if (p.prefix == word) return state_named(r, p.state);
  }
  for (const NameSense& sense : r.lexicon.names.find(word)) {
    if (sense.sense != Sense::Country && sense.sense != Sense::Adjective) continue;
    const std::uint32_t e = state_named(r, r.lexicon.entries[sense.entry].name);
    if (e != kNone) return e;
  }
  return kNone;
}

std::vector<std::uint32_t> states_of_pair(const Reading& r, std::string_view words) {
  const std::string name = plain(words);
  for (std::size_t hyphen = name.find('-'); hyphen != std::string::npos;
       hyphen = name.find('-', hyphen + 1)) {
    const std::size_t space = name.rfind(' ', hyphen);
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    const std::size_t end = name.find_first_of(" -", hyphen + 1);
    const std::uint32_t a = state_of_word(r, name.substr(begin, hyphen - begin));
    const std::uint32_t b = state_of_word(
        r, name.substr(hyphen + 1, end == std::string::npos ? end : end - hyphen - 1));
    if (a != kNone && b != kNone && a != b) return {a, b};
  }
  return {};
}

}  // namespace dossier::ingest
