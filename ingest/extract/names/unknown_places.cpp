#include "ingest/extract/names/find_names.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Capitalised names that no list knows, where the sentence needs a place: behind "in" or "to", or
/// as the object of a verb that takes places. Places are kept only where a fact needs them, so a
/// wrong guess costs little.
class UnknownPlaces {
 public:
  UnknownPlaces(const Reading& reading, std::vector<FoundName>& found)
      : r_(reading), found_(found) {
    covered_.assign(reading.analysis.tokens.size(), false);
    for (const FoundName& name : found)
      std::fill(covered_.begin() + name.titles, covered_.begin() + name.last, true);
  }

  void find() {
    const std::size_t before = found_.size();
    for (const Sentence& s : r_.analysis.sentences) {
      if (!r_.states_facts(s)) continue;
      for (TokenId t = s.first_token + 1; t < s.last_token; ++t) {
        if (!starts(t) || !wanted(t, s)) continue;
        const TokenId last = run(t, s.last_token);
        FoundName name{t, last, t, EntityType::Place};
        name.confidence = 0.6F;
        found_.push_back(std::move(name));
        t = last - 1;
      }
    }
    if (found_.size() == before) return;
    std::stable_sort(found_.begin(), found_.end(),
                     [](const FoundName& a, const FoundName& b) { return a.first < b.first; });
  }

 private:
  bool name_word(TokenId t) const {
    const std::string_view word = r_.text(t);
    return !covered_[t] && is_capitalised(word) && !is_acronym(word) && word.size() > 2 &&
           word.back() != '.' && r_.token(t).upos == Upos::Propn &&
           !r_.lexicon.is("no-name", word) && !r_.lexicon.is("month", word) &&
           !r_.lexicon.heads.contains(word);
  }

  bool starts(TokenId t) const {
    if (!name_word(t) || r_.lexicon.given_names.contains(r_.text(t)) ||
        r_.lexicon.leaders.contains(r_.text(t)))
      return false;
    const auto senses = r_.lexicon.names.find(r_.text(t));
    return senses.empty();
  }

  TokenId run(TokenId t, TokenId end) const {
    TokenId last = t + 1;
    while (last < end && last < t + 4) {
      if (name_word(last)) {
        ++last;
      } else if (last + 1 < end && plain(r_.text(last)) == "-" && name_word(last + 1) &&
                 r_.token(last - 1).end == r_.token(last).begin) {
        last += 2;
      } else {
        break;
      }
    }
    return last;
  }

  bool wanted(TokenId t, const Sentence& s) const {
    const TokenId last = run(t, s.last_token);
    if (last < s.last_token) {
      const std::string_view next = r_.text(last);
      const bool goes_on = r_.token(last).upos == Upos::Noun || next == "'s" ||
                           (is_capitalised(next) && r_.token(last).upos != Upos::Adp);
      if (goes_on && !r_.lexicon.is("area-noun", next)) return false;
    }
    const TokenId before = r_.text(t - 1) == "the" && t - 1 > s.first_token ? t - 2 : t - 1;
    const std::string word = lower(r_.text(before));
    static constexpr std::string_view kWords[] = {"in",      "at",      "to",     "near",
                                                  "from",    "into",    "toward", "towards",
                                                  "through", "outside", "off",    "around"};
    if (std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords)) return true;
    // "the city of Mukden", "the occupation of the Ruhr"
    if (word == "of" && before > s.first_token &&
        (r_.is_word("area-noun", before - 1) || r_.is_word("siege-noun", before - 1)))
      return true;
    // "took Lydda and Ramle"
    if ((word == "and" || word == ",") && !found_.empty() && found_.back().last == before &&
        found_.back().type == EntityType::Place && before == t - 1)
      return true;
    return r_.token(before).upos == Upos::Verb && r_.is_word("takes-place", before);
  }

  const Reading& r_;
  std::vector<FoundName>& found_;
  std::vector<bool> covered_;
};

}  // namespace

void find_unknown_places(const Reading& reading, std::vector<FoundName>& found) {
  UnknownPlaces(reading, found).find();
}

}  // namespace dossier::ingest
