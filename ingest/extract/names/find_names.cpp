#include "ingest/extract/names/find_names.h"

#include "ingest/extract/names/name_scanner.h"
#include "ingest/extract/names/second_names.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace dossier::ingest {
namespace {

/// Parts of the full names of persons and the short forms of other names, to be found elsewhere.
class ShortNames {
 public:
  ShortNames(const Reading& reading, std::vector<FoundName>& found) : r_(reading), found_(found) {
    covered_.assign(reading.analysis.tokens.size(), false);
    for (const FoundName& name : found)
      std::fill(covered_.begin() + name.titles, covered_.begin() + name.last, true);
  }

  void find() {
    collect_persons();
    collect_acronyms();
    const std::size_t before = found_.size();
    NameScanner scanner(r_, found_);
    for (TokenId t = 0; t < covered_.size(); ++t) {
      if (covered_[t] || !is_capitalised(r_.text(t))) continue;
      if (acronym(t)) continue;
      if (scanner.name_like(t) || known_inside(t)) person(t);
    }
    if (found_.size() != before) {
      std::stable_sort(found_.begin(), found_.end(),
                       [](const FoundName& a, const FoundName& b) { return a.first < b.first; });
    }
  }

 private:
  void collect_persons() {
    for (const FoundName& name : found_) {
      if (name.type != EntityType::Person) continue;
      for (TokenId from = name.first; from < name.last; ++from) {
        if (is_capitalised(r_.text(from)) && r_.text(from).back() != '.')
          parts_.insert(std::string(r_.text(from, name.last)));
      }
      if (name.last == name.first + 3 && r_.text(name.first + 1).size() > 3)
        parts_.insert(std::string(r_.text(name.first + 1)));
      if (name.last > name.first + 1) {
        parts_.insert(std::string(r_.text(name.first)));
        surnames_.insert(std::string(r_.text(name.last - 1)));
      }
    }
  }

  /// "North Atlantic Treaty Organization (NATO)" and "the Executive Committee, or ExComm," teach
  /// the short name.
  void collect_acronyms() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const FoundName& name = found_[i];
      if (name.type == EntityType::Person || name.last + 2 >= covered_.size()) continue;
      const bool enclosed = r_.text(name.last) == "(" && closes(name.last + 2);
      const bool second = r_.text(name.last) == "," && r_.text(name.last + 1) == "or";
      if (!enclosed && !second) continue;
      const std::string_view word = r_.text(name.last + (enclosed ? 1 : 2));
      if (is_acronym(word) || (second && two_capitals(word)) ||
          (enclosed && is_capitalised(word) && name.type != EntityType::Country))
        acronyms_.emplace(std::string(word), i);
    }
  }

  /// "(SALT)", "(CFP, later Total)", "(SOCAL – now Chevron)"
  bool closes(TokenId t) const {
    const std::string_view mark = r_.text(t);
    if (mark == ")") return true;
    return is_acronym(r_.text(t - 1)) && (mark == "," || mark == ";" || plain(mark) == "-");
  }

  /// "ExComm"
  static bool two_capitals(std::string_view word) {
    return std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
  }

  bool acronym(TokenId t) {
    const auto at = acronyms_.find(std::string(r_.text(t)));
    if (at == acronyms_.end()) return false;
    const FoundName& full = found_[at->second];
    FoundName name{t, t + 1, t, full.type, Mention::Form::Name, full.entry};
    name.name = full.name.empty() ? std::string(r_.text(full.first, full.last)) : full.name;
    found_.push_back(std::move(name));
    covered_[t] = true;
    return true;
  }

  /// "the Sultan", though the text knows a Bandar bin Sultan.
  bool title_of_somebody(TokenId t) const {
    if (t == 0 || lower(r_.text(t - 1)) != "the") return false;
    const auto senses = r_.lexicon.names.find(r_.text(t));
    return std::any_of(senses.begin(), senses.end(),
                       [](const NameSense& s) { return s.sense == Sense::Title; });
  }

  /// "on April 4 Fulbright alone spoke": the tagger may take a surname for anything; and Oliver
  /// North is North.
  bool known_inside(TokenId t) const {
    const TokenId begin = r_.sentence(t).first_token;
    if (t > begin && t + 1 < covered_.size() && r_.token(t).upos == Upos::Propn &&
        r_.lexicon.is("no-name", r_.text(t)) && lower(r_.text(t - 1)) != "the" &&
        !is_capitalised(r_.text(t - 1)) && !is_capitalised(r_.text(t + 1)) &&
        surnames_.contains(std::string(r_.text(t))))
      return true;
    return t > begin && r_.token(t).upos != Upos::Propn && r_.text(t).size() > 4 &&
           r_.lexicon.names.find(r_.text(t)).empty() && !r_.lexicon.is("no-name", r_.text(t)) &&
           parts_.contains(std::string(r_.text(t)));
  }

  void person(TokenId t) {
    for (TokenId last = std::min<TokenId>(t + 4, r_.sentence(t).last_token); last > t; --last) {
      if (std::any_of(covered_.begin() + t, covered_.begin() + last,
                      [](bool covered) { return covered; }))
        continue;
      if (!parts_.contains(std::string(r_.text(t, last)))) continue;
      if (last == t + 1 && title_of_somebody(t)) return;
      FoundName name{t, last, t, EntityType::Person};
      name.confidence = 0.9F;
      found_.push_back(std::move(name));
      std::fill(covered_.begin() + t, covered_.begin() + last, true);
      return;
    }
  }

  const Reading& r_;
  std::vector<FoundName>& found_;
  std::vector<bool> covered_;
  std::unordered_set<std::string> parts_;
  std::unordered_set<std::string> surnames_;  ///< of full names
  std::unordered_map<std::string, std::size_t> acronyms_;
};

