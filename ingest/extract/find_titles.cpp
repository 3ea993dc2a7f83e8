#include "ingest/extract/offices.h"

#include <algorithm>

namespace dossier::ingest {

std::vector<TitleSpan> find_titles(const Reading& r) {
  std::vector<TitleSpan> titles;
  std::vector<Atom> atoms;
  for (const Sentence& sentence : r.analysis.sentences) {
    atoms.clear();
    split_atoms(r.document.text, sentence.begin, sentence.end, atoms);
    TokenId t = sentence.first_token;
    for (std::size_t a = 0; a < atoms.size();) {
      while (t < sentence.last_token && r.token(t).end <= atoms[a].begin) ++t;
      if (t == sentence.last_token) break;
      const auto match = r.lexicon.names.longest(atoms, a);
      const auto title = std::find_if(match.senses.begin(), match.senses.end(),
                                      [](const NameSense& s) { return s.sense == Sense::Title; });
      if (title == match.senses.end() || r.mention_of[t] != kNone) {
        ++a;
        continue;
      }
      TokenId last = t;
      while (last < sentence.last_token && r.token(last).begin <= atoms[a + match.atoms - 1].begin)
        ++last;
      const bool nominal =
          std::any_of(r.analysis.tokens.begin() + t, r.analysis.tokens.begin() + last,
                      [](const Token& token) { return is_nominal(token.upos); });
      // "Mexican representative Zamacona": an adjective to the tagger, but a name follows.
      const bool before_name = last < sentence.last_token && r.entity_at(last) != kNone &&
                               r.type_of(r.entity_at(last)) == EntityType::Person;
      if (!nominal && !before_name && !is_capitalised(r.text(t))) {
        ++a;
        continue;
      }
      titles.push_back({t, last, r.head_of(t, last), static_cast<TitleRank>(title->entry)});
      a += match.atoms;
    }
  }
  return titles;
}

}  // namespace dossier::ingest
