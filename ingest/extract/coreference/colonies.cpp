#include "ingest/extract/names/find_names.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// The years that a text speaks of.
struct Years {
  int first = 9999;
  int last = 0;
  int colonial = 0;  ///< how many of them lie before the Constitution
  int later = 0;
};

Years years_of(const Reading& r) {
  Years years;
  for (TokenId t = 0; t < r.mention_of.size(); ++t) {
    const std::string_view word = r.text(t);
    const bool four = word.size() == 4 && std::all_of(word.begin(), word.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
    if (!four) continue;
    const int year = std::stoi(std::string(word));
    if (year < 1500 || year > 2100) continue;
    years.first = std::min(years.first, year);
    years.last = std::max(years.last, year);
    ++(year < 1788 ? years.colonial : years.later);
  }
  return years;
}

/// Lands that were states only for a time: the thirteen colonies, and Texas, and the Georgia of
/// America, which no other state of that name disturbs before 1990.
class Colonies {
 public:
  Colonies(const Reading& reading, std::vector<FoundName>& found)
      : r_(reading), found_(found), years_(years_of(reading)) {}

  void settle() {
    const bool colonial = years_.colonial > 0 && years_.colonial > years_.later;
    for (FoundName& name : found_) {
      if (name.type != EntityType::Place && name.type != EntityType::Country) continue;
      const std::string_view word = r_.text(name.first, name.last);
      if (word == "Georgia" && years_.last > 0 && years_.last < 1990) make(name, EntityType::Place);
      if (word == "Texas" && !republic_of_texas()) make(name, EntityType::Place);
      // "in Tunis", which was a state once
      if (years_.first >= 1900 && years_.last > 0 && name.first > 0 &&
          r_.text(name.first - 1) == "in" && r_.lexicon.is("city-state", word))
        make(name, EntityType::Place);
      if (colonial && r_.lexicon.is("thirteen-colony", word)) make(name, EntityType::Country);
    }
    if (colonial) find_colonists();
  }

 private:
  static void make(FoundName& name, EntityType type) {
    name.type = type;
    name.entry = kNone;
    name.form = Mention::Form::Name;
    name.rivals.clear();
  }

  bool republic_of_texas() const { return years_.first <= 1848 && years_.last >= 1835; }

  /// "the thirteen American colonies", "the colonists"
  void find_colonists() {
    const std::uint32_t states = r_.lexicon.find_entry(EntityType::Country, "United States");
    const auto named = std::count_if(found_.begin(), found_.end(), [&](const FoundName& name) {
      return name.entry == states && name.form == Mention::Form::Name;
    });
    std::vector<FoundName> colonists;
    for (const Sentence& s : r_.analysis.sentences) {
      if (!r_.states_facts(s)) continue;
      for (TokenId t = s.first_token; t < s.last_token; ++t) {
        const std::string_view word = r_.lemma(t);
        if ((word != "colony" && word != "colonist") || r_.text(t).back() != 's') continue;
        const TokenId first = front(t, s.first_token);
        if (first > s.first_token && others(first - 1)) continue;
        FoundName name{first, t + 1, first, EntityType::Country};
        name.name = "American colonies";
        name.confidence = 0.8F;
        colonists.push_back(std::move(name));
      }
    }
    // A text on the United States calls them so too.
    const bool same = named > static_cast<std::ptrdiff_t>(colonists.size());
    for (FoundName& name : colonists) {
      std::erase_if(found_, [&](const FoundName& inside) {
        return inside.first >= name.first && inside.last <= name.last;
      });
      if (same) name.entry = states;
      if (same) name.name.clear();
      found_.push_back(std::move(name));
    }
    if (colonists.empty()) return;
    std::stable_sort(found_.begin(), found_.end(),
                     [](const FoundName& a, const FoundName& b) { return a.first < b.first; });
  }

  TokenId front(TokenId t, TokenId begin) const {
    static constexpr std::string_view kWords[] = {
        "American", "North", "British", "Anglo", "-", "13", "thirteen", "Thirteen", "original"};
    while (t > begin &&
           std::find(std::begin(kWords), std::end(kWords), r_.text(t - 1)) != std::end(kWords))
      --t;
    return t;
  }

  /// "Spanish colonies", "several colonies", "two colonists": not all of America.
  bool others(TokenId before) const {
    const Upos tag = r_.token(before).upos;
    return tag == Upos::Adj || tag == Upos::Num || tag == Upos::Propn || tag == Upos::Noun ||
           r_.text(before) == "some" || r_.text(before) == "these" || r_.text(before) == "a";
  }

  const Reading& r_;
  std::vector<FoundName>& found_;
  const Years years_;
};

}  // namespace

void settle_colonies(const Reading& reading, std::vector<FoundName>& found) {
  Colonies(reading, found).settle();
}

}  // namespace dossier::ingest