/// Where one name fits several states ("Moscow"), the one that the document speaks of otherwise.
void settle_rivals(const Reading& reading, std::vector<FoundName>& found) {
  std::unordered_map<std::uint32_t, int> weight;
  for (const FoundName& name : found) {
    if (name.entry != kNone && name.rivals.empty()) ++weight[name.entry];
  }
  for (FoundName& name : found) {
    for (std::uint32_t rival : name.rivals) {
      if (weight[rival] > weight[name.entry]) name.entry = rival;
    }
  }
  (void)reading;
}

/// The text speaks of a year of the time.
bool speaks_of_years(const Reading& r, int from, int to) {
  for (TokenId t = 0; t < r.mention_of.size(); ++t) {
    const std::string_view word = r.text(t);
    if (word.size() != 4 || r.token(t).upos != Upos::Num) continue;
    int year = 0;
    for (char c : word) year = c >= '0' && c <= '9' ? year * 10 + (c - '0') : 10000;
    if (year >= from && year <= to) return true;
  }
  return false;
}

/// "Bonn" and "the Federal Republic of Germany" beside an East Germany are West Germany.
void settle_divided_germany(const Reading& r, std::vector<FoundName>& found) {
  const std::uint32_t whole = r.lexicon.find_entry(EntityType::Country, "Germany");
  const std::uint32_t west = r.lexicon.find_entry(EntityType::Country, "West Germany");
  const std::uint32_t east = r.lexicon.find_entry(EntityType::Country, "East Germany");
  const bool divided = std::any_of(found.begin(), found.end(), [&](const FoundName& name) {
    return name.entry != kNone && (name.entry == east || name.entry == west) && name.rivals.empty();
  });
  if (!divided) return;
  for (FoundName& name : found) {
    const bool either =
        std::find(name.rivals.begin(), name.rivals.end(), west) != name.rivals.end() ||
        (name.entry == west && !name.rivals.empty());
    if (either && (name.entry == whole || name.entry == west)) name.entry = west;
    // The city between them speaks for neither.
    if (r.text(name.first, name.last) == "Berlin" && name.type == EntityType::Country) {
      name.type = EntityType::Place;
      name.entry = kNone;
      name.rivals.clear();
    }
  }
}

/// "Russia" and "the Russians" between 1923 and 1990 are the Soviet Union, where the text names it.
void settle_soviet_times(const Reading& r, std::vector<FoundName>& found) {
  const std::uint32_t russia = r.lexicon.find_entry(EntityType::Country, "Russia");
  const std::uint32_t soviet = r.lexicon.find_entry(EntityType::Country, "Soviet Union");
  const auto named = [&](std::uint32_t entry) {
    return std::count_if(found.begin(), found.end(),
                         [&](const FoundName& name) { return name.entry == entry; });
  };
  if (soviet == kNone || named(russia) == 0 || named(soviet) < 3 * named(russia) ||
      speaks_of_years(r, 1700, 1922) || speaks_of_years(r, 1991, 2100))
    return;
  for (FoundName& name : found) {
    if (name.entry == russia) name.entry = soviet;
  }
}

