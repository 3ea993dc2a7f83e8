#include "ingest/identity/identity_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace dossier::ingest {
namespace {

bool says_nothing(std::string_view word) {
  static constexpr std::array<std::string_view, 11> kWords = {
      "a", "an", "and", "between", "for", "in", "of", "on", "the", "to", "with"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool has_order_of_its_own(const std::string& label) {
  return label == to_string(EntityType::Person) || label == to_string(EntityType::Country) ||
         label == to_string(EntityType::Place);
}

bool is_year(const std::string& word) {
  return word.size() == 4 && word.find_first_not_of("0123456789") == std::string::npos;
}

/// "War of the Pacific" and "Pacific War" are two: of events only the year may stand elsewhere.
void order(std::vector<std::string>& words, const std::string& label) {
  if (label == to_string(EntityType::Event))
    std::stable_partition(words.begin(), words.end(), is_year);
  else
    std::sort(words.begin(), words.end());
}

/// "a neutrality pact", "the conference at Geneva" describe, and mean another in each document.
bool describes(const std::string& name) {
  return name.empty() || (name[0] >= 'a' && name[0] <= 'z');
}

/// The words that tell the name from others, ordered and joined; empty where there are less than
/// two.
std::string words_of(const NamedEntity& entity) {
  if (describes(entity.name)) return {};
  std::vector<std::string> words = folded_words(entity.name, "-,()\"");
  std::erase_if(words, says_nothing);
  if (words.size() < 2) return {};
  order(words, entity.node.label);
  std::string key = entity.node.label;
  for (const std::string& each : words) key += ' ' + each;
  return key;
}

}  // namespace

void identify_reordered(const std::vector<NamedEntity>& entities, std::vector<Identity>& found) {
  std::map<std::string, std::vector<const NamedEntity*>> by_words;
  for (const NamedEntity& entity : entities) {
    if (entity.apart || has_order_of_its_own(entity.node.label)) continue;
    if (std::string words = words_of(entity); !words.empty())
      by_words[std::move(words)].push_back(&entity);
  }
  for (const auto& [words, same] : by_words) {
    if (same.size() > 1) identify_all(same, "the same words in another order", found);
  }
}

}  // namespace dossier::ingest
