#include "ingest/extract/offices/offices.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

bool plain_capital(const Reading& r, TokenId t, TokenId end) {
  return t < end && r.mention_of[t] == kNone && is_capitalised(r.text(t)) &&
         is_nominal(r.token(t).upos);
}

/// "Minister for External Affairs", "Secretary of State for Commonwealth Relations": the department
/// belongs to the title, whatever it is called.
TokenId with_department(const Reading& r, TokenId last, TokenId end) {
  const std::string_view word = r.text(last - 1);
  const bool takes = word == "Minister" || word == "Secretary" || word == "State" ||
                     word == "Commissar" || word == "Undersecretary";
  if (!takes || last + 1 >= end || (r.text(last) != "of" && r.text(last) != "for")) return last;
  TokenId t = last + 1;
  if (r.text(t) == "the") ++t;
  const auto word_of_it = [&](TokenId at) {
    return at < end && r.mention_of[at] == kNone && is_capitalised(r.text(at)) &&
           (r.token(at).upos == Upos::Adj || is_nominal(r.token(at).upos));
  };
  if (!word_of_it(t)) return last;
  while (word_of_it(t) || (t + 1 < end && r.text(t) == "and" && plain_capital(r, t + 1, end))) ++t;
  return t;
}

}  // namespace

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
      // "who was ambassador to Korea", taken for an adjective
      const bool said = r.child(last - 1, {Deprel::Cop}) != kNone;
      if (!nominal && !before_name && !said && !is_capitalised(r.text(t))) {
        ++a;
        continue;
      }
      last = with_department(r, last, sentence.last_token);
      titles.push_back({t, last, r.head_of(t, last), static_cast<TitleRank>(title->entry)});
      a += match.atoms;
      while (a < atoms.size() && atoms[a].begin < r.token(last - 1).end) ++a;
    }
  }
  return titles;
}

}  // namespace dossier::ingest