/// "Congress" without an article is that of the United States, unless the text has named one of the
/// Americans at war; and never a party or a movement that is called a congress.
bool means_longer(const Reading& r, const FoundName& name, const FoundName& longer) {
  if (r.text(name.first, name.last) != "Congress") return true;
  for (TokenId t = longer.first; t < longer.last; ++t) {
    const std::string_view word = r.text(t);
    if (word == "Continental" || word == "Confederate" || word == "Confederation") return true;
    if (word == "National" || word == "African" || word == "Africanist" || word == "World")
      return false;
  }
  return name.first > 0 && lower(r.text(name.first - 1)) == "the";
}

/// "its new Bolshevik Government": Russia's, in a text on Russia that names no Soviet Union.
void settle_bolsheviks(const Reading& r, std::vector<FoundName>& found) {
  const std::uint32_t russia = r.lexicon.find_entry(EntityType::Country, "Russia");
  const std::uint32_t soviet = r.lexicon.find_entry(EntityType::Country, "Soviet Union");
  const auto bolshevik = [&](const FoundName& name) {
    return r.text(name.first).starts_with("Bolshevik");
  };
  bool named = false;
  for (const FoundName& name : found) {
    named = named || name.entry == russia;
    if (name.entry == soviet && !bolshevik(name)) return;
  }
  if (!named || soviet == kNone || russia == kNone) return;
  for (FoundName& name : found) {
    if (name.entry == soviet) name.entry = russia;
  }
}

/// Where the text has named a Continental Congress or a Colombian Senate, "Congress" and "the
/// Senate" mean that one, unless it names the lexicon's own in full.
void settle_short_names(const Reading& r, std::vector<FoundName>& found) {
  std::unordered_map<std::string, const FoundName*> longer;
  std::unordered_set<std::uint32_t> in_full;
  for (FoundName& name : found) {
    if (name.type != EntityType::Organization && name.type != EntityType::Event) continue;
    const std::string last(r.text(name.last - 1));
    if (name.last > name.first + 1) {
      longer[last] = &name;
      if (name.entry != kNone) in_full.insert(name.entry);
      continue;
    }
    const auto known = longer.find(last);
    if (known == longer.end() || name.entry == kNone || in_full.contains(name.entry) ||
        known->second->entry == name.entry || !means_longer(r, name, *known->second))
      continue;
    name.entry = known->second->entry;
    name.type = known->second->type;
    name.rivals.clear();
    if (name.entry == kNone)
      name.name = std::string(r.text(known->second->first, known->second->last));
  }
}

/// "the Nationalists" of a text on Taiwan are its government, unless the text names their party.
void settle_nationalists(const Reading& r, std::vector<FoundName>& found) {
  const std::uint32_t party = r.lexicon.find_entry(EntityType::Organization, "Kuomintang");
  const std::uint32_t taiwan = r.lexicon.find_entry(EntityType::Country, "Taiwan");
  const auto people = [&](const FoundName& name) {
    return name.entry == party && r.text(name.last - 1) == "Nationalists";
  };
  bool on_taiwan = false;
  for (const FoundName& name : found) {
    if (name.entry == party && !people(name)) return;
    on_taiwan = on_taiwan || (name.entry == taiwan && taiwan != kNone);
  }
  if (!on_taiwan) return;
  for (FoundName& name : found) {
    if (party == kNone || !people(name)) continue;
    name.entry = taiwan;
    name.type = EntityType::Country;
    name.rivals.clear();
  }
}

/// "the Party Congress" is the one whose number the text has told.
void settle_party_congresses(const Reading& r, std::vector<FoundName>& found) {
  std::string numbered;
  for (FoundName& name : found) {
    if (name.type != EntityType::Event || name.entry != kNone) continue;
    if (name.name.ends_with(" Party Congress")) numbered = name.name;
    if (!numbered.empty() && r.text(name.first, name.last) == "Party Congress")
      name.name = numbered;
  }
}

