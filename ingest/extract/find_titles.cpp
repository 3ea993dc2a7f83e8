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
      if (!nominal && !is_capitalised(r.text(t))) {
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
