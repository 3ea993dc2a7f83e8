#include "ingest/extract/coreference/treaty_meant.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Nouns that names of treaties bear; one that bears another than the text says is rather not
/// meant.
constexpr std::string_view kNouns[] = {"treaty",  "convention", "declaration",
                                       "charter", "protocol",   "covenant",
                                       "act",     "alliance",   "resolution"};

bool holds(const std::string& name, std::string_view word) {
  return lower(name).find(word) != std::string::npos;
}

}  // namespace

bool named_in_title(const Reading& r, std::uint32_t entity) {
  const std::string title = plain(r.document.title);
  const auto holds_form = [&](const std::string& form) {
    return form.size() > 3 && title.find(plain(form)) != std::string::npos;
  };
  const Entity& e = r.out.entities[entity];
  return holds_form(e.name) || std::any_of(e.aliases.begin(), e.aliases.end(), holds_form);
}

std::uint32_t TreatyMeant::choose(TokenId t, const std::string& word, std::size_t before,
                                  const std::vector<Fit>& fits) const {
  std::vector<Candidate> all;  // the latest named last
  for (std::size_t i = 0; i < before; ++i) {
    const Mention& mention = names_[i];
    if (fits[mention.entity] == Fit::No || mention.form == Mention::Form::Adjective) continue;
    auto at = std::find_if(all.begin(), all.end(),
                           [&](const Candidate& c) { return c.entity == mention.entity; });
    if (at == all.end())
      at = all.insert(all.end(), Candidate{mention.entity, 0, nullptr, fits[mention.entity]});
    ++at->count;
    at->last = &mention;
  }
  int most = 0;
  for (const Candidate& c : all) most = std::max(most, c.count);
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.last->first_token < b.last->first_token;
  });
  int best_weight = -1000;
  std::uint32_t best = kNone;
  for (const Candidate& c : all) {
    const int weight = weigh(c, t, word, most);
    if (weight < best_weight) continue;
    best_weight = weight;
    best = c.entity;
  }
  return best;
}

int TreatyMeant::weigh(const Candidate& candidate, TokenId t, const std::string& word,
                       int most) const {
  int weight = name_weight(candidate, word);
  weight += nearness(candidate, t);
  weight += 4 * candidate.count / std::max(1, most);
  if (subject_of_text(candidate.entity)) weight += foremost(candidate, word) ? 6 : 3;
  return weight;
}

int TreatyMeant::name_weight(const Candidate& candidate, const std::string& word) const {
  const Entity& entity = r_.out.entities[candidate.entity];
  if (word == "document" || word == "agreement") {
    const bool called = holds(entity.name, word) ||
                        std::any_of(entity.aliases.begin(), entity.aliases.end(),
                                    [&](const std::string& alias) { return holds(alias, word); });
    return called ? 3 : 0;
  }
  if (holds(entity.name, word) || candidate.fit == Fit::Called) return 4;
  if (std::any_of(entity.aliases.begin(), entity.aliases.end(),
                  [&](const std::string& alias) { return holds(alias, word); }))
    return 4;
  const bool other = std::any_of(std::begin(kNouns), std::end(kNouns),
                                 [&](std::string_view noun) { return holds(entity.name, noun); });
  return other ? -4 : 0;
}

/// What was named last is meant, unless it was only mentioned beside something else.
int TreatyMeant::nearness(const Candidate& candidate, TokenId t) const {
  const std::uint32_t distance = r_.sentence_of[t] - r_.sentence_of[candidate.last->head];
  const TokenId det = r_.child(t, {Deprel::Det});
  const bool points = det != kNone && r_.lemma(det) != "the";
  const int near = distance == 0   ? 7
                   : distance == 1 ? (points ? 12 : 8)
                   : distance == 2 ? 6
                   : distance <= 4 ? 4
                   : distance <= 8 ? 2
                                   : 0;
  if (distance == 1 && r_.is(candidate.last->head, {Deprel::Nsubj, Deprel::NsubjPass}))
    return near + 4;
  return candidate.count == 1 && distance > 0 && in_passing(*candidate.last) ? near / 4 : near;
}

/// "as determined by the Treaty of Paris", "the points established in the Treaty of Tianjin"
bool TreatyMeant::in_passing(const Mention& mention) const {
  return r_.is(mention.head, {Deprel::Obl, Deprel::OblAgent, Deprel::Nmod, Deprel::NmodUnmarked}) &&
         mention.first_token > r_.sentence(mention.head).first_token + 2;
}

/// Of several treaties in the title the first, or one whose name bears the noun.
bool TreatyMeant::foremost(const Candidate& candidate, const std::string& word) const {
  const auto place = [&](const std::string& form) {
    return form.size() > 3 ? plain(r_.document.title).find(plain(form)) : std::string::npos;
  };
  const auto first_place = [&](const Entity& entity) {
    std::size_t at = place(entity.name);
    for (const std::string& alias : entity.aliases) at = std::min(at, place(alias));
    return at;
  };
  const Entity& entity = r_.out.entities[candidate.entity];
  const std::size_t at = first_place(entity);
  if (at == std::string::npos || holds(entity.name, word)) return true;
  return std::none_of(r_.out.entities.begin(), r_.out.entities.end(), [&](const Entity& other) {
    return other.type == EntityType::Treaty && first_place(other) < at;
  });
}

/// A treaty of the title or of the opening sentence, or one that shares its first words with what
/// the title names: the London Naval Treaty in a text about the London Naval Conference.
bool TreatyMeant::subject_of_text(std::uint32_t entity) const {
  if (named_in_title(r_, entity)) return true;
  if (names_.empty()) return false;
  bool treaties = false;
  const std::uint32_t opening = r_.sentence_of[names_[0].head];
  for (const Mention& mention : names_) {
    if (r_.sentence_of[mention.head] != opening) break;
    if (mention.entity == entity) return true;
    treaties = treaties || r_.type_of(mention.entity) == EntityType::Treaty;
  }
  if (treaties) return false;
  const std::string& title = r_.out.entities[names_[0].entity].name;
  const std::string& name = r_.out.entities[entity].name;
  const std::size_t last = title.rfind(' ');
  return last != std::string::npos && last >= 5 && name.size() > last &&
         name.compare(0, last + 1, title, 0, last + 1) == 0;
}

}  // namespace dossier::ingest