/// Where the text knows a George Washington, "Washington" without "in" or "to" before it is he.
void settle_namesakes(const Reading& r, std::vector<FoundName>& found) {
  std::unordered_map<std::string, TokenId> surnames;
  for (const FoundName& name : found) {
    if (name.type == EntityType::Person && name.last > name.first + 1)
      surnames.emplace(std::string(r.text(name.last - 1)), name.first);
  }
  for (FoundName& name : found) {
    if (name.type != EntityType::Country || name.last != name.first + 1 ||
        name.form != Mention::Form::Name)
      continue;
    const auto senses = r.lexicon.names.find(r.text(name.first));
    if (senses.empty() || senses.front().sense != Sense::Seat) continue;
    const auto person = surnames.find(std::string(r.text(name.first)));
    if (person == surnames.end() || person->second > name.first) continue;
    const std::string_view before = name.first > 0 ? r.text(name.first - 1) : std::string_view{};
    if (before == "in" || before == "at" || before == "to" || before == "from" ||
        before == "into" || before == "near" || before == "outside" || before == "toward")
      continue;
    name.type = EntityType::Person;
    name.entry = kNone;
    name.rivals.clear();
  }
}

/// "De Klerk visited Washington" at the head of a sentence is F.W. de Klerk.
void settle_particles(const Reading& r, std::vector<FoundName>& found) {
  std::unordered_set<std::string> surnames;
  for (const FoundName& name : found) {
    if (name.type != EntityType::Person) continue;
    for (TokenId t = name.first + 1; t + 1 < name.last; ++t) {
      if (r.lexicon.is("name-part", r.text(t))) surnames.insert(std::string(r.text(t, name.last)));
    }
  }
  if (surnames.empty()) return;
  for (FoundName& name : found) {
    if (name.type != EntityType::Person || name.last < name.first + 2 ||
        name.first != r.sentence(name.first).first_token)
      continue;
    std::string words(r.text(name.first, name.last));
    words[0] = lower(words.substr(0, 1))[0];
    if (surnames.contains(words)) name.name = std::move(words);
  }
}

/// "Henry John Temple, Viscount Palmerston", "Charles Gravier, comte de Vergennes": the title after
/// the comma belongs to the name.
void join_noble_names(const Reading& r, std::vector<FoundName>& found) {
  static constexpr std::string_view kTitles[] = {
      "Viscount", "Earl",  "Lord",  "Baron", "Duke",    "Count",   "duke",  "earl",  "count",
      "duc",      "comte", "Comte", "Duc",   "marquis", "Marquis", "Conde", "conde", "Marquess"};
  for (std::size_t i = 0; i < found.size(); ++i) {
    FoundName& name = found[i];
    const TokenId comma = name.last;
    if (name.type != EntityType::Person || name.last < name.first + 2 ||
        comma + 2 >= r.mention_of.size() || r.text(comma) != "," ||
        std::find(std::begin(kTitles), std::end(kTitles), r.text(comma + 1)) == std::end(kTitles))
      continue;
    TokenId last = comma + 2;
    while (last + 1 < r.mention_of.size() &&
           (r.text(last) == "of" || r.lexicon.is("name-part", r.text(last))))
      ++last;
    if (!is_capitalised(r.text(last)) || r.sentence_of[last] != r.sentence_of[comma]) continue;
    ++last;
    name.last = last;
    while (i + 1 < found.size() && found[i + 1].first < last) {
      found[i].last = std::max(found[i].last, found[i + 1].last);
      found.erase(found.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }
}

}  // namespace

std::vector<FoundName> find_names(const Reading& reading) {
  std::vector<FoundName> found;
  NameScanner scanner(reading, found);
  for (const Sentence& sentence : reading.analysis.sentences) scanner.scan(sentence);
  join_noble_names(reading, found);
  ShortNames(reading, found).find();
  settle_particles(reading, found);
  settle_rivals(reading, found);
  settle_divided_germany(reading, found);
  settle_colonies(reading, found);
  settle_soviet_times(reading, found);
  settle_bolsheviks(reading, found);
  settle_namesakes(reading, found);
  settle_short_names(reading, found);
  settle_party_congresses(reading, found);
  settle_nationalists(reading, found);
  settle_quoted_names(reading, found);
  join_regions(reading, found);
  join_parentheses(reading, found);
  join_second_names(reading, found);
  find_unknown_places(reading, found);
  return found;
}

}  // namespace dossier::ingest
