#include "ingest/extract/names/second_names.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace dossier::ingest {
namespace {

/// Between two names stands nothing but ", also known as the", "(later", "which was renamed the" or
/// the like.
bool known_as(const Reading& r, TokenId from, TokenId to) {
  static constexpr std::string_view kWords[] = {
      "also",   "commonly", "better", "usually", "popularly", "sometimes", "widely", "known",
      "called", "as",       "the",    "then",    "which",     "was",       "were",   "later",
      "now",    "formerly", "today",  "renamed", "afterward", "afterwards"};
  if (to > from + 7) return false;
  bool says = false;
  bool enclosed = false;
  for (TokenId t = from; t < to; ++t) {
    const std::string_view word = r.text(t);
    if (word == "," || word == "(" || plain(word) == "\"") {
      enclosed = enclosed || word == "(";
      continue;
    }
    if (std::find(std::begin(kWords), std::end(kWords), word) == std::end(kWords)) return false;
    says = says || word == "known" || word == "called" || word == "renamed" ||
           (enclosed && (word == "later" || word == "now" || word == "formerly"));
  }
  return says;
}

/// The other name means what the first does.
void take_sense(const Reading& r, const FoundName& name, FoundName& other) {
  other.type = name.type;
  other.entry = name.entry;
  other.rivals.clear();
  other.name = name.name.empty() ? std::string(r.text(name.first, name.last)) : name.name;
}

/// The lexicon's bearer of the acronym may be what the words before it name: they share half
/// their words, or the lexicon knows it by nothing else. "National Opposition Union (UNO)" is not
/// the United Nations.
bool may_be(const Reading& r, const FoundName& name, const FoundName& other) {
  const std::string& known = r.lexicon.entries[other.entry].name;
  const std::string_view acronym = r.text(other.first, other.last);
  if (!is_acronym(acronym) || known == acronym) return true;
  int shared = 0;
  int words = 0;
  for (TokenId t = name.first; t < name.last; ++t) {
    const std::string_view word = r.text(t);
    if (word.size() < 4) continue;
    ++words;
    shared += known.find(word.substr(0, word.size() - 1)) != std::string::npos ? 1 : 0;
  }
  return shared * 2 >= words;
}

/// The words without quotation marks.
std::string unquoted(std::string_view words) {
  std::string out;
  for (char c : plain(words)) {
    if (c != '"') out += c;
  }
  return out;
}

}  // namespace

void settle_quoted_names(const Reading& r, std::vector<FoundName>& found) {
  for (FoundName& name : found) {
    if (name.type == EntityType::Person || name.entry != kNone || !name.name.empty()) continue;
    const std::string_view written = r.text(name.first, name.last);
    if (plain(written).find('"') == std::string::npos) continue;
    name.name = unquoted(written);
    name.entry = r.lexicon.find_entry(name.type, name.name);
  }
}

/// "Strategic Arms Reduction Talks Treaty of 1991 (START I)": what the parentheses hold is the same
/// thing.
void join_regions(const Reading& r, std::vector<FoundName>& found) {
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    FoundName& name = found[i];
    const FoundName& region = found[i + 1];
    if (name.type != EntityType::Organization || region.type != EntityType::Country ||
        region.first != name.last + 1 || r.text(name.last) != "," ||
        region.last + 2 >= r.mention_of.size() || r.text(region.last) != "(" ||
        r.text(region.last + 2) != ")")
      continue;
    const std::string_view acronym = r.text(region.last + 1);
    if (!is_acronym(acronym) || acronym.front() != r.text(name.first).front() ||
        acronym.back() != r.text(region.first).front())
      continue;
    name.last = region.last;
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

void join_parentheses(const Reading& r, std::vector<FoundName>& found) {
  std::vector<std::size_t> told;  // names whose acronym the text has explained
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    FoundName& name = found[i];
    FoundName& other = found[i + 1];
    if (name.type == EntityType::Person || name.type == EntityType::Place) continue;
    TokenId open = name.last;
    if (open + 2 < other.first && r.text(open) == "of") open += 2;
    if (open + 1 != other.first || r.text(open) != "(" || other.last >= r.mention_of.size() ||
        r.text(other.last) != ")")
      continue;
    // "Strategic Arms Reduction Talks (START)" are no treaty.
    if (name.type != other.type && name.type == EntityType::Event &&
        other.type == EntityType::Treaty) {
      take_sense(r, name, other);
      continue;
    }
    if (name.type != other.type) continue;
    if (name.entry == kNone && other.entry != kNone && !may_be(r, name, other)) {
      take_sense(r, name, other);
      told.push_back(i);
    } else if (name.entry == kNone && other.entry != kNone) {
      name.entry = other.entry;
    } else if (name.entry != kNone && other.entry == kNone) {
      other.entry = name.entry;
    } else if (std::find(name.rivals.begin(), name.rivals.end(), other.entry) !=
               name.rivals.end()) {
      name.entry = other.entry;
    } else if (name.entry != other.entry && is_acronym(r.text(other.first, other.last))) {
      take_sense(r, name, other);
      told.push_back(i);
    }
  }
  for (std::size_t i : told) {
    const std::string_view acronym = r.text(found[i + 1].first, found[i + 1].last);
    for (FoundName& name : found) {
      if (r.text(name.first, name.last) == acronym) take_sense(r, found[i], name);
    }
  }
}

/// "the Independent Commission on Development Issues, known as the Brandt Commission": wherever the
/// text says one of the two it means the same.
void join_second_names(const Reading& r, std::vector<FoundName>& found) {
  std::unordered_map<std::string, std::size_t> second;
  const auto written = [&](const FoundName& name) {
    return name.name.empty() ? std::string(r.text(name.first, name.last)) : name.name;
  };
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    const EntityType type = found[i].type;
    if (type == found[i + 1].type && type != EntityType::Person && type != EntityType::Place &&
        type != EntityType::Country && known_as(r, found[i].last, found[i + 1].first))
      second.emplace(written(found[i + 1]), i);
  }
  if (second.empty()) return;
  for (FoundName& name : found) {
    const auto at = second.find(written(name));
    if (at == second.end() || name.type != found[at->second].type) continue;
    FoundName& full = found[at->second];
    if (full.entry != kNone)
      name.entry = full.entry;
    else if (name.entry == kNone)
      name.name = written(full);
    else
      full.entry = name.entry;
  }
}

}  // namespace dossier::ingest
